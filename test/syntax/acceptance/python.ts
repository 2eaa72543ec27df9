import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ParseOutcome } from '@tokentrail/syntax';
import {
  CallExpression,
  ClassDefinition,
  FunctionDefinition,
  VariableName,
} from '../../../packages/python/src/generated/terms.js';
import { parsePython } from '../../../packages/python/src/grammar.js';
import { compare, type Figures, newFigures, type Structure } from './figures.js';

interface Reference {
  readonly path: string;
  readonly owners: readonly (readonly [at: number, name: string])[];
  readonly calls: readonly (readonly [from: number, to: number])[];
}

const script = fileURLToPath(new URL('reference.py', import.meta.url));

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** Compares our trees with CPython's over files; the reference runs once for each few hundred files. */
export function comparePython(paths: readonly string[], report: (difference: string) => void): Figures {
  const figures = newFigures();
  figures.files = paths.length;
  for (let at = 0; at < paths.length; at += 500) {
    const input = paths.slice(at, at + 500).join('\n');
    const { stdout } = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    for (const line of stdout.split('\n')) {
      if (line === '') continue;
      const { path, owners, calls } = JSON.parse(line) as Reference;
      const expected = { owners: new Map(owners), calls: new Set(calls.map(([from, to]) => `${from}-${to}`)) };
      const outcome = parsePython(readFileSync(path, 'utf8'));
      for (const difference of compare(figures, path, outcome, expected, structure)) report(difference);
    }
  }
  return figures;
}

function structure({ tree }: ParseOutcome & { ok: true }): Structure {
  const owners = new Map<number, string>();
  const calls = new Set<string>();
  const names: string[] = [];
  for (let node = 0; node < tree.size; node++) {
    const around = names[tree.parent(node)] ?? '';
    const kind = tree.kind(node);
    names[node] = around;
    if (kind === CallExpression) calls.add(`${tree.from(node)}-${tree.to(node)}`);
    if (kind === FunctionDefinition || kind === ClassDefinition) {
      const name = tree.slice(tree.child(node, VariableName));
      const qualified = around === '' ? name : `${around}.${name}`;
      names[node] = qualified;
      owners.set(tree.from(node), qualified);
    }
  }
  return { owners, calls };
}
