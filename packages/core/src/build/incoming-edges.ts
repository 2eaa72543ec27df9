import type { Tables } from './tables.js';

/** The edges into each node, in the order in which they were made: those of a node are `edges` from `first[node]` up to `first[node + 1]`. */
export interface IncomingEdges {
  readonly first: Int32Array;
  readonly edges: Int32Array;
}

export function incomingEdges(tables: Tables): IncomingEdges {
  const { nodeCount, edgeCount } = tables;
  const first = new Int32Array(nodeCount + 2);
  for (let edge = 0; edge < edgeCount; edge++) {
    const at = tables.targetOf(edge) + 2;
    first[at] = (first[at] as number) + 1;
  }
  for (let node = 1; node < first.length; node++) first[node] = (first[node] as number) + (first[node - 1] as number);
  const edges = new Int32Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const at = tables.targetOf(edge) + 1;
    const place = first[at] as number;
    edges[place] = edge;
    first[at] = place + 1;
  }
  return { first, edges };
}
