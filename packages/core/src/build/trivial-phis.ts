import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { IncomingEdges } from './incoming-edges.js';
import type { Tables } from './tables.js';
import { UnionFind } from './union-find.js';

/** For each node the one that stands for it: a phi whose operands are one value and itself is that value (Braun et al., section 3.1). */
export function mergeTrivialPhis(tables: Tables, into: IncomingEdges): Int32Array {
  const phis = phisOf(tables);
  const same = new UnionFind(tables.nodeCount);
  if (phis.length > 0) {
    const users = usersOf(tables, into, phis);
    const queue = [...phis];
    for (let phi = queue.pop(); phi !== undefined; phi = queue.pop()) {
      if (same.find(phi) !== phi) continue;
      const only = onlyOperand(tables, into, phi, same);
      if (only < 0) continue;
      same.replace(phi, only);
      for (let at = users.first[phi] as number; at < (users.first[phi + 1] as number); at++)
        queue.push(users.phis[at] as number);
    }
  }
  return same.representatives();
}

/** The phis with operands, in the order of their first. */
function phisOf(tables: Tables): number[] {
  const phis: number[] = [];
  const seen = new Uint8Array(tables.nodeCount);
  for (let edge = 0; edge < tables.edgeCount; edge++) {
    const target = tables.targetOf(edge);
    if (seen[target] === 1 || tables.kindOf(target) !== NODE_KIND.phi) continue;
    seen[target] = 1;
    phis.push(target);
  }
  return phis;
}

/** The phis that have each phi among their operands: `phis` from `first[phi]` up to `first[phi + 1]`. */
function usersOf(
  tables: Tables,
  { first, edges }: IncomingEdges,
  phis: readonly number[],
): { readonly first: Int32Array; readonly phis: Int32Array } {
  const starts = new Int32Array(tables.nodeCount + 2);
  let count = 0;
  for (const phi of phis)
    for (let at = first[phi] as number; at < (first[phi + 1] as number); at++) {
      const operand = operandAt(tables, edges[at] as number);
      if (operand < 0 || tables.kindOf(operand) !== NODE_KIND.phi) continue;
      starts[operand + 2] = (starts[operand + 2] as number) + 1;
      count++;
    }
  for (let node = 1; node < starts.length; node++)
    starts[node] = (starts[node] as number) + (starts[node - 1] as number);
  const users = new Int32Array(count);
  for (const phi of phis)
    for (let at = first[phi] as number; at < (first[phi + 1] as number); at++) {
      const operand = operandAt(tables, edges[at] as number);
      if (operand < 0 || tables.kindOf(operand) !== NODE_KIND.phi) continue;
      const place = starts[operand + 1] as number;
      users[place] = phi;
      starts[operand + 1] = place + 1;
    }
  return { first: starts, phis: users };
}

/** What an edge copies into a phi, or -1: a phi that also joins cells or contents is no copy. */
function operandAt(tables: Tables, edge: number): number {
  return tables.edgeKindOf(edge) === EDGE_KIND.value ? tables.sourceOf(edge) : -1;
}

/** The one value that all operands other than the phi itself are, or -1. */
function onlyOperand(tables: Tables, { first, edges }: IncomingEdges, phi: number, same: UnionFind): number {
  let only = -1;
  for (let at = first[phi] as number; at < (first[phi + 1] as number); at++) {
    const operand = operandAt(tables, edges[at] as number);
    const value = operand < 0 ? -1 : same.find(operand);
    if (value === phi || value === only) continue;
    if (value < 0 || only >= 0) return -1;
    only = value;
  }
  return only;
}
