import type { Model } from '@tokentrail/core';

/** Further places of clients where a credential is set: for one call, on a copy of the client, on a cookie jar. */
export const pythonMoreClients: readonly Model[] = [
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
    sink: {
      path: 'httpx.{Client,AsyncClient}().cookies.set.Argument[1,value:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'requests.Session().cookies.set.Argument[1,value:]', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'pycurl.Curl().setopt.Argument[1].Element', contents: 'none', kind: 'outbound-credential' },
    because: 'libcurl, CURLOPT_HTTPHEADER: a list of header lines',
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
  {
    language: 'python',
    summary: {
      path: 'urllib3.util.make_headers',
      input: 'Argument[basic_auth:,proxy_basic_auth:]',
      output: 'ReturnValue.Key[authorization]',
      flow: 'taint',
    },
    because: 'urllib3 2.8, util/request.py',
  },
];
