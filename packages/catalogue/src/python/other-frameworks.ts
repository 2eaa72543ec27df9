import type { Model } from '@tokentrail/core';

/** Sanic: the request of handlers, middlewares and blueprints. */
export const sanic: readonly Model[] = [
  { language: 'python', type: { path: 'sanic.request.Request', is: 'sanic.Request' } },
  {
    language: 'python',
    source: {
      path: 'sanic.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: { path: 'sanic.Request().token', kind: 'inbound-credential', label: 'the bearer token' },
  },
  {
    language: 'python',
    source: {
      path: 'sanic.Request().credentials.{token,password}',
      kind: 'inbound-credential',
      label: 'the credential',
    },
  },
  { language: 'python', type: { path: 'sanic.Blueprint', is: 'sanic.Sanic' } },
  {
    language: 'python',
    type: {
      path: 'sanic.Sanic().{get,post,put,patch,delete,route,websocket}().Decorated.Parameter[0]',
      is: 'sanic.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'sanic.Sanic().{get,post,put,patch,delete,route,websocket}().Decorated', entry: 'route' },
  },
  {
    language: 'python',
    type: { path: 'sanic.Sanic().{on_request,middleware}.Decorated.Parameter[0]', is: 'sanic.Request()' },
  },
  { language: 'python', entryPoint: { path: 'sanic.Sanic().{on_request,middleware}.Decorated', entry: 'middleware' } },
  {
    language: 'python',
    type: { path: 'sanic.Sanic().add_route.Argument[0,handler:].Parameter[0]', is: 'sanic.Request()' },
  },
  { language: 'python', entryPoint: { path: 'sanic.Sanic().add_route.Argument[0,handler:]', entry: 'route' } },
  { language: 'python', storage: { write: 'sanic.Request().ctx', read: 'sanic.Request().ctx', slot: 'sanic.request' } },
];

/** Tornado: the request of a handler class. */
export const tornado: readonly Model[] = [
  {
    language: 'python',
    source: {
      path: 'tornado.httputil.HTTPServerRequest().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    type: { path: 'tornado.web.RequestHandler().request', is: 'tornado.httputil.HTTPServerRequest()' },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'tornado.web.RequestHandler.Subclass.Method[get|post|put|patch|delete|prepare]',
      entry: 'route',
    },
  },
];

/** Litestar: the request of handlers, guards and middlewares. */
export const litestar: readonly Model[] = [
  { language: 'python', type: { path: 'litestar.connection.{Request,ASGIConnection}', is: 'litestar.Request' } },
  {
    language: 'python',
    source: {
      path: 'litestar.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    type: {
      path: 'litestar.{get,post,put,patch,delete,route}().Decorated.Parameter[request:]',
      is: 'litestar.Request()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'litestar.{get,post,put,patch,delete,route}().Decorated', entry: 'route' },
  },
  {
    language: 'python',
    source: {
      path: 'litestar.params.{Parameter}()',
      where: { at: 'Argument[header:]', values: ['authorization', 'x-api-key', 'x-auth-token', 'x-access-token'] },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
  },
];

/** Gradio: functions that are served as tools get headers and the request by their annotations. */
export const gradio: readonly Model[] = [
  {
    language: 'python',
    type: { path: 'gradio.Request', is: 'starlette.requests.Request' },
    because: 'gradio 5, route_utils.py: a wrapper that hands every attribute of the request on',
  },
  {
    language: 'python',
    source: {
      path: 'gradio.Header()',
      parameterName: ['authorization', 'x_api_key', 'api_key', 'x_auth_token', 'x_access_token'],
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
    because: 'gradio 5, mcp.py: a parameter with this annotation gets the header of its name',
  },
  {
    language: 'python',
    entryPoint: { path: 'gradio.{Interface,ChatInterface,api}.Argument[0,fn:]', entry: 'tool' },
    because: 'gradio 5, mcp.py: every function with an endpoint is a tool',
  },
  {
    language: 'python',
    entryPoint: {
      path: 'gradio.{Button,Textbox,Dropdown,Slider,Checkbox,Radio,File,Image,Audio,Chatbot}().{click,submit,change,input,select,upload}.Argument[0,fn:]',
      entry: 'tool',
    },
  },
  { language: 'python', entryPoint: { path: 'gradio.mcp.{tool,resource,prompt}().Decorated', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'gradio.mcp.{tool,resource,prompt}.Decorated', entry: 'tool' } },
];
