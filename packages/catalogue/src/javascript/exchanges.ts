import type { Model } from '@tokentrail/core';

/** Calls of libraries that turn an inbound token into another credential: what they return is clean. */
export const javascriptExchanges: readonly Model[] = [
  {
    language: 'javascript',
    barrier: {
      path: '@azure/msal-node.{ConfidentialClientApplication,PublicClientApplication}().acquireTokenOnBehalfOf',
      kind: 'token-exchange',
    },
  },
  { language: 'javascript', barrier: { path: '@azure/identity.OnBehalfOfCredential', kind: 'token-exchange' } },
  {
    language: 'javascript',
    summary: {
      path: '@azure/identity.OnBehalfOfCredential().getToken',
      input: 'Receiver',
      output: 'ReturnValue.Key[token]',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    barrier: { path: 'google-auth-library.StsCredentials().exchangeToken', kind: 'token-exchange' },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/auth0-api-js.ApiClient().{getAccessTokenForConnection,getTokenByExchangeProfile,getTokenOnBehalfOf}',
      kind: 'token-exchange',
    },
  },
  {
    language: 'javascript',
    barrier: {
      path: '@auth0/auth0-auth-js.AuthClient().{exchangeToken,getTokenForConnection}',
      kind: 'token-exchange',
    },
  },
  { language: 'javascript', barrier: { path: 'openid-client.genericGrantRequest', kind: 'token-exchange' } },
  { language: 'javascript', barrier: { path: 'oauth4webapi.genericTokenEndpointRequest', kind: 'token-exchange' } },
  {
    language: 'javascript',
    summary: {
      path: 'oauth4webapi.processGenericTokenEndpointResponse',
      input: 'Argument[2]',
      output: 'ReturnValue.Key[access_token]',
      flow: 'taint',
    },
  },
  {
    language: 'javascript',
    neutral: { path: 'oauth4webapi.{introspectionRequest,userInfoRequest,revocationRequest}' },
  },
];
