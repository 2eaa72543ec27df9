import type { Limits } from '../limits.js';
import type { SolverLimit } from './solution.js';

/** Collects which bounds were reached and where. */
export class LimitLog {
  readonly #nodes: Map<keyof Limits, Set<number>> = new Map();

  add(limit: keyof Limits, node: number): void {
    let nodes = this.#nodes.get(limit);
    if (nodes === undefined) this.#nodes.set(limit, (nodes = new Set()));
    nodes.add(node);
  }

  /** Sorted by limit, then node. */
  toList(): SolverLimit[] {
    return [...this.#nodes]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([limit, nodes]) => ({ limit, nodes: [...nodes].sort((left, right) => left - right) }));
  }
}
