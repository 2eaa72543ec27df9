import { runInNewContext } from 'node:vm';
import { FLAGS, type Statement, type TextExpression, type TinyProgram } from './tiny-program.js';

/** The text of a program, and the line (from 1) of each sink in the order of printing. */
export interface Printed {
  readonly text: string;
  readonly sinkLines: readonly number[];
}

interface Printer {
  readonly lines: string[];
  readonly sinkLines: number[];
  readonly python: boolean;
}

export function printTiny(program: TinyProgram, dialect: 'python' | 'javascript'): Printed {
  const printer: Printer = { lines: [], sinkLines: [], python: dialect === 'python' };
  printer.lines.push(printer.python ? 'flags = given()' : 'const flags = given();');
  program.functions.forEach(({ body, result }, index) => {
    printer.lines.push(printer.python ? `def f${index}(t0, o0):` : `function f${index}(t0, o0) {`);
    preamble(printer, '  ', ['t1', 't2'], ['o1', 'o2']);
    block(printer, body, '  ');
    printer.lines.push(`  return ${text(result)}${printer.python ? '' : ';'}`);
    if (!printer.python) printer.lines.push('}');
  });
  printer.lines.push(printer.python ? 'def main():' : 'function main() {');
  preamble(printer, '  ', ['t0', 't1', 't2'], ['o0', 'o1', 'o2']);
  block(printer, program.main, '  ');
  if (!printer.python) printer.lines.push('}');
  printer.lines.push(printer.python ? 'main()' : 'main();');
  return { text: `${printer.lines.join('\n')}\n`, sinkLines: printer.sinkLines };
}

function preamble(printer: Printer, indent: string, texts: readonly string[], objects: readonly string[]): void {
  for (const name of texts)
    printer.lines.push(printer.python ? `${indent}${name} = "c"` : `${indent}let ${name} = "c";`);
  for (const name of objects)
    printer.lines.push(printer.python ? `${indent}${name} = {}` : `${indent}let ${name} = {};`);
}

function block(printer: Printer, statements: readonly Statement[], indent: string): void {
  for (const statement of statements) line(printer, statement, indent);
}

function line(printer: Printer, statement: Statement, indent: string): void {
  const { lines, python } = printer;
  const end = python ? '' : ';';
  const nested = `${indent}  `;
  switch (statement.kind) {
    case 'text':
      lines.push(`${indent}${statement.name} = ${text(statement.value)}${end}`);
      break;
    case 'object': {
      const { value } = statement;
      const from = value.kind === 'new' ? '{}' : value.kind === 'object' ? value.name : childOf(value.object, python);
      lines.push(`${indent}${statement.name} = ${from}${end}`);
      break;
    }
    case 'set':
      lines.push(`${indent}${statement.object}["${statement.key}"] = ${text(statement.value)}${end}`);
      break;
    case 'adopt':
      lines.push(`${indent}${statement.object}["child"] = ${statement.child}${end}`);
      break;
    case 'delete':
      lines.push(`${indent}${python ? 'del' : 'delete'} ${statement.object}["${statement.key}"]${end}`);
      break;
    case 'sink':
      lines.push(`${indent}sink(${text(statement.value)})${end}`);
      printer.sinkLines.push(lines.length);
      break;
    case 'if':
      lines.push(python ? `${indent}if flags[${statement.flag}]:` : `${indent}if (flags[${statement.flag}]) {`);
      block(printer, statement.taken, nested);
      lines.push(python ? `${indent}else:` : `${indent}} else {`);
      block(printer, statement.otherwise, nested);
      if (!python) lines.push(`${indent}}`);
      break;
    case 'loop':
      lines.push(python ? `${indent}for turn in range(3):` : `${indent}for (let turn = 0; turn < 3; turn++) {`);
      block(printer, statement.body, nested);
      if (!python) lines.push(`${indent}}`);
  }
}

/** A child that may be missing is a new object, in both languages. */
function childOf(object: string, python: boolean): string {
  return python ? `(${object}["child"] or {})` : `(${object}["child"] ?? {})`;
}

function text(expression: TextExpression): string {
  switch (expression.kind) {
    case 'constant':
      return '"c"';
    case 'source':
      return 'source()';
    case 'text':
      return expression.name;
    case 'join':
      return `(${text(expression.left)} + ${text(expression.right)})`;
    case 'get':
      return `${expression.object}["${expression.key}"]`;
    case 'call':
      return `f${expression.callee}(${expression.text}, ${expression.object})`;
  }
}

/** Lines of sinks: those that ran at all, and those that got a marked value. */
export interface Run {
  readonly executed: ReadonlySet<number>;
  readonly reached: ReadonlySet<number>;
}

/** Runs the JavaScript print under every setting of the flags. */
export function runTiny(printed: Printed): Run {
  const executed = new Set<number>();
  const reached = new Set<number>();
  const numbered = printed.text
    .split('\n')
    .map((source, index) => source.replace(/\bsink\(/, `sink(${index + 1}, `))
    .join('\n');
  for (let setting = 0; setting < 1 << FLAGS; setting++) {
    const flags = Array.from({ length: FLAGS }, (_, bit) => (setting & (1 << bit)) !== 0);
    runInNewContext(numbered, {
      given: () => flags,
      source: () => 'MARK',
      sink: (at: number, value: unknown) => {
        executed.add(at);
        if (typeof value === 'string' && value.includes('MARK')) reached.add(at);
      },
    });
  }
  return { executed, reached };
}
