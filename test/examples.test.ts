import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, type Report } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { chooseCatalogue } from '../packages/tokentrail/src/catalogue-choice.js';
import { compare } from './support/compare.js';
import { readExpectations } from './support/expectations.js';
import { readFixture } from './support/fixtures.js';

// Catalogues outside the built-in one, each with programs in both languages: the engine knows no question of its own.

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'fixtures/examples');
const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(names)('%s', (name) => {
  const rules = join(examples, name, `${name}.yaml`);

  describe.each(['python', 'javascript'])('%s', (folder) => {
    const fixture = readFixture(`examples/${name}/${folder}`);
    const expectations = fixture.files.flatMap((file) => readExpectations(file.path, file.text));

    test('finds what its lines expect, and nothing else', async () => {
      const catalogue = chooseCatalogue([rules], false);
      const { report, program } = await inspect({ files: fixture.files, languages: [python, javascript], catalogue });
      const kindsOf = new Map(
        catalogue.rules.map((rule) => [rule.id, new Set(rule.kind === 'flow' ? rule.sinks : rule.calls)] as const),
      );
      expect(compare(expectations, { report, program, kindsOf })).toEqual([]);
      const keys = new Set(expectations.map(({ key }) => key));
      expect([keys.has('finding'), keys.has('absent')]).toEqual([true, true]);
    });

    test('a scan as a user runs it gives the same lines', () => {
      const bin = join(root, 'packages/tokentrail/bin/tokentrail.js');
      const target = join(examples, name, folder);
      const argv = [
        bin,
        'scan',
        target,
        '--rules',
        rules,
        '--no-default-rules',
        '--format',
        'json',
        '--fail-on',
        'none',
      ];
      const report = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Report;
      const found = report.findings.map(({ location }) => `${location.file}:${location.startLine}`);
      const expected = expectations.filter(({ key }) => key === 'finding').map(({ file, line }) => `${file}:${line}`);
      expect(found.sort()).toEqual(expected.sort());
    });
  });

  test('every one of its models matches in its programs', async () => {
    const catalogue = chooseCatalogue([rules], false);
    const own = chooseCatalogue([rules], false).models.length - ownCount(rules);
    const files = ['python', 'javascript'].flatMap((folder) => readFixture(`examples/${name}/${folder}`).files);
    const { program } = await inspect({ files, languages: [python, javascript], catalogue });
    const unused = catalogue.models.filter((_, index) => index >= own && !program.rowUses.has(index));
    expect(unused).toEqual([]);
  });
});

function ownCount(rules: string): number {
  return readFileSync(rules, 'utf8').match(/^ {2}- language:/gm)?.length ?? 0;
}
