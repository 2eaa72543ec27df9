import type { Model } from '@tokentrail/core';

/** Clients of other MCP servers and of models, as agent frameworks have them: headers and keys leave with every call. */
export const pythonAgentClients: readonly Model[] = [
  {
    language: 'python',
    package: 'langchain-mcp-adapters',
    sink: {
      path: 'langchain_mcp_adapters.client.MultiServerMCPClient.Argument[0,connections:].AnyKey.Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'langchain-mcp-adapters 0.1 to 0.3, sessions.py: SSEConnection and StreamableHttpConnection have headers',
  },
  {
    language: 'python',
    sink: {
      path: 'langchain_mcp_adapters.sessions.{SSEConnection,StreamableHttpConnection}.Argument[headers:,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'pydantic_ai.mcp.{MCPServerStreamableHTTP,MCPServerSSE,MCPServerHTTP}.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
    because: 'pydantic-ai 1.x, mcp.py',
  },
  {
    language: 'python',
    package: 'openai-agents',
    sink: {
      path: 'agents.mcp.{MCPServerStreamableHttp,MCPServerSse}.Argument[0,params:].Key[headers|auth]',
      contents: 'any',
      kind: 'outbound-credential',
    },
    because: 'openai-agents, agents/mcp/server.py: the parameters are those of the transport of the SDK',
  },
  {
    language: 'python',
    sink: {
      path: 'litellm.{completion,acompletion,responses,aresponses,embedding,aembedding,image_generation,aimage_generation}.Argument[api_key:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'litellm.{completion,acompletion,responses,aresponses,embedding,aembedding,image_generation,aimage_generation}.Argument[extra_headers:,headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'langchain_openai.{ChatOpenAI,AzureChatOpenAI,OpenAIEmbeddings,AzureOpenAIEmbeddings}.Argument[api_key:,openai_api_key:,azure_ad_token:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'langchain_openai.{ChatOpenAI,AzureChatOpenAI,OpenAIEmbeddings,AzureOpenAIEmbeddings}.Argument[default_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'langchain_anthropic.ChatAnthropic.Argument[api_key:,anthropic_api_key:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'langchain_anthropic.ChatAnthropic.Argument[default_headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'huggingface_hub.{HfApi,InferenceClient,AsyncInferenceClient}.Argument[token:,api_key:]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'huggingface_hub.{HfApi,InferenceClient,AsyncInferenceClient}.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'httpx_sse.{connect_sse,aconnect_sse}.Argument[headers:,auth:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[2,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'websocket.{create_connection,WebSocketApp}.Argument[header:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
    because: 'websocket-client 1.x: header is a list of lines or a mapping',
  },
];
