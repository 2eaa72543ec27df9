import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '@tokentrail/core';

/** What running a program showed; places are `file:line`. */
export interface Observed {
  readonly ran: readonly string[];
  readonly reached: readonly string[];
  /** The last error that a run ended with, if any. */
  readonly error: string | null;
}

/** The same when this module is bundled into `test/dist/tools`. */
const DRIVER = fileURLToPath(new URL('../../../test/support/programs/run.py', import.meta.url));

export function hasPython(): boolean {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 10))'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() === 'True';
}

/** Runs programs in one process of CPython. */
export async function runPython(programs: readonly (readonly SourceFile[])[]): Promise<readonly Observed[]> {
  const input = programs.map((files) =>
    JSON.stringify(Object.fromEntries(files.map(({ path, text }) => [path, text]))),
  );
  const { stdout, stderr } = spawnSync('python3', [DRIVER], {
    input: `${input.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const rows = stdout.trim().split('\n');
  if (rows.length !== programs.length) throw new Error(`${rows.length} of ${programs.length} programs ran: ${stderr}`);
  return rows.map((row) => JSON.parse(row) as Observed);
}
