import type { Model } from '@tokentrail/core';

/** Servers and requests of Node's http modules. */
export const nodeHttp: readonly Model[] = [
  { language: 'javascript', type: { path: 'node:https', is: 'node:http' } },
  { language: 'javascript', type: { path: 'node:http2', is: 'node:http' } },
  {
    language: 'javascript',
    source: {
      path: 'node:http.IncomingMessage().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'node:http.IncomingMessage().headersDistinct.Key[authorization].Element',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'node:http.IncomingMessage()', read: 'node:http.IncomingMessage()', slot: 'http.request' },
  },
  {
    language: 'javascript',
    type: { path: 'node:http.createServer.Argument[any].Parameter[0]', is: 'node:http.IncomingMessage()' },
  },
  { language: 'javascript', entryPoint: { path: 'node:http.createServer.Argument[any]', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: 'node:http.createServer().on.Argument[1].Parameter[0]', is: 'node:http.IncomingMessage()' },
  },
  { language: 'javascript', entryPoint: { path: 'node:http.createServer().on.Argument[1]', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: 'ws.{Server,WebSocketServer}().on.Argument[1].Parameter[1]', is: 'node:http.IncomingMessage()' },
  },
  { language: 'javascript', entryPoint: { path: 'ws.{Server,WebSocketServer}().on.Argument[1]', entry: 'route' } },
  {
    language: 'javascript',
    sink: {
      path: 'node:http.{request,get}.Argument[0,1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'node:http.{request,get}.Argument[0,1].Key[auth]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'node:http.{request,get}().setHeader.Argument[1]', contents: 'any', kind: 'outbound-credential' },
  },
];

/** AsyncLocalStorage: what `run` is given, `getStore` gives. */
export const nodeContext: readonly Model[] = [
  {
    language: 'javascript',
    storage: {
      write: 'node:async_hooks.AsyncLocalStorage().{run,enterWith}.Argument[0]',
      read: 'node:async_hooks.AsyncLocalStorage().getStore()',
      slot: 'site',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:async_hooks.AsyncLocalStorage().run',
      input: 'Argument[1].ReturnValue',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:async_hooks.AsyncLocalStorage().run',
      input: 'Argument[2]',
      output: 'Argument[1].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:async_hooks.AsyncLocalStorage().run',
      input: 'Argument[3]',
      output: 'Argument[1].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:async_hooks.AsyncLocalStorage().exit',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:async_hooks.AsyncLocalStorage.bind',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
];

/** util, querystring, buffer; and crypto, whose digests end a credential. */
export const nodeUtilities: readonly Model[] = [
  {
    language: 'javascript',
    summary: {
      path: 'node:util.{promisify,callbackify,deprecate}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'node:querystring.stringify',
      input: 'Argument[0].AnyContent',
      output: 'ReturnValue',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'node:querystring.parse', input: 'Argument[0]', output: 'ReturnValue.AnyKey', flow: 'taint' },
  },
  {
    language: 'javascript',
    neutral: { path: 'node:crypto.{createHash,timingSafeEqual,randomUUID,randomBytes,hash,scryptSync,pbkdf2Sync}' },
  },
  { language: 'javascript', neutral: { path: 'node:crypto.createHash().{update,digest}' } },
  { language: 'javascript', type: { path: 'node:crypto.createHash().update()', is: 'node:crypto.createHash()' } },
  { language: 'javascript', type: { path: 'node:crypto.createHmac', is: 'node:crypto.createHash' } },
];
