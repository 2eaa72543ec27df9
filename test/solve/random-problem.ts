import * as fc from 'fast-check';
import type { FlowContent, FlowGraph, FlowKeySet } from '../../packages/core/src/solve/flow-graph.js';
import type { TestEdge, TestProblem } from '../support/flow-problem.js';

/** The contents of random problems. */
export const CONTENTS: readonly FlowContent[] = [
  { kind: 'key', name: 'authorization' },
  { kind: 'key', name: 'b' },
  { kind: 'field', name: 'token' },
  { kind: 'index', index: 0 },
  { kind: 'index', index: 1 },
  { kind: 'element' },
  { kind: 'anyKey' },
  { kind: 'mapKey' },
];

export const KEY_SETS: readonly FlowKeySet[] = [
  { keys: ['Authorization'], folded: true, uncertain: false },
  { keys: ['b', 'token'], folded: false, uncertain: false },
  { keys: [], folded: false, uncertain: true },
];

/** Entries are numbered 10 * callable + (0 or 1); a condition or passing of another callable's entries says nothing. */
const CONDITIONS: FlowGraph['conditions'] = [
  { entry: 0, values: [] },
  ...[0, 1, 2, 3].flatMap((callable) => [
    { entry: 10 * callable, values: [1] },
    { entry: 10 * callable, values: [2, 3] },
    { entry: 10 * callable + 1, values: [1, 2] },
  ]),
];

const PASSINGS_PER_PAIR = 9;
/** For each caller and callee: constants, handed on, both, nothing at all, two entries at once, one of two of which more is known, what is read out of one. */
const PASSINGS: FlowGraph['passings'] = [
  [],
  ...[0, 1, 2, 3].flatMap((caller) =>
    [0, 1, 2, 3].flatMap((callee) => [
      [{ entry: 10 * callee, values: [1], from: [] }],
      [{ entry: 10 * callee, values: [], from: [10 * caller] }],
      [{ entry: 10 * callee, values: [2], from: [10 * caller + 1] }],
      [{ entry: 10 * callee, values: [], from: [] }],
      [
        { entry: 10 * callee, values: [], from: [10 * caller, 10 * caller + 1] },
        { entry: 10 * callee + 1, values: [3], from: [10 * caller] },
      ],
      [{ entry: 10 * callee, values: [], from: [10 * caller, 10 * caller + 1], among: [[1, 2], [3]] }],
      [{ entry: 10 * callee, values: [2], from: [10 * caller, 10 * caller + 1], among: [null, [1]] }],
      [
        {
          entry: 10 * callee,
          values: [],
          from: [10 * caller],
          among: [[1, 2, 3]],
          through: [
            [
              [1, [2]],
              [2, [1, 3]],
              [3, []],
            ],
          ],
        },
      ],
      [{ entry: 10 * callee, values: [3], from: [10 * caller + 1, 10 * caller], through: [[[2, [1]]], null] }],
    ]),
  ),
];

const PARAMETERS = 2;
/** Nodes of a callable: parameters, then locals, then its result. */
const NODES = 5;
const CALLABLES = 4;
const SITES = 6;

const content = fc.nat(CONTENTS.length - 1);
const local = fc.record({
  kind: fc.constantFrom(
    'value',
    'value',
    'value',
    'read',
    'store',
    'without',
    'only',
    'taint',
    'obscure',
    'barrier',
    'jump',
    'shared',
  ),
  content,
  callable: fc.nat(CALLABLES - 1),
  other: fc.nat(CALLABLES - 1),
  from: fc.nat(NODES - 1),
  to: fc.nat(NODES - 1),
  tag: fc.nat(9),
});
const call = fc.record({
  caller: fc.nat(CALLABLES - 1),
  callee: fc.nat(CALLABLES - 1),
  argument: fc.nat(NODES - 1),
  parameter: fc.nat(PARAMETERS - 1),
  result: fc.nat(NODES - 1),
  tag: fc.nat(6),
  passed: fc.nat(2 * PASSINGS_PER_PAIR),
});
const place = fc
  .record({ node: fc.nat(CALLABLES * NODES - 1), path: fc.array(content, { maxLength: 2 }), tag: fc.nat(9) })
  .map((seed) => ({ ...seed, tag: conditionOf(Math.floor(seed.node / NODES), seed.tag) }));
const goal = fc.record({
  node: fc.nat(CALLABLES * NODES - 1),
  path: fc.array(content, { maxLength: 1 }),
  rest: fc.constantFrom('none' as const, 'none' as const, 'any' as const, 'credential-keys' as const, ['b']),
  tag: fc.nat(CONDITIONS.length * 2).map((tag) => (tag < CONDITIONS.length ? tag : 0)),
});

/** Small programs: four callables of five nodes, up to six call sites, recursion included. */
export const randomProblem: fc.Arbitrary<TestProblem> = fc
  .record({
    locals: fc.array(local, { minLength: 10, maxLength: 45 }),
    calls: fc.array(call, { minLength: 1, maxLength: SITES }),
    seeds: fc.array(place, { minLength: 1, maxLength: 3 }),
    goals: fc.array(goal, { minLength: 1, maxLength: 4 }),
    sharedSites: fc.array(fc.nat(SITES - 1), { maxLength: 3 }),
    closedSites: fc.array(fc.nat(SITES - 1), { maxLength: 1 }),
  })
  .map(({ locals, calls, seeds, goals, sharedSites, closedSites }) => ({
    nodes: CALLABLES * NODES,
    edges: [...locals.flatMap(localEdge), ...calls.flatMap(callEdges)],
    seeds,
    goals,
    contents: CONTENTS,
    keySets: KEY_SETS,
    conditions: CONDITIONS,
    passings: PASSINGS,
    sharedSites,
    closedSites,
  }));

/** Most edges, seeds and calls stand under no condition. */
function conditionOf(callable: number, tag: number): number {
  return tag >= 1 && tag <= 3 ? 3 * callable + tag : 0;
}

function localEdge({
  kind,
  content: id,
  callable,
  other,
  from,
  to,
  tag,
}: typeof local extends fc.Arbitrary<infer T> ? T : never): TestEdge[] {
  const crosses = kind === 'jump' || kind === 'shared';
  const operand = kind === 'without' || kind === 'only' ? id % KEY_SETS.length : kind === 'barrier' ? id % 2 : id;
  const edge: TestEdge = {
    from: callable * NODES + from,
    to: (crosses ? other : callable) * NODES + to,
    kind,
    operand:
      kind === 'read' || kind === 'store' || kind === 'without' || kind === 'only' || kind === 'barrier' ? operand : 0,
    tag: crosses || kind === 'barrier' ? 0 : conditionOf(callable, tag),
  };
  return edge.from === edge.to ? [] : [edge];
}

function callEdges(
  { caller, callee, argument, parameter, result, tag, passed }: typeof call extends fc.Arbitrary<infer T> ? T : never,
  site: number,
): TestEdge[] {
  const narrowing = {
    tag: conditionOf(caller, tag),
    passed: passed >= 1 && passed <= PASSINGS_PER_PAIR ? PASSINGS_PER_PAIR * (CALLABLES * caller + callee) + passed : 0,
  };
  return [
    { from: caller * NODES + argument, to: callee * NODES + parameter, kind: 'call', operand: site, ...narrowing },
    { from: callee * NODES + NODES - 1, to: caller * NODES + result, kind: 'return', operand: site, ...narrowing },
  ];
}
