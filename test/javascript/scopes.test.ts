import { javascript } from '@tokentrail/javascript';
import { describe, expect, test } from 'vitest';
import { referencesOf } from '../../packages/core/src/facts/references.js';

function lower(text: string) {
  return javascript.lower({ path: 'a.ts', text });
}

/** `name kind` of the binding that each use of a name in the source means, in source order; `-` for a global. */
function uses(text: string, name: string): string[] {
  const facts = lower(text);
  return referencesOf(facts)
    .filter((reference) => reference.name === name)
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ binding }) => {
      const found = facts.bindings[binding];
      return found === undefined ? '-' : `${found.kind} in ${facts.scopes[found.scope]?.kind}`;
    });
}

function binding(text: string, name: string) {
  const found = lower(text).bindings.find((row) => row.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return { captured: found.captured, writtenInside: found.writtenInside, rewritten: found.rewritten };
}

describe('names', () => {
  test.each([
    ['var hoists to the function', 'function f() { x; { var x = 1; } }', 'x', ['variable in function']],
    ['let stays in its block', 'x; { let x = 1; x; }', 'x', ['-', 'variable in block']],
    ['a function declaration hoists', 'f(); function f() {}', 'f', ['function in module']],
    [
      'a function expression binds its own name',
      'const g = function f() { f(); }; f();',
      'f',
      ['function in function', '-'],
    ],
    [
      'parameters, also destructured',
      'function f({ a: x }, [y] = x) { x; y; }',
      'x',
      ['parameter in function', 'parameter in function'],
    ],
    ['defaults of patterns are uses', 'const { a = x } = o;', 'x', ['-']],
    ['catch', 'try {} catch (x) { x; } x;', 'x', ['variable in block', '-']],
    ['loop heads', 'for (const x of x) x; x;', 'x', ['variable in block', 'variable in block', '-']],
    ['imports', "import { a as x } from 'm'; x;", 'x', ['import in module']],
    [
      'classes and their own names',
      'class x {} new x(); const y = class x { m() { x; } };',
      'x',
      ['class in module', 'class in class'],
    ],
    ['shorthand properties', 'let x = 1; f({ x });', 'x', ['variable in module']],
    [
      'targets of assignments',
      'let x; [x] = a; ({ x } = b); x++;',
      'x',
      ['variable in module', 'variable in module', 'variable in module'],
    ],
    ['component names', 'const x = 1;', 'y', []],
    [
      'arguments of the function, not of the arrow',
      'function f() { return () => arguments[0]; }',
      'arguments',
      ['variable in function'],
    ],
    ['type names of an import', "import type { x } from 'm'; let y: x;", 'x', ['import in module']],
    ['keys and labels are no uses', 'x: for (;;) break x; o.x; ({ x: 1 }); class A { x = 1 }', 'x', []],
  ])('%s', (_title, text, name, expected) => {
    expect(uses(text, name)).toEqual(expected);
  });

  test('exports name bindings, re-exports do not', () => {
    expect(uses("let x; export { x as y }; export { x } from 'm';", 'x')).toEqual(['variable in module']);
  });
});

describe('captures', () => {
  const nothing = { captured: false, writtenInside: false, rewritten: false };
  test.each([
    ['not captured', 'function f() { let x = 1; x; }', nothing],
    ['captured and final', 'function f() { const x = 1; return () => x; }', { ...nothing, captured: true }],
    [
      'written inside',
      'function f() { let x = 1; return () => { x = 2; }; }',
      { captured: true, writtenInside: true, rewritten: false },
    ],
    [
      'assigned after the closure',
      'function f() { let x = 1; const g = () => x; x = 2; }',
      { ...nothing, captured: true, rewritten: true },
    ],
    [
      'assigned before the closure',
      'function f() { let x; if (c) x = 2; return () => x; }',
      { ...nothing, captured: true },
    ],
    [
      'assigned in the same loop',
      'function f() { let x; for (;;) { x = 1; g(() => x); } }',
      { ...nothing, captured: true, rewritten: true },
    ],
    ['new in every turn', 'function f() { for (const x of xs) g(() => x); }', { ...nothing, captured: true }],
    [
      'used by a function that stands before',
      'function f() { return g; function g() { return x; } const x = 1; }',
      { ...nothing, captured: true, rewritten: true },
    ],
    [
      'used by a function declared after',
      'function f() { const x = 1; function g() { return x; } return g; }',
      { ...nothing, captured: true },
    ],
  ])('%s', (_title, text, expected) => {
    expect(binding(text, 'x')).toEqual(expected);
  });

  test('initial values of fields run in the constructor', () => {
    const facts = lower('function f(x) { return class { a = x; }; }');
    const use = referencesOf(facts).find(({ name }) => name === 'x');
    const callable = facts.callables[facts.scopes[use?.scope ?? 0]?.callable ?? 0];
    expect(callable?.kind).toBe('constructor');
  });
});
