import { type Command, Option } from 'commander';
import { modelTypes } from './model-text.js';

/** Commands that show what is loaded instead of scanning. `rules` are files with rules and models of the user. */
export type CatalogueCommand =
  | {
      readonly name: 'rules';
      readonly rules: readonly string[];
      /** Parts of the id, the title or the kinds. */
      readonly words: readonly string[];
      readonly json: boolean;
    }
  | { readonly name: 'explain'; readonly rules: readonly string[]; readonly rule: string; readonly json: boolean }
  | ({ readonly name: 'models'; readonly rules: readonly string[] } & ModelFilter)
  | { readonly name: 'check'; readonly file: string; readonly paths: readonly string[]; readonly json: boolean };

/** Which models are listed: those that match everything given. */
export interface ModelFilter {
  /** Parts of the path, the package or the kind. */
  readonly words: readonly string[];
  readonly language: string | undefined;
  readonly type: string | undefined;
  readonly kind: string | undefined;
  readonly json: boolean;
}

interface Flags {
  readonly rules: readonly string[];
  readonly json?: boolean;
  readonly language?: string;
  readonly type?: string;
  readonly kind?: string;
}

/** Adds `rules`, `models`, `models check` and `explain` to the command line; `chosen` gets what was asked for. */
export function addCatalogueCommands(program: Command, chosen: (command: CatalogueCommand) => void): void {
  program
    .command('rules')
    .description('list the rules that a scan looks for; all words must be part of the id, the title or a kind')
    .argument('[words...]', 'for instance: audience')
    .addOption(rulesOption())
    .option('--json', 'as JSON')
    .action((words: readonly string[], { rules, json = false }: Flags) =>
      chosen({ name: 'rules', rules, words, json }),
    );
  program
    .command('explain')
    .description('say what a rule looks for, why, and how to mend what it finds')
    .argument('<rule>', 'id of the rule')
    .addOption(rulesOption())
    .option('--json', 'as JSON')
    .action((rule: string, { rules, json = false }: Flags) => chosen({ name: 'explain', rules, rule, json }));
  const models = program
    .command('models')
    .description('list what is known of libraries; all words must be part of the path, the package or the kind')
    .argument('[words...]', 'for instance: fastmcp header')
    .addOption(rulesOption())
    .addOption(new Option('--language <language>', 'rows of one language').choices(['python', 'javascript', 'any']))
    .addOption(new Option('--type <type>', 'rows of one type').choices(modelTypes))
    .option('--kind <kind>', 'rows that speak of a kind')
    .option('--json', 'as JSON')
    .action((words: readonly string[], { rules, language, type, kind, json = false }: Flags) =>
      chosen({ name: 'models', rules, words, language, type, kind, json }),
    );
  // Options behind `check` are its own.
  models
    .enablePositionalOptions()
    .command('check')
    .description('check a file of rules and models; with paths, also how often each of its models matches there')
    .argument('<file>', 'YAML or JSON')
    .argument('[paths...]', 'folders or files of a project')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 no errors (and with paths: every model matches), 1 a model never matches, 2 errors in the file.',
    )
    .action((file: string, paths: readonly string[], { json = false }: Flags) =>
      chosen({ name: 'check', file, paths, json }),
    );
}

function rulesOption(): Option {
  return new Option('-r, --rules <file>', 'add rules and models of a YAML or JSON file (may be repeated)')
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'none');
}
