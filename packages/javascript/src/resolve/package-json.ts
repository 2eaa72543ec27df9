import type { ProgramView } from '@tokentrail/core/lowering';
import { manifestFile, sourceFile } from './files.js';
import { isObject, type JsonObject, readJson, stringOf } from './json.js';
import { folderOf, join, matchStar } from './paths.js';

/** A package.json of the program: where it is and what it says of entry points. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | null;
  readonly json: JsonObject;
}

/** Conditions of `exports` and `imports` in the order in which a source reader wants them. */
const conditions = [
  'source',
  'development',
  'types',
  'import',
  'module',
  'node',
  'worker',
  'browser',
  'require',
  'default',
];

/** All manifests of the program, by folder. */
export function readManifests(program: ProgramView): ReadonlyMap<string, Manifest> {
  const manifests = new Map<string, Manifest>();
  for (const path of program.paths) {
    if (path !== 'package.json' && !path.endsWith('/package.json')) continue;
    const json = readJson(program.text(path));
    const folder = folderOf(path);
    manifests.set(folder, { folder, name: stringOf(json['name']), json });
  }
  return manifests;
}

/** The file that a package of the program means by a subpath (`.` or `./a/b`), or null. */
export function packageFile(program: ProgramView, manifest: Manifest, subpath: string): string | null {
  const { folder, json } = manifest;
  for (const target of exportTargets(json['exports'], subpath)) {
    const found = manifestFile(program, folder, target);
    if (found !== null) return found;
  }
  if (subpath !== '.') {
    const inside = subpath.slice(2);
    const path = join(folder, inside);
    const direct = path === null ? null : sourceFile(program, path);
    return direct ?? manifestFile(program, folder, inside);
  }
  for (const key of ['source', 'module', 'main', 'types', 'typings']) {
    const target = stringOf(json[key]);
    const found = target === null ? null : manifestFile(program, folder, target);
    if (found !== null) return found;
  }
  return sourceFile(program, folder) ?? manifestFile(program, folder, 'src/index');
}

/** What `imports` of a manifest maps `#x` to. */
export function importTargets(manifest: Manifest, specifier: string): string[] {
  const imports = manifest.json['imports'];
  return isObject(imports) ? patternTargets(imports, specifier) : [];
}

function exportTargets(exports: unknown, subpath: string): string[] {
  if (typeof exports === 'string' || Array.isArray(exports)) return subpath === '.' ? targetsOf(exports, '') : [];
  if (!isObject(exports)) return [];
  const hasSubpaths = Object.keys(exports).some((key) => key.startsWith('.'));
  if (!hasSubpaths) return subpath === '.' ? targetsOf(exports, '') : [];
  return patternTargets(exports, subpath);
}

/** Exact keys first, then patterns, the longest head first. */
function patternTargets(table: JsonObject, name: string): string[] {
  const exact = table[name];
  if (exact !== undefined && !name.includes('*')) return targetsOf(exact, '');
  const patterns = Object.keys(table).filter((key) => key.includes('*'));
  patterns.sort((a, b) => b.indexOf('*') - a.indexOf('*') || (a < b ? -1 : 1));
  for (const pattern of patterns) {
    const star = matchStar(pattern, name);
    if (star !== null) return targetsOf(table[pattern], star);
  }
  return [];
}

/** All targets under the known conditions, preferred ones first. */
function targetsOf(target: unknown, star: string): string[] {
  if (typeof target === 'string') return [target.replaceAll('*', star)];
  if (Array.isArray(target)) return target.flatMap((item) => targetsOf(item, star));
  if (!isObject(target)) return [];
  const known = conditions.filter((condition) => condition in target);
  const others = Object.keys(target).filter((key) => !conditions.includes(key));
  return [...known, ...others].flatMap((condition) => targetsOf(target[condition], star));
}
