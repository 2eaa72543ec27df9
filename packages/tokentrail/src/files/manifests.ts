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

/** Whether a file says what a project depends on or how its imports resolve. */
export function isManifest(name: string): boolean {
  return NAMES.has(name) || /^tsconfig(?:\..+)?\.json$/.test(name) || /^requirements[\w.-]*\.txt$/.test(name);
}
