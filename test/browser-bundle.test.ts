import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

// The engine and both languages run where there is no Node: bundled for a browser, in a context without any of Node's globals.

const program = `
  import { analyze } from '@tokentrail/core';
  import { catalogue } from '@tokentrail/catalogue';
  import { python } from '@tokentrail/python';
  import { javascript } from '@tokentrail/javascript';
  const text = [
    'import httpx',
    'from fastmcp.server.dependencies import get_http_request',
    'def tool():',
    '    httpx.get("https://api", headers={"Authorization": get_http_request().headers["authorization"]})',
  ].join('\\n');
  result = analyze({ files: [{ path: 'server.py', text }], languages: [python, javascript], catalogue });
`;

test('the engine runs without Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    conditions: ['@tokentrail/source'],
  });
  // Encoding text is a web standard, not Node's.
  const context: { result?: Promise<{ findings: readonly { ruleId: string }[] }>; TextEncoder: typeof TextEncoder } = {
    TextEncoder,
  };
  runInNewContext(outputFiles[0]?.text ?? '', context);
  const report = await context.result;
  expect(report?.findings.map((finding) => finding.ruleId)).toEqual(['authorization-passthrough']);
});
