import { catalogue } from '@tokentrail/catalogue';
import { coveragePage } from './coverage-page.js';
import { indexPage } from './index-page.js';
import { libraries } from './libraries.js';
import { libraryPage } from './library-page.js';
import { rulePage } from './rule-page.js';

/** Folders below `docs/` that hold generated pages and nothing else. */
export const GENERATED_FOLDERS = ['rules', 'libraries'] as const;

/** Every generated page by its path below `docs/`. */
export function generatedPages(): ReadonlyMap<string, string> {
  const all = libraries();
  return new Map([
    ['README.md', indexPage(all)],
    ['coverage.md', coveragePage()],
    ...catalogue.rules.map((rule) => [`rules/${rule.id}.md`, rulePage(rule)] as const),
    ...all.map((library) => [library.page, libraryPage(library)] as const),
  ]);
}
