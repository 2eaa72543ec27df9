import { catalogue } from '@tokentrail/catalogue';
import { describe, test } from 'vitest';
import { expectFindings } from './expect-findings.js';

/** What the catalogue says of library code, without its own sources and sinks. */
const rows = catalogue.models.filter((model) => !('sink' in model) && !('source' in model));

const programs: Readonly<Record<string, string>> = {
  'mappings: get, copy, values, pop': `
h = {"a": SOURCE(), "b": "x"}
SINK(h.get("a")) # finding
SINK(h.get("b", "d"))
SINK(h.get("c", h.get("a"))) # finding
SINK(h.copy()["a"]) # finding
for v in h.values():
    SINK(v) # finding
for k in h.keys():
    SINK(k)
g = dict(h)
g.pop("a")
SINK(g.get("a"))
SINK(h.pop("a")) # finding
`,
  'methods of strings': `
t = SOURCE()
SINK(t.split(" ")[1]) # finding
SINK(t.strip().removeprefix("Bearer ")) # finding
scheme, _, token = t.partition(" ")
SINK(token) # finding
SINK(len(t))
SINK(t.startswith("x"))
SINK(t.encode().decode()) # finding
a, b = t.split(" ", 1)
SINK(b) # finding
`,
  'partial, and keywords that are collected': `
from functools import partial
def send(a, token=None, **kw):
    SINK(token) # finding
    SINK(kw["x"]) # finding
    kw.pop("x")
    SINK(kw["x"])
p = partial(send, "a", token=SOURCE())
p(x=SOURCE())
`,
  'data classes with some fields replaced': `
from dataclasses import dataclass, replace
@dataclass(frozen=True)
class S:
    t: str = ""
    u: str = ""
s = replace(S(), t=SOURCE())
SINK(s.t) # finding
SINK(s.u)
SINK(replace(s, t="x").t)
`,
  'a mapping parameter is written for the caller': `
def add(h, t):
    h["a"] = t
def drop(h):
    h.pop("a", None)
h = {}
add(h, SOURCE())
SINK(h["a"]) # finding
drop(h)
SINK(h["a"])
`,
  'super with arguments, class attributes, cached properties': `
import functools
class A:
    limit = SOURCE()
    def __init__(self, t):
        self.t = t
class B(A):
    def __init__(self, t):
        super(B, self).__init__(t)
    @functools.cached_property
    def c(self):
        return self.t
    @property
    def q(self):
        return "x"
b = B(SOURCE())
SINK(b.t) # finding
SINK(b.c) # finding
SINK(b.q)
SINK(A.limit) # finding
SINK(B("x").limit) # finding
`,
  'gather, tasks, threads': `
import asyncio
async def g(t):
    return t
async def m():
    a, b = await asyncio.gather(g("x"), g(SOURCE()))
    SINK(b) # finding
    task = asyncio.create_task(g(SOURCE()))
    SINK(await task) # finding
    SINK(await asyncio.to_thread(lambda t: t, SOURCE())) # finding
`,
  'functions in mappings, callable objects': `
def a(t): SINK(t) # finding
def b(t): SINK(t)
class C:
    def __call__(self, t):
        SINK(t) # finding
T = {"a": a, "b": b}
T["a"](SOURCE())
C()(SOURCE())
for name, f in (("x", a), ("y", b)):
    f("x")
`,
  'context variables': `
from contextvars import ContextVar
v: ContextVar[str] = ContextVar("v")
w = ContextVar[str]("w")
def set():
    v.set(SOURCE())
    w.set("x")
def get():
    SINK(v.get()) # finding
    SINK(w.get())
`,
  'a module global that is made when first asked for': `
_client = None
class Client:
    def __init__(self, t):
        self.t = t
def client():
    global _client
    if _client is None:
        _client = Client(SOURCE())
    return _client
def use():
    SINK(client().t) # finding
`,
};

describe('flows through library code', () => {
  test.each(Object.keys(programs))('%s', (title) => expectFindings({ 'main.py': programs[title] ?? '' }, rows));
});
