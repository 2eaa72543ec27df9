import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import { buildApiTrie } from '../../model/api-trie-builder.js';
import type { Catalogue } from '../../model/catalogue.js';
import type { Model } from '../../model/model.js';
import type { LinkedCall, LinkedStore, LinkView, LinkWriter, Occurrences, Placement } from '../contract/contract.js';
import { findOccurrences } from './occurrences.js';
import { endingPositions, type PlacementSettings } from '../contract/ending-positions.js';
import { placeConstruction, placeUnknownCall } from './obscure.js';
import type { RowVersions } from '../../model/row-versions.js';
import { searchIn } from './row-search.js';
import { RowCounter } from '../contract/row-uses.js';
import { StoragePlacer } from './storage.js';
import { parseSummary, type ParsedSummary, passObjects, SummaryPlacer } from './summaries.js';

/**
 * Placement of the catalogue's rows for one language; `versions` tells which hold where, null: all do everywhere. `used`: the packages
 * that the program may get values of, null: all. Make one per program: it remembers the calls that rows spoke of.
 */
export function createPlacement(
  catalogue: Catalogue,
  language: 'python' | 'javascript',
  versions: RowVersions | null = null,
  used: ReadonlySet<string> | null = null,
): Placement {
  return new RowPlacement(catalogue, language, versions, used);
}

/** How deep a credential lies in what an exchange is asked with, and in what it answers. */
const EXCHANGED_DEPTH = 2;

class RowPlacement implements Placement {
  readonly trie: ApiTrie;
  readonly #catalogue: Catalogue;
  readonly #language: 'python' | 'javascript';
  readonly #versions: RowVersions | null;
  readonly #storage: StoragePlacer;
  readonly #settings: PlacementSettings;
  readonly #summaries = new Map<ApiState, readonly ParsedSummary[]>();
  readonly #methodSummaries = new Map<string, readonly ParsedSummary[]>();
  /** Whether rows say what a call of the state does; then the defaults of unknown code do not apply. */
  readonly #says = new Map<ApiState, boolean>();
  readonly #noResult = new Map<ApiState, boolean>();
  readonly #spokenOf = new Set<number>();
  readonly #uses: RowCounter;

  constructor(
    catalogue: Catalogue,
    language: 'python' | 'javascript',
    versions: RowVersions | null,
    used: ReadonlySet<string> | null,
  ) {
    this.trie = buildApiTrie(catalogue, language, versions, used);
    this.#versions = versions;
    this.#uses = new RowCounter(this.trie);
    this.#catalogue = catalogue;
    this.#language = language;
    this.#storage = new StoragePlacer(this.trie, language);
    this.#settings = { language, endsFlow: endingPositions(catalogue, language) };
  }

  onApiCall(call: LinkedCall, state: ApiState, writer: LinkWriter): void {
    this.#uses.call(call, state);
    const isStored = this.#storage.call(call, state, writer);
    if (!isStored && !this.#speaksOf(state)) return;
    this.#spokenOf.add(call.id);
    const rows = this.trie.isItem(state) ? [] : this.#summariesOf(state);
    // Where only some keys of a mapping are sources, asking for another one is what its class or method says.
    const isAsked = rows.length === 0 && call.receiver >= 0 && this.#isAsked(state);
    this.#placeSummaries(call, this.trie.label(state), isAsked ? this.#summariesOfMethod(call.name) : rows, writer);
    if (this.#endsFlows(state)) this.#passCleared(call, writer);
    if (!isStored && this.#saysNoResult(state)) placeConstruction(call, this.#settings, writer);
  }

  onApiRead(read: LinkedCall, state: ApiState, writer: LinkWriter): void {
    this.#uses.call(read, state);
    this.#placeSummaries(read, this.trie.label(state), this.#summariesOf(state), writer);
  }

  onApiValue(node: number, state: ApiState, writer: LinkWriter): void {
    this.#uses.value(state);
    this.#storage.value(node, state, writer);
  }

  onApiStore(store: LinkedStore, state: ApiState, writer: LinkWriter): void {
    const content = writer.contentOf(store.content);
    this.#uses.value(state);
    if ('name' in content)
      for (const inner of this.trie.step(state, { kind: 'member', name: content.name })) this.#uses.value(inner);
    this.#storage.store(store, content, state, writer);
  }

  onSite(node: number, writer: LinkWriter): void {
    this.#storage.site(node, writer);
  }

  onExpected(node: number, state: ApiState, writer: LinkWriter): void {
    this.#uses.value(state);
    this.#storage.expected(node, state, writer);
    for (const { model } of this.trie.rows(state)) {
      if ('entryPoint' in model) writer.markEntry(node, model.entryPoint.entry);
    }
  }

  onUnknownCall(call: LinkedCall, writer: LinkWriter): void {
    if (this.#spokenOf.has(call.id)) return;
    const rows = call.receiver < 0 ? [] : this.#summariesOfMethod(call.name);
    if (rows.length > 0) {
      this.#uses.method(call.name);
      this.#placeSummaries(call, `.${call.name}()`, rows, writer);
    } else placeUnknownCall(call, this.#settings, writer);
    for (const { before, after } of call.posts) if (before >= 0) this.#storage.changed(before, after, writer);
  }

  occurrences(view: LinkView): Occurrences {
    const found = findOccurrences(searchIn(view, this.trie, this.#catalogue, this.#language, this.#versions));
    return { ...found, rowUses: this.#uses.with(found) };
  }

  #placeSummaries(call: LinkedCall, label: string, rows: readonly ParsedSummary[], writer: LinkWriter): void {
    if (rows.length === 0) {
      passObjects(call, writer);
    } else {
      const placer = new SummaryPlacer(call, label, this.#settings, writer);
      for (const row of rows) placer.place(row);
      placer.finish();
    }
    for (const { before, after } of call.posts) if (before >= 0) this.#storage.changed(before, after, writer);
  }

  /** Whether rows speak of what goes into the call alone. */
  #saysNoResult(state: ApiState): boolean {
    let says = this.#noResult.get(state);
    if (says === undefined) {
      const { result, arguments: taken } = this.trie.branches(state);
      says =
        !this.trie.rows(state).some(({ model }) => speaksOfCall(model)) &&
        (result < 0 || !this.trie.rows(result).some(({ model }) => 'source' in model)) &&
        taken.some(({ state: at }) => this.#isSink(at));
      this.#noResult.set(state, says);
    }
    return says;
  }

  /** Whether rows at the argument, or at something inside it, say that it leaves. */
  #isSink(state: ApiState): boolean {
    const { members } = this.trie.branches(state);
    return (
      this.trie.rows(state).some(({ model }) => 'sink' in model) || [...members.values()].some((at) => this.#isSink(at))
    );
  }

  #endsFlows(state: ApiState): boolean {
    return this.trie.rows(state).some(({ model }) => 'barrier' in model && model.barrier.position === undefined);
  }

  /**
   * What goes into a barrier comes out cleared, so that the report can say which flow it ended: the argument or what it holds, in
   * the answer or in a part of it.
   */
  #passCleared(call: LinkedCall, writer: LinkWriter): void {
    const note = writer.note('model', `goes into ${call.name === '' ? 'a barrier' : `${call.name}()`}`, null);
    const anyKey = writer.content({ kind: 'anyKey' });
    const newNode = (): number => writer.addNode(call.callable, call.file, call.span.from, call.span.to);
    const given = newNode();
    for (const { node } of call.arguments) {
      let part = node;
      for (let depth = 0; depth <= EXCHANGED_DEPTH; depth += 1) {
        writer.addEdge(part, given, 'taint', 0, note);
        const inner = newNode();
        writer.addEdge(part, inner, 'read', anyKey, note);
        part = inner;
      }
    }
    let holder = given;
    for (let depth = 0; depth <= EXCHANGED_DEPTH; depth += 1) {
      writer.addEdge(holder, call.result, 'value', 0, note);
      const outer = newNode();
      writer.addEdge(holder, outer, 'store', anyKey, note);
      holder = outer;
    }
  }

  #summariesOf(state: ApiState): readonly ParsedSummary[] {
    let parsed = this.#summaries.get(state);
    if (parsed === undefined) {
      parsed = this.trie.rows(state).flatMap((row) => parseSummary(row) ?? []);
      this.#summaries.set(state, parsed);
    }
    return parsed;
  }

  #summariesOfMethod(name: string): readonly ParsedSummary[] {
    let parsed = this.#methodSummaries.get(name);
    if (parsed === undefined) {
      parsed = this.trie.methodSummaries(name).flatMap((row) => parseSummary(row) ?? []);
      this.#methodSummaries.set(name, parsed);
    }
    return parsed;
  }

  /** Whether all that rows say of a call is that it gives a source when it is asked for certain names. */
  #isAsked(state: ApiState): boolean {
    const { arguments: taken, result } = this.trie.branches(state);
    if (taken.length > 0 || this.trie.rows(state).some(({ model }) => speaksOfCall(model)) || result < 0) return false;
    const sources = this.trie.rows(result).flatMap(({ model }) => ('source' in model ? [model.source] : []));
    return sources.length > 0 && sources.every(({ where }) => where !== undefined);
  }

  /** Rows of the call as a whole, of its arguments, or a source in its result: then what comes back is what rows say, no more. */
  #speaksOf(state: ApiState): boolean {
    let says = this.#says.get(state);
    if (says === undefined) {
      const { arguments: taken, result } = this.trie.branches(state);
      says =
        taken.length > 0 ||
        this.trie.rows(state).some(({ model }) => speaksOfCall(model)) ||
        (result >= 0 && this.trie.rows(result).some(({ model }) => 'source' in model));
      this.#says.set(state, says);
    }
    return says;
  }
}

function speaksOfCall(model: Model): boolean {
  return 'summary' in model || 'barrier' in model || 'barrierGuard' in model || 'call' in model || 'neutral' in model;
}
