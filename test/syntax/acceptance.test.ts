import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Figures } from './acceptance/figures.js';
import { compareJavaScript } from './acceptance/javascript.js';
import { comparePython, hasPython } from './acceptance/python.js';

// Opt-in: TOKENTRAIL_ACCEPTANCE=folder[:folder…] compares our parsers with the languages' own over all files of the folders.
const folders = (process.env['TOKENTRAIL_ACCEPTANCE'] ?? '').split(':').filter((folder) => folder !== '');
const hour = 3_600_000;

function* filesUnder(folder: string, pattern: RegExp): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') yield* filesUnder(path, pattern);
    else if (entry.isFile() && pattern.test(entry.name)) yield path;
  }
}

function filesOf(pattern: RegExp): string[] {
  return folders.flatMap((folder) => [...filesUnder(folder, pattern)]);
}

function expectAccepted(figures: Figures, differences: readonly string[]): void {
  console.log([JSON.stringify(figures), ...differences.slice(0, 100)].join('\n'));
  expect(figures.accepted, 'no file to compare').toBeGreaterThan(0);
  expect(figures.wrongOwners, 'functions and classes with a wrong owner').toBe(0);
  expect(figures.missingCalls, 'calls missing').toBe(0);
  expect(figures.withErrorNode / figures.accepted, 'share of files with an error node').toBeLessThanOrEqual(0.001);
}

describe.runIf(folders.length > 0)('files that the language itself accepts', () => {
  test.runIf(hasPython())('Python, against CPython', { timeout: hour }, () => {
    const differences: string[] = [];
    const figures = comparePython(filesOf(/\.pyi?$/), (difference) => differences.push(difference));
    expectAccepted(figures, differences);
  });

  test('JavaScript and TypeScript, against TypeScript', { timeout: hour }, () => {
    const differences: string[] = [];
    const figures = compareJavaScript(filesOf(/\.[cm]?[jt]sx?$/), (difference) => differences.push(difference));
    expectAccepted(figures, differences);
  });
});
