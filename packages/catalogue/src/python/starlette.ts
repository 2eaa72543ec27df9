import type { Model } from '@tokentrail/core';

/** The inbound request of Starlette and what is built on it: headers, state, raw scope, middlewares, routes. */
export const starlette: readonly Model[] = [
  { language: 'python', type: { path: 'starlette.requests.HTTPConnection', is: 'starlette.requests.Request' } },
  { language: 'python', type: { path: 'starlette.websockets.WebSocket', is: 'starlette.requests.Request' } },
  { language: 'python', type: { path: 'starlette.requests.Request().scope', is: 'starlette.types.Scope()' } },
  {
    language: 'python',
    source: {
      path: 'starlette.requests.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.requests.Request().headers.get()',
      where: {
        at: 'Argument[0]',
        values: ['authorization', 'x-api-key', 'api-key', 'x-auth-token', 'x-access-token', 'proxy-authorization'],
      },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.requests.Request().headers.raw.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.requests.Request().user.access_token.token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.requests.Request().query_params.get()',
      where: { at: 'Argument[0]', values: ['access_token', 'api_key', 'apikey', 'token'] },
      kind: 'inbound-credential',
      label: 'a token in the query',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.requests.Request().state',
      read: 'starlette.requests.Request().state',
      slot: 'asgi.state',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.types.Scope().Key[state]',
      read: 'starlette.types.Scope().Key[state]',
      slot: 'asgi.state',
    },
  },
  {
    language: 'python',
    storage: { write: 'starlette.types.Scope()', read: 'starlette.types.Scope()', slot: 'asgi.scope' },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.requests.Request().app.state',
      read: 'starlette.requests.Request().app.state',
      slot: 'asgi.app.state',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.applications.Starlette().state',
      read: 'starlette.applications.Starlette().state',
      slot: 'asgi.app.state',
    },
  },
  {
    language: 'python',
    type: {
      path: 'starlette.middleware.base.BaseHTTPMiddleware.Subclass.Method[dispatch].Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'starlette.middleware.base.BaseHTTPMiddleware.Subclass.Method[dispatch]', entry: 'middleware' },
  },
  {
    language: 'python',
    type: {
      path: 'starlette.authentication.AuthenticationBackend.Subclass.Method[authenticate].Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'starlette.authentication.AuthenticationBackend.Subclass.Method[authenticate]',
      entry: 'verifier',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.authentication.AuthenticationBackend.Subclass.Method[authenticate].ReturnValue.Index[1]',
      slot: 'asgi.user',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'starlette.types.Scope().Key[user]',
      read: 'starlette.types.Scope().Key[user]',
      slot: 'asgi.user',
    },
  },
  { language: 'python', storage: { read: 'starlette.requests.Request().user', slot: 'asgi.user' } },
  {
    language: 'python',
    storage: {
      write: 'starlette.applications.Starlette.Argument[lifespan:].ReturnValue.Element',
      slot: 'asgi.state',
    },
  },
  {
    language: 'python',
    type: { path: 'starlette.routing.Route.Argument[1,endpoint:].Parameter[0]', is: 'starlette.requests.Request()' },
  },
  { language: 'python', entryPoint: { path: 'starlette.routing.Route.Argument[1,endpoint:]', entry: 'route' } },
  {
    language: 'python',
    type: {
      path: 'starlette.applications.Starlette().{add_route,add_websocket_route}.Argument[1].Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'starlette.applications.Starlette().add_route.Argument[1]', entry: 'route' },
  },
  {
    language: 'python',
    type: {
      path: 'starlette.applications.Starlette().route().Decorated.Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  { language: 'python', entryPoint: { path: 'starlette.applications.Starlette().route().Decorated', entry: 'route' } },
  {
    language: 'python',
    type: {
      path: 'starlette.applications.Starlette().middleware().Decorated.Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'starlette.applications.Starlette().middleware().Decorated', entry: 'middleware' },
  },
  {
    language: 'python',
    type: {
      path: 'starlette.applications.Starlette().add_middleware.Argument[0].Method[__call__].Parameter[0]',
      is: 'starlette.types.Scope()',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'starlette.applications.Starlette().add_middleware.Argument[0].Method[__call__]',
      entry: 'middleware',
    },
  },
  {
    language: 'python',
    type: {
      path: 'starlette.middleware.Middleware.Argument[0].Method[__call__].Parameter[0]',
      is: 'starlette.types.Scope()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'starlette.middleware.Middleware.Argument[0].Method[__call__]', entry: 'middleware' },
  },
  {
    language: 'python',
    summary: {
      path: 'starlette.datastructures.{Headers,MutableHeaders}',
      input: 'Argument[0,headers:]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'starlette.datastructures.{Headers,MutableHeaders}',
      input: 'Argument[scope:].Key[headers]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    neutral: {
      path: 'starlette.responses.{Response,JSONResponse,PlainTextResponse,HTMLResponse,RedirectResponse,StreamingResponse}',
    },
  },
];

/** The raw scope of ASGI: header pairs of bytes, and the environment of WSGI. */
export const asgi: readonly Model[] = [
  { language: 'python', type: { path: 'asgiref.typing.{Scope,HTTPScope}', is: 'starlette.types.Scope' } },
  { language: 'python', type: { path: 'uvicorn._types.Scope', is: 'starlette.types.Scope' } },
  { language: 'python', type: { path: '"callable scope receive send".Parameter[0]', is: 'starlette.types.Scope()' } },
  { language: 'python', entryPoint: { path: '"callable scope receive send"', entry: 'middleware' } },
  {
    language: 'python',
    type: { path: '"callable environ start_response".Parameter[0]', is: 'wsgiref.types.WSGIEnvironment()' },
  },
  { language: 'python', entryPoint: { path: '"callable environ start_response"', entry: 'middleware' } },
  {
    language: 'python',
    source: {
      path: 'wsgiref.types.WSGIEnvironment().Key[HTTP_AUTHORIZATION]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  { language: 'python', entryPoint: { path: '"callable event context"', entry: 'route' } },
  {
    language: 'python',
    type: { path: '"callable event context".Parameter[0]', is: 'aws_lambda_typing.events.APIGatewayProxyEventV2()' },
    because: 'the configuration of an AWS Lambda function names its handler as text',
  },
  {
    language: 'python',
    source: {
      path: 'aws_lambda_typing.events.APIGatewayProxyEventV2().Key[headers|multiValueHeaders].Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'aws_lambda_typing.events.APIGatewayProxyEventV2().Key[multiValueHeaders].Key[authorization].Element',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
    because: 'AWS, payloads of API Gateway and load balancers: each of these headers is a list',
  },
  {
    language: 'python',
    source: {
      path: 'aws_lambda_typing.events.APIGatewayProxyEventV2().Key[authorizationToken]',
      kind: 'inbound-credential',
      label: 'the token of an authorizer event',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.types.Scope().Key[headers].Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.types.Scope().Key[headers].Element.Index[1]',
      kind: 'inbound-credential',
      label: 'a header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'starlette.types.Scope().Key[user].access_token.token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
  },
];
