import { catalogue } from '@tokentrail/catalogue';
import { expect, test } from 'vitest';
import { analyzeFixture } from '../support/run-fixture.js';
import { fixturesOf } from '../support/fixtures.js';

// A row that no fixture reaches may say anything. Rows of every type are counted while fixtures are analysed once; those that decide
// on a verdict alone must all be reached. Of the others the number that is not may only fall.

const DECIDING = ['call', 'barrier', 'forward'] as const;

/** Rows of the other types that no fixture reaches yet. */
const UNREACHED = 800;

test('fixtures reach the rows of the catalogue', { timeout: 120_000 }, async () => {
  const reached = new Set<number>();
  for (const fixture of [...fixturesOf('models'), ...fixturesOf('rules')]) {
    const { program } = await analyzeFixture(fixture, catalogue);
    for (const row of program.rowUses.keys()) reached.add(row);
  }
  const missing = catalogue.models.filter((_, index) => !reached.has(index));
  const deciding = missing.filter((model) => DECIDING.some((type) => type in model));
  expect(deciding).toEqual([]);
  expect(missing.length).toBeLessThanOrEqual(UNREACHED);
});
