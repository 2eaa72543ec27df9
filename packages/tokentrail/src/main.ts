import { createRequire } from 'node:module';
import { catalogue as builtIn } from '@tokentrail/catalogue';
import { closest, type Report } from '@tokentrail/core';
import { chooseCatalogue, RulesError } from './catalogue-choice.js';
import { runCatalogueCommand } from './catalogue-commands.js';
import { commandNames, parseArguments, type ScanArguments } from './cli/arguments.js';
import { exitCode, exitCodeOf } from './cli/exit-code.js';
import { ProgressLine } from './cli/progress-line.js';
import type { Terminal } from './cli/terminal.js';
import { checkOutput, OutputError, writeReport } from './cli/write-report.js';
import type { Engine } from './engine.js';
import { PathError } from './files/read-tree.js';

import { scanTree } from './scan.js';

const packageFile: { readonly version: string } = createRequire(import.meta.url)('../package.json');

/** The command line: arguments in, exit code out. All output goes through `terminal`; nothing is thrown. */
export async function main(argv: readonly string[], terminal: Terminal, engine: Engine): Promise<number> {
  const parsed = parseArguments(argv, packageFile.version, terminal);
  if ('exitCode' in parsed) return parsed.exitCode;
  const progress = new ProgressLine(terminal, 'scan' in parsed ? parsed.scan.quiet : true);
  try {
    if ('catalogue' in parsed) return await runCatalogueCommand(parsed.catalogue, terminal, engine);
    return await run(parsed.scan, terminal, engine, progress);
  } catch (error) {
    progress.clear();
    if (terminal.signal?.aborted === true) return exitCode.interrupted;
    terminal.stderr.write(`${describe(error, terminal)}${commandMeant(error, argv)}\n`);
    return exitCode.failed;
  }
}

async function run(
  options: ScanArguments,
  terminal: Terminal,
  engine: Engine,
  progress: ProgressLine,
): Promise<number> {
  checkOutput(options);
  const scanned = await scanTree(
    options.paths,
    {
      catalogue: chooseCatalogue(options.rules, options.defaultRules),
      context: options.context,
      ownModelsFrom: builtIn.models.length,
      onProgress: (state) => progress.update(state),
      ...(terminal.signal === undefined ? {} : { signal: terminal.signal }),
    },
    engine,
  );
  progress.clear();
  writeReport(scanned, options, terminal);
  if (!options.quiet)
    for (const note of notesOf(scanned.report, options)) terminal.stderr.write(`tokentrail: ${note}\n`);
  return exitCodeOf(scanned.report, options.failOn);
}

/** What must not go unseen although the report stands elsewhere or says it in data only. */
function notesOf(report: Report, options: ScanArguments): readonly string[] {
  const notes: string[] = [];
  if (report.coverage.files === 0) {
    const skipped = report.coverage.skipped.length;
    const why = skipped > 0 ? ` (${skipped === 1 ? '1 entry was' : `${skipped} entries were`} skipped)` : '';
    notes.push(`no Python, JavaScript or TypeScript file found in ${options.paths.join(', ')}${why}`);
  }
  if (options.output !== undefined) {
    const count = report.findings.length;
    notes.push(`${count === 1 ? '1 finding' : `${count} findings`} written to ${options.output}`);
  }
  // The text report shows them itself.
  if (options.format !== 'text' || options.output !== undefined)
    for (const { code, message } of report.diagnostics) if (code === 'unmatched-model') notes.push(message);
  return notes;
}

/** Without a command the first word is a path; one that there is not may be a command that is misspelt. */
function commandMeant(error: unknown, [first = '']: readonly string[]): string {
  const isCommand = commandNames.some((name) => name === first);
  const near = error instanceof PathError && !isCommand ? closest(first, commandNames) : null;
  return near === null ? '' : ` (did you mean the command ${near}?)`;
}

function describe(error: unknown, terminal: Terminal): string {
  if (error instanceof RulesError) return error.message;
  if (error instanceof PathError || error instanceof OutputError) return `tokentrail: ${error.message}`;
  if (error instanceof Error && 'syscall' in error) return `tokentrail: ${error.message}`;
  const text = error instanceof Error ? error.message : String(error);
  const stack =
    error instanceof Error && terminal.env['TOKENTRAIL_DEBUG'] !== undefined ? `\n${error.stack ?? ''}` : '';
  return `tokentrail: internal error: ${text} (set TOKENTRAIL_DEBUG=1 to see where)${stack}`;
}
