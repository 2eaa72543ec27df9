import { VARIABLES, type ObjectProgram, type ObjectStatement } from './object-program.js';

// Object programs as text, one statement a line, blocks by indentation:
//   p = {}   p = q   p = q.a   p.a = q   p.a = TOKEN   p.a = clean   del p.a   SINK p.a   loop:   if:   else:

export function printObjects(program: ObjectProgram, indent = ''): string {
  return program.map((statement) => `${indent}${printOne(statement, indent)}`).join('\n');
}

function printOne(statement: ObjectStatement, indent: string): string {
  const inner = `${indent}  `;
  if (statement.kind === 'loop') return `loop:\n${printObjects(statement.body, inner)}`;
  if (statement.kind === 'if') {
    const otherwise = printObjects(statement.whenFalse, inner);
    return `if:\n${printObjects(statement.whenTrue, inner)}\n${indent}else:\n${otherwise}`;
  }
  const to = VARIABLES[statement.to];
  switch (statement.kind) {
    case 'new':
      return `${to} = {}`;
    case 'alias':
      return `${to} = ${VARIABLES[statement.from]}`;
    case 'load':
      return `${to} = ${VARIABLES[statement.from]}.${statement.key}`;
    case 'store':
      return `${to}.${statement.key} = ${VARIABLES[statement.from]}`;
    case 'token':
      return `${to}.${statement.key} = TOKEN`;
    case 'clean':
      return `${to}.${statement.key} = clean`;
    case 'delete':
      return `del ${to}.${statement.key}`;
    case 'sink':
      return `SINK ${to}.${statement.key}`;
  }
}

export function parseObjects(text: string): ObjectProgram {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return block(lines, 0, lines.length);
}

function block(lines: readonly string[], from: number, to: number): ObjectProgram {
  const program: ObjectStatement[] = [];
  for (let at = from; at < to; ) {
    const end = endOfBlock(lines, at, to);
    const line = lines[at]!.trim();
    if (line === 'loop:') program.push({ kind: 'loop', body: block(lines, at + 1, end) });
    else if (line === 'if:') {
      const hasElse = lines[end]?.trim() === 'else:' && end < to;
      const last = hasElse ? endOfBlock(lines, end, to) : end;
      const whenFalse = hasElse ? block(lines, end + 1, last) : [];
      program.push({ kind: 'if', whenTrue: block(lines, at + 1, end), whenFalse });
      at = last;
      continue;
    } else program.push(parseOne(line));
    at = end;
  }
  return program;
}

function endOfBlock(lines: readonly string[], at: number, to: number): number {
  const depth = indentOf(lines[at]!);
  let end = at + 1;
  while (end < to && indentOf(lines[end]!) > depth) end++;
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const FORMS = [
  [/^(\w) = \{\}$/, 'new'],
  [/^(\w) = (\w)$/, 'alias'],
  [/^(\w) = (\w)\.(\w)$/, 'load'],
  [/^(\w)\.(\w) = TOKEN$/, 'token'],
  [/^(\w)\.(\w) = clean$/, 'clean'],
  [/^(\w)\.(\w) = (\w)$/, 'store'],
  [/^del (\w)\.(\w)$/, 'delete'],
  [/^SINK (\w)\.(\w)$/, 'sink'],
] as const;

function parseOne(line: string): ObjectStatement {
  for (const [form, kind] of FORMS) {
    const [, first, second, third] = form.exec(line) ?? [];
    if (first === undefined) continue;
    const to = variable(first);
    if (kind === 'new') return { kind, to };
    if (kind === 'alias') return { kind, to, from: variable(second!) };
    if (kind === 'load') return { kind, to, from: variable(second!), key: third! };
    if (kind === 'store') return { kind, to, key: second!, from: variable(third!) };
    return { kind, to, key: second! };
  }
  throw new Error(`no statement: ${line}`);
}

function variable(name: string): number {
  const index = (VARIABLES as readonly string[]).indexOf(name);
  if (index < 0) throw new Error(`no variable: ${name}`);
  return index;
}
