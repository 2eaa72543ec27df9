import type { Model } from '@tokentrail/core';

const VERBS = 'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS';

/**
 * Platforms that find handlers by the names of exports or the places of files: Workers, Bun, Deno, route files, Lambda. What they
 * pass is `inbound.Request()`: a `Request` that came in, unlike one that a client of the program is about to send.
 */
export const exportedHandlers: readonly Model[] = [
  { language: 'javascript', type: { path: 'exports.default.fetch.Parameter[0]', is: 'inbound.Request()' } },
  { language: 'javascript', type: { path: 'exports.default.fetch.Parameter[2]', is: 'global.ExecutionContext()' } },
  { language: 'javascript', entryPoint: { path: 'exports.default.fetch', entry: 'route' } },
  { language: 'javascript', type: { path: `exports.{${VERBS}}.Parameter[0]`, is: 'inbound.Request()' } },
  { language: 'javascript', type: { path: `exports.{${VERBS}}.Parameter[0].request`, is: 'inbound.Request()' } },
  { language: 'javascript', entryPoint: { path: `exports.{${VERBS}}`, entry: 'route' } },
  { language: 'javascript', type: { path: 'exports.{loader,action}.Parameter[0].request', is: 'inbound.Request()' } },
  { language: 'javascript', entryPoint: { path: 'exports.{loader,action}', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: '"exports of middleware".{middleware,default}.Parameter[0]', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: '"exports of middleware".{middleware,default}', entry: 'middleware' } },
  { language: 'javascript', type: { path: '"exports of proxy".proxy.Parameter[0]', is: 'inbound.Request()' } },
  { language: 'javascript', entryPoint: { path: '"exports of proxy".proxy', entry: 'middleware' } },
  {
    language: 'javascript',
    type: { path: '"exports of hooks.server".handle.Parameter[0].event.request', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: '"exports of hooks.server".handle', entry: 'middleware' } },
  {
    language: 'javascript',
    type: { path: '"exports of pages/api".default.Parameter[0]', is: 'node:http.IncomingMessage()' },
  },
  { language: 'javascript', entryPoint: { path: '"exports of pages/api".default', entry: 'route' } },
  { language: 'javascript', type: { path: 'exports.handler.Parameter[0]', is: 'aws-lambda.APIGatewayProxyEvent()' } },
  { language: 'javascript', entryPoint: { path: 'exports.handler', entry: 'route' } },
];

/** Handlers in the style of the Fetch API that are registered by a call. */
export const fetchHandlers: readonly Model[] = [
  { language: 'javascript', type: { path: 'global.Deno.serve.Argument[any].Parameter[0]', is: 'inbound.Request()' } },
  { language: 'javascript', entryPoint: { path: 'global.Deno.serve.Argument[any]', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: 'global.{Deno,Bun}.serve.Argument[0].{fetch,handler}.Parameter[0]', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'global.{Deno,Bun}.serve.Argument[0].{fetch,handler}', entry: 'route' },
  },
  {
    language: 'javascript',
    type: { path: 'global.Bun.serve.Argument[0].routes.AnyKey.Parameter[0]', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    type: { path: 'global.Bun.serve.Argument[0].routes.AnyKey.AnyKey.Parameter[0]', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: 'global.Bun.serve.Argument[0].routes.AnyKey', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: 'global.addEventListener.Argument[1].Parameter[0].request', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: 'global.addEventListener.Argument[1]', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: '@azure/functions.app.http.Argument[1].handler.Parameter[0]', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: '@azure/functions.app.http.Argument[1].handler', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: '@google-cloud/functions-framework.http.Argument[1].Parameter[0]', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@google-cloud/functions-framework.http.Argument[1]', entry: 'route' },
  },
  {
    language: 'javascript',
    type: { path: '"firebase-functions/v2/https".onRequest.Argument[any].Parameter[0]', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: '"firebase-functions/v2/https".onRequest.Argument[any]', entry: 'route' },
  },
];

/** AWS Lambda: events of API gateways, function URLs and authorizers. */
export const lambda: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: 'aws-lambda.{APIGatewayProxyEventV2,APIGatewayEvent,ALBEvent,LambdaFunctionURLEvent,APIGatewayTokenAuthorizerEvent,APIGatewayRequestAuthorizerEvent,APIGatewayAuthorizerEvent}',
      is: 'aws-lambda.APIGatewayProxyEvent',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'aws-lambda.{Handler,APIGatewayProxyHandler,APIGatewayProxyHandlerV2}().Parameter[0]',
      is: 'aws-lambda.APIGatewayProxyEvent()',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'aws-lambda.APIGatewayProxyEvent().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'aws-lambda.APIGatewayProxyEvent().multiValueHeaders.Key[authorization].Element',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'aws-lambda.APIGatewayProxyEvent().authorizationToken',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
];

/** middy: middlewares of a Lambda, and what they leave on the event for the handler. */
export const middy: readonly Model[] = [
  { language: 'javascript', type: { path: '@middy/core().{use,before,after,onError,handler}()', is: '@middy/core()' } },
  {
    language: 'javascript',
    type: { path: '@middy/core().use.Argument[0]', is: '@middy/core.MiddlewareObj()' },
  },
  {
    language: 'javascript',
    type: { path: '@middy/core().use.Argument[0].Element', is: '@middy/core.MiddlewareObj()' },
  },
  {
    language: 'javascript',
    type: { path: '@middy/core.MiddlewareObj().{before,after,onError}', is: '@middy/core().before.Argument[0]' },
  },
  {
    language: 'javascript',
    type: { path: '@middy/core().before.Argument[0].Parameter[0].event', is: 'aws-lambda.APIGatewayProxyEvent()' },
  },
  { language: 'javascript', entryPoint: { path: '@middy/core().before.Argument[0]', entry: 'middleware' } },
  {
    language: 'javascript',
    type: { path: '@middy/core.Argument[0].Parameter[0]', is: 'aws-lambda.APIGatewayProxyEvent()' },
  },
  { language: 'javascript', entryPoint: { path: '@middy/core.Argument[0]', entry: 'route' } },
  { language: 'javascript', type: { path: '@middy/core().handler.Argument[0]', is: '@middy/core.Argument[0]' } },
  {
    language: 'javascript',
    storage: {
      write: 'aws-lambda.APIGatewayProxyEvent()',
      read: 'aws-lambda.APIGatewayProxyEvent()',
      slot: 'lambda.event',
    },
  },
];

/** Cloudflare: objects and workers whose `fetch` gets requests; what is bound in `env` is the program's own and no other party. */
export const workers: readonly Model[] = [
  {
    language: 'javascript',
    type: { path: 'global.ExportedHandler().fetch.Parameter[0]', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    type: { path: 'global.ExportedHandler().fetch.Parameter[2]', is: 'global.ExecutionContext()' },
  },
  { language: 'javascript', entryPoint: { path: 'global.ExportedHandler().fetch', entry: 'route' } },
  {
    language: 'javascript',
    type: {
      path: 'cloudflare:workers.{DurableObject,WorkerEntrypoint}.Subclass.Method[fetch].Parameter[0]',
      is: 'inbound.Request()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'cloudflare:workers.{DurableObject,WorkerEntrypoint}.Subclass.Method[fetch]', entry: 'route' },
  },
  {
    language: 'javascript',
    type: { path: 'global.DurableObject.Subclass.Method[fetch].Parameter[0]', is: 'inbound.Request()' },
  },
  { language: 'javascript', entryPoint: { path: 'global.DurableObject.Subclass.Method[fetch]', entry: 'route' } },
  ...['"cloudflare:workers".DurableObject', 'agents.Agent', 'agents/mcp.McpAgent'].map(
    (base): Model => ({
      language: 'javascript',
      summary: { path: `${base}().{get,getByName}`, input: 'Receiver', output: 'ReturnValue', flow: 'object' },
      because: 'a binding typed with the class gives stubs of its objects, which have the methods of the class',
    }),
  ),
  {
    language: 'javascript',
    storage: { write: 'global.KVNamespace().put.Argument[1]', key: 'Argument[0]', slot: 'workers.kv' },
  },
  {
    language: 'javascript',
    storage: { read: 'global.KVNamespace().get()', key: 'Argument[0]', slot: 'workers.kv' },
  },
  {
    language: 'javascript',
    storage: { read: 'global.KVNamespace().getWithMetadata().value', slot: 'workers.kv' },
  },
  {
    language: 'javascript',
    summary: { path: 'agents.getAgentByName', input: 'Argument[0]', output: 'ReturnValue', flow: 'object' },
  },
  {
    language: 'javascript',
    type: {
      path: 'agents.{Agent,McpAgent}.Subclass.Method[fetch|onRequest].Parameter[0]',
      is: 'inbound.Request()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'agents/mcp.McpAgent.Subclass.Method[fetch|onRequest].Parameter[0]', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'agents.{Agent,AIChatAgent}.Subclass.Method[fetch|onRequest|onStart]', entry: 'route' },
  },
  {
    language: 'javascript',
    type: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].{defaultHandler,apiHandler}.fetch.Parameter[0]',
      is: 'inbound.Request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].{defaultHandler,apiHandler}.fetch.Parameter[2]',
      is: 'global.ExecutionContext()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].apiHandlers.AnyKey',
      is: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].apiHandler',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].{defaultHandler,apiHandler}.fetch',
      entry: 'route',
    },
  },
];
