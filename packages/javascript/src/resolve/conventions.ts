/** Prefixes that no package can have, and the folders of a project that frameworks and templates let them stand for. */
const CONVENTIONS: readonly (readonly [prefix: string, folders: readonly string[]])[] = [
  ['$lib/', ['src/lib/']],
  ['~~/', ['']],
  ['@@/', ['']],
  ['~/', ['', 'src/', 'app/']],
  ['@/', ['', 'src/', 'app/']],
];

/**
 * Paths below a project's folder that a specifier means by convention, most usual first. The configuration that says so is generated
 * (SvelteKit, Nuxt) or written as code (Vite), so that no scan of the sources sees it.
 */
export function conventionalPaths(specifier: string): readonly string[] {
  for (const [prefix, folders] of CONVENTIONS) {
    if (specifier.startsWith(prefix)) return folders.map((folder) => folder + specifier.slice(prefix.length));
  }
  return [];
}
