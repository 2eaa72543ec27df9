import { describe, test } from 'vitest';
import { expectFindings } from './expect-findings.js';

function check(title: string, files: string | Readonly<Record<string, string>>): void {
  test(title, () => expectFindings(typeof files === 'string' ? { 'main.py': files } : files));
}

describe('names and strings', () => {
  check(
    'text keeps what goes into it',
    `
t = SOURCE()
SINK("Bearer " + t) # finding
SINK(f"Bearer {t}") # finding
SINK("Bearer %s" % t) # finding
SINK("Bearer {}".format(t)) # finding
SINK(t[7:]) # finding
SINK(", ".join(["a", t])) # finding
SINK(f"Bearer {1}")
SINK("Bearer %s" % "a")
`,
  );
  check(
    'assignment ends the old value',
    `
t = SOURCE()
t = "x"
SINK(t)
`,
  );
  check(
    'unpacking by place',
    `
a, b = SOURCE(), "x"
SINK(a) # finding
SINK(b)
c, *d = ["x", SOURCE()]
SINK(c)
for e in d:
    SINK(e) # finding
`,
  );
  check(
    'a loop carries the value round',
    `
def f(r):
    t = "x"
    for i in r:
        SINK(t) # finding
        t = SOURCE()
`,
  );
  check(
    'walrus, conditional expression, or, and',
    `
def f(c):
    if (t := SOURCE()) and c:
        SINK(t) # finding
    SINK(t if c else "x") # finding
    SINK(c and "x")
    SINK(c or t) # finding
`,
  );
  check(
    'the handler of an exception sees the value of the body',
    `
def f():
    t = "x"
    try:
        t = SOURCE()
        risky()
        t = "y"
    except ValueError:
        SINK(t) # finding
    SINK(t) # finding
def g():
    try:
        t = SOURCE()
    finally:
        t = "x"
    SINK(t)
`,
  );
});

describe('objects', () => {
  check(
    'an alias is the same object',
    `
h = {}
g = h
g["k"] = SOURCE()
SINK(h["k"]) # finding
SINK(h["j"])
`,
  );
  check(
    'removed keys are gone, also under an alias',
    `
h = {"a": SOURCE(), "b": "x"}
g = h
SINK(h["a"]) # finding
h.pop("a")
SINK(h["a"])
SINK(g["a"])
k = {"a": SOURCE()}
del k["a"]
SINK(k["a"])
`,
  );
  check(
    'a later key wins over a mapping before it, not after it',
    `
h = {"a": SOURCE()}
SINK({**h, "a": "x"}["a"])
SINK({"a": "x", **h}["a"]) # finding
SINK(dict(h, a="x")["a"])
SINK(({"a": "x"} | h)["a"]) # finding
SINK((h | {"a": "x"})["a"])
`,
  );
  check(
    'a pair loop that skips a key does not copy it',
    `
h = {"authorization": SOURCE(), "b": "x"}
out = {}
for k, v in h.items():
    if k.lower() == "authorization":
        continue
    out[k] = v
SINK(out["authorization"])
all = {}
for k, v in h.items():
    all[k] = v
SINK(all["authorization"]) # finding
`,
  );
  check('a comprehension against a set of another file', {
    'drop.py': 'DROP = frozenset({"authorization"})\nOTHER = frozenset({"cookie"})\n',
    'main.py': `
from drop import DROP, OTHER
h = {"authorization": SOURCE()}
a = {k: v for k, v in h.items() if k.lower() not in DROP}
SINK(a["authorization"])
b = {k: v for k, v in h.items() if k.lower() not in OTHER}
SINK(b["authorization"]) # finding
c = {k: v for k, v in h.items() if k in DROP}
SINK(c["authorization"]) # finding
d = {k: v for k, v in h.items() if k in OTHER}
SINK(d["authorization"])
`,
  });
  check(
    'a loop that pops listed keys',
    `
h = {"authorization": SOURCE()}
SINK(h["authorization"]) # finding
for k in ("authorization", "cookie"):
    h.pop(k, None)
SINK(h["authorization"])
`,
  );
  check(
    'lists and sets',
    `
l = []
l.append("x")
for a in l:
    SINK(a)
l.append(SOURCE())
for a in l:
    SINK(a) # finding
SINK([x for x in l][0]) # finding
l2 = []
l2 += [SOURCE()]
SINK(l2[0]) # finding
`,
  );
  check(
    'attributes: the last write wins, setattr and getattr are writes and reads',
    `
class Box:
    pass
b = Box()
setattr(b, "t", SOURCE())
SINK(getattr(b, "t", None)) # finding
SINK(b.t) # finding
b.t = None
SINK(b.t)
`,
  );
});

describe('functions and classes', () => {
  check(
    'positions and keywords',
    `
def f(a, *rest, b="x", **more):
    SINK(a)
    SINK(b) # finding
    SINK(rest[0]) # finding
    SINK(more["c"]) # finding
    SINK(more["d"])
f("x", SOURCE(), b=SOURCE(), c=SOURCE(), d="x")
`,
  );
  check(
    'a constructor, its parent and two objects',
    `
class Base:
    def __init__(self, t):
        self.t = t
class A(Base):
    def __init__(self, t):
        super().__init__(t)
    def get(self):
        return self.t
SINK(A(SOURCE()).get()) # finding
SINK(A("x").get())
`,
  );
  check(
    'properties and data classes',
    `
from dataclasses import dataclass
@dataclass
class D:
    a: str
    b: str = "x"
    @property
    def p(self):
        return self.a
    @classmethod
    def make(cls, a):
        return cls(a)
d = D(SOURCE())
SINK(d.a) # finding
SINK(d.p) # finding
SINK(d.b)
SINK(D.make(SOURCE()).a) # finding
SINK(D.make("x").a)
`,
  );
  check(
    'closures keep their own variables',
    `
def make(t):
    def inner():
        return t
    return inner
a = make(SOURCE())
b = make("x")
SINK(a()) # finding
SINK(b())
`,
  );
  check(
    'a variable written after the capture; nonlocal and global',
    `
def f():
    t = None
    def g():
        SINK(t) # finding
    t = SOURCE()
    g()
u = None
def set():
    global u
    u = SOURCE()
def get():
    SINK(u) # finding
def h():
    v = "x"
    def inner():
        nonlocal v
        v = SOURCE()
    inner()
    SINK(v) # finding
`,
  );
  check(
    'generators, context managers, lambdas, await',
    `
from contextlib import contextmanager
def gen(t):
    yield t
    yield from [t]
for x in gen(SOURCE()):
    SINK(x) # finding
for x in gen("x"):
    SINK(x)
class M:
    def __init__(self, t):
        self.t = t
    def __enter__(self):
        return self
with M(SOURCE()) as m:
    SINK(m.t) # finding
same = lambda a, b: b
SINK(same("x", SOURCE())) # finding
SINK(same(SOURCE(), "x"))
async def co(t):
    return t
async def run():
    SINK(await co(SOURCE())) # finding
`,
  );
  check(
    'match',
    `
def f(v):
    match v:
        case {"t": t, **rest}:
            SINK(t) # finding
            SINK(rest["t"])
            SINK(rest["u"]) # finding
        case [a, *b]:
            SINK(a)
            SINK(b[0]) # finding
        case _:
            pass
f({"t": SOURCE(), "u": SOURCE()})
f(["x", SOURCE()])
`,
  );
  check('imports of every form', {
    'pkg/__init__.py': 'from .tokens import make as make_token\n',
    'pkg/tokens.py': 'def make():\n    return SOURCE()\ndef clean():\n    return "x"\n',
    'pkg/sub/use.py': `
from .. import tokens
from ..tokens import make as m, clean
from pkg import make_token
import pkg.tokens as pt
import pkg.tokens
from pkg.tokens import *
SINK(tokens.make()) # finding
SINK(m()) # finding
SINK(clean())
SINK(make_token()) # finding
SINK(pt.make()) # finding
SINK(pkg.tokens.make()) # finding
SINK(pkg.tokens.clean())
SINK(make()) # finding
def lazy():
    from importlib import import_module
    SINK(import_module("pkg.tokens").make()) # finding
`,
  });
});
