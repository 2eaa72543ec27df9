import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the benchmark reports every stage with its ratio to the parse', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['benchmarks/stages.mjs', 'fixtures/projects/python-vulnerable'],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const stage of ['read', 'parse', 'lower', 'link', 'solve', 'evaluate', 'collect'])
    expect(stdout).toMatch(new RegExp(`^${stage} .*\\d`, 'm'));
  expect(stdout).toMatch(/^parse .*1\.00/m);
  expect(stdout).toContain('peak memory');
});
