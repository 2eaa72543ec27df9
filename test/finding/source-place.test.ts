import { catalogue } from '@tokentrail/catalogue';
import { analyze } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';

// A source that is one header among several stands where that header is read.

const PYTHON = `import httpx
from fastapi import FastAPI, Request
app = FastAPI()
@app.get("/")
def go(request: Request):
    language = request.headers["accept-language"]
    token = request.headers["authorization"]
    httpx.get("https://a", headers={"Accept-Language": language, "Authorization": token})
`;
const TYPESCRIPT = `import express from 'express';
express().get('/', async (req, res) => {
  const headers = req.headers;
  const language = headers['accept-language'];
  const token = headers.authorization;
  res.send(await fetch('https://a', { headers: { 'Accept-Language': language, Authorization: token } }));
});
`;
const WHOLE = `import httpx
from fastapi import FastAPI, Request
app = FastAPI()
@app.get("/")
def go(request: Request):
    headers = request.headers
    forward(headers)
def forward(headers):
    httpx.get("https://a", headers={"Authorization": headers["authorization"]})
`;

describe('the place of a source', () => {
  test.each([
    ['server.py', PYTHON, 7],
    ['server.ts', TYPESCRIPT, 5],
    ['whole.py', WHOLE, 6],
  ])('%s', async (path, text, line) => {
    const report = await analyze({
      files: [{ path, text }],
      languages: [python, javascript],
      catalogue,
      context: 'any',
    });
    expect(report.findings).toHaveLength(1);
    const [{ trail, sources }] = report.findings as [(typeof report.findings)[number]];
    expect(trail[0]).toMatchObject({ role: 'source', location: { startLine: line } });
    expect(sources[0]?.location).toEqual(trail[0]?.location);
    const places = trail.map(({ role, location }) => `${role} ${location.startLine}:${location.startColumn}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
