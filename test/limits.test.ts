import { catalogue } from '@tokentrail/catalogue';
import { analyze } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { expect, test } from 'vitest';

test('a file nested too deeply is said to be so, and the other files are analysed', async () => {
  const deep = `${Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('')}${' '.repeat(2_000)}pass\n`;
  const server = [
    'import httpx',
    'from fastmcp.server.dependencies import get_http_request',
    'def tool():',
    '    httpx.get("https://api", headers={"Authorization": get_http_request().headers["authorization"]})',
  ].join('\n');
  const report = await analyze({
    files: [
      { path: 'deep.py', text: deep },
      { path: 'server.py', text: server },
    ],
    languages: [python, javascript],
    catalogue,
  });
  expect(report.findings.map((finding) => finding.location.file)).toEqual(['server.py']);
  const spoken = [
    ...report.coverage.limits.map((hit) => hit.location?.file),
    ...report.diagnostics.map((diagnostic) => diagnostic.location?.file),
  ];
  expect(spoken).toContain('deep.py');
});
