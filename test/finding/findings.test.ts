import { catalogue } from '@tokentrail/catalogue';
import { analyze, type Finding, type SourceFile } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, it } from 'vitest';

const requirements = { path: 'requirements.txt', text: 'mcp\n' };

async function check(files: readonly SourceFile[], context: 'project' | 'any' = 'any') {
  return analyze({ files, manifests: [requirements], languages: [python, javascript], catalogue, context });
}

function passthroughs(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ ruleId }) => ruleId === 'authorization-passthrough');
}

const client = `import httpx

class ApiClient:
    def __init__(self, token):
        self.token = token

    def _headers(self):
        return {"Authorization": f"Bearer {self.token}"}

    def _request(self, url, headers):
        return httpx.get(url, headers=headers)

    def items(self):
        return self._request("https://api.example.com", self._headers())
`;
const server = `from contextvars import ContextVar
from mcp.server.fastmcp import FastMCP
from starlette.requests import Request
from client import ApiClient

current_token = ContextVar("current_token")
mcp = FastMCP("demo")

@mcp.custom_route("/login", methods=["POST"])
async def login(request: Request):
    token = request.headers["authorization"]
    current_token.set(token)

def get_token():
    return current_token.get()

@mcp.tool()
def list_items() -> str:
    client = ApiClient(get_token())
    return client.items()
`;
const files = [
  { path: 'client.py', text: client },
  { path: 'server.py', text: server },
];

describe('a trail', () => {
  it('tells how the token goes from file to file', async () => {
    const [finding] = passthroughs((await check(files)).findings);
    const told = finding?.trail.map(({ role, message, location, nesting }) => ({
      at: `${location.file}:${location.startLine}`,
      step: `${role}: ${message}`,
      nesting,
    }));
    const steps = told?.map(({ step }) => step) ?? [];
    expect(steps[0]).toMatch(/^source: /);
    expect(steps).toContain('step: assigned to `token`');
    expect(steps).toContain('return: returned by `get_token()`');
    expect(steps).toContain('call: passed as `token` to `ApiClient()`');
    expect(steps).toContain('store: stored in `self.token`');
    expect(steps).toContain('return: kept in the new object of `ApiClient()`');
    expect(steps).toContain('call: goes into `items()` as its object');
    expect(steps).toContain('read: read from `self.token`');
    expect(steps).toContain('return: returned by `_headers()`');
    expect(steps).toContain('call: passed as `headers` to `_request()`');
    expect(told?.at(-1)).toMatchObject({ at: 'client.py:11' });
    expect(steps.at(-1)).toMatch(/^sink: reaches .*httpx\.get\(\)/);
    expect(told?.[0]).toMatchObject({ at: 'server.py:11', nesting: 0 });
  });

  it('matches every call with its return', async () => {
    const [finding] = passthroughs((await check(files)).findings);
    let nesting = 0;
    for (const step of finding?.trail ?? []) {
      if (step.role === 'call') nesting += 1;
      if (step.role === 'return') nesting -= 1;
      if (step.role === 'call' || step.role === 'return') expect(step.nesting).toBe(nesting);
    }
    expect(finding?.trail.filter(({ role }) => role === 'call').length).toBeGreaterThan(3);
  });

  it('shows the line of each step without its indentation', async () => {
    const [finding] = passthroughs((await check(files)).findings);
    expect(finding?.trail.map(({ snippet }) => snippet)).toContain('self.token = token');
  });
});

describe('a finding', () => {
  it('stands once at the call, with every source', async () => {
    const text = `import httpx
from mcp.server.fastmcp import FastMCP
from starlette.requests import Request
mcp = FastMCP("demo")

def send(token):
    httpx.get("https://api.example.com", headers={"Authorization": token})

@mcp.custom_route("/a", methods=["GET"])
async def first(request: Request):
    send(request.headers["authorization"])

@mcp.custom_route("/b", methods=["GET"])
async def second(request: Request):
    send(request.headers["authorization"])
`;
    const findings = passthroughs((await check([{ path: 'server.py', text }])).findings);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.location.startLine).toBe(7);
    expect(findings[0]?.sources.map(({ location }) => location.startLine)).toEqual([11, 15]);
  });

  it('keeps its fingerprint when lines shift and loses it when the call changes', async () => {
    const print = async (text: string) =>
      passthroughs((await check([{ path: 'client.py', text }, files[1] ?? requirements])).findings).map(
        ({ fingerprint }) => fingerprint,
      );
    const [before] = await print(client);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(await print(`# a comment\n\n${client}`)).toEqual([before]);
    expect(await print(client.replace('httpx.get(url, headers=headers)', 'httpx.get(url,  headers=headers)'))).toEqual([
      before,
    ]);
    expect(await print(client.replace('httpx.get(', 'httpx.post('))).not.toEqual([before]);
  });

  it('has a fingerprint of its own beside its equal', async () => {
    const text = `import httpx
from mcp.server.fastmcp import FastMCP
from starlette.requests import Request
mcp = FastMCP("demo")

@mcp.custom_route("/a", methods=["GET"])
async def first(request: Request):
    t = request.headers["authorization"]
    httpx.get("https://api.example.com", headers={"Authorization": t})
    httpx.get("https://api.example.com", headers={"Authorization": t})
`;
    const findings = passthroughs((await check([{ path: 'server.py', text }])).findings);
    expect(findings.map(({ location }) => location.startLine)).toEqual([9, 10]);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('is worth a note in a test and less in code that no route or tool runs', async () => {
    const flow = (path: string, decorated: boolean) =>
      check([
        {
          path,
          text: `import httpx
from mcp.server.fastmcp import FastMCP
from starlette.requests import Request
mcp = FastMCP("demo")

${decorated ? '@mcp.custom_route("/a", methods=["GET"])' : ''}
async def first(request: Request):
    httpx.get("https://api.example.com", headers={"Authorization": request.headers["authorization"]})
`,
        },
      ]).then(({ findings }) => passthroughs(findings).map(({ severity, reach }) => `${severity} ${reach}`));
    expect(await flow('server.py', true)).toEqual(['high entry']);
    expect(await flow('server.py', false)).toEqual(['medium server']);
    expect(await flow('examples/server.py', true)).toEqual(['medium server']);
    expect(await flow('tests/test_server.py', true)).toEqual(['note outside']);
  });

  it('says why it is less certain', async () => {
    const text = `import httpx
import unknown_library
from mcp.server.fastmcp import FastMCP
from starlette.requests import Request
mcp = FastMCP("demo")

@mcp.custom_route("/a", methods=["GET"])
async def first(request: Request):
    t = unknown_library.normalise(request.headers["authorization"])
    httpx.get("https://api.example.com", headers={"Authorization": t})
`;
    const [finding] = passthroughs((await check([{ path: 'server.py', text }])).findings);
    expect(finding?.confidence).toBe('medium');
    expect(finding?.marks).toHaveLength(1);
    expect(finding?.marks[0]).toContain('normalise');
  });

  it('does not depend on the order of the files', async () => {
    expect(await check(files.toReversed())).toEqual(await check(files));
  });
});
