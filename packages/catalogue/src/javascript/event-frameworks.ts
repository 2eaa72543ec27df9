import type { Model } from '@tokentrail/core';

const VERBS = 'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS';
const CREDENTIAL_HEADERS = [
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'api-key',
  'x-auth-token',
  'x-access-token',
];

/** h3 and Nitro, which imports the names of h3 by itself: events, and what middlewares leave in their context. */
export const h3: readonly Model[] = [
  ...['defineEventHandler', 'getHeader', 'getRequestHeader', 'getHeaders', 'getRequestHeaders'].map(
    (name): Model => ({ language: 'javascript', type: { path: `global.${name}`, is: `h3.${name}` } }),
  ),
  { language: 'javascript', type: { path: 'h3.eventHandler', is: 'h3.defineEventHandler' } },
  { language: 'javascript', type: { path: 'h3.getHeader', is: 'h3.getRequestHeader' } },
  { language: 'javascript', type: { path: 'h3.getHeaders', is: 'h3.getRequestHeaders' } },
  {
    language: 'javascript',
    type: { path: 'h3.getProxyRequestHeaders', is: 'h3.getRequestHeaders' },
    because: 'h3 2.0.8, proxy.mjs: leaves out the host and what concerns the connection, not authorization and cookie',
  },
  { language: 'javascript', type: { path: 'h3.defineEventHandler.Argument[0].Parameter[0]', is: 'h3.H3Event()' } },
  {
    language: 'javascript',
    type: { path: 'h3.defineEventHandler.Argument[0].handler.Parameter[0]', is: 'h3.H3Event()' },
  },
  { language: 'javascript', entryPoint: { path: 'h3.defineEventHandler.Argument[0]', entry: 'route' } },
  { language: 'javascript', type: { path: 'h3.H3Event().req', is: 'inbound.Request()' } },
  { language: 'javascript', type: { path: 'h3.H3Event().node.req', is: 'node:http.IncomingMessage()' } },
  {
    language: 'javascript',
    source: {
      path: 'h3.H3Event().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'h3.getRequestHeader()',
      where: { at: 'Argument[1]', values: CREDENTIAL_HEADERS },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'h3.getRequestHeaders().Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'h3.H3Event().context', read: 'h3.H3Event().context', slot: 'h3.context' },
  },
];

/** SvelteKit and Astro: a route file gets an event with the request, its own `fetch` and what hooks left in `locals`. */
export const routeEvents: readonly Model[] = [
  { language: 'javascript', type: { path: `exports.{${VERBS}}.Parameter[0].fetch`, is: 'global.fetch' } },
  ...[
    `exports.{${VERBS}}.Parameter[0].locals`,
    '"exports of hooks.server".handle.Parameter[0].event.locals',
    'astro:middleware.defineMiddleware.Argument[0].Parameter[0].locals',
  ].map((place): Model => ({ language: 'javascript', storage: { write: place, read: place, slot: 'event.locals' } })),
  {
    language: 'javascript',
    type: { path: 'astro:middleware.defineMiddleware.Argument[0].Parameter[0].request', is: 'inbound.Request()' },
  },
];

/** Elysia: the context of a handler holds the request, and what `derive` and `resolve` gave back before. */
export const elysia: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: 'elysia.Elysia().{use,get,post,put,patch,delete,options,head,all,group,guard,derive,resolve,state,decorate,onBeforeHandle,onRequest,listen}()',
      is: 'elysia.Elysia()',
    },
  },
  ...['{get,post,put,patch,delete,options,head,all}.Argument[1]', '{derive,resolve,onBeforeHandle}.Argument[any]'].map(
    (place): Model => ({
      language: 'javascript',
      type: { path: `elysia.Elysia().${place}.Parameter[0]`, is: 'elysia.Context()' },
    }),
  ),
  {
    language: 'javascript',
    entryPoint: { path: 'elysia.Elysia().{get,post,put,patch,delete,options,head,all}.Argument[1]', entry: 'route' },
  },
  { language: 'javascript', type: { path: 'elysia.Context().request', is: 'inbound.Request()' } },
  {
    language: 'javascript',
    source: {
      path: 'elysia.Context().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: { path: 'elysia.Context().bearer', kind: 'inbound-credential', label: 'the bearer token' },
    because: '@elysiajs/bearer 1: the token of the Authorization header, of the query or of the body',
  },
  { language: 'javascript', type: { path: 'elysia.Context().jwt', is: '@elysiajs/jwt.jwt()' } },
  {
    language: 'javascript',
    storage: { write: 'elysia.Elysia().{derive,resolve}.Argument[any].ReturnValue', slot: 'elysia.context' },
  },
  { language: 'javascript', storage: { read: 'elysia.Context()', slot: 'elysia.context' } },
];

/** passport: what a strategy calls back with is the user of the request. */
export const passportUsers: readonly Model[] = [
  {
    language: 'javascript',
    storage: {
      write: 'passport-http-bearer.Strategy.Argument[any].Parameter[1].Argument[1]',
      slot: 'passport.user',
    },
  },
  { language: 'javascript', storage: { read: 'express.Request().user', slot: 'passport.user' } },
];
