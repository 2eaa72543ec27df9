import type { Model } from '@tokentrail/core';

/** Programs that are started with a credential in their environment: it leaves this process, and what they do with it is not seen. */
export const javascriptProcesses: readonly Model[] = [
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/sdk/client/stdio.StdioClientTransport.Argument[0].Key[env].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of another MCP server',
    },
    because: '@modelcontextprotocol/sdk 1.32, client/stdio.js: the server is started with these variables',
  },
  {
    language: 'javascript',
    sink: {
      path: '@modelcontextprotocol/client/stdio.StdioClientTransport.Argument[0].Key[env].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of another MCP server',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'child_process.{spawn,spawnSync,execFile,execFileSync,fork}.Argument[1,2].Key[env].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of a program',
      confidence: 'medium',
    },
  },
  {
    language: 'javascript',
    sink: {
      path: 'child_process.{exec,execSync}.Argument[1].Key[env].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of a program',
      confidence: 'medium',
    },
  },
];
