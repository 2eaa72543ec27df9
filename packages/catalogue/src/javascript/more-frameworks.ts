import type { Model } from '@tokentrail/core';

/** Further frameworks for tools. */
export const moreMcpFrameworks: readonly Model[] = [
  { language: 'javascript', entryPoint: { path: 'mcp-lite.McpServer().tool.Argument[1].Key[handler]', entry: 'tool' } },
  {
    language: 'javascript',
    entryPoint: { path: '@mastra/core/tools.createTool.Argument[0].Key[execute]', entry: 'tool' },
  },
  {
    language: 'javascript',
    type: { path: '@rekog/mcp-nest.McpRawRequest()()', is: 'express.Request()' },
    because: '@rekog/mcp-nest 2.0: a decorated parameter gets the raw request',
  },
  {
    language: 'javascript',
    type: { path: 'fetch-to-node.toReqRes().req', is: 'node:http.IncomingMessage()' },
    because: 'fetch-to-node 2: makes a request of Node of the one that came in',
  },
];
