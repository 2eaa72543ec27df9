import { python } from '@tokentrail/python';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFacts } from '../support/check-facts.js';
import { readLoweringCases } from '../support/lowering-cases.js';
import { everyForm } from './every-form.js';

const sources = [everyForm, ...readLoweringCases('fixtures/python/lower').map(({ source }) => source)];

const lower = (text: string) => python.lower({ path: 'a.py', text });

describe('facts of Python', () => {
  test('agree with themselves', () => {
    for (const source of sources) expect(checkFacts(lower(source), source), source).toEqual([]);
  });

  test('agree with themselves for sources cut anywhere', () => {
    const cut = fc
      .tuple(
        fc.constantFrom(...sources),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([source, start, end]) =>
        source.slice(Math.floor(start * start * source.length), Math.ceil(end * source.length)),
      );
    fc.assert(
      fc.property(cut, (source) => {
        const facts = lower(source);
        expect(checkFacts(facts, source)).toEqual([]);
        expect(facts.diagnostics.filter(({ code }) => code === 'lowering-failed')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('exist for tokens in any order', () => {
    const words = everyForm.match(/\w+|[^\w\s]|\n *| /g) ?? [];
    const garbage = fc.array(fc.constantFrom(...words), { maxLength: 80 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(garbage, (source) => {
        const facts = lower(source);
        expect(checkFacts(facts, source)).toEqual([]);
        expect(facts.diagnostics.filter(({ code }) => code === 'lowering-failed')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('depth and length', () => {
  const deep = 3000;
  const cases: Readonly<Record<string, string>> = {
    'attributes and calls': `x = a${'.b()'.repeat(deep)}\nsink(x)\n`,
    additions: `x = ${'a + '.repeat(deep)}b\nsink(x)\n`,
    'mixed operators': `x = ${'a + b - '.repeat(deep)}c\nsink(x)\n`,
    'and and or': `x = ${'a and b or '.repeat(deep)}c\nsink(x)\n`,
    comparisons: `x = ${'a < '.repeat(deep)}b\nsink(x)\n`,
    subscripts: `x = a${'[0]'.repeat(deep)}\nsink(x)\n`,
    parentheses: `x = ${'('.repeat(deep)}a${')'.repeat(deep)}\nsink(x)\n`,
    not: `x = ${'not '.repeat(deep)}a\nsink(x)\n`,
    'conditional expressions': `x = ${'a if b else '.repeat(deep)}c\nsink(x)\n`,
    lambdas: `x = ${'lambda: '.repeat(deep)}c\nsink(x)\n`,
    elif: `if a: b\n${'elif a: b\n'.repeat(deep)}sink(x)\n`,
    if: `${Array.from({ length: deep }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('')}${' '.repeat(deep)}b\n`,
    statements: 'x = f(x)\n'.repeat(deep),
    await: `async def f():\n    x = ${'await '.repeat(deep)}a\n`,
    'chained assignment': `${'x = '.repeat(deep)}a\nsink(x)\n`,
  };

  test.each(Object.keys(cases))('%s', (name) => {
    const text = cases[name] ?? '';
    const facts = lower(text);
    expect(facts.diagnostics.filter(({ code }) => code === 'lowering-failed')).toEqual([]);
    expect(checkFacts(facts, text)).toEqual([]);
  });

  test('what is left out for depth is said', () => {
    const facts = lower(cases['conditional expressions'] ?? '');
    const isPartial = facts.limits.some(({ limit }) => limit === 'nesting') || facts.diagnostics.length > 0;
    expect(isPartial).toBe(true);
  });
});
