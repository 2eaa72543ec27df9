import type { Model } from '@tokentrail/core';

/** Methods of arrays: items go in, come out, and go through callbacks. Where places change, items lose theirs. */
export const arrayMethods: readonly Model[] = [
  {
    language: 'javascript',
    summary: { method: 'push', input: 'Argument[any]', output: 'Receiver.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'unshift', input: 'Argument[any]', output: 'Receiver.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'pop', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'shift', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'at', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'join', input: 'Receiver.Element', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'join', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'reverse', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  { language: 'javascript', summary: { method: 'join', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'javascript',
    summary: { method: 'reverse', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'toReversed', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'toSorted', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'sort', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'copyWithin', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'fill', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'splice', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'toSpliced', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'sort', input: 'Receiver.Element', output: 'Argument[0].Parameter[0,1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'toSorted', input: 'Receiver.Element', output: 'Argument[0].Parameter[0,1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'toSpliced', input: 'Argument[2..]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'fill', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'fill', input: 'Argument[0]', output: 'Receiver.Element', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'with', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'with', input: 'Argument[1]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flat', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flat', input: 'Receiver.Element.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'map', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'map', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'filter', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'filter', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'find', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'find', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findLast', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findLast', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findIndex', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findIndex', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findLastIndex', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findLastIndex', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'some', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'some', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'every', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'every', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver', output: 'Argument[0].Parameter[2]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'map', input: 'Argument[0].ReturnValue', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Argument[0].ReturnValue', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'filter', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'find', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'findLast', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Receiver.Element', output: 'Argument[0].Parameter[1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Receiver', output: 'Argument[0].Parameter[3]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Argument[1]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Argument[0].ReturnValue', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'reduce', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'reduceRight', input: 'Receiver.Element', output: 'Argument[0].Parameter[1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduceRight', input: 'Receiver', output: 'Argument[0].Parameter[3]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduceRight', input: 'Argument[1]', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      method: 'reduceRight',
      input: 'Argument[0].ReturnValue',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { method: 'reduceRight', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduceRight', input: 'Argument[1]', output: 'ReturnValue', flow: 'value' },
  },
];

/** Functions of `Array`, and what groups items. */
export const arrayFunctions: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'global.Array.from', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Array.from',
      input: 'Argument[0].Element',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Array.from',
      input: 'Argument[1].ReturnValue',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Array.fromAsync', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Array.of', input: 'Argument[any]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Array', input: 'Argument[1..]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.groupBy',
      input: 'Argument[0].Element',
      output: 'ReturnValue.AnyKey.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.groupBy',
      input: 'Argument[0].Element',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Map.groupBy',
      input: 'Argument[0].Element',
      output: 'ReturnValue.AnyKey.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Map.groupBy',
      input: 'Argument[0].Element',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
];
