import type { Cheapest } from './cheapest.js';
import type { DerivationGraph } from './derivations.js';
import { END } from './facts.js';
import { FLOW_KIND } from './flow-graph.js';
import type { EnteringFlow } from './solution.js';
import type { GoalHit, Solver } from './solver.js';
import type { TrailWalk } from './trails.js';

/** Of more calls of one callable, those that come later in the program are left to its own finding. */
const MOST_CALLS = 32;

/**
 * The flows over the calls of a callable that only hands on what it gets: the taint comes in under the content by which the goal
 * takes it. The call that the cheapest flow of the hit comes over is left out. In the order of the calls.
 */
export function enteringFlows(
  solver: Solver,
  graph: DerivationGraph,
  best: Cheapest,
  walk: TrailWalk,
  hit: GoalHit,
): readonly EnteringFlow[] {
  const { facts, paths, region, problem } = solver;
  const context = facts.context(hit.reached);
  if (!facts.isEntry(context)) return [];
  const brought = paths.contents(facts.path(facts.startOf(context))).at(-1);
  if (brought === undefined || brought !== paths.contents(facts.path(hit.reached)).at(-1)) return [];
  const callOf = (caller: number): number => {
    const edge = region.edge[facts.callerEdge(caller)] ?? 0;
    return problem.graph.kind[edge] === FLOW_KIND.call ? (problem.graph.operand[edge] ?? -1) : -1;
  };
  const costOf = (caller: number): number => {
    const from = facts.callerFrom(caller);
    const outer = graph.contextVertex(from);
    return (best.cost[from] ?? 0) + (outer < 0 ? 0 : (best.cost[outer] ?? 0));
  };
  const byCall = new Map<number, number>();
  for (let caller = facts.callers(context); caller !== END; caller = facts.nextCaller(caller)) {
    const call = callOf(caller);
    const known = byCall.get(call);
    if (call >= 0 && (known === undefined || costOf(caller) < costOf(known))) byCall.set(call, caller);
  }
  byCall.delete(callOf(best.origin[graph.size + context] ?? END));
  return [...byCall]
    .sort(([left], [right]) => left - right)
    .slice(0, MOST_CALLS)
    .map(([call, caller]) => ({ call, trail: walk.walk(hit, caller) }));
}
