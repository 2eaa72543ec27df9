import type { Model } from '@tokentrail/core';

const LAYERED = '{assign,assignIn,extend,merge,defaults,defaultsDeep}';

/** Files and packages that hold one function each. */
const SINGLE = ['get', 'set', 'pick', 'omit', 'merge'] as const;

/** lodash: what is read, kept and left out of objects by names that the program passes. */
export const lodash: readonly Model[] = [
  { language: 'javascript', type: { path: 'lodash-es', is: 'lodash' } },
  ...SINGLE.flatMap((name): readonly Model[] => [
    { language: 'javascript', type: { path: `lodash/${name}`, is: `lodash.${name}` } },
    { language: 'javascript', type: { path: `"lodash.${name}"`, is: `lodash.${name}` } },
  ]),
  {
    language: 'javascript',
    summary: { path: 'lodash.get', input: 'Argument[0].Path[Argument[1]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.get', input: 'Argument[2]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.set', input: 'Argument[2]', output: 'Argument[0].Path[Argument[1]]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.set', input: 'Argument[2]', output: 'ReturnValue.Path[Argument[1]]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.set', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.pick', input: 'Argument[0]', output: 'ReturnValue', flow: 'only', keys: 'Argument[1..]' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'lodash.omit',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'without',
      keys: 'Argument[1..]',
    },
  },
  {
    language: 'javascript',
    summary: { path: `lodash.${LAYERED}`, input: 'Argument[any]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: `lodash.${LAYERED}`, input: 'Argument[1..]', output: 'Argument[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'lodash.{clone,cloneDeep,mapKeys}', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'lodash.mapValues',
      input: 'Argument[0].AnyKey',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'lodash.mapValues',
      input: 'Argument[1].ReturnValue',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
];
