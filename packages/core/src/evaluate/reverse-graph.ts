import type { FlowGraph } from '../solve/flow-graph.js';

/** The flow graph backwards: edges into node n are `edges[first[n]]` up to `first[n + 1]`, as indexes of the forward graph. */
export interface ReverseGraph {
  readonly first: Uint32Array;
  readonly edges: Uint32Array;
  /** Source node of every forward edge. */
  readonly source: Uint32Array;
}

/** Counting sort of the edges by target; edges into one node keep their forward order. */
export function reverseGraph(graph: FlowGraph): ReverseGraph {
  const first = new Uint32Array(graph.nodeCount + 1);
  const source = new Uint32Array(graph.edgeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const slot = (graph.target[edge] ?? 0) + 1;
    first[slot] = (first[slot] ?? 0) + 1;
  }
  for (let node = 0; node < graph.nodeCount; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const next = first.slice();
  const edges = new Uint32Array(graph.edgeCount);
  for (let node = 0; node < graph.nodeCount; node++)
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
      source[edge] = node;
      const target = graph.target[edge] ?? 0;
      const at = next[target] ?? 0;
      edges[at] = edge;
      next[target] = at + 1;
    }
  return { first, edges, source };
}
