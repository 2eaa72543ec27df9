import type { Model } from '@tokentrail/core';

/** Proxies and bridges that send the headers of the inbound request on by themselves. */
export const pythonForwards: readonly Model[] = [
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.FastMCP.as_proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[0,backend:]',
      words: ['http', 'url', 'endpoint'],
      sourceLabel: 'the Authorization header',
    },
    because:
      'FastMCP 2.5.1 to 3.x, server/proxy.py: eligible headers of the request, authorization included, go to the backend',
  },
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.server.create_proxy',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[0]',
      words: ['http', 'url', 'endpoint'],
      sourceLabel: 'the Authorization header',
    },
    because: 'FastMCP 2.10 to 4.0, server/proxy.py and server/providers/proxy.py',
  },
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.server.proxy.ProxyClient',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[0,transport:]',
      words: ['http', 'url', 'endpoint'],
      sourceLabel: 'the Authorization header',
    },
    because: 'FastMCP 2.10 to 4.0, server/proxy.py',
  },
  { language: 'python', type: { path: 'fastmcp.server.providers.proxy', is: 'fastmcp.server.proxy' } },
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.Client',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[0,transport:]',
      words: ['http', 'url', 'endpoint'],
      unless: ['Argument[auth:]'],
      onRequest: true,
      sourceLabel: 'the Authorization header',
    },
    versions: '>=2.5.1,<3.2.4',
    because:
      'FastMCP 2.5.1 to 3.2.3, client/transports.py: while a request is handled its headers go to the server that a client connects to',
  },
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.client.transports.{StreamableHttpTransport,SSETransport}',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[0,url:]',
      unless: ['Argument[2,auth:]', 'Argument[1,headers:].Key[authorization]'],
      onRequest: true,
      sourceLabel: 'the Authorization header',
    },
    versions: '>=2.5.1,<3.2.4',
    because:
      'FastMCP 2.5.1 to 3.2.3, client/transports.py: the headers of the request go under those of the transport; 3.2.4 sends them for proxies only',
  },
  {
    language: 'python',
    package: 'fastmcp',
    forward: {
      path: 'fastmcp.FastMCP.from_openapi',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[1,client:]',
      sourceLabel: 'the Authorization header',
    },
    versions: '>=2.5.1,<3.0.2',
    because:
      'FastMCP 2.5.1 to 3.0.1, server/openapi.py: tool calls take over the headers of the request, over those of the client',
  },
  {
    language: 'python',
    package: 'fastapi-mcp',
    forward: {
      path: 'fastapi_mcp.FastApiMCP',
      from: 'inbound-credential',
      to: 'outbound-credential',
      when: 'Argument[http_client:]',
      unless: ['Argument[headers:]'],
      sourceLabel: 'the Authorization header',
    },
    because:
      'fastapi_mcp 0.4.0, server.py: the headers of each tool call are those of the request that `headers` lists, by default authorization',
  },
];
