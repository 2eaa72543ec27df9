import { PYTHON_CLASSES } from './python-classes.js';
import type { ProgramSyntax, ProgramWriter } from './program-writer.js';

// Python, form by form. Every form reads and assigns names of the writer only, so that any order of forms runs.

type Form = (w: ProgramWriter) => void;

/** A text from a name, by one of the ways to make a text from a text. */
export function pythonText(w: ProgramWriter): string {
  const x = w.text();
  return w.choices.one([
    () => x,
    () => x,
    () => 'source()',
    () => '"c"',
    () => `${x} + "c"`,
    () => `"c" + ${x} + ${w.text()}`,
    () => `f"Bearer {${x}}"`,
    () => `f"{len(${x})}"`,
    () => `"%s c" % ${x}`,
    () => `"%(a)s" % {"a": ${x}, "b": ${w.text()}}`,
    () => `"{} {}".format(${x}, ${w.text()})`,
    () => `"{a}".format(a=${x})`,
    () => `" ".join([${x}, ${w.text()}])`,
    () => `${x}.strip()`,
    () => `${x}[1:]`,
    () => `${x}.replace("q", "r")`,
    () => `${x}.split(" ")[-1]`,
    () => `${x}.partition(" ")[0]`,
    () => `${x}.encode().decode()`,
    () => `str(${x})`,
    () => `(${x} if flags[${w.choices.below(3)}] else ${w.text()})`,
    () => `(${x} or "c")`,
    () => `("c" and ${x})`,
    () => `${w.mapping()}["${w.key()}"]`,
    () => `${w.mapping()}.get("${w.key()}", ${x})`,
    () => `${w.list()}[${w.choices.below(2)}]`,
  ])();
}

const plain: readonly Form[] = [
  (w) => w.line(`${w.text()} = ${pythonText(w)}`),
  (w) => w.line(`sink(${pythonText(w)})`),
  (w) => w.line(`${w.mapping()}["${w.key()}"] = ${pythonText(w)}`),
  (w) => w.line(`${w.list()}[${w.choices.below(2)}] = ${pythonText(w)}`),
  (w) => w.line(`${w.mapping()} = ${w.mapping()}`),
  (w) => w.line(`send(${w.mapping()})`),
  (w) => w.line(`${w.text()} = source()`),
  (w) => w.line(`${w.text()} += ${w.text()}`),
  (w) => w.line(`${w.text()}, ${w.text()} = ${pythonText(w)}, ${pythonText(w)}`),
  (w) => w.line(`${w.text()} = ${w.text()} = ${pythonText(w)}`),
  (w) => w.line(`${w.mapping()} = ${newMapping(w)}`),
  (w) => w.line(`${w.list()} = ${newList(w)}`),
];

function newMapping(w: ProgramWriter): string {
  const d = w.mapping();
  const [x, y] = [w.text(), w.text()];
  return w.choices.one([
    `{"authorization": ${x}, "b": ${y}}`,
    `dict(authorization=${x}, b=${y})`,
    `dict(${d})`,
    `${d}.copy()`,
    `{**${d}, "b": ${x}}`,
    `{"authorization": ${x}, **${d}}`,
    `${d} | {"authorization": ${x}}`,
    `{k: v for k, v in ${d}.items()}`,
    `{k: v + "c" for k, v in ${d}.items()}`,
    `dict([("authorization", ${x}), ("b", ${y})])`,
    `dict(zip(["authorization", "b"], [${x}, ${y}]))`,
    `{k.lower(): v for k, v in {"Authorization": ${x}, "B": ${y}}.items()}`,
    `{k: ${d}[k] for k in ("authorization", "b")}`,
  ]);
}

function newList(w: ProgramWriter): string {
  const l = w.list();
  const [x, y] = [w.text(), w.text()];
  return w.choices.one([
    `[${x}, ${y}]`,
    `list(${l})`,
    `${l}[:]`,
    `[*${l}, ${x}]`,
    `[v for v in ${l}]`,
    `[v + "c" for v in ${l} if v]`,
    `${l} + [${x}]`,
    `list(map(str, ${l}))`,
    `sorted(${l})`,
    `list(reversed(${l}))`,
    `list(filter(None, [${x}, ${y}, "c"]))`,
    `[v for pair in zip(${l}, ["c", "c"]) for v in pair]`,
    `${l}[1:] + ${l}[:1]`,
    `[${x}] * 2`,
  ]);
}

const containers: readonly Form[] = [
  (w) => w.line(`${w.mapping()}.update({"${w.key()}": ${w.text()}})`),
  (w) => w.line(`${w.mapping()}.update(${w.key()}=${w.text()})`),
  (w) => w.line(`${w.text()} = ${w.mapping()}.setdefault("${w.key()}", ${w.text()})`),
  (w) => {
    const [d, k] = [w.mapping(), w.key()];
    w.line(`${w.text()} = ${d}.pop("${k}")`);
    w.line(`${d}["${k}"] = ${w.text()}`);
  },
  (w) => {
    const [d, k] = [w.mapping(), w.key()];
    w.line(`del ${d}["${k}"]`);
    w.line(`${d}.setdefault("${k}", ${w.text()})`);
  },
  (w) => w.line(`${w.list()}.append(${w.text()})`),
  (w) => {
    const l = w.list();
    w.line(`${l}.append(${w.text()})`);
    w.line(`${w.text()} = ${l}.pop()`);
  },
  (w) => w.line(`${w.list()} += [${w.text()}]`),
  (w) => w.line(`list(map(${w.list()}.append, [${w.text()}]))`),
  (w) => w.line(`${w.text()} = ${w.list()}[-1]`),
  (w) => w.line(`${w.text()} = "{0[${w.key()}]}".format(${w.mapping()})`),
  (w) => w.line(`${w.list()}.insert(0, ${w.text()})`),
  (w) => w.line(`${w.list()}.extend([${w.text()}, ${w.text()}])`),
  (w) => w.line(`${w.text()}, *${w.list()} = [${w.text()}, ${w.text()}, "c", ${w.text()}]`),
  (w) => w.line(`(${w.text()}, (${w.text()}, ${w.text()})) = (${w.text()}, (${w.text()}, "c"))`),
  (w) => w.line(`${w.text()}, ${w.text()} = ${w.list()}[:2]`),
  (w) => w.line(`${w.text()} = " ".join(${w.list()})`),
  (w) => w.line(`${w.text()} = next(iter(${w.list()}))`),
  (w) => w.line(`${w.text()} = [v for k, v in ${w.mapping()}.items() if k == "${w.key()}"][0]`),
  (w) => w.line(`${w.text()} = max({${w.text()}, ${w.text()}})`),
  (w) => w.line(`${w.text()} = {"x": {"y": [${w.text()}, "c"]}}["x"]["y"][${w.choices.below(2)}]`),
];

const control: readonly Form[] = [
  (w) => {
    w.line(`if flags[${w.choices.below(3)}]:`);
    w.block();
    if (w.choices.once(2)) return;
    w.line('else:');
    w.block();
  },
  (w) => {
    w.line(
      `for ${w.text()} in ${w.choices.one([`[${w.text()}, ${w.text()}]`, `list(${w.list()})`, `list(${w.mapping()}.values())`])}:`,
    );
    w.block();
  },
  (w) => {
    const k = w.fresh('k');
    const v = w.text();
    const d = w.mapping();
    w.line(`for ${k}, ${v} in list(${d}.items()):`);
    w.inside(() => w.line(`if ${k} ${w.choices.one(['==', '!='])} "authorization":`));
    w.inside(() => w.block());
  },
  (w) => {
    const turn = w.fresh('i');
    w.line(`for ${turn} in range(3):`);
    w.block();
    w.inside(() => w.line(`if flags[${turn}]:`));
    w.inside(() => w.inside(() => w.line(w.choices.one(['break', 'continue', 'pass']))));
    w.block();
    if (w.choices.once(2)) return;
    w.line('else:');
    w.block();
  },
  (w) => {
    const turn = w.fresh('n');
    w.line(`${turn} = 0`);
    w.line(`while ${turn} < 2:`);
    w.inside(() => w.line(`${turn} += 1`));
    w.block();
  },
  (w) => {
    const error = w.fresh('error');
    w.line('try:');
    w.block();
    w.inside(() => w.line(`if flags[${w.choices.below(3)}]:`));
    w.inside(() => w.inside(() => w.line(`raise ValueError(${w.text()})`)));
    w.block();
    w.line(`except ValueError as ${error}:`);
    w.inside(() => w.line(`${w.text()} = ${w.choices.one([`str(${error})`, `${error}.args[0]`, '"c"'])}`));
    w.block();
    if (w.choices.once(2)) {
      w.line('else:');
      w.block();
    }
    if (w.choices.once(2)) {
      w.line('finally:');
      w.block();
    }
  },
  (w) => {
    w.line(`match ${w.choices.one([`{"a": ${w.text()}, "b": "c"}`, w.mapping(), `[${w.text()}, ${w.text()}]`])}:`);
    w.inside(() => {
      w.line(`case {"a": ${w.text()}}:`);
      w.block();
      w.line(`case {"authorization": str() as ${w.text()}, **rest}:`);
      w.block();
      const [x, y] = w.choices.one([
        ['t0', 't1'],
        ['t2', 't3'],
        ['t1', 't2'],
      ] as const);
      if (w.names.texts.includes(x)) w.line(`case [${x}, ${y}]:`);
      else w.line('case [u0, u1]:');
      w.block();
    });
  },
  (w) => w.line(`if (${w.text()} := ${pythonText(w)}): pass`),
  (w) => {
    w.line(`assert ${w.text()} is not None`);
    w.line(`${w.text()} = ${w.text()} if not (flags[0] and flags[1]) else ${w.text()}`);
  },
];

const functions: readonly Form[] = [
  (w) => w.line(`${w.text()} = ${w.function(1)}(${pythonText(w)})`),
  (w) => w.line(`${w.text()} = ${w.function(2)}(${w.text()}, p1=${w.text()})`),
  (w) => w.line(`${w.text()} = ${w.function(2)}(*[${w.text()}, ${w.text()}])`),
  (w) => w.line(`${w.text()} = ${w.function(3)}(${w.text()}, **{"p2": ${w.text()}, "p1": "c"})`),
  (w) => w.line(`${w.list()} = list(map(${w.function(1)}, ${w.list()}))`),
  (w) =>
    w.line(`${w.text()} = {"f": ${w.function(1)}, "g": ${w.function(1)}}["${w.choices.one(['f', 'g'])}"](${w.text()})`),
  (w) => w.line(`${w.text()} = (lambda a, b="c": a + b)(${w.text()})`),
  (w) => {
    const star = w.helper('star', (name) => [
      `def ${name}(a, *rest, key="c", **others):`,
      `    return ${w.choices.one(['a', 'rest[0]', 'rest[-1]', 'key', 'others["more"]', 'others.get("less", a)', '" ".join(rest)'])}`,
    ]);
    w.line(`${w.text()} = ${star}(${w.text()}, ${w.text()}, ${w.text()}, key=${w.text()}, more=${w.text()})`);
  },
  (w) => {
    const make = w.helper('make', (name) => [
      `def ${name}(a):`,
      '    def inner(b="c"):',
      `        return ${w.choices.one(['a', 'b', 'a + b'])}`,
      '    return inner',
    ]);
    w.line(`${w.text()} = ${make}(${w.text()})(${w.choices.one(['', w.text()])})`);
  },
  (w) => {
    const cell = w.helper('cell', (name) => [
      `def ${name}(a):`,
      '    kept = "c"',
      '    def put(b):',
      '        nonlocal kept',
      '        kept = b',
      '    def get():',
      '        return kept',
      `    put(a)`,
      `    ${w.choices.one(['put("c")', 'pass'])}`,
      '    return get()',
    ]);
    w.line(`${w.text()} = ${cell}(${w.text()})`);
  },
  (w) => {
    const decorated = w.helper('decorated', (name) => [
      `def deco_${name}(function):`,
      '    def wrapper(*args, **kwargs):',
      `        ${w.choices.one(['sink(args[0])', 'pass', 'args = ("c",) + args[1:]'])}`,
      '        return function(*args, **kwargs)',
      '    return wrapper',
      `@deco_${name}`,
      `def ${name}(a, b="c"):`,
      `    return ${w.choices.one(['a', 'b', 'a + b'])}`,
    ]);
    w.line(`${w.text()} = ${decorated}(${w.text()}, ${w.choices.one([`b=${w.text()}`, w.text()])})`);
  },
  (w) => {
    const generator = w.helper('generator', (name) => [
      `def ${name}(a, b):`,
      `    yield ${w.choices.one(['a', 'b', '"c"'])}`,
      `    ${w.choices.one(['yield from [a, "c"]', 'yield b', 'yield from []'])}`,
    ]);
    if (w.choices.once(2)) w.line(`${w.text()} = list(${generator}(${w.text()}, ${w.text()}))[0]`);
    else {
      w.line(`for ${w.text()} in ${generator}(${w.text()}, ${w.text()}):`);
      w.block();
    }
  },
  (w) => {
    const manager = w.helper('manager', (name) => [
      `@__import__("contextlib").contextmanager`,
      `def ${name}(a):`,
      `    yield ${w.choices.one(['a', '[a][0]', '"c"'])}`,
    ]);
    w.line(`with ${manager}(${w.text()}) as ${w.text()}:`);
    w.block();
  },
  (w) => {
    const fetch = w.helper('fetch', (name) => [
      `async def ${name}(a, b="c"):`,
      `    return ${w.choices.one(['a', 'b', 'a + b'])}`,
      `async def run_${name}(a):`,
      `    return await ${name}(${w.choices.one(['a', '"c", a', '"c", b=a'])})`,
      `def sync_${name}(a):`,
      `    return asyncio.run(run_${name}(a))`,
    ]);
    w.line(`${w.text()} = asyncio.run(${fetch}(${w.text()}, ${w.text()}))`);
  },
  (w) => {
    const shared = w.helper('SHARED', (name) => [`${name} = {"token": "c"}`]);
    if (w.choices.once(2)) w.line(`${shared}["token"] = ${w.text()}`);
    else w.line(`${w.text()} = ${shared}["token"]`);
  },
  (w) => {
    const setter = w.helper('setter', (name) => [
      `last_${name} = "c"`,
      `def ${name}(a=None):`,
      `    global last_${name}`,
      `    if a is not None:`,
      `        last_${name} = a`,
      `    return last_${name}`,
    ]);
    w.line(`${w.text()} = ${setter}(${w.choices.one(['', w.text()])})`);
  },
  (w) => w.line(`${w.text()} = functools.partial(${w.function(2)}, ${w.text()})(${w.text()})`),
  (w) => w.line(`${w.text()} = functools.partial(${w.function(2)}, p1=${w.text()})(${w.text()})`),
];

export const PYTHON: ProgramSyntax = {
  file: 'main.py',
  other: 'other.py',
  head: [
    'import asyncio',
    'import functools',
    'from dataclasses import dataclass, field',
    'from typing import NamedTuple',
  ],
  otherHead: [
    'import asyncio',
    'import functools',
    'from dataclasses import dataclass, field',
    'from typing import NamedTuple',
  ],
  importing: (names) => (names.length === 0 ? [] : [`from other import ${names.join(', ')}`]),
  exporting: () => [],
  main: ['main()'],
  declare: ({ texts, mappings, lists }) => [
    ...texts.map((name) => `${name} = "c"`),
    ...mappings.map((name) => `${name} = {"authorization": "c", "b": "c"}`),
    ...lists.map((name) => `${name} = ["c", "c"]`),
  ],
  define: (name, parameters, body) => [
    `def ${name}(${parameters.map((p, at) => (at === 0 ? p : `${p}="c"`)).join(', ')}):`,
    ...body,
  ],
  start: (name) => `${name} = source()`,
  returns: (value) => `return ${value}`,
  statements: [
    ...plain,
    ...containers,
    ...functions,
    ...PYTHON_CLASSES,
    ...control.map(
      (form): Form =>
        (w) =>
          w.shallow ? form(w) : plain[0]!(w),
    ),
  ],
};
