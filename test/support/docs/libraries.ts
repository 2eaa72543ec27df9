import { catalogue, standardLibraries } from '@tokentrail/catalogue';
import { type Model, parseApiPath } from '@tokentrail/core';
import { pathPlaces } from '../../../packages/core/src/model/path-places.js';
import { isExportRoot } from '../../../packages/core/src/model/export-roots.js';
import { isSignatureRoot } from '../../../packages/core/src/model/signature-roots.js';
import { moduleName, packageName } from '../../../packages/core/src/model/package-name.js';

/** All that the catalogue knows of one library, in the order of the catalogue. */
export interface Library {
  /** As programs import it: `httpx`, `@modelcontextprotocol/sdk`. */
  readonly name: string;
  readonly language: Model['language'];
  /** The page's path below `docs/`. */
  readonly page: string;
  readonly rows: readonly Model[];
}

/** Names that stand for something of the platform, not for a package. */
const PLATFORM: ReadonlySet<string> = new Set(['global', 'inbound', 'outbound']);
const ITSELF: Readonly<Record<Model['language'], string>> = {
  python: 'Python itself',
  javascript: 'JavaScript itself',
  any: 'Any library',
};

/** The libraries of the built-in catalogue by language and name; what belongs to none is kept under the language. */
export function libraries(): readonly Library[] {
  const standard = new Set(standardLibraries);
  const found = new Map<string, { name: string; language: Model['language']; rows: Model[] }>();
  for (const model of catalogue.models) {
    const name = standard.has(model) ? ITSELF[model.language] : libraryOf(model);
    const key = `${model.language}/${name}`;
    const entry = found.get(key) ?? { name, language: model.language, rows: [] };
    entry.rows.push(model);
    found.set(key, entry);
  }
  return [...found.values()]
    .map((entry) => ({ ...entry, page: `libraries/${entry.language}/${slug(entry.name)}.md` }))
    .sort((left, right) => (left.page < right.page ? -1 : 1));
}

function libraryOf(model: Model): string {
  const text = pathPlaces(model).find(({ relative }) => !relative)?.text;
  const root = text === undefined ? undefined : parseApiPath(text).path?.tokens[0];
  if (root?.kind !== 'root') return ITSELF[model.language];
  const { name } = root;
  if (PLATFORM.has(name) || isExportRoot(name) || isSignatureRoot(name) || name.startsWith('node:'))
    return ITSELF[model.language];
  return packageName(moduleName(name, model.language), model.language);
}

/** `@koa/router` and `koa-router` are two libraries. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace('/', '__')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}
