import type { Model } from '@tokentrail/core';

/** Hono: the context, its variables, routes. */
export const hono: readonly Model[] = [
  { language: 'javascript', type: { path: 'hono/tiny.Hono', is: 'hono.Hono' } },
  { language: 'javascript', type: { path: 'hono/quick.Hono', is: 'hono.Hono' } },
  { language: 'javascript', type: { path: '@hono/zod-openapi.OpenAPIHono', is: 'hono.Hono' } },
  {
    language: 'javascript',
    type: {
      path: 'hono.Hono().{get,post,put,patch,delete,options,all,use,on,openapi,route,basePath,notFound,onError}()',
      is: 'hono.Hono()',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'hono/proxy.proxy.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    forward: {
      path: 'hono/proxy.proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      given: { at: ['Argument[1]'], is: 'inbound.Request()' },
      label: 'the request that proxy() sends, which is the inbound one',
      sourceLabel: 'the Authorization header',
    },
    because: 'hono 4.10, helper/proxy: a raw request is sent with its headers',
  },
  {
    language: 'javascript',
    forward: {
      path: 'hono/proxy.proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      given: { at: ['Argument[1]'], is: 'hono.Context().req' },
      unless: ['Argument[1].Key[headers]'],
      label: 'the request that proxy() sends, which is the inbound one',
      sourceLabel: 'the Authorization header',
    },
    because: 'hono 4.13, helper/proxy: the raw request inside is sent with its headers',
  },
  { language: 'javascript', type: { path: 'hono.Context().req.raw', is: 'inbound.Request()' } },
  {
    language: 'javascript',
    source: {
      path: 'hono.Context().req.header()',
      where: {
        at: 'Argument[0]',
        values: ['authorization', 'proxy-authorization', 'x-api-key', 'api-key', 'x-auth-token', 'x-access-token'],
      },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'hono.Context().req.header().Key[authorization]',
      where: { at: 'Argument[0]', values: [] },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'hono.Context().req.valid().Key[authorization]',
      where: { at: 'Argument[0]', values: ['header'] },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'hono.Context().set.Argument[1]', slot: 'hono.variables', key: 'Argument[0]' },
  },
  { language: 'javascript', storage: { read: 'hono.Context().get()', slot: 'hono.variables', key: 'Argument[0]' } },
  { language: 'javascript', storage: { read: 'hono.Context().var', slot: 'hono.variables' } },
  {
    language: 'javascript',
    type: {
      path: 'hono.Hono().{get,post,put,patch,delete,options,all,use,on,openapi}.Argument[any].Parameter[0]',
      is: 'hono.Context()',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: 'hono.Hono().{get,post,put,patch,delete,options,all,on,openapi}.Argument[any]',
      entry: 'route',
    },
  },
  { language: 'javascript', entryPoint: { path: 'hono.Hono().use.Argument[any]', entry: 'middleware' } },
  {
    language: 'javascript',
    source: {
      path: 'hono/bearer-auth.bearerAuth.Argument[0].Key[verifyToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    type: { path: 'hono/bearer-auth.bearerAuth.Argument[0].Key[verifyToken].Parameter[1]', is: 'hono.Context()' },
  },
  { language: 'javascript', type: { path: '@hono/mcp/auth', is: '@hono/mcp' } },
  {
    language: 'javascript',
    type: { path: '@hono/mcp.bearerAuth', is: 'hono/bearer-auth.bearerAuth' },
    because: '@hono/mcp 0.3.2, auth.mjs: the middleware of Hono with other error answers',
  },
  {
    language: 'javascript',
    type: {
      path: '@hono/mcp.ProxyOAuthServerProvider',
      is: '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.ProxyOAuthServerProvider',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'hono/bearer-auth.bearerAuth.Argument[0].Key[verifyToken]', entry: 'verifier' },
  },
  { language: 'javascript', entryPoint: { path: 'hono/factory.createMiddleware.Argument[0]', entry: 'middleware' } },
  {
    language: 'javascript',
    type: { path: 'hono/factory.createMiddleware.Argument[0].Parameter[0]', is: 'hono.Context()' },
  },
  {
    language: 'javascript',
    type: { path: 'hono/context-storage.{getContext,tryGetContext}()', is: 'hono.Context()' },
  },
  { language: 'javascript', type: { path: 'hono.{MiddlewareHandler,Handler}().Parameter[0]', is: 'hono.Context()' } },
  { language: 'javascript', entryPoint: { path: 'hono.{MiddlewareHandler,Handler}()', entry: 'middleware' } },
  {
    language: 'javascript',
    neutral: { path: 'hono.Context().{json,text,html,body,redirect,header,status,newResponse}' },
  },
];
