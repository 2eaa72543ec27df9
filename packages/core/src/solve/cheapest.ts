import type { DerivationGraph } from './derivations.js';
import { rowsBy } from './rows.js';

/** The cheapest way to derive each vertex of a `DerivationGraph`. */
export interface Cheapest {
  /** Infinity where a vertex does not follow from any source. */
  readonly cost: Float64Array;
  /** The derivation or caller that the cheapest way ends with; -1 at the start of an entry. */
  readonly origin: Int32Array;
}

/** Knuth's generalisation of Dijkstra's algorithm (1977) to rules with several premises; ties go to the vertex that came first. */
export function cheapest(graph: DerivationGraph): Cheapest {
  const cost = new Float64Array(graph.vertexCount).fill(Number.POSITIVE_INFINITY);
  const origin = new Int32Array(graph.vertexCount).fill(-1);
  const done = new Uint8Array(graph.vertexCount);
  // A rule with two premises stands twice: item 2r is its first premise, 2r + 1 its second.
  const { first, rows } = rowsBy(graph.vertexCount, graph.ruleCount * 2, (item) =>
    (item & 1) === 0 ? graph.left.at(item >> 1) : graph.right.at(item >> 1),
  );
  const heap = new CostHeap();
  for (const axiom of graph.axioms) {
    // Derivations are listed latest first: the last one that is seen is the first seed.
    cost[axiom.vertex] = 0;
    origin[axiom.vertex] = axiom.origin;
    heap.push(0, axiom.vertex);
  }
  for (let vertex = heap.pop(); vertex >= 0; vertex = heap.pop()) {
    if (done[vertex] === 1) continue;
    done[vertex] = 1;
    for (let at = first[vertex] ?? 0, end = first[vertex + 1] ?? 0; at < end; at++) {
      const rule = (rows[at] ?? 0) >> 1;
      const target = graph.target.at(rule);
      const left = graph.left.at(rule);
      const right = graph.right.at(rule);
      if (done[target] === 1 || done[left] === 0 || (right >= 0 && done[right] === 0)) continue;
      const total = (cost[left] ?? 0) + (right >= 0 ? (cost[right] ?? 0) : 0) + graph.weight(rule);
      if (total >= (cost[target] ?? 0)) continue;
      cost[target] = total;
      origin[target] = graph.origin.at(rule);
      heap.push(total, target);
    }
  }
  return { cost, origin };
}

/** A binary heap of vertices by cost, then by number. */
class CostHeap {
  readonly #cost: number[] = [];
  readonly #vertex: number[] = [];

  push(cost: number, vertex: number): void {
    let at = this.#cost.push(cost) - 1;
    this.#vertex.push(vertex);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Removes and returns the first vertex, or -1. */
  pop(): number {
    const top = this.#vertex[0];
    if (top === undefined) return -1;
    this.#swap(0, this.#cost.length - 1);
    this.#cost.pop();
    this.#vertex.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#cost.length && this.#before(child, least)) least = child;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(left: number, right: number): boolean {
    const difference = (this.#cost[left] ?? 0) - (this.#cost[right] ?? 0);
    return difference < 0 || (difference === 0 && (this.#vertex[left] ?? 0) < (this.#vertex[right] ?? 0));
  }

  #swap(left: number, right: number): void {
    const cost = this.#cost[left] ?? 0;
    const vertex = this.#vertex[left] ?? 0;
    this.#cost[left] = this.#cost[right] ?? 0;
    this.#vertex[left] = this.#vertex[right] ?? 0;
    this.#cost[right] = cost;
    this.#vertex[right] = vertex;
  }
}
