import * as fc from 'fast-check';
import type { SourceFile } from '@tokentrail/core';

// Small programs that carry a value from `source()` to `sink()` through a chain of steps, printed in both languages. The same
// chain can be printed in ways that must not change what is found.

/** How one step makes the next value from the last. */
export type Step = 'copy' | 'text' | 'key' | 'list' | 'choice' | 'helper' | 'box' | 'loop' | 'handler' | 'slice';

const STEPS: readonly Step[] = ['copy', 'text', 'key', 'list', 'choice', 'helper', 'box', 'loop', 'handler', 'slice'];

export const chains: fc.Arbitrary<readonly Step[]> = fc.array(fc.constantFrom(...STEPS), {
  minLength: 1,
  maxLength: 6,
});

/** What a print changes; every change but `barrier` must leave the finding. */
export interface Print {
  /** Prefix of all variable names. */
  readonly prefix: string;
  /** Wraps the value after this step in an identity call; -1: nowhere. */
  readonly wrap: number;
  /** Puts the steps from this index on into a function; -1: nowhere. */
  readonly extract: number;
  /** Where the extracted function lives. */
  readonly otherFile: boolean;
  /** Adds statements and functions that have nothing to do with it. */
  readonly deadCode: boolean;
  /** Exchanges the value after this step; -1: nowhere. */
  readonly barrier: number;
}

export const plain: Print = { prefix: 'v', wrap: -1, extract: -1, otherFile: false, deadCode: false, barrier: -1 };

export type Dialect = 'python' | 'javascript';

/** The files of one print of a chain. */
export function printChain(dialect: Dialect, chain: readonly Step[], print: Print): readonly SourceFile[] {
  const writer = dialect === 'python' ? pythonStep : javascriptStep;
  const body = (from: number, to: number, first: string): readonly string[] => {
    const lines: string[] = [];
    let value = first;
    for (let index = from; index < to; index++) {
      const next = `${print.prefix}${index + 1}`;
      lines.push(...writer(chain[index] ?? 'copy', next, value));
      if (index === print.wrap) lines.push(assign(dialect, `${next}w`, `same(${next})`));
      value = index === print.wrap ? `${next}w` : next;
      if (index === print.barrier) {
        lines.push(assign(dialect, `${next}e`, `exchange(${value})`));
        value = `${next}e`;
      }
      if (print.deadCode) lines.push(assign(dialect, `${next}unused`, '"nothing"'));
    }
    lines.push(dialect === 'python' ? `sink(${value})` : `sink(${value});`);
    return lines;
  };
  const start = `${print.prefix}0`;
  const cut = print.extract < 0 ? chain.length : Math.min(print.extract, chain.length);
  const rest = print.extract < 0 ? null : body(cut, chain.length, 'given');
  const main = [assign(dialect, start, 'source()'), ...body(0, cut, start)];
  if (rest !== null) main[main.length - 1] = (main.at(-1) ?? '').replace('sink(', 'extracted(');
  return layOut(dialect, main, rest, print);
}

function layOut(
  dialect: Dialect,
  main: readonly string[],
  rest: readonly string[] | null,
  print: Print,
): readonly SourceFile[] {
  const helpers = dialect === 'python' ? PYTHON_HELPERS : JAVASCRIPT_HELPERS;
  const dead = print.deadCode ? (dialect === 'python' ? PYTHON_DEAD : JAVASCRIPT_DEAD) : [];
  const extracted = rest === null ? [] : functionOf(dialect, 'extracted', rest);
  if (dialect === 'python') {
    if (!print.otherFile || rest === null)
      return [{ path: 'main.py', text: [...helpers, ...dead, ...extracted, ...main, ''].join('\n') }];
    return [
      { path: 'main.py', text: ['from other import extracted', ...helpers, ...dead, ...main, ''].join('\n') },
      { path: 'other.py', text: [...helpers, ...extracted, ''].join('\n') },
    ];
  }
  if (!print.otherFile || rest === null)
    return [{ path: 'main.js', text: [...helpers, ...dead, ...extracted, ...main, ''].join('\n') }];
  return [
    { path: 'main.js', text: ["import { extracted } from './other.js';", ...helpers, ...dead, ...main, ''].join('\n') },
    { path: 'other.js', text: [...helpers, ...extracted, 'export { extracted };', ''].join('\n') },
  ];
}

const PYTHON_HELPERS = [
  'class Box:',
  '    def __init__(self, value):',
  '        self.value = value',
  '    def get(self):',
  '        return self.value',
  'def same(value):',
  '    return value',
];
const JAVASCRIPT_HELPERS = [
  'class Box {',
  '  constructor(value) { this.value = value; }',
  '  get() { return this.value; }',
  '}',
  'function same(value) { return value; }',
];
const PYTHON_DEAD = ['def unrelated(flag):', '    box = {"x": flag}', '    return box["x"]'];
const JAVASCRIPT_DEAD = ['function unrelated(flag) {', '  const box = { x: flag };', '  return box.x;', '}'];

function functionOf(dialect: Dialect, name: string, lines: readonly string[]): readonly string[] {
  if (dialect === 'python') return [`def ${name}(given):`, ...lines.map((line) => `    ${line}`)];
  return [`function ${name}(given) {`, ...lines.map((line) => `  ${line}`), '}'];
}

function assign(dialect: Dialect, name: string, value: string): string {
  return dialect === 'python' ? `${name} = ${value}` : `const ${name} = ${value};`;
}

function pythonStep(step: Step, next: string, value: string): readonly string[] {
  switch (step) {
    case 'copy':
      return [`${next} = ${value}`];
    case 'text':
      return [`${next} = f"Bearer {${value}}"`];
    case 'key':
      return [`${next}m = {}`, `${next}m["token"] = ${value}`, `${next} = ${next}m["token"]`];
    case 'list':
      return [`${next}l = ["x", ${value}]`, `${next} = ${next}l[1]`];
    case 'choice':
      return [`${next} = ${value} if len("x") > 0 else "x"`];
    case 'helper':
      return [`${next} = same(${value})`];
    case 'box':
      return [`${next} = Box(${value}).get()`];
    case 'loop':
      return [`${next} = "x"`, `for ${next}i in range(2):`, `    ${next} = ${value}`];
    case 'handler':
      return [`try:`, `    ${next} = ${value}`, `except ValueError:`, `    ${next} = "x"`];
    case 'slice':
      return [`${next} = ${value}[7:]`];
  }
}

function javascriptStep(step: Step, next: string, value: string): readonly string[] {
  switch (step) {
    case 'copy':
      return [`const ${next} = ${value};`];
    case 'text':
      return [`const ${next} = \`Bearer \${${value}}\`;`];
    case 'key':
      return [`const ${next}m = {};`, `${next}m.token = ${value};`, `const ${next} = ${next}m['token'];`];
    case 'list':
      return [`const [, ${next}] = ['x', ${value}];`];
    case 'choice':
      return [`const ${next} = 'x'.length > 0 ? ${value} : 'x';`];
    case 'helper':
      return [`const ${next} = same(${value});`];
    case 'box':
      return [`const ${next} = new Box(${value}).get();`];
    case 'loop':
      return [`let ${next} = 'x';`, `for (let ${next}i = 0; ${next}i < 2; ${next}i++) {`, `  ${next} = ${value};`, `}`];
    case 'handler':
      return [`let ${next};`, `try {`, `  ${next} = ${value};`, `} catch {`, `  ${next} = 'x';`, `}`];
    case 'slice':
      return [`const ${next} = ${value}.slice(7);`];
  }
}
