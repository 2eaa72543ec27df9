import { describe, expect, it } from 'vitest';
import { defaultLimits, type Limits } from '../../packages/core/src/limits.js';
import { COST_MARK } from '../../packages/core/src/solve/derivations.js';
import { prune } from '../../packages/core/src/solve/prune.js';
import { solve } from '../../packages/core/src/solve/solve.js';
import { flowProblem, type TestEdge, type TestProblem } from '../support/flow-problem.js';
import { CONTENTS, KEY_SETS } from './random-problem.js';

const KEY_B = 1;
const UNKNOWN_KEY = 6;

function run(
  problem: Partial<TestProblem> & Pick<TestProblem, 'edges'>,
  limits: Partial<Limits> = {},
  costs?: Uint8Array,
) {
  const full = flowProblem({
    nodes: 20,
    seeds: [{ node: 0 }],
    goals: [],
    contents: CONTENTS,
    keySets: KEY_SETS,
    ...problem,
  });
  return solve(full, { ...defaultLimits, ...limits }, costs);
}

function goalsHit(solution: ReturnType<typeof run>): number[] {
  return solution.hits.map(({ goal }) => goal);
}

const value = (from: number, to: number): TestEdge => ({ from, to, kind: 'value' });
const call = (from: number, to: number, site: number, more: Partial<TestEdge> = {}): TestEdge => ({
  from,
  to,
  kind: 'call',
  operand: site,
  ...more,
});
const back = (from: number, to: number, site: number): TestEdge => ({ from, to, kind: 'return', operand: site });

describe('calls', () => {
  // Node 10 is the parameter of an identity function, 11 its result; site 1 is called with the source, site 2 with nothing.
  const identity = [call(0, 10, 1), value(10, 11), back(11, 2, 1), back(11, 3, 2), call(1, 10, 2)];

  it('return only to the call that brought the value', () => {
    const solution = run({ edges: identity, goals: [{ node: 2 }, { node: 3 }] });
    expect(goalsHit(solution)).toEqual([0]);
    expect(solution.hits[0]?.trail.hops.map(({ node, depth }) => [node, depth])).toEqual([
      [0, 0],
      [10, 1],
      [11, 1],
      [2, 0],
    ]);
  });

  it('name the sources of the right caller', () => {
    const seeds = [{ node: 0 }, { node: 1 }];
    const { hits } = run({ edges: identity, seeds, goals: [{ node: 2 }, { node: 3 }, { node: 11 }] });
    expect(hits.map(({ sources }) => sources)).toEqual([[0], [1], [0, 1]]);
  });

  it('return to every call when the value began inside', () => {
    const { hits } = run({ edges: identity, seeds: [{ node: 10 }], goals: [{ node: 2 }, { node: 3 }] });
    expect(hits.map(({ trail }) => trail.hops.at(-1)?.depth)).toEqual([-1, -1]);
  });

  it('forget the caller over a jump', () => {
    const edges = [...identity, { from: 11, to: 12, kind: 'jump' } as const, back(12, 4, 3)];
    expect(goalsHit(run({ edges, goals: [{ node: 3 }, { node: 4 }] }))).toEqual([1]);
  });

  it('hand other names of an object what the callee writes and not what it got', () => {
    // Node 2 is the state after the call, 3 what the call writes; the callee puts what it got under a key as well.
    const edges: TestEdge[] = [
      call(0, 10, 1),
      value(10, 11),
      { from: 10, to: 11, kind: 'store', operand: KEY_B },
      back(11, 2, 1),
      back(11, 3, 1),
    ];
    const goals = [{ node: 2 }, { node: 3 }, { node: 3, path: [KEY_B] }];
    expect(goalsHit(run({ edges, goals, gains: new Map([[3, 0]]) }))).toEqual([0, 2]);
    expect(goalsHit(run({ edges, goals, gains: new Map([[3, 1]]) })).toSorted()).toEqual([0, 1, 2]);
  });

  it('return from a shared instance only where the receiver may be one', () => {
    const edges: TestEdge[] = [{ from: 0, to: 10, kind: 'shared' }, value(10, 11), back(11, 2, 1), back(11, 3, 2)];
    expect(goalsHit(run({ edges, goals: [{ node: 2 }, { node: 3 }], sharedSites: [2] }))).toEqual([1]);
  });

  it('return to a closed call nothing but what it brought in', () => {
    const inside: TestEdge[] = [value(10, 11), back(11, 2, 1), back(11, 3, 2)];
    const goals = [{ node: 2 }, { node: 3 }];
    expect(goalsHit(run({ edges: inside, seeds: [{ node: 10 }], goals, closedSites: [1] }))).toEqual([1]);
    expect(goalsHit(run({ edges: [call(0, 10, 1), ...inside], goals, closedSites: [1] }))).toEqual([0]);
  });

  // Entry 10 is the function that wrapper 10 gets, entry 8 the one that wrapper 8 gets and hands on; values 1 and 2 are functions.
  const conditions = [
    { entry: 0, values: [] },
    { entry: 10, values: [1] },
    { entry: 10, values: [2] },
  ];
  const passings = [
    [],
    [{ entry: 10, values: [1], from: [] }],
    [{ entry: 10, values: [2], from: [] }],
    [{ entry: 8, values: [2], from: [] }],
    [{ entry: 10, values: [], from: [8] }],
  ];
  const narrowed = { conditions, passings };

  it('follow a narrowed call only for the function that was passed', () => {
    const wrapper = [call(10, 12, 5, { tag: 1 }), call(10, 13, 5, { tag: 2 })];
    const passing = (passed: number) =>
      goalsHit(
        run({ edges: [call(0, 10, 1, { passed }), ...wrapper], goals: [{ node: 12 }, { node: 13 }], ...narrowed }),
      );
    expect(passing(1)).toEqual([0]);
    expect(passing(2)).toEqual([1]);
    expect(passing(0)).toEqual([0, 1]);
  });

  it('hand on what is read out of what the caller was passed', () => {
    const own = [call(10, 12, 5, { tag: 1 }), call(10, 13, 5, { tag: 2 })];
    const readOut = [...passings, [{ entry: 8, values: [7], from: [] }], [{ entry: 8, values: [9], from: [] }]];
    const through = [[[7, [1]] as const, [8, [2]] as const]];
    const problem = (passed: number) => ({
      edges: [call(0, 8, 1, { passed }), call(8, 10, 3, { passed: 7 }), ...own],
      goals: [{ node: 12 }, { node: 13 }],
      conditions,
      passings: [...readOut, [{ entry: 10, values: [], from: [8], through }]],
    });
    expect(goalsHit(run(problem(5)))).toEqual([0]);
    expect(goalsHit(run(problem(6)))).toEqual([0, 1]);
  });

  it('take more sets of functions than are told apart for any, and say so', () => {
    const wrapper = [call(10, 12, 5, { tag: 1 }), call(10, 13, 5, { tag: 2 })];
    const edges = [call(0, 10, 1, { passed: 1 }), call(1, 10, 2, { passed: 2 }), ...wrapper];
    const seeds = [{ node: 0 }, { node: 1 }];
    const problem = { edges, seeds, goals: [{ node: 12 }, { node: 13 }], ...narrowed };
    const exact = run(problem);
    expect(exact.hits.map(({ sources }) => sources)).toEqual([[0], [1]]);
    const bounded = run(problem, { dispatchTags: 1 });
    expect(bounded.hits.map(({ sources }) => sources)).toEqual([[0, 1], [1]]);
    expect(bounded.limits.map(({ limit }) => limit)).toEqual(['dispatchTags']);
  });

  it('hand the passed function on through a second wrapper', () => {
    const edges = [
      call(0, 8, 1, { passed: 3 }),
      call(8, 10, 2, { passed: 4 }),
      call(10, 12, 5, { tag: 1 }),
      call(10, 13, 5, { tag: 2 }),
    ];
    expect(goalsHit(run({ edges, goals: [{ node: 12 }, { node: 13 }], ...narrowed }))).toEqual([1]);
  });

  it('give what a callback returns only to those who passed it', () => {
    // The value begins in function 1 (node 0), which wrapper 10 calls at site 5; sites 1 and 2 call the wrapper with one each.
    const edges = [
      { ...back(0, 11, 5), tag: 1 },
      { ...back(11, 2, 1), passed: 1 },
      { ...back(11, 3, 2), passed: 2 },
    ];
    expect(goalsHit(run({ edges, goals: [{ node: 2 }, { node: 3 }], ...narrowed }))).toEqual([0]);
  });

  it('give it to those alone who handed it on', () => {
    const edges = [
      { ...back(0, 11, 5), tag: 2 },
      { ...back(11, 9, 2), passed: 4 },
      { ...back(9, 2, 1), passed: 3 },
      { ...back(9, 3, 3), passed: 0 },
      { ...back(11, 4, 4), passed: 1 },
    ];
    expect(goalsHit(run({ edges, goals: [{ node: 2 }, { node: 3 }, { node: 4 }], ...narrowed }))).toEqual([0, 1]);
  });

  it('count what is given to a callback as sent only where that callback was passed', () => {
    const sent = (passed: number) =>
      goalsHit(run({ edges: [call(0, 10, 1, { passed })], goals: [{ node: 10, tag: 1 }], ...narrowed }));
    expect(sent(1)).toEqual([0]);
    expect(sent(2)).toEqual([]);
  });

  it('come out of mutual recursion with a matched trail', () => {
    // f(10) calls g(12) at site 2, g calls f at site 3, f returns its parameter.
    const edges = [
      call(0, 10, 1),
      value(10, 11),
      call(10, 12, 2),
      call(12, 10, 3),
      back(11, 13, 3),
      back(13, 11, 2),
      back(11, 2, 1),
      back(11, 3, 4),
    ];
    const { hits } = run({ edges, goals: [{ node: 2 }, { node: 3 }] });
    expect(hits.map(({ goal }) => goal)).toEqual([0]);
    expect(hits[0]?.trail.hops).toHaveLength(4);
  });
});

describe('contents', () => {
  it('keep keys apart on the way through a call', () => {
    const edges: TestEdge[] = [
      { from: 0, to: 1, kind: 'store', operand: KEY_B },
      call(1, 10, 1),
      { from: 10, to: 11, kind: 'read', operand: KEY_B },
      { from: 10, to: 12, kind: 'read', operand: 0 },
      back(11, 2, 1),
    ];
    expect(goalsHit(run({ edges, goals: [{ node: 2 }, { node: 12 }] }))).toEqual([0]);
  });

  it('do not reach a goal for another key', () => {
    const edges: TestEdge[] = [{ from: 0, to: 1, kind: 'store', operand: KEY_B }];
    const goals = [
      { node: 1, path: [KEY_B] },
      { node: 1, path: [0] },
      { node: 1, rest: 'any' as const },
    ];
    expect(goalsHit(run({ edges, goals }))).toEqual([0, 2]);
  });

  it('call a hit a guess when the key is not known', () => {
    const edges: TestEdge[] = [{ from: 0, to: 1, kind: 'store', operand: UNKNOWN_KEY }];
    expect(run({ edges, goals: [{ node: 1, path: [KEY_B] }] }).hits[0]?.trail.guess).toBe(true);
  });
});

describe('barriers', () => {
  const edges: TestEdge[] = [{ from: 0, to: 1, kind: 'barrier', operand: 7 }, value(1, 2)];

  it('clear the value and let it go on under their name', () => {
    const { hits, cleared } = run({ edges, goals: [{ node: 2 }] });
    expect(hits).toEqual([]);
    expect(cleared.map(({ goal, barrier, trail }) => [goal, barrier, trail.hops.length])).toEqual([[0, 7, 3]]);
  });

  it('leave the branch that skips them a finding', () => {
    const { hits, cleared } = run({ edges: [...edges, value(0, 2)], goals: [{ node: 2 }] });
    expect(hits).toHaveLength(1);
    expect(cleared).toHaveLength(1);
  });

  it('are plain edges for other rules', () => {
    const problem = flowProblem({ nodes: 3, edges, seeds: [{ node: 0 }], goals: [{ node: 2 }] });
    expect(solve({ ...problem, barriers: new Uint8Array(8) }, defaultLimits).hits).toHaveLength(1);
  });

  it('stay the first one when there are several', () => {
    const twice: TestEdge[] = [...edges, { from: 2, to: 3, kind: 'barrier', operand: 8 }];
    expect(run({ edges: twice, goals: [{ node: 3 }] }).cleared.map(({ barrier }) => barrier)).toEqual([7]);
  });

  it('end flows as well when they are more than have a label', () => {
    const many: TestEdge[] = Array.from({ length: 63 }, (_, barrier) => ({
      from: 0,
      to: 1,
      kind: 'barrier',
      operand: barrier,
    }));
    const solution = run({ edges: many, goals: [{ node: 1 }] });
    expect(solution.hits).toEqual([]);
    expect(solution.cleared.length).toBe(63);
  });
});

describe('trails', () => {
  it('prefer fewer uncertain steps to fewer steps', () => {
    const edges = [value(0, 5), value(0, 1), value(1, 2), value(2, 5)];
    const costs = new Uint8Array(edges.length);
    const nodes = (marked: Uint8Array) =>
      run({ edges, goals: [{ node: 5 }] }, {}, marked).hits[0]?.trail.hops.map(({ node }) => node);
    expect(nodes(costs)).toEqual([0, 5]);
    expect(nodes(costs.with(0, COST_MARK))).toEqual([0, 1, 2, 5]);
  });

  it('prefer calls to long-lived storage', () => {
    const edges: TestEdge[] = [{ from: 0, to: 5, kind: 'jump' }, value(0, 1), value(1, 2), value(2, 5)];
    expect(run({ edges, goals: [{ node: 5 }] }).hits[0]?.trail.hops.map(({ node }) => node)).toEqual([0, 1, 2, 5]);
  });

  it('prefer a sure key to a guessed one', () => {
    const edges: TestEdge[] = [
      { from: 0, to: 5, kind: 'store', operand: UNKNOWN_KEY },
      value(0, 1),
      { from: 1, to: 5, kind: 'store', operand: KEY_B },
    ];
    const [hit] = run({ edges, goals: [{ node: 5, path: [KEY_B] }] }).hits;
    expect(hit?.trail.guess).toBe(false);
    expect(hit?.trail.hops).toHaveLength(3);
  });

  it('stay short when calls nest twice at every level', () => {
    // Function k calls function k - 1 on its parameter and again on that result: 2^14 levels of calls if all were told.
    const depth = 14;
    const edges: TestEdge[] = [call(0, 10, 0), back(12, 1, 0)];
    for (let level = 0; level < depth; level++) {
      const [parameter, middle, result] = [10 + 3 * level, 11 + 3 * level, 12 + 3 * level];
      if (level === depth - 1) edges.push(value(parameter, result));
      else
        edges.push(
          call(parameter, parameter + 3, 2 * level + 1),
          back(result + 3, middle, 2 * level + 1),
          call(middle, parameter + 3, 2 * level + 2),
          back(result + 3, result, 2 * level + 2),
        );
    }
    const { hits } = run({ nodes: 60, edges, goals: [{ node: 1 }] });
    expect(hits).toHaveLength(1);
    expect(hits[0]?.trail.hops.length).toBeLessThan(2_000);
    expect(hits[0]?.trail.hops.at(-1)?.depth).toBe(0);
  });
});

describe('limits', () => {
  it('give up the path of a recursive structure and say so', () => {
    // nest(d): return nest({"b": d}) or d
    const edges: TestEdge[] = [
      call(0, 10, 1),
      { from: 10, to: 11, kind: 'store', operand: KEY_B },
      call(11, 10, 2),
      value(10, 12),
      back(12, 13, 2),
      value(13, 12),
      back(12, 2, 1),
    ];
    const solution = run({ edges, goals: [{ node: 2, rest: 'any' }] });
    expect(goalsHit(solution)).toEqual([0]);
    expect(solution.limits).toEqual([{ limit: 'accessPathLength', nodes: [11] }]);
  });

  it('end a flow through too much unknown code and say so', () => {
    const edges: TestEdge[] = [0, 1, 2].map((node) => ({ from: node, to: node + 1, kind: 'obscure' }));
    const solution = run({ edges, goals: [{ node: 2 }, { node: 3 }] });
    expect(goalsHit(solution)).toEqual([0]);
    expect(solution.limits).toEqual([{ limit: 'obscureHops', nodes: [3] }]);
    expect(goalsHit(run({ edges, goals: [{ node: 2 }, { node: 3 }] }, { obscureHops: 3 }))).toEqual([0, 1]);
  });

  it('keep the first of many paths at one node and say so', () => {
    const stores: TestEdge[] = [0, 1, 2, 3].map((content) => ({ from: 0, to: 1, kind: 'store', operand: content }));
    const goals = [...[0, 1, 2, 3].map((content) => ({ node: 1, path: [content] })), { node: 1 }];
    const solution = run({ edges: [...stores, value(0, 1)], goals }, { pathsPerNode: 2 });
    expect(goalsHit(solution)).toEqual([0, 1, 4]);
    expect(solution.limits).toEqual([{ limit: 'pathsPerNode', nodes: [1] }]);
  });

  it('keep the first of many paths at one parameter and say so', () => {
    const edges: TestEdge[] = [
      ...[0, 1, 2, 3].map((content): TestEdge => ({ from: 0, to: 1, kind: 'store', operand: content })),
      call(1, 10, 1),
    ];
    const goals = [0, 1, 2, 3].map((content) => ({ node: 10, path: [content] }));
    const solution = run({ edges, goals }, { entryPaths: 2 });
    expect(goalsHit(solution)).toEqual([0, 1]);
    expect(solution.limits).toEqual([{ limit: 'entryPaths', nodes: [10] }]);
  });

  it('keep a short path that comes after many long ones', () => {
    const long: TestEdge[] = [0, 1, 2, 3].map((content) => ({ from: 1, to: 5, kind: 'store', operand: content }));
    const edges: TestEdge[] = [
      { from: 0, to: 1, kind: 'store', operand: KEY_B },
      ...long,
      value(0, 2),
      value(2, 3),
      value(3, 4),
      { from: 4, to: 5, kind: 'store', operand: KEY_B },
    ];
    const goals = [...[0, 1, 2, 3].map((content) => ({ node: 5, path: [content, KEY_B] })), { node: 5, path: [KEY_B] }];
    const solution = run({ edges, goals }, { pathsPerNode: 2 });
    expect(goalsHit(solution)).toEqual([0, 1, 4]);
    expect(solution.limits).toEqual([{ limit: 'pathsPerNode', nodes: [5] }]);
    const entered = run({ edges: [...edges, call(5, 10, 1)], goals: [{ node: 10, path: [KEY_B] }] }, { entryPaths: 2 });
    expect(goalsHit(entered)).toEqual([0]);
  });

  it('give a long path up that comes after enough short ones', () => {
    const short: TestEdge[] = [0, 1, 2].map((content) => ({ from: 0, to: 3, kind: 'store', operand: content }));
    const edges: TestEdge[] = [
      ...short,
      { from: 0, to: 1, kind: 'store', operand: KEY_B },
      { from: 1, to: 3, kind: 'store', operand: KEY_B },
    ];
    const goals = [...[0, 1, 2].map((content) => ({ node: 3, path: [content] })), { node: 3, path: [KEY_B, KEY_B] }];
    expect(goalsHit(run({ edges, goals }, { pathsPerNode: 3 }))).toEqual([0, 1, 2]);
    expect(goalsHit(run({ edges, goals }, { pathsPerNode: 4 }))).toEqual([0, 1, 2, 3]);
  });

  it('stop at the edge budget with what was found', () => {
    const edges = [value(0, 1), value(1, 2), value(2, 3), value(3, 4)];
    const solution = run({ edges, goals: [{ node: 1 }, { node: 4 }] }, { solverEdges: 3 });
    expect(goalsHit(solution)).toEqual([0]);
    expect(solution.limits.map(({ limit }) => limit)).toEqual(['solverEdges']);
  });
});

describe('pruning', () => {
  it('keeps what lies between a source and a goal', () => {
    const edges = [value(0, 1), value(1, 2), value(1, 3), value(4, 2)];
    const region = prune(flowProblem({ nodes: 6, edges, seeds: [{ node: 0 }], goals: [{ node: 2 }] }));
    expect([...region.node]).toEqual([0, 1, 2]);
  });

  it('drops stores that nobody reads and what only they led to', () => {
    const edges: TestEdge[] = [
      { from: 0, to: 1, kind: 'store', operand: KEY_B },
      { from: 1, to: 2, kind: 'read', operand: 0 },
    ];
    const problem = { nodes: 3, edges, seeds: [{ node: 0 }], goals: [{ node: 2 }], contents: CONTENTS };
    expect(prune(flowProblem(problem)).nodeCount).toBe(0);
    expect(prune(flowProblem({ ...problem, seeds: [{ node: 0, path: [0] }] })).nodeCount).toBe(0);
    expect(prune(flowProblem({ ...problem, goals: [{ node: 1, rest: 'any' }] })).nodeCount).toBe(2);
  });

  it('does nothing without a source that reaches a goal', () => {
    const { statistics } = run({ edges: [value(1, 2)], goals: [{ node: 2 }] });
    expect(statistics).toEqual({ regionNodes: 0, regionEdges: 0, facts: 0, edges: 0, contexts: 2 });
  });
});
