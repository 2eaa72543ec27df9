import type { Model } from '@tokentrail/core';

/**
 * Methods of Map, WeakMap, Headers, URLSearchParams, FormData and Set. A key selects a value; it never becomes one. Not said here: that
 * spreading one into an object, or `Object.entries()` of one, gives nothing.
 */
export const mapMethods: readonly Model[] = [
  {
    language: 'javascript',
    summary: { method: 'get', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'set', input: 'Argument[0]', output: 'Receiver.MapKey', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'set', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'append', input: 'Argument[1]', output: 'Receiver.Key[Argument[0]]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'set', input: 'Argument[1]', output: 'ReturnValue.Key[Argument[0]]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'getAll', input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      method: 'getSetCookie',
      input: 'Receiver.Key[set-cookie]',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
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
    summary: { method: 'keys', input: 'Receiver.MapKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver.AnyKey', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'forEach', input: 'Receiver.MapKey', output: 'Argument[0].Parameter[1]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'add', input: 'Argument[0]', output: 'Receiver.Element', flow: 'value' },
  },
  { language: 'javascript', summary: { method: 'add', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  {
    language: 'javascript',
    summary: { method: 'add', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'next', input: 'Receiver.Element', output: 'ReturnValue.Key[value]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'union', input: 'Argument[0].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      method: 'symmetricDifference',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { method: 'union', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'intersection', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'difference', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { method: 'symmetricDifference', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
];

/** What is filled from another collection or from pairs. Pairs that one of these hands out are made where they are read, so that a copy keeps each value under its key. */
export const mapConstructors: readonly Model[] = [
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,WeakMap,Headers,URLSearchParams}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,WeakMap,Headers,URLSearchParams}',
      input: 'Argument[0].Index[0].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,WeakMap,Headers,URLSearchParams}',
      input: 'Argument[0].Index[1].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,WeakMap,Headers,URLSearchParams}',
      input: 'Argument[0].Index[2].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,WeakMap,Headers,URLSearchParams}',
      input: 'Argument[0].Index[3].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Map',
      input: 'Argument[0].Index[0].Index[0]',
      output: 'ReturnValue.MapKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Map',
      input: 'Argument[0].Index[1].Index[0]',
      output: 'ReturnValue.MapKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,Headers,URLSearchParams,FormData}().Element',
      input: 'Receiver.AnyKey',
      output: 'ReturnValue.Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Map().Element', input: 'Receiver.MapKey', output: 'ReturnValue.Index[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Map,Headers,URLSearchParams,FormData}().entries',
      input: 'Receiver',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.entries', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'javascript', type: { path: 'global.Object.entries()', is: 'global.Map()' } },
  {
    language: 'javascript',
    summary: { path: 'global.Set', input: 'Argument[0].Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Set().keys', input: 'Receiver.Element', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Set().entries',
      input: 'Receiver.Element',
      output: 'ReturnValue.Element.Index[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Set().entries',
      input: 'Receiver.Element',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.WeakRef', input: 'Argument[0]', output: 'ReturnValue.Key[target]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.WeakRef().deref', input: 'Receiver.Key[target]', output: 'ReturnValue', flow: 'value' },
  },
];
