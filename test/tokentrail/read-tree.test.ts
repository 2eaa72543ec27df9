import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PathError, readTree } from '../../packages/tokentrail/src/files/read-tree.js';
import { workspace } from './workspace.js';

const extensions = ['.py', '.ts', '.js'];

function read(...paths: readonly string[]): {
  readonly files: readonly string[];
  readonly skipped: Readonly<Record<string, string>>;
} {
  const tree = readTree(paths, { extensions });
  return {
    files: tree.files.map((file) => file.path),
    skipped: Object.fromEntries(tree.skipped.map(({ file, reason }) => [file, reason])),
  };
}

describe('readTree', () => {
  it('reads sources and manifests in path order and leaves other files alone', () => {
    const root = workspace({
      'src/b.ts': 'b',
      'src/A.PY': 'a',
      'src/é/z.py': 'z',
      'README.md': 'text',
      'package.json': '{}',
      'sub/requirements-dev.txt': 'mcp',
      'sub/tsconfig.build.json': '{}',
    });
    const tree = readTree([root], { extensions });
    expect(tree.files).toEqual([
      { path: 'src/A.PY', text: 'a' },
      { path: 'src/b.ts', text: 'b' },
      { path: 'src/é/z.py', text: 'z' },
    ]);
    expect(tree.manifests.map((file) => file.path)).toEqual([
      'package.json',
      'sub/requirements-dev.txt',
      'sub/tsconfig.build.json',
    ]);
    expect(tree.skipped).toEqual([]);
  });

  it('skips installed packages, environments and build output, and says why', () => {
    const root = workspace({
      'node_modules/x/index.js': '',
      'py/.venv/lib/a.py': '',
      'py/env/pyvenv.cfg': '',
      'py/env/lib/b.py': '',
      'dist/a.js': '',
      '.git/hooks/a.py': '',
      'a.py': '',
    });
    expect(read(root)).toEqual({
      files: ['a.py'],
      skipped: {
        '.git': 'version control',
        dist: 'build output',
        node_modules: 'installed packages',
        'py/.venv': 'virtual environment',
        'py/env': 'virtual environment',
      },
    });
  });

  it('says that scripts inside component files are not read', () => {
    const root = workspace({ 'a.ts': 'a', 'ui/App.vue': '<script>b</script>', 'ui/Box.svelte': '<script>c</script>' });
    expect(read(root)).toEqual({
      files: ['a.ts'],
      skipped: {
        'ui/App.vue': 'scripts inside component files are not read',
        'ui/Box.svelte': 'scripts inside component files are not read',
      },
    });
  });

  it('follows ignore files of every folder, negations and those above the scanned one', () => {
    const root = workspace({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n*.gen.py\n!keep.gen.py\n',
      'app/.gitignore': '/local.py\n',
      'app/.tokentrailignore': 'vendor\n',
      'app/local.py': '',
      'app/sub/local.py': '',
      'app/a.gen.py': '',
      'app/keep.gen.py': '',
      'app/generated/b.py': '',
      'app/vendor/c.py': '',
    });
    expect(read(join(root, 'app'))).toEqual({
      files: ['keep.gen.py', 'sub/local.py'],
      skipped: {
        'a.gen.py': 'ignored by .gitignore',
        generated: 'ignored by .gitignore',
        'local.py': 'ignored by .gitignore',
        vendor: 'ignored by .tokentrailignore',
      },
    });
    expect(read(join(root, 'app/generated')).files).toEqual(['b.py']);
    expect(read(join(root, 'app/a.gen.py')).files).toEqual(['a.gen.py']);
  });

  it('skips what is too large, binary or minified, and decodes UTF-16', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0x00]);
    const tree = readTree(
      [
        workspace({
          'large.py': ' '.repeat(2 * 1024 * 1024 + 1),
          'binary.py': new Uint8Array([1, 0, 2]),
          'bundle.js': `var a=${'1+'.repeat(20_000)}1;\n`,
          'lib.min.js': 'a',
          'data.py': `x = "${'1'.repeat(30_000)}"\n`,
          'wide.ts': utf16,
          'bom.py': '\ufeffx = 1',
          'latin.py': new Uint8Array([0x23, 0xe9, 0x0a]),
        }),
      ],
      { extensions },
    );
    expect(tree.skipped).toEqual([
      { file: 'binary.py', reason: 'binary file' },
      { file: 'bundle.js', reason: 'minified or bundled' },
      { file: 'large.py', reason: 'larger than 2 MB' },
      { file: 'lib.min.js', reason: 'minified or bundled' },
    ]);
    const texts = Object.fromEntries(tree.files.map((file) => [file.path, file.text.slice(0, 5)]));
    expect(texts).toEqual({ 'bom.py': 'x = 1', 'data.py': 'x = "', 'latin.py': '#\ufffd\n', 'wide.ts': 'a' });
  });

  it('does not follow links, and says where they lead', () => {
    const outside = workspace({ 'secret.py': '' });
    const root = workspace({ 'a.py': '', 'lib/b.py': '' });
    symlinkSync(join(outside, 'secret.py'), join(root, 'out.py'));
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync(root, join(root, 'lib/loop'));
    symlinkSync(join(root, 'gone.py'), join(root, 'broken.py'));
    expect(read(root)).toEqual({
      files: ['a.py', 'lib/b.py'],
      skipped: {
        'broken.py': 'broken symbolic link',
        'lib/loop': 'symbolic link, its target is read by its own name',
        'out.py': 'symbolic link out of the folder',
        outside: 'symbolic link out of the folder',
      },
    });
  });

  it('takes several paths as one program under their common folder', () => {
    const root = workspace({ 'one/a.py': '', 'two/deep/b.py': '', 'three/c.py': '' });
    expect(read(join(root, 'one'), join(root, 'two/deep/b.py')).files).toEqual(['one/a.py', 'two/deep/b.py']);
    expect(read(join(root, 'one/a.py')).files).toEqual(['a.py']);
  });

  it('reads an empty folder and very deep ones, and refuses a path that is not there', () => {
    const root = workspace({});
    expect(read(root)).toEqual({ files: [], skipped: {} });
    const deep = join(root, ...Array.from({ length: 300 }, () => 'd'));
    mkdirSync(deep, { recursive: true });
    expect(read(root).files).toEqual([]);
    expect(() => read(join(root, 'missing'))).toThrow(PathError);
  });
});
