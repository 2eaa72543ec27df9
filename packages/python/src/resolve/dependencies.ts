import type { ProgramView } from '@tokentrail/core';
import { join } from './paths.js';

const MANIFESTS = ['pyproject.toml', 'requirements.txt', 'setup.cfg', 'setup.py'];
const REQUIREMENT = /(?:^|["'\s])([A-Za-z][A-Za-z0-9._-]*)(?=\s*(?:\[|[<>=~!]=?|["';]|$))/gm;
const PROJECT_NAME = /^\[(?:project|tool\.poetry)\]\s*\n(?:(?!\[).*\n)*?name\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/m;
/** `[tool.setuptools.package-dir]`, the inline table `package-dir = {…}`, the mapping of `setup.py`. */
const PACKAGE_FOLDERS = /package[-_]dir["']?\]?\s*(?:=\s*\{)?([^[}]*)/;
const PACKAGE_FOLDER = /["']?([A-Za-z_]\w*)["']?\s*[=:]\s*["']([\w./-]*)["']/g;

/** The folders with a manifest, and the names that the manifests mention where a dependency may stand, as import names. */
export interface Manifests {
  readonly folders: ReadonlySet<string>;
  readonly dependencies: ReadonlySet<string>;
  /** For import names, the folders that their manifests say hold the package: its name need not be the folder's. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
}

export function readManifests(program: ProgramView, folders: Iterable<string>): Manifests {
  const found = new Set<string>();
  const dependencies = new Set<string>();
  const packages = new Map<string, string[]>();
  for (const folder of folders) {
    for (const manifest of MANIFESTS) {
      const path = join(folder, manifest);
      const text = program.text(path);
      if (text === undefined && !program.has(path)) continue;
      found.add(folder);
      for (const match of (text ?? '').matchAll(REQUIREMENT)) dependencies.add(importName(match[1] ?? ''));
      for (const [name, inner] of packagesOf(text ?? '')) {
        const at = inner === '' ? folder : join(folder, inner);
        packages.set(name, [...(packages.get(name) ?? []), at]);
      }
    }
  }
  // What a manifest of the program is the name of comes from the program, also where another manifest depends on it.
  for (const name of packages.keys()) dependencies.delete(name);
  return { folders: found, dependencies, packages };
}

/**
 * Packages of a project whose folder has another name: `package-dir` of setuptools says so; else a project laid out flat is
 * imported by its own name.
 */
function packagesOf(manifest: string): readonly (readonly [name: string, folder: string])[] {
  const folders = PACKAGE_FOLDERS.exec(manifest)?.[1] ?? '';
  const mapped = [...folders.matchAll(PACKAGE_FOLDER)].map(
    ([, name = '', folder = '']) => [name, tidy(folder)] as const,
  );
  const name = PROJECT_NAME.exec(manifest)?.[1];
  if (name === undefined) return mapped;
  const own = importName(name);
  return [...mapped, [own, ''], [own, 'src']];
}

function tidy(folder: string): string {
  return folder.replace(/^\.\/?|\/$/g, '');
}

function importName(distribution: string): string {
  return distribution.toLowerCase().replace(/[.-]+/g, '_');
}
