import type { SourceFile } from '@tokentrail/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chains, type Dialect, type Print, plain, printChain } from '../support/chain-program.js';
import { analyzeFixture, languageCatalogue } from '../support/run-fixture.js';

/** Rule and sink call of every finding, without places: what must stay the same when the program is rewritten. */
async function found(files: readonly SourceFile[]): Promise<readonly string[]> {
  const { report } = await analyzeFixture({ name: 'generated', files, manifests: [] }, languageCatalogue);
  return report.findings.map((finding) => finding.ruleId).sort();
}

const runs = { numRuns: 15 };

describe.for<Dialect>(['python', 'javascript'])('rewriting a %s program', (dialect) => {
  const keeps = (name: string, change: (length: number, at: number) => Partial<Print>): void => {
    test(`${name} changes nothing`, async () => {
      await fc.assert(
        fc.asyncProperty(chains, fc.nat(), async (chain, seed) => {
          const at = seed % chain.length;
          expect(await found(printChain(dialect, chain, plain))).toEqual(['flow']);
          expect(await found(printChain(dialect, chain, { ...plain, ...change(chain.length, at) }))).toEqual(['flow']);
        }),
        runs,
      );
    });
  };

  keeps('renaming the variables', () => ({ prefix: 'renamed_' }));
  keeps('wrapping a value in an identity call', (_, at) => ({ wrap: at }));
  keeps('extracting a function', (_, at) => ({ extract: at }));
  keeps('moving the function to another file', (_, at) => ({ extract: at, otherFile: true }));
  keeps('dead code', () => ({ deadCode: true }));

  test('an inserted barrier removes the finding', async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), async (chain, seed) => {
        const files = printChain(dialect, chain, { ...plain, barrier: seed % chain.length });
        expect(await found(files)).toEqual([]);
      }),
      runs,
    );
  });

  test('the order of the files changes nothing, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (chain) => {
        const files = printChain(dialect, chain, { ...plain, extract: 0, otherFile: true });
        const run = async (list: readonly SourceFile[]) =>
          JSON.stringify(
            (await analyzeFixture({ name: 'generated', files: list, manifests: [] }, languageCatalogue)).report,
          );
        expect(await run(files.toReversed())).toBe(await run(files));
      }),
      runs,
    );
  });
});
