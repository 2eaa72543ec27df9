import type { Model, SourceRow } from '@tokentrail/core';

/** Façades: their clients hold tokens of FastMCP, and what the access token holds is what the server keeps of the upstream service. */
const storedByProxy: NonNullable<SourceRow['replacedBy']> = {
  call: 'fastmcp.FastMCP',
  at: 'Argument[auth:]',
  is: [
    'OAuthProxy',
    'oidc_proxy.OIDCProxy',
    'providers.auth0.Auth0Provider',
    'providers.aws.AWSCognitoProvider',
    'providers.azure.AzureProvider',
    'providers.clerk.ClerkProvider',
    'providers.discord.DiscordProvider',
    'providers.github.GitHubProvider',
    'providers.google.GoogleProvider',
    'providers.huggingface.HuggingFaceProvider',
    'providers.oci.OCIProvider',
    'providers.workos.WorkOSProvider',
  ].map((name) => `fastmcp.server.auth.${name}()`),
};
const storedBecause =
  'auth/oauth_proxy.py at v2.13.0, 4.0.10: load_access_token() gives the upstream token of its storage, not what the client sent';

/** FastMCP 2.x to 4.x as a server: dependencies that give the request, middlewares, tools, verifiers. */
export const fastmcpServer: readonly Model[] = [
  { language: 'python', type: { path: 'fastmcp.server.FastMCP', is: 'fastmcp.FastMCP' } },
  { language: 'python', type: { path: 'fastmcp.server.server.FastMCP', is: 'fastmcp.FastMCP' } },
  { language: 'python', type: { path: 'fastmcp.server.context.Context', is: 'fastmcp.Context' } },
  { language: 'python', type: { path: 'fastmcp.server.Context', is: 'fastmcp.Context' } },
  {
    language: 'python',
    type: { path: 'fastmcp.Context().request_context', is: 'mcp.shared.context.RequestContext()' },
  },
  { language: 'python', type: { path: 'fastmcp.Context().get_http_request()', is: 'starlette.requests.Request()' } },
  { language: 'python', type: { path: 'fastmcp.server.dependencies.get_context()', is: 'fastmcp.Context()' } },
  {
    language: 'python',
    type: { path: 'fastmcp.server.dependencies.get_http_request()', is: 'starlette.requests.Request()' },
  },
  { language: 'python', type: { path: 'fastmcp.dependencies', is: 'fastmcp.server.dependencies' } },
  {
    language: 'python',
    type: { path: 'fastmcp.server.dependencies.CurrentRequest()', is: 'starlette.requests.Request()' },
  },
  { language: 'python', type: { path: 'fastmcp.server.dependencies.CurrentContext()', is: 'fastmcp.Context()' } },
  {
    language: 'python',
    type: { path: 'fastmcp.server.http._current_http_request.get()', is: 'starlette.requests.Request()' },
  },
  {
    language: 'python',
    summary: {
      path: 'fastmcp.server.dependencies.Depends',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_http_headers().Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
    versions: '<3.0.2',
    because: 'server/dependencies.py at v2.6.1, v2.14.7, v3.0.0: authorization is among the headers returned',
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_http_headers().Key[authorization]',
      where: { at: 'Argument[0,include_all:]', values: ['true'] },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
    versions: '>=3.0.2',
    because: 'server/dependencies.py at v3.0.2: authorization is left out unless include_all or include asks for it',
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_http_headers().Key[authorization]',
      where: { at: 'Argument[1,include:]', values: ['authorization'] },
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
    versions: '>=3.0.2',
    because: 'server/dependencies.py at v3.0.2',
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.CurrentHeaders().Key[authorization]',
      kind: 'inbound-credential',
      label: 'the Authorization header',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_access_token().token',
      kind: 'inbound-credential',
      label: 'the access token',
    },
    versions: '<2.13.0',
    because: 'auth/oauth_proxy.py at v2.12.5: the client of a proxy holds the token of the upstream service itself',
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_access_token().token',
      replacedBy: storedByProxy,
      kind: 'inbound-credential',
      label: 'the access token',
    },
    versions: '>=2.13.0',
    because: storedBecause,
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.CurrentAccessToken().token',
      replacedBy: storedByProxy,
      kind: 'inbound-credential',
      label: 'the access token',
    },
    because: storedBecause,
  },
  {
    language: 'python',
    type: { path: 'fastmcp.server.auth.oauth_proxy.OAuthProxy', is: 'fastmcp.server.auth.OAuthProxy' },
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.auth.{TokenVerifier,AuthProvider,OAuthProvider,JWTVerifier}.Subclass.Method[verify_token|load_access_token].Parameter[0]',
      kind: 'inbound-credential',
      label: 'the token given to the verifier',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.auth.AuthContext().token.token',
      replacedBy: storedByProxy,
      kind: 'inbound-credential',
      label: 'the access token',
    },
    because: 'server/auth/authorization.py at v3.0.0, 4.0.10: what a check of a component gets',
  },
  {
    language: 'python',
    type: {
      path: 'fastmcp.FastMCP().{tool,resource,prompt}.Argument[auth:].Parameter[0]',
      is: 'fastmcp.server.auth.AuthContext()',
    },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'fastmcp.server.auth.{TokenVerifier,AuthProvider,OAuthProvider,JWTVerifier}.Subclass.Method[verify_token|load_access_token]',
      entry: 'verifier',
    },
  },
  { language: 'python', type: { path: 'fastmcp.server.auth.auth', is: 'fastmcp.server.auth' } },
  { language: 'python', entryPoint: { path: 'fastmcp.FastMCP().{tool,resource,prompt}().Decorated', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'fastmcp.FastMCP().{add_tool,tool,prompt}.Argument[0]', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'fastmcp.tools.tool.Decorated', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'fastmcp.tools.Tool.from_function.Argument[0,fn:]', entry: 'tool' } },
  { language: 'python', entryPoint: { path: 'fastmcp.FastMCP().custom_route().Decorated', entry: 'route' } },
  {
    language: 'python',
    type: { path: 'fastmcp.FastMCP().custom_route().Decorated.Parameter[0]', is: 'starlette.requests.Request()' },
  },
  {
    language: 'python',
    entryPoint: {
      path: 'fastmcp.server.middleware.Middleware.Subclass.Method[__call__|on_message|on_request|on_notification|on_call_tool|on_read_resource|on_get_prompt|on_list_tools|on_list_resources|on_list_prompts|on_initialize]',
      entry: 'middleware',
    },
  },
  {
    language: 'python',
    type: {
      path: 'fastmcp.server.middleware.Middleware.Subclass.Method[__call__|on_message|on_request|on_call_tool|on_read_resource|on_get_prompt|on_list_tools|on_initialize].Parameter[0]',
      is: 'fastmcp.server.middleware.MiddlewareContext()',
    },
  },
  {
    language: 'python',
    type: { path: 'fastmcp.server.middleware.MiddlewareContext().fastmcp_context', is: 'fastmcp.Context()' },
  },
  {
    language: 'python',
    type: {
      path: 'fastmcp.FastMCP().{http_app,sse_app,streamable_http_app}()',
      is: 'starlette.applications.Starlette()',
    },
  },
  {
    language: 'python',
    storage: { write: 'fastmcp.FastMCP.Argument[lifespan:].ReturnValue.Element', slot: 'mcp.lifespan' },
  },
  { language: 'python', storage: { read: 'fastmcp.Context().lifespan_context', slot: 'mcp.lifespan' } },
  {
    language: 'python',
    storage: { write: 'fastmcp.Context().session', read: 'fastmcp.Context().session', slot: 'mcp.session' },
  },
  {
    language: 'python',
    storage: { write: 'fastmcp.Context().set_state.Argument[1]', slot: 'fastmcp.state', key: 'Argument[0]' },
  },
  { language: 'python', storage: { read: 'fastmcp.Context().get_state()', slot: 'fastmcp.state', key: 'Argument[0]' } },
];

/** FastMCP as a client of other servers. */
export const fastmcpClient: readonly Model[] = [
  {
    language: 'python',
    sink: { path: 'fastmcp.Client.Argument[auth:]', contents: 'any', kind: 'outbound-credential' },
  },
  { language: 'python', type: { path: 'fastmcp.client.Client', is: 'fastmcp.Client' } },
  { language: 'python', type: { path: 'fastmcp.client.transports.{http,sse}', is: 'fastmcp.client.transports' } },
  {
    language: 'python',
    sink: {
      path: 'fastmcp.client.transports.{StreamableHttpTransport,SSETransport}.Argument[1,headers:,2,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: { path: 'fastmcp.client.auth.BearerAuth.Argument[0,token:]', contents: 'none', kind: 'outbound-credential' },
  },
  { language: 'python', type: { path: 'fastmcp.client.auth.bearer', is: 'fastmcp.client.auth' } },
  {
    language: 'python',
    sink: {
      path: 'fastmcp.FastMCP.as_proxy.Argument[0,backend:].Key[mcpServers].AnyKey.Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'fastmcp.server.create_proxy.Argument[0].Key[mcpServers].AnyKey.Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'fastmcp.Client.Argument[0].Key[mcpServers].AnyKey.Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
];

/** FastMCP's verifiers: is the audience of a token compared? */
export const fastmcpVerifiers: readonly Model[] = [
  {
    language: 'python',
    type: { path: 'fastmcp.server.auth.providers.jwt.JWTVerifier', is: 'fastmcp.server.auth.JWTVerifier' },
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.JWTVerifier',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]'],
      claimsFrom: 'fastmcp-claims',
      label: 'JWTVerifier',
    },
    because:
      'server/auth/providers/jwt.py at v2.11.3, v2.14.7, v3.4.7, 4.0.10; 2.11 to 2.14 also read an environment variable',
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.auth.JWTVerifier().{verify_token,load_access_token}().claims',
      kind: 'fastmcp-claims',
      label: 'the claims of JWTVerifier',
    },
  },
  {
    language: 'python',
    source: {
      path: 'fastmcp.server.dependencies.get_access_token().claims',
      kind: 'fastmcp-claims',
      label: 'the claims of the access token',
    },
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.BearerAuthProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[4,audience:]'],
      label: 'BearerAuthProvider',
    },
    versions: '>=2.10.0',
    because: 'server/auth/providers/bearer.py at v2.10.0: (public_key, jwks_uri, issuer, algorithm, audience, ...)',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.BearerAuthProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[3,audience:]'],
      label: 'BearerAuthProvider',
    },
    versions: '<2.10.0',
    because: 'server/auth/providers/bearer.py at v2.6.0 and v2.9.2: (public_key, jwks_uri, issuer, audience, ...)',
  },
  {
    language: 'python',
    type: {
      path: 'fastmcp.server.auth.providers.bearer.BearerAuthProvider',
      is: 'fastmcp.server.auth.BearerAuthProvider',
    },
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.oidc_proxy.OIDCProxy',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]', 'Argument[token_verifier:]', 'Argument[verify_id_token:]'],
      label: 'OIDCProxy',
    },
    because:
      'server/auth/oidc_proxy.py at v2.12.5, 4.0.10: a JWTVerifier with this audience, or with the client id when ID tokens are verified',
  },
  {
    language: 'python',
    type: { path: 'fastmcp.server.auth.OIDCProxy', is: 'fastmcp.server.auth.oidc_proxy.OIDCProxy' },
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.keycloak.KeycloakAuthProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[audience:]', 'Argument[token_verifier:]'],
      label: 'KeycloakAuthProvider',
    },
    because: 'auth/providers/keycloak.py at v3.2.4: no audience is compared unless one is given',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.auth0.Auth0Provider',
      kind: 'token-verification',
      semantics: 'must-check',
      check: ['Argument[audience:]'],
      label: 'Auth0Provider',
    },
    because: 'auth/providers/auth0.py at v2.14.7, 4.0.10: the audience must be given, here or in the environment',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.azure.{AzureProvider,AzureJWTVerifier}',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'AzureProvider',
    },
    versions: '>=2.13',
    because: 'auth/providers/azure.py at v2.14.7: the audience is the client id',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.azure.AzureProvider',
      kind: 'token-verification',
      semantics: 'never',
      label: 'AzureProvider',
    },
    versions: '<2.13',
    because: 'auth/providers/azure.py at v2.12.5: asks Microsoft Graph who the token belongs to',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.workos.AuthKitProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[token_verifier:]'],
      label: 'AuthKitProvider',
    },
    versions: '<3.0.0',
    because: 'auth/providers/workos.py at v2.14.7: its own verifier has no audience',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.workos.AuthKitProvider',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[client_id:]', 'Argument[token_verifier:]'],
      label: 'AuthKitProvider',
    },
    versions: '>=3.0.0,<3.2.4',
    because: 'auth/providers/workos.py at v3.0.0: the audience is the client id, which may be left out',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.workos.AuthKitProvider',
      kind: 'token-verification',
      semantics: 'must-check',
      label: 'AuthKitProvider',
    },
    versions: '>=3.2.4',
    because: 'auth/providers/workos.py at v3.2.4: the audience is the URL of this server',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.{supabase,scalekit}.{SupabaseProvider,ScalekitProvider}',
      kind: 'token-verification',
      semantics: 'check-if-argument',
      check: ['Argument[token_verifier:]'],
    },
    versions: '<3.0.0',
    because: 'auth/providers at v2.14.7: their own verifiers have no audience',
  },
  {
    language: 'python',
    call: {
      path: 'fastmcp.server.auth.providers.{supabase,scalekit}.{SupabaseProvider,ScalekitProvider}',
      kind: 'token-verification',
      semantics: 'must-check',
    },
    versions: '>=3.0.0',
    because: 'auth/providers at v3.0.0: a fixed audience (Supabase), the resource id (Scalekit)',
  },
];
