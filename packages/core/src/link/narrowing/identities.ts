import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { InstanceEdge } from '../values/instance-fields.js';
import type { Propagation } from '../values/propagation.js';
import { TOP, VALUE_KIND } from '../values/values.js';
import type { EntryTrace } from './entry-trace.js';

/** Entries say which instance an object is beside what class it has; their numbers lie apart. */
const FIRST_ENTRY = -0x20000000000;

/** Entries that are looked at for one answer. */
const FARTHEST = 60;

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
    edges: readonly InstanceEdge[],
    isEntered: (callable: number) => boolean,
  ) {
    this.#propagation = propagation;
    this.#isEntered = isEntered;
    this.#trace = trace;
    const conditions = new Map<number, Passed>();
    for (const { edge, node, values } of edges) {
      const entry = this.#entryOf(node);
      if (entry < 0) continue;
      const all = this.#allPassed(entry);
      conditions.set(edge, { entry: FIRST_ENTRY - entry, values: values.filter((value) => all?.has(value) ?? true) });
      this.#ask(entry, propagation.tracker.callableOf(entry));
    }
    this.conditions = conditions;
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

  /** The one entry that the object at the node is, or -1. */
  #entryOf(node: number): number {
    const { entries, ends } = this.#trace.of(node);
    const [only, ...others] = entries;
    if (only === undefined || others.length > 0 || ends.length > 0 || only.path.length > 0) return -1;
    return this.#trace.isCaptured(only.entry) ? -1 : only.entry;
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
    const entry = FIRST_ENTRY - node;
    if (sources.length === 0) {
      const made = index.nodeKind[node] === NODE_KIND.self ? this.#madeBy(call) : null;
      return made === null ? null : { entry, values: made, from: [] };
    }
    const { entries, nodes } = this.#brought(sources, call.callable);
    const found = new Set<number>();
    for (const source of nodes) {
      const instances = this.#instancesAt(source);
      if (instances === null) return null;
      for (const value of instances) found.add(value);
    }
    for (const outer of entries) this.#ask(outer, call.callable);
    return {
      entry,
      values: [...found].sort((a, b) => a - b),
      from: entries.map((outer) => FIRST_ENTRY - outer),
      among: entries.map((outer) => this.#sorted(this.#allPassed(outer))),
    };
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
      if (edges.kind.at(edge) === FLOW_KIND.call && (call < 0 || edges.operand.at(edge) === call))
        sources.push(edges.source.at(edge));
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
          const instances = this.#instancesAt(end);
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
