import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '@tokentrail/core';

/** The folder `fixtures/`; the same when this module is bundled into `test/dist`. */
export const ROOT: string = fileURLToPath(new URL('../../fixtures', import.meta.url));
const SOURCES = /\.(py|pyi|js|mjs|cjs|jsx|ts|mts|cts|tsx)$/;
const MANIFESTS = /(^|\/)(package\.json|tsconfig\.json|pyproject\.toml|requirements\.txt|uv\.lock|pnpm-lock\.yaml)$/;

/** One program of source text with expectations: a file, or a folder of files that belong together. */
export interface Fixture {
  /** Path below `fixtures/`, POSIX. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly manifests: readonly SourceFile[];
}

/** The fixtures of one folder below `fixtures/`: each file and each folder in `folder/<topic>/` is one program. */
export function fixturesOf(folder: string): readonly Fixture[] {
  return entries(join(ROOT, folder))
    .filter((topic) => statSync(topic).isDirectory())
    .flatMap((topic) => entries(topic))
    .filter((path) => statSync(path).isDirectory() || SOURCES.test(path))
    .map((path) => readFixture(path));
}

/** One program: every source and manifest below a folder, or a single file. */
export function readFixture(path: string): Fixture {
  const absolute = path.startsWith(ROOT) ? path : join(ROOT, path);
  const isFolder = statSync(absolute).isDirectory();
  const base = isFolder ? absolute : join(absolute, '..');
  const all = (isFolder ? walk(absolute) : [absolute]).map((file) => ({
    path: posix(relative(base, file)),
    text: readFileSync(file, 'utf8'),
  }));
  return {
    name: posix(relative(ROOT, absolute)),
    files: all.filter((file) => SOURCES.test(file.path)),
    manifests: all.filter((file) => MANIFESTS.test(file.path)),
  };
}

function entries(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}

function walk(folder: string): readonly string[] {
  return entries(folder).flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

function posix(path: string): string {
  return path.split(sep).join('/');
}
