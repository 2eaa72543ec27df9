import type { ProgramWriter } from './program-writer.js';

/** Classes of JavaScript that keep and hand out a text; each use makes an object, or reads one that other uses share. */
export const JAVASCRIPT_CLASSES: readonly ((w: ProgramWriter) => void)[] = [
  (w) => {
    const box = w.helper('Box', (name) => [
      `class ${name} {`,
      "    kind = 'c';",
      '    items = {};',
      "    #hidden = 'c';",
      "    constructor(value, other = 'c') {",
      `        this.value = ${w.choices.one(['value', 'other', 'value'])};`,
      '        this.other = other;',
      `        this.#hidden = ${w.choices.one(['value', 'other'])};`,
      '    }',
      `    get() { return this.${w.choices.one(['value', 'other', 'kind', '#hidden'])}; }`,
      `    put(value) { this.${w.choices.one(['value', 'other', '#hidden'])} = value; return this; }`,
      `    get shown() { return ${w.choices.one(['this.value', 'this.get()', '`${this.other}`'])}; }`,
      '    set shown(value) { this.value = value; }',
      '    static made(value) { return new this(value); }',
      '    static same(value) { return value; }',
      '    each = (value) => this.value + value;',
      '}',
    ]);
    const o = w.fresh('o');
    w.line(
      `const ${o} = ${w.choices.one([`new ${box}(${w.text()})`, `new ${box}(${w.text()}, ${w.text()})`, `${box}.made(${w.text()})`])};`,
    );
    for (let count = w.choices.below(3); count > 0; count--)
      w.line(
        w.choices.one([
          `${o}.put(${w.text()});`,
          `${o}.other = ${w.text()};`,
          `${o}.items['k'] = ${w.text()};`,
          `${o}.shown = ${w.text()};`,
        ]),
      );
    const read = w.choices.one([
      `${o}.get()`,
      `${o}.value`,
      `${o}.other`,
      `${o}.shown`,
      `${box}.same(${w.text()})`,
      `(${o}.items['k'] ?? 'c')`,
      `${o}.each('c')`,
      `${o}.put(${w.text()}).get()`,
      `${o}.kind`,
    ]);
    w.line(`${w.text()} = ${read};`);
  },
  (w) => {
    const child = w.helper('Child', (name) => [
      `class Base${name} {`,
      '    constructor(value) { this.value = value; }',
      '    get() { return this.hook(this.value); }',
      "    hook(value) { return 'c'; }",
      '}',
      `class ${name} extends Base${name} {`,
      "    constructor(value, more = 'c') {",
      `        super(${w.choices.one(['value', 'more'])});`,
      '        this.more = more;',
      '    }',
      `    hook(value) { return ${w.choices.one(['value', 'this.more', 'super.hook(value)'])}; }`,
      '}',
    ]);
    w.line(`${w.text()} = new ${child}(${w.text()}, ${w.text()}).get();`);
  },
  (w) => {
    const stack = w.helper('Stack', (name) => [
      `class ${name} {`,
      '    constructor() { this.items = []; }',
      '    push(item) { this.items.push(item); return this; }',
      '    *[Symbol.iterator]() { yield* this.items; }',
      '}',
    ]);
    const o = w.fresh('stack');
    w.line(`const ${o} = new ${stack}();`);
    w.line(`${o}.push(${w.text()}).push(${w.text()});`);
    w.line(
      `${w.text()} = ${w.choices.one([`[...${o}][0]`, `${o}.items[1]`, `[...${o}].join(' ')`, `${o}.items.at(-1)`])};`,
    );
  },
  (w) => {
    const config = w.helper('CONFIG', (name) => [
      `class Holder${name} {`,
      "    token = 'c';",
      '    remember(value) { this.token = value; }',
      '}',
      `const ${name} = new Holder${name}();`,
    ]);
    w.line(
      w.choices.one([
        `${config}.remember(${w.text()});`,
        `${w.text()} = ${config}.token;`,
        `${config}.token = ${w.text()};`,
      ]),
    );
  },
  (w) => {
    const maker = w.helper('maker', (name) => [
      `function ${name}(value) {`,
      '    return {',
      '        value,',
      `        get() { return this.value; },`,
      `        put(next) { ${w.choices.one(['this.value = next', 'value = next'])}; return this; },`,
      '        get kept() { return value; },',
      '    };',
      '}',
    ]);
    const o = w.fresh('made');
    w.line(`const ${o} = ${maker}(${w.text()});`);
    if (w.choices.once(2)) w.line(`${o}.put(${w.text()});`);
    w.line(`${w.text()} = ${o}.${w.choices.one(['value', 'get()', 'kept'])};`);
  },
];
