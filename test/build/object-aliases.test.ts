import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildObjects,
  runObjects,
  VARIABLES,
  type ObjectProgram,
  type ObjectStatement,
} from '../support/object-program.js';

const variable = fc.nat(VARIABLES.length - 1);
const key = fc.constantFrom('a', 'b');

const simple: fc.Arbitrary<ObjectStatement> = fc.oneof(
  fc.record({ kind: fc.constant('new' as const), to: variable }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('alias' as const), to: variable, from: variable }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('load' as const), to: variable, from: variable, key }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('store' as const), to: variable, from: variable, key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('token' as const), to: variable, key }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('clean' as const, 'delete' as const), to: variable, key }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sink' as const), to: variable, key }) },
);
const straight = fc.array(simple, { minLength: 6, maxLength: 16 });
const branch: fc.Arbitrary<ObjectStatement> = fc.record({
  kind: fc.constant('if' as const),
  whenTrue: fc.array(simple, { maxLength: 5 }),
  whenFalse: fc.array(simple, { maxLength: 5 }),
});
const loop: fc.Arbitrary<ObjectStatement> = fc.record({
  kind: fc.constant('loop' as const),
  body: fc.array(simple, { minLength: 1, maxLength: 7 }),
});
const withOne = (middle: fc.Arbitrary<ObjectStatement>): fc.Arbitrary<ObjectProgram> =>
  fc.tuple(straight, middle, straight).map(([before, one, after]) => [...before, one, ...after]);

/** Over sampled programs, each run several ways: how many reached sinks the facts show, and how many they show besides. */
function measure(programs: fc.Arbitrary<ObjectProgram>, runs: number, seed: number) {
  const total = { hits: 0, missed: 0, extra: 0, firstMiss: '' };
  for (const program of fc.sample(programs, { numRuns: runs, seed })) {
    const built = buildObjects(program);
    const reached = new Set<number>();
    const executed = new Set<number>();
    for (let choices = 0; choices < 16; choices++) {
      let state = choices;
      const choose = (): number => {
        const choice = state & 3;
        state = (state >> 2) + choices * 5;
        return choice + (state & 1);
      };
      const { ran, hits } = runObjects(program, choose);
      for (const sink of ran) executed.add(sink);
      for (const hit of hits) reached.add(hit);
    }
    for (const hit of reached) {
      total.hits++;
      if (built.has(hit)) continue;
      total.missed++;
      if (total.firstMiss === '') total.firstMiss = JSON.stringify(program);
    }
    for (const found of built) if (executed.has(found) && !reached.has(found)) total.extra++;
  }
  return total;
}

describe('object states against running the program', () => {
  it('show every hit of straight code, and hardly more', () => {
    const { hits, missed, extra, firstMiss } = measure(straight, 2_000, 1);
    expect(hits).toBeGreaterThan(200);
    expect(missed, firstMiss).toBe(0);
    expect(extra / hits).toBeLessThanOrEqual(0.02);
  });

  it('show the hits behind a branch', () => {
    const { hits, missed, firstMiss } = measure(withOne(branch), 1_500, 2);
    expect(hits).toBeGreaterThan(200);
    expect(missed / hits, firstMiss).toBeLessThanOrEqual(0.005);
  });

  it('show the hits of a loop', () => {
    const { hits, missed, firstMiss } = measure(withOne(loop), 1_500, 3);
    expect(hits).toBeGreaterThan(200);
    // A strong write through a name that becomes another name of the object only at the end of the turn hides later writes to it.
    expect(missed / hits, firstMiss).toBeLessThanOrEqual(0.025);
  });
});
