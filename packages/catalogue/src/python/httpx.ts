import type { Model } from '@tokentrail/core';

/** httpx (and httpx2, the same calls): verbs, clients and their default headers, requests built and sent later. */
export const httpx: readonly Model[] = [
  { language: 'python', type: { path: 'httpx2', is: 'httpx' } },
  {
    language: 'python',
    neutral: { path: 'httpx.{Client,AsyncClient}().stream' },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{get,options,head,delete,post,put,patch}.Argument[0,url:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{get,options,head,delete,post,put,patch}.Argument[0,url:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{get,options,head,delete,post,put,patch}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{request,stream}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{get,options,head,delete,post,put,patch}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{request,stream}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{get,options,head,delete,post,put,patch}.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{get,options,head,delete,post,put,patch}.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{request,stream}.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}.Argument[headers:,auth:,cookies:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'httpx.{Client,AsyncClient}().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().headers.update.Argument[0]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().Field[headers|auth|cookies]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().send.Argument[0,request:].Field[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'httpx.{Client,AsyncClient}().send.Argument[auth:]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    summary: {
      path: 'httpx.Request',
      input: 'Argument[headers:]',
      output: 'ReturnValue.Field[headers]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'httpx.{Client,AsyncClient}().build_request',
      input: 'Argument[headers:]',
      output: 'ReturnValue.Field[headers]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'httpx.Headers', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'httpx.BasicAuth', input: 'Argument[1]', output: 'ReturnValue', flow: 'taint' },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.Auth.Subclass.Method[auth_flow|sync_auth_flow|async_auth_flow].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{BaseTransport,HTTPTransport}.Subclass.Method[handle_request].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'httpx 0.28, _client.py: the transport gets each request last, and sends it',
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{AsyncBaseTransport,AsyncHTTPTransport}.Subclass.Method[handle_async_request].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'httpx 0.28, _client.py: the transport gets each request last, and sends it',
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}.Argument[event_hooks:].Key[request].Element.Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().cookies.set.Argument[1,value:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{request,stream}.Argument[params:,data:,json:].Key[access_token|api_key|apikey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{get,options,head,delete,post,put,patch,request,stream,Client,AsyncClient}.Argument[auth:].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'httpx 0.28, _client.py: a function given as auth gets each request before it leaves',
  },
  {
    language: 'python',
    sink: {
      path: 'httpx.{Client,AsyncClient}().{get,options,head,delete,post,put,patch,request,stream,send}.Argument[auth:].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
];
