import type { Model } from '@tokentrail/core';

/** requests: verbs, sessions and their default headers, prepared requests, authentication objects. */
export const requests: readonly Model[] = [
  { language: 'python', type: { path: 'requests.session', is: 'requests.Session' } },
  { language: 'python', type: { path: 'requests.sessions.Session', is: 'requests.Session' } },
  {
    language: 'python',
    sink: {
      path: 'requests.{get,options,head,delete,post,put,patch}.Argument[0,url:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().{get,options,head,delete,post,put,patch}.Argument[0,url:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.{get,options,head,delete,post,put,patch}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.request.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().{get,options,head,delete,post,put,patch}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().request.Argument[4,headers:,5,cookies:,7,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.{get,post,put,patch,options,head,delete}.Argument[1,2,params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().{get,options,head,delete,post,put,patch}.Argument[1,2,params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: { path: 'requests.Session().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'requests.Session().headers.update.Argument[0]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'requests.Session().Field[headers|auth|cookies]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    summary: {
      path: 'requests.Request',
      input: 'Argument[2,headers:]',
      output: 'ReturnValue.Field[headers]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'requests.Request',
      input: 'Argument[6,auth:]',
      output: 'ReturnValue.Field[auth]',
      flow: 'value',
    },
    because: 'requests 2.34, models.py: Request(method, url, headers, files, data, params, auth, cookies, hooks, json)',
  },
  {
    language: 'python',
    summary: { path: 'requests.Request().prepare', input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'requests.Session().prepare_request', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().send.Argument[0].Field[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.auth.AuthBase.Subclass.Method[__call__].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.adapters.HTTPAdapter.Subclass.Method[send|add_headers].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'requests.auth.{HTTPBasicAuth,HTTPDigestAuth}',
      input: 'Argument[1]',
      output: 'ReturnValue.Field[password]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    sink: { path: 'requests.Session().cookies.set.Argument[1,value:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.request.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().request.Argument[2,params:,3,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'requests.{get,options,head,delete,post,put,patch,request}.Argument[auth:].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'requests 2.34, models.py: a function given as auth gets the request before it leaves',
  },
  {
    language: 'python',
    sink: {
      path: 'requests.Session().{get,options,head,delete,post,put,patch,request}.Argument[auth:].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
];
