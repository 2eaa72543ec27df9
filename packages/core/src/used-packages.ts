import type { ModuleResolver } from './language.js';
import type { LoweredFile } from './lower-files.js';
import { moduleName, packageName } from './model/package-name.js';

/**
 * The packages of which the files of one language may get values: those that they import, and those that the folders of the program are
 * named like, which it may be the source of.
 */
export function usedPackages(
  files: readonly LoweredFile[],
  language: 'python' | 'javascript',
  resolver: ModuleResolver,
): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (name: string): void => void used.add(packageName(moduleName(name, language), language));
  for (const { facts } of files) {
    if (facts.language !== language) continue;
    for (const part of facts.path.replace(/\.[^./]*$/, '').split('/')) used.add(part);
    for (const { specifier } of [...facts.imports, ...facts.exports]) {
      if (specifier === null) continue;
      add(specifier);
      const found = resolver.resolve(specifier, facts.path);
      if (found?.kind === 'package') add(found.name);
    }
  }
  return used;
}
