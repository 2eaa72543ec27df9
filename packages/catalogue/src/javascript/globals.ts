import type { Model } from '@tokentrail/core';

/** Functions of the global objects. */
export const globals: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'global.String', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.String', input: 'Argument[0].Element', output: 'ReturnValue', flow: 'taint' },
  },

  {
    language: 'javascript',
    summary: {
      path: 'global.{encodeURIComponent,decodeURIComponent,encodeURI,decodeURI,escape,unescape,btoa,atob}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Error,TypeError,RangeError,SyntaxError,EvalError,ReferenceError,URIError}',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[message]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Error,TypeError,RangeError,SyntaxError,EvalError,ReferenceError,URIError}',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[stack]',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Error,TypeError,RangeError,SyntaxError,EvalError,ReferenceError,URIError}',
      input: 'Argument[1].Key[cause]',
      output: 'ReturnValue.Key[cause]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Error,TypeError,RangeError,SyntaxError,EvalError,ReferenceError,URIError}().toString',
      input: 'Receiver.Key[message]',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.AggregateError', input: 'Argument[0]', output: 'ReturnValue.Key[errors]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.stringify', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.stringify', input: 'Argument[0].AnyContent', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue.Element', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue.AnyKey.AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue.Element.AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.JSON.parse',
      input: 'Argument[1].ReturnValue',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.assign', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.assign', input: 'Argument[1..]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.assign', input: 'Argument[1..]', output: 'Argument[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.{freeze,seal,create,preventExtensions}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.fromEntries',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.fromEntries',
      input: 'Argument[0].Index[0].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.fromEntries',
      input: 'Argument[0].Index[1].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.fromEntries',
      input: 'Argument[0].Index[2].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.fromEntries',
      input: 'Argument[0].Index[3].Index[1]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  { language: 'javascript', summary: { method: 'bind', input: 'Receiver', output: 'ReturnValue', flow: 'bind' } },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.values',
      input: 'Argument[0].AnyKey',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.keys', input: 'Argument[0].MapKey', output: 'ReturnValue.Element', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.defineProperty',
      input: 'Argument[2].Key[value]',
      output: 'Argument[0].Key[Argument[1]]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.defineProperty',
      input: 'Argument[2].Key[get].ReturnValue',
      output: 'Argument[0].Key[Argument[1]]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.defineProperty', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.defineProperties',
      input: 'Argument[1].AnyKey.Key[value]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.defineProperties',
      input: 'Argument[1].AnyKey.Key[get].ReturnValue',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.defineProperties', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.create',
      input: 'Argument[1].AnyKey.Key[value]',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.getOwnPropertyDescriptor',
      input: 'Argument[0].Key[Argument[1]]',
      output: 'ReturnValue.Key[value]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.setPrototypeOf',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object.setPrototypeOf', input: 'Argument[1]', output: 'Argument[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Reflect.set',
      input: 'Argument[2]',
      output: 'Argument[0].Key[Argument[1]]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Reflect.deleteProperty',
      input: 'Argument[0]',
      output: 'Argument[0].Key[Argument[1]]',
      flow: 'clear',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'global.{globalThis,global}', read: 'global.{globalThis,global}', slot: 'globalThis' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Reflect.get',
      input: 'Argument[0].Key[Argument[1]]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.structuredClone', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Proxy', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
    because: 'a proxy stands for its target',
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Proxy',
      input: 'Argument[1].Key[get].ReturnValue',
      output: 'ReturnValue.AnyKey',
      flow: 'value',
    },
    because: 'reading a property of a proxy runs its `get` trap',
  },
  {
    language: 'javascript',
    summary: { path: 'global.Proxy', input: 'Argument[0]', output: 'Argument[1].Key[get].Parameter[0]', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Object', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.JSON.stringify',
      input: 'Argument[0].Key[toJSON].ReturnValue',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    neutral: { path: 'global.{Number,Boolean,parseInt,parseFloat,isNaN,isFinite,BigInt,Date}' },
  },
  { language: 'javascript', storage: { write: 'global.process.env', read: 'global.process.env', slot: 'env' } },
];
