import type { Model } from '@tokentrail/core';

/** FastAPI: dependencies are called and their result is the parameter; header parameters; security schemes. */
export const fastapi: readonly Model[] = [
  { language: 'python', type: { path: 'fastapi.{Request,WebSocket}', is: 'starlette.requests.Request' } },
  { language: 'python', type: { path: 'fastapi.requests.{Request,HTTPConnection}', is: 'starlette.requests.Request' } },
  { language: 'python', type: { path: 'fastapi.FastAPI', is: 'starlette.applications.Starlette' } },
  { language: 'python', type: { path: 'fastapi.APIRouter', is: 'fastapi.FastAPI' } },
  { language: 'python', type: { path: 'fastapi.routing.APIRouter', is: 'fastapi.FastAPI' } },
  {
    language: 'python',
    summary: {
      path: 'fastapi.{Depends,Security}',
      input: 'Argument[0,dependency:,__annotation__:].ReturnValue',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    type: {
      path: 'fastapi.{Depends,Security}.Argument[0,dependency:].Parameter[request:]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastapi.Header()',
      parameterName: [
        'authorization',
        'proxy_authorization',
        'x_api_key',
        'api_key',
        'x_auth_token',
        'x_access_token',
        'auth_header',
        'authorization_header',
      ],
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastapi.Header()',
      where: { at: 'Argument[alias:]', values: ['authorization', 'x-api-key', 'x-auth-token', 'x-access-token'] },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  { language: 'python', type: { path: 'fastapi.param_functions.Header', is: 'fastapi.Header' } },
  { language: 'python', type: { path: 'fastapi.params.Header', is: 'fastapi.Header' } },
  {
    language: 'python',
    source: {
      path: 'fastapi.Query()',
      parameterName: ['access_token', 'api_key'],
      kind: 'inbound-credential',
      label: 'a token in the query',
    },
  },
  { language: 'python', type: { path: 'fastapi.security.http', is: 'fastapi.security' } },
  { language: 'python', type: { path: 'fastapi.security.oauth2', is: 'fastapi.security' } },
  { language: 'python', type: { path: 'fastapi.security.api_key', is: 'fastapi.security' } },
  {
    language: 'python',
    type: { path: 'fastapi.security.HTTPBearer()()', is: 'fastapi.security.HTTPAuthorizationCredentials()' },
  },
  {
    language: 'python',
    type: { path: 'fastapi.security.HTTPDigest()()', is: 'fastapi.security.HTTPAuthorizationCredentials()' },
  },
  {
    language: 'python',
    source: {
      path: 'fastapi.security.HTTPAuthorizationCredentials().credentials',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastapi.security.HTTPBasic()().password',
      kind: 'inbound-credential',
      label: 'the password',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastapi.security.{OAuth2PasswordBearer,OAuth2AuthorizationCodeBearer,OAuth2,OpenIdConnect,APIKeyHeader,APIKeyCookie,APIKeyQuery}()()',
      kind: 'inbound-credential',
      label: 'the credential',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'fastapi.FastAPI().{get,post,put,patch,delete,head,options,api_route,websocket}().Decorated',
      entry: 'route',
    },
  },
  {
    language: 'python',
    type: {
      path: 'fastapi.FastAPI().{get,post,put,patch,delete,head,options,api_route,websocket}().Decorated.Parameter[request:]',
      is: 'starlette.requests.Request()',
    },
  },
  { language: 'python', entryPoint: { path: 'fastapi.FastAPI().add_api_route.Argument[1,endpoint:]', entry: 'route' } },
];
