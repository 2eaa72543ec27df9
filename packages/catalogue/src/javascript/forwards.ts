import type { Model } from '@tokentrail/core';

/** Proxies that send the headers of the inbound request on by themselves, unless an option replaces them. */
export const javascriptForwards: readonly Model[] = [
  {
    language: 'javascript',
    forward: {
      path: 'http-proxy-middleware.createProxyMiddleware',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[0].Key[headers].Key[authorization]'],
      hooks: {
        at: ['Argument[0].Key[on].Key[proxyReq]', 'Argument[0].Key[onProxyReq]'],
        methods: ['setHeader', 'removeHeader'],
        header: 'authorization',
      },
      kept: 'ReturnValue.Parameter[0].Key[headers].Key[authorization]',
      sourceLabel: 'the Authorization header',
    },
    because: 'http-proxy-middleware: requests are forwarded with all their headers',
  },
  { language: 'javascript', neutral: { path: 'http-proxy-middleware.fixRequestBody' } },
  {
    language: 'javascript',
    forward: {
      path: 'express-http-proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[1].Key[proxyReqOptDecorator]'],
      kept: 'ReturnValue.Parameter[0].Key[headers].Key[authorization]',
      sourceLabel: 'the Authorization header',
    },
    because: 'express-http-proxy: requests are forwarded with all their headers',
  },
  {
    language: 'javascript',
    forward: {
      path: 'h3.proxyRequest',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[2].Key[headers|filterHeaders]'],
      sourceLabel: 'the Authorization header',
    },
    because: 'h3 2.0, utils/proxy: drops host and hop-by-hop headers, neither authorization nor cookie',
  },
  {
    language: 'javascript',
    forward: {
      path: 'http-proxy.createProxyServer().web',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[2].Key[headers].Key[authorization]'],
      carries: 'Argument[0].Key[headers].Key[authorization]',
      sourceLabel: 'the Authorization header',
    },
    because: 'http-proxy 1.18, common.setupOutgoing: the headers of the request are copied',
  },
  {
    language: 'javascript',
    sink: {
      path: 'http-proxy.{createProxyServer,createProxy,createServer}.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'http-proxy 1.18, common.setupOutgoing: headers of the options replace those of the request',
  },
  {
    language: 'javascript',
    sink: {
      path: 'http-proxy.createProxyServer().web.Argument[2].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'http-proxy 1.18, common.setupOutgoing: headers of the options replace those of the request',
  },
  {
    language: 'javascript',
    forward: {
      path: 'fastify().register',
      from: 'inbound-credential',
      to: 'outbound-credential',
      given: { at: ['Argument[0]'], is: '@fastify/http-proxy' },
      unless: ['Argument[1].Key[replyOptions].Key[rewriteRequestHeaders]'],
      sourceLabel: 'the Authorization header',
    },
    because: '@fastify/http-proxy 11: reply-from copies the headers of the request',
  },
  {
    language: 'javascript',
    type: { path: '@fastify/http-proxy.{default,fastifyHttpProxy}', is: '@fastify/http-proxy' },
  },
  { language: 'javascript', type: { path: 'fastify-http-proxy', is: '@fastify/http-proxy' } },
  {
    language: 'javascript',
    forward: {
      path: 'fastify.FastifyReply().from',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[1].Key[rewriteRequestHeaders]'],
      sourceLabel: 'the Authorization header',
    },
    because: '@fastify/reply-from 12: the headers of the request are copied',
  },
  ...[
    'fastify().register.Argument[1].replyOptions.rewriteRequestHeaders',
    'fastify.FastifyReply().from.Argument[1].rewriteRequestHeaders',
  ].flatMap((hook): readonly Model[] => [
    { language: 'javascript', type: { path: `${hook}.Parameter[0]`, is: 'fastify.FastifyRequest()' } },
    {
      language: 'javascript',
      source: {
        path: `${hook}.Parameter[1].Key[authorization]`,
        kind: 'inbound-credential',
        label: 'the Authorization header',
      },
    },
    {
      language: 'javascript',
      sink: {
        path: `${hook}.ReturnValue`,
        contents: 'any',
        kind: 'outbound-credential',
        label: 'the headers of the proxied request',
      },
    },
  ]),
  {
    language: 'javascript',
    source: {
      path: 'express-http-proxy.Argument[1].proxyReqOptDecorator.Parameter[0].headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    type: { path: 'express-http-proxy.Argument[1].proxyReqOptDecorator.Parameter[1]', is: 'express.Request()' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'express-http-proxy.Argument[1].proxyReqOptDecorator.ReturnValue.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      label: 'the headers of the proxied request',
    },
  },
  { language: 'javascript', type: { path: 'http-proxy.createProxy', is: 'http-proxy.createProxyServer' } },
  { language: 'javascript', type: { path: 'http-proxy()', is: 'http-proxy.createProxyServer()' } },
  {
    language: 'javascript',
    type: { path: 'http-proxy.createProxyServer().on.Argument[1].Parameter[0]', is: 'node:http.request()' },
  },
  {
    language: 'javascript',
    type: { path: 'http-proxy.createProxyServer().on.Argument[1].Parameter[1]', is: 'node:http.IncomingMessage()' },
  },
  {
    language: 'javascript',
    type: {
      path: 'http-proxy-middleware.createProxyMiddleware.Argument[0].on.proxyReq.Parameter[0]',
      is: 'node:http.request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'http-proxy-middleware.createProxyMiddleware.Argument[0].on.proxyReq.Parameter[1]',
      is: 'express.Request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'http-proxy-middleware.createProxyMiddleware.Argument[0].onProxyReq.Parameter[0]',
      is: 'node:http.request()',
    },
  },
  {
    language: 'javascript',
    type: {
      path: 'http-proxy-middleware.createProxyMiddleware.Argument[0].onProxyReq.Parameter[1]',
      is: 'express.Request()',
    },
  },
];
