import type { ProgramView } from '@tokentrail/core/lowering';
import { isObject, type JsonObject, readJson, stringOf } from './json.js';
import { folderOf, join, matchStar } from './paths.js';

/** Path aliases of one configuration file, its `extends` included. Targets are relative to `base`. */
export interface PathAliases {
  readonly base: string;
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
  /** Where bare specifiers are looked for, when `baseUrl` was set. */
  readonly baseUrl: string | null;
}

const EXTENDS = 8;

/** The aliases that hold for files in a folder, from `tsconfig.json` or `jsconfig.json` there; null without such a file. */
export function pathAliases(program: ProgramView, folder: string): PathAliases | null {
  for (const name of ['tsconfig.json', 'jsconfig.json']) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (program.text(path) === undefined) continue;
    const own = readAliases(program, path, EXTENDS);
    return own ?? referenced(program, path) ?? { base: folder, paths: [], baseUrl: null };
  }
  return null;
}

/** A solution file only refers to the configurations that hold the options. */
function referenced(program: ProgramView, path: string): PathAliases | null {
  const references = readJson(program.text(path))['references'];
  if (!Array.isArray(references)) return null;
  for (const reference of references) {
    const target = isObject(reference) ? stringOf(reference['path']) : null;
    const file = target === null ? null : configPath(program, path, target);
    const aliases = file === null || folderOf(file) !== folderOf(path) ? null : readAliases(program, file, EXTENDS);
    if (aliases !== null) return aliases;
  }
  return null;
}

function readAliases(program: ProgramView, path: string, depth: number): PathAliases | null {
  const text = program.text(path);
  if (text === undefined || depth === 0) return null;
  const json = readJson(text);
  const options: JsonObject = isObject(json['compilerOptions']) ? json['compilerOptions'] : {};
  const inherited = parents(program, path, json, depth);
  const folder = folderOf(path);
  const written = stringOf(options['baseUrl']);
  const baseUrl = written === null ? (inherited?.baseUrl ?? null) : join(folder, written);
  const table = options['paths'];
  if (isObject(table)) {
    const paths = Object.keys(table).map((pattern) => [pattern, targets(table[pattern])] as const);
    return { base: baseUrl ?? folder, paths, baseUrl };
  }
  if (inherited !== null) return { ...inherited, baseUrl };
  return baseUrl === null ? null : { base: baseUrl, paths: [], baseUrl };
}

/** The last of the configurations that `extends` names wins. */
function parents(program: ProgramView, path: string, json: JsonObject, depth: number): PathAliases | null {
  const names = Array.isArray(json['extends']) ? json['extends'] : [json['extends']];
  let inherited: PathAliases | null = null;
  for (const name of names) {
    const target = stringOf(name);
    const file = target === null ? null : configPath(program, path, target);
    const aliases = file === null ? null : readAliases(program, file, depth - 1);
    if (aliases !== null) inherited = aliases;
  }
  return inherited;
}

/** The configuration file that a relative reference means; packages are not looked into. */
function configPath(program: ProgramView, from: string, target: string): string | null {
  if (!target.startsWith('.')) return null;
  const path = join(folderOf(from), target);
  if (path === null) return null;
  return [path, `${path}.json`, `${path}/tsconfig.json`].find((file) => program.text(file) !== undefined) ?? null;
}

function targets(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The paths that a specifier is mapped to, the most specific pattern first, then under `baseUrl`. */
export function aliasTargets(aliases: PathAliases, specifier: string): string[] {
  let best: { readonly head: number; readonly found: readonly string[] } | null = null;
  for (const [pattern, list] of aliases.paths) {
    const star = matchStar(pattern, specifier);
    const head = pattern.includes('*') ? pattern.indexOf('*') : Number.MAX_SAFE_INTEGER;
    if (star !== null && (best === null || head > best.head)) {
      best = { head, found: list.map((target) => target.replace('*', star)) };
    }
  }
  const mapped = (best?.found ?? []).map((target) => join(aliases.base, target));
  if (aliases.baseUrl !== null) mapped.push(join(aliases.baseUrl, specifier));
  return mapped.filter((path) => path !== null);
}
