import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import { EntryTrace } from './entry-trace.js';
import type { Propagation } from '../values/propagation.js';

/**
 * `builder.a().b()`: where `a` returns its receiver, `b` works on the builder too. The result of a call is an object of its own to
 * lowering, so what `b` leaves in it is brought into the state that the builder has after `a` (engine notes 9, trade-off 2).
 */
export function connectFluentCalls({ tracker, candidates }: Propagation): void {
  const { calls, edges, index } = tracker;
  const byResult = new Int32Array(index.nodeCount).fill(-1);
  for (const { id, result, receiver } of index.calls) if (result >= 0 && receiver >= 0) byResult[result] = id;
  const callAt = (node: number): LinkedCall | undefined => calls[byResult[node] ?? -1];
  const returnsSelf = selfReturning(tracker);
  for (const call of index.calls) {
    const before = callAt(call.receiver);
    const root = before === undefined ? -1 : rootState(before);
    if (root < 0) continue;
    for (const { callable } of candidates.of(call.id)) {
      const { facts, file } = index.callables[callable] ?? {};
      if (facts === undefined || file === undefined || facts.selfOut < 0) continue;
      tracker.addEdge(facts.selfOut + file.nodeBase, root, FLOW_KIND.return, call.id, 0, true);
    }
    const post = calls[call.id]?.posts.find(({ argument }) => argument < 0);
    if (post !== undefined && post.after >= 0 && !edges.has(post.after, root))
      tracker.addEdge(post.after, root, FLOW_KIND.value, 0, 0, true);
  }

  /** The state after the first call of a chain in which each call hands its receiver on, or -1. */
  function rootState(last: LinkedCall): number {
    let call = last;
    for (let turns = 0; turns < 64; turns++) {
      const found = candidates.of(call.id);
      if (found.length === 0 || !found.every(({ callable }) => returnsSelf(callable))) return -1;
      const before = callAt(call.receiver);
      if (before === undefined) return call.posts.find(({ argument }) => argument < 0)?.after ?? -1;
      call = before;
    }
    return -1;
  }
}

/** Whether a callable hands out its receiver and nothing else. */
function selfReturning(tracker: Propagation['tracker']): (callable: number) => boolean {
  const trace = new EntryTrace(tracker);
  const known = new Map<number, boolean>();
  return (callable) => {
    let answer = known.get(callable);
    if (answer === undefined) {
      const { facts, file } = tracker.index.callables[callable] ?? {};
      const result = facts === undefined || file === undefined || facts.result < 0 ? -1 : facts.result + file.nodeBase;
      const { entries, ends } = result < 0 ? { entries: [], ends: [] } : trace.of(result);
      answer =
        entries.length > 0 &&
        ends.length === 0 &&
        entries.every(({ entry, path }) => path.length === 0 && tracker.index.nodeKind[entry] === NODE_KIND.self);
      known.set(callable, answer);
    }
    return answer;
  };
}
