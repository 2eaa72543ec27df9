import type { Model } from '@tokentrail/core';

/** Assertions of test libraries and of Node: a claim that is not what was expected throws. */
export const assertions: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'vitest.expect', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
    because: 'its methods speak of what it was given',
  },
  {
    language: 'javascript',
    summary: { path: 'global.expect', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    call: {
      path: 'vitest.expect().{toBe,toEqual,toStrictEqual,toContain,toMatch}',
      kind: 'claims-validation',
      semantics: 'must-check',
      input: 'Receiver',
      label: 'expect()',
    },
  },
  {
    language: 'javascript',
    call: {
      path: 'global.expect().{toBe,toEqual,toStrictEqual,toContain,toMatch}',
      kind: 'claims-validation',
      semantics: 'must-check',
      input: 'Receiver',
      label: 'expect()',
    },
    because: 'jest 30 and vitest with globals: expect() needs no import',
  },
  {
    language: 'javascript',
    call: {
      path: 'assert.{equal,strictEqual,deepEqual,deepStrictEqual,match}',
      kind: 'claims-validation',
      semantics: 'must-check',
      input: 'Argument[0]',
      label: 'assert()',
    },
    because: 'node:assert throws an AssertionError',
  },
];
