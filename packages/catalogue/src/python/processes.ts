import type { Model } from '@tokentrail/core';

/** Programs that are started with a credential in their environment: it leaves this process, and what they do with it is not seen. */
export const pythonProcesses: readonly Model[] = [
  {
    language: 'python',
    sink: {
      path: 'mcp.StdioServerParameters.Argument[env:].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of another MCP server',
    },
    because: 'mcp 1.29, client/stdio: the server is started with these variables',
  },
  { language: 'python', type: { path: 'mcp.client.stdio.StdioServerParameters', is: 'mcp.StdioServerParameters' } },
  {
    language: 'python',
    sink: {
      path: 'fastmcp.client.transports.{StdioTransport,PythonStdioTransport,NodeStdioTransport,UvxStdioTransport,NpxStdioTransport}.Argument[env:].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of another MCP server',
    },
    because: 'FastMCP 2.14, client/transports.py',
  },
  {
    language: 'python',
    sink: {
      path: 'subprocess.{run,Popen,call,check_call,check_output}.Argument[env:].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of a program',
      confidence: 'medium',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'asyncio.{create_subprocess_exec,create_subprocess_shell}.Argument[env:].AnyKey',
      contents: 'none',
      kind: 'outbound-credential',
      label: 'the environment of a program',
      confidence: 'medium',
    },
  },
];
