import type { ProgramView } from '@tokentrail/core';
import { join } from './paths.js';

const MANIFESTS = ['pyproject.toml', 'requirements.txt', 'setup.cfg', 'setup.py'];
const REQUIREMENT = /(?:^|["'\s])([A-Za-z][A-Za-z0-9._-]*)(?=\s*(?:\[|[<>=~!]=?|["';]|$))/gm;

/** The folders with a manifest, and the names that the manifests mention where a dependency may stand, as import names. */
export interface Manifests {
  readonly folders: ReadonlySet<string>;
  readonly dependencies: ReadonlySet<string>;
}

export function readManifests(program: ProgramView, folders: Iterable<string>): Manifests {
  const found = new Set<string>();
  const dependencies = new Set<string>();
  for (const folder of folders) {
    for (const manifest of MANIFESTS) {
      const path = join(folder, manifest);
      const text = program.text(path);
      if (text === undefined && !program.has(path)) continue;
      found.add(folder);
      for (const match of (text ?? '').matchAll(REQUIREMENT)) dependencies.add(importName(match[1] ?? ''));
    }
  }
  return { folders: found, dependencies };
}

function importName(distribution: string): string {
  return distribution.toLowerCase().replace(/[.-]+/g, '_');
}
