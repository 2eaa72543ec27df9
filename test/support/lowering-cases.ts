import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '@tokentrail/core';
import { type ShownFacts, showFacts } from './show-facts.js';

/**
 * A case of a `.txt` file: `=== title`, source, `==>`, expected lines. A line is an edge, or begins with `call:`, `condition:`,
 * `type:`, `class:`, `import:`, `export:` or `callable:`; it must be among the facts, with `!` in front it must not.
 */
export interface LoweringCase {
  readonly title: string;
  readonly source: string;
  readonly expected: readonly string[];
}

export function readLoweringCases(folder: string): LoweringCase[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((file) => parseCases(readFileSync(join(folder, file), 'utf8'), file));
}

function parseCases(text: string, file: string): LoweringCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', expectation] = part.split(/^==>\n/m);
      const end = head.indexOf('\n');
      if (expectation === undefined) throw new Error(`${file}: no ==> in "${head.slice(0, end)}"`);
      const expected = expectation.split('\n').filter((line) => line.trim() !== '');
      return { title: `${file}: ${head.slice(0, end)}`, source: head.slice(end + 1), expected };
    });
}

const SECTIONS: readonly (readonly [keyof ShownFacts, string])[] = [
  ['edges', ''],
  ['calls', 'call: '],
  ['conditions', 'condition: '],
  ['types', 'type: '],
  ['classes', 'class: '],
  ['imports', 'import: '],
  ['exports', 'export: '],
  ['callables', 'callable: '],
];

/** All facts as the lines that cases speak of. */
export function factLines(facts: FileFacts, source: string): string[] {
  const shown = showFacts(facts, source);
  return SECTIONS.flatMap(([section, prefix]) => shown[section].map((line) => `${prefix}${line}`));
}
