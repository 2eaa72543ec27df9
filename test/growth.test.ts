import { catalogue } from '@tokentrail/catalogue';
import {
  buildApiTrie,
  type Catalogue,
  defaultLimits,
  type FlowRule,
  type Language,
  type Model,
} from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../packages/core/src/flow-problem.js';
import { link } from '../packages/core/src/link/link.js';
import { createPlacement } from '../packages/core/src/link/rows/placement.js';
import { Solver } from '../packages/core/src/solve/solver.js';
import { growingPython, growingTypeScript } from './support/growing-program.js';

// Cost in counts, which are the same on every machine: for twice the program, about twice of each. A stage that compares all with
// all shows here long before anybody measures a time.

/** Twice the work, and some for tables that were small at first. */
const MOST = 2.3;

type Costs = Readonly<Record<string, number>>;

function costsOf(language: Language, files: Readonly<Record<string, string>>, rows: Catalogue = catalogue): Costs {
  const paths = Object.keys(files);
  const inputs = paths.map((path) => {
    const text = files[path] ?? '';
    return { facts: language.lower({ path, text }), text };
  });
  const view = { paths: paths.toSorted(), has: (path: string) => path in files, text: (path: string) => files[path] };
  const program = link(
    inputs,
    new Map([[language.id, language.resolver(view)]]),
    new Map([[language.id, createPlacement(rows, language.id)]]),
    defaultLimits,
    new Set(catalogue.headerNames),
  );
  const rule = catalogue.rules.find((candidate): candidate is FlowRule => candidate.kind === 'flow');
  if (rule === undefined) throw new Error('no flow rule');
  const solver = new Solver(problemOf(program, rule, catalogue.credentialKeys), defaultLimits);
  solver.run();
  const sum = (count: (facts: (typeof inputs)[number]['facts']) => number): number =>
    inputs.reduce((total, { facts }) => total + count(facts), 0);
  return {
    bytes: inputs.reduce((total, { text }) => total + text.length, 0),
    'nodes of files': sum(({ nodes }) => nodes.count),
    'edges of files': sum(({ edges }) => edges.count),
    'nodes of the program': program.graph.nodeCount,
    'edges of the program': program.graph.edgeCount,
    'values handed on': program.cost.turns,
    'sets of values': program.cost.sets,
    'nodes between sources and sinks': solver.region.nodeCount,
    'edges between sources and sinks': solver.region.edgeCount,
    'facts reached': solver.facts.size,
    'derivations of facts': solver.facts.edgeCount,
  };
}

describe.for([
  ['Python', python, growingPython],
  ['TypeScript', javascript, growingTypeScript],
] as const)('%s', ([, language, make]) => {
  const small = costsOf(language, make(10));
  const middle = costsOf(language, make(20));
  const large = costsOf(language, make(40));

  test.for(Object.keys(small))('%s grow no faster than the program', (name) => {
    expect(small[name]).toBeGreaterThan(0);
    expect((middle[name] ?? 0) / (small[name] ?? 0)).toBeLessThan(MOST);
    expect((large[name] ?? 0) / (middle[name] ?? 0)).toBeLessThan(MOST);
  });
});

describe('what a source byte costs', () => {
  // A little above what was measured; whoever goes beyond has found a reason, or an expression that makes more than it must.
  test.for([
    ['Python', costsOf(python, growingPython(20)), { files: 0.32, program: 0.42, turns: 0.185 }],
    ['TypeScript', costsOf(javascript, growingTypeScript(20)), { files: 0.285, program: 0.375, turns: 0.18 }],
  ] as const)('%s', ([, costs, most]) => {
    const per = (...names: readonly string[]): number =>
      names.reduce((sum, name) => sum + (costs[name] ?? 0), 0) / (costs['bytes'] ?? 1);
    expect(per('nodes of files', 'edges of files')).toBeLessThan(most.files);
    expect(per('nodes of the program', 'edges of the program')).toBeLessThan(most.program);
    expect(per('values handed on')).toBeLessThan(most.turns);
  });

  test('one iterator costs the objects that have none nothing', () => {
    const loops = Array.from(
      { length: 200 },
      (_, at) => `export const f${at} = (m: any) => { for (const x of [m, {}]) m(x); };`,
    );
    const program = (more: string) => costsOf(javascript, { 'loops.ts': loops.join('\n'), 'other.ts': more });
    const plain = program('export const o = { begin() { return 1; } };');
    const iterable = program('export const o = { *[Symbol.iterator]() { yield 1; } };');
    expect((iterable['nodes of the program'] ?? 0) - (plain['nodes of the program'] ?? 0)).toBeLessThan(20);
  });
});

describe('rows of libraries that a program does not use', () => {
  /** The catalogue with `count` more libraries, each with a client, a credential and what it hands through. */
  const withMore = (count: number): Catalogue => {
    const more = Array.from({ length: count }, (_, at): readonly Model[] => [
      {
        language: 'python',
        sink: { path: `unused${at}.Client().send.Argument[headers:]`, kind: 'outbound-credential' },
      },
      { language: 'python', neutral: { path: `unused${at}.Client().{ping,close,status}` } },
      {
        language: 'python',
        summary: { path: `unused${at}.wrap`, input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
      },
    ]);
    return { ...catalogue, models: [...catalogue.models, ...more.flat()] };
  };

  test('cost linking and solving nothing', () => {
    const files = growingPython(10);
    expect(costsOf(python, files, withMore(500))).toEqual(costsOf(python, files));
  });

  test('cost compiling in proportion', () => {
    const states = (count: number): number => buildApiTrie(withMore(count), 'python').stateCount;
    const none = states(0);
    expect(states(400) - none).toBe(2 * (states(200) - none));
  });
});
