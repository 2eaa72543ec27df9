import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toJson } from '@tokentrail/report/json';
import { toSarif } from '@tokentrail/report/sarif';
import { toText } from '@tokentrail/report/text';
import type { ScannedTree } from '../scan.js';
import type { ScanArguments } from './arguments.js';
import { type Terminal, wantsColor, widthOf } from './terminal.js';

/**
 * Writes the report in its format to stdout or the file asked for. With a machine format stdout holds that document alone.
 *
 * @throws the error of the file system when the file cannot be written
 */
export function writeReport(scanned: ScannedTree, options: ScanArguments, terminal: Terminal): void {
  const text = render(scanned, options, terminal);
  if (options.output === undefined) terminal.stdout.write(text);
  else writeFileSync(options.output, text);
}

/** A place where the report cannot be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/**
 * Asked before the analysis, which may take long.
 *
 * @throws OutputError when the report could not be written to the file asked for
 */
export function checkOutput({ output }: Pick<ScanArguments, 'output'>): void {
  if (output === undefined) return;
  const folder = dirname(output);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new OutputError(`${output}: there is no folder ${folder} to write to`);
  if (statSync(output, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new OutputError(`${output}: is a folder; --output takes the name of a file`);
}

function render({ report, tree }: ScannedTree, options: ScanArguments, terminal: Terminal): string {
  const { showSuppressed } = options;
  switch (options.format) {
    case 'json':
      return toJson(report);
    case 'sarif': {
      const texts = new Map(tree.files.map((file) => [file.path, file.text]));
      return toSarif(report, { textOf: (file) => texts.get(file), showSuppressed });
    }
    case 'text': {
      const toFile = options.output !== undefined;
      const color = (!toFile || options.color === 'always') && wantsColor(options.color, terminal.stdout, terminal.env);
      return toText(report, { color, width: toFile ? 100 : widthOf(terminal.stdout), showSuppressed });
    }
  }
}
