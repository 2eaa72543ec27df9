import { describe, expect, test } from 'vitest';
import { JAVASCRIPT } from '../support/programs/javascript-programs.js';
import { type Agreement, agreementOf, foundIn, samplePrograms } from '../support/programs/oracle.js';
import type { ProgramSyntax } from '../support/programs/program-writer.js';
import { PYTHON } from '../support/programs/python-programs.js';
import { runJavaScript } from '../support/programs/run-javascript.js';
import { hasPython, runPython } from '../support/programs/run-python.js';

// Random programs over the forms of each language, run with a marked value: what they show must be found in their text. How many
// programs, and from which seed, can be given (benchmarks/README.md).

const COUNT = Number(process.env['TOKENTRAIL_PROGRAMS'] ?? 100);
const SEED = Number(process.env['TOKENTRAIL_SEED'] ?? 20_261_125);
const isMeasured = process.env['TOKENTRAIL_PROGRAMS'] !== undefined;

async function agreement(language: string, syntax: ProgramSyntax, run: typeof runPython): Promise<Agreement> {
  const { total, misses } = await agreementOf(samplePrograms(syntax, COUNT, SEED), run);
  if (isMeasured) console.log(language, JSON.stringify(total));
  expect(total.missed, misses.slice(0, 3).join('\n----\n')).toBeLessThanOrEqual(isMeasured ? total.shown * 0.001 : 0);
  expect(total.spurious).toBeLessThanOrEqual(total.silent * 0.15);
  return total;
}

describe('generated programs, run and analysed', () => {
  test('JavaScript: what runs show is found', { timeout: 3_600_000 }, async () => {
    const { shown, failed } = await agreement('javascript', JAVASCRIPT, runJavaScript);
    expect(shown).toBeGreaterThan(COUNT / 4);
    expect(failed).toBe(0);
  });

  test('Python: what runs show is found, where there is a Python to run them', { timeout: 3_600_000 }, async () => {
    const plain = [{ path: 'main.py', text: 'def main(t0="c"):\n    sink(t0)\n    sink(source())\nmain()\n' }];
    expect([...(await foundIn(plain))]).toEqual(['main.py:3']);
    if (!hasPython()) return;
    expect((await runPython([plain]))[0]?.reached).toEqual(['main.py:3']);
    const { shown, failed } = await agreement('python', PYTHON, runPython);
    expect(shown).toBeGreaterThan(COUNT / 4);
    expect(failed).toBe(0);
  });
});
