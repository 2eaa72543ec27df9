/** Folders that hold no code of the scanned program, by name, with the reason that coverage shows. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ...group('version control', ['.git', '.hg', '.svn']),
  ...group('installed packages', [
    'node_modules',
    'bower_components',
    'jspm_packages',
    'site-packages',
    '__pypackages__',
  ]),
  ...group('virtual environment', ['.venv', 'venv', '.virtualenv', 'virtualenv', '.tox', '.nox', '.eggs']),
  ...group('build output', [
    'dist',
    'build',
    'out',
    '.next',
    '.nuxt',
    '.output',
    '.svelte-kit',
    '.wrangler',
    '.vercel',
    '.turbo',
  ]),
  ...group('cache', [
    '__pycache__',
    '.cache',
    '.mypy_cache',
    '.pytest_cache',
    '.ruff_cache',
    '.parcel-cache',
    '.yarn',
    '.pnpm-store',
  ]),
  ...group('test coverage output', ['coverage', 'htmlcov', '.nyc_output']),
]);

/** Why a folder of this name is left out, or null. A file in it is still analysed when it is named on the command line. */
export function folderSkip(name: string): string | null {
  return FOLDERS.get(name) ?? (name.endsWith('.egg-info') ? 'build output' : null);
}

function group(reason: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, reason]);
}
