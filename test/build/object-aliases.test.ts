import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildObjects,
  runObjects,
  VARIABLES,
  type ObjectProgram,
  type ObjectStatement,
} from '../support/object-program.js';
import { parseObjects, printObjects } from '../support/object-text.js';

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

function branchOf(inner: fc.Arbitrary<ObjectStatement>): fc.Arbitrary<ObjectStatement> {
  const side = fc.array(inner, { maxLength: 5 });
  return fc.record({ kind: fc.constant('if' as const), whenTrue: side, whenFalse: side });
}

function loopOf(inner: fc.Arbitrary<ObjectStatement>): fc.Arbitrary<ObjectStatement> {
  return fc.record({ kind: fc.constant('loop' as const), body: fc.array(inner, { minLength: 1, maxLength: 7 }) });
}

/** Mostly plain statements, now and then the other. */
function nowAndThen(other: fc.Arbitrary<ObjectStatement>): fc.Arbitrary<ObjectStatement> {
  return fc.oneof({ weight: 6, arbitrary: simple }, { weight: 1, arbitrary: other });
}

function withOne(middle: fc.Arbitrary<ObjectStatement>): fc.Arbitrary<ObjectProgram> {
  return fc.tuple(straight, middle, straight).map(([before, one, after]) => [...before, one, ...after]);
}

/** What runs show: sinks that ran, and those that got the token. */
function shown(program: ObjectProgram): { readonly executed: ReadonlySet<number>; readonly reached: Set<number> } {
  const reached = new Set<number>();
  const executed = new Set<number>();
  for (let run = 0; run < 24; run++) {
    let state = Math.imul(run, 2_654_435_761) >>> 0;
    // The first two runs take every branch one way and go round each loop two and three times.
    const choose = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return run < 2 ? run + 2 : (state >>> 13) & 3;
    };
    const { ran, hits } = runObjects(program, choose);
    for (const sink of ran) executed.add(sink);
    for (const hit of hits) reached.add(hit);
  }
  return { executed, reached };
}

/** Over sampled programs, each run several ways: how many reached sinks the facts show, and how many they show besides. */
function measure(programs: fc.Arbitrary<ObjectProgram>, runs: number, seed: number) {
  const total = { hits: 0, missed: 0, extra: 0, misses: '' };
  for (const program of fc.sample(programs, { numRuns: runs, seed })) {
    const built = buildObjects(program);
    const { executed, reached } = shown(program);
    const missed = [...reached].filter((hit) => !built.has(hit)).length;
    total.hits += reached.size;
    total.missed += missed;
    if (missed > 0) total.misses += `\n${printObjects(program)}\n`;
    for (const found of built) if (executed.has(found) && !reached.has(found)) total.extra++;
  }
  return total;
}

describe('object states against running the program', () => {
  it('show every hit of straight code, and hardly more', () => {
    const { hits, missed, extra, misses } = measure(straight, 2_000, 1);
    expect(hits).toBeGreaterThan(200);
    expect(missed, misses).toBe(0);
    expect(extra / hits).toBeLessThanOrEqual(0.02);
  });

  it('show the hits behind a branch', () => {
    const { hits, missed, extra, misses } = measure(withOne(branchOf(simple)), 1_500, 2);
    expect(hits).toBeGreaterThan(200);
    expect(missed, misses).toBe(0);
    expect(extra / hits).toBeLessThanOrEqual(0.11);
  });

  it('show the hits of a loop', () => {
    const { hits, missed, extra, misses } = measure(withOne(loopOf(simple)), 1_500, 3);
    expect(hits).toBeGreaterThan(200);
    expect(missed / hits, misses).toBeLessThanOrEqual(0.003);
    expect(extra / hits).toBeLessThanOrEqual(0.13);
  });

  // Runs are sampled, so that some of what is found besides would be shown by another run.
  it('show the hits of branches and loops in one another', () => {
    const both = fc.oneof(loopOf(nowAndThen(branchOf(simple))), loopOf(nowAndThen(loopOf(simple))));
    const { hits, missed, extra, misses } = measure(withOne(fc.oneof(both, branchOf(nowAndThen(both)))), 700, 4);
    expect(hits).toBeGreaterThan(200);
    expect(missed / hits, misses).toBeLessThanOrEqual(0.01);
    expect(extra / hits).toBeLessThanOrEqual(0.3);
  });
});

describe('object states of small programs', () => {
  it.each([
    ['an object that holds itself, overwritten', 'p.a = p\nloop:\n  SINK p.a\n  p.a = TOKEN'],
    ['the way to itself ends', 'p.b = q\nq.a = p\np.b = TOKEN\nSINK p.b'],
    ['a name that a turn overwrites but no turn runs', 'p.a = TOKEN\nloop:\n  p = p\n  p.a = r\nSINK p.a'],
    ['a child of what was joined', 'r.a = q\nloop:\n  p.b = TOKEN\n  p = r.a\nSINK q.b'],
    ['a child of another name of the object', 'r.a = q\nif:\n  s = r\nelse:\np = s.a\np.b = TOKEN\nSINK q.b'],
    ['two links meet', 's = q\ns.b = s\nif:\n  q.b = TOKEN\nelse:\nr = q.b\nq.a = TOKEN\nSINK r.a'],
    ['a later write in the turn after', 'loop:\n  SINK q.a\n  s = r\n  r = q\n  s.a = TOKEN'],
    ['a write before the name moves on', 'loop:\n  q.a = TOKEN\n  SINK p.a\n  q.a = clean\n  p = q'],
  ])('%s: found', (_, text) => {
    const program = parseObjects(text);
    const { reached } = shown(program);
    expect(reached.size).toBe(1);
    expect([...buildObjects(program)]).toEqual([...reached]);
  });

  it.each([
    ['an object that holds itself', 'p.a = p\np.b = TOKEN\nloop:\n  SINK p.a\n  p.b = clean'],
    ['the way to itself ends', 'p.b = q\nq.a = p\np.b = TOKEN\np.b = clean\nSINK p.b'],
    ['a name that every turn overwrites', 'loop:\n  p.a = TOKEN\n  q = p\n  q.a = r\nSINK p.a'],
    ['a child of another object', 'r.a = q\nloop:\n  p = r.b\nSINK q.b'],
    ['a child of a name that is no alias', 'r.a = q\nif:\n  s = p\nelse:\np = s.a\nq.b = TOKEN\nSINK s.b'],
    ['a write to what the name no longer is', 'loop:\n  r.a = TOKEN\n  r = {}\n  SINK q.a'],
  ])('%s: silent', (_, text) => {
    expect([...buildObjects(parseObjects(text))]).toEqual([]);
  });
});
