import { catalogue } from '@tokentrail/catalogue';
import { describe, expect, test } from 'vitest';
import { readExpectations } from './support/expectations.js';
import { type Fixture, fixturesOf } from './support/fixtures.js';
import { languageCatalogue, runFixture } from './support/run-fixture.js';

const suites = [
  { folder: 'python', rules: languageCatalogue },
  { folder: 'javascript', rules: languageCatalogue },
  { folder: 'rules', rules: catalogue },
  { folder: 'models', rules: catalogue },
];

const expectationsOf = (fixture: Fixture) => fixture.files.flatMap((file) => readExpectations(file.path, file.text));

for (const { folder, rules } of suites) {
  const fixtures = fixturesOf(folder);
  describe(folder, () => {
    test.for(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async ([, fixture]) => {
      expect(await runFixture(fixture, rules)).toEqual([]);
    });

    test('no fixture is weak', () => {
      const texts = new Map<string, string>();
      const problems: string[] = [];
      for (const fixture of fixtures) {
        const keys = new Set(expectationsOf(fixture).map((expected) => expected.key));
        if (!keys.has('finding') && !keys.has('absent'))
          problems.push(`${fixture.name}: expects neither a finding nor its absence`);
        const text = fixture.files.map((file) => file.text).join('\0');
        const twin = texts.get(text);
        if (twin !== undefined) problems.push(`${fixture.name}: the same program as ${twin}`);
        texts.set(text, fixture.name);
        if (!fixture.files.some((file) => /^(#|\/\/) .*[.:]\r?\n/.test(file.text)))
          problems.push(`${fixture.name}: no first line says in a sentence what it shows`);
      }
      expect(problems).toEqual([]);
    });

    test('every topic has a finding and a safe sibling', () => {
      const topics = new Map<string, Fixture[]>();
      for (const fixture of fixtures) {
        const topic = fixture.name.split('/').slice(0, 2).join('/');
        topics.set(topic, [...(topics.get(topic) ?? []), fixture]);
      }
      const lopsided = [...topics].filter(([, members]) => {
        const keys = new Set(members.flatMap(expectationsOf).map((expected) => expected.key));
        return !keys.has('finding') || !keys.has('absent');
      });
      expect(lopsided.map(([topic]) => topic)).toEqual([]);
    });
  });
}
