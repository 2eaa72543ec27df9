import type { Model } from '@tokentrail/core';

/**
 * The SDK's own comparison: with `expectedResource` it refuses a token whose verifier hands back another `resource`. Before, and
 * without the option, the resource is for information only.
 */
export const resourceComparison: readonly Model[] = [
  {
    language: 'javascript',
    call: {
      path: '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.requireBearerAuth',
      kind: 'resource-comparison',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[expectedResource]'],
    },
    versions: '>=1.32.0',
    because: '@modelcontextprotocol/sdk 1.32.0, server/auth/middleware/bearerAuth.js; 1.31.0 has no such option',
  },
  {
    language: 'javascript',
    call: {
      path: '@modelcontextprotocol/server.{requireBearerAuth,verifyBearerToken}',
      kind: 'resource-comparison',
      semantics: 'check-if-argument',
      check: ['Argument[0,1].Key[expectedResource]'],
    },
    versions: '>=2.3.0',
    because: '@modelcontextprotocol/server 2.3.0; 2.2.0 has no such option',
  },
  {
    language: 'javascript',
    call: {
      path: '@modelcontextprotocol/express.requireBearerAuth',
      kind: 'resource-comparison',
      semantics: 'check-if-argument',
      check: ['Argument[0].Key[expectedResource]'],
    },
    versions: '>=2.0.2',
    because: '@modelcontextprotocol/express 2.0.2; 2.0.1 has no such option',
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken].ReturnValue.Key[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=1.32.0',
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/server.{requireBearerAuth,verifyBearerToken}.Argument[0,1].Key[verifier].Key[verifyAccessToken].ReturnValue.Key[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=2.3.0',
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/express.requireBearerAuth.Argument[0].Key[verifier].Key[verifyAccessToken].ReturnValue.Key[resource]',
      contents: 'none',
      kind: 'resource-comparison',
    },
    versions: '>=2.0.2',
  },
];
