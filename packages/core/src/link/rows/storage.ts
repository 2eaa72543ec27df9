import type { Place } from '../../model/api-path.js';
import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { StorageRow } from '../../model/model.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import type { FlowContent } from '../../solve/flow-graph.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkedStore, LinkWriter } from '../contract/contract.js';
import { keyOfArgumentIn } from './flow-contents.js';
import { fileOf, isOrigin } from '../contract/node-kinds.js';

// Long-lived storage of libraries (engine notes 4.3): a slot is a node of the whole program, written and read by jumps. A row
// speaks either of an object that is the slot (`request.state`: stores on it, reads of it) or of the value that a call carries
// (`ContextVar().set.Argument[0]`, `get.ReturnValue`).

interface WaitingForSites {
  readonly place: (slot: number) => void;
  readonly suffix: string;
  readonly placed: Set<number>;
}

interface WriteWithin {
  readonly row: StorageRow;
  readonly members: readonly string[];
}

/** So deep is what is handed over looked into. */
const DEEPEST_MEMBER = 2;

/** Most parameters of a callback that a slot fills. */
const CALLBACK_PARAMETERS = 3;

const NO_ROWS: readonly StorageRow[] = [];

/** Places the storage rows of one language. */
export class StoragePlacer {
  readonly #trie: ApiTrie;
  readonly #language: 'python' | 'javascript';
  readonly #reads: (readonly StorageRow[])[] = [];
  readonly #writes: (readonly StorageRow[])[] = [];
  /** Slots that an object stands for, and the states of that object after calls; each may be known first. */
  readonly #slotsOf = new Map<number, { readonly slot: number; readonly note: number }[]>();
  readonly #changed = new Map<number, number[]>();
  readonly #within = new Map<ApiState, readonly WriteWithin[]>();
  /** What was placed for the sites of an object, by its node. */
  readonly #waiting = new Map<number, WaitingForSites[]>();

  constructor(trie: ApiTrie, language: 'python' | 'javascript') {
    this.#trie = trie;
    this.#language = language;
  }

  /** More is known of where the object at the node was made. */
  site(node: number, writer: LinkWriter): void {
    for (const waiting of this.#waiting.get(node) ?? []) this.#placeSites(waiting, node, writer);
  }

  /** Rows at the arguments and at the result of a call of `state`. True when there are any. */
  call(call: LinkedCall, state: ApiState, writer: LinkWriter): boolean {
    const { arguments: taken, result } = this.#trie.branches(state);
    let placed = false;
    for (const { place, state: at } of taken) {
      for (const row of this.#rows(at, 'write')) {
        this.#writeArgument(call, place, row, this.#trie.label(state), writer);
        placed = true;
      }
    }
    for (const { place, state: at } of taken) placed = this.#callbacks(call, place, at, writer) || placed;
    if (result < 0) return placed;
    for (const row of this.#rows(result, 'read')) {
      if (this.#needsCall(row, result)) this.#readResult(call, row, this.#trie.label(state), writer);
      placed = true;
    }
    return placed;
  }

  /** Rows that name the object at the node as a slot, or read one into it. */
  value(node: number, state: ApiState, writer: LinkWriter): void {
    for (const row of this.#rows(state, 'read')) {
      // Reads with a key or a site are placed with their call; the object's origin alone sees the slot, so that later stores
      // and removals in the same callable hold.
      if (this.#needsCall(row, state) || !isOrigin(writer.files, node)) continue;
      const label = this.#trie.label(state);
      this.#eachSlot(row, node, writer, (slot) => {
        writer.addEdge(slot, node, 'jump', 0, writer.note('read', `read back from ${label}`, null));
      });
    }
    for (const row of this.#rows(state, 'write')) {
      if (this.#needsCall(row, state)) continue;
      const note = writer.note('store', `kept in ${this.#trie.label(state)}`, null);
      const known = this.#slotsOf.get(node) ?? [];
      this.#slotsOf.set(node, known);
      this.#eachSlot(row, node, writer, (slot) => {
        known.push({ slot, note });
        for (const after of this.#changed.get(node) ?? []) writer.addEdge(after, slot, 'jump', 0, note);
      });
    }
  }

  /** A call of unknown or modelled code changed the object `before`; if it is a slot, the change is kept there. */
  changed(before: number, after: number, writer: LinkWriter): void {
    const known = this.#changed.get(before) ?? [];
    if (known.includes(after)) return;
    known.push(after);
    this.#changed.set(before, known);
    for (const { slot, note } of this.#slotsOf.get(before) ?? []) writer.addEdge(after, slot, 'jump', 0, note);
  }

  /** Stores on an object that is a slot, and stores of such an object as a whole (`request.state = values`). */
  store(store: LinkedStore, content: FlowContent, state: ApiState, writer: LinkWriter): void {
    for (const row of this.#rows(state, 'write')) {
      if (this.#needsCall(row, state)) continue;
      const note = writer.note('store', `kept in ${this.#trie.label(state)}`, null);
      this.#eachSlot(row, store.base, writer, (slot) => {
        const held = writer.addNode(store.callable, store.file, store.span.from, store.span.to);
        writer.addEdge(store.value, held, 'store', writer.content(content), note);
        writer.addEdge(held, slot, 'jump', 0, note);
      });
    }
    if (content.kind !== 'key' && content.kind !== 'field') return;
    const kind = content.kind === 'key' && this.#language === 'python' ? 'key' : 'member';
    for (const inner of this.#trie.step(state, { kind, name: content.name })) this.#storeWhole(store, inner, writer);
  }

  /** What the program hands to the library at `node` (the result of a callback, an argument) is what a row stores, or holds it. */
  expected(node: number, state: ApiState, writer: LinkWriter): void {
    const note = writer.note('store', 'handed over to the framework', null);
    for (const { row, members } of this.#writesWithin(state)) {
      const held = members.length === 0 ? node : this.#held(node, members, note, writer);
      if (held >= 0) this.#eachSlot(row, node, writer, (slot) => writer.addEdge(held, slot, 'jump', 0, note));
    }
  }

  /** What is under some members of what is handed over at a node of the program: `props` of what a callback returns. */
  #held(node: number, members: readonly string[], note: number, writer: LinkWriter): number {
    const file = fileOf(writer.files, node);
    if (file === undefined) return -1;
    const { callable, from, to } = file.facts.nodes;
    const local = node - file.nodeBase;
    const index = writer.files.indexOf(file);
    let held = node;
    for (const name of members) {
      const next = writer.addNode(file.callableBase + (callable[local] ?? 0), index, from[local] ?? 0, to[local] ?? 0);
      writer.addEdge(
        held,
        next,
        'read',
        writer.content({ kind: this.#language === 'python' ? 'field' : 'key', name }),
        note,
      );
      held = next;
    }
    return held;
  }

  /** Rows that store what is handed over as this state, or one of its members. */
  #writesWithin(state: ApiState): readonly WriteWithin[] {
    let found = this.#within.get(state);
    if (found === undefined) {
      const collected: WriteWithin[] = [];
      const collect = (at: ApiState, members: readonly string[]): void => {
        for (const row of this.#rows(at, 'write')) if (!this.#needsCall(row, at)) collected.push({ row, members });
        if (members.length >= DEEPEST_MEMBER) return;
        for (const [name, inner] of this.#trie.branches(at).members) collect(inner, [...members, name]);
      };
      collect(state, []);
      this.#within.set(state, (found = collected));
    }
    return found;
  }

  #storeWhole(store: LinkedStore, inner: ApiState, writer: LinkWriter): void {
    for (const row of this.#rows(inner, 'write')) {
      if (this.#needsCall(row, inner)) continue;
      const note = writer.note('store', `kept in ${this.#trie.label(inner)}`, null);
      this.#eachSlot(row, store.base, writer, (slot) => writer.addEdge(store.value, slot, 'jump', 0, note));
    }
  }

  #writeArgument(call: LinkedCall, place: Place, row: StorageRow, label: string, writer: LinkWriter): void {
    const note = writer.note('store', `kept by ${label}`, null);
    const keys = keysOf(row, call, writer);
    this.#eachSlot(row, call.receiver, writer, (slot) => {
      for (const { argument, through } of passedAt(call, [place])) {
        let value = argument.node;
        if (through !== null) value = link(call, value, 'read', through, note, writer);
        if (keys === null) writer.addEdge(value, slot, 'jump', 0, note);
        for (const key of keys ?? []) {
          writer.addEdge(link(call, value, 'store', key, note, writer), slot, 'jump', 0, note);
        }
      }
    });
  }

  /** Callbacks that get what is in a slot under a key that the call names: listeners of an event. */
  #callbacks(call: LinkedCall, place: Place, callback: ApiState, writer: LinkWriter): boolean {
    const given: { readonly node: number; readonly index: number; readonly name: null }[] = [];
    const { callable, file, span } = call;
    for (let index = 0; index < CALLBACK_PARAMETERS; index++)
      for (const state of this.#trie.step(callback, { kind: 'parameter', index, name: null }))
        for (const row of this.#rows(state, 'read')) {
          if (!this.#needsCall(row, state)) continue;
          const node = writer.addNode(callable, file, span.from, span.to);
          this.#readInto(call, node, row, this.#trie.label(state), writer);
          given.push({ node, index, name: null });
        }
    if (given.length === 0) return false;
    for (const { argument } of passedAt(call, [place])) writer.invoke(call, argument.node, given, -1);
    return true;
  }

  #readResult(call: LinkedCall, row: StorageRow, label: string, writer: LinkWriter): void {
    this.#readInto(call, call.result, row, label, writer);
  }

  #readInto(call: LinkedCall, target: number, row: StorageRow, label: string, writer: LinkWriter): void {
    const note = writer.note('read', `read back by ${label}`, null);
    const keys = keysOf(row, call, writer);
    const { callable, file, span } = call;
    this.#eachSlot(row, call.receiver, writer, (slot) => {
      if (keys === null) {
        writer.addEdge(slot, target, 'jump', 0, note);
        return;
      }
      const held = writer.addNode(callable, file, span.from, span.to);
      writer.addEdge(slot, held, 'jump', 0, note);
      for (const key of keys) writer.addEdge(held, target, 'read', writer.content(key), note);
    });
  }

  /** The slots of a row: its family, or one for each place where the object at `node` was made, those found later as well. */
  #eachSlot(row: StorageRow, node: number, writer: LinkWriter, place: (slot: number) => void): void {
    if (!isOfSite(row)) {
      place(writer.slot(`${this.#language} ${row.slot}`));
      return;
    }
    const waiting = { place, suffix: row.slot.slice('site'.length), placed: new Set<number>() };
    const known = this.#waiting.get(node);
    if (known === undefined) this.#waiting.set(node, [waiting]);
    else known.push(waiting);
    this.#placeSites(waiting, node, writer);
    if (waiting.placed.size > 0) return;
    const name = node < 0 ? null : writer.nameOf(node);
    place(writer.slot(`${this.#language} site of ${name ?? 'unknown origin'}${waiting.suffix}`));
  }

  #placeSites({ place, suffix, placed }: WaitingForSites, node: number, writer: LinkWriter): void {
    for (const site of node < 0 ? [] : writer.sites(node)) {
      if (placed.has(site)) continue;
      placed.add(site);
      place(writer.slot(`site ${site}${suffix}`));
    }
  }

  /** Whether the row can only be placed with the call that writes or reads: it names a key of it, or the site of its receiver. */
  #needsCall(row: StorageRow, state: ApiState): boolean {
    return row.key !== undefined || (isOfSite(row) && !this.#trie.hasSites(state));
  }

  /** Rows of a state; nearly every state has none, and values arrive at states by the hundred thousand. */
  #rows(state: ApiState, side: 'read' | 'write'): readonly StorageRow[] {
    const kept = side === 'read' ? this.#reads : this.#writes;
    let rows = kept[state];
    if (rows === undefined) {
      const found = this.#trie
        .rows(state)
        .flatMap((row) => (row.side === side && 'storage' in row.model ? [row.model.storage] : []));
      rows = found.length === 0 ? NO_ROWS : found;
      kept[state] = rows;
    }
    return rows;
  }
}

/** The slot's contents that a row's `key` names on this call; null when the row has none and the slot holds the value itself. */
function keysOf(row: StorageRow, call: LinkedCall, writer: LinkWriter): readonly FlowContent[] | null {
  if (row.key === undefined) return null;
  const token = parseRelativePath(row.key).path?.tokens[0];
  if (token?.kind !== 'argument') return [{ kind: 'anyKey' }];
  const key = keyOfArgumentIn(call, (node) => writer.constants(node));
  const [place] = token.places.filter((candidate) => passedAt(call, [candidate]).length > 0);
  const names = place === undefined ? null : key({ kind: 'keyOfArgument', place });
  if (names !== null) return names.map((name) => ({ kind: 'key', name }));
  // What the key may be is asked again when values are known.
  const [passed] = place === undefined ? [] : passedAt(call, [place]);
  return passed === undefined || passed.through !== null
    ? [{ kind: 'anyKey' }]
    : [{ kind: 'anyKey', key: passed.argument.node }];
}

function link(
  call: LinkedCall,
  from: number,
  kind: 'read' | 'store',
  content: FlowContent,
  note: number,
  writer: LinkWriter,
): number {
  const node = writer.addNode(call.callable, call.file, call.span.from, call.span.to);
  writer.addEdge(from, node, kind, writer.content(content), note);
  return node;
}

/** One slot for each place where the object was made; `site`, or `site` and what tells several slots of one place apart. */
function isOfSite(row: StorageRow): boolean {
  return row.slot === 'site' || row.slot.startsWith('site ');
}
