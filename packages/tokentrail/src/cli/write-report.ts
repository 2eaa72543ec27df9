import { writeFileSync } from 'node:fs';
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
