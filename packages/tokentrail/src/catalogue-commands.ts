import { catalogue as builtIn } from '@tokentrail/catalogue';
import type { Catalogue } from '@tokentrail/core';
import { chooseCatalogue, RulesError } from './catalogue-choice.js';
import type { CatalogueCommand } from './cli/catalogue-arguments.js';
import { chosenModels, describeModel, explainText, modelsText, rulesText } from './cli/catalogue-text.js';
import { exitCode } from './cli/exit-code.js';
import type { Terminal } from './cli/terminal.js';
import type { Engine } from './engine.js';
import { requestFor } from './scan.js';

/**
 * Runs a command that shows the catalogue.
 *
 * @throws RulesError when a rules file holds errors or there is no such rule
 */
export async function runCatalogueCommand(
  command: CatalogueCommand,
  terminal: Terminal,
  engine: Engine,
): Promise<number> {
  const write = (text: string): void => {
    terminal.stdout.write(text);
  };
  if (command.name === 'check') return check(command.file, command.paths, write, engine);
  const catalogue = chooseCatalogue(command.rules, true);
  switch (command.name) {
    case 'rules':
      write(command.json ? json(catalogue.rules) : rulesText(catalogue));
      return exitCode.clean;
    case 'models': {
      const models = chosenModels(catalogue, command);
      write(command.json ? json(models.map(([, model]) => model)) : modelsText(models));
      return exitCode.clean;
    }
    case 'explain': {
      const text = explainText(catalogue, command.rule);
      if (text === null) {
        const known = catalogue.rules.map(({ id }) => id).join(', ');
        throw new RulesError(`tokentrail: there is no rule ${command.rule}; there are ${known}`);
      }
      write(text);
      return exitCode.clean;
    }
  }
}

/** How often each model of the file matches in a project; 1 when one never does. Without paths only the file is checked. */
async function check(
  file: string,
  paths: readonly string[],
  write: (text: string) => void,
  engine: Engine,
): Promise<number> {
  const catalogue: Catalogue = chooseCatalogue([file], true);
  const own = [...catalogue.models.entries()].slice(builtIn.models.length);
  const rules = catalogue.rules.length - builtIn.rules.length;
  if (paths.length === 0) {
    write(`${file}: ${counted(rules, 'rule')} and ${counted(own.length, 'model')}, no errors\n`);
    return exitCode.clean;
  }
  const { request } = requestFor(paths, { catalogue }, engine);
  const uses = await engine.countRows(request);
  const width = Math.max(0, ...own.map(([index]) => String(uses.get(index) ?? 0).length));
  for (const [index, model] of own) write(`${String(uses.get(index) ?? 0).padStart(width)}  ${describeModel(model)}\n`);
  const unmatched = own.filter(([index]) => !uses.has(index)).length;
  write(`${counted(own.length, 'model')}, ${unmatched} of them without a match\n`);
  return unmatched > 0 ? exitCode.findings : exitCode.clean;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
