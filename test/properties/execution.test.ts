import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeFixture, languageCatalogue } from '../support/run-fixture.js';
import { printTiny, runTiny } from '../support/tiny-print.js';
import { type TinyProgram, tinyPrograms } from '../support/tiny-program.js';

// The oracle that knows the languages: what a program shows when it runs must be found in its text.

interface Tally {
  shown: number;
  missed: number;
  extra: number;
}

async function count(
  program: TinyProgram,
  dialect: 'python' | 'javascript',
  tally: Tally,
  misses: string[],
): Promise<void> {
  const printed = printTiny(program, dialect);
  const script = printTiny(program, 'javascript');
  const run = runTiny(script);
  // The same sinks stand on other lines in the other language.
  const here = (lines: ReadonlySet<number>): ReadonlySet<number> =>
    new Set(script.sinkLines.flatMap((line, index) => (lines.has(line) ? (printed.sinkLines[index] ?? []) : [])));
  const reached = here(run.reached);
  const executed = here(run.executed);
  const path = dialect === 'python' ? 'main.py' : 'main.js';
  const { report } = await analyzeFixture(
    { name: 'generated', files: [{ path, text: printed.text }], manifests: [] },
    languageCatalogue,
  );
  const found = new Set(report.findings.map((finding) => finding.location.startLine));
  for (const line of reached) {
    tally.shown++;
    if (!found.has(line)) {
      tally.missed++;
      misses.push(`line ${line}\n${printed.text}`);
    }
  }
  for (const line of found) if (executed.has(line) && !reached.has(line)) tally.extra++;
}

async function tallyOf(control: boolean, dialect: 'python' | 'javascript'): Promise<Tally> {
  const tally: Tally = { shown: 0, missed: 0, extra: 0 };
  const samples = fc.sample(tinyPrograms(control), { numRuns: 150, seed: 20_261_124 });
  const misses: string[] = [];
  for (const program of samples) await count(program, dialect, tally, misses);
  if (process.env['TOKENTRAIL_SHOW_MISSES'] !== undefined)
    console.log(JSON.stringify(tally), misses.slice(0, 4).join('\n----\n'));
  return tally;
}

describe.for<'python' | 'javascript'>(['python', 'javascript'])('running programs, %s', (dialect) => {
  test('straight-line programs: every shown flow is found, and hardly another one', async () => {
    const tally = await tallyOf(false, dialect);
    expect(tally.shown).toBeGreaterThan(50);
    expect(tally.missed).toBe(0);
    expect(tally.extra).toBeLessThanOrEqual(tally.shown * 0.02);
  });

  test('programs with branches and loops: at least 99 % of the shown flows are found', async () => {
    const tally = await tallyOf(true, dialect);
    expect(tally.shown).toBeGreaterThan(50);
    expect(tally.missed).toBeLessThanOrEqual(tally.shown * 0.01);
  });
});
