import { isExamplePath, isTestPath } from '../text/path-kinds.js';
import type { LinkedProgram } from '../link/contract/program.js';
import type { Severity } from '../model/rule.js';
import type { Finding } from '../report.js';

/** How a place is reached, see `Finding.reach`. */
export type Reach = Finding['reach'];

const SEVERITIES: readonly Severity[] = ['note', 'low', 'medium', 'high', 'critical'];

/** Base severity for what a tool or route reaches, one step down elsewhere in the server, `note` outside of it. */
export function severityAt(base: Severity, reach: Reach): Severity {
  if (reach === 'outside') return 'note';
  const step = SEVERITIES.indexOf(base) - (reach === 'server' ? 1 : 0);
  return SEVERITIES[Math.max(0, step)] ?? base;
}

/**
 * How each callable is reached (engine notes 8). `entry`: a tool, route, middleware or verifier may run it. `server`: it stands in a
 * file that belongs to a server: one with entries, one that imports such a file, or one that either imports. `outside`: tests and
 * files without such a connection. Without any entry every file that is no test belongs to the server. Examples are `server` at most.
 */
export class Reachability {
  readonly #program: LinkedProgram;
  readonly #entered: ReadonlySet<number>;
  readonly #files: Uint8Array;

  constructor(program: LinkedProgram) {
    this.#program = program;
    const doors = [...program.entries].filter(([, entry]) => entry !== 'main').map(([callable]) => callable);
    this.#entered = closure(doors, (callable) => program.calleesOf(callable));
    this.#files = serverFiles(program);
  }

  /** Whether a tool, route, middleware or verifier may run it. */
  isEntered(callable: number): boolean {
    return this.#entered.has(callable);
  }

  of(callable: number): Reach {
    const file = this.#program.fileOfCallable(callable);
    const path = this.#program.files[file]?.facts.path ?? '';
    if (isTestPath(path)) return 'outside';
    const entered = this.#entered.has(callable) || this.#runsOnImport(file, callable);
    if (entered) return isExamplePath(path) ? 'server' : 'entry';
    return this.#files[file] === 1 ? 'server' : 'outside';
  }

  /** A module body runs when the file is imported, so it is entered with the file's own entries. */
  #runsOnImport(file: number, callable: number): boolean {
    const linked = this.#program.files[file];
    if (linked === undefined || callable !== linked.callableBase) return false;
    const end = callable + linked.facts.callables.length;
    return [...this.#program.entries].some(([entry, kind]) => kind !== 'main' && entry > callable && entry < end);
  }
}

/** 1 per file that belongs to a server. */
function serverFiles(program: LinkedProgram): Uint8Array {
  const marks = new Uint8Array(program.files.length);
  const roots = new Set([...program.entries.keys()].map((callable) => program.fileOfCallable(callable)));
  if (roots.size === 0) return marks.fill(1);
  const importers = new Map<number, number[]>();
  program.imports.forEach(({ files }, importer) => {
    if (isTestPath(program.files[importer]?.facts.path ?? '')) return;
    for (const file of files) importers.set(file, [...(importers.get(file) ?? []), importer]);
  });
  const launched = closure(roots, (file) => importers.get(file) ?? []);
  for (const file of closure(launched, (from) => program.imports[from]?.files ?? [])) marks[file] = 1;
  return marks;
}

function closure(start: Iterable<number>, next: (item: number) => readonly number[]): Set<number> {
  const seen = new Set(start);
  for (const item of seen) for (const other of next(item)) seen.add(other);
  return seen;
}
