import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Tracker } from '../values/tracker.js';

/**
 * States of objects after calls that change nothing of them: 1 at the node. Such a state need not be written back to variables that
 * closures share or under a key that nobody knows: what it holds came from there, and in a known context.
 */
export function unchangedStates(tracker: Tracker): Uint8Array {
  const { nodeCount, nodeKind, nodeAux } = tracker.index;
  const unchanged = new Uint8Array(nodeCount);
  const before = new Int32Array(nodeCount).fill(-1);
  for (const call of tracker.calls)
    for (const post of call.posts) {
      const { after } = post;
      if (after < 0 || after >= nodeCount || nodeKind[after] !== NODE_KIND.post || nodeAux[after] === -1) continue;
      if (isWritten(tracker, after)) continue;
      before[after] = post.before;
      unchanged[after] = 1;
    }
  const { edges } = tracker;
  for (let edge = 0; edge < edges.size; edge++) {
    const target = edges.target.at(edge);
    if (target >= nodeCount || unchanged[target] !== 1) continue;
    if (edges.kind.at(edge) !== FLOW_KIND.value || edges.source.at(edge) !== before[target]) unchanged[target] = 0;
  }
  return unchanged;
}

/** Whether lowering itself gives the state more than the object before. */
function isWritten({ index: { backward } }: Tracker, state: number): boolean {
  for (let row = backward.first[state] as number; row < (backward.first[state + 1] as number); row++)
    if (backward.kind[row] !== IDENTITY) return true;
  return false;
}
