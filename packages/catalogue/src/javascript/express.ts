import type { Model } from '@tokentrail/core';

/** Express: requests, what middlewares leave on them, routes. */
export const express: readonly Model[] = [
  { language: 'javascript', type: { path: 'express.Router()', is: 'express()' } },
  { language: 'javascript', type: { path: 'express.{Express,Application,IRouter}()', is: 'express()' } },
  { language: 'javascript', type: { path: 'express-serve-static-core.Request', is: 'express.Request' } },
  {
    language: 'javascript',
    type: { path: '@modelcontextprotocol/sdk/server/express.createMcpExpressApp()', is: 'express()' },
  },
  { language: 'javascript', type: { path: '@modelcontextprotocol/express.createMcpExpressApp()', is: 'express()' } },
  {
    language: 'javascript',
    type: { path: 'express().{get,post,put,patch,delete,head,options,all,use,param}()', is: 'express()' },
  },
  {
    language: 'javascript',
    type: { path: 'express().route().{get,post,put,patch,delete,all}()', is: 'express().route()' },
  },
  {
    language: 'javascript',
    source: {
      path: 'express.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'express.Request().{get,header}()',
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
    source: { path: 'express.Request().auth.token', kind: 'inbound-credential', label: 'the bearer token' },
  },
  {
    language: 'javascript',
    source: { path: 'express.Request().token', kind: 'inbound-credential', label: 'the bearer token' },
  },
  { language: 'javascript', storage: { write: 'express.Request()', read: 'express.Request()', slot: 'http.request' } },
  {
    language: 'javascript',
    storage: { write: 'express.Response().locals', read: 'express.Response().locals', slot: 'express.locals' },
  },
  { language: 'javascript', type: { path: 'express.{Request,Response}().app', is: 'express()' } },
  { language: 'javascript', storage: { write: 'express().locals', read: 'express().locals', slot: 'express.app' } },
  {
    language: 'javascript',
    type: {
      path: 'express().{get,post,put,patch,delete,head,options,all,use}.Argument[any].Parameter[0]',
      is: 'express.Request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'express().{get,post,put,patch,delete,head,options,all,use}.Argument[any].Parameter[1]',
      is: 'express.Response()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'express().{get,post,put,patch,delete,head,options,all,use}.Argument[any].Element.Parameter[0]',
      is: 'express.Request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'express().{get,post,put,patch,delete,head,options,all,use}.Argument[any].Element.Parameter[1]',
      is: 'express.Response()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'express().{get,post,put,patch,delete,head,options,all}.Argument[any]', entry: 'route' },
  },
  { language: 'javascript', entryPoint: { path: 'express().{use,param}.Argument[any]', entry: 'middleware' } },
  {
    language: 'javascript',
    type: {
      path: 'express().route().{get,post,put,patch,delete,all}.Argument[any].Parameter[0]',
      is: 'express.Request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'express().route().{get,post,put,patch,delete,all}.Argument[any].Parameter[1]',
      is: 'express.Response()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'express().route().{get,post,put,patch,delete,all}.Argument[any]', entry: 'route' },
  },
  {
    language: 'javascript',
    type: { path: 'express.{RequestHandler,Handler}().Parameter[0]', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    type: { path: 'express.{RequestHandler,Handler}().Parameter[1]', is: 'express.Response()' },
  },
  { language: 'javascript', entryPoint: { path: 'express.{RequestHandler,Handler}()', entry: 'middleware' } },
  {
    language: 'javascript',
    neutral: {
      path: 'express.Response().{json,send,status,end,setHeader,set,header,redirect,write,sendStatus,append}',
    },
  },
];
