import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';

// Depth of what people and generators write: chains go on for ever, brackets and branches nest as deep as the parser can.

const DEPTH = 3_000;

type Forms = Readonly<Record<string, (depth: number) => string>>;

const nested = (line: string, depth: number): string =>
  `${Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}${line}\n`).join('')}${' '.repeat(depth)}pass\n`;

const chains: Readonly<Record<string, Forms>> = {
  'a.py': {
    'method calls': (depth) => `x = a${'.f(b)'.repeat(depth)}\n`,
    attributes: (depth) => `x = a${'.b'.repeat(depth)}\n`,
    calls: (depth) => `x = a${'()'.repeat(depth)}\n`,
    subscripts: (depth) => `x = a${'["k"]'.repeat(depth)}\n`,
    sums: (depth) => `x = a${' + b'.repeat(depth)}\n`,
    'mixed operators': (depth) => `x = a${' + b * c - d'.repeat(depth)}\n`,
    and: (depth) => `x = a${' and b'.repeat(depth)}\n`,
    or: (depth) => `x = a${' or b'.repeat(depth)}\n`,
    comparisons: (depth) => `x = a${' < b'.repeat(depth)}\n`,
    strings: (depth) => `x = ${'"a" '.repeat(depth)}\n`,
    elif: (depth) => `if a:\n    b()\n${'elif c:\n    d()\n'.repeat(depth)}`,
    decorators: (depth) => `${'@d\n'.repeat(depth)}def f(): pass\n`,
    'chained assignment': (depth) => `${'x = '.repeat(depth)}a\n`,
  },
  'a.ts': {
    'method calls': (depth) => `x = a${'.f(b)'.repeat(depth)};\n`,
    callbacks: (depth) => `x = a${'.then((b) => b)'.repeat(depth)};\n`,
    members: (depth) => `x = a${'.b'.repeat(depth)};\n`,
    'optional members': (depth) => `x = a${'?.b'.repeat(depth)};\n`,
    'members that exist': (depth) => `x = a${'!.b'.repeat(depth)};\n`,
    calls: (depth) => `x = a${'()'.repeat(depth)};\n`,
    subscripts: (depth) => `x = a${'["k"]'.repeat(depth)};\n`,
    sums: (depth) => `x = a${' + b'.repeat(depth)};\n`,
    '&&': (depth) => `x = a${' && b'.repeat(depth)};\n`,
    '||': (depth) => `x = a${' || b'.repeat(depth)};\n`,
    '??': (depth) => `x = a${' ?? b'.repeat(depth)};\n`,
    commas: (depth) => `x = (a${', b'.repeat(depth)});\n`,
    assertions: (depth) => `x = a${' as any'.repeat(depth)};\n`,
    templates: (depth) => `x = \`${'${a}'.repeat(depth)}\`;\n`,
    'union types': (depth) => `let x: A${' | B'.repeat(depth)};\n`,
  },
};

const nests: Readonly<Record<string, Forms>> = {
  'a.py': {
    parentheses: (depth) => `x = ${'('.repeat(depth)}a${')'.repeat(depth)}\n`,
    lists: (depth) => `x = ${'['.repeat(depth)}a${']'.repeat(depth)}\n`,
    mappings: (depth) => `x = ${'{"a": '.repeat(depth)}a${'}'.repeat(depth)}\n`,
    arguments: (depth) => `x = ${'f('.repeat(depth)}a${')'.repeat(depth)}\n`,
    not: (depth) => `x = ${'not '.repeat(depth)}a\n`,
    'conditional expressions': (depth) => `x = ${'a if b else '.repeat(depth)}c\n`,
    lambdas: (depth) => `x = ${'lambda: '.repeat(depth)}a\n`,
    if: (depth) => nested('if a:', depth),
    functions: (depth) => nested('def f():', depth),
    classes: (depth) => nested('class A:', depth),
    with: (depth) => nested('with a as b:', depth),
  },
  'a.tsx': {
    parentheses: (depth) => `x = ${'('.repeat(depth)}a${')'.repeat(depth)};\n`,
    arrays: (depth) => `x = ${'['.repeat(depth)}a${']'.repeat(depth)};\n`,
    objects: (depth) => `x = ${'{a: '.repeat(depth)}a${'}'.repeat(depth)};\n`,
    arguments: (depth) => `x = ${'f('.repeat(depth)}a${')'.repeat(depth)};\n`,
    not: (depth) => `x = ${'!'.repeat(depth)}a;\n`,
    'conditional expressions': (depth) => `x = ${'a ? b : '.repeat(depth)}c;\n`,
    'arrow functions': (depth) => `x = ${'() => '.repeat(depth)}a;\n`,
    'else if': (depth) => `if (a) { b() }${' else if (c) { d() }'.repeat(depth)}\n`,
    blocks: (depth) => `${'{'.repeat(depth)}b()${'}'.repeat(depth)}\n`,
    functions: (depth) => `${'function f() {'.repeat(depth)}b()${'}'.repeat(depth)}\n`,
    try: (depth) => `${'try {'.repeat(depth)}b()${'} catch {}'.repeat(depth)}\n`,
    elements: (depth) => `x = ${'<a>'.repeat(depth)}b${'</a>'.repeat(depth)};\n`,
    'template strings': (depth) => `x = ${'`${'.repeat(depth)}a${'}`'.repeat(depth)};\n`,
  },
};

const lower = (path: string, text: string) => (path.endsWith('.py') ? python : javascript).lower({ path, text });

describe.for(Object.entries(chains))('chains in %s', ([path, forms]) => {
  test.for(Object.entries(forms))(`%s of ${DEPTH} are lowered whole`, ([, make]) => {
    const { diagnostics, limits } = lower(path, make(DEPTH));
    expect(diagnostics).toEqual([]);
    expect(limits).toEqual([]);
  });
});

describe.for(Object.entries(nests))('nests in %s', ([path, forms]) => {
  test.for(Object.entries(forms))('%s are lowered whole where they are as deep as people write', ([, make]) => {
    const { diagnostics, limits } = lower(path, make(150));
    expect(diagnostics).toEqual([]);
    expect(limits).toEqual([]);
  });

  test.for(Object.entries(forms))(`%s of ${DEPTH} end in one diagnostic that says so`, ([, make]) => {
    const { diagnostics } = lower(path, make(DEPTH));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.code).toBe('parse-failed');
    expect(diagnostics[0]?.message).toMatch(/nest(s)? deeper than \d+/);
  });
});
