import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';

// Opening a file costs more than compiling what is in it: the command starts from one.
test('the command line loads one file and modules of Node', () => {
  const bundle = readFileSync(new URL('../../packages/tokentrail/dist/tokentrail.js', import.meta.url), 'utf8');
  const imported = [...bundle.matchAll(/\bimport\b[\w\s{},*$]*?(?:\bfrom)?\s*["']([^"'\n]+)["'];/g)].map(
    ([, name = '']) => name,
  );
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))).toEqual([]);
});
