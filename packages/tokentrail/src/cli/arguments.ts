import { Command, CommanderError, Option } from 'commander';
import type { ContextMode } from '../engine.js';
import { addCatalogueCommands, type CatalogueCommand } from './catalogue-arguments.js';
import { exitCode, type Threshold, thresholds } from './exit-code.js';
import { type ColorMode, colorModes, type Terminal } from './terminal.js';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export interface ScanArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  /** A file to write the report to; absent: stdout. */
  readonly output: string | undefined;
  /** Files with rules and models of the user. */
  readonly rules: readonly string[];
  readonly defaultRules: boolean;
  readonly context: ContextMode;
  readonly failOn: Threshold;
  /** Findings that the code acknowledges are written as well (JSON always holds them). */
  readonly showSuppressed: boolean;
  readonly quiet: boolean;
  readonly color: ColorMode;
}

/** What the arguments ask for: a scan, or nothing more than what was printed already (help, version, an error). */
export type Parsed =
  | { readonly scan: ScanArguments }
  | { readonly catalogue: CatalogueCommand }
  | { readonly exitCode: number };

interface Flags {
  readonly format?: Format;
  readonly output?: string;
  readonly rules: readonly string[];
  readonly defaultRules: boolean;
  readonly context: ContextMode;
  readonly failOn: Threshold;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  readonly color: ColorMode;
}

export const commandNames = ['scan', 'rules', 'models', 'explain', 'help'] as const;

const EXAMPLES = `
Examples:
  tokentrail scan .                                   report to the terminal
  tokentrail scan server -f sarif -o out.sarif        for code scanning
  tokentrail scan . --rules tokentrail.yaml           with rules of your own
  tokentrail models fastmcp                           what is known of a library
  tokentrail models check tokentrail.yaml .           how often your models match
  tokentrail explain jwt-no-audience                  what a rule looks for

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or a failed analysis,
130 interrupted.`;

/** Reads the command line (without node and script). Help and errors go to the terminal; nothing is thrown, the process goes on. */
export function parseArguments(argv: readonly string[], version: string, terminal: Terminal): Parsed {
  let scan: ScanArguments | undefined;
  let catalogue: CatalogueCommand | undefined;
  const program = new Command('tokentrail')
    .description('Follows the credentials of MCP clients through Python and JavaScript/TypeScript servers.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('Run "tokentrail --help" for all options.');
  const command = program
    .command('scan', { isDefault: true })
    .description('analyse folders or files as one program')
    .argument('[paths...]', 'folders or files', ['.'])
    .action((paths: readonly string[], flags: Flags) => {
      scan = {
        ...flags,
        paths,
        showSuppressed: flags.showSuppressed ?? false,
        quiet: flags.quiet ?? false,
        format: flags.format ?? formatOf(flags.output),
        output: flags.output,
      };
    });
  program.addHelpText('after', EXAMPLES);
  command.addHelpText('after', EXAMPLES);
  for (const option of options()) command.addOption(option);
  addCatalogueCommands(program, (asked) => {
    catalogue = asked;
  });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exitCode: error.exitCode === 0 ? exitCode.clean : exitCode.failed };
  }
  if (catalogue !== undefined) return { catalogue };
  return scan === undefined ? { exitCode: exitCode.clean } : { scan };
}

function options(): readonly Option[] {
  const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  return [
    new Option('-f, --format <format>', 'text, json or sarif (default: by the ending of --output, else text)').choices(
      formats,
    ),
    new Option('-o, --output <file>', 'write the report to a file instead of stdout'),
    new Option('-r, --rules <file>', 'add rules and models of a YAML or JSON file (may be repeated)')
      .argParser(collect)
      .default([], 'none'),
    new Option('--no-default-rules', "leave out the built-in catalogue (the languages' own libraries stay)"),
    new Option('--context <mode>', 'judge MCP servers by project or by file, or any code')
      .choices(['project', 'file', 'any'])
      .default('project'),
    new Option('--fail-on <severity>', 'exit with 1 when a finding is at least this severe')
      .choices(thresholds)
      .default('low'),
    new Option('--show-suppressed', 'show findings that a tokentrail-ignore comment acknowledges too'),
    new Option('-q, --quiet', 'print nothing but the report and errors'),
    new Option('--color <when>', 'colours of the text report').choices(colorModes).default('auto'),
  ];
}

function formatOf(output: string | undefined): Format {
  if (output === undefined) return 'text';
  if (output.endsWith('.sarif') || output.endsWith('.sarif.json')) return 'sarif';
  return output.endsWith('.json') ? 'json' : 'text';
}
