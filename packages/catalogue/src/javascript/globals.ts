import type { Model } from '@tokentrail/core';

/** Functions of the global objects. */
export const globals: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'global.String', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
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
    summary: { path: 'global.JSON.stringify', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.stringify', input: 'Argument[0].AnyContent', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.JSON.parse', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
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
      path: 'global.Object.{entries,fromEntries}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Object.entries',
      input: 'Argument[0].AnyKey',
      output: 'ReturnValue.Element.Index[1]',
      flow: 'value',
    },
  },
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
  { language: 'javascript', summary: { method: 'bind', input: 'Receiver', output: 'ReturnValue', flow: 'bind' } },
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
    summary: { path: 'global.Buffer.from', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.TextEncoder().encode', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.TextDecoder().decode', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', neutral: { path: 'global.console.{log,info,warn,error,debug,trace}' } },
  { language: 'javascript', neutral: { path: 'global.{Number,Boolean,parseInt,parseFloat,isNaN}' } },
  { language: 'javascript', storage: { write: 'global.process.env', read: 'global.process.env', slot: 'env' } },
];
