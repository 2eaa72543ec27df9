import { PairTable } from '../../columns/pair-table.js';
import { OWN_ATTRIBUTES } from '../../facts/content.js';
import { EDGE_KIND } from '../../facts/flow-edge.js';
import type { Parameter } from '../../facts/callable.js';
import type { ApiState, ApiStep, ApiTrie } from '../../model/api-trie.js';
import { FLOW_KIND, type FlowContent } from '../../solve/flow-graph.js';
import { ALL, type Cells } from './cells.js';
import type { ClassTable } from './classes.js';
import type { LinkedCall, LinkedStore, LinkWriter, Placement } from '../contract/contract.js';
import { makesObject } from './made-objects.js';
import type { BoundCallable } from './bound-callable.js';
import type { Tracker } from './tracker.js';
import { UNBOUND_METHOD, VALUE_KIND } from './values.js';

/** One language's side of the library world. */
export interface LibraryLanguage {
  readonly id: string;
  readonly placement: Placement;
  readonly trie: ApiTrie;
  /** Set once, right after the writer that needs the library was made. */
  readonly writer: () => LinkWriter;
}

/** Library classes whose instances hold values of the program under keys or as items. */
const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'Set', 'Array']);

const COLLECTED_PARAMETERS = 4;

const NONE: readonly number[] = Object.freeze([]);
const NO_MARKS: readonly string[] = Object.freeze([]);

/**
 * Library values (engine notes 3.1): steps from one to the next, calls of them, and what library code takes project values for:
 * callbacks' parameters get the library values that they are called with.
 */
export class Library {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #cells: Cells;
  readonly #languages: readonly LibraryLanguage[];
  /** Index of each file's language, or -1. */
  readonly #languageOfFile: Int8Array;
  /** Calls with the library values that they were found to run. */
  readonly #called = new PairTable();
  readonly #reads = new Set<string>();
  readonly #madeByReads = new Set<number>();
  readonly #expectations = new Map<number, number[]>();
  /** Values with what library code takes them for. */
  readonly #met = new PairTable();
  readonly #bases = new Map<number, number[]>();
  /** By kind of entry the values that are entered by it. */
  readonly #entered = new Map<string, Set<number>>();
  readonly #entering: { readonly value: number; readonly entry: string }[] = [];
  #isEntering = false;
  readonly #marks = new Map<number, string[]>();
  readonly #partials: BoundCallable[] = [];
  readonly #partialAt = new Map<number, number[]>();
  readonly #opaque: (boolean | undefined)[] = [];
  /** By node of the sources the first store whose base it is, and by store the next of the same base; -1: none. */
  readonly #firstStore: Int32Array;
  readonly #nextStore: Int32Array;
  readonly entries: Map<number, Set<string>> = new Map<number, Set<string>>();
  /** Callables that library code gets. */
  readonly met: Set<number> = new Set<number>();
  /** Classes whose instances library code makes or gets. */
  readonly handedOut: Set<number> = new Set<number>();

  constructor(tracker: Tracker, classes: ClassTable, cells: Cells, languages: readonly LibraryLanguage[]) {
    this.#tracker = tracker;
    this.#classes = classes;
    this.#cells = cells;
    this.#languages = languages;
    this.#languageOfFile = Int8Array.from(tracker.index.files, ({ facts }) => this.indexOf(facts.language));
    for (let id = 0; id < classes.count; id++)
      for (const base of classes.foreignBasesOf(id)) {
        const known = this.#bases.get(base);
        if (known === undefined) this.#bases.set(base, [id]);
        else known.push(id);
        tracker.watch(base);
      }
    const { stores, nodeCount } = tracker.index;
    this.#firstStore = new Int32Array(nodeCount).fill(-1);
    this.#nextStore = new Int32Array(stores.length);
    for (let at = stores.length - 1; at >= 0; at--) {
      const { base } = stores[at] as LinkedStore;
      this.#nextStore[at] = this.#firstStore[base] as number;
      this.#firstStore[base] = at;
    }
  }

  indexOf(languageId: string): number {
    return this.#languages.findIndex((language) => language.id === languageId);
  }

  /** The language of a file, or -1 when it has no rows. */
  languageOf(file: number): number {
    return this.#languageOfFile[file] ?? -1;
  }

  language(index: number): LibraryLanguage | undefined {
    return this.#languages[index];
  }

  add(node: number, language: number, state: ApiState): void {
    if (node >= 0) this.#tracker.add(node, this.#tracker.values.of(VALUE_KIND.api, state, language));
  }

  addGlobal(node: number, name: string): void {
    const language = this.languageOf(this.#tracker.fileOf(node));
    const state = this.#languages[language]?.trie.global(name) ?? -1;
    if (state >= 0) this.add(node, language, state);
  }

  /** Rows that name a function barely hold for everything of that name, whatever else it is. */
  addBare(node: number, name: string): void {
    if (name === '') return;
    const language = this.languageOf(this.#tracker.fileOf(node));
    const state = this.#languages[language]?.trie.bare(name) ?? -1;
    if (state >= 0) this.add(node, language, state);
  }

  /** Whether rows say by the bare name what the callable gives or takes: then its body is not looked into. */
  isOpaque(callable: number): boolean {
    let isOpaque = this.#opaque[callable];
    if (isOpaque === undefined) {
      const entry = this.#tracker.index.callables[callable];
      const trie = this.#languages[this.languageOf(entry?.file.index ?? -1)]?.trie;
      isOpaque =
        entry !== undefined && trie !== undefined && entry.facts.name !== '' && isReplaced(trie, entry.facts.name);
      this.#opaque[callable] = isOpaque;
    }
    return isOpaque;
  }

  /** A library value came to a node. */
  arrived(node: number, value: number): void {
    const { values } = this.#tracker;
    const side = this.#languages[values.b(value)];
    // No row speaks of what a row did not lead to, and nearly all library values are of that kind.
    if (side === undefined || side.trie.isUnknown(values.a(value))) return;
    side.placement.onApiValue(node, values.a(value), side.writer());
    const { stores } = this.#tracker.index;
    for (let at = this.#firstStore[node] ?? -1; at >= 0; at = this.#nextStore[at] as number)
      side.placement.onApiStore(stores[at] as LinkedStore, values.a(value), side.writer());
  }

  /** States of the library values at a node, sorted; of one language only, whose trie they are states of. */
  statesAt(node: number, language?: number): ApiState[] {
    const { values } = this.#tracker;
    const states = this.#tracker
      .valuesAt(node)
      .filter((value) => values.kind(value) === VALUE_KIND.api && (language ?? values.b(value)) === values.b(value))
      .map((value) => values.a(value));
    return [...new Set(states)].sort((a, b) => a - b);
  }

  /** Where an object with storage of its own was made, or -1; instances of a class of the program share one. */
  siteOf(value: number): number {
    const { values, index } = this.#tracker;
    if (values.kind(value) === VALUE_KIND.site) return values.a(value);
    if (values.kind(value) !== VALUE_KIND.instance) return -1;
    const shape = index.classes[this.#classes.order(values.a(value)).at(-1) ?? values.a(value)];
    return shape === undefined || shape.facts.node < 0 ? -1 : shape.facts.node + shape.file.nodeBase;
  }

  /** Whether all that is known of the node is the package that it comes from. */
  isUnknown(node: number): boolean {
    const { values } = this.#tracker;
    const held = this.#tracker.valuesAt(node).filter((value) => values.kind(value) === VALUE_KIND.api);
    return held.every((value) => this.#languages[values.b(value)]?.trie.isUnknown(values.a(value)) === true);
  }

  /** What library code takes the node for, sorted. */
  expectedAt(node: number, language: number): ApiState[] {
    const { values } = this.#tracker;
    const states = (this.#expectations.get(node) ?? [])
      .filter((value) => values.b(value) === language)
      .map((value) => values.a(value));
    return [...new Set(states)].sort((a, b) => a - b);
  }

  /** Nodes that library code takes for something, sorted. */
  expectedNodes(): readonly number[] {
    return [...this.#expectations.keys()].sort((a, b) => a - b);
  }

  /** The library values that a content of a library value at `source` is, and what rows say of its contents. */
  read(value: number, content: number, source: number, target: number): void {
    const { values, index } = this.#tracker;
    const language = values.b(value);
    const trie = this.#languages[language]?.trie;
    const named = index.contents.contents[content];
    if (trie === undefined || named === undefined || (named.kind === 'field' && OWN_ATTRIBUTES.has(named.name))) return;
    const step = stepOf(named, this.#tracker.isJavaScript(target));
    if (step === null) {
      if (named.kind === 'anyKey' && this.#tracker.isCallee(target))
        this.#readComputed(values.a(value), language, target);
      return;
    }
    for (const state of trie.step(values.a(value), step)) {
      this.add(target, language, state);
      // A row that reads by place means a list that the program made.
      const isItem = named.kind === 'element' || (named.kind === 'index' && target < index.nodeCount);
      if (isItem && !trie.isUnknown(state)) this.#readContent(source, target, state, language);
    }
    // A CommonJS package is its own default export.
    const isDefault = step.kind === 'member' && step.name === 'default';
    if (isDefault && this.#tracker.isJavaScript(target)) this.#tracker.add(target, value);
  }

  /** A call by a computed name (`app[method](…)`) may be one of any member that rows speak of. */
  #readComputed(state: ApiState, language: number, target: number): void {
    const trie = this.#languages[language]?.trie;
    if (trie === undefined) return;
    for (const alias of trie.aliases(state))
      for (const name of trie.branches(alias).members.keys())
        for (const member of trie.step(alias, { kind: 'member', name })) this.add(target, language, member);
  }

  /** The text of a library object is what its own `toString` gives. */
  text(value: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const language = values.b(value);
    const trie = this.#languages[language]?.trie;
    if (trie === undefined || !this.#tracker.isJavaScript(target)) return;
    // What such a text is made of is read into nodes of linking; their own texts would have no end.
    if (source >= this.#tracker.index.nodeCount) return;
    for (const state of trie.step(values.a(value), { kind: 'member', name: 'toString' }))
      this.#readContent(source, target, state, language);
  }

  #readContent(source: number, target: number, state: ApiState, language: number): void {
    const side = this.#languages[language];
    if (side === undefined || !side.trie.rows(state).some(({ model }) => 'summary' in model)) return;
    // A row that makes a text or an item of an object reads the object itself: no further read for the row to speak of.
    const key = `${source} ${target} ${state} ${language}`;
    if (this.#madeByReads.has(target) || this.#reads.has(key)) return;
    this.#reads.add(key);
    const before = this.#tracker.nodeCount;
    const span = this.#tracker.spanOf(target);
    const read: LinkedCall = {
      id: -1,
      file: this.#tracker.fileOf(target),
      form: 'operator',
      callable: this.#tracker.callableOf(target),
      callee: -1,
      receiver: source,
      name: '',
      arguments: [],
      result: target,
      posts: [],
      awaited: false,
      handler: -1,
      span,
      calleeSpan: span,
      synthetic: true,
    };
    side.placement.onApiRead(read, state, side.writer());
    for (let node = before; node < this.#tracker.nodeCount; node++) this.#madeByReads.add(node);
  }

  /** What a package's export is: the package, then the members that were named. */
  importPackage(name: string, members: readonly string[], node: number): void {
    const language = this.languageOf(this.#tracker.fileOf(node));
    const trie = this.#languages[language]?.trie;
    if (trie === undefined) return;
    let states: readonly ApiState[] = [trie.root(name)];
    for (const member of members)
      states = states.flatMap((state) => trie.step(state, { kind: 'member', name: member }));
    for (const state of states) this.add(node, language, state);
  }

  /** Instances of what a library value at a type names. */
  instanceOf(value: number, target: number): void {
    const { values } = this.#tracker;
    const language = values.b(value);
    for (const state of this.#languages[language]?.trie.step(values.a(value), { kind: 'return' }) ?? []) {
      this.add(target, language, state);
      if (this.#takesCallbacks(language, state)) this.expect(target, language, state);
    }
  }

  /** Whether the type is one of functions that library code calls, or of objects that hold such: what has the type is taken for it. */
  #takesCallbacks(language: number, state: ApiState): boolean {
    const trie = this.#languages[language]?.trie;
    if (trie === undefined || trie.isUnknown(state)) return false;
    const { parameters, members } = trie.branches(state);
    return parameters.length > 0 || [...members.values()].some((member) => trie.branches(member).parameters.length > 0);
  }

  /** A call whose callee may be the library value. */
  call(call: LinkedCall, value: number): void {
    const { values } = this.#tracker;
    const language = values.b(value);
    const side = this.#languages[language];
    if (side === undefined || this.#called.find(call.id, value) >= 0) return;
    this.#called.intern(call.id, value);
    const { trie } = side;
    if ((call.form === 'enter' || call.form === 'iterate') && trie.isUnknown(values.a(value))) return;
    side.placement.onApiCall(call, values.a(value), side.writer());
    for (const state of call.result < 0 ? [] : trie.step(values.a(value), { kind: 'return' })) {
      this.add(call.result, language, state);
      if (trie.hasSites(state)) this.#tracker.add(call.result, values.of(VALUE_KIND.site, call.result));
    }
    // What a program keeps in a collection it finds there: functions as well.
    if (call.form === 'new' && COLLECTIONS.has(call.name) && call.result >= 0) this.#cells.collections.add(call.result);
    if (call.result >= 0 && makesObject(call, trie.label(values.a(value))))
      this.#tracker.add(call.result, values.of(VALUE_KIND.object, call.result));
    if (call.form === 'decorator') this.#decorate(call, values.a(value), trie, language);
    for (const { node, index, name, spread } of call.arguments)
      if (spread === null)
        for (const state of trie.step(values.a(value), { kind: 'argument', index, name }))
          this.expect(node, language, state);
  }

  /** From now on the node is what library code takes for `state`. */
  expect(node: number, language: number, state: ApiState): void {
    const side = this.#languages[language];
    if (node < 0 || side === undefined || side.trie.isUnknown(state)) return;
    const expected = this.#tracker.values.of(VALUE_KIND.api, state, language);
    const known = this.#expectations.get(node);
    if (known?.includes(expected)) return;
    if (known === undefined) this.#expectations.set(node, [expected]);
    else known.push(expected);
    this.#tracker.watch(node);
    side.placement.onExpected?.(node, state, side.writer());
    for (const value of this.#tracker.valuesAt(node)) this.#meet(value, expected);
  }

  markEntry(node: number, entry: string): void {
    const known = this.#marks.get(node);
    if (known?.includes(entry)) return;
    if (known === undefined) this.#marks.set(node, [entry]);
    else known.push(entry);
    this.#tracker.watch(node);
    for (const value of this.#tracker.valuesAt(node)) this.#entering.push({ value, entry });
    this.#enterAll();
  }

  /** Objects within objects are entered one after the other: programs nest them deeper than a stack. */
  #enterAll(): void {
    if (this.#isEntering) return;
    this.#isEntering = true;
    for (let next = this.#entering.pop(); next !== undefined; next = this.#entering.pop())
      this.#enterAt(next.value, next.entry);
    this.#isEntering = false;
  }

  bind(node: number, partial: BoundCallable): void {
    const bound = this.#partialAt.get(node) ?? [];
    const isKnown = bound.some((id) => JSON.stringify(this.#partials[id]) === JSON.stringify(partial));
    if (isKnown) return;
    const id = this.#partials.push(partial) - 1;
    this.#partialAt.set(node, [...bound, id]);
    this.#tracker.add(node, this.#tracker.values.of(VALUE_KIND.partial, id, partial.isMethod ? UNBOUND_METHOD : 0));
  }

  partial(id: number): BoundCallable {
    return this.#partials[id] as BoundCallable;
  }

  watched(node: number, value: number): void {
    if (this.siteOf(value) >= 0)
      for (const { placement, writer } of this.#languages) placement.onSite?.(node, writer());
    // What is met may add to either list; that has been met with the values that are here.
    const expectations = this.#expectations.get(node) ?? NONE;
    for (let at = 0, end = expectations.length; at < end; at++) this.#meet(value, expectations[at] as number);
    const marks = this.#marks.get(node) ?? NO_MARKS;
    for (let at = 0, end = marks.length; at < end; at++) this.#enterAt(value, marks[at] as string);
    if (this.#tracker.values.kind(value) === VALUE_KIND.api)
      for (const id of this.#bases.get(node) ?? []) this.#subclass(id, value);
  }

  /** A library decorator is taken to hand back what it decorates. */
  #decorate(call: LinkedCall, state: ApiState, trie: ApiTrie, language: number): void {
    const decorated = call.arguments[0];
    if (decorated === undefined) return;
    this.#tracker.addEdge(decorated.node, call.result, FLOW_KIND.value, 0, 0);
    for (const target of trie.step(state, { kind: 'decorated' })) this.expect(decorated.node, language, target);
  }

  #subclass(id: number, base: number): void {
    const { values, index } = this.#tracker;
    const language = values.b(base);
    const trie = this.#languages[language]?.trie;
    if (trie?.hasSubclassRows(values.a(base)) !== true) return;
    for (const derived of [id, ...this.#classes.descendants(id)]) {
      const shape = index.classes[derived];
      if (shape === undefined) continue;
      for (const state of trie.step(values.a(base), { kind: 'subclass' })) {
        this.handedOut.add(derived);
        this.expect(shape.facts.node < 0 ? -1 : shape.facts.node + shape.file.nodeBase, language, state);
        for (const member of shape.facts.members) {
          if (member.callable < 0) continue;
          for (const method of trie.step(state, { kind: 'method', name: member.name })) {
            this.expect(this.#classes.nodeOf(derived, member), language, method);
            this.#meetCallable(this.#classes.callableOf(derived, member), language, method);
          }
        }
      }
    }
  }

  /** A project value where library code expects what `expected` names. */
  #meet(value: number, expected: number): void {
    if (this.#met.find(value, expected) >= 0) return;
    this.#met.intern(value, expected);
    const { values } = this.#tracker;
    const language = values.b(expected);
    const state = values.a(expected);
    switch (values.kind(value)) {
      case VALUE_KIND.callable:
        this.#meetCallable(values.callable(value), language, state);
        return;
      case VALUE_KIND.instance:
        this.#meetInstance(values.a(value), language, state);
        return;
      case VALUE_KIND.class:
        // Library code makes the instances.
        this.#meetInstance(values.a(value), language, state);
        return;
      case VALUE_KIND.object:
        this.#cells.follow(value, (content, cell) => {
          const named = this.#tracker.index.contents.contents[content];
          if (named === undefined || content === ALL) return;
          const inside = named.kind === 'key' ? this.#steps(language, state, named.name) : [];
          for (const member of [...inside, ...this.#itemSteps(language, state)]) this.expect(cell, language, member);
        });
        return;
      case VALUE_KIND.partial:
        this.expect(this.partial(values.a(value)).callee, language, state);
    }
  }

  #meetCallable(callable: number, language: number, state: ApiState): void {
    const entry = this.#tracker.index.callables[callable];
    const trie = this.#languages[language]?.trie;
    if (entry === undefined || trie === undefined || trie.isUnknown(state)) return;
    const { nodeBase } = entry.file;
    this.met.add(callable);
    for (const parameter of entry.facts.parameters) this.#meetParameter(parameter, nodeBase, language, state, trie);
    for (const result of trie.step(state, { kind: 'return' }))
      if (entry.facts.result >= 0) {
        const node = entry.facts.result + nodeBase;
        this.expect(node, language, result);
        if (entry.facts.isGenerator) this.#meetYielded(node, language, result);
      }
  }

  /** What a generator hands over, one by one. */
  #meetYielded(result: number, language: number, state: ApiState): void {
    const tracker = this.#tracker;
    const { backward } = tracker.index;
    for (const item of this.#itemSteps(language, state)) {
      const node = tracker.addNode(tracker.callableOf(result), tracker.fileOf(result), 0, 0);
      for (let row = backward.first[result] as number; row < (backward.first[result + 1] as number); row++)
        if (backward.kind[row] === EDGE_KIND.store)
          tracker.addEdge(backward.other[row] as number, node, FLOW_KIND.value, 0, 0);
      this.expect(node, language, item);
    }
  }

  #meetParameter(parameter: Parameter, nodeBase: number, language: number, state: ApiState, trie: ApiTrie): void {
    const node = parameter.node + nodeBase;
    const { index, name } = parameter;
    if (parameter.collects === null) {
      for (const given of trie.step(state, { kind: 'parameter', index, name })) this.add(node, language, given);
    } else if (parameter.collects === 'positional' && index !== null) {
      for (let offset = 0; offset < COLLECTED_PARAMETERS; offset++)
        for (const given of trie.step(state, { kind: 'parameter', index: index + offset, name: null })) {
          const file = this.#tracker.fileOf(node);
          const item = this.#tracker.addNode(this.#tracker.callableOf(node), file, 0, 0);
          this.#tracker.add(node, this.#tracker.values.of(VALUE_KIND.object, node));
          this.#tracker.addEdge(item, node, FLOW_KIND.store, this.#tracker.index.contents.index(offset), 0);
          this.add(item, language, given);
        }
    }
  }

  #meetInstance(id: number, language: number, state: ApiState): void {
    for (const name of this.#classes.methodNames(id))
      for (const method of this.#steps(language, state, name))
        for (const { owner, member } of this.#classes.lookUp(id, name, ({ callable }) => callable >= 0)) {
          this.handedOut.add(id);
          this.expect(this.#classes.nodeOf(owner, member), language, method);
          this.#meetCallable(this.#classes.callableOf(owner, member), language, method);
        }
  }

  #steps(language: number, state: ApiState, name: string): readonly ApiState[] {
    const trie = this.#languages[language]?.trie;
    return (trie?.step(state, { kind: 'member', name }) ?? []).filter((next) => trie?.isUnknown(next) === false);
  }

  /** What rows say of any item or entry of what is passed. */
  #itemSteps(language: number, state: ApiState): readonly ApiState[] {
    const trie = this.#languages[language]?.trie;
    return (trie?.step(state, { kind: 'element' }) ?? []).filter((next) => trie?.isUnknown(next) === false);
  }

  #enterAt(value: number, entry: string): void {
    let entered = this.#entered.get(entry);
    if (entered === undefined) this.#entered.set(entry, (entered = new Set()));
    if (entered.has(value)) return;
    entered.add(value);
    const { values } = this.#tracker;
    const id = values.a(value);
    switch (values.kind(value)) {
      case VALUE_KIND.callable:
        this.#enterCallable(values.callable(value), entry);
        return;
      case VALUE_KIND.class:
      case VALUE_KIND.instance:
        if (this.handedOut.has(id) && values.kind(value) === VALUE_KIND.class) return;
        this.handedOut.add(id);
        for (const name of this.#classes.methodNames(id))
          for (const { owner, member } of this.#classes.lookUp(id, name, ({ callable }) => callable >= 0))
            if (!name.startsWith('_')) this.#enterCallable(this.#classes.callableOf(owner, member), entry);
        return;
      case VALUE_KIND.object:
        this.#cells.follow(value, (_content, cell) => this.markEntry(cell, entry));
        return;
      case VALUE_KIND.partial:
        this.markEntry(this.partial(id).callee, entry);
    }
  }

  #enterCallable(callable: number, entry: string): void {
    const known = this.entries.get(callable);
    if (known === undefined) this.entries.set(callable, new Set([entry]));
    else known.add(entry);
  }
}

function isReplaced(trie: ApiTrie, name: string): boolean {
  const bare = trie.bare(name);
  if (bare < 0) return false;
  const { arguments: taken, result } = trie.branches(bare);
  return [bare, ...taken.map(({ state }) => state), ...(result < 0 ? [] : [result])].some((state) =>
    trie.rows(state).some(({ model }) => 'source' in model || 'sink' in model || 'summary' in model),
  );
}

function stepOf(content: FlowContent, isJavaScript: boolean): ApiStep | null {
  switch (content.kind) {
    case 'field':
      return { kind: 'member', name: content.name };
    case 'key':
      return { kind: isJavaScript ? 'member' : 'key', name: content.name };
    case 'index':
    case 'element':
      return { kind: 'element' };
    default:
      return null;
  }
}
