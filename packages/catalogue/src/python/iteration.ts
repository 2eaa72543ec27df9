import type { Model } from '@tokentrail/core';

/** `itertools` and the functions of the language that go over iterables. An element keeps its place where the result has one for it. */
export const iteration: readonly Model[] = [
  {
    language: 'python',
    summary: { path: 'itertools.chain', input: 'Argument[any].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.chain.from_iterable',
      input: 'Argument[0].Element.Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{cycle,islice,compress}',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'itertools.repeat', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{takewhile,dropwhile,filterfalse}',
      input: 'Argument[1].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{takewhile,dropwhile,filterfalse}',
      input: 'Argument[1].Element',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.tee',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.accumulate',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{pairwise,permutations,combinations,combinations_with_replacement,batched}',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{product,zip_longest}',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{product,zip_longest}',
      input: 'Argument[1].Element',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.{product,zip_longest}',
      input: 'Argument[2].Element',
      output: 'ReturnValue.Element.Index[2]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.groupby',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Index[1].Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.groupby',
      input: 'Argument[0].Element',
      output: 'Argument[1,key:].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.groupby',
      input: 'Argument[1,key:].ReturnValue',
      output: 'ReturnValue.Element.Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.starmap',
      input: 'Argument[1].Element.Index[0]',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.starmap',
      input: 'Argument[1].Element.Index[1]',
      output: 'Argument[0].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'itertools.starmap',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{list,tuple,set,frozenset,reversed,iter,aiter}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{list,tuple,set,frozenset,reversed,iter}',
      input: 'Argument[0].MapKey',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.sorted', input: 'Argument[0].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.sorted',
      input: 'Argument[0].Element',
      output: 'Argument[key:].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{next,anext,max,min}',
      input: 'Argument[0].Element',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.{next,anext}', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.{max,min}', input: 'Argument[0,1,2,3,default:]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.{max,min}',
      input: 'Argument[0].Element',
      output: 'Argument[key:].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.sum',
      input: 'Argument[0].Element.Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.sum',
      input: 'Argument[1,start:].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.enumerate',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.zip',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element.Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.zip',
      input: 'Argument[1].Element',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.zip',
      input: 'Argument[2].Element',
      output: 'ReturnValue.Element.Index[2]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.zip',
      input: 'Argument[3].Element',
      output: 'ReturnValue.Element.Index[3]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.map', input: 'Argument[1].Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.map', input: 'Argument[2].Element', output: 'Argument[0].Parameter[1]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.map', input: 'Argument[3].Element', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'builtins.map', input: 'Argument[0].ReturnValue', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'builtins.filter',
      input: 'Argument[1].Element',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'builtins.filter', input: 'Argument[1].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: '__next__', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: '__anext__', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
];
