import { describe, expect, test } from 'vitest';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { readDependencies } from '../../packages/tokentrail/src/dependencies/read-dependencies.js';

const wanted = ['fastmcp', 'PyJWT', 'hono', '@nestjs/jwt'];

function versionsOf(...files: readonly (readonly [path: string, text: string])[]): readonly string[] {
  return readDependencies(
    files.map(([path, text]) => ({ path, text })),
    wanted,
  ).projects.flatMap(({ root, packages }) =>
    packages.map(({ name, version, requirement, file }) => `${root}|${name}|${version}|${requirement}|${file}`),
  );
}

describe('manifests and lock files', () => {
  test('pyproject.toml: project, extras, groups, Poetry', () => {
    const text = `[project]
dependencies = ["fastmcp[http]>=2.11,<3 ; python_version > '3.9'", "other"]
[project.optional-dependencies]
auth = ["pyjwt==2.4.0"]
[tool.poetry.dependencies]
PyJWT = "^2.1"`;
    expect(versionsOf(['a/pyproject.toml', text])).toEqual([
      'a|fastmcp|null|>=2.11,<3|a/pyproject.toml',
      'a|pyjwt|2.4.0|==2.4.0|a/pyproject.toml',
      'a|PyJWT|null|^2.1|a/pyproject.toml',
    ]);
  });

  test('requirements.txt with comments, hashes and addresses', () => {
    const text = 'fastmcp == 2.14.7 --hash=sha256:1\n# pyjwt==1\npyjwt @ https://example.com/pyjwt.whl\n';
    expect(versionsOf(['requirements.txt', text])).toEqual([
      '|fastmcp|2.14.7|== 2.14.7|requirements.txt',
      '|pyjwt|null|null|requirements.txt',
    ]);
  });

  test('a lock file wins over the manifest of its folder', () => {
    const lock = '[[package]]\nname = "fastmcp"\nversion = "3.0.1"\n\n[[package]]\nname = "x"\nversion = "1"\n';
    const manifest = '[project]\ndependencies = ["fastmcp>=2"]';
    const merged = ['|fastmcp|3.0.1|>=2|uv.lock'];
    expect(versionsOf(['uv.lock', lock], ['pyproject.toml', manifest])).toEqual(merged);
    expect(versionsOf(['pyproject.toml', manifest], ['uv.lock', lock])).toEqual(merged);
  });

  test('pdm.lock, and pylock.toml of PEP 751', () => {
    const pdm = '[[package]]\nname = "fastmcp"\nversion = "2.14.7"\n';
    expect(versionsOf(['pdm.lock', pdm])).toEqual(['|fastmcp|2.14.7|null|pdm.lock']);
    const pylock = 'lock-version = "1.0"\n\n[[packages]]\nname = "pyjwt"\nversion = "2.4.0"\n';
    expect(versionsOf(['pylock.toml', pylock])).toEqual(['|pyjwt|2.4.0|null|pylock.toml']);
  });

  test('Pipfile, Pipfile.lock and setup.cfg', () => {
    expect(versionsOf(['Pipfile', '[packages]\nfastmcp = "*"\npyjwt = {version = "~=2.1"}'])).toEqual([
      '|fastmcp|null|null|Pipfile',
      '|pyjwt|null|~=2.1|Pipfile',
    ]);
    expect(versionsOf(['Pipfile.lock', '{"default":{"fastmcp":{"version":"==2.5.1"}}}'])).toEqual([
      '|fastmcp|2.5.1|null|Pipfile.lock',
    ]);
    expect(versionsOf(['setup.cfg', '[options]\ninstall_requires =\n    fastmcp>=2\n'])).toEqual([
      '|fastmcp|null|>=2|setup.cfg',
    ]);
  });

  test('package-lock.json: the root, and what a workspace has of its own', () => {
    const text = JSON.stringify({
      packages: {
        '': {},
        'node_modules/hono': { version: '4.9.0' },
        'node_modules/x/node_modules/hono': { version: '3.0.0' },
        'apps/a/node_modules/hono': { version: '4.10.2' },
      },
    });
    expect(versionsOf(['package-lock.json', text])).toEqual([
      '|hono|4.9.0|null|package-lock.json',
      'apps/a|hono|4.10.2|null|package-lock.json',
    ]);
  });

  test('pnpm-lock.yaml: importers are workspace folders', () => {
    const text = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      '@nestjs/jwt':
        specifier: ^10.0.0
        version: 10.2.0(@nestjs/common@10.0.0)
  apps/a:
    dependencies:
      hono: {specifier: 4.x, version: 4.6.3}
packages:
  hono@4.6.3: [not read
`;
    expect(versionsOf(['pnpm-lock.yaml', text])).toEqual([
      '|@nestjs/jwt|10.2.0|null|pnpm-lock.yaml',
      'apps/a|hono|4.6.3|null|pnpm-lock.yaml',
    ]);
  });

  test('yarn.lock, classic and newer, and bun.lock', () => {
    const classic =
      '# yarn lockfile v1\n\n\nhono@^4.0.0, hono@^4.1.0:\n  version "4.2.0"\n  resolved "x"\n\nother@1:\n  version "1"\n';
    expect(versionsOf(['yarn.lock', classic])).toEqual(['|hono|4.2.0|null|yarn.lock']);
    const newer = '__metadata:\n  version: 8\n\n"@nestjs/jwt@npm:^10.0.0":\n  version: 10.1.1\n  resolution: "x"\n';
    expect(versionsOf(['yarn.lock', newer])).toEqual(['|@nestjs/jwt|10.1.1|null|yarn.lock']);
    const bun = '{\n  "packages": {\n    "hono": ["hono@4.7.1", "", {}, "sha512-x"],\n  },\n}\n';
    expect(versionsOf(['bun.lock', bun])).toEqual(['|hono|4.7.1|null|bun.lock']);
  });

  test('files that cannot be read say nothing', () => {
    expect(versionsOf(['package.json', '{'], ['pyproject.toml', '[['], ['pnpm-lock.yaml', ': : :'])).toEqual([]);
  });
});

describe('version schemes', () => {
  test.for([
    ['2.4.0', '>=2.0.0,<2.5.0', true],
    ['2.5.0', '>=2.0.0,<2.5.0', false],
    ['4.0.0b3', '>=3.0.2', true],
    ['not a version', '>=1', false],
  ] as const)('Python: %s in %s is %s', ([version, range, expected]) => {
    expect(python.versions.satisfies(version, range)).toBe(expected);
  });

  test.for([
    ['>=2.11,<3', '2.99999'],
    ['<3.0.2', '3.0.1.99999'],
    ['~=2.8', '2.99999'],
    ['^0.2.3', '0.2.99999'],
    ['==2.14.*', '2.14.99999'],
    ['>=3', null],
    ['git+https://x', null],
  ] as const)('Python: the newest of %s is %s', ([requirement, expected]) => {
    expect(python.versions.newest(requirement)).toBe(expected);
  });

  test.for([
    ['^4.6.0', '4.99999.99999'],
    ['4.9.0', '4.9.0'],
    ['^3 || ~4.1.0', '4.1.99999'],
    ['>=4', null],
    ['latest', null],
    ['npm:hono@^4.0.0', '4.99999.99999'],
    ['workspace:*', null],
  ] as const)('JavaScript: the newest of %s is %s', ([requirement, expected]) => {
    expect(javascript.versions.newest(requirement)).toBe(expected);
  });
});
