import type { Model } from '@tokentrail/core';

/** got, ky, undici, node-fetch and others that take options with headers. */
export const httpClients: readonly Model[] = [
  { language: 'javascript', type: { path: 'got.got', is: 'got' } },
  { language: 'javascript', type: { path: 'got.extend()', is: 'got' } },
  {
    language: 'javascript',
    sink: {
      path: 'got.Argument[0,1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'got.{get,post,put,patch,delete,head,stream,paginate}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'got.Argument[0,1].Key[password]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'got.{get,post,put,patch,delete,head,stream,paginate}.Argument[1].Key[password]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'got.extend.Argument[0].Key[password]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'got.extend.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    type: { path: 'got.extend.Argument[0].hooks.beforeRequest.Element.Parameter[0]', is: 'got.Options()' },
  },
  {
    language: 'javascript',
    type: {
      path: 'got.{get,post,put,patch,delete,head,stream,paginate}.Argument[1].hooks.beforeRequest.Element.Parameter[0]',
      is: 'got.Options()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'got.Argument[1].hooks.beforeRequest.Element.Parameter[0]', is: 'got.Options()' },
  },
  {
    language: 'javascript',
    sink: { path: 'got.Options().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    type: { path: 'ky.{create,extend}.Argument[0].hooks.beforeRequest.Element.Parameter[0]', is: 'outbound.Request()' },
  },
  {
    language: 'javascript',
    type: {
      path: 'ky.{get,post,put,patch,delete,head}.Argument[1].hooks.beforeRequest.Element.Parameter[0]',
      is: 'outbound.Request()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'ky.Argument[1].hooks.beforeRequest.Element.Parameter[0]', is: 'outbound.Request()' },
  },
  { language: 'javascript', type: { path: 'ky.{create,extend}()', is: 'ky' } },
  {
    language: 'javascript',
    sink: { path: 'ky.Argument[1].Key[headers]', contents: 'any', kind: 'outbound-credential', address: 'Argument[0]' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'ky.{get,post,put,patch,delete,head}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'ky.{create,extend}.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  { language: 'javascript', type: { path: 'undici.fetch', is: 'global.fetch' } },
  { language: 'javascript', type: { path: 'node-fetch', is: 'global.fetch' } },
  { language: 'javascript', type: { path: 'cross-fetch.{default,fetch}', is: 'global.fetch' } },
  { language: 'javascript', type: { path: 'isomorphic-fetch', is: 'global.fetch' } },
  { language: 'javascript', type: { path: 'ofetch.{ofetch,$fetch}', is: 'global.fetch' } },
  { language: 'javascript', type: { path: 'ofetch.{ofetch,$fetch}.create()', is: 'ofetch.ofetch' } },
  { language: 'javascript', type: { path: 'ofetch.{ofetch,$fetch}.{native,raw}', is: 'global.fetch' } },
  {
    language: 'javascript',
    sink: {
      path: 'ofetch.{ofetch,$fetch}.create.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[baseURL]',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'ofetch.{ofetch,$fetch}.create.Argument[0].onRequest.Parameter[0].options',
      is: 'outbound.FetchOptions()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'ofetch.{ofetch,$fetch}.Argument[1].onRequest.Parameter[0].options', is: 'outbound.FetchOptions()' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'outbound.FetchOptions().headers.{set,append}.Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'a header of the outgoing request',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'outbound.FetchOptions().Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      label: 'the headers of the outgoing request',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'undici.{request,stream,pipeline}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'undici.{Client,Pool,Agent}().request.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[path]',
    },
  },
  { language: 'javascript', type: { path: 'superagent()', is: 'superagent.get()' } },
  {
    language: 'javascript',
    type: {
      path: 'superagent.{get,post,put,patch,delete,head}().{set,auth,query,send,accept,type,timeout,retry,redirects,ok,field,attach,withCredentials,agent}()',
      is: 'superagent.get()',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'superagent.{get,post,put,patch,delete,head}().set.Argument[0,1]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'superagent.{get,post,put,patch,delete,head}().auth.Argument[0,1]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'needle.{get,head}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'needle.{post,put,patch}.Argument[2].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  { language: 'javascript', type: { path: 'request-promise-native', is: 'request' } },
  { language: 'javascript', type: { path: 'request-promise', is: 'request' } },
  { language: 'javascript', type: { path: 'request.defaults()', is: 'request' } },
  {
    language: 'javascript',
    sink: {
      path: 'request.Argument[0,1].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'request.{get,post,put,patch,delete,del,head,defaults}.Argument[0,1].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'eventsource.{default,EventSource}.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'needle.Argument[2,3].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@grpc/grpc-js.Metadata().{set,add}.Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the metadata of the outgoing call',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'ws.{default,WebSocket}.Argument[1,2].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'superagent.agent().set.Argument[0,1]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'needle.defaults.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'gaxios.request.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[url]',
    },
  },
];

/** wretch: each method gives a new client, and what was put into it leaves with its requests. */
export const wretch: readonly Model[] = [
  { language: 'javascript', type: { path: 'wretch.wretch', is: 'wretch' } },
  {
    language: 'javascript',
    type: {
      path: 'wretch().{addon,url,options,headers,accept,content,auth,catcher,errorType,resolve,defer,middlewares,query,body,json}()',
      is: 'wretch()',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'wretch().auth.Argument[0]', contents: 'none', kind: 'outbound-credential' },
    because: 'wretch 2.11, core.js: auth() sets the Authorization header',
  },
  {
    language: 'javascript',
    sink: { path: 'wretch().headers.Argument[0]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'wretch().options.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'wretch.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
];
