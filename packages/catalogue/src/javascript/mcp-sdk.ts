import type { Model } from '@tokentrail/core';

/** The official SDK 1.x as a server: what handlers get, verifiers, transports. Specifiers with and without suffix are one module. */
export const mcpServerSdk: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/sdk/server/mcp.McpServer().{tool,registerTool,prompt,registerPrompt,resource,registerResource}.Argument[any].Parameter[any]',
      is: '@modelcontextprotocol/sdk/shared/protocol.RequestHandlerExtra()',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/sdk/server/mcp.McpServer().{tool,registerTool,prompt,registerPrompt,resource,registerResource}.Argument[any]',
      entry: 'tool',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/sdk/server.Server().setRequestHandler.Argument[1].Parameter[1]',
      is: '@modelcontextprotocol/sdk/shared/protocol.RequestHandlerExtra()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@modelcontextprotocol/sdk/server.Server().setRequestHandler.Argument[1]', entry: 'tool' },
  },
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/sdk/server/mcp.McpServer().server',
      is: '@modelcontextprotocol/sdk/server.Server()',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/shared/protocol.RequestHandlerExtra().authInfo.token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/shared/protocol.RequestHandlerExtra().requestInfo.headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken]',
      entry: 'verifier',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/server/auth/provider.{OAuthTokenVerifier,OAuthServerProvider}.Subclass.Method[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/sdk/server/auth/provider.{OAuthTokenVerifier,OAuthServerProvider}.Subclass.Method[verifyAccessToken]',
      entry: 'verifier',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.ProxyOAuthServerProvider.Argument[0].Key[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.ProxyOAuthServerProvider.Argument[0].Key[verifyAccessToken]',
      entry: 'verifier',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.ProxyOAuthServerProvider.Subclass.Method[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
];

/** What the SDK 2.x keeps of the authorization server of 1.x. */
export const mcpLegacyServerSdk: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/server-legacy/auth.requireBearerAuth',
      is: '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.requireBearerAuth',
    },
    because: '@modelcontextprotocol/server-legacy 2.3.1, auth/index.d.mts',
  },
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/server-legacy/auth.ProxyOAuthServerProvider',
      is: '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.ProxyOAuthServerProvider',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/server-legacy/auth.{OAuthTokenVerifier,OAuthServerProvider}',
      is: '@modelcontextprotocol/sdk/server/auth/provider.OAuthTokenVerifier',
    },
  },
];

/** The packages of SDK 2.x: the context of handlers, the web handler, the Express helper. */
export const mcpServerSdk2: readonly Model[] = [
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/server.McpServer().{registerTool,registerPrompt,registerResource}.Argument[any].Parameter[any]',
      is: '@modelcontextprotocol/server.ServerContext()',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/server.McpServer().{registerTool,registerPrompt,registerResource}.Argument[any]',
      entry: 'tool',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@modelcontextprotocol/server.Server().setRequestHandler.Argument[1].Parameter[1]',
      is: '@modelcontextprotocol/server.ServerContext()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@modelcontextprotocol/server.Server().setRequestHandler.Argument[1]', entry: 'tool' },
  },
  {
    language: 'javascript',
    type: { path: '@modelcontextprotocol/server.McpServer().server', is: '@modelcontextprotocol/server.Server()' },
  },
  {
    language: 'javascript',
    type: { path: '@modelcontextprotocol/server.ServerContext().http.req', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/server.ServerContext().http.authInfo.token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/server.createMcpHandler.Argument[0].Parameter[0].authInfo.token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@modelcontextprotocol/server.createMcpHandler.Argument[0]', entry: 'route' },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/express.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/express.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken]',
      entry: 'verifier',
    },
  },
  {
    language: 'javascript',
    source: {
      path: '@modelcontextprotocol/server.{requireBearerAuth,verifyBearerToken}.Argument[0,1].Key[verifier].Key[verifyAccessToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@modelcontextprotocol/server.{requireBearerAuth,verifyBearerToken}.Argument[0,1].Key[verifier].Key[verifyAccessToken]',
      entry: 'verifier',
    },
  },
];

/** Transports of the client: headers and tokens that leave for another MCP server. */
export const mcpClientSdk: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/sdk/client/streamableHttp.StreamableHTTPClientTransport.Argument[1].Key[requestInit].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/sdk/client/sse.SSEClientTransport.Argument[1].Key[requestInit|eventSourceInit].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/client.{StreamableHTTPClientTransport,SSEClientTransport}.Argument[1].Key[requestInit|eventSourceInit].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
  },
  ...[
    '@modelcontextprotocol/sdk/client/streamableHttp.StreamableHTTPClientTransport',
    '@modelcontextprotocol/sdk/client/sse.SSEClientTransport',
    '@modelcontextprotocol/client.{StreamableHTTPClientTransport,SSEClientTransport}',
  ].map(
    (transport): Model => ({
      language: 'javascript',
      sink: {
        path: `${transport}.Argument[1].Key[authProvider].Key[tokens].ReturnValue.Key[access_token]`,
        contents: 'none',
        kind: 'outbound-credential',
      },
    }),
  ),
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/client.{StreamableHTTPClientTransport,SSEClientTransport}.Argument[1].Key[authProvider].Key[token].ReturnValue',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0]',
    },
    because: '@modelcontextprotocol/client 2.4: AuthProvider.token() is sent as the bearer token of every request',
  },
  ...[
    '@modelcontextprotocol/sdk/client/auth.OAuthClientProvider',
    '@modelcontextprotocol/client.OAuthClientProvider',
  ].map(
    (provider): Model => ({
      language: 'javascript',
      sink: {
        path: `${provider}.Subclass.Method[tokens].ReturnValue.Key[access_token]`,
        contents: 'none',
        kind: 'outbound-credential',
      },
    }),
  ),
];
