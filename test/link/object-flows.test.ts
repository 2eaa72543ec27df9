import { describe, it } from 'vitest';
import { checkFlows, type LinkedFlow } from '../support/link-flows.js';

const programs: readonly LinkedFlow[] = [
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
];

describe('flows through objects and classes of linked programs', () => {
  it.each(programs)('%s', (_name, files) => checkFlows(files));
});
