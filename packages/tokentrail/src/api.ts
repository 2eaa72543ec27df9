import type { Report } from '@tokentrail/core';
import { engine } from './built-in-engine.js';
import { type ScanOptions, scanTree } from './scan.js';

/**
 * Analyses a folder or file of the disk, or several as one program. Paths in the report are relative to the folder (to the
 * common one of several). What could not be read or parsed is in `coverage`.
 *
 * @throws PathError when a path does not exist; `signal.reason` when aborted
 */
export async function scan(path: string | readonly string[], options: ScanOptions = {}): Promise<Report> {
  const { report } = await scanTree(typeof path === 'string' ? [path] : path, options, engine);
  return report;
}
