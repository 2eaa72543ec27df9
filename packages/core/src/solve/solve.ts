import type { Limits } from '../limits.js';
import { cheapest } from './cheapest.js';
import { DerivationGraph, GUESS_COST } from './derivations.js';
import { enteringFlows } from './entering-flows.js';
import { FLOW_KIND, type FlowProblem } from './flow-graph.js';
import type { ClearedHit, FlowHit, FlowSolution, FlowTrail } from './solution.js';
import { type GoalHit, Solver } from './solver.js';
import { SourceSets } from './source-sets.js';
import { TrailWalk } from './trails.js';

/**
 * Answers a taint question. A pure function: the same problem gives the same solution, whatever the order of its seeds. `edgeCost`
 * says per edge of the graph what a trail over it costs (`COST_MARK`, `COST_SILENT`); it has no influence on what is found.
 */
export function solve(problem: FlowProblem, limits: Limits, edgeCost: Uint8Array = new Uint8Array(0)): FlowSolution {
  const solver = new Solver(problem, limits);
  solver.run();
  const graph = new DerivationGraph(solver, edgeCost);
  const best = cheapest(graph);
  const cost = ({ reached, guess }: GoalHit): number => {
    const context = graph.contextVertex(reached);
    return (best.cost[reached] ?? 0) + (context < 0 ? 0 : (best.cost[context] ?? 0)) + (guess ? GUESS_COST : 0);
  };
  const sourcesOf = new SourceSets(graph, solver.facts).of(solver.hits.map(({ reached }) => reached));
  const sources = new Map(solver.hits.map((hit, index) => [hit, sourcesOf[index] ?? []] as const));
  const walk = new TrailWalk(solver, graph, best);
  const hits: FlowHit[] = [];
  const cleared: ClearedHit[] = [];
  for (const group of groups(solver)) {
    const least = group.reduce((left, right) => (cost(right) < cost(left) ? right : left));
    const trail = walk.walk(least);
    const { goal } = least;
    if (solver.labels.isLive(solver.facts.label(least.reached))) {
      const all = new Set(group.flatMap((hit) => sources.get(hit) ?? []));
      const entering = enteringFlows(solver, graph, best, walk, group, least);
      hits.push({ goal, sources: [...all].sort((left, right) => left - right), trail, entering, cost: cost(least) });
    } else cleared.push({ goal, barrier: barrierOn(problem, trail), trail, cost: cost(least) });
  }
  return {
    hits,
    cleared,
    limits: solver.limits.toList(),
    statistics: {
      regionNodes: solver.region.nodeCount,
      regionEdges: solver.region.edgeCount,
      facts: solver.facts.size,
      edges: solver.facts.edgeCount,
      contexts: solver.facts.contextCount,
    },
  };
}

/** Goals that live taint reaches, as indexes into the problem's: `solve` without its trails and sources. */
export function reachedGoals(problem: FlowProblem, limits: Limits): ReadonlySet<number> {
  const solver = new Solver(problem, limits, true);
  solver.run();
  const live = solver.hits.filter(({ reached }) => solver.labels.isLive(solver.facts.label(reached)));
  return new Set(live.map(({ goal }) => goal));
}

/** Hits of one goal under one label state, in the order of goals and labels. */
function groups({ hits, facts, labels }: Solver): GoalHit[][] {
  const byKey = new Map<number, GoalHit[]>();
  for (const hit of hits) {
    const key = hit.goal * labels.count + labels.state(facts.label(hit.reached));
    const present = byKey.get(key);
    if (present === undefined) byKey.set(key, [hit]);
    else present.push(hit);
  }
  return [...byKey].sort(([left], [right]) => left - right).map(([, group]) => group);
}

/** The first barrier of the question on the trail. */
function barrierOn({ graph, barriers }: FlowProblem, trail: FlowTrail): number {
  for (const { edge } of trail.hops) {
    const barrier = graph.operand[edge] ?? 0;
    if (edge >= 0 && graph.kind[edge] === FLOW_KIND.barrier && barriers[barrier] === 1) return barrier;
  }
  return -1;
}
