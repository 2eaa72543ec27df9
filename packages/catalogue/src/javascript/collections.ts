import type { Model } from '@tokentrail/core';

/** Methods of arrays: items go in, come out, and go through callbacks. */
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
  {
    language: 'javascript',
    summary: { method: 'map', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'map', input: 'Argument[0].ReturnValue', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'flatMap', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'filter', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'filter', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'find', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
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
    summary: { method: 'some', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'every', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver.Element', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'reduce', input: 'Receiver.Element', output: 'Argument[0].Parameter[1]', flow: 'value' },
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
    summary: { method: 'flat', input: 'Receiver.Element.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'reverse', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  { language: 'javascript', summary: { method: 'sort', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'splice', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
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
    summary: { path: 'global.Array.of', input: 'Argument[any]', output: 'ReturnValue.Element', flow: 'value' },
  },
  { language: 'javascript', neutral: { path: 'global.Array.isArray' } },
];

/** Methods of Map, WeakMap, Headers, URLSearchParams and FormData. A key selects a value; it never becomes one. */
export const mapMethods: readonly Model[] = [
  {
    language: 'javascript',
    summary: { method: 'get', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'set', input: 'Argument[1]', output: 'Receiver.Key[Argument[0]]', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'set', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'append', input: 'Argument[1]', output: 'Receiver.Key[Argument[0]]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'delete', input: 'Receiver', output: 'Receiver.Key[Argument[0]]', flow: 'clear' },
  },
  {
    language: 'javascript',
    summary: { method: 'getAll', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue.Element', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'has', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'javascript', summary: { method: 'entries', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'entries', input: 'Receiver.AnyKey', output: 'ReturnValue.Element.Index[1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'entries', input: 'Receiver.MapKey', output: 'ReturnValue.Element.Index[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'values', input: 'Receiver.AnyKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'values', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'keys', input: 'Receiver.MapKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver.AnyKey', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'add', input: 'Argument[0]', output: 'Receiver.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,Headers,URLSearchParams,WeakMap}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Set', input: 'Argument[0].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.URLSearchParams().toString',
      input: 'Receiver.AnyKey',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
];
