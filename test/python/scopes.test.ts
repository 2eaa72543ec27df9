import { python } from '@tokentrail/python';
import type { FileFacts } from '@tokentrail/core';
import { describe, expect, test } from 'vitest';
import { referencesOf } from '../../packages/core/src/facts/references.js';
import { parsePython } from '../../packages/python/src/grammar.js';
import { scanScopes } from '../../packages/python/src/scopes/scan-scopes.js';
import { treeOf } from '../syntax/trees.js';

const tableOf = (text: string) => scanScopes(treeOf(parsePython(text))).table;

/** `name@line -> scope kind and line of the scope`, for every reference of the name. */
function places(text: string, name: string): string[] {
  const table = tableOf(text);
  const { bindings, scopes } = table;
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  return referencesOf(table)
    .filter((reference) => reference.name === name)
    .map((reference) => {
      const scope = scopes[bindings[reference.binding]?.scope ?? -1];
      const where =
        scope === undefined ? 'nothing' : scope.kind === 'module' ? 'module' : `${scope.kind}@${line(scope.span.from)}`;
      return `${line(reference.span.from)}${reference.writes ? '=' : ''} ${where}`;
    });
}

const bindingOf = (text: string, name: string) => tableOf(text).bindings.find((binding) => binding.name === name);

describe('scopes', () => {
  test('a name assigned anywhere in a function is local to it', () => {
    expect(places('x = 1\ndef f():\n    use(x)\n    x = 2\ndef g():\n    use(x)\n', 'x')).toEqual([
      '1= module',
      '3 function@2',
      '4= function@2',
      '6 module',
    ]);
  });

  test('global and nonlocal name outer bindings', () => {
    const text =
      'def f():\n    global x\n    x = 1\n    y = 1\n    def g():\n        nonlocal y\n        y = 2\nuse(x)\n';
    expect(places(text, 'x')).toEqual(['3= module', '8 module']);
    expect(places(text, 'y')).toEqual(['4= function@1', '7= function@1']);
    expect(bindingOf(text, 'y')).toMatchObject({ captured: true, writtenInside: true });
  });

  test('nonlocal finds a name that is assigned later', () => {
    const text = 'def f():\n    def g():\n        nonlocal y\n        y = 2\n    y = 1\n';
    expect(places(text, 'y')).toEqual(['4= function@1', '5= function@1']);
  });

  test('methods do not see the names of their class', () => {
    const text = 'x = 0\nclass A:\n    x = 1\n    y = x\n    def m(self):\n        return x\n';
    expect(places(text, 'x')).toEqual(['1= module', '3= class@2', '4 class@2', '6 module']);
  });

  test('a comprehension has its own names; its first source is outside; walrus goes to the function', () => {
    const text = 'def f(x):\n    return [(y := x) for x in x if x]\n';
    expect(places(text, 'x')).toEqual(['2 comprehension@2', '2= comprehension@2', '2 function@1', '2 comprehension@2']);
    expect(places(text, 'y')).toEqual(['2= function@1']);
  });

  test('defaults and decorators are outside, annotations are looked up outside', () => {
    const text = 'x = 1\n@x\ndef f(x: x = x, y: "x" = 1) -> x: ...\n';
    expect(places(text, 'x')).toEqual(['1= module', '2 module', '3 module', '3 module', '3 module', '3 module']);
  });

  test('keyword names, attributes and parts of dotted imports are no references', () => {
    expect(referencesOf(tableOf('import a.b\nfrom c import d\nf(e=1).g\n')).map(({ name }) => name)).toEqual([
      'a',
      'd',
      'f',
    ]);
  });

  test('every binding form', () => {
    const text =
      'with a as (b, c.d): pass\ntry: pass\nexcept E as f: pass\nfor g, *h in i: pass\ndel j\nmatch k:\n    case {"l": m, **n} | [*m] as o: pass\n    case P(q=r): pass\nfor _ in (s := t): pass\n';
    const names = tableOf(text).bindings.map(({ name }) => name);
    expect(names.sort()).toEqual(['_', 'b', 'f', 'g', 'h', 'j', 'm', 'n', 'o', 'r', 's']);
  });
});

describe('captured names', () => {
  test('are rewritten when assigned after the closure or in the same loop', () => {
    expect(bindingOf('def f():\n    t = 1\n    def g(): return t\n', 't')).toMatchObject({
      captured: true,
      rewritten: false,
    });
    expect(bindingOf('def f():\n    def g(): return t\n    t = 1\n', 't')).toMatchObject({ rewritten: true });
    expect(bindingOf('def f():\n    for x in y:\n        t = x\n        z(lambda: t)\n', 't')).toMatchObject({
      rewritten: true,
    });
  });

  test('are not when only the owner reads them', () => {
    expect(bindingOf('def f():\n    t = 1\n    return t\n', 't')).toMatchObject({
      captured: false,
      writtenInside: false,
    });
  });
});

test('names of Python itself are globals, and stay so after a star import', () => {
  const facts: FileFacts = python.lower({ path: 'a.py', text: 'from a import *\nprint(x)\n' });
  expect(referencesOf(facts).map(({ name, binding }) => [name, binding])).toEqual([
    ['print', -1],
    ['x', -1],
  ]);
});
