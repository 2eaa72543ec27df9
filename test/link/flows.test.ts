import { describe, expect, it } from 'vitest';
import { findings, linkSources } from '../support/link-sources.js';

/** Lines that end in the marker must be findings, all others must not. */
const MARKER = /(?:#|\/\/) found$/;

function check(files: Readonly<Record<string, string>>): void {
  const expected = Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (MARKER.test(line) ? [`${path}:${index + 1}`] : [])),
  );
  expect(findings(linkSources(files))).toEqual(expected.sort());
  const reversed = Object.keys(files).toReversed();
  expect(findings(linkSources(files, undefined, reversed))).toEqual(expected.sort());
}

const programs: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  [
    'two local instances keep their fields, a shared one does not',
    {
      'a.py': `class Box:
    def __init__(self, t=None):
        self.t = t
    def put(self, t):
        self.t = t
    def get(self):
        return self.t

def local():
    SINK(Box(SOURCE()).get())  # found
    SINK(Box("x").get())
`,
      'b.py': `class Shared:
    def put(self, t):
        self.t = t
    def get(self):
        return self.t
    def other(self):
        return self.o

box = Shared()

def fill():
    box.put(SOURCE())

def use():
    SINK(box.get())  # found
    SINK(box.other())
`,
    },
  ],
  [
    'fields of a base class, through super',
    {
      'base.py': `class Base:
    def __init__(self, t):
        self.t = t
`,
      'a.py': `from base import Base

class A(Base):
    def __init__(self, t):
        super().__init__(t)
    def send(self):
        SINK(self.t)  # found

class B:
    def __init__(self, t):
        self.t = t
    def send(self):
        SINK(self.t)

a = A(SOURCE())
b = B("x")

def run():
    a.send()
    b.send()
`,
      'a.js': `class Base { constructor(t) { this.t = t; } }
class A extends Base {
  constructor(t) { super(t); }
  send() {
    SINK(this.t); // found
  }
}
class B { constructor(t) { this.t = t; }
  send() { SINK(this.t); }
}
const a = new A(SOURCE());
const b = new B("x");
export function run() { a.send(); b.send(); }
`,
    },
  ],
  [
    'an overwritten field is clean here and not elsewhere',
    {
      'a.py': `class Handler:
    def one(self):
        self.t = SOURCE()
        self.t = None
        SINK(self.t)
    def two(self):
        SINK(self.t)  # found

handler = Handler()

def run():
    handler.one()
    handler.two()
`,
    },
  ],
  [
    'closures of one factory stay apart',
    {
      'a.py': `def make(t):
    def inner():
        return t
    return inner

def main():
    a = make(SOURCE())
    b = make("x")
    SINK(a())  # found
    SINK(b())
`,
      'a.js': `function make(t) { return () => t; }
export function main() {
  const a = make(SOURCE());
  const b = make("x");
  SINK(a()); // found
  SINK(b());
}
`,
    },
  ],
  [
    'captured variables: written after, filled inside',
    {
      'a.py': `def main():
    t = None
    def f():
        SINK(t)  # found
    t = SOURCE()
    f()
`,
      'a.js': `export function main() {
  let h = {};
  const add = () => { h.a = SOURCE(); };
  add();
  SINK(h.a); // found
  SINK(h.b);
}
`,
    },
  ],
  [
    'functions as values',
    {
      'a.js': `function apply(f, v) { return f(v); }
function id(x) { return x; }
function drop(x) { return 1; }
const table = { keep: id, lose: drop };
export function main(k) {
  SINK(apply(id, SOURCE())); // found
  SINK(table.keep(SOURCE())); // found
  SINK(table.lose(SOURCE()));
  SINK(table[k](SOURCE())); // found
  SINK(id.call(null, SOURCE())); // found
  SINK(id.apply(null, [SOURCE()])); // found
  SINK(drop.call(null, SOURCE()));
  const bound = id.bind(null, SOURCE());
  SINK(bound()); // found
}
`,
      'a.py': `def keep(x):
    return x

def lose(x):
    return 1

TABLE = {"keep": keep, "lose": lose}

def main():
    SINK(TABLE["keep"](SOURCE()))  # found
    SINK(TABLE["lose"](SOURCE()))
    for f in [keep]:
        SINK(f(SOURCE()))  # found
`,
    },
  ],
  [
    'argument positions',
    {
      'a.py': `def second(a, b, *rest, key=None, **more):
    return b

def rest(a, *rest):
    return rest

def named(a, **more):
    return more

def star(*args, **kwargs):
    return second(*args, **kwargs)

def key(a, b, *rest, key=None, **more):
    return key

def main():
    SINK(second("x", SOURCE()))  # found
    SINK(second(SOURCE(), "x"))
    SINK(second(b=SOURCE(), a="x"))  # found
    SINK(rest("x", SOURCE())[0])  # found
    SINK(rest("x", "y", SOURCE())[0])
    SINK(named("x", token=SOURCE())["token"])  # found
    SINK(named("x", token=SOURCE())["other"])
    SINK(star("x", SOURCE()))  # found
    SINK(star(SOURCE(), "x"))
    SINK(key("x", **{"b": "y", "key": SOURCE()}))  # found
    SINK(second("x", **{"b": "y", "key": SOURCE()}))
    args = ["x", SOURCE()]
    SINK(second(*args))  # found
`,
      'a.js': `function second(a, b, ...rest) { return b; }
function rest(a, ...rest) { return rest[1]; }
function pick({ token, other }) { return token; }
export function main() {
  SINK(second(1, SOURCE())); // found
  SINK(second(SOURCE(), 1));
  SINK(rest(1, 2, SOURCE())); // found
  SINK(rest(1, SOURCE(), 2));
  SINK(pick({ token: SOURCE() })); // found
  SINK(pick({ other: SOURCE() }));
  SINK(second(...[1, SOURCE()])); // found
}
`,
    },
  ],
  [
    'mutation by a callee, and none by a callee that only reads',
    {
      'a.py': `def add(h, t):
    h["a"] = t

def look(h):
    return h["a"]

def drop(h):
    del h["a"]

def main():
    h = {}
    add(h, SOURCE())
    SINK(h["a"])  # found
    SINK(h["b"])
    look(h)
    SINK(h["a"])  # found
    drop(h)
    SINK(h["a"])
`,
      'a.js': `function add(h, t) { h.a = t; }
function look(h) { return h.a; }
function drop(h) { delete h.a; }
export function main() {
  const h = {};
  add(h, SOURCE());
  SINK(h.a); // found
  look(h);
  SINK(h.a); // found
  drop(h);
  SINK(h.a);
}
`,
    },
  ],
  [
    'properties, getters, items, calls and context managers of classes',
    {
      'a.py': `class Config:
    def __init__(self, t):
        self._t = t
    @property
    def token(self):
        return self._t
    @property
    def other(self):
        return "x"
    def __getitem__(self, key):
        return self._t
    def __call__(self):
        return self._t
    def __enter__(self):
        return self._t
    def __exit__(self, *a):
        pass
    @classmethod
    def create(cls, t):
        return cls(t)
    @staticmethod
    def same(t):
        return t

def main():
    c = Config(SOURCE())
    SINK(c.token)  # found
    SINK(c.other)
    SINK(c["k"])  # found
    SINK(c())  # found
    with c as t:
        SINK(t)  # found
    SINK(Config.create(SOURCE()).token)  # found
    SINK(Config.create("x").token)
    SINK(Config.same(SOURCE()))  # found
    SINK(c.same(SOURCE()))  # found
`,
      'a.ts': `class Config {
  #t: string;
  constructor(private readonly secret: string, t: string) { this.#t = t; }
  get token() { return this.secret; }
  get other() { return this.#t; }
  set token(v: string) { this.#t = v; }
  static create(t: string) { return new Config(t, 'x'); }
}
export function main() {
  const c = new Config(SOURCE(), 'x');
  SINK(c.token); // found
  SINK(c.other);
  SINK(Config.create(SOURCE()).token); // found
  SINK(Config.create('x').token);
  const d = new Config('x', 'y');
  d.token = SOURCE();
  SINK(d.other); // found
}
`,
    },
  ],
  [
    'fields of classes without a constructor',
    {
      'a.py': `from dataclasses import dataclass
from pydantic import BaseModel, Field

@dataclass
class Creds:
    name: str
    token: str = ""

class Model(BaseModel):
    name: str
    token: str = Field("x", alias="accessToken")

def main():
    SINK(Creds("x", SOURCE()).token)  # found
    SINK(Creds("x", SOURCE()).name)
    SINK(Creds(token=SOURCE(), name="x").token)  # found
    SINK(Model(name="x", accessToken=SOURCE()).token)  # found
    SINK(Model(name="x", accessToken=SOURCE()).name)
    SINK(Model(**{"name": "x", "token": SOURCE()}).name)
`,
    },
  ],
  [
    'decorators: identity, wrapping, of a library',
    {
      'a.py': `import functools
from unknown import deco

def log(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner

def plain(f):
    return f

@log
def keep(x):
    return x

@plain
def same(x):
    return x

@deco
def foreign(x):
    return x

class Tool:
    @log
    def run(self, x):
        return x

def main():
    SINK(keep(SOURCE()))  # found
    SINK(same(SOURCE()))  # found
    SINK(foreign(SOURCE()))  # found
    SINK(Tool().run(SOURCE()))  # found

`,
    },
  ],
  [
    'long-lived names of modules and classes',
    {
      'store.py': `sessions = {}
current = None

class Settings:
    token = None

def put(t):
    global current
    current = t
    sessions["k"] = t
`,
      'a.py': `import store
from store import sessions, Settings, put

def write():
    put(SOURCE())
    Settings.token = SOURCE()
    store.extra = "x"

def read():
    SINK(sessions["k"])  # found
    SINK(sessions["j"])
    SINK(store.current)  # found
    SINK(Settings.token)  # found
    SINK(Settings().token)  # found
    SINK(Settings.other)
`,
      'b.py': `from store2 import cache

def write():
    cache["k"] = SOURCE()
`,
      'store2.py': `cache = {}

def read():
    SINK(cache["k"])  # found
    SINK(cache["j"])
`,
      'c.js': `import { state } from './state.js';
export function write() { state.token = SOURCE(); }
`,
      'state.js': `export const state = {};
export function read() {
  SINK(state.token); // found
  SINK(state.id);
}
`,
    },
  ],
  [
    'types say which class a value has',
    {
      'client.py': `class Client:
    def __init__(self):
        self.t = None
    def keep(self, t):
        self.t = t
    def send(self):
        SINK(self.t)  # found
    def pass_on(self, x):
        return x

class Other:
    def pass_on(self, x):
        return 1
`,
      'a.py': `from client import Client, Other

def use(client: Client, other: Other, clients: list[Client]):
    client.keep(SOURCE())
    SINK(client.pass_on(SOURCE()))  # found
    SINK(other.pass_on(SOURCE()))
    for c in clients:
        SINK(c.pass_on(SOURCE()))  # found

def check(x):
    if isinstance(x, Client):
        SINK(x.pass_on(SOURCE()))  # found
`,
      'a.ts': `interface Api { get(x: string): string; }
class Real implements Api { get(x: string) { return x; } }
class Fake { get(x: string) { return 'x'; } }
export function use(api: Api, fake: Fake) {
  SINK(api.get(SOURCE())); // found
  SINK(fake.get(SOURCE()));
}
`,
    },
  ],
  [
    'constant keys of another file',
    {
      'names.py': `HEADER = "x-api-key"
class Keys:
    TOKEN = "token"
`,
      'a.py': `from names import HEADER, Keys
import names

def main():
    h = {}
    h[HEADER] = SOURCE()
    SINK(h["X-Api-Key"])  # found
    SINK(h["other"])
    h = {}
    h[Keys.TOKEN] = SOURCE()
    SINK(h["token"])  # found
    SINK(h["other"])
    h = {}
    h[names.HEADER] = SOURCE()
    SINK(h["x-api-key"])  # found
`,
    },
  ],
  [
    'recursion',
    {
      'a.py': `def even(x, n):
    return x if n == 0 else odd(x, n - 1)

def odd(x, n):
    return x if n == 0 else even(x, n - 1)

def main():
    SINK(even(SOURCE(), 3))  # found
    SINK(even("x", 3))
`,
    },
  ],
  [
    'generators and context managers',
    {
      'a.py': `from contextlib import contextmanager

def each(t):
    yield t

@contextmanager
def opened(t):
    yield t

def main():
    for t in each(SOURCE()):
        SINK(t)  # found
    for t in each("x"):
        SINK(t)
    with opened(SOURCE()) as t:
        SINK(t)  # found
`,
    },
  ],
];

describe('flows of linked programs', () => {
  it.each(programs)('%s', (_name, files) => check(files));
});
