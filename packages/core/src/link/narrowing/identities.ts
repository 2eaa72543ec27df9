import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing, type Through } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { InstanceEdge } from '../values/instance-fields.js';
import type { Propagation } from '../values/propagation.js';
import { TOP, VALUE_KIND } from '../values/values.js';
import type { EntryRoot, EntryTrace } from './entry-trace.js';
import type { MadeWith } from './made-with.js';

/** Entries say which instance an object is beside what class it has; their numbers lie apart. */
const FIRST_ENTRY = -0x20000000000;

/** More instances than this are not asked one by one what they were made with. */
const MOST_SITES = 16;

/** Entries that are looked at for one answer. */
const FARTHEST = 60;

/** The entry that says which instance the object at a parameter or receiver is. */
export function identityEntry(node: number): number {
  return FIRST_ENTRY - node;
}

/** The parameter or receiver of such an entry; -1 for other entries. */
export function identifiedBy(entry: number): number {
  return entry <= FIRST_ENTRY ? FIRST_ENTRY - entry : -1;
}

/** An entry of a caller that is handed on, as it is or `through` what is read out of it. */
interface Handed {
  readonly from: number;
  readonly through: Through | null;
}

/** An entry for which somebody asks, in a callable whose callers have to say what they pass. */
interface Asked {
  readonly node: number;
  readonly callable: number;
}

/**
 * Which of several shared instances of a class a receiver or parameter is. The fields of each are kept apart, but all of them enter the
 * same methods: such an edge holds where the object is that instance, and each caller says which one it passes.
 */
export class Identities {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #madeWith: MadeWith;
  readonly #pending: Asked[] = [];
  readonly #asked = new Set<string>();
  readonly #isEntered: (callable: number) => boolean;
  readonly #everPassed = new Map<number, ReadonlySet<number> | null>();
  /** By edge the condition under which it holds; with no values it never does. */
  readonly conditions: ReadonlyMap<number, Passed>;

  /** `isEntered`: whether code outside the program may call the callable. */
  constructor(
    propagation: Propagation,
    trace: EntryTrace,
    madeWith: MadeWith,
    edges: readonly InstanceEdge[],
    isEntered: (callable: number) => boolean,
  ) {
    this.#propagation = propagation;
    this.#isEntered = isEntered;
    this.#trace = trace;
    this.#madeWith = madeWith;
    const conditions = new Map<number, Passed>();
    for (const { edge, node, values } of edges) {
      const root = this.#rootOf(node);
      if (root === null) {
        // Read out of instances that are known here: one of these is among what they hold, or never.
        const held = this.#heldAt(node);
        if (held !== null && !held.some((value) => values.includes(value)))
          conditions.set(edge, { entry: identityEntry(node), values: [] });
        continue;
      }
      const condition = root.path.length === 0 ? this.#is(root.entry, values) : this.#holds(root, values);
      if (condition === null) continue;
      conditions.set(edge, condition);
      this.ask(root.entry);
    }
    this.conditions = conditions;
  }

  /** Callers have to say which instance they pass into the entry. */
  ask(entry: number): void {
    this.#ask(entry, this.#propagation.tracker.callableOf(entry));
  }

  /**
   * Under which instances at the root's entry its contents lead to something wanted; null: under all, or that cannot be told. `isWanted` gets
   * what the contents of one instance may be, or null where that is anything.
   */
  under({ entry, path }: EntryRoot, isWanted: (values: readonly number[] | null) => boolean): Passed | null {
    const all = this.#instancesOf(entry);
    if (all.length === 0 || all.length > MOST_SITES) return null;
    // Where not even all of them together lead there, something else does.
    if (!isWanted(this.#madeWith.pooled(all, path))) return null;
    const wanted = all.filter((instance) => isWanted(this.#madeWith.read(instance, path)));
    if (wanted.length === all.length) return null;
    // Under none of those that are known: then under one that nobody sees.
    return { entry: identityEntry(entry), values: wanted.length === 0 ? [this.#unseen(all)] : wanted };
  }

  #is(entry: number, values: readonly number[]): Passed {
    const all = this.#allPassed(entry);
    return { entry: identityEntry(entry), values: values.filter((value) => all?.has(value) ?? true) };
  }

  /** When what is read out of the entry may be one of the instances. */
  #holds(root: EntryRoot, instances: readonly number[]): Passed | null {
    return this.under(
      root,
      (held) => held === null || !this.#isTold(held) || held.some((value) => instances.includes(value)),
    );
  }

  /** Instances that the entry may have, each by the place where it is made, in ascending order. */
  #instancesOf(entry: number): readonly number[] {
    const passed = this.#allPassed(entry);
    if (passed !== null) return [...passed].sort((a, b) => a - b);
    const { tracker } = this.#propagation;
    const { values } = tracker;
    const found = tracker.valuesAt(entry).filter((value) => values.kind(value) === VALUE_KIND.instance);
    const all = found.flatMap((value) => (values.b(value) > 0 ? [value] : this.#madeWith.sitesOf(values.a(value))));
    return [...new Set(all)].sort((a, b) => a - b);
  }

  /** Tells what each call passes into the entries that conditions ask for, and those of its callers that these come from. */
  pass(
    callers: readonly (readonly number[] | undefined)[],
    tell: (call: number, callable: number, item: Passing) => void,
  ): void {
    const { tracker } = this.#propagation;
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop())
      for (const id of callers[next.callable] ?? []) {
        const call = tracker.calls[id];
        const item = call === undefined ? null : this.#passing(call, next.node);
        if (item !== null) tell(id, next.callable, item);
      }
  }

  /** The one entry that the object at the node is, or is read out of; or null. */
  #rootOf(node: number): EntryRoot | null {
    const { entries, ends } = this.#trace.of(node);
    const [only, ...others] = entries;
    if (only === undefined || others.length > 0 || ends.length > 0) return null;
    return this.#trace.isCaptured(only.entry) ? null : only;
  }

  #ask(node: number, callable: number): void {
    const key = `${node} ${callable}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#pending.push({ node, callable });
  }

  #passing(call: LinkedCall, node: number): Passing | null {
    const { index } = this.#propagation.tracker;
    const sources = this.#sourcesOf(node, call.id);
    const entry = identityEntry(node);
    if (sources.length === 0) {
      const made = index.nodeKind[node] === NODE_KIND.self ? this.#madeBy(call) : null;
      return made === null ? null : { entry, values: made, from: [] };
    }
    const { entries, nodes } = this.#brought(sources, call.callable);
    const found = new Set<number>();
    const handed: Handed[] = entries.map((outer) => ({ from: outer, through: null }));
    for (const source of nodes) {
      const read = this.#readOut(source, node, call.callable);
      if (read !== null) {
        handed.push(read);
        continue;
      }
      const instances = this.#heldAt(source) ?? this.#instancesAt(source);
      if (instances === null) return null;
      for (const value of instances) found.add(value);
    }
    for (const { from } of handed) this.#ask(from, call.callable);
    return {
      entry,
      values: [...found].sort((a, b) => a - b),
      from: handed.map(({ from }) => identityEntry(from)),
      among: handed.map(({ from }) => this.#sorted(this.#allPassed(from))),
      ...(handed.some(({ through }) => through !== null) ? { through: handed.map(({ through }) => through) } : {}),
    };
  }

  /** Which instance an object is that the caller reads out of an entry of its own (`self.client`), by which one that is; null: not known. */
  #readOut(source: number, entry: number, caller: number): Handed | null {
    const root = this.#rootOf(source);
    if (root === null || root.path.length === 0 || this.#propagation.tracker.callableOf(root.entry) !== caller)
      return null;
    const outer = this.#instancesOf(root.entry);
    const inner = this.#instancesOf(entry);
    if (outer.length === 0 || outer.length > MOST_SITES || inner.length > MOST_SITES) return null;
    const through = outer.map((instance): readonly [number, readonly number[]] => {
      const held = this.#madeWith.read(instance, root.path);
      return [instance, held === null || !this.#isTold(held) ? inner : held];
    });
    if (through.every(([, passed]) => passed === inner)) return null;
    return { from: root.entry, through: [...through, [this.#unseen(outer), inner]] };
  }

  /** Instances that a node reads out of others of which the callable itself, or a variable around it, says which they are; or null. */
  #heldAt(node: number): readonly number[] | null {
    const { values } = this.#propagation.tracker;
    const { entries, ends } = this.#trace.of(node);
    const roots = [...entries, ...ends];
    if (roots.length === 0 || roots.some(({ path }) => path.length === 0)) return null;
    if (entries.some(({ entry }) => !this.#trace.isCaptured(entry))) return null;
    const found = new Set<number>();
    for (const { entry, path } of roots)
      for (const instance of this.#instancesAt(entry) ?? [-1]) {
        const held = instance < 0 ? null : this.#madeWith.read(instance, path);
        if (held === null || !this.#isTold(held)) return null;
        for (const value of held) if (values.kind(value) === VALUE_KIND.instance) found.add(value);
      }
    return found.size === 0 ? null : [...found];
  }

  /** Whether each instance among the values is of a known place. */
  #isTold(held: readonly number[]): boolean {
    const { values } = this.#propagation.tracker;
    return held.every((value) => values.kind(value) !== VALUE_KIND.instance || values.b(value) > 0);
  }

  /** Stands for an instance of the same class that nobody sees. */
  #unseen(instances: readonly number[]): number {
    const { values } = this.#propagation.tracker;
    return values.of(VALUE_KIND.instance, values.a(instances[0] as number));
  }

  /** As `EntryTrace.brought`; a captured variable counts as what it holds. */
  #brought(sources: readonly number[], caller: number): { entries: readonly number[]; nodes: readonly number[] } {
    const { entries, nodes } = this.#trace.brought(sources, caller);
    const [captured, passed] = [true, false].map((is) =>
      entries.filter((entry) => this.#trace.isCaptured(entry) === is),
    );
    return { entries: passed ?? [], nodes: [...nodes, ...(captured ?? [])] };
  }

  /** Nodes that calls, or one of them, bring into an entry. */
  #sourcesOf(node: number, call = -1): readonly number[] {
    const { edges } = this.#propagation.tracker;
    const sources: number[] = [];
    for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge))
      if (edges.kind(edge) === FLOW_KIND.call && (call < 0 || edges.operand(edge) === call))
        sources.push(edges.source(edge));
    return sources;
  }

  /** All instances that any call passes into the entry; null: not every call is seen, or says what it passes. */
  #allPassed(entry: number): ReadonlySet<number> | null {
    const known = this.#everPassed.get(entry);
    if (known !== undefined) return known;
    const { tracker } = this.#propagation;
    const found = new Set<number>();
    const seen = new Set<number>([entry]);
    const pending = [entry];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const sources = this.#sourcesOf(node);
      const isSeen = sources.length > 0 && !this.#isEntered(tracker.callableOf(node));
      if (!isSeen || seen.size > FARTHEST) return this.#remember(entry, null);
      for (const source of sources) {
        const { entries, nodes } = this.#brought([source], tracker.callableOf(source));
        for (const outer of entries) if (!seen.has(outer)) pending.push(outer);
        for (const outer of entries) seen.add(outer);
        for (const end of nodes) {
          const instances = this.#heldAt(end) ?? this.#instancesAt(end);
          if (instances === null) return this.#remember(entry, null);
          for (const value of instances) found.add(value);
        }
      }
    }
    return this.#remember(entry, found);
  }

  #remember(entry: number, found: ReadonlySet<number> | null): ReadonlySet<number> | null {
    this.#everPassed.set(entry, found);
    return found;
  }

  #sorted(found: ReadonlySet<number> | null): readonly number[] | null {
    return found === null ? null : [...found].sort((a, b) => a - b);
  }

  /** The receiver of a constructor is the instance that the call makes. */
  #madeBy(call: LinkedCall): readonly number[] | null {
    const { tracker } = this.#propagation;
    if (call.result < 0) return null;
    const made = tracker
      .valuesAt(call.result)
      .filter(
        (value) => tracker.values.kind(value) === VALUE_KIND.instance && tracker.values.b(value) === call.result + 1,
      );
    return made.length === 0 ? null : made;
  }

  /** The instances at a node; null: it may be one of which the place where it was made is not known. */
  #instancesAt(node: number): readonly number[] | null {
    const { tracker } = this.#propagation;
    const { values } = tracker;
    const all = tracker.valuesAt(node);
    const instances = all.filter((value) => values.kind(value) === VALUE_KIND.instance);
    const isKnown = instances.length > 0 && !all.includes(TOP) && instances.every((value) => values.b(value) > 0);
    return isKnown ? instances : null;
  }
}
