import type { ProgramView } from '@tokentrail/core/lowering';
import { javascript } from '@tokentrail/javascript';
import { describe, expect, test } from 'vitest';

function program(files: { readonly [path: string]: string | object }): ProgramView {
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? text : JSON.stringify(text)]),
  );
  const paths = [...texts.keys()].sort();
  return { paths, has: (path) => texts.has(path), text: (path) => texts.get(path) };
}

/** The file that a specifier means, `pkg:` and a package's name, or null. */
function resolve(files: Parameters<typeof program>[0], specifier: string, from: string): string | null {
  const found = javascript.resolver(program(files)).resolve(specifier, from);
  if (found === null) return null;
  return found.kind === 'file' ? found.path : `pkg:${found.name}`;
}

describe('relative specifiers', () => {
  const files = {
    'src/a.ts': '',
    'src/b.tsx': '',
    'src/c.js': '',
    'src/d/index.ts': '',
    'src/e.d.ts': '',
    'src/f/package.json': { main: './lib/main.js' },
    'src/f/lib/main.js': '',
    'src/g.mts': '',
    'src/x.config.ts': '',
    'data.json': '{}',
  };
  test.each([
    ['./a', 'src/a.ts'],
    ['./a.js', 'src/a.ts'],
    ['./a.ts', 'src/a.ts'],
    ['./b.jsx', 'src/b.tsx'],
    ['./b.js', 'src/b.tsx'],
    ['./c.js', 'src/c.js'],
    ['./d', 'src/d/index.ts'],
    ['./d/', 'src/d/index.ts'],
    ['./d/index.js', 'src/d/index.ts'],
    ['./e', 'src/e.d.ts'],
    ['./f', 'src/f/lib/main.js'],
    ['./g.mjs', 'src/g.mts'],
    ['./x.config', 'src/x.config.ts'],
    ['../src/a?raw', 'src/a.ts'],
    ['.', null],
    ['./missing', null],
    ['../data.json', null],
    ['../../a', null],
  ])('%s', (specifier, expected) => {
    expect(resolve(files, specifier, 'src/main.ts')).toBe(expected);
  });
});

describe('prefixes that frameworks give a meaning', () => {
  const files = {
    'package.json': {},
    'src/lib/server/a.ts': '',
    'src/b.ts': '',
    'web/package.json': {},
    'web/src/b.ts': '',
    'web/app/c.ts': '',
    'web/server/d.ts': '',
  };
  test.each([
    ['$lib/server/a', 'src/routes/+server.ts', 'src/lib/server/a.ts'],
    ['@/b', 'src/main.ts', 'src/b.ts'],
    ['@/b', 'web/src/main.ts', 'web/src/b.ts'],
    ['~/c', 'web/app/routes/x.ts', 'web/app/c.ts'],
    ['~~/server/d', 'web/server/routes/x.ts', 'web/server/d.ts'],
    ['@@/server/d', 'web/server/routes/x.ts', 'web/server/d.ts'],
    ['$lib/other', 'src/routes/+server.ts', 'pkg:$lib/other'],
    ['@scope/b', 'src/main.ts', 'pkg:@scope/b'],
  ])('%s in %s', (specifier, from, expected) => {
    expect(resolve(files, specifier, from)).toBe(expected);
  });
});

describe('path aliases', () => {
  const files = {
    'tsconfig.base.json':
      '{ // shared\n "compilerOptions": { "baseUrl": ".", "paths": { "@shared/*": ["shared/*"], }, } }',
    'apps/web/tsconfig.json': {
      extends: '../../tsconfig.base.json',
      compilerOptions: {
        paths: { '@/*': ['./gen/*', './src/*'], '@exact': ['./src/exact.ts'], '@/deep/*': ['./deep/*'] },
      },
    },
    'apps/web/src/a.ts': '',
    'apps/web/src/exact.ts': '',
    'apps/web/deep/a.ts': '',
    'apps/api/tsconfig.json': { extends: ['../../tsconfig.base.json'] },
    'apps/api/src/main.ts': '',
    'shared/util.ts': '',
    'vite/tsconfig.json': { references: [{ path: './tsconfig.app.json' }], files: [] },
    'vite/tsconfig.app.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } },
    'vite/src/x.ts': '',
  };
  test.each([
    ['@/a', 'apps/web/src/b.ts', 'apps/web/src/a.ts'],
    ['@exact', 'apps/web/src/b.ts', 'apps/web/src/exact.ts'],
    ['@/deep/a', 'apps/web/src/b.ts', 'apps/web/deep/a.ts'],
    ['@shared/util.js', 'apps/api/src/main.ts', 'shared/util.ts'],
    ['shared/util', 'apps/api/src/main.ts', 'shared/util.ts'],
    ['~/x', 'vite/src/main.ts', 'vite/src/x.ts'],
    ['@/a', 'elsewhere/main.ts', 'pkg:@/a'],
  ])('%s from %s', (specifier, from, expected) => {
    // Options of `paths` count from `baseUrl`, which the base configuration sets to the root.
    const patched = { ...files, 'tsconfig.base.json': files['tsconfig.base.json'] };
    if (from.startsWith('apps/web')) {
      expect(resolve({ ...patched, 'tsconfig.base.json': { compilerOptions: {} } }, specifier, from)).toBe(expected);
    } else expect(resolve(patched, specifier, from)).toBe(expected);
  });
});

describe('packages of the workspace', () => {
  const files = {
    'packages/sdk/package.json': {
      name: '@acme/sdk',
      main: './dist/index.js',
      exports: {
        '.': { types: './dist/index.d.ts', import: './dist/index.js' },
        './client': { import: { default: './dist/esm/client.mjs' } },
        './tools/*': './dist/tools/*.js',
        './missing': './dist/missing.js',
      },
      imports: { '#internal/*': './src/internal/*.js', '#dep': 'left-pad' },
    },
    'packages/sdk/src/index.ts': '',
    'packages/sdk/src/client.ts': '',
    'packages/sdk/src/tools/a.ts': '',
    'packages/sdk/src/internal/x.ts': '',
    'packages/plain/package.json': { name: 'plain', main: 'lib/main.js' },
    'packages/plain/src/main.ts': '',
    'packages/plain/src/deep/y.ts': '',
    'app/main.ts': '',
  };
  test.each([
    ['@acme/sdk', 'packages/sdk/src/index.ts'],
    ['@acme/sdk/client', 'packages/sdk/src/client.ts'],
    ['@acme/sdk/tools/a', 'packages/sdk/src/tools/a.ts'],
    ['@acme/sdk/src/internal/x', 'packages/sdk/src/internal/x.ts'],
    ['plain', 'packages/plain/src/main.ts'],
    ['plain/src/deep/y.js', 'packages/plain/src/deep/y.ts'],
    ['@acme/sdk/missing', 'pkg:@acme/sdk/missing'],
    ['express', 'pkg:express'],
    ['node:http', 'pkg:http'],
    ['@modelcontextprotocol/sdk/server/mcp.js', 'pkg:@modelcontextprotocol/sdk/server/mcp.js'],
    ['chart.js', 'pkg:chart.js'],
  ])('%s', (specifier, expected) => {
    expect(resolve(files, specifier, 'app/main.ts')).toBe(expected);
  });

  test('imports under # belong to the nearest manifest', () => {
    expect(resolve(files, '#internal/x', 'packages/sdk/src/index.ts')).toBe('packages/sdk/src/internal/x.ts');
    expect(resolve(files, '#internal/x', 'app/main.ts')).toBe(null);
    expect(resolve(files, '#dep', 'packages/sdk/src/index.ts')).toBe('pkg:left-pad');
  });
});

test('broken configuration files are read as far as they go', () => {
  const files = {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["src/*"] ',
    'package.json': '[',
    'src/a.ts': '',
  };
  expect(resolve(files, '@/a', 'src/b.ts')).toBe('src/a.ts');
  expect(resolve({ 'tsconfig.json': '{"extends":"./tsconfig.json"}', 'a.ts': '' }, 'x', 'a.ts')).toBe('pkg:x');
});
