import type { SourceFile } from '@tokentrail/core';

/** Programs in one text, for trying things out. */
export interface WrittenProgram {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/**
 * Programs of a text: `=== NAME` begins a program, `--- PATH` a file of it; without one the file is `main.py` or `main.js`, whichever the
 * name of the text says (`things.py.txt`).
 */
export function readPrograms(name: string, text: string): readonly WrittenProgram[] {
  const main = /\.py(\.txt)?$/.test(name) ? 'main.py' : /\.tsx?(\.txt)?$/.test(name) ? 'main.ts' : 'main.js';
  const parts = text.split(/^=== *(.*)\n/m);
  const named = parts.length === 1 ? [['all', parts[0]!] as const] : pairs(parts.slice(1));
  return named.map(([title, body]) => {
    const files = body.split(/^--- *(.*)\n/m);
    const first = files[0]!.trim() === '' ? [] : [{ path: main, text: files[0]! }];
    return { name: title, files: [...first, ...pairs(files.slice(1)).map(([path, own]) => ({ path, text: own }))] };
  });
}

function pairs(parts: readonly string[]): readonly (readonly [string, string])[] {
  return parts.flatMap((part, index) => (index % 2 === 0 ? [[part.trim(), parts[index + 1] ?? ''] as const] : []));
}
