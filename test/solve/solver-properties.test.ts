import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, type Limits } from '../../packages/core/src/limits.js';
import type { FlowSolution } from '../../packages/core/src/solve/solution.js';
import { reachedGoals, solve } from '../../packages/core/src/solve/solve.js';
import { flowProblem } from '../support/flow-problem.js';
import { naiveSolve, replay } from '../support/naive-solver.js';
import { randomProblem } from './random-problem.js';

/** Short paths keep the closure small; paths per place are not bounded, since the closure has no twin of that bound. */
const generous: Limits = { ...defaultLimits, accessPathLength: 3, pathsPerNode: 10_000, entryPaths: 10_000 };
const bounds = { calls: 6, path: 3, hops: defaultLimits.obscureHops, states: 2_000 };

function pairs(solution: FlowSolution): string[] {
  return solution.hits.flatMap(({ goal, sources }) => sources.map((source) => `${source} -> ${goal}`));
}

describe('the solver against the naive closure', () => {
  it('finds the same sources for the same goals', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomProblem, (description) => {
        const problem = flowProblem(description);
        const naive = naiveSolve(problem, bounds);
        const solution = solve(problem, generous);
        const expected = [...naive.hits].flatMap(([goal, sources]) =>
          [...sources].map((source) => `${source} -> ${goal}`),
        );
        const cleared = [...new Set(solution.cleared.map(({ goal }) => goal))].sort();
        if (naive.bounded) {
          expect(pairs(solution)).toEqual(expect.arrayContaining(expected));
          expect(cleared).toEqual(expect.arrayContaining([...naive.cleared]));
          return;
        }
        compared += expected.length;
        expect(pairs(solution).sort()).toEqual(expected.sort());
        expect(cleared).toEqual([...naive.cleared].sort());
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(50);
  }, 30_000);

  it('meets the same goals when nobody asks how', () => {
    fc.assert(
      fc.property(randomProblem, (description) => {
        const problem = flowProblem(description);
        const met = [...reachedGoals(problem, generous)].sort((left, right) => left - right);
        expect(met).toEqual(solve(problem, generous).hits.map(({ goal }) => goal));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('explains every hit by a trail that can be walked with matching calls', () => {
    let walked = 0;
    fc.assert(
      fc.property(randomProblem, (description) => {
        const problem = flowProblem(description);
        const solution = solve(problem, generous);
        for (const { goal, trail, sources } of [
          ...solution.hits,
          ...solution.cleared.map((hit) => ({ ...hit, sources: null })),
        ]) {
          walked++;
          expect(replay(problem, trail.source, goal, trail.hops)).toBeNull();
          if (sources !== null) expect(sources).toContain(trail.source);
        }
      }),
      { numRuns: 600 },
    );
    expect(walked).toBeGreaterThan(50);
  }, 30_000);
});

describe('laws of the solver', () => {
  it('does not depend on the order of seeds', () => {
    fc.assert(
      fc.property(randomProblem, (description) => {
        const problem = flowProblem(description);
        const turned = { ...problem, seeds: problem.seeds.toReversed() };
        expect(solve(turned, defaultLimits)).toEqual(solve(problem, defaultLimits));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('finds no less with more edges', () => {
    fc.assert(
      fc.property(randomProblem, fc.nat(), (description, pick) => {
        const { edges } = description;
        const fewer = edges.filter((_, index) => index !== pick % edges.length);
        const before = pairs(solve(flowProblem({ ...description, edges: fewer }), generous));
        expect(pairs(solve(flowProblem(description), generous))).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('finds no less with a larger limit', () => {
    fc.assert(
      fc.property(randomProblem, fc.nat(2), (description, limit) => {
        const problem = flowProblem(description);
        const all = (limits: Partial<Limits>): string[] => pairs(solve(problem, { ...generous, ...limits }));
        expect(all({ obscureHops: limit + 1 })).toEqual(expect.arrayContaining(all({ obscureHops: limit })));
        expect(all({ accessPathLength: limit + 1 })).toEqual(expect.arrayContaining(all({ accessPathLength: limit })));
        expect(all({ solverEdges: 40 })).toEqual(expect.arrayContaining(all({ solverEdges: 20 })));
        expect(all({})).toEqual(expect.arrayContaining(all({ pathsPerNode: limit })));
        expect(all({})).toEqual(expect.arrayContaining(all({ entryPaths: limit })));
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
