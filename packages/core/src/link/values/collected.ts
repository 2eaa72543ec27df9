import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { Propagation } from './propagation.js';

/** How many closures inside one another the way back is looked for. */
const DEEPEST_WAY = 4;

/** An edge that holds only where the call runs this value. */
export interface RunEdge {
  readonly edge: number;
  readonly call: number;
  readonly value: number;
}

/**
 * What the program gives to functions of library code (`resolve(value)`) comes out where that function was made. Where the closures
 * on the way are run by nobody but the callables around them, the way back is a return through those calls, and keeps callers apart;
 * elsewhere it is a jump.
 */
export class CollectedValues {
  readonly #propagation: Propagation;
  #callers: ReadonlyMap<number, readonly LinkedCall[]> | null = null;
  /** Where what is given away leaves the sight of its callers. */
  readonly told: RunEdge[] = [];

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** Calls by callable that they may run. */
  #callersOf(callable: number): readonly LinkedCall[] {
    if (this.#callers === null) {
      const found = new Map<number, LinkedCall[]>();
      const { tracker, candidates } = this.#propagation;
      for (const call of tracker.calls)
        for (const { callable: run } of candidates.of(call.id)) {
          const known = found.get(run);
          if (known === undefined) found.set(run, [call]);
          else known.push(call);
        }
      this.#callers = found;
    }
    return this.#callers.get(callable) ?? [];
  }

  connect(): void {
    const { tracker, dispatch } = this.#propagation;
    for (const { call, node, given, collector } of dispatch.collected) {
      const way = this.#wayTo(call.callable, tracker.callableOf(given));
      if (way === null) this.#jump(call, node, given, collector);
      else if (way.length === 0) tracker.addEdge(node, given, FLOW_KIND.value, 0, 0, true);
      else this.#return(this.#leaving(call, node, collector), given, way);
    }
  }

  #jump(call: LinkedCall, node: number, given: number, collector: number): void {
    this.#propagation.tracker.addEdge(this.#leaving(call, node, collector), given, FLOW_KIND.jump, 0, 0, true);
  }

  /** A node that gets what is given where the call runs the collector. */
  #leaving({ id, callable, file, span }: LinkedCall, node: number, value: number): number {
    const { tracker } = this.#propagation;
    const leaving = tracker.addNode(callable, file, span.from, span.to);
    this.told.push({ edge: tracker.edges.add(node, leaving, FLOW_KIND.value, 0, 0, true), call: id, value });
    return leaving;
  }

  /** Calls that run each callable between, innermost first; null when somebody else runs one of them. */
  #wayTo(inner: number, outer: number): readonly (readonly LinkedCall[])[] | null {
    const { callables } = this.#propagation.index;
    const way: (readonly LinkedCall[])[] = [];
    for (let at = inner; at !== outer; ) {
      const entry = callables[at];
      if (entry === undefined || entry.facts.parent < 0 || way.length === DEEPEST_WAY) return null;
      const around = entry.facts.parent + entry.file.callableBase;
      const callers = this.#callersOf(at);
      if (around === at || callers.length === 0 || callers.some(({ callable }) => callable !== around)) return null;
      way.push(callers);
      at = around;
    }
    return way;
  }

  #return(node: number, given: number, way: readonly (readonly LinkedCall[])[]): void {
    const { tracker } = this.#propagation;
    let from = node;
    way.forEach((callers, level) => {
      const [first] = callers;
      if (first === undefined) return;
      const isLast = level === way.length - 1;
      const to = isLast ? given : tracker.addNode(first.callable, first.file, first.span.from, first.span.to);
      for (const { id } of callers) tracker.addEdge(from, to, FLOW_KIND.return, id, 0, true);
      from = to;
    });
  }
}
