import { javascript } from '@tokentrail/javascript';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyForm } from './every-form.js';

function lower(text: string, path = 'a.tsx') {
  const facts = javascript.lower({ path, text });
  expect(facts.diagnostics.filter(({ code }) => code === 'lowering-failed')).toEqual([]);
  return facts;
}

test('every form cut off anywhere', () => {
  for (const { text } of everyForm) {
    for (let length = 0; length < text.length; length += 7) {
      lower(text.slice(0, length), 'a.ts');
      lower(text.slice(length), 'a.tsx');
    }
  }
});

test('pieces of programs in any order', () => {
  const pieces = everyForm.flatMap(({ text }) => text.split(/(?<=[;{}(),])/));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      lower(parts.join(' '), 'a.ts');
    }),
    { numRuns: 200, seed: 1 },
  );
});

describe('depth', () => {
  const depth = 3000;
  const deep: { readonly [title: string]: (depth: number) => string } = {
    'member chain': (n) => `a${'.b'.repeat(n)}`,
    'call chain': (n) => `a${'.b()'.repeat(n)}`,
    concatenation: (n) => `a${' + b'.repeat(n)}`,
    'logical chain': (n) => `if (a${' && b()'.repeat(n)}) c()`,
    'nullish chain': (n) => `x = a${' ?? b'.repeat(n)}`,
    negations: (n) => `x = ${'!'.repeat(n)}a`,
    minuses: (n) => `x = ${'- '.repeat(n)}a`,
    arrows: (n) => `x = ${'a => '.repeat(n)}a`,
    'conditional chain': (n) => `x = ${'a ? b : '.repeat(n)}c`,
    'else if': (n) => `${'if (a) b(); else '.repeat(n)}c()`,
    'nested if': (n) => `${'if (a) '.repeat(n)}c()`,
    'nested loops': (n) => `${'for (;;) '.repeat(n)}c()`,
    assignments: (n) => `${'a = '.repeat(n)}b`,
    awaits: (n) => `${'await '.repeat(n)}b`,
    casts: (n) => `x = a${' as T'.repeat(n)}`,
    labels: (n) => `${Array.from({ length: n }, (_, index) => `l${index}: `).join('')}c()`,
    'statements in a row': (n) => 'f(a);\n'.repeat(n * 4),
    'nested types': (n) => `let x: ${'A<'.repeat(n)}B${'>'.repeat(n)}`,
  };
  for (const [title, make] of Object.entries(deep)) test(title, () => void lower(make(depth), 'a.ts'));

  const brackets: { readonly [title: string]: readonly [open: string, close: string] } = {
    parentheses: ['(', ')'],
    arrays: ['[', ']'],
    objects: ['{a:', '}'],
    calls: ['f(', ')'],
    blocks: ['{', '}'],
    callbacks: ['f(() => {', '})'],
    patterns: ['[', '] = []'],
  };
  for (const [title, [open, close]] of Object.entries(brackets)) {
    test(title, () => {
      lower(`x = ${open.repeat(390)}1${close.repeat(390)}`, 'a.ts');
      const facts = lower(`x = ${open.repeat(depth)}1${close.repeat(depth)}`, 'a.ts');
      expect(facts.diagnostics.map(({ code }) => code)).toContain('parse-failed');
    });
  }
});

test('what cannot be parsed is said', () => {
  expect(lower('// @flow\ntype A = {| a: string |};\nfunction f(x: ?A) {}', 'a.js').diagnostics).toMatchObject([
    { code: 'parse-failed', message: 'Flow types are not supported' },
  ]);
  expect(lower('a\0b').diagnostics).toMatchObject([{ code: 'parse-failed' }]);
  expect(lower('const = ;', 'a.js').diagnostics).toMatchObject([{ code: 'syntax-error' }]);
  expect(lower('', 'a.js').callables).toHaveLength(1);
});

test('the same text gives the same facts', () => {
  for (const { text } of everyForm) expect(lower(text)).toEqual(lower(text));
});
