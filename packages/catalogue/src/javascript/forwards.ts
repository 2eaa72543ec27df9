import type { Model } from '@tokentrail/core';

/** Proxies that send the headers of the inbound request on by themselves, unless an option replaces them. */
export const javascriptForwards: readonly Model[] = [
  {
    language: 'javascript',
    forward: {
      path: 'http-proxy-middleware.createProxyMiddleware',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[0].Key[headers|on|onProxyReq]'],
      sourceLabel: 'the Authorization header',
    },
    because: 'http-proxy-middleware: requests are forwarded with all their headers',
  },
  {
    language: 'javascript',
    forward: {
      path: 'express-http-proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      unless: ['Argument[1].Key[proxyReqOptDecorator]'],
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
  { language: 'javascript', type: { path: 'express-http-proxy.default', is: 'express-http-proxy' } },
];
