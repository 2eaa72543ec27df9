import type { Model } from '@tokentrail/core';

/** Calls of libraries that turn an inbound token into another credential: what they return is clean. */
export const pythonExchanges: readonly Model[] = [
  {
    language: 'python',
    barrier: {
      path: 'msal.{ConfidentialClientApplication,PublicClientApplication}().acquire_token_on_behalf_of',
      kind: 'token-exchange',
    },
  },
  { language: 'python', barrier: { path: 'azure.identity.OnBehalfOfCredential', kind: 'token-exchange' } },
  {
    language: 'python',
    type: { path: 'azure.identity.aio.OnBehalfOfCredential', is: 'azure.identity.OnBehalfOfCredential' },
  },
  {
    language: 'python',
    summary: {
      path: 'azure.identity.OnBehalfOfCredential().{get_token,get_token_info}',
      input: 'Receiver',
      output: 'ReturnValue.Member[token]',
      flow: 'taint',
    },
  },
  {
    language: 'python',
    barrier: { path: 'fastmcp.server.auth.providers.azure.AzureProvider().get_obo_credential', kind: 'token-exchange' },
  },
  {
    language: 'python',
    type: {
      path: 'fastmcp.server.auth.providers.azure.AzureProvider().get_obo_credential()',
      is: 'azure.identity.OnBehalfOfCredential()',
    },
  },
  {
    language: 'python',
    barrier: { path: 'google.oauth2.sts.Client().exchange_token', kind: 'token-exchange' },
    package: 'google-auth',
  },
  {
    language: 'python',
    barrier: { path: 'google.auth.identity_pool.Credentials', kind: 'token-exchange' },
    package: 'google-auth',
  },
  {
    language: 'python',
    barrier: {
      path: 'auth0_api_python.ApiClient().{get_access_token_for_connection,get_token_by_exchange_profile,get_token_on_behalf_of}',
      kind: 'token-exchange',
    },
    package: 'auth0-api-python',
  },
  {
    language: 'python',
    barrier: { path: 'keycloak.KeycloakOpenID().{exchange_token,a_exchange_token}', kind: 'token-exchange' },
    package: 'python-keycloak',
  },
  {
    language: 'python',
    barrier: { path: 'oci.auth.signers.TokenExchangeSigner', kind: 'token-exchange' },
    package: 'oci',
  },
  {
    language: 'python',
    barrier: {
      path: 'authlib.integrations.httpx_client.{OAuth2Client,AsyncOAuth2Client}().{fetch_token,refresh_token}',
      kind: 'token-exchange',
    },
    package: 'authlib',
  },
  {
    language: 'python',
    barrier: {
      path: 'authlib.integrations.requests_client.OAuth2Session().{fetch_token,refresh_token}',
      kind: 'token-exchange',
    },
    package: 'authlib',
  },
  {
    language: 'python',
    barrier: { path: 'requests_oauthlib.OAuth2Session().{fetch_token,refresh_token}', kind: 'token-exchange' },
    package: 'requests-oauthlib',
  },
];
