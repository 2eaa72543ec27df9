import { JAVASCRIPT_CLASSES } from './javascript-classes.js';
import type { ProgramSyntax, ProgramWriter } from './program-writer.js';

// JavaScript, form by form, like the Python forms. Every name holds a value of its kind wherever it runs; functions are only
// called once they exist.

type Form = (w: ProgramWriter) => void;

/** A text from a name, by one of the ways to make a text from a text. */
export function javascriptText(w: ProgramWriter): string {
  const x = w.text();
  return w.choices.one([
    () => x,
    () => x,
    () => 'source()',
    () => "'c'",
    () => `${x} + 'c'`,
    () => `'c' + ${x} + ${w.text()}`,
    () => `\`Bearer \${${x}}\``,
    () => `String(${x}.length)`,
    () => `[${x}, ${w.text()}].join(' ')`,
    () => `${x}.trim()`,
    () => `${x}.slice(1)`,
    () => `${x}.replace('q', 'r')`,
    () => `${x}.split(' ').at(-1)`,
    () => `${x}.concat(${w.text()})`,
    () => `String(${x})`,
    () => `(flags[${w.choices.below(3)}] ? ${x} : ${w.text()})`,
    () => `(${x} || 'c')`,
    () => `(${x} ?? 'c')`,
    () => `('c' && ${x})`,
    () => `${w.mapping()}.${w.key()}`,
    () => `${w.mapping()}['${w.key()}']`,
    () => `(${w.mapping()}?.${w.key()} ?? ${x})`,
    () => `${w.list()}[${w.choices.below(2)}]`,
    () => `(${x}, ${w.text()})`,
  ])();
}

const plain: readonly Form[] = [
  (w) => w.line(`${w.text()} = ${javascriptText(w)};`),
  (w) => w.line(`sink(${javascriptText(w)});`),
  (w) => w.line(`${w.mapping()}.${w.key()} = ${javascriptText(w)};`),
  (w) => w.line(`${w.list()}[${w.choices.below(2)}] = ${javascriptText(w)};`),
  (w) => w.line(`${w.mapping()} = ${w.mapping()};`),
  (w) => w.line(`send(${w.mapping()});`),
  (w) => w.line(`${w.text()} = source();`),
  (w) => w.line(`${w.text()} += ${w.text()};`),
  (w) => w.line(`[${w.text()}, ${w.text()}] = [${javascriptText(w)}, ${javascriptText(w)}];`),
  (w) => w.line(`${w.text()} = ${w.text()} = ${javascriptText(w)};`),
  (w) => w.line(`${w.mapping()} = ${newObject(w)};`),
  (w) => w.line(`${w.list()} = ${newArray(w)};`),
];

function newObject(w: ProgramWriter): string {
  const d = w.mapping();
  const [x, y] = [w.text(), w.text()];
  return w.choices.one([
    `{ authorization: ${x}, b: ${y} }`,
    `{ ['authorization']: ${x}, 'b': ${y} }`,
    `{ ...${d} }`,
    `{ ...${d}, b: ${x} }`,
    `{ authorization: ${x}, b: 'c', ...${d} }`,
    `Object.assign({}, ${d}, { authorization: ${x} })`,
    `Object.fromEntries(Object.entries(${d}))`,
    `Object.fromEntries(Object.entries(${d}).map(([k, v]) => [k, v + 'c']))`,
    `JSON.parse(JSON.stringify(${d}))`,
    `structuredClone(${d})`,
    `Object.fromEntries([['authorization', ${x}], ['b', ${y}]])`,
  ]);
}

function newArray(w: ProgramWriter): string {
  const l = w.list();
  const [x, y] = [w.text(), w.text()];
  return w.choices.one([
    `[${x}, ${y}]`,
    `[...${l}]`,
    `[...${l}, ${x}]`,
    `${l}.slice()`,
    `Array.from(${l})`,
    `${l}.concat([${x}])`,
    `${l}.map((v) => v + 'c')`,
    `${l}.filter(Boolean)`,
    `[${x}, ${y}, 'c'].sort()`,
    `${l}.flatMap((v) => [v, 'c'])`,
    `[[${x}], [${y}]].flat()`,
    `Object.values({ authorization: ${x}, b: ${y} })`,
  ]);
}

const containers: readonly Form[] = [
  (w) => w.line(`Object.assign(${w.mapping()}, { ${w.key()}: ${w.text()} });`),
  (w) => {
    const [k, d] = [w.key(), w.mapping()];
    w.line(`({ ${k}: ${w.text()}, ...${d} } = { authorization: ${w.text()}, b: ${w.text()} });`);
    w.line(`${d}.${k} ??= 'c';`);
  },
  (w) => w.line(`({ ${w.key()}: ${w.text()} = 'c' } = ${w.mapping()});`),
  (w) => {
    const [d, k] = [w.mapping(), w.key()];
    w.line(`delete ${d}.${k};`);
    w.line(`${d}.${k} ??= ${w.text()};`);
  },
  (w) => w.line(`${w.list()}.push(${w.text()});`),
  (w) => w.line(`${w.list()}.unshift(${w.text()});`),
  (w) => w.line(`${w.text()} = [...${w.list()}].pop();`),
  (w) => w.line(`[${w.text()}, ...${w.list()}] = [${w.text()}, ${w.text()}, 'c', ${w.text()}];`),
  (w) => w.line(`[${w.text()}, [${w.text()} = 'c']] = [${w.text()}, [${w.text()}]];`),
  (w) => w.line(`${w.text()} = ${w.list()}.join(' ');`),
  (w) => w.line(`${w.text()} = ${w.list()}.reduce((all, one) => all + one, '');`),
  (w) => w.line(`${w.text()} = ${w.list()}.find((v) => v !== '') ?? 'c';`),
  (w) => w.line(`${w.text()} = Object.values(${w.mapping()}).join(' ');`),
  (w) => w.line(`${w.text()} = { x: { y: [${w.text()}, 'c'] } }.x.y[${w.choices.below(2)}];`),
  (w) => w.line(`${w.list()}.forEach((v) => { ${w.text()} = v; });`),
  (w) => {
    const map = w.fresh('map');
    w.line(`const ${map} = new Map([['a', ${w.text()}], ['b', ${w.text()}]]);`);
    w.line(`${map}.set('${w.choices.one(['a', 'b'])}', ${w.text()});`);
    w.line(`${w.text()} = ${map}.get('${w.choices.one(['a', 'b'])}');`);
  },
  (w) => w.line(`${w.text()} = [...new Set([${w.text()}, ${w.text()}])][0];`),
];

const control: readonly Form[] = [
  (w) => {
    w.line(`if (flags[${w.choices.below(3)}]) {`);
    w.block();
    if (!w.choices.once(2)) {
      w.line('} else {');
      w.block();
    }
    w.line('}');
  },
  (w) => {
    const v = w.fresh('v');
    w.line(
      `for (const ${v} of ${w.choices.one([`[${w.text()}, ${w.text()}]`, `[...${w.list()}]`, `Object.values(${w.mapping()})`])}) {`,
    );
    w.inside(() => w.line(`${w.text()} = ${v};`));
    w.block();
    w.line('}');
  },
  (w) => {
    const [k, v] = [w.fresh('k'), w.fresh('v')];
    w.line(`for (const [${k}, ${v}] of Object.entries(${w.mapping()})) {`);
    w.inside(() => w.line(`if (${k} ${w.choices.one(['===', '!=='])} 'authorization') ${w.text()} = ${v};`));
    w.block();
    w.line('}');
  },
  (w) => {
    const [k, d] = [w.fresh('k'), w.mapping()];
    w.line(`for (const ${k} in ${d}) {`);
    w.inside(() => w.line(`${w.text()} = ${d}[${k}];`));
    w.line('}');
  },
  (w) => {
    const turn = w.fresh('i');
    w.line(`for (let ${turn} = 0; ${turn} < 3; ${turn}++) {`);
    w.block();
    w.inside(() => w.line(`if (flags[${turn}]) ${w.choices.one(['break', 'continue', "t0 = 'c'"].slice(0, 2))};`));
    w.block();
    w.line('}');
  },
  (w) => {
    const turn = w.fresh('n');
    w.line(`let ${turn} = 0;`);
    w.line('do {');
    w.block();
    w.line(`} while (++${turn} < 2);`);
  },
  (w) => {
    const error = w.fresh('error');
    w.line('try {');
    w.block();
    w.inside(() => w.line(`if (flags[${w.choices.below(3)}]) throw new Error(${w.text()});`));
    w.block();
    w.line(`} catch (${error}) {`);
    w.inside(() => w.line(`${w.text()} = ${w.choices.one([`${error}.message`, "'c'"])};`));
    w.block();
    if (w.choices.once(2)) {
      w.line('} finally {');
      w.block();
    }
    w.line('}');
  },
  (w) => {
    w.line(`switch (flags[${w.choices.below(3)}]) {`);
    w.inside(() => {
      w.line('case true:');
      w.block();
      if (w.choices.once(2)) w.inside(() => w.line('break;'));
      w.line('default:');
      w.block();
    });
    w.line('}');
  },
];

const functions: readonly Form[] = [
  (w) => w.line(`${w.text()} = ${w.function(1)}(${javascriptText(w)});`),
  (w) => w.line(`${w.text()} = ${w.function(2)}(${w.text()}, ${w.text()});`),
  (w) => w.line(`${w.text()} = ${w.function(2)}(...[${w.text()}, ${w.text()}]);`),
  (w) => w.line(`${w.text()} = ${w.function(3)}.call(null, ${w.text()}, ${w.text()});`),
  (w) => w.line(`${w.text()} = ${w.function(3)}.apply(null, [${w.text()}, ${w.text()}, ${w.text()}]);`),
  (w) => w.line(`${w.text()} = ${w.function(2)}.bind(null, ${w.text()})(${w.text()});`),
  (w) => w.line(`${w.list()} = ${w.list()}.map((v) => ${w.function(1)}(v));`),
  (w) => w.line(`${w.list()} = ${w.list()}.map(${w.function(1)});`),
  (w) =>
    w.line(`${w.text()} = { f: ${w.function(1)}, g: ${w.function(1)} }.${w.choices.one(['f', 'g'])}(${w.text()});`),
  (w) => w.line(`${w.text()} = ((a, b = 'c') => a + b)(${w.text()});`),
  (w) => w.line(`${w.text()} = (function (a) { return arguments[${w.choices.below(2)}]; })(${w.text()}, ${w.text()});`),
  (w) => {
    const star = w.helper('star', (name) => [
      `function ${name}(a, { key = 'c', ...others } = {}, ...rest) {`,
      `    return ${w.choices.one(['a', 'key', 'others.more', 'rest[0]', "rest.join(' ')"])} ?? 'c';`,
      '}',
    ]);
    w.line(`${w.text()} = ${star}(${w.text()}, { key: ${w.text()}, more: ${w.text()} }, ${w.text()}, ${w.text()});`);
  },
  (w) => {
    const make = w.helper('make', (name) => [
      `const ${name} = (a) => (b = 'c') => ${w.choices.one(['a', 'b', 'a + b'])};`,
    ]);
    w.line(`${w.text()} = ${make}(${w.text()})(${w.choices.one(['', w.text()])});`);
  },
  (w) => {
    const cell = w.helper('cell', (name) => [
      `function ${name}(a) {`,
      "    let kept = 'c';",
      '    const put = (b) => { kept = b; };',
      '    const api = { get: () => kept, put };',
      '    put(a);',
      `    ${w.choices.one(["api.put('c');", ''])}`,
      '    return api;',
      '}',
    ]);
    w.line(`${w.text()} = ${cell}(${w.text()}).get();`);
  },
  (w) => {
    const wrapped = w.helper('wrapped', (name) => [
      `const with_${name} = (inner) => (...args) => { ${w.choices.one(['sink(args[0]);', "args[0] = 'c';", ''])} return inner(...args); };`,
      `const ${name} = with_${name}((a, b = 'c') => ${w.choices.one(['a', 'b', 'a + b'])});`,
    ]);
    w.line(`${w.text()} = ${wrapped}(${w.text()}, ${w.text()});`);
  },
  (w) => {
    const generator = w.helper('generator', (name) => [
      `function* ${name}(a, b) {`,
      `    yield ${w.choices.one(['a', 'b', "'c'"])};`,
      `    ${w.choices.one(["yield* [a, 'c'];", 'yield b;', ''])}`,
      '}',
    ]);
    if (w.choices.once(2)) w.line(`${w.text()} = [...${generator}(${w.text()}, ${w.text()})][0];`);
    else w.line(`for (const v of ${generator}(${w.text()}, ${w.text()})) ${w.text()} = v;`);
  },
  (w) => {
    if (!w.isMain) return plain[0]!(w);
    const fetch = w.helper('load', (name) => [
      `async function ${name}(a, b = 'c') {`,
      `    ${w.choices.one(['await null;', ''])}`,
      `    return ${w.choices.one(['a', 'b', 'a + b'])};`,
      '}',
    ]);
    const call = `${fetch}(${w.text()}, ${w.text()})`;
    w.line(
      w.choices.one([
        `sink(await ${call});`,
        `${call}.then((v) => sink(v));`,
        `sink((await Promise.all([${call}, ${w.text()}]))[${w.choices.below(2)}]);`,
        `await ${call}.then((v) => { ${w.text()} = v; });`,
        `${w.text()} = await new Promise((resolve) => resolve(${w.text()}));`,
        `await Promise.reject(new Error(${w.text()})).catch((error) => sink(error.message));`,
      ]),
    );
  },
  (w) => {
    const shared = w.helper('SHARED', (name) => [`const ${name} = { token: 'c' };`]);
    if (w.choices.once(2)) w.line(`${shared}.token = ${w.text()};`);
    else w.line(`${w.text()} = ${shared}.token;`);
  },
  (w) => {
    const setter = w.helper('setter', (name) => [
      `let last_${name} = 'c';`,
      `function ${name}(a) {`,
      `    if (a !== undefined) last_${name} = a;`,
      `    return last_${name};`,
      '}',
    ]);
    w.line(`${w.text()} = ${setter}(${w.choices.one(['', w.text()])});`);
  },
];

export const JAVASCRIPT: ProgramSyntax = {
  file: 'main.js',
  other: 'other.js',
  head: [],
  otherHead: [],
  importing: (names) => (names.length === 0 ? [] : [`import { ${names.join(', ')} } from './other.js';`]),
  exporting: (names) => (names.length === 0 ? [] : [`export { ${names.join(', ')} };`]),
  main: ['await main();'],
  start: (name) => `${name} = source();`,
  declare: ({ texts, mappings, lists }) => [
    ...texts.map((name) => `let ${name} = 'c';`),
    ...mappings.map((name) => `let ${name} = { authorization: 'c', b: 'c' };`),
    ...lists.map((name) => `let ${name} = ['c', 'c'];`),
  ],
  define: (name, parameters, body) => [
    `${name === 'main' ? 'async ' : ''}function ${name}(${parameters.map((p, at) => (at === 0 ? p : `${p} = 'c'`)).join(', ')}) {`,
    ...body,
    '}',
  ],
  returns: (value) => `return ${value};`,
  statements: [
    ...plain,
    ...containers,
    ...functions,
    ...JAVASCRIPT_CLASSES,
    ...control.map(
      (form): Form =>
        (w) =>
          w.shallow ? form(w) : plain[0]!(w),
    ),
  ],
};
