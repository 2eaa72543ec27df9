import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachingDefinitions, type Block, type Statement } from '../support/reaching-definitions.js';
import { builtDefinitions, NAMES } from '../support/run-program.js';

const label = fc.constantFrom(null, null, 'p', 'q');
const name = fc.nat(NAMES.length - 1);

const { block } = fc.letrec<{ block: Block; statement: Statement }>((tie) => {
  const inner = tie('block') as fc.Arbitrary<Block>;
  const leaf = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('assign' as const), name }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('use' as const), name }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('jump' as const), repeats: fc.boolean(), label }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('return' as const, 'throw' as const) }) },
  );
  return {
    block: fc.array(tie('statement') as fc.Arbitrary<Statement>, { maxLength: 4 }),
    statement: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'program' },
      { weight: 6, arbitrary: leaf as fc.Arbitrary<Statement> },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('if' as const), whenTrue: inner, whenFalse: inner }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('circuit' as const), right: inner }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('loop' as const),
          form: fc.constantFrom('while' as const, 'do' as const, 'endless' as const),
          label,
          head: fc.array(leaf as fc.Arbitrary<Statement>, { maxLength: 2 }).map(withoutJumps),
          body: inner,
          update: fc.option(fc.array(leaf as fc.Arbitrary<Statement>, { maxLength: 2 }).map(withoutJumps)),
          orElse: inner,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('labelled' as const), label: fc.constantFrom('p', 'q'), body: inner }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('try' as const),
          body: inner,
          handlers: fc.array(inner, { maxLength: 2 }),
          orElse: inner,
          finalizer: fc.option(inner),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('arms' as const),
          arms: fc.array(inner, { maxLength: 3 }),
          fallsThrough: fc.boolean(),
          exhaustive: fc.constant(false),
        }),
      },
    ),
  };
});

/** Heads and updates are expressions: they assign and use, but never jump. */
function withoutJumps(statements: Block): Block {
  return statements.filter(({ kind }) => kind === 'assign' || kind === 'use');
}

const sorted = (sites: ReadonlySet<number> | undefined): number[] => [...(sites ?? [])].sort((a, b) => a - b);

describe('names in SSA form', () => {
  it('give every use the definitions that reach it on an explicit control flow graph', () => {
    fc.assert(
      fc.property(block, (program) => {
        const built = builtDefinitions(program);
        const coarsest = reachingDefinitions(program, 'shared');
        for (const [use, exact] of reachingDefinitions(program, 'copied')) {
          const found = sorted(built.get(use));
          expect(found, `use ${use} misses a definition`).toEqual(expect.arrayContaining(sorted(exact)));
          expect(sorted(coarsest.get(use)), `use ${use} has one too many`).toEqual(expect.arrayContaining(found));
        }
      }),
      { numRuns: 1_000, seed: 20_261_124 },
    );
  });

  it('are exact where nothing is finally', () => {
    fc.assert(
      fc.property(block, (program) => {
        fc.pre(!JSON.stringify(program).includes('"finalizer":['));
        const built = builtDefinitions(program);
        for (const [use, exact] of reachingDefinitions(program, 'copied'))
          expect(sorted(built.get(use)), `use ${use}`).toEqual(sorted(exact));
      }),
      { numRuns: 700, seed: 20_261_125 },
    );
  });
});
