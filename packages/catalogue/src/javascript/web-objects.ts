import type { Model } from '@tokentrail/core';

/** Requests, responses, addresses and forms of the web platform. */
export const webObjects: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'global.URLSearchParams', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
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
  {
    language: 'javascript',
    summary: { path: 'global.URL', input: 'Argument[0,1]', output: 'ReturnValue.Key[href]', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.URL', input: 'Argument[0]', output: 'ReturnValue.Key[search]', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.URL',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[searchParams].AnyKey',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.URL().toString', input: 'Receiver.Key[href]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.URL().toString',
      input: 'Receiver.Key[searchParams].AnyKey',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Response,Blob,File}',
      input: 'Argument[0]',
      output: 'ReturnValue.Key[content]',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Blob,File}',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Key[content]',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Response,Blob,File}().text',
      input: 'Receiver.Key[content]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.{Response,Blob,File}().{arrayBuffer,bytes}',
      input: 'Receiver.Key[content]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Response().json',
      input: 'Receiver.Key[content]',
      output: 'ReturnValue.AnyKey',
      flow: 'taint',
    },
  },
];

/** Bytes are the text that they were made from. */
export const bytes: readonly Model[] = [
  {
    language: 'javascript',
    summary: { path: 'global.Buffer.from', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Buffer.concat', input: 'Argument[0].Element', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Buffer.alloc', input: 'Argument[1]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Buffer.alloc().write', input: 'Argument[0]', output: 'Receiver', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Buffer.alloc().fill', input: 'Argument[0]', output: 'Receiver', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.{Buffer,Uint8Array}', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Uint8Array.from', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'subarray', input: 'Receiver', output: 'ReturnValue', flow: 'taint' } },
  {
    language: 'javascript',
    summary: { path: 'global.TextEncoder().encode', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'javascript',
    summary: { path: 'global.TextDecoder().decode', input: 'Argument[0]', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', summary: { method: 'equals', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'javascript', summary: { method: 'compare', input: 'Receiver', output: 'ReturnValue', flow: 'clear' } },
  { language: 'javascript', neutral: { path: 'global.Buffer.{byteLength,compare,isBuffer}' } },
];
