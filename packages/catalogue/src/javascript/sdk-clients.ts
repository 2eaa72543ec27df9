import type { Model } from '@tokentrail/core';

/** Clients of well-known services: the credential they are built with leaves with every call. Others fall to the generic sinks. */
export const javascriptSdkClients: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: 'openai.{default,OpenAI,AzureOpenAI}.Argument[0].Key[apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'openai.{default,OpenAI,AzureOpenAI}.Argument[0].Key[defaultHeaders]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'openai.{default,OpenAI}().responses.create.Argument[0].Key[tools].Element.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@anthropic-ai/sdk.{default,Anthropic}.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: '@octokit/rest.Octokit.Argument[0].Key[auth]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: '@octokit/core.Octokit.Argument[0].Key[auth]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'octokit.Octokit.Argument[0].Key[auth]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: '@slack/web-api.WebClient.Argument[0]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'google-auth-library.OAuth2Client().setCredentials.Argument[0].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'googleapis.google.auth.OAuth2().setCredentials.Argument[0].Key[access_token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: '@supabase/supabase-js.createClient.Argument[1]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@supabase/supabase-js.createClient.Argument[2].Key[global].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: '@notionhq/client.Client.Argument[0].Key[auth]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@microsoft/microsoft-graph-client.Client.init.Argument[0].Key[authProvider].Parameter[0].Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@microsoft/microsoft-graph-client.Client.initWithMiddleware.Argument[0].Key[authProvider].Key[getAccessToken].ReturnValue',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'jsforce.Connection.Argument[0].Key[accessToken]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@linear/sdk.LinearClient.Argument[0].Key[accessToken|apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'stripe.{default,Stripe}.Argument[0]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@gitbeaker/rest.Gitlab.Argument[0].Key[token|oauthToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'azure-devops-node-api.{getBearerHandler,getPersonalAccessTokenHandler}.Argument[0]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'openapi-client-axios.{default,OpenAPIClientAxios}.Argument[0].Key[axiosConfigDefaults].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'convex/browser.{ConvexHttpClient,ConvexClient}().setAuth.Argument[0]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'exa-js.default.Argument[0]', contents: 'none', kind: 'outbound-credential' },
  },
  { language: 'javascript', type: { path: 'exa-js.Exa', is: 'exa-js.default' } },
  {
    language: 'javascript',
    sink: { path: 'exa-js.default().request.Argument[4]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: { path: 'exa-js.default().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: 'cloudflare.{default,Cloudflare}.Argument[0].Key[apiToken|apiKey]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: 'mwn.Mwn.init.Argument[0].Key[OAuth2AccessToken]', contents: 'none', kind: 'outbound-credential' },
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
  {
    language: 'javascript',
    sink: {
      path: '@slack/web-api.WebClient().{auth,bots,chat,conversations,emoji,files,pins,reactions,reminders,search,stars,team,users,views}.{test,info,list,history,members,replies,open,join,invite,postMessage,postEphemeral,update,delete,getPermalink,scheduleMessage,upload,uploadV2,add,remove,get,all,messages,lookupByEmail,publish,push}.Argument[0].Key[token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: '@slack/web-api 8.2: every method takes a token that wins over that of the client',
  },
  {
    language: 'javascript',
    sink: { path: 'twilio.{default,Twilio}.Argument[1]', contents: 'none', kind: 'outbound-credential' },
    because: 'twilio 5, lib/rest/Twilio.js: (accountSid, authToken, options)',
  },
  {
    language: 'javascript',
    sink: {
      path: 'googleapis.google.{drive,gmail,calendar,sheets,docs,slides,people,tasks,youtube,admin,oauth2}.Argument[0].Key[auth]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'googleapis-common 8, createAPIRequest: a text as auth leaves as the key of the request',
  },
  {
    language: 'javascript',
    sink: {
      path: '@kubernetes/client-node.KubeConfig().loadFromOptions.Argument[0].Key[users].Element.Key[token]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: '@kubernetes/client-node 2.0, config.js: the token of the user becomes the Authorization header',
  },
];
