import type { Model } from '@tokentrail/core';

/** The official SDK, 1.x and 2.x, as a server: contexts, requests, access tokens, verifiers, tool registration. */
export const mcpServerSdk: readonly Model[] = [
  { language: 'python', type: { path: 'mcp.server.fastmcp.server.FastMCP', is: 'mcp.server.fastmcp.FastMCP' } },
  { language: 'python', type: { path: 'mcp.server.{FastMCP,MCPServer}', is: 'mcp.server.fastmcp.FastMCP' } },
  { language: 'python', type: { path: 'mcp.server.mcpserver.MCPServer', is: 'mcp.server.fastmcp.FastMCP' } },
  { language: 'python', type: { path: 'mcp.server.fastmcp.server.Context', is: 'mcp.server.fastmcp.Context' } },
  { language: 'python', type: { path: 'mcp.server.mcpserver.Context', is: 'mcp.server.fastmcp.Context' } },
  { language: 'python', type: { path: 'mcp.server.Server', is: 'mcp.server.lowlevel.Server' } },
  { language: 'python', type: { path: 'mcp.server.lowlevel.server.Server', is: 'mcp.server.lowlevel.Server' } },
  { language: 'python', type: { path: 'mcp.server.ServerRequestContext', is: 'mcp.shared.context.RequestContext' } },
  {
    language: 'python',
    type: { path: 'mcp.server.fastmcp.Context().request_context', is: 'mcp.shared.context.RequestContext()' },
  },
  {
    language: 'python',
    type: { path: 'mcp.server.fastmcp.FastMCP().get_context()', is: 'mcp.server.fastmcp.Context()' },
  },
  {
    language: 'python',
    type: { path: 'mcp.server.fastmcp.FastMCP()._mcp_server', is: 'mcp.server.lowlevel.Server()' },
  },
  {
    language: 'python',
    type: { path: 'mcp.server.lowlevel.Server().request_context', is: 'mcp.shared.context.RequestContext()' },
  },
  {
    language: 'python',
    type: { path: 'mcp.server.lowlevel.server.request_ctx.get()', is: 'mcp.shared.context.RequestContext()' },
  },
  {
    language: 'python',
    type: { path: 'mcp.shared.context.RequestContext().request', is: 'starlette.requests.Request()' },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.fastmcp.Context().headers.Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.middleware.auth_context.get_access_token().token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.middleware.auth_context.auth_context_var.get().access_token.token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.middleware.bearer_auth.AuthenticatedUser().access_token.token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.provider.TokenVerifier.Subclass.Method[verify_token].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'mcp.server.auth.provider.TokenVerifier.Subclass.Method[verify_token]', entry: 'verifier' },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.fastmcp.FastMCP.Argument[token_verifier:].Method[verify_token].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'mcp.server.fastmcp.FastMCP.Argument[token_verifier:].Method[verify_token]',
      entry: 'verifier',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.middleware.bearer_auth.BearerAuthBackend.Argument[0,token_verifier:].Method[verify_token].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
    because: 'mcp 1.29, server/auth/middleware/bearer_auth.py: verify_token gets what follows Bearer in the header',
  },
  {
    language: 'python',
    entryPoint: {
      path: 'mcp.server.auth.middleware.bearer_auth.BearerAuthBackend.Argument[0,token_verifier:].Method[verify_token]',
      entry: 'verifier',
    },
  },
  {
    language: 'python',
    source: {
      path: 'mcp.server.auth.provider.OAuthAuthorizationServerProvider.Subclass.Method[load_access_token].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'mcp.server.auth.provider.OAuthAuthorizationServerProvider.Subclass.Method[load_access_token]',
      entry: 'verifier',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'mcp.server.fastmcp.FastMCP().{tool,resource,prompt,completion}().Decorated', entry: 'tool' },
  },
  { language: 'python', entryPoint: { path: 'mcp.server.fastmcp.FastMCP().{tool,prompt}.Decorated', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'mcp.server.fastmcp.FastMCP().add_tool.Argument[0,fn:]', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'mcp.server.fastmcp.FastMCP().custom_route().Decorated', entry: 'route' } },
  {
    language: 'python',
    type: {
      path: 'mcp.server.fastmcp.FastMCP().custom_route().Decorated.Parameter[0]',
      is: 'starlette.requests.Request()',
    },
  },
  {
    language: 'python',
    type: {
      path: 'mcp.server.fastmcp.FastMCP().{sse_app,streamable_http_app}()',
      is: 'starlette.applications.Starlette()',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'mcp.server.lowlevel.Server().{call_tool,list_tools,read_resource,list_resources,get_prompt,list_prompts,completion}().Decorated',
      entry: 'tool',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'mcp.server.lowlevel.Server.Argument[on_call_tool:,on_list_tools:,on_read_resource:,on_get_prompt:]',
      entry: 'tool',
    },
  },
  {
    language: 'python',
    type: {
      path: 'mcp.server.lowlevel.Server.Argument[on_call_tool:,on_list_tools:,on_read_resource:,on_get_prompt:].Parameter[0]',
      is: 'mcp.shared.context.RequestContext()',
    },
  },
  {
    language: 'python',
    entryPoint: { path: 'mcp.server.lowlevel.Server().add_request_handler.Argument[1]', entry: 'tool' },
  },
  {
    language: 'python',
    type: {
      path: 'mcp.server.lowlevel.Server().add_request_handler.Argument[1].Parameter[0]',
      is: 'mcp.shared.context.RequestContext()',
    },
  },
  {
    language: 'python',
    storage: { write: 'mcp.server.fastmcp.FastMCP.Argument[lifespan:].ReturnValue.Element', slot: 'mcp.lifespan' },
  },
  {
    language: 'python',
    storage: { write: 'mcp.server.lowlevel.Server.Argument[lifespan:].ReturnValue.Element', slot: 'mcp.lifespan' },
  },
  {
    language: 'python',
    storage: { read: 'mcp.shared.context.RequestContext().lifespan_context', slot: 'mcp.lifespan' },
  },
  {
    language: 'python',
    storage: {
      write: 'mcp.shared.context.RequestContext().session',
      read: 'mcp.shared.context.RequestContext().session',
      slot: 'mcp.session',
    },
  },
  {
    language: 'python',
    storage: {
      write: 'mcp.server.fastmcp.Context().session',
      read: 'mcp.server.fastmcp.Context().session',
      slot: 'mcp.session',
    },
  },
];

/** The official SDK as a client: what a server sends on when it opens a connection to another server. */
export const mcpClientSdk: readonly Model[] = [
  {
    language: 'python',
    sink: {
      path: 'mcp.client.sse.sse_client.Argument[1,headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: { path: 'mcp.client.sse.sse_client.Argument[auth:]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.client.streamable_http.streamablehttp_client.Argument[1,headers:,6,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.shared._httpx_utils.create_mcp_http_client.Argument[0,headers:,2,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  { language: 'python', type: { path: 'mcp.shared._httpx_utils.create_mcp_http_client()', is: 'httpx.AsyncClient()' } },
  {
    language: 'python',
    sink: {
      path: 'mcp.shared._httpx_utils.McpHttpClientFactory().Argument[0,headers:,2,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
      label: 'the headers of a client made by a factory of the caller',
    },
    because: 'the protocol that a factory given to a transport has; it makes an httpx client of what it gets',
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.client.session_group.{StreamableHttpParameters,SseServerParameters}.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
];
