import type { Model } from '@tokentrail/core';

/** Koa and its router. */
export const koa: readonly Model[] = [
  { language: 'javascript', type: { path: 'koa().use.Argument[0].Parameter[0]', is: 'koa.Context()' } },
  { language: 'javascript', entryPoint: { path: 'koa().use.Argument[0]', entry: 'middleware' } },
  { language: 'javascript', type: { path: 'koa-router', is: '@koa/router' } },
  {
    language: 'javascript',
    type: {
      path: '@koa/router().{get,post,put,patch,delete,del,all,use}.Argument[any].Parameter[0]',
      is: 'koa.Context()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@koa/router().{get,post,put,patch,delete,del,all,use}.Argument[any]', entry: 'route' },
  },
  { language: 'javascript', type: { path: 'koa.ParameterizedContext', is: 'koa.Context' } },
  { language: 'javascript', type: { path: 'koa.{Middleware,DefaultMiddleware}().Parameter[0]', is: 'koa.Context()' } },
  { language: 'javascript', entryPoint: { path: 'koa.{Middleware,DefaultMiddleware}()', entry: 'middleware' } },
  {
    language: 'javascript',
    type: { path: '@koa/router().{get,post,put,patch,delete,del,all,use}()', is: '@koa/router()' },
  },
  {
    language: 'javascript',
    source: {
      path: 'koa.Context().{headers,header}.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'koa.Context().request.{headers,header}.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  { language: 'javascript', type: { path: 'koa.Context().req', is: 'node:http.IncomingMessage()' } },
  {
    language: 'javascript',
    source: {
      path: 'koa.Context().get()',
      where: {
        at: 'Argument[0]',
        values: ['authorization', 'proxy-authorization', 'x-api-key', 'api-key', 'x-auth-token', 'x-access-token'],
      },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
  { language: 'javascript', type: { path: 'koa.Context().request.get', is: 'koa.Context().get' } },
  { language: 'javascript', storage: { write: 'koa.Context().state', read: 'koa.Context().state', slot: 'koa.state' } },
];

/** Fastify: requests, routes, hooks, plugins. */
export const fastify: readonly Model[] = [
  { language: 'javascript', type: { path: 'fastify.fastify', is: 'fastify' } },
  { language: 'javascript', type: { path: 'fastify.FastifyInstance()', is: 'fastify()' } },
  {
    language: 'javascript',
    type: {
      path: 'fastify().{get,post,put,patch,delete,head,options,all}.Argument[1,2].Parameter[0]',
      is: 'fastify.FastifyRequest()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'fastify().{get,post,put,patch,delete,head,options,all}.Argument[1,2].Parameter[1]',
      is: 'fastify.FastifyReply()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'fastify().{get,post,put,patch,delete,head,options,all}.Argument[1,2]', entry: 'route' },
  },
  {
    language: 'javascript',
    type: {
      path: 'fastify().route.Argument[0].{handler,onRequest,preValidation,preHandler,preSerialization}.Parameter[0]',
      is: 'fastify.FastifyRequest()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'fastify().route.Argument[0].{onRequest,preValidation,preHandler}.Element.Parameter[0]',
      is: 'fastify.FastifyRequest()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'fastify().{get,post,put,patch,delete,head,options,all}.Argument[1].{handler,onRequest,preValidation,preHandler}.Parameter[0]',
      is: 'fastify.FastifyRequest()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'fastify().{get,post,put,patch,delete,head,options,all}.Argument[1].{onRequest,preValidation,preHandler}.Element.Parameter[0]',
      is: 'fastify.FastifyRequest()',
    },
  },
  { language: 'javascript', entryPoint: { path: 'fastify().route.Argument[0].Key[handler]', entry: 'route' } },
  {
    language: 'javascript',
    type: { path: 'fastify().addHook.Argument[1].Parameter[0]', is: 'fastify.FastifyRequest()' },
  },
  { language: 'javascript', entryPoint: { path: 'fastify().addHook.Argument[1]', entry: 'middleware' } },
  { language: 'javascript', type: { path: 'fastify().register.Argument[0].Parameter[0]', is: 'fastify()' } },
  {
    language: 'javascript',
    source: {
      path: 'fastify.FastifyRequest().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  { language: 'javascript', type: { path: 'fastify.FastifyRequest().raw', is: 'node:http.IncomingMessage()' } },
  {
    language: 'javascript',
    storage: { write: 'fastify.FastifyRequest()', read: 'fastify.FastifyRequest()', slot: 'fastify.request' },
  },
  {
    language: 'javascript',
    type: { path: 'fastify.FastifyRequest().requestContext', is: '@fastify/request-context.requestContext' },
  },
  {
    language: 'javascript',
    storage: {
      write: '@fastify/request-context.requestContext.set.Argument[1]',
      slot: 'fastify.request-context',
      key: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    storage: {
      read: '@fastify/request-context.requestContext.get()',
      slot: 'fastify.request-context',
      key: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    storage: { write: 'fastify().decorateRequest.Argument[1]', slot: 'fastify.request', key: 'Argument[0]' },
  },
  {
    language: 'javascript',
    storage: { write: 'fastify().decorate.Argument[1]', slot: 'fastify.app', key: 'Argument[0]' },
  },
  { language: 'javascript', storage: { write: 'fastify()', read: 'fastify()', slot: 'fastify.app' } },
  { language: 'javascript', type: { path: 'fastify.{FastifyRequest,FastifyReply}().server', is: 'fastify()' } },
];

/** NestJS: the request behind an execution context, guards, controllers, tools of mcp-nest. */
export const nest: readonly Model[] = [
  {
    language: 'javascript',
    source: {
      path: '@nestjs/common.Inject()().Key[headers].Key[authorization]',
      given: { at: ['Argument[0]'], is: '@nestjs/core.REQUEST' },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
    because: '@nestjs/core: the token REQUEST stands for the request that is being handled',
  },
  {
    language: 'javascript',
    source: {
      path: '@nestjs/common.Headers()()',
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
      path: '@nestjs/common.Headers()().Key[authorization]',
      where: { at: 'Argument[0]', values: [] },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@nestjs/common.createParamDecorator.Argument[0].Parameter[1]',
      is: '@nestjs/common.ExecutionContext()',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: '@nestjs/common.createParamDecorator',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue.Key[#given]',
      flow: 'value',
    },
    because: 'what the factory gives for a request lies under a key that no program can name until a parameter gets it',
  },
  {
    language: 'javascript',
    summary: {
      path: '@nestjs/common.createParamDecorator()',
      input: 'Receiver',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: '@nestjs/common.createParamDecorator()()',
      input: 'Receiver.Key[#given]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  { language: 'javascript', type: { path: '@nestjs/common.{Req,Request}()()', is: 'express.Request()' } },
  { language: 'javascript', type: { path: '@nestjs/common.{Res,Response}()()', is: 'express.Response()' } },
  { language: 'javascript', type: { path: '@nestjs/axios.HttpService()', is: 'axios' } },
  { language: 'javascript', type: { path: '@nestjs/axios.HttpService().axiosRef', is: 'axios' } },
  {
    language: 'javascript',
    type: { path: '@nestjs/common.ExecutionContext().switchToHttp().getRequest()', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    type: {
      path: '@nestjs/common.CanActivate.Subclass.Method[canActivate].Parameter[0]',
      is: '@nestjs/common.ExecutionContext()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@nestjs/common.CanActivate.Subclass.Method[canActivate]', entry: 'middleware' },
  },
  {
    language: 'javascript',
    type: { path: '@nestjs/common.NestMiddleware.Subclass.Method[use].Parameter[0]', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@nestjs/common.NestMiddleware.Subclass.Method[use]', entry: 'middleware' },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@nestjs/common.{Get,Post,Put,Patch,Delete,All}().Decorated', entry: 'route' },
  },
  { language: 'javascript', entryPoint: { path: '@rekog/mcp-nest.{Tool,Resource,Prompt}().Decorated', entry: 'tool' } },
  {
    language: 'javascript',
    type: { path: '@rekog/mcp-nest.{Tool,Resource,Prompt}().Decorated.Parameter[2]', is: 'express.Request()' },
  },
];

/** nestjs-cls: values kept for a request under names. */
export const nestCls: readonly Model[] = [
  {
    language: 'javascript',
    storage: { write: 'nestjs-cls.ClsService().set.Argument[1]', slot: 'nestjs-cls', key: 'Argument[0]' },
  },
  {
    language: 'javascript',
    storage: { read: 'nestjs-cls.ClsService().get()', slot: 'nestjs-cls', key: 'Argument[0]' },
  },
  {
    language: 'javascript',
    type: { path: 'nestjs-cls.ClsServiceManager.getClsService()', is: 'nestjs-cls.ClsService()' },
  },
  ...['middleware', 'guard', 'interceptor'].flatMap((where): readonly Model[] => [
    {
      language: 'javascript',
      type: {
        path: `nestjs-cls.ClsModule.forRoot.Argument[0].${where}.setup.Parameter[0]`,
        is: 'nestjs-cls.ClsService()',
      },
    },
    {
      language: 'javascript',
      type: {
        path: `nestjs-cls.ClsModule.forRoot.Argument[0].${where}.setup.Parameter[1]`,
        is: where === 'middleware' ? 'express.Request()' : '@nestjs/common.ExecutionContext()',
      },
    },
    {
      language: 'javascript',
      entryPoint: { path: `nestjs-cls.ClsModule.forRoot.Argument[0].Key[${where}].Key[setup]`, entry: 'middleware' },
    },
  ]),
];

/** TanStack Start: file routes whose methods are given as an object of handlers. */
export const tanstack: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: '@tanstack/react-start/server.createServerFileRoute().methods.Argument[0].Key[GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD].Parameter[0].request',
      is: 'inbound.Request()',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@tanstack/react-start/server.createServerFileRoute().methods.Argument[0].Key[GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD]',
      entry: 'route',
    },
  },
];
