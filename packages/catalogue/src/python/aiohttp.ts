import type { Model } from '@tokentrail/core';

/** aiohttp as a client: sessions and verbs. */
export const aiohttpClient: readonly Model[] = [
  { language: 'python', type: { path: 'aiohttp.client.ClientSession', is: 'aiohttp.ClientSession' } },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession().{get,options,head,delete,post,put,patch,ws_connect}.Argument[0,url:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token|token|auth|authorization]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession().{get,options,head,delete,post,put,patch,ws_connect}.Argument[headers:,auth:,cookies:,proxy_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession().request.Argument[headers:,auth:,cookies:,proxy_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.request.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession().{get,options,head,delete,post,put,patch}.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession.Argument[middlewares:].Element.Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'aiohttp 3.12 to 3.14, client_middlewares.py: each gets the request before it leaves',
  },
  {
    language: 'python',
    sink: {
      path: 'aiohttp.ClientSession().{get,options,head,delete,post,put,patch,request,ws_connect}.Argument[middlewares:].Element.Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'aiohttp.ClientSession().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'aiohttp.ClientSession().headers.update.Argument[0]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    summary: {
      path: 'aiohttp.BasicAuth',
      input: 'Argument[1,password:]',
      output: 'ReturnValue.Field[password]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'multidict.{CIMultiDict,MultiDict}', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
];

/** aiohttp as a server: the request, its store, routes and middlewares. */
export const aiohttpServer: readonly Model[] = [
  { language: 'python', type: { path: 'aiohttp.web_request.Request', is: 'aiohttp.web.Request' } },
  { language: 'python', type: { path: 'aiohttp.web.BaseRequest', is: 'aiohttp.web.Request' } },
  {
    language: 'python',
    source: {
      path: 'aiohttp.web.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    storage: { write: 'aiohttp.web.Request()', read: 'aiohttp.web.Request()', slot: 'aiohttp.request' },
  },
  {
    language: 'python',
    storage: { write: 'aiohttp.web.Application()', read: 'aiohttp.web.Application()', slot: 'aiohttp.app' },
  },
  {
    language: 'python',
    storage: { write: 'aiohttp.web.Request().app', read: 'aiohttp.web.Request().app', slot: 'aiohttp.app' },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'aiohttp.web.Application().router.{add_get,add_post,add_put,add_patch,add_delete,add_head,add_options}.Argument[1]',
      entry: 'route',
    },
  },
  {
    language: 'python',
    type: {
      path: 'aiohttp.web.Application().router.{add_get,add_post,add_put,add_patch,add_delete,add_head,add_options}.Argument[1].Parameter[0]',
      is: 'aiohttp.web.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'aiohttp.web.Application().router.add_route.Argument[2]', entry: 'route' },
  },
  {
    language: 'python',
    type: { path: 'aiohttp.web.Application().router.add_route.Argument[2].Parameter[0]', is: 'aiohttp.web.Request()' },
  },
  {
    language: 'python',
    entryPoint: { path: 'aiohttp.web.{get,post,put,patch,delete,head,view}.Argument[1]', entry: 'route' },
  },
  {
    language: 'python',
    type: {
      path: 'aiohttp.web.{get,post,put,patch,delete,head}.Argument[1].Parameter[0]',
      is: 'aiohttp.web.Request()',
    },
  },
  { language: 'python', entryPoint: { path: 'aiohttp.web.route.Argument[2]', entry: 'route' } },
  { language: 'python', type: { path: 'aiohttp.web.route.Argument[2].Parameter[0]', is: 'aiohttp.web.Request()' } },
  {
    language: 'python',
    entryPoint: {
      path: 'aiohttp.web.RouteTableDef().{get,post,put,patch,delete,head,route}().Decorated',
      entry: 'route',
    },
  },
  {
    language: 'python',
    type: {
      path: 'aiohttp.web.RouteTableDef().{get,post,put,patch,delete,head,route}().Decorated.Parameter[0]',
      is: 'aiohttp.web.Request()',
    },
  },
  {
    language: 'python',
    type: {
      path: 'aiohttp.web.Application().{on_startup,on_shutdown,on_cleanup,cleanup_ctx}.append.Argument[0].Parameter[0]',
      is: 'aiohttp.web.Application()',
    },
  },
  { language: 'python', entryPoint: { path: 'aiohttp.web.middleware.Decorated', entry: 'middleware' } },
  { language: 'python', type: { path: 'aiohttp.web.middleware.Decorated.Parameter[0]', is: 'aiohttp.web.Request()' } },
  {
    language: 'python',
    source: {
      path: 'aiohttp.web.Request().raw_headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
];
