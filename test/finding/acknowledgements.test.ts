import { catalogue } from '@tokentrail/catalogue';
import { analyze, type Report } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';

async function check(path: string, text: string): Promise<Report> {
  return analyze({ files: [{ path, text }], languages: [python, javascript], catalogue, context: 'any' });
}

const PYTHON = (comment: string, above = '') => `import httpx
from fastapi import FastAPI, Request

app = FastAPI()

@app.get("/orders")
async def orders(request: Request):
    token = request.headers["authorization"]
    ${above}
    return httpx.get("https://own.example.com", headers={"Authorization": token})  ${comment}
`;

const TYPESCRIPT = (comment: string) => `import express from 'express';
const app = express();
app.get('/orders', async (req, res) => {
  ${comment}
  const response = await fetch('https://own.example.com', { headers: { authorization: req.headers.authorization } });
  res.json(await response.json());
});
`;

const GOOD = 'tokentrail-ignore authorization-passthrough: the same service behind its own gateway';

function stateOf({ findings, diagnostics }: Report) {
  return {
    open: findings.filter((finding) => finding.suppressed === null).length,
    reasons: findings.flatMap((finding) => finding.suppressed?.reason ?? []),
    warnings: diagnostics.map(({ message, location }) => `${location?.startLine}: ${message}`),
  };
}

const acknowledged = { open: 0, reasons: ['the same service behind its own gateway'], warnings: [] };

describe('a comment acknowledges a finding', () => {
  test.each([
    ['at the end of its line', PYTHON(`# ${GOOD}`)],
    ['on the line above', PYTHON('', `# ${GOOD}`)],
    ['above another comment', PYTHON('', `# ${GOOD}\n    # the address never changes`)],
    ['among other rules', PYTHON(`# ${GOOD.replace(':', ', jwt-no-audience:')}`)],
  ])('in Python, %s', async (_, text) => {
    const { warnings, ...rest } = stateOf(await check('server.py', text));
    expect({ ...rest, warnings: warnings.filter((message) => !message.includes('jwt-no-audience')) }).toEqual(
      acknowledged,
    );
  });

  test.each([
    [
      'behind an argument',
      `httpx.get(\n        "https://own.example.com",\n        headers={"Authorization": token},  # ${GOOD}\n    )`,
    ],
    [
      'above an argument',
      `httpx.get(\n        "https://own.example.com",\n        # ${GOOD}\n        headers={"Authorization": token},\n    )`,
    ],
  ])('in a call of several lines, %s', async (_, call) => {
    const text = PYTHON('').replace(/httpx\.get\(.*\)/, call);
    expect(stateOf(await check('server.py', text))).toEqual(acknowledged);
  });

  test('in a call of several lines, the inner one of two', async () => {
    const inner = `httpx.get("https://in.example.com", headers={"Authorization": token})  # ${GOOD}`;
    const call = `httpx.get(\n        "https://own.example.com",\n        headers={"Authorization": token},\n        timeout=\n        ${inner}\n    )`;
    const { findings } = await check('server.py', PYTHON('').replace(/httpx\.get\(.*\)/, call));
    expect(findings.map(({ location, suppressed }) => [location.startLine, suppressed !== null])).toEqual([
      [10, false],
      [14, true],
    ]);
  });

  test.each([[`// ${GOOD}`], [`/* ${GOOD} */`]])('in TypeScript: %s', async (comment) => {
    expect(stateOf(await check('server.ts', TYPESCRIPT(comment)))).toEqual(acknowledged);
  });
});

describe('a comment has no effect and is reported', () => {
  test.each([
    ['without a reason', 'tokentrail-ignore authorization-passthrough', '9: write "tokentrail-ignore RULE: reason"'],
    ['without a rule', 'tokentrail-ignore: our own service', '9: write "tokentrail-ignore RULE: reason"'],
    [
      'with a rule that there is not',
      'tokentrail-ignore passthrough: why',
      '9: there is no rule passthrough; there are',
    ],
    ['with another rule', 'tokentrail-ignore jwt-no-audience: why', '9: no finding of jwt-no-audience here'],
  ])('%s', async (_, comment, warning) => {
    const state = stateOf(await check('server.py', PYTHON('', `# ${comment}`)));
    expect(state).toMatchObject({ open: 1, reasons: [] });
    expect(state.warnings).toEqual([expect.stringContaining(warning)]);
  });

  test('two lines above', async () => {
    const state = stateOf(await check('server.py', PYTHON('', `# ${GOOD}\n    url = "https://own.example.com"`)));
    expect(state).toMatchObject({ open: 1, reasons: [] });
    expect(state.warnings).toEqual([expect.stringContaining('no finding of authorization-passthrough here')]);
  });

  test('above a private member, which begins like a comment in Python', async () => {
    const lines = (member: string) => `import express from 'express';
express().get('/orders', async (req, res) => {
  class Call {
    // ${GOOD}
    ${member}
    send() { return fetch('https://own.example.com', { headers: { authorization: req.headers.authorization } }); }
  }
  res.json(new Call().send());
});
`;
    expect(stateOf(await check('client.js', lines('#kept = 1;')))).toMatchObject({ open: 1, reasons: [] });
    expect(stateOf(await check('client.js', lines('// kept')))).toEqual(acknowledged);
  });
});

test('words that only look alike are nothing', async () => {
  const state = stateOf(await check('server.py', PYTHON('# tokentrail-ignored authorization-passthrough: no')));
  expect(state).toEqual({ open: 1, reasons: [], warnings: [] });
});
