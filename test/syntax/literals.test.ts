import { javascriptString, type LiteralPart, pythonFormatParts, pythonString, templateParts } from '@tokentrail/syntax';
import { describe, expect, test } from 'vitest';
import * as js from '../../packages/javascript/src/generated/terms.js';
import { parseJavaScript } from '../../packages/javascript/src/grammar.js';
import * as py from '../../packages/python/src/generated/terms.js';
import { parsePython } from '../../packages/python/src/grammar.js';
import { nodeOf, treeOf } from './trees.js';

function python(source: string): string {
  const tree = treeOf(parsePython(source));
  return pythonString(tree, nodeOf(tree, py.String));
}

function javascript(source: string): string {
  const tree = treeOf(parseJavaScript(source, 'ts'));
  return javascriptString(tree, nodeOf(tree, js.String));
}

describe('Python strings', () => {
  test.each([
    [`"a'b"`, "a'b"],
    [`'''a"b'''`, 'a"b'],
    ['""', ''],
    ['""""""', ''],
    [String.raw`"\n\t\\\"\x41\101\u00e9\U0001F600"`, '\n\t\\"AA\u00e9\u{1F600}'],
    [String.raw`"\d \N{DASH} \u12"`, String.raw`\d \N{DASH} \u12`],
    [String.raw`r"\n"`, String.raw`\n`],
    [String.raw`Rb'\n'`, String.raw`\n`],
    [String.raw`b"\x41\u0041"`, String.raw`A\u0041`],
    ['u"a"', 'a'],
    ['"a\\\nb"', 'ab'],
    ['"""a\r\nb"""', 'a\nb'],
  ])('%s', (source, value) => {
    expect(python(source)).toBe(value);
  });

  test('a format string comes in pieces', () => {
    const tree = treeOf(parsePython(String.raw`f"Bearer\t{token!r:>{width}}{{x}}{y}"`));
    const parts = pythonFormatParts(tree, nodeOf(tree, py.FormatString), py.FormatReplacement);
    expect(parts.map((part: LiteralPart) => (typeof part === 'string' ? part : tree.slice(part)))).toEqual([
      'Bearer\t',
      '{token!r:>{width}}',
      '{x}',
      '{y}',
    ]);
  });

  test('an unterminated string ends where its line does', () => {
    expect(python('"abc\n')).toBe('abc');
  });
});

describe('JavaScript strings', () => {
  test.each([
    [`"a'b"`, "a'b"],
    ["''", ''],
    [String.raw`"\n\t\\\"\x41\101\u00e9\u{1F600}\0\q"`, '\n\t\\"AA\u00e9\u{1F600}\0q'],
    ['"a\\\nb"', 'ab'],
    ['"a\\\r\nb"', 'ab'],
  ])('%s', (source, value) => {
    expect(javascript(source)).toBe(value);
  });

  test('a template comes in pieces, cooked', () => {
    const tree = treeOf(parseJavaScript('x = `Bearer\\t${token}\r\n${a}${b}\\``;', 'ts'));
    const parts = templateParts(tree, nodeOf(tree, js.TemplateString), js.Interpolation);
    expect(parts.map((part) => (typeof part === 'string' ? part : tree.slice(part)))).toEqual([
      'Bearer\t',
      '${token}',
      '\n',
      '${a}',
      '${b}',
      '`',
    ]);
  });
});
