import type { Model } from '@tokentrail/core';

/** The token vault of Auth0: what a tool is wrapped with asks for the token of the user, and the tool gets one for another service. */
export const tokenVault: readonly Model[] = [
  {
    language: 'javascript',
    storage: {
      write: '@auth0/ai-vercel.Auth0AI().withTokenVault.Argument[0].Key[accessToken|refreshToken].ReturnValue',
      slot: 'auth0.token-vault',
    },
    because: 'auth0-ai-js: Auth0AI().withTokenVault({ accessToken | refreshToken, connection, scopes })',
  },
  {
    language: 'javascript',
    storage: {
      read: '@auth0/ai-vercel.getAccessTokenFromTokenVault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/ai-vercel.getAccessTokenFromTokenVault',
      kind: 'token-exchange',
    },
  },
  {
    language: 'javascript',
    storage: {
      write: '@auth0/ai-langchain.Auth0AI().withTokenVault.Argument[0].Key[accessToken|refreshToken].ReturnValue',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    storage: {
      read: '@auth0/ai-langchain.getAccessTokenFromTokenVault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/ai-langchain.getAccessTokenFromTokenVault',
      kind: 'token-exchange',
    },
  },
  {
    language: 'javascript',
    storage: {
      write: '@auth0/ai-llamaindex.Auth0AI().withTokenVault.Argument[0].Key[accessToken|refreshToken].ReturnValue',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    storage: {
      read: '@auth0/ai-llamaindex.getAccessTokenFromTokenVault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/ai-llamaindex.getAccessTokenFromTokenVault',
      kind: 'token-exchange',
    },
  },
  {
    language: 'javascript',
    storage: {
      write: '@auth0/ai-genkit.Auth0AI().withTokenVault.Argument[0].Key[accessToken|refreshToken].ReturnValue',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    storage: {
      read: '@auth0/ai-genkit.getAccessTokenFromTokenVault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/ai-genkit.getAccessTokenFromTokenVault',
      kind: 'token-exchange',
    },
  },
];

/** Cross-app access in the clients of the SDK: an id token is exchanged for a grant, and the grant for an access token. */
export const crossAppAccess: readonly Model[] = [
  {
    language: 'javascript',
    barrier: {
      path: '@modelcontextprotocol/client.{requestJwtAuthorizationGrant,discoverAndRequestJwtAuthGrant,exchangeJwtAuthGrant}',
      kind: 'token-exchange',
    },
    because: '@modelcontextprotocol/client 2, crossAppAccess.ts',
  },
  {
    language: 'javascript',
    type: { path: '@modelcontextprotocol/sdk/client/crossAppAccess', is: '@modelcontextprotocol/client' },
  },
];
