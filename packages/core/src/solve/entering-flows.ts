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
 * takes it. `hits` are those of one goal, whatever context of the callable they stand in; the call that the cheapest flow of `least`
 * comes over is left out. In the order of the calls.
 */
export function enteringFlows(
  solver: Solver,
  graph: DerivationGraph,
  best: Cheapest,
  walk: TrailWalk,
  hits: readonly GoalHit[],
  least: GoalHit,
): readonly EnteringFlow[] {
  const { facts, region, problem } = solver;
  if (!isHandedOn(solver, least)) return [];
  const callOf = (caller: number): number => {
    const edge = region.edge[facts.callerEdge(caller)] ?? 0;
    return problem.graph.kind[edge] === FLOW_KIND.call ? (problem.graph.operand[edge] ?? -1) : -1;
  };
  const costOf = (caller: number): number => {
    const from = facts.callerFrom(caller);
    const outer = graph.contextVertex(from);
    return (best.cost[from] ?? 0) + (outer < 0 ? 0 : (best.cost[outer] ?? 0));
  };
  const byCall = new Map<number, { readonly hit: GoalHit; readonly caller: number }>();
  for (const hit of hits) {
    if (!isHandedOn(solver, hit)) continue;
    const context = facts.context(hit.reached);
    for (let caller = facts.callers(context); caller !== END; caller = facts.nextCaller(caller)) {
      const call = callOf(caller);
      const known = byCall.get(call);
      if (call >= 0 && (known === undefined || costOf(caller) < costOf(known.caller)))
        byCall.set(call, { hit, caller });
    }
  }
  byCall.delete(callOf(best.origin[graph.size + facts.context(least.reached)] ?? END));
  return [...byCall]
    .sort(([left], [right]) => left - right)
    .slice(0, MOST_CALLS)
    .map(([call, { hit, caller }]) => ({ call, trail: walk.walk(hit, caller) }));
}

/** Whether the callable around a hit got the taint under the very content that the goal takes it by. */
function isHandedOn({ facts, paths }: Solver, { reached }: GoalHit): boolean {
  const context = facts.context(reached);
  if (!facts.isEntry(context)) return false;
  const brought = paths.contents(facts.path(facts.startOf(context))).at(-1);
  return brought !== undefined && brought === paths.contents(facts.path(reached)).at(-1);
}
