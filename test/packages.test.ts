import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// What goes to the registry: every package has what it promises, and nothing of the workshop.

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = readdirSync(join(root, 'packages'));

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly publishConfig: unknown;
}

describe.each(folders)('packages/%s', (folder) => {
  const home = join(root, 'packages', folder);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;

  test('has a page and a licence of its own', () => {
    expect(readFileSync(join(home, 'README.md'), 'utf8')).toContain(`# ${manifest.name}\n`);
    expect(readFileSync(join(home, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
  });

  test('exports files that there are', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(targets.filter((target) => !existsSync(join(home, target)))).toEqual([]);
  });
});

test('each packs its page, its licence and what it exports, and no state of the build', () => {
  const options = { cwd: root, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' } as const;
  const output = execFileSync('npm', ['pack', '--workspaces', '--dry-run', '--json', '--ignore-scripts'], options);
  const packed = JSON.parse(output) as readonly { readonly files: readonly { readonly path: string }[] }[];
  expect(packed).toHaveLength(folders.length);
  for (const { files } of packed) {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
    expect(paths.filter((path) => /tsbuildinfo|\.tmp\.|(?:^|\/)\./.test(path))).toEqual([]);
  }
});
