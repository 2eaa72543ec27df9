import type { Model } from '@tokentrail/core';

/** The Fetch API: outbound calls by the global function, inbound requests of handlers in its style. A member named fetch is a call, no sink. */
export const fetchApi: readonly Model[] = [
  { language: 'javascript', type: { path: 'global.{globalThis,window,self}', is: 'global' } },
  {
    language: 'javascript',
    sink: {
      path: 'global.fetch.Argument[0,1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'global.fetch.Argument[1].Key[body].Key[access_token|accessToken|api_key|apiKey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
      label: 'a token in the body of fetch()',
    },
    because: 'RFC 6750, section 2.2: the token as a parameter of a form',
  },
  {
    language: 'javascript',
    sink: {
      path: 'global.fetch.Argument[0].Key[searchParams].Key[access_token|api_key|apiKey|auth_token|bearer_token]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
      label: 'a token in the query of fetch()',
    },
    because: 'RFC 6750, section 2.3: the token as a parameter of the query',
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Request',
      input: 'Argument[1].Key[headers]',
      output: 'ReturnValue.Key[headers]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Request',
      input: 'Argument[1].Key[body]',
      output: 'ReturnValue.Key[body]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: {
      path: 'global.Request',
      input: 'Argument[0].Key[headers]',
      output: 'ReturnValue.Key[headers]',
      flow: 'value',
    },
  },
  {
    language: 'javascript',
    summary: { path: 'global.Request().clone', input: 'Receiver', output: 'ReturnValue', flow: 'value' },
  },
  { language: 'javascript', type: { path: 'inbound.Request()', is: 'global.Request()' } },
  {
    language: 'javascript',
    source: {
      path: 'inbound.Request().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    forward: {
      path: 'global.fetch',
      from: 'inbound-credential',
      to: 'outbound-credential',
      given: { at: ['Argument[0,1]'], is: 'inbound.Request()' },
      unless: ['Argument[1].Key[headers]'],
      label: 'the request that fetch() sends, which is the inbound one',
      sourceLabel: 'the Authorization header',
    },
    because: 'a request that is sent on as a whole takes its headers along',
  },
  {
    language: 'javascript',
    source: {
      path: 'global.Request().headers.get()',
      where: {
        at: 'Argument[0]',
        values: ['authorization', 'x-api-key', 'api-key', 'x-auth-token', 'x-access-token', 'proxy-authorization'],
      },
      kind: 'inbound-credential',
      label: 'the {name} header',
    },
    because: 'the type alone may be that of a request which a client sends; who asks it for the credential got it',
  },
  {
    language: 'javascript',
    summary: { path: 'global.URL', input: 'Argument[0,1]', output: 'ReturnValue', flow: 'taint' },
    because: 'an address made of a text holds it, and nothing under names that the text never had',
  },
  {
    language: 'javascript',
    summary: { path: 'global.URL.parse', input: 'Argument[0,1]', output: 'ReturnValue', flow: 'taint' },
  },
  { language: 'javascript', neutral: { path: 'global.URL.canParse' } },
  { language: 'javascript', neutral: { path: 'global.Response.json' } },
];

/** A request that hooks and middlewares of a client get before it leaves. */
export const outboundRequests: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: 'outbound.Request().headers.{set,append}.Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'a header of the outgoing request',
    },
  },
];

/** Next.js: header functions and request classes. */
export const next: readonly Model[] = [
  { language: 'javascript', type: { path: 'next/server.NextRequest()', is: 'inbound.Request()' } },
  { language: 'javascript', type: { path: 'next.NextApiRequest', is: 'node:http.IncomingMessage' } },
  {
    language: 'javascript',
    source: {
      path: 'next/headers.headers().Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    storage: {
      write: 'next/server.NextResponse.{next,rewrite}.Argument[any].request.headers',
      slot: 'next.request-headers',
    },
    because: 'Next.js: what the middleware gives as the headers of the request is what the route gets',
  },
  { language: 'javascript', storage: { read: 'next/headers.headers()', slot: 'next.request-headers' } },
  { language: 'javascript', storage: { read: 'next/server.NextRequest().headers', slot: 'next.request-headers' } },
  { language: 'javascript', neutral: { path: 'next/server.NextResponse' } },
  { language: 'javascript', neutral: { path: 'next/server.NextResponse.{json,redirect,rewrite,next}' } },
];

/** `Headers` wherever it comes from: what is asked of it does not depend on what else may be at the same place. */
export const headersClass: readonly Model[] = [
  { language: 'javascript', type: { path: 'global.{Request,Response}().headers', is: 'global.Headers()' } },
  {
    language: 'javascript',
    summary: {
      path: 'global.Headers().forEach',
      input: 'Receiver.AnyKey',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
];
