import { LRParser } from '@lezer/lr';
import { defaultParseLimits, parse, type SyntaxTree } from '@tokentrail/syntax';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as js from '../../packages/javascript/src/generated/terms.js';
import { type Dialect, dialectOf, parseJavaScript } from '../../packages/javascript/src/grammar.js';
import { parser } from '../../packages/python/src/generated/parser.js';
import * as py from '../../packages/python/src/generated/terms.js';
import { parsePython } from '../../packages/python/src/grammar.js';
import { nodeOf, treeOf } from './trees.js';

const python = { parser, kinds: py.kinds, kindNames: py.kindNames, comments: [py.Comment] };
const dialects: readonly Dialect[] = ['js', 'jsx', 'ts', 'tsx'];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a tree', () => {
  const tree = treeOf(parsePython('# head\ndef a(b):  # tail\n    return b\nc = 1\n'));
  const definition = tree.first(0);

  test('has children, siblings and parents', () => {
    expect(tree.kind(definition)).toBe(py.FunctionDefinition);
    expect(tree.kind(tree.next(definition))).toBe(py.AssignStatement);
    expect(tree.next(tree.next(definition))).toBe(-1);
    expect(tree.parent(definition)).toBe(0);
    expect(tree.parent(0)).toBe(-1);
    expect(tree.next(0)).toBe(-1);
    expect(tree.kind(tree.last(definition))).toBe(py.Body);
    expect(tree.first(tree.child(definition, py.VariableName))).toBe(-1);
    expect(tree.child(definition, py.ClassDefinition)).toBe(-1);
    expect(tree.has(definition, py.ParamList)).toBe(true);
  });

  test('knows the source of its nodes', () => {
    const body = tree.last(definition);
    expect(tree.slice(tree.last(body))).toBe('return b');
    expect(tree.is(tree.child(definition, py.VariableName), 'a')).toBe(true);
    expect(tree.is(tree.child(definition, py.VariableName), 'ab')).toBe(false);
  });

  test('keeps comments beside itself', () => {
    expect(tree.comments.map(({ from, to }) => tree.text.slice(from, to))).toEqual(['# head', '# tail']);
    expect(tree.show()).not.toContain('Comment');
  });

  test('agrees with the tree of the parser node by node', () => {
    const source =
      'class A:\n    """doc"""\n    def b(self, c=[1, 2]):  # note\n        return {**c, f"{self}": (yield)}\n'.repeat(
        40,
      );
    const flat = treeOf(parsePython(source));
    const expected: string[] = [];
    parser.parse(source).iterate({
      enter: ({ name, from, to }) => {
        if (name !== 'Comment') expected.push(`${name} ${from} ${to}`);
      },
    });
    const nodes = Array.from({ length: flat.size }, (_, node) => node);
    expect(nodes.map((node) => `${py.kindNames[flat.kind(node)]} ${flat.from(node)} ${flat.to(node)}`)).toEqual(
      expected,
    );
    expect(nodes.every((node) => flat.children(node).every((child) => flat.parent(child) === node))).toBe(true);
  });
});

describe('limits of @lezer/lr', () => {
  const settings = Array.from(
    { length: 700 },
    (_, index) => `    option_${index}: str = "value"\n\n    # about the next\n`,
  ).join('');

  function methods(tree: SyntaxTree): number {
    const body = tree.last(nodeOf(tree, py.ClassDefinition));
    return tree.children(body).filter((node) => tree.kind(node) === py.FunctionDefinition).length;
  }

  test('a class keeps its methods behind hundreds of spaced statements', () => {
    const outcome = parsePython(`class Settings:\n${settings}    def last(self):\n        return 1\n`);
    expect(outcome).toMatchObject({ ok: true, errorCount: 0 });
    expect(methods(treeOf(outcome))).toBe(1);
  });

  test('a module of hundreds of spaced statements has no error', () => {
    expect(parsePython('call(1)\n\n\n# note\n'.repeat(2000))).toMatchObject({ ok: true, errorCount: 0 });
    expect(parseJavaScript('call(1);\n\n\n// note\n'.repeat(2000), 'ts')).toMatchObject({ ok: true, errorCount: 0 });
  });

  test('a chain of a thousand calls has no error', () => {
    expect(parseJavaScript(`a${'.b()'.repeat(1000)};`, 'js')).toMatchObject({ ok: true, errorCount: 0 });
    expect(parsePython(`a${'.b()'.repeat(1000)}\n`)).toMatchObject({ ok: true, errorCount: 0 });
  });

  test('an object literal that could be a pattern may be long', () => {
    const names = Array.from({ length: 400 }, (_, index) => `name${index}`).join(', ');
    for (const source of [`f({ ${names} });`, `({ ${names} } = f());`, `g(({ ${names} }) => 1);`]) {
      expect(parseJavaScript(source, 'ts')).toMatchObject({ ok: true, errorCount: 0 });
    }
  });

  test('object literals and assignments may nest deeply', () => {
    const object = `x = ${'{ a: '.repeat(100)}b.c${' }'.repeat(100)};`;
    const assignments = `${'(a = '.repeat(100)}b${')'.repeat(100)};`;
    for (const source of [object, assignments]) {
      expect(parseJavaScript(source, 'ts')).toMatchObject({ ok: true, errorCount: 0 });
    }
  });

  test('an object type is not taken for a literal', () => {
    const call = treeOf(parseJavaScript('f<{ a: B, c: D }>(e);', 'ts'));
    expect(call.show()).toContain('InstantiationExpression');
  });

  test('a run time without the fields that are set is refused with a reason', () => {
    vi.spyOn(LRParser.prototype, 'startParse').mockReturnValue({
      advance: () => null,
      parsedPos: 0,
      stopAt: () => undefined,
      stoppedAt: null,
    });
    expect(parsePython('a\n')).toMatchObject({
      ok: false,
      reason: 'parser-failed',
      message: expect.stringContaining('this version of @lezer/lr differs'),
    });
  });
});

describe('hostile input', () => {
  test.each(['(', '[', '{'])('ten thousand nested %s are refused', (bracket) => {
    const source = bracket.repeat(10_000);
    expect(parsePython(source)).toMatchObject({ ok: false, reason: 'too-deep' });
    for (const dialect of dialects)
      expect(parseJavaScript(source, dialect)).toMatchObject({ ok: false, reason: 'too-deep' });
  });

  test('brackets in strings do not count', () => {
    const source = 'a = "("\n'.repeat(1000);
    expect(parsePython(source)).toMatchObject({ ok: true, errorCount: 0 });
  });

  test.each([
    ['if a:', (depth: number) => ' '.repeat(depth) + 'if a:\n'],
    ['not', () => 'not '],
    ['lambda:', () => 'lambda: '],
  ])('thousands of nested %s come back', (_name, line) => {
    const source = Array.from({ length: 3000 }, (_, depth) => line(depth)).join('');
    expect(parsePython(source)).toHaveProperty('ok');
  });

  test.each(['a=>', '!', 'a<', 'if(a)', '`${'])('thousands of nested %s come back', (piece) => {
    for (const dialect of dialects) expect(parseJavaScript(piece.repeat(3000), dialect)).toHaveProperty('ok');
  });

  test('prefix operators and branches without end are refused', () => {
    expect(parsePython('not '.repeat(5000))).toMatchObject({ ok: false, reason: 'too-deep' });
    expect(parseJavaScript('if (a) {} else '.repeat(5000), 'js')).toMatchObject({ ok: false, reason: 'too-deep' });
  });

  test('chains of any length keep their shape', () => {
    expect(parseJavaScript(`a${'.b()'.repeat(20_000)};`, 'js')).toMatchObject({ ok: true, errorCount: 0 });
    expect(parsePython(`a${'.b()'.repeat(20_000)}\n`)).toMatchObject({ ok: true, errorCount: 0 });
  });

  test('UTF-16 read as UTF-8 is not text; a NUL in a string is', () => {
    const utf16 = new TextDecoder().decode(Buffer.from('\ufeffimport os\n', 'utf16le'));
    expect(parsePython(utf16)).toMatchObject({ ok: false, reason: 'not-text' });
    expect(parseJavaScript('a\0b\0', 'js')).toMatchObject({ ok: false, reason: 'not-text', at: { from: 1, to: 1 } });
    expect(parseJavaScript(`a = "\0";${'b();'.repeat(20)}`, 'js')).toMatchObject({ ok: true, errorCount: 0 });
  });

  test('a file past the length is refused, one past the steps given up', () => {
    expect(parse(python, 'a\n', { ...defaultParseLimits, length: 1 })).toMatchObject({ ok: false, reason: 'too-long' });
    expect(parse(python, 'a\n'.repeat(60_000), { ...defaultParseLimits, stepsPerUnit: 0 })).toMatchObject({
      ok: false,
      reason: 'too-slow',
    });
  });

  test('any text comes back', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      '`',
      '${',
      '"',
      "'",
      '\n',
      '  ',
      'def ',
      'class ',
      'async ',
      '<',
      '>',
      '=>',
      ':',
      'a',
      '\\',
      'f"',
      '/',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...dialects), (source, dialect) => {
        expect(parsePython(source)).toHaveProperty('ok');
        expect(parseJavaScript(source, dialect)).toHaveProperty('ok');
      }),
    );
  });
});

describe('degraded and unusual text', () => {
  test('error nodes are counted, the first are reported by place', () => {
    const outcome = parse(python, 'a = = 1\nb = 2\nc = = 3\n', { ...defaultParseLimits, errorSpans: 1 });
    expect(outcome).toMatchObject({ ok: true, errorCount: 2, errors: [{ from: 4 }] });
  });

  test('a byte order mark moves no offset', () => {
    const tree = treeOf(parsePython('\ufeffimport os\n'));
    const statement = nodeOf(tree, py.ImportStatement);
    expect([tree.from(statement), tree.to(statement)]).toEqual([1, 10]);
    expect(parseJavaScript('\ufeff#!/usr/bin/env node\na;', 'js')).toMatchObject({ ok: true, errorCount: 0 });
  });

  test.each(['\n', '\r\n', '\r'])('line ends %j', (end) => {
    const source = ['def a():', '  b()', '', '  # c', '  d()', 'e()'].join(end);
    expect(treeOf(parsePython(source)).show()).toBe(treeOf(parsePython(source.replaceAll(end, '\n'))).show());
  });

  test('dialects follow the extension', () => {
    expect(['a.ts', 'a.mts', 'a.cts', 'a.tsx', 'a.js', 'a.mjs', 'a.jsx'].map(dialectOf)).toEqual([
      'ts',
      'ts',
      'ts',
      'tsx',
      'jsx',
      'jsx',
      'jsx',
    ]);
  });

  test('a cast is a cast in ts and an element in tsx', () => {
    nodeOf(treeOf(parseJavaScript('x = <T>y;', 'ts')), js.PrefixCast);
    nodeOf(treeOf(parseJavaScript('x = <T>y</T>;', 'tsx')), js.JSXElement);
  });
});
