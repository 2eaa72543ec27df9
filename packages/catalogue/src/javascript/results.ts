import type { Model } from '@tokentrail/core';

const RESULT = 'neverthrow.Result()';

/** A step of a result: what a callback gets, and where its answer goes; what the callback does not see stays. */
function step(methods: string, seen: 'value' | 'error', answer: string): readonly Model[] {
  const kept = seen === 'value' ? 'error' : 'value';
  const path = `${RESULT}.{${methods}}`;
  return [
    {
      language: 'javascript',
      summary: { path, input: `Receiver.Key[${seen}]`, output: 'Argument[0].Parameter[0]', flow: 'value' },
    },
    {
      language: 'javascript',
      summary: { path, input: 'Argument[0].ReturnValue', output: answer, flow: 'value' },
    },
    {
      language: 'javascript',
      summary: { path, input: `Receiver.Key[${kept}]`, output: `ReturnValue.Key[${kept}]`, flow: 'value' },
    },
  ];
}

/** neverthrow: results hold a value or an error. A `ResultAsync` is the promise of one, and awaiting is transparent. */
export const neverthrow: readonly Model[] = [
  {
    language: 'javascript',
    type: { path: 'neverthrow.{ok,err,okAsync,errAsync,fromPromise,Ok,Err,ResultAsync}()', is: RESULT },
  },
  { language: 'javascript', type: { path: 'neverthrow.{Result,ResultAsync}.{fromPromise,combine}()', is: RESULT } },
  {
    language: 'javascript',
    type: { path: `${RESULT}.{map,asyncMap,mapErr,andThen,asyncAndThen,orElse,andTee,andThrough}()`, is: RESULT },
  },
  {
    language: 'javascript',
    summary: {
      path: 'neverthrow.{ok,okAsync,fromPromise,Ok}',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[value]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'neverthrow.{Result,ResultAsync}.fromPromise',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[value]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'neverthrow.{err,errAsync,Err}',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[error]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'neverthrow.{Result,ResultAsync}.combine',
      input: 'Argument[0].Element.Key[value]',
      output: 'ReturnValue.Key[value].Element',
      flow: 'value',
    },
  },
  ...step('map,asyncMap', 'value', 'ReturnValue.Key[value]'),
  ...step('andThen,asyncAndThen', 'value', 'ReturnValue'),
  ...step('mapErr', 'error', 'ReturnValue.Key[error]'),
  ...step('orElse', 'error', 'ReturnValue'),
  {
    language: 'javascript',
    summary: {
      path: `${RESULT}.{andTee,andThrough}`,
      input: 'Receiver.Key[value]',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: `${RESULT}.{andTee,andThrough}`, input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: `${RESULT}.match`,
      input: 'Receiver.Key[value]',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: `${RESULT}.match`,
      input: 'Receiver.Key[error]',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: `${RESULT}.match`, input: 'Argument[0,1].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: `${RESULT}.{unwrapOr,_unsafeUnwrap}`,
      input: 'Receiver.Key[value]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: `${RESULT}.unwrapOr`, input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
];
