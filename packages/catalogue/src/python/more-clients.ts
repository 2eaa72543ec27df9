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
];
