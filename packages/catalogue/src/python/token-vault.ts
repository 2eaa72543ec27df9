import type { Model } from '@tokentrail/core';

/** The token vault of Auth0: what a tool is wrapped with asks for the token of the user, and the tool gets one for another service. */
export const pythonTokenVault: readonly Model[] = [
  {
    language: 'python',
    storage: {
      write:
        'auth0_ai_langchain.auth0_ai.Auth0AI().with_token_vault.Argument[access_token:,refresh_token:].ReturnValue',
      slot: 'auth0.token-vault',
    },
    because: 'auth0-ai-python: Auth0AI().with_token_vault(connection=, scopes=, refresh_token= | access_token=)',
  },
  {
    language: 'python',
    storage: {
      read: 'auth0_ai_langchain.token_vault.get_access_token_from_token_vault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'python',
    barrier: {
      path: 'auth0_ai_langchain.token_vault.get_access_token_from_token_vault',
      kind: 'token-exchange',
    },
  },
  {
    language: 'python',
    storage: {
      write:
        'auth0_ai_llamaindex.auth0_ai.Auth0AI().with_token_vault.Argument[access_token:,refresh_token:].ReturnValue',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'python',
    storage: {
      read: 'auth0_ai_llamaindex.token_vault.get_access_token_from_token_vault()',
      slot: 'auth0.token-vault',
    },
  },
  {
    language: 'python',
    barrier: {
      path: 'auth0_ai_llamaindex.token_vault.get_access_token_from_token_vault',
      kind: 'token-exchange',
    },
  },
];
