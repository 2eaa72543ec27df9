import { catalogue } from '@tokentrail/catalogue';
import type { Library } from './libraries.js';
import { countsOf } from './library-page.js';
import { code, counted, GENERATED, table } from './markdown.js';

/** Pages written by hand, in the order in which a newcomer reads them. */
export const GUIDES = [
  ['tutorial.md', 'A catalogue for a question of your own, from nothing to a tested scan'],
  ['rules-files.md', 'Everything that a rules file can say'],
  ['paths.md', 'How a path names a place in a library'],
  ['embedding.md', 'Tokentrail inside another program: Node, browser, editor'],
  ['coverage.md', 'Language forms that are followed'],
] as const;

const SHOWN = ['source', 'sink', 'call', 'barrier'] as const;

/** `docs/README.md`: every page, and every library with what is known of it. */
export function indexPage(all: readonly Library[]): string {
  const rules = catalogue.rules.map((rule) => [`[${rule.id}](rules/${rule.id}.md)`, rule.title ?? '', rule.severity]);
  const guides = GUIDES.map(([page, what]) => [`[${page.replace('.md', '')}](${page})`, what]);
  const libraries = all.map(({ name, page, language, rows }) => [
    `[${name}](${page})`,
    language,
    ...countsOf(rows, SHOWN),
    String(rows.length),
    code([...new Set(rows.flatMap(({ versions }) => versions ?? []))].join('  ')),
  ]);
  const total = all.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    `# Documentation\n\n${GENERATED}\n`,
    `## Rules\n\n${table(['rule', 'what it finds', 'severity'], rules)}`,
    `## Guides\n\n${table(['page', 'what it says'], guides)}`,
    `## Libraries\n\n${counted(all.length, 'page')}, ${counted(total, 'row')}. A library that is not here is followed by documented defaults, and findings over it say so.\n`,
    table(['library', 'language', 'sources', 'sinks', 'checks', 'exchanges', 'rows', 'versions told apart'], libraries),
  ].join('\n');
}
