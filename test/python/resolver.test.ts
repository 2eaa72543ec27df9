import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { findings, linkSources } from '../support/link-sources.js';

function resolverOf(paths: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  const all = [...paths, ...Object.keys(texts)].sort();
  return python.resolver({ paths: all, has: (path) => all.includes(path), text: (path) => texts[path] });
}

const file = (path: string) => ({ kind: 'file', path });
const library = (name: string) => ({ kind: 'package', name });

describe('relative imports', () => {
  const resolver = resolverOf(['app/__init__.py', 'app/a.py', 'app/sub/__init__.py', 'app/sub/b.py', 'app/sub/c/d.py']);

  test('count folders upwards', () => {
    expect(resolver.resolve('.', 'app/a.py')).toEqual(file('app/__init__.py'));
    expect(resolver.resolve('.sub', 'app/a.py')).toEqual(file('app/sub/__init__.py'));
    expect(resolver.resolve('..a', 'app/sub/b.py')).toEqual(file('app/a.py'));
    expect(resolver.resolve('.b', 'app/sub/__init__.py')).toEqual(file('app/sub/b.py'));
    expect(resolver.resolve('...a', 'app/sub/c/d.py')).toEqual(file('app/a.py'));
  });

  test('that lead nowhere are null', () => {
    expect(resolver.resolve('.missing', 'app/a.py')).toBeNull();
    expect(resolver.resolve('....a', 'app/sub/b.py')).toBeNull();
  });

  test('of a folder without __init__.py have its submodules', () => {
    const found = resolver.resolve('.c', 'app/sub/b.py');
    expect(found).toEqual(file('app/sub/c/__init__.py'));
    expect(resolver.submodule('app/sub/c/__init__.py', 'd')).toBe('app/sub/c/d.py');
    expect(resolver.submodule('app/sub/c/__init__.py', 'e')).toBeNull();
    expect(resolver.submodule('app/a.py', 'sub')).toBeNull();
  });
});

describe('absolute imports', () => {
  test('begin at the root of the scan, at src, or at any folder around the file', () => {
    const resolver = resolverOf(['main.py', 'src/app/__init__.py', 'src/app/x.py', 'tools/run.py', 'tools/helper.py']);
    expect(resolver.resolve('app.x', 'main.py')).toEqual(file('src/app/x.py'));
    expect(resolver.resolve('app', 'src/app/x.py')).toEqual(file('src/app/__init__.py'));
    expect(resolver.resolve('helper', 'tools/run.py')).toEqual(file('tools/helper.py'));
    expect(resolver.resolve('helper', 'main.py')).toEqual(library('helper'));
  });

  test('begin at src also where it has an __init__.py', () => {
    const resolver = resolverOf(['src/__init__.py', 'src/app/x.py', 'src/utils/__init__.py', 'src/utils/auth.py']);
    expect(resolver.resolve('utils.auth', 'src/app/x.py')).toEqual(file('src/utils/auth.py'));
    expect(resolver.resolve('src.utils.auth', 'src/app/x.py')).toEqual(file('src/utils/auth.py'));
    const nested = resolverOf(['acme/__init__.py', 'acme/app/x.py', 'acme/jwt.py']);
    expect(nested.resolve('jwt', 'acme/app/x.py')).toEqual(library('jwt'));
  });

  test('take the nearest of several roots', () => {
    const resolver = resolverOf([
      'one/src/app/__init__.py',
      'one/src/app/a.py',
      'two/src/app/__init__.py',
      'two/src/app/a.py',
      'two/tests/test_a.py',
    ]);
    expect(resolver.resolve('app.a', 'two/tests/test_a.py')).toEqual(file('two/src/app/a.py'));
    expect(resolver.resolve('app.a', 'one/src/app/__init__.py')).toEqual(file('one/src/app/a.py'));
  });

  test('reach a sibling package of the repository', () => {
    const resolver = resolverOf(['core/core_sdk/__init__.py', 'core/core_sdk/api.py', 'server/app/__init__.py']);
    expect(resolver.resolve('core_sdk.api', 'server/app/__init__.py')).toEqual(file('core/core_sdk/api.py'));
  });

  test('prefer code to stubs and never find the importing file itself', () => {
    const resolver = resolverOf(['a.py', 'a.pyi', 'b.pyi', 'jwt.py']);
    expect(resolver.resolve('a', 'x.py')).toEqual(file('a.py'));
    expect(resolver.resolve('b', 'x.py')).toEqual(file('b.pyi'));
    expect(resolver.resolve('jwt', 'jwt.py')).toEqual(library('jwt'));
  });

  test('of packages that the program has not keep their dotted path', () => {
    const resolver = resolverOf(['app/__init__.py', 'app/jwt.py', 'app/a.py', 'other/b.py']);
    expect(resolver.resolve('starlette.requests', 'app/a.py')).toEqual(library('starlette.requests'));
    expect(resolver.resolve('jwt', 'other/b.py')).toEqual(library('jwt'));
  });

  test('do not take a folder for a dependency of the same name', () => {
    const paths = ['mcp/server/main.py', 'mcp/server/tools.py'];
    const manifest = { 'pyproject.toml': '[project]\ndependencies = ["mcp>=1.2", "httpx"]\n' };
    expect(resolverOf(paths, manifest).resolve('mcp.server', 'mcp/server/main.py')).toEqual(library('mcp.server'));
    expect(resolverOf(paths).resolve('mcp.server.tools', 'mcp/server/main.py')).toEqual(file('mcp/server/tools.py'));
  });
});

describe('packages that manifests name', () => {
  const project = (name: string, more = '') => `[project]\nversion = "1"\nname = "${name}"\n${more}`;

  test('are found beside a stray __init__.py in the folder of their project', () => {
    const paths = [
      'core-sdk/__init__.py',
      'core-sdk/acme_sdk/__init__.py',
      'core-sdk/acme_sdk/api.py',
      'dist/app/main.py',
    ];
    const found = resolverOf(paths).resolve('acme_sdk.api', 'dist/app/main.py');
    expect(found).toEqual(file('core-sdk/acme_sdk/api.py'));
    const named = ['core/__init__.py', 'core/acme_sdk/__init__.py', 'core/acme_sdk/api.py', 'dist/app/main.py'];
    expect(resolverOf(named).resolve('acme_sdk.api', 'dist/app/main.py')).toEqual(library('acme_sdk.api'));
    const manifest = { 'core/pyproject.toml': project('acme-sdk') };
    expect(resolverOf(named, manifest).resolve('acme_sdk.api', 'dist/app/main.py')).toEqual(
      file('core/acme_sdk/api.py'),
    );
  });

  test('are found in a folder of another name', () => {
    const paths = ['billing/__init__.py', 'billing/client.py', 'server/main.py'];
    const manifest = { 'billing/pyproject.toml': project('acme-billing') };
    expect(resolverOf(paths, manifest).resolve('acme_billing.client', 'server/main.py')).toEqual(
      file('billing/client.py'),
    );
    expect(resolverOf(paths, manifest).resolve('acme_orders.client', 'server/main.py')).toEqual(
      library('acme_orders.client'),
    );
  });

  test('are found where package-dir says', () => {
    const paths = ['code/__init__.py', 'code/client.py', 'server/main.py'];
    const inline = { 'pyproject.toml': '[tool.setuptools]\npackage-dir = { acme = "./code" }\n' };
    expect(resolverOf(paths, inline).resolve('acme.client', 'server/main.py')).toEqual(file('code/client.py'));
    const table = { 'pyproject.toml': '[tool.setuptools.package-dir]\nacme = "code"\n' };
    expect(resolverOf(paths, table).resolve('acme.client', 'server/main.py')).toEqual(file('code/client.py'));
    const script = { 'setup.py': 'setup(name="acme", package_dir={"acme": "code/"})\n' };
    expect(resolverOf(paths, script).resolve('acme.client', 'server/main.py')).toEqual(file('code/client.py'));
    expect(resolverOf(paths, table).resolve('other.client', 'server/main.py')).toEqual(library('other.client'));
  });

  test('are part of the program even when another manifest depends on them', () => {
    const paths = ['core/acme_core/api.py', 'server/main.py'];
    const manifests = {
      'core/pyproject.toml': project('acme-core'),
      'server/pyproject.toml': project('acme-server', 'dependencies = ["acme-core", "httpx"]\n'),
    };
    expect(resolverOf(paths, manifests).resolve('acme_core.api', 'server/main.py')).toEqual(
      file('core/acme_core/api.py'),
    );
    expect(resolverOf([...paths, 'core/httpx/x.py'], manifests).resolve('httpx', 'server/main.py')).toEqual(
      library('httpx'),
    );
  });
});

test('a folder without __init__.py: its modules are found, other names are those of a package outside', () => {
  const files = {
    'tools/weather.py': 'def token():\n    return SOURCE()\n',
    'main.py': 'from tools import weather, forecast\nSINK(weather.token())\nSINK(forecast.token())\n',
  };
  const program = linkSources(files);
  expect(findings(program)).toEqual(['main.py:2']);
  expect(program.imports[program.files.findIndex(({ facts }) => facts.path === 'main.py')]).toEqual({
    files: [program.files.findIndex(({ facts }) => facts.path === 'tools/weather.py')],
    packages: ['tools'],
  });
});
