import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@tokentrail/catalogue';
import { toSarif } from '@tokentrail/report/sarif';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { ruleInfo } from '../../packages/core/src/report-head.js';
import { reportOf } from '../report/sample.js';
import { GENERATED_FOLDERS, generatedPages } from '../support/docs/pages.js';
import { EXAMPLES, exampleFixture } from '../support/docs/rule-page.js';
import { readExpectations } from '../support/expectations.js';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(`${docs}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

describe('generated pages', () => {
  const pages = generatedPages();

  test('are what `npm run docs` writes, all of them and no others', () => {
    const stale = [...pages].filter(([path, text]) => {
      return !existsSync(`${docs}/${path}`) || readFileSync(`${docs}/${path}`, 'utf8') !== text;
    });
    const left = GENERATED_FOLDERS.flatMap(filesBelow).filter((path) => !pages.has(path));
    expect([...stale.map(([path]) => path), ...left], 'run `npm run docs`').toEqual([]);
  });

  test('speak of every row of the catalogue', () => {
    const rows = [...pages]
      .filter(([path]) => path.startsWith('libraries/'))
      .map(([, text]) => /: (\d+) rows?\./.exec(text)?.[1]);
    expect(rows.reduce((sum, count) => sum + Number(count), 0)).toBe(catalogue.models.length);
  });
});

describe.each(catalogue.rules.map((rule) => [rule.id, rule] as const))('the page of %s', (id, rule) => {
  test.each(EXAMPLES.map((example) => [example.language, example] as const))(
    'shows a wrong program that is found and a right one that is not, in %s',
    (_, example) => {
      const keysOf = (side: 'wrong' | 'right'): readonly string[] => {
        const path = exampleFixture(id, example, side);
        const expected = readExpectations(path, readFileSync(`${fixtures}/${path}`, 'utf8'));
        return expected.filter(({ value }) => value === id).map(({ key, state }) => `${state} ${key}`);
      };
      expect(keysOf('wrong')).toEqual(['expected finding']);
      expect(keysOf('right')).toContain('expected absent');
      expect(keysOf('right')).not.toContain('expected finding');
    },
  );

  test('agrees with the help in SARIF', () => {
    const page = readFileSync(`${docs}/rules/${id}.md`, 'utf8');
    const log = JSON.parse(toSarif(reportOf([], { rules: [ruleInfo(rule)] }))) as Log;
    const [descriptor] = log.runs[0]?.tool.driver.rules ?? [];
    expect(page).toContain(descriptor?.helpUri);
    const paragraphs = descriptor?.help?.markdown?.split('\n\n') ?? [];
    expect(paragraphs.length).toBeGreaterThan(4);
    for (const paragraph of paragraphs) expect(page).toContain(paragraph.replace(/^\*\*\w+\.\*\* /, ''));
  });
});
