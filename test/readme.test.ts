import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@tokentrail/catalogue';
import { expect, test } from 'vitest';
import { parseRulesFile } from '../packages/tokentrail/src/rules-file.js';

// The examples of the README are run as they stand.

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

function example(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}

test('the JavaScript example scans the demo server', () => {
  const file = `${root}readme-example.tmp.mjs`;
  writeFileSync(file, example('js'));
  try {
    const output = execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' });
    expect(output).toContain("'server.py:25 authorization-passthrough'");
    expect(output).toMatch(/true\n$/);
  } finally {
    rmSync(file);
  }
});

test('the rules example is a valid rules file', () => {
  const parsed = parseRulesFile(example('yaml'), catalogue);
  expect(JSON.stringify(parsed)).toContain('secret-to-log');
  expect(parsed.errors).toEqual([]);
});

test('the shown output is what the scan prints', () => {
  const shown = /```text\n(server\.py:25[\s\S]*?)\n\n/.exec(readme)?.[1] ?? 'nothing';
  const bin = `${root}packages/tokentrail/bin/tokentrail.js`;
  const output = execFileSync(
    process.execPath,
    [bin, 'scan', '--fail-on', 'none', 'fixtures/projects/python-vulnerable'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(output).toContain(shown);
});
