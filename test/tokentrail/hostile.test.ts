import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@tokentrail/core';
import { describe, expect, test } from 'vitest';
import { engine } from '../../packages/tokentrail/src/built-in-engine.js';
import { main } from '../../packages/tokentrail/src/main.js';
import { workspace } from './workspace.js';

// Whatever a folder holds, the scan ends with a report that says what was not read.

const PASSING = `import httpx
from fastmcp.server.dependencies import get_http_request
httpx.get("https://a\u001b[2J\u202e", headers={"Authorization": get_http_request().headers["authorization"]})  # \u001b]0;x\u0007</script><img>
`;

async function scan(folder: string, format: string): Promise<{ readonly code: number; readonly stdout: string }> {
  let stdout = '';
  const terminal = {
    stdout: { write: (text: string) => void (stdout += text), isTTY: false, columns: 100 },
    stderr: { write: () => undefined, isTTY: false, columns: 100 },
    env: {},
  };
  const code = await main(['scan', folder, '--context', 'any', '-f', format], terminal, engine);
  return { code, stdout };
}

async function reportOn(files: Readonly<Record<string, string>>): Promise<Report> {
  const { code, stdout } = await scan(workspace(files), 'json');
  expect(code).toBeLessThan(2);
  return JSON.parse(stdout) as Report;
}

describe('manifests', () => {
  const deep = (open: string): string => open.repeat(100_000);

  test.each([
    ['package.json', `{"name": ${deep('[')}`],
    ['package.json', deep('{"a":')],
    ['package-lock.json', '[['],
    ['pyproject.toml', `a = ${deep('[')}`],
    ['Pipfile.lock', '{'],
    ['pnpm-lock.yaml', 'a: &a [*a, *b]\n'],
  ])('%s that cannot be read is listed, and the code is analysed', async (name, text) => {
    const { coverage, findings } = await reportOn({ [name]: text, 'server.py': PASSING });
    expect(coverage.skipped).toEqual([{ file: name, reason: 'not valid: the versions in it are unknown' }]);
    expect(findings).toHaveLength(1);
  });

  test.each([
    ['tsconfig.json', '{"extends": "./tsconfig.json", "compilerOptions": {"paths": {"*": ["../../../*"]}}}'],
    ['tsconfig.json', deep('[')],
    ['bun.lock', deep('[')],
    ['requirements.txt', '-r requirements.txt\n-r /etc/passwd\n\u0000\n'],
    ['uv.lock', '\ufffd'.repeat(1000)],
    ['.gitignore', '(((*\n[z-a]\n!!\n'],
  ])('%s: %#', async (name, text) => {
    const { findings } = await reportOn({ [name]: text, 'server.py': PASSING, 'server.ts': 'export const x = 1;\n' });
    expect(findings).toHaveLength(1);
  });
});

test.each([
  ['a\u001b[31mred.py'],
  ['b<script>alert(1)<script>.py'],
  ['rtl\u202eyp.py'],
  ["quote'`$(touch x)`.py"],
  ['percent%20#.py'],
  ['-rf.py'],
])('a file named %j is named safely in every format', { skip: process.platform === 'win32' }, async (name) => {
  const folder = workspace({ [name]: PASSING });
  const text = (await scan(folder, 'text')).stdout;
  const json = (await scan(folder, 'json')).stdout;
  const sarif = (await scan(folder, 'sarif')).stdout;
  for (const output of [text, json, sarif]) expect(output).not.toContain('\u001b');
  expect(text).not.toContain('\u202e');
  expect((JSON.parse(json) as Report).findings[0]?.location.file).toBe(name);
  expect(sarif).toContain(`"${encodeURIComponent(name)}"`);
});

test.each([
  ['brackets.py', `x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}\n`],
  [
    'blocks.py',
    `${Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('')}${' '.repeat(900)}pass\n`,
  ],
  ['templates.js', `${'`${'.repeat(3000)}1${'}`'.repeat(3000)};\n`],
])('%s nests deeper than is read: a diagnostic with a place, and the other files are analysed', async (name, text) => {
  const { diagnostics, findings, coverage } = await reportOn({ [name]: text, 'server.py': PASSING });
  expect(diagnostics).toEqual([expect.objectContaining({ level: 'error' })]);
  expect(diagnostics[0]?.location?.file).toBe(name);
  expect(coverage.partial).toEqual([name]);
  expect(findings).toHaveLength(1);
});

test('loops of links, links out of the folder and files without text are listed', {
  skip: process.platform === 'win32',
}, async () => {
  const folder = workspace({ 'server.py': PASSING, 'nul.py': 'x\0\0' });
  mkdirSync(join(folder, 'loop'));
  symlinkSync('.', join(folder, 'loop/self'));
  symlinkSync('/', join(folder, 'root'));
  symlinkSync('nowhere', join(folder, 'dangling.py'));
  writeFileSync(join(folder, 'bytes.ts'), Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)));
  const report = JSON.parse((await scan(folder, 'json')).stdout) as Report;
  expect(report.findings).toHaveLength(1);
  expect(report.coverage.skipped.map(({ file }) => file)).toEqual([
    'bytes.ts',
    'dangling.py',
    'loop/self',
    'nul.py',
    'root',
  ]);
});
