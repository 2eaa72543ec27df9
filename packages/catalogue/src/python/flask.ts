import type { Model } from '@tokentrail/core';

/** Flask and Quart: the request proxy, `g`, the session, routes and hooks. */
export const flask: readonly Model[] = [
  { language: 'python', type: { path: 'quart', is: 'flask' } },
  { language: 'python', type: { path: 'flask.request', is: 'flask.Request()' } },
  { language: 'python', type: { path: 'werkzeug.Request', is: 'flask.Request' } },
  { language: 'python', type: { path: 'werkzeug.wrappers.Request', is: 'flask.Request' } },
  {
    language: 'python',
    source: {
      path: 'flask.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'flask.Request().headers.get()',
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
    source: { path: 'flask.Request().authorization', kind: 'inbound-credential', label: 'the Authorization header' },
  },
  {
    language: 'python',
    source: {
      path: 'flask.Request().authorization.{token,password}',
      kind: 'inbound-credential',
      label: 'the token of the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'flask.Request().environ.Key[HTTP_AUTHORIZATION]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  { language: 'python', storage: { write: 'flask.g', read: 'flask.g', slot: 'flask.g' } },
  { language: 'python', storage: { write: 'flask.session', read: 'flask.session', slot: 'flask.session' } },
  { language: 'python', storage: { write: 'flask.Request()', read: 'flask.Request()', slot: 'flask.request' } },
  {
    language: 'python',
    storage: { write: 'flask.current_app.config', read: 'flask.current_app.config', slot: 'flask.config' },
  },
  { language: 'python', type: { path: 'flask.Blueprint', is: 'flask.Flask' } },
  {
    language: 'python',
    entryPoint: { path: 'flask.Flask().{route,get,post,put,patch,delete}().Decorated', entry: 'route' },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'flask.Flask().{before_request,after_request,before_app_request}.Decorated',
      entry: 'middleware',
    },
  },
  { language: 'python', entryPoint: { path: 'flask.Flask().add_url_rule.Argument[2,view_func:]', entry: 'route' } },
  {
    language: 'python',
    entryPoint: { path: 'flask.views.MethodView.Subclass.Method[get|post|put|patch|delete]', entry: 'route' },
  },
  { language: 'python', neutral: { path: 'flask.{jsonify,make_response,abort,redirect,Response,render_template}' } },
];
