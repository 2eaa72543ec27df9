import { describe, it } from 'vitest';
import { checkFlows, type LinkedFlow } from '../support/link-flows.js';

const programs: readonly LinkedFlow[] = [
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

describe('flows through functions and files of linked programs', () => {
  it.each(programs)('%s', (_name, files) => checkFlows(files));
});
