import type { ProgramWriter } from './program-writer.js';

/** Classes of Python that keep and hand out a text; each use makes an object, or reads one that other uses share. */
export const PYTHON_CLASSES: readonly ((w: ProgramWriter) => void)[] = [
  (w) => {
    const box = w.helper('Box', (name) => [
      `class ${name}:`,
      '    kind = "c"',
      '    def __init__(self, value, other="c"):',
      `        self.value = ${w.choices.one(['value', 'other', 'value'])}`,
      '        self.other = other',
      '        self.items = {}',
      '    def get(self):',
      `        return self.${w.choices.one(['value', 'other', 'kind'])}`,
      '    def put(self, value):',
      `        self.${w.choices.one(['value', 'other'])} = value`,
      '        return self',
      '    @property',
      '    def shown(self):',
      `        return ${w.choices.one(['self.value', 'self.get()', 'f"{self.other}"'])}`,
      '    @classmethod',
      '    def made(cls, value):',
      '        return cls(value)',
      '    @staticmethod',
      '    def same(value):',
      '        return value',
      '    def __getitem__(self, key):',
      '        return self.items.get(key, "c")',
      '    def __setitem__(self, key, value):',
      '        self.items[key] = value',
      '    def __call__(self, value):',
      `        return ${w.choices.one(['value', 'self.value'])}`,
      '    def __enter__(self):',
      '        return self',
      '    def __exit__(self, *error):',
      '        return False',
    ]);
    const o = w.fresh('o');
    w.line(
      `${o} = ${w.choices.one([`${box}(${w.text()})`, `${box}(${w.text()}, other=${w.text()})`, `${box}.made(${w.text()})`])}`,
    );
    for (let count = w.choices.below(3); count > 0; count--)
      w.line(
        w.choices.one([
          `${o}.put(${w.text()})`,
          `${o}.other = ${w.text()}`,
          `${o}["k"] = ${w.text()}`,
          `setattr(${o}, "value", ${w.text()})`,
          `with ${o} as ${w.fresh('entered')}: ${o}.put(${w.text()})`,
        ]),
      );
    const read = w.choices.one([
      `${o}.get()`,
      `${o}.value`,
      `${o}.other`,
      `${o}.shown`,
      `${box}.same(${w.text()})`,
      `${o}["k"]`,
      `${o}(${w.text()})`,
      `getattr(${o}, "value")`,
      `${o}.put(${w.text()}).get()`,
      `${o}.kind`,
    ]);
    w.line(`${w.text()} = ${read}`);
  },
  (w) => {
    const child = w.helper('Child', (name) => [
      `class Base${name}:`,
      '    def __init__(self, value):',
      '        self.value = value',
      '    def get(self):',
      '        return self.hook(self.value)',
      '    def hook(self, value):',
      '        return "c"',
      `class ${name}(Base${name}):`,
      '    def __init__(self, value, more="c"):',
      `        super().__init__(${w.choices.one(['value', 'more'])})`,
      '        self.more = more',
      '    def hook(self, value):',
      `        return ${w.choices.one(['value', 'self.more', 'super().hook(value)'])}`,
    ]);
    w.line(`${w.text()} = ${child}(${w.text()}, ${w.text()}).get()`);
  },
  (w) => {
    const row = w.helper('Row', (name) => [
      '@dataclass',
      `class ${name}:`,
      '    first: str',
      '    second: str = "c"',
      '    more: list = field(default_factory=list)',
      '    @property',
      '    def both(self):',
      '        return self.first + self.second',
    ]);
    const o = w.fresh('row');
    w.line(
      `${o} = ${w.choices.one([`${row}(${w.text()})`, `${row}(${w.text()}, ${w.text()})`, `${row}(second=${w.text()}, first="c")`])}`,
    );
    w.line(`${o}.more.append(${w.text()})`);
    w.line(`${w.text()} = ${o}.${w.choices.one(['first', 'second', 'both', 'more[0]'])}`);
  },
  (w) => {
    const pair = w.helper('Pair', (name) => [`class ${name}(NamedTuple):`, '    left: str', '    right: str = "c"']);
    const o = w.fresh('pair');
    w.line(`${o} = ${pair}(${w.text()}, ${w.choices.one([w.text(), `right=${w.text()}`])})`);
    if (w.choices.once(2)) w.line(`${w.text()}, ${w.text()} = ${o}`);
    else w.line(`${w.text()} = ${o}.${w.choices.one(['left', 'right'])}`);
  },
  (w) => {
    const stack = w.helper('Stack', (name) => [
      `class ${name}:`,
      '    def __init__(self):',
      '        self.items = []',
      '    def push(self, item):',
      '        self.items.append(item)',
      '    def __iter__(self):',
      '        return iter(self.items)',
      '    def __len__(self):',
      '        return len(self.items)',
    ]);
    const o = w.fresh('stack');
    w.line(`${o} = ${stack}()`);
    w.line(`${o}.push(${w.text()})`);
    w.line(`${o}.push(${w.text()})`);
    w.line(
      `${w.text()} = ${w.choices.one([`list(${o})[0]`, `${o}.items[-1]`, `" ".join(${o})`, `[v for v in ${o}][1]`, `str(len(${o}))`])}`,
    );
  },
  (w) => {
    const config = w.helper('CONFIG', (name) => [
      `class Holder${name}:`,
      '    token = "c"',
      '    def remember(self, value):',
      '        self.token = value',
      `${name} = Holder${name}()`,
    ]);
    w.line(
      w.choices.one([
        `${config}.remember(${w.text()})`,
        `${w.text()} = ${config}.token`,
        `${config}.token = ${w.text()}`,
      ]),
    );
  },
];
