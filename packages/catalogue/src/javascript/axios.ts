import type { Model } from '@tokentrail/core';

/** axios: calls, instances, defaults and interceptors. An instance is called like the module itself. */
export const axios: readonly Model[] = [
  { language: 'javascript', type: { path: 'axios.create()', is: 'axios' } },
  { language: 'javascript', type: { path: 'axios.{Axios,AxiosInstance}()', is: 'axios' } },
  {
    language: 'javascript',
    sink: {
      path: 'axios.Argument[0,1].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.request.Argument[0].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[url]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.{get,delete,head,options}.Argument[1].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.{post,put,patch,postForm,putForm,patchForm}.Argument[2].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.{get,delete,head,options}.Argument[1].Key[params].Key[access_token|accessToken|api_key|apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.{post,put,patch}.Argument[1].Key[access_token|accessToken|api_key|apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.Argument[0,1].Key[params|data].Key[access_token|accessToken|api_key|apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'axios.create.Argument[0].Key[headers|auth]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'axios.defaults.headers.AnyKey', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.defaults.headers.{common,get,post,put,patch,delete}.AnyKey',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.interceptors.request.use.Argument[0].Parameter[0].headers.AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.interceptors.request.use.Argument[0].Parameter[0].headers.setAuthorization.Argument[0]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'axios 1.21, lib/core/AxiosHeaders.js: one setter for each well-known header',
  },
  {
    language: 'javascript',
    sink: {
      path: 'axios.interceptors.request.use.Argument[0].Parameter[0].Key[auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'axios.AxiosHeaders', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
];
