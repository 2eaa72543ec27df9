import type { Model } from '@tokentrail/core';

/** Clients of other MCP servers and of models, as agent frameworks have them: headers and keys leave with every call. */
export const agentClients: readonly Model[] = [
  {
    language: 'javascript',
    type: { path: 'ai.{experimental_createMCPClient,createMCPClient}', is: '@ai-sdk/mcp.createMCPClient' },
  },
  {
    language: 'javascript',
    type: { path: '@ai-sdk/mcp.experimental_createMCPClient', is: '@ai-sdk/mcp.createMCPClient' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/mcp.createMCPClient.Argument[0].Key[transport].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'ai 4 to 6: a transport of type sse or http has headers',
  },
  {
    language: 'javascript',
    sink: {
      path: '@openai/agents.{MCPServerStreamableHttp,MCPServerSSE}.Argument[0].Key[requestInit].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@langchain/mcp-adapters.MultiServerMCPClient.Argument[0].Key[mcpServers].AnyKey.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@langchain/mcp-adapters.MultiServerMCPClient.Argument[0].AnyKey.Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@langchain/openai.{ChatOpenAI,OpenAIEmbeddings,AzureChatOpenAI}.Argument[0].Key[apiKey|openAIApiKey]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'agents.Agent().addMcpServer.Argument[2,4].Key[transport].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1]',
    },
    because: 'agents 0.5, index.ts: options are the third argument, the fifth in the old form',
  },
  { language: 'javascript', type: { path: 'agents.AIChatAgent', is: 'agents.Agent' } },
  { language: 'javascript', type: { path: 'agents/mcp.McpAgent().addMcpServer', is: 'agents.Agent().addMcpServer' } },
];

/** Providers of models for the AI SDK: the key and the headers that one is made with. */
export const aiSdkProviders: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/openai.createOpenAI.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/anthropic.createAnthropic.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/google.createGoogleGenerativeAI.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/azure.createAzure.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/openai-compatible.createOpenAICompatible.Argument[0].Key[apiKey|authToken]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/openai.createOpenAI.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/anthropic.createAnthropic.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/google.createGoogleGenerativeAI.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'javascript',
    sink: { path: '@ai-sdk/azure.createAzure.Argument[0].Key[headers]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'javascript',
    sink: {
      path: '@ai-sdk/openai-compatible.createOpenAICompatible.Argument[0].Key[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
];
