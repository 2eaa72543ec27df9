const NAMES: ReadonlySet<string> = new Set([
  'package.json',
  'pyproject.toml',
  'setup.cfg',
  'setup.py',
  'Pipfile',
  'deno.json',
  'deno.jsonc',
  'jsconfig.json',
  'pnpm-workspace.yaml',
  'wrangler.toml',
  'wrangler.json',
  'wrangler.jsonc',
]);

const LOCKS: ReadonlySet<string> = new Set([
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'pylock.toml',
  'Pipfile.lock',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]);

/** Whether a file says which versions of packages are installed. */
export function isLockFile(name: string): boolean {
  return LOCKS.has(name);
}

/** Whether a file says what a project depends on or how its imports resolve. */
export function isManifest(name: string): boolean {
  return NAMES.has(name) || /^tsconfig(?:\..+)?\.json$/.test(name) || /^requirements[\w.-]*\.txt$/.test(name);
}
