import type { Model } from '@tokentrail/core';

/** Further clients, and places of clients where a credential is set for one call or for all later ones. */
export const moreClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: { path: 'superagent.agent().set.Argument[0,1]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'needle.defaults.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@octokit/core.Octokit().request.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@octokit/rest.Octokit().request.Argument[1].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'octokit.Octokit().request.Argument[1].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: '@octokit/auth-token.createTokenAuth.Argument[0]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: '@slack/web-api.WebClient.Argument[1].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@supabase/supabase-js.createClient().auth.setSession.Argument[0].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'gaxios.request.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0].Key[url]',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'google-auth-library.OAuth2Client().credentials.Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@slack/web-api.WebClient().apiCall.Argument[1].Key[token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
];
