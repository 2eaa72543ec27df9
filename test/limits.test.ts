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

/** The limits that a Python function reaches, and the lines where. */
async function reached(lines: readonly string[]): Promise<readonly string[]> {
  const text = ['def tool(h, o):', ...lines.map((line) => `    ${line}`), ''].join('\n');
  const files = [{ path: 'server.py', text }];
  const { coverage } = await analyze({ files, languages: [python], catalogue });
  return coverage.limits.map((hit) => `${hit.limit}:${hit.location?.startLine}`);
}

const times = (count: number, line: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => line(at));

test('a write into an object with more holders than are followed is said to be one', async () => {
  const holders = (count: number): string[] => times(count, (at) => `h${at} = {"headers": h}`);
  expect(await reached([...holders(9), 'h["x"] = o'])).toEqual(['aliases:11']);
  expect(await reached([...holders(8), 'h["x"] = o'])).toEqual([]);
  expect(await reached([...holders(9), 'print(h["x"])'])).toEqual([]);
});

test('a write into one of too many contents is said to be one', async () => {
  const contents = times(17, (at) => `o.c${at} = {}`);
  expect(await reached([...contents, 'o.c16["x"] = h'])).toEqual(['children:19']);
  expect(await reached([...contents, 'o.c15["x"] = h', 'print(o.c16["x"])'])).toEqual([]);
});

test('a write into an object that is held too deeply is said to be one', async () => {
  expect(await reached(['o.a.b.c.d["x"] = h'])).toEqual(['writeBack:2']);
  expect(await reached(['o.a.b.c["x"] = h', 'o.a.b.c.d.e.update()'])).toEqual([]);
});

test('objects held in objects may be nested deeper than a stack', async () => {
  const depth = 6_000;
  const text = [
    'from fastmcp import FastMCP',
    'mcp = FastMCP("x")',
    'box0 = {"run": lambda: 1}',
    ...times(depth, (at) => `box${at + 1} = {"next": box${at}}`),
    `mcp.tool(box${depth})`,
  ].join('\n');
  const report = await analyze({ files: [{ path: 'server.py', text }], languages: [python], catalogue });
  expect(report.coverage).toMatchObject({ files: 1, parsed: 1 });
  expect(report.diagnostics).toEqual([]);
});
