import type { Model } from '@tokentrail/core';

/** `operator`: the operators of the language as functions. */
export const operatorFunctions: readonly Model[] = [
  {
    language: 'python',
    summary: {
      path: 'operator.{add,concat,mod,iadd,iconcat}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'operator.{add,concat,mod,iadd,iconcat}',
      input: 'Argument[1]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'operator.{add,concat,iadd,iconcat}',
      input: 'Argument[0,1].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'operator.getitem', input: 'Argument[0].Key[Argument[1]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'operator.setitem', input: 'Argument[2]', output: 'Argument[0].Key[Argument[1]]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'operator.or_', input: 'Argument[0,1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    neutral: { path: 'operator.{eq,ne,lt,le,gt,ge,not_,truth,is_,is_not,contains,countOf,indexOf,length_hint}' },
  },
];
