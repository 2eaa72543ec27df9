import { catalogue } from '@tokentrail/catalogue';
import { analyze, type Report } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { readFixture } from './support/fixtures.js';

async function scan(name: string): Promise<Report> {
  const { files, manifests } = readFixture(`projects/${name}`);
  return analyze({ files, manifests, languages: [python, javascript], catalogue });
}

/** The text of the line on which each finding stands. */
async function findingsOf(name: string): Promise<readonly string[]> {
  const { files } = readFixture(`projects/${name}`);
  const report = await scan(name);
  return report.findings.map(({ ruleId, location }) => {
    const text = files.find((file) => file.path === location.file)?.text ?? '';
    return `${ruleId}: ${text.split('\n')[location.startLine - 1]?.trim()}`;
  });
}

describe('the demo servers', () => {
  test('Python: exactly two findings, at the decode and at the request', async () => {
    expect(await findingsOf('python-vulnerable')).toEqual([
      'jwt-no-audience: claims = jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"])',
      'authorization-passthrough: response = httpx.get(ORDERS_API, headers={"Authorization": request.headers["Authorization"]})',
    ]);
  });

  test('TypeScript: exactly two findings, at the verification and at the request', async () => {
    expect(await findingsOf('typescript-vulnerable')).toEqual([
      "jwt-no-audience: const claims = jwt.verify(token, PUBLIC_KEY, { algorithms: ['RS256'] }) as { sub: string };",
      'authorization-passthrough: const response = await fetch(ORDERS_API, { headers: { Authorization: String(authorization) } });',
    ]);
  });

  test.for(['python-safe', 'typescript-safe'])('%s: nothing, and the report says what was looked at', async (name) => {
    const { findings, coverage } = await scan(name);
    expect(findings).toEqual([]);
    expect(coverage.files).toBe(2);
    expect(coverage.parsed).toBe(2);
    expect(coverage.undecided).toEqual([]);
    expect(coverage.sinks).toBeGreaterThan(0);
    expect(coverage.calls).toBe(1);
    expect(coverage.projects.map((project) => project.contexts)).toEqual([['mcp-server']]);
  });
});

test.for([
  { context: 'project', imported: 'express', judged: false },
  { context: 'any', imported: 'express', judged: true },
  { context: 'file', imported: '@modelcontextprotocol/sdk/server/mcp.js', judged: true },
  { context: 'file', imported: 'express', judged: false },
] as const)('a project that imports $imported with --context $context: judged is $judged', async (given) => {
  const { coverage } = await analyze({
    files: [{ path: 'server.ts', text: `import ${JSON.stringify(given.imported)};\n` }],
    languages: [javascript],
    catalogue,
    context: given.context,
  });
  expect(coverage.projects).toMatchObject([{ root: '', judged: given.judged }]);
});

test.for([
  { path: 'app.py', text: 'demo.launch(mcp_server=True)\n', judged: true },
  { path: 'app.py', text: 'demo.launch(share=True)\n', judged: false },
  { path: 'app.py', text: 'serve(mcp_server=True)\n', judged: false },
  {
    path: 'app.py',
    text: '@app.mcp_tool_trigger(arg_name="context")\ndef tool(context):\n    return context\n',
    judged: true,
  },
  { path: 'app.ts', text: "app.mcpTool('stock', { handler: stock });\n", judged: true },
  { path: 'app.ts', text: "app.http('stock', { handler: stock });\n", judged: false },
])('$text: judged is $judged', async ({ path, text, judged }) => {
  const languages = [javascript, python];
  const { coverage } = await analyze({ files: [{ path, text }], languages, catalogue, context: 'project' });
  expect(coverage.projects).toMatchObject([{ root: '', judged }]);
});
