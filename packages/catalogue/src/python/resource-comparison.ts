import type { Model } from '@tokentrail/core';

/** The SDK's own comparison: with `validate_token_resource` it refuses an access token that names another resource. */
export const resourceComparison: readonly Model[] = [
  {
    language: 'python',
    call: {
      path: 'mcp.server.auth.settings.AuthSettings',
      kind: 'resource-comparison',
      semantics: 'check-if-argument',
      check: ['Argument[validate_token_resource:]'],
    },
    versions: '>=2.3.0',
    because: 'mcp 2.3.0, server/auth/settings.py and bearer_auth.py; 2.0.0 and 1.x have no such setting',
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.server.fastmcp.FastMCP.Argument[token_verifier:].Method[verify_token].ReturnValue.Field[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=2.3.0',
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.server.auth.provider.TokenVerifier.Subclass.Method[verify_token].ReturnValue.Field[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=2.3.0',
  },
  {
    language: 'python',
    call: {
      path: 'mcp.server.auth.middleware.bearer_auth.BearerAuthBackend',
      kind: 'resource-comparison',
      semantics: 'check-if-argument',
      check: ['Argument[resource_server_url:]'],
    },
    versions: '>=2.3.0',
    because: 'mcp 2.3.0, server/auth/middleware/bearer_auth.py',
  },
  {
    language: 'python',
    sink: {
      path: 'mcp.server.auth.middleware.bearer_auth.BearerAuthBackend.Argument[0,token_verifier:].Method[verify_token].ReturnValue.Field[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=2.3.0',
  },
  {
    language: 'python',
    summary: {
      path: 'mcp.server.auth.provider.AccessToken',
      input: 'Keywords',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
];
