// Programs of any number of modules that use each other the way servers do: a base class, a registry, a shared store, helpers that
// everybody calls, chains through neighbours, closures, loops over what was collected. What a module adds does not depend on how
// many there are, so the work for twice the modules should be about twice the work.

/** A Python MCP-like server of `size` modules, and what they share. */
export function growingPython(size: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'app/base.py': `
import httpx
from contextvars import ContextVar

current = ContextVar("current", default=None)

class Base:
    def __init__(self, token, options=None):
        self.token = token
        self.options = dict(options or {})
        self.cache = {}

    def headers(self):
        return {"Authorization": f"Bearer {self.token}", **self.options}

    def call(self, path):
        return self.run(path, self.headers())

    def run(self, path, headers):
        raise NotImplementedError

def retry(action, *args, **kwargs):
    for attempt in range(3):
        try:
            return action(*args, **kwargs)
        except ValueError as problem:
            last = problem
    raise last

def clean(headers):
    kept = {}
    for key, value in headers.items():
        if key.lower() != "cookie":
            kept[key] = value
    return kept
`,
    'app/registry.py': `
TOOLS = {}

def tool(name):
    def register(function):
        TOOLS[name] = function
        return function
    return register

def dispatch(name, request):
    return TOOLS[name](request)
`,
  };
  for (let at = 0; at < size; at++) {
    const next = (at + 1) % size;
    files[`app/part${at}.py`] = `
from starlette.requests import Request
from .base import Base, clean, current, retry
from .registry import tool
from . import part${next}

class Client${at}(Base):
    def __init__(self, token, name="part${at}"):
        super().__init__(token, {"x-part": name})
        self.name = name
        self.sent = []

    def run(self, path, headers):
        import httpx
        self.sent.append(path)
        return httpx.get(f"https://api.example.com/{path}", headers=headers)

def make${at}(token):
    client = Client${at}(token)
    def ask(path):
        return client.call(path)
    return ask

def helper${at}(value, extra=None):
    parts = [value, extra, "fixed"]
    table = {"a": value, "b": extra, "c": {"d": parts}}
    for part in parts:
        table["last"] = part
    return table

@tool("part${at}")
def handle${at}(request: Request):
    token = request.headers["authorization"]
    current.set(token)
    ask = make${at}(token)
    table = helper${at}(token, request.query)
    if table["a"]:
        answer = retry(ask, "one")
    elif table["b"]:
        answer = ask("two")
    else:
        answer = part${next}.helper${next}(table["c"]["d"], clean(request.headers))
    return {"answer": answer, "rest": table}
`;
  }
  return files;
}

/** The same in TypeScript. */
export function growingTypeScript(size: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'src/base.ts': `
export abstract class Base {
  protected cache = new Map<string, unknown>();
  constructor(protected token: string, protected options: Record<string, string> = {}) {}
  headers() {
    return { Authorization: \`Bearer \${this.token}\`, ...this.options };
  }
  call(path: string) {
    return this.run(path, this.headers());
  }
  abstract run(path: string, headers: Record<string, string>): unknown;
}

export async function retry(action: (...args: unknown[]) => unknown, ...args: unknown[]) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await action(...args);
    } catch (problem) {
      if (attempt === 2) throw problem;
    }
  }
}

export const clean = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== 'cookie'));
`,
    'src/registry.ts': `
import express from 'express';
export const app = express();
export const tools = new Map<string, (request: any) => unknown>();
export function dispatch(name: string, request: any) {
  return tools.get(name)?.(request);
}
`,
  };
  for (let at = 0; at < size; at++) {
    const next = (at + 1) % size;
    files[`src/part${at}.ts`] = `
import { Base, clean, retry } from './base.js';
import type { Request } from 'express';
import { app, tools } from './registry.js';
import { helper${next} } from './part${next}.js';

export class Client${at} extends Base {
  sent: string[] = [];
  constructor(token: string, private name = 'part${at}') {
    super(token, { 'x-part': name });
  }
  run(path: string, headers: Record<string, string>) {
    this.sent.push(path);
    return fetch(\`https://api.example.com/\${path}\`, { headers });
  }
}

export function make${at}(token: string) {
  const client = new Client${at}(token);
  return (path: string) => client.call(path);
}

export function helper${at}(value: any, extra?: any) {
  const parts = [value, extra, 'fixed'];
  const table: any = { a: value, b: extra, c: { d: parts } };
  for (const part of parts) table.last = part;
  return table;
}

export async function handle${at}(request: Request) {
  const token = request.headers.authorization;
  const ask = make${at}(token);
  const table = helper${at}(token, request.query);
  let answer;
  if (table.a) answer = await retry(ask, 'one');
  else if (table.b) answer = await ask('two');
  else answer = helper${next}(table.c.d, clean(request.headers));
  return { answer, rest: table };
}

tools.set('part${at}', handle${at});
app.post('/part${at}', handle${at});
`;
  }
  return files;
}
