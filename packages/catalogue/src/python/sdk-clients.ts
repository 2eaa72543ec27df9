import type { Model } from '@tokentrail/core';

/**
 * Clients of well-known services: the credential they are built with leaves with every call. Others fall to the generic sinks. Not here:
 * options of pycurl that are told apart by a constant (`XOAUTH2_BEARER`), and refresh tokens, which go to an issuer.
 */
export const pythonSdkClients: readonly Model[] = [
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}.Argument[api_key:,azure_ad_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}.Argument[default_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'anthropic.{Anthropic,AsyncAnthropic}.Argument[api_key:,auth_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'anthropic.{Anthropic,AsyncAnthropic}.Argument[default_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'github.Github.Argument[0,login_or_token:,1,password:,2,jwt:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'github.Auth.{Token,AppAuthToken}.Argument[0,token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'gitlab.Gitlab.Argument[private_token:,oauth_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'slack_sdk.WebClient.Argument[0,token:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'slack_sdk.web.async_client.AsyncWebClient.Argument[0,token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'google.oauth2.credentials.Credentials.Argument[0,token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'supabase.{create_client,acreate_client}.Argument[1,supabase_key:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'atlassian.{Jira,Confluence,Bitbucket}.Argument[token:,password:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'jira.JIRA.Argument[token_auth:,basic_auth:]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'jira.JIRA.Argument[1,options:].Key[headers]',
      contents: 'credential-keys',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'notion_client.{Client,AsyncClient}.Argument[auth:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'simple_salesforce.Salesforce.Argument[session_id:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'databricks.sdk.WorkspaceClient.Argument[token:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'snowflake.connector.connect.Argument[token:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'boto3.{client,resource,Session}.Argument[aws_access_key_id:,aws_secret_access_key:,aws_session_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'azure.core.credentials.{AccessToken,AccessTokenInfo}.Argument[0,token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'azure.core.credentials.{AccessToken,AccessTokenInfo}',
      input: 'Argument[0,token:]',
      output: 'ReturnValue.Member[token]',
      flow: 'value',
    },
    because: 'a named tuple of token and expires_on; the method get_token of a credential class returns one',
  },
  {
    language: 'python',
    sink: { path: 'grpc.access_token_call_credentials.Argument[0]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'websockets.connect.Argument[0,uri:].Key[access_token|accessToken|api_key|apiKey|apikey|auth_token|authToken|oauth_token|bearer_token|token|auth|authorization]',
      contents: 'none',
      kind: 'outbound-credential',
      address: 'Argument[0,uri:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'websockets.connect.Argument[additional_headers:,extra_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'gql.transport.aiohttp.AIOHTTPTransport.Argument[1,headers:,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'gql.transport.requests.RequestsHTTPTransport.Argument[1,headers:,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}().{with_options,copy}.Argument[api_key:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
    because: 'openai 3.22, _client.py: with_options makes a copy of the client',
  },
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}().{with_options,copy}.Argument[default_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}().{responses,completions,embeddings}.create.Argument[extra_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'openai.{OpenAI,AsyncOpenAI,AzureOpenAI,AsyncAzureOpenAI}().chat.completions.create.Argument[extra_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'anthropic.{Anthropic,AsyncAnthropic}().{with_options,copy}.Argument[api_key:,auth_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'anthropic.{Anthropic,AsyncAnthropic}().messages.create.Argument[extra_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'slack_sdk.WebClient().api_call.Argument[headers:]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'pycurl.Curl().setopt.Argument[1].Element', contents: 'none', kind: 'outbound-credential' },
    because: 'libcurl, CURLOPT_HTTPHEADER: a list of header lines',
  },
  {
    language: 'python',
    sink: {
      path: 'grpc.{UnaryUnaryClientInterceptor,UnaryStreamClientInterceptor,StreamUnaryClientInterceptor,StreamStreamClientInterceptor}.Subclass.Method[intercept_unary_unary|intercept_unary_stream|intercept_stream_unary|intercept_stream_stream].Parameter[1]._replace.Argument[metadata:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'grpcio 1.84, grpc/_interceptor.py: details are a named tuple, and its metadata goes with the call',
  },
  {
    language: 'python',
    sink: {
      path: 'grpc.aio.{UnaryUnaryClientInterceptor,UnaryStreamClientInterceptor,StreamUnaryClientInterceptor,StreamStreamClientInterceptor}.Subclass.Method[intercept_unary_unary|intercept_unary_stream|intercept_stream_unary|intercept_stream_stream].Parameter[1]._replace.Argument[metadata:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because:
      'grpcio 1.84, grpc/aio/_interceptor.py: ClientCallDetails is a named tuple, and its metadata goes with the call',
  },
  {
    language: 'python',
    sink: {
      path: 'grpc.metadata_call_credentials.Argument[0].Parameter[1].Argument[0]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'grpcio 1.84: the plugin hands the metadata of each call to its callback',
  },
];
