import { PairTable } from '../../columns/pair-table.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing } from '../../solve/flow-graph.js';
import { Activations } from './activations.js';
import { CapturedEntries } from './captured-entries.js';
import type { KeyChoice, LinkedCall } from '../contract/contract.js';
import { EntryTrace } from './entry-trace.js';
import { GivenParameters } from './given-parameters.js';
import { Guarded } from './guarded.js';
import { Identities, identifiedBy } from './identities.js';
import { KeyConstants } from './key-constants.js';
import { MadeWith } from './made-with.js';
import { PassedKeys } from './passed-keys.js';
import { PassedValues } from './passed-values.js';
import { RunConditions } from './run-conditions.js';
import { TestedParameters } from './tested-parameters.js';
import type { RunEdge } from '../values/collected.js';
import type { DefaultEdge } from '../values/kept-defaults.js';
import type { InstanceEdge } from '../values/instance-fields.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';
import type { WriteBacks } from '../values/write-backs.js';

/** How a call and one of its callees are narrowed: indexes into `conditions` and `passings`, 0 for not at all. */
export interface Narrowed {
  readonly tag: number;
  readonly passed: number;
}

/** Edges that hold under conditions, and what is known of the callables that these speak of. */
interface NarrowedEdges {
  readonly instances: readonly InstanceEdge[];
  readonly runs: readonly RunEdge[];
  readonly defaults: readonly DefaultEdge[];
  readonly writeBacks: WriteBacks;
  /** Whether code outside the program may call the callable. */
  readonly isEntered: (callable: number) => boolean;
}

const NOT_NARROWED: Narrowed = Object.freeze({ tag: 0, passed: 0 });

/**
 * Which calls depend on what the callable around them was passed (engine notes 5.3): a call of a parameter, of a captured function, of
 * a method of the receiver. Value tracking pools what all callers pass; here each callee of such a call gets the values of the
 * entry under which it runs, and each call of the callable, on the way up through those that hand the entry on, says what it
 * passes. An entry of which a caller says nothing may have any value, so what cannot be told costs precision alone.
 */
export class Narrowing {
  readonly conditions: Passed[] = [{ entry: 0, values: [] }];
  readonly passings: (readonly Passing[])[] = [[]];
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #values: PassedValues;
  readonly #captured: CapturedEntries;
  readonly #runs: RunConditions;
  /** Calls with callables that they may run; the tables below are by these pairs. */
  readonly #pairs = new PairTable();
  readonly #tags = new Map<number, number>();
  readonly #items = new Map<number, Passing[]>();
  readonly #passed = new Map<number, number>();
  readonly #conditionIds = new Map<string, number>();
  readonly #passingIds = new Map<string, number>();
  /** Entries that somebody asks for, per callable in which a caller has to say what it passes. */
  readonly #asked = new Set<string>();
  readonly #pending: { readonly entry: number; readonly callable: number }[] = [];
  readonly #given: GivenParameters;
  readonly #identities: Identities;
  /** By edge of linking the condition under which it holds. */
  readonly #edges = new Map<number, number>();
  #activations: Activations | null = null;
  readonly #defaults = new Map<number, number>();
  #callers: readonly (readonly number[] | undefined)[] | null = null;
  readonly #keys: KeyConstants;
  readonly #passedKeys: PassedKeys;
  readonly #guarded: Guarded;
  readonly #tested: TestedParameters;

  constructor(propagation: Propagation, { instances, runs, defaults, writeBacks, isEntered }: NarrowedEdges) {
    const { tracker, classes, members, cells } = propagation;
    this.#propagation = propagation;
    this.#trace = new EntryTrace(tracker);
    this.#values = new PassedValues(tracker, classes, members, cells, (id) => propagation.partial(id));
    this.#captured = new CapturedEntries(propagation, this.#trace, this.#values);
    const madeWith = new MadeWith(propagation, this.#trace, writeBacks);
    this.#tested = new TestedParameters(propagation, this.#trace);
    this.#identities = new Identities(propagation, this.#trace, madeWith, instances, isEntered);
    this.#runs = new RunConditions(propagation, this.#trace, this.#values, this.#identities);
    for (const call of tracker.calls)
      for (const { callable, condition } of this.#runs.ofCallees(call))
        this.#tags.set(this.#pairs.intern(call.id, callable), this.#askFor(condition));
    this.#given = new GivenParameters(propagation, new Set(defaults.map(({ parameter }) => parameter)));
    for (const parameters of this.#given.byCallable.values())
      for (const parameter of parameters)
        this.#defaults.set(parameter, this.#condition(this.#given.conditionOf(parameter)));
    for (const { edge, parameter } of defaults) this.#edges.set(edge, this.ofDefault(parameter));
    this.#keys = new KeyConstants(propagation);
    this.#passedKeys = new PassedKeys(
      propagation,
      this.#trace,
      this.#keys,
      () => (this.#callers ??= callersOf(propagation)),
      (passed) => this.#condition(passed),
    );
    this.#guarded = new Guarded(propagation, this.#trace, this.#passedKeys, (passed) => this.#condition(passed));
    for (const [edge, passed] of this.#identities.conditions) this.#edges.set(edge, this.#condition(passed));
    for (const { edge, call, value } of runs) this.#edges.set(edge, this.#ofRun(call, value));
  }

  /** Follows the entries up through the callers, once every condition is known. */
  connect(): void {
    const callers = (this.#callers ??= callersOf(this.#propagation));
    this.#activations = new Activations(this.#propagation, callers);
    for (const [callable, owners] of this.#activations.byCallable)
      for (const call of callers[callable] ?? []) this.#run(call, callable, owners);
    for (const [callable, parameters] of this.#given.byCallable)
      for (const call of callers[callable] ?? []) this.#give(call, callable, parameters);
    this.#passedKeys.prepare();
    for (const [callable, entries] of this.#passedKeys.byCallable)
      for (const call of callers[callable] ?? []) this.#name(call, callable, entries);
    for (const { call, callable, item } of this.#tested.allPassings(callers))
      this.#add(this.#pairs.intern(call, callable), item);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop())
      for (const call of callers[next.callable] ?? []) this.#pass(call, next.callable, next.entry);
    this.#identities.pass(callers, (call, callable, item) => this.#add(this.#pairs.intern(call, callable), item));
    for (const [key, items] of this.#items) this.#passed.set(key, this.#passing(items));
  }

  /** The condition under which a parameter has what its default holds; 0: always. */
  ofDefault(parameter: number): number {
    return this.#defaults.get(parameter) ?? 0;
  }

  /** The keys that a computed key may be: by what callers pass, or of all callers together. */
  keysAt(node: number): readonly KeyChoice[] {
    return this.#passedKeys.of(node, 'key') ?? [{ texts: this.#keys.of(node), tag: 0 }];
  }

  /** The key that callers pass; null when they do not decide it. */
  passedKeysAt(node: number): readonly KeyChoice[] | null {
    return this.#passedKeys.of(node, 'key');
  }

  /** The keys in a set that callers pass, or that stands in a field; null when neither decides it. */
  keySetAt(node: number): readonly KeyChoice[] | null {
    const passed = this.#passedKeys.of(node, 'set');
    const texts = passed === null ? this.#keys.setOf(node) : null;
    return texts === null ? passed : [{ texts, tag: 0 }];
  }

  /** The condition under which an edge of linking holds; 0: always. */
  ofEdge(edge: number): number {
    return this.#edges.get(edge) ?? 0;
  }

  /** The condition under which a value goes into a node, by where that stands; 0: always. */
  ofPlace(value: number, target: number): number {
    return this.#guarded.isAny ? this.#guarded.into(value, target) : 0;
  }

  /** The narrowing of the edges between a call and one of its callees. */
  of(call: number, callable: number): Narrowed {
    if (this.conditions.length === 1 && this.#passed.size === 0) return NOT_NARROWED;
    const key = this.#pairs.find(call, callable);
    const guard = this.#guarded.isAny ? this.#guarded.at(this.#propagation.tracker.calls[call]?.result ?? -1) : 0;
    if (key < 0) return guard === 0 ? NOT_NARROWED : { tag: guard, passed: 0 };
    const tag = this.#tags.get(key) ?? guard;
    const passed = this.#passed.get(key) ?? 0;
    return tag === 0 && passed === 0 ? NOT_NARROWED : { tag, passed };
  }

  // ---- conditions --------------------------------------------------------------------------------------------------

  /** The condition under which the call runs the library value; 0: always. */
  ofLibrary(id: number, state: number, language: number): number {
    return this.#ofRun(id, this.#propagation.tracker.values.of(VALUE_KIND.api, state, language));
  }

  #ofRun(id: number, value: number): number {
    const call = this.#propagation.tracker.calls[id];
    const passed = call === undefined ? null : this.#runs.ofRun(call, value);
    return passed === null ? this.#guarded.at(call?.result ?? -1) : this.#askFor(passed);
  }

  /** A condition of which callers have to say whether it holds. */
  #askFor(passed: Passed): number {
    const identified = identifiedBy(passed.entry);
    if (identified >= 0) this.#identities.ask(identified);
    else this.#ask(passed.entry, this.#propagation.tracker.callableOf(passed.entry));
    return this.#condition(passed);
  }

  #condition(passed: Passed): number {
    const key = `${passed.entry} ${passed.values.join()}`;
    let id = this.#conditionIds.get(key);
    if (id === undefined) {
      id = this.conditions.push(passed) - 1;
      this.#conditionIds.set(key, id);
    }
    return id;
  }

  // ---- passings ----------------------------------------------------------------------------------------------------

  #ask(entry: number, callable: number): void {
    const key = `${entry} ${callable}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#pending.push({ entry, callable });
  }

  /** What the call passes into the entry, as far as that says anything. */
  #pass(id: number, callable: number, entry: number): void {
    const call = this.#propagation.tracker.calls[id];
    if (call === undefined) return;
    const passing = this.#passingInto(call, callable, entry);
    if (passing === null) return;
    const all = this.#values.at(entry);
    if (passing.from.length === 0 && all !== null && all.every((value) => passing.values.includes(value))) return;
    const item = passing.from.length === 0 ? passing : { ...passing, among: passing.from.map((at) => this.#among(at)) };
    this.#add(this.#pairs.intern(id, callable), item);
    for (const outer of passing.from) this.#ask(outer, call.callable);
  }

  /** What a jump keeps of the calling context; see `FlowGraph`. */
  keptOn(source: number, target: number): number {
    return this.#activations?.keptOn(source, target) ?? 0;
  }

  /** For which call the callable, and those around it, run. */
  #run(id: number, callable: number, owners: readonly number[]): void {
    const call = this.#propagation.tracker.calls[id];
    if (call === undefined) return;
    for (const owner of owners) {
      const item = this.#activations?.passing(call, callable, owner) ?? null;
      if (item !== null) this.#add(this.#pairs.intern(id, callable), item);
    }
  }

  /** Which of the parameters with a default the call gives. */
  #give(id: number, callable: number, parameters: readonly number[]): void {
    const call = this.#propagation.tracker.calls[id];
    if (call === undefined) return;
    for (const parameter of parameters) {
      const item = this.#given.passing(call, parameter);
      if (item !== null) this.#add(this.#pairs.intern(id, callable), item);
    }
  }

  /** The condition under which the arm of a branch runs that makes the node; 0: always. */
  ofArm(node: number): number {
    const passed = this.#tested.ofNode(node);
    return passed === null ? 0 : this.#condition(passed);
  }

  /** Which keys the call names. */
  #name(id: number, callable: number, entries: ReadonlySet<number>): void {
    const call = this.#propagation.tracker.calls[id];
    if (call === undefined) return;
    for (const entry of entries) this.#add(this.#pairs.intern(id, callable), this.#passedKeys.passing(call, entry));
  }

  #add(key: number, item: Passing): void {
    const items = this.#items.get(key);
    if (items === undefined) this.#items.set(key, [item]);
    else items.push(item);
  }

  /** All that an entry may have; null where nothing is known of it. */
  #among(entry: number): readonly number[] | null {
    const values = this.#values.at(entry);
    return values === null || values.length === 0 ? null : values;
  }

  #passingInto(call: LinkedCall, callable: number, entry: number): Passing | null {
    const { tracker } = this.#propagation;
    const { index, edges } = tracker;
    if (this.#trace.isCaptured(entry)) return this.#captured.passing(call, callable, entry);
    const sources: number[] = [];
    for (let edge = edges.firstIn(entry); edge >= 0; edge = edges.nextIn(edge))
      if (edges.kind(edge) === FLOW_KIND.call && edges.operand(edge) === call.id) sources.push(edges.source(edge));
    const isSelf = index.nodeKind[entry] === NODE_KIND.self;
    if (sources.length > 0) return this.#gather(entry, sources, call.callable, isSelf || this.#isTyped(entry));
    if (isSelf) return this.#constructed(call, entry);
    const defaults: number[] = [];
    for (let row = index.backward.first[entry] as number; row < (index.backward.first[entry + 1] as number); row++)
      defaults.push(...tracker.valuesAt(index.backward.other[row] as number));
    const values = this.#isTyped(entry) ? null : this.#values.of(defaults);
    return values === null ? null : { entry, values, from: [] };
  }

  /** The receiver of a constructor is an instance of exactly the class that is called. */
  #constructed(call: LinkedCall, entry: number): Passing | null {
    const { tracker } = this.#propagation;
    const { values } = tracker;
    if (call.result < 0) return null;
    const made = tracker
      .valuesAt(call.result)
      .filter((value) => values.kind(value) === VALUE_KIND.instance && values.b(value) === call.result + 1);
    const found = made.length === 0 ? null : this.#values.of(made);
    return found === null ? null : { entry, values: found, from: [] };
  }

  /** What nodes of the caller bring into the entry; `isOwn`: the entry has values of its own, which an unknown argument may be. */
  #gather(entry: number, sources: readonly number[], caller: number, isOwn: boolean): Passing | null {
    const brought = this.#trace.brought(sources, caller);
    const found = new Set<number>();
    for (const node of brought.nodes) {
      const values = this.#values.at(node);
      if (values === null || (values.length === 0 && isOwn)) return null;
      for (const value of values) found.add(value);
    }
    return { entry, values: [...found].sort((a, b) => a - b), from: brought.entries };
  }

  /** Whether an annotation says what the entry has, whoever calls. */
  #isTyped(entry: number): boolean {
    const { index } = this.#propagation;
    const file = index.files[index.nodeFile[entry] as number];
    return file?.facts.types.some(({ target }) => target + file.nodeBase === entry) ?? false;
  }

  #passing(items: readonly Passing[]): number {
    const sorted = items.toSorted((a, b) => a.entry - b.entry);
    const key = sorted
      .map(({ entry, values, from, through }) => `${entry}:${values.join()}:${from.join()}:${JSON.stringify(through)}`)
      .join(' ');
    let id = this.#passingIds.get(key);
    if (id === undefined) {
      id = this.passings.push(sorted) - 1;
      this.#passingIds.set(key, id);
    }
    return id;
  }
}

/** Calls per callable that they may run, sorted. */
function callersOf({ tracker, candidates }: Propagation): readonly (readonly number[] | undefined)[] {
  const callers: number[][] = [];
  for (const { id } of tracker.calls)
    for (const { callable } of candidates.of(id)) {
      const known = callers[callable];
      if (known === undefined) callers[callable] = [id];
      else known.push(id);
    }
  return callers;
}
