import type { Model } from '@tokentrail/core';

/** Clients of HTTP that follow the calls of a better known one, and those of tornado, requests-oauthlib and Authlib. */
export const pythonHttpClients: readonly Model[] = [
  {
    language: 'python',
    type: { path: 'niquests', is: 'requests' },
    because: 'niquests 3.x: the calls of requests, by name and argument',
  },
  {
    language: 'python',
    type: { path: 'curl_cffi.requests', is: 'requests' },
    because: 'curl_cffi 0.1x, requests/__init__.py: verbs and Session take headers, cookies and auth by keyword',
  },
  {
    language: 'python',
    type: { path: 'curl_cffi.requests.AsyncSession()', is: 'requests.Session()' },
  },
  {
    language: 'python',
    sink: {
      path: 'curl_cffi.requests.{Session,AsyncSession}.Argument[headers:,cookies:,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'curl_cffi 0.1x, requests/session.py: what the session is made with goes with each request',
  },
  {
    language: 'python',
    type: { path: 'aiohttp_retry.RetryClient()', is: 'aiohttp.ClientSession()' },
    because: 'aiohttp-retry 2.x, client.py: hands keyword arguments to the verbs of the session',
  },
  {
    language: 'python',
    sink: {
      path: 'tornado.httpclient.{AsyncHTTPClient,HTTPClient}().fetch.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,request:]',
    },
    because: 'tornado 6.5, httpclient.py: fetch makes an HTTPRequest of its keyword arguments',
  },
  {
    language: 'python',
    sink: {
      path: 'tornado.httpclient.HTTPRequest.Argument[2,headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
    because: 'tornado 6.5, httpclient.py: HTTPRequest(url, method, headers, …)',
  },
  {
    language: 'python',
    sink: {
      path: 'tornado.httpclient.{AsyncHTTPClient,HTTPClient}().fetch.Argument[auth_password:]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,request:]',
    },
    because: 'tornado 6.5, httpclient.py: auth_password of HTTPRequest',
  },
  {
    language: 'python',
    sink: {
      path: 'requests_oauthlib.OAuth2Session.Argument[token:].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'requests-oauthlib 2.0, oauth2_session.py: the token goes with each request of the session',
  },
  {
    language: 'python',
    sink: {
      path: 'authlib.integrations.httpx_client.{OAuth2Client,AsyncOAuth2Client}.Argument[token:].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'Authlib 1.8, oauth2/client.py: the token goes with each request of the session',
  },
  {
    language: 'python',
    sink: {
      path: 'authlib.integrations.requests_client.OAuth2Session.Argument[token:].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'Authlib 1.8, oauth2/client.py: the token goes with each request of the session',
  },
];
