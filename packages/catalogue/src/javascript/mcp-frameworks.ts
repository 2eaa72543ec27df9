import type { Model } from '@tokentrail/core';

/** fastmcp (JavaScript): `authenticate` gets the request, what it returns is the session of a tool. */
export const fastmcpJs: readonly Model[] = [
  {
    language: 'javascript',
    type: { path: 'fastmcp.FastMCP.Argument[0].Key[authenticate].Parameter[0]', is: 'node:http.IncomingMessage()' },
  },
  { language: 'javascript', entryPoint: { path: 'fastmcp.FastMCP.Argument[0].Key[authenticate]', entry: 'verifier' } },
  {
    language: 'javascript',
    storage: { write: 'fastmcp.FastMCP.Argument[0].Key[authenticate].ReturnValue', slot: 'fastmcp.session' },
  },
  {
    language: 'javascript',
    storage: {
      read: 'fastmcp.FastMCP().addTool.Argument[0].Key[execute].Parameter[1].session',
      slot: 'fastmcp.session',
    },
  },
  {
    language: 'javascript',
    storage: {
      read: 'fastmcp.FastMCP().addTools.Argument[0].Element.Key[execute].Parameter[1].session',
      slot: 'fastmcp.session',
    },
  },
  { language: 'javascript', entryPoint: { path: 'fastmcp.FastMCP().addTool.Argument[0].Key[execute]', entry: 'tool' } },
  {
    language: 'javascript',
    entryPoint: { path: 'fastmcp.FastMCP().addTools.Argument[0].Element.Key[execute]', entry: 'tool' },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'fastmcp.FastMCP().{addResource,addPrompt}.Argument[0].Key[load]', entry: 'tool' },
  },
  {
    language: 'javascript',
    call: {
      path: 'fastmcp/auth.JWKSVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[audience]'],
      label: 'JWKSVerifier',
    },
  },
];

/** mcp-handler: the verifier gets request and token; the handler registers tools on a server of the SDK. */
export const mcpHandler: readonly Model[] = [
  { language: 'javascript', type: { path: '@vercel/mcp-adapter', is: 'mcp-handler' } },
  { language: 'javascript', type: { path: 'mcp-handler.experimental_withMcpAuth', is: 'mcp-handler.withMcpAuth' } },
  {
    language: 'javascript',
    type: {
      path: 'mcp-handler.createMcpHandler.Argument[0].Parameter[0]',
      is: '@modelcontextprotocol/sdk/server/mcp.McpServer()',
    },
  },
  {
    language: 'javascript',
    type: { path: 'mcp-handler.withMcpAuth.Argument[1].Parameter[0]', is: 'inbound.Request()' },
  },
  {
    language: 'javascript',
    source: {
      path: 'mcp-handler.withMcpAuth.Argument[1].Parameter[1]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  { language: 'javascript', entryPoint: { path: 'mcp-handler.withMcpAuth.Argument[1]', entry: 'verifier' } },
  {
    language: 'javascript',
    storage: { write: 'mcp-handler.withMcpAuth.Argument[1].ReturnValue', slot: 'mcp.auth-info' },
  },
  {
    language: 'javascript',
    storage: {
      read: '@modelcontextprotocol/sdk/shared/protocol.RequestHandlerExtra().authInfo',
      slot: 'mcp.auth-info',
    },
  },
];

/** Other frameworks: what a tool gets of the request. */
export const otherMcpFrameworks: readonly Model[] = [
  {
    language: 'javascript',
    source: {
      path: 'xmcp/headers.headers().Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    type: { path: '"exports of tools".default.Parameter[1]', is: 'xmcp.ToolExtraArguments()' },
  },
  {
    language: 'javascript',
    source: {
      path: 'xmcp.ToolExtraArguments().authInfo.token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'xmcp.ToolExtraArguments().requestInfo.headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'mcp-use/server.MCPServer().tool.Argument[1].Parameter[1].auth.accessToken',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  { language: 'javascript', entryPoint: { path: 'mcp-use/server.MCPServer().tool.Argument[1]', entry: 'tool' } },
  {
    language: 'javascript',
    type: { path: 'mcp-use/server.MCPServer().tool.Argument[1].Parameter[1].req', is: 'hono.Context().req' },
  },
  {
    language: 'javascript',
    source: {
      path: 'mcp-use/server.oauthCustomProvider.Argument[0].Key[verifyToken].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'mcp-use/server.oauthCustomProvider.Argument[0].Key[verifyToken]', entry: 'verifier' },
  },
  { language: 'javascript', type: { path: 'mcp-use/server.createMCPServer()', is: 'mcp-use/server.MCPServer()' } },
  {
    language: 'javascript',
    source: {
      path: 'mcp-framework.getRequestContext().token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  {
    language: 'javascript',
    source: {
      path: 'mcp-framework.requestContext.getStore().token',
      kind: 'inbound-credential',
      label: 'the bearer token',
    },
  },
  { language: 'javascript', entryPoint: { path: 'mcp-framework.MCPTool.Subclass.Method[execute]', entry: 'tool' } },
  { language: 'javascript', type: { path: 'mcp-framework.MCPTool().fetch', is: 'global.fetch' } },
  {
    language: 'javascript',
    call: {
      path: 'mcp-framework.JWTAuthProvider',
      kind: 'token-verification',
      semantics: 'never',
      label: 'JWTAuthProvider',
    },
  },
  { language: 'javascript', entryPoint: { path: 'mcp-lite.McpServer().tool.Argument[1].Key[handler]', entry: 'tool' } },
  {
    language: 'javascript',
    entryPoint: { path: '@mastra/core/tools.createTool.Argument[0].Key[execute]', entry: 'tool' },
  },
  {
    language: 'javascript',
    type: { path: '@rekog/mcp-nest.McpRawRequest()()', is: 'express.Request()' },
    because: '@rekog/mcp-nest 2.0: a decorated parameter gets the raw request',
  },
  ...['authInfo.token', 'headers.Key[authorization]', 'requestInfo.headers.Key[authorization]'].map(
    (place): Model => ({
      language: 'javascript',
      source: {
        path: `@nestjs-mcp/server.RequestHandlerExtra().${place}`,
        kind: 'inbound-credential',
        label: place === 'authInfo.token' ? 'the bearer token' : 'the Authorization header',
      },
      because:
        '@nestjs-mcp/server 0.3.0, services/registry.service.js: what the SDK gives, and the headers of the request that began the session',
    }),
  ),
  {
    language: 'javascript',
    type: {
      path: '@nestjs-mcp/server.{Tool,Resource,Prompt}().Decorated.Parameter[0,1,2]',
      is: '@nestjs-mcp/server.RequestHandlerExtra()',
    },
  },
  {
    language: 'javascript',
    entryPoint: { path: '@nestjs-mcp/server.{Tool,Resource,Prompt}().Decorated', entry: 'tool' },
  },
  {
    language: 'javascript',
    source: {
      path: 'mcp-auth.MCPAuth().bearerAuth.Argument[0].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
    because: "mcp-auth 0.2.0, handle-bearer-auth.js: a verifier of one's own gets the token",
  },
  {
    language: 'javascript',
    entryPoint: { path: 'mcp-auth.MCPAuth().bearerAuth.Argument[0]', entry: 'verifier' },
  },
  {
    language: 'javascript',
    type: { path: 'fetch-to-node.toReqRes().req', is: 'node:http.IncomingMessage()' },
    because: 'fetch-to-node 2: makes a request of Node of the one that came in',
  },
];

/** Cloudflare: what is put in `ctx.props` comes back as `this.props` of the agent; the provider's external tokens. */
export const cloudflare: readonly Model[] = [
  {
    language: 'javascript',
    storage: {
      write: 'global.ExecutionContext().props',
      read: 'global.ExecutionContext().props',
      slot: 'cloudflare.props',
    },
  },
  { language: 'javascript', storage: { read: 'agents/mcp.McpAgent().props', slot: 'cloudflare.props' } },
  {
    language: 'javascript',
    type: { path: 'agents/mcp.McpAgent().server', is: '@modelcontextprotocol/sdk/server/mcp.McpServer()' },
  },
  {
    language: 'javascript',
    entryPoint: { path: 'agents/mcp.McpAgent.Subclass.Method[init|fetch|onStart]', entry: 'route' },
  },
  { language: 'javascript', storage: { read: 'agents/mcp.getMcpAuthContext().props', slot: 'cloudflare.props' } },
  {
    language: 'javascript',
    source: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].Key[resolveExternalToken].Parameter[0].token',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'javascript',
    storage: {
      write:
        '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].Key[resolveExternalToken].ReturnValue.Key[props]',
      slot: 'cloudflare.props',
    },
  },
  {
    language: 'javascript',
    entryPoint: {
      path: '@cloudflare/workers-oauth-provider.OAuthProvider.Argument[0].Key[resolveExternalToken]',
      entry: 'verifier',
    },
  },
  {
    language: 'javascript',
    type: {
      path: '@cloudflare/workers-oauth-provider.default',
      is: '@cloudflare/workers-oauth-provider.OAuthProvider',
    },
  },
  {
    language: 'javascript',
    source: { path: 'global.ExecutionContext().auth.token', kind: 'inbound-credential', label: 'the bearer token' },
    because: '@cloudflare/workers-oauth-provider 1.2: the token that the client presented',
  },
];
