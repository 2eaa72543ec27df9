import type { Model } from '@tokentrail/core';

/** Django and the REST framework: the request of views, middlewares and authentication classes. */
export const django: readonly Model[] = [
  { language: 'python', type: { path: 'django.http.request.HttpRequest', is: 'django.http.HttpRequest' } },
  {
    language: 'python',
    type: { path: 'django.core.handlers.{wsgi,asgi}.{WSGIRequest,ASGIRequest}', is: 'django.http.HttpRequest' },
  },
  { language: 'python', type: { path: 'rest_framework.request.Request', is: 'django.http.HttpRequest' } },
  {
    language: 'python',
    source: {
      path: 'django.http.HttpRequest().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'django.http.HttpRequest().META.Key[HTTP_AUTHORIZATION]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'django.http.HttpRequest().auth',
      kind: 'inbound-credential',
      label: 'the credential',
    },
  },
  {
    language: 'python',
    source: {
      path: 'rest_framework.authentication.get_authorization_header()',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    storage: { write: 'django.http.HttpRequest()', read: 'django.http.HttpRequest()', slot: 'django.request' },
  },
  {
    language: 'python',
    type: { path: 'django.urls.{path,re_path}.Argument[1].Parameter[0]', is: 'django.http.HttpRequest()' },
  },
  { language: 'python', entryPoint: { path: 'django.urls.{path,re_path}.Argument[1]', entry: 'route' } },
  {
    language: 'python',
    type: {
      path: 'django.views.View.Subclass.Method[get|post|put|patch|delete|dispatch].Parameter[0]',
      is: 'django.http.HttpRequest()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'django.views.View.Subclass.Method[get|post|put|patch|delete|dispatch]', entry: 'route' },
  },
  { language: 'python', type: { path: 'django.views.generic.View', is: 'django.views.View' } },
  { language: 'python', type: { path: 'rest_framework.views.APIView', is: 'django.views.View' } },
  {
    language: 'python',
    type: { path: 'rest_framework.decorators.api_view().Decorated.Parameter[0]', is: 'django.http.HttpRequest()' },
  },
  { language: 'python', entryPoint: { path: 'rest_framework.decorators.api_view().Decorated', entry: 'route' } },
  {
    language: 'python',
    type: {
      path: 'django.utils.deprecation.MiddlewareMixin.Subclass.Method[process_request|process_view|process_response].Parameter[0]',
      is: 'django.http.HttpRequest()',
    },
  },
  {
    language: 'python',
    type: {
      path: 'rest_framework.authentication.BaseAuthentication.Subclass.Method[authenticate].Parameter[0]',
      is: 'django.http.HttpRequest()',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'rest_framework.authentication.BaseAuthentication.Subclass.Method[authenticate].ReturnValue.Index[0]',
      slot: 'django.user',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'django.http.HttpRequest().user',
      read: 'django.http.HttpRequest().user',
      slot: 'django.user',
    },
  },
  {
    language: 'python',
    type: {
      path: '"callable get_response".Method[__call__|process_request|process_view|process_exception].Parameter[0]',
      is: 'django.http.HttpRequest()',
    },
    because: 'settings name the middleware as text; its constructor takes get_response',
  },
  {
    language: 'python',
    entryPoint: { path: '"callable get_response".Method[__call__|process_request|process_view]', entry: 'middleware' },
  },
  {
    language: 'python',
    type: { path: '"callable get_response"().Parameter[0]', is: 'django.http.HttpRequest()' },
  },
  { language: 'python', entryPoint: { path: '"callable get_response"()', entry: 'middleware' } },
  {
    language: 'python',
    type: {
      path: '"callable request .. using django rest_framework".Parameter[0]',
      is: 'django.http.HttpRequest()',
    },
    because:
      'views are routed from another file, often from another repository; every callback of the framework takes the request first',
  },
  {
    language: 'python',
    entryPoint: {
      path: 'rest_framework.authentication.BaseAuthentication.Subclass.Method[authenticate]',
      entry: 'verifier',
    },
  },
  {
    language: 'python',
    neutral: { path: 'django.http.{HttpResponse,JsonResponse,HttpResponseRedirect,StreamingHttpResponse}' },
  },
];
