import { catalogue as builtIn } from '@tokentrail/catalogue';
import { type Catalogue, closest, type Rule } from '@tokentrail/core';
import { chooseCatalogue, RulesError } from './catalogue-choice.js';
import type { CatalogueCommand, ModelFilter } from './cli/catalogue-arguments.js';
import { chosenModels, counted, explainText, modelsText, rulesText } from './cli/catalogue-text.js';
import { exitCode } from './cli/exit-code.js';
import { describeModel, kindOf } from './cli/model-text.js';
import { type Terminal, wantsColor, widthOf } from './cli/terminal.js';
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
  if (command.name === 'check') return check(command, write, engine);
  const catalogue = chooseCatalogue(command.rules, true);
  switch (command.name) {
    case 'rules': {
      const rules = catalogue.rules.filter((rule) => command.words.every((word) => speaksOf(rule, word)));
      write(command.json ? json(rules) : rulesText({ rules }));
      if (rules.length === 0 && !command.json) {
        const ids = catalogue.rules.map(({ id }) => id).join(', ');
        terminal.stderr.write(`tokentrail: no rule has all of ${command.words.join(', ')}; there are ${ids}\n`);
      }
      return exitCode.clean;
    }
    case 'models': {
      const models = chosenModels(catalogue, command);
      write(command.json ? json(models.map(([, model]) => model)) : modelsText(models));
      if (models.length === 0 && !command.json) terminal.stderr.write(`tokentrail: ${whyNone(catalogue, command)}\n`);
      return exitCode.clean;
    }
    case 'explain': {
      const rule = ruleOf(catalogue, command.rule);
      const layout = { color: wantsColor('auto', terminal.stdout, terminal.env), width: widthOf(terminal.stdout) };
      write(command.json ? json(rule) : explainText(catalogue, rule, layout));
      return exitCode.clean;
    }
  }
}

/** Whether the word is part of the rule's id, its title or one of its kinds. */
function speaksOf(rule: Rule, word: string): boolean {
  const kinds = rule.kind === 'flow' ? [...rule.sources, ...rule.sinks, ...(rule.barriers ?? [])] : rule.calls;
  return [rule.id, rule.title ?? '', ...kinds].some((text) => text.toLowerCase().includes(word.toLowerCase()));
}

/** @throws RulesError when there is no such rule */
function ruleOf({ rules }: Catalogue, id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  const ids = rules.map((candidate) => candidate.id);
  const near = closest(id, ids) ?? ids.find((known) => known.includes(id) || id.includes(known));
  const hint = near === undefined ? `there are ${ids.join(', ')}` : `did you mean ${near}?`;
  throw new RulesError(`tokentrail: there is no rule ${id}; ${hint}`);
}

/** Which part of a filter leaves nothing, for people who get no model. */
function whyNone(catalogue: Catalogue, { words, language, type, kind }: ModelFilter): string {
  const all = { words: [], language: undefined, type: undefined, kind: undefined, json: false };
  if (kind !== undefined && chosenModels(catalogue, { ...all, kind }).length === 0) {
    const kinds = [...new Set(catalogue.models.flatMap((model) => kindOf(model) ?? []))].sort();
    return `no model speaks of the kind ${kind}; there are ${kinds.join(', ')}`;
  }
  const unknown = words.find((word) => chosenModels(catalogue, { ...all, words: [word] }).length === 0);
  if (unknown !== undefined) {
    return `nothing is known of "${unknown}"; without words every model is listed, --rules adds your own`;
  }
  const given = [...words, language, type, kind].filter((part) => part !== undefined);
  return `no model has all of ${given.join(', ')}; leave some out`;
}

/** How often each model of the file matches in a project; 1 when one never does. Without paths only the file is checked. */
async function check(
  { file, paths, json: asJson }: Extract<CatalogueCommand, { name: 'check' }>,
  write: (text: string) => void,
  engine: Engine,
): Promise<number> {
  const catalogue: Catalogue = chooseCatalogue([file], true);
  const own = [...catalogue.models.entries()].slice(builtIn.models.length);
  const rules = catalogue.rules.slice(builtIn.rules.length);
  if (paths.length === 0) {
    const ids = rules.map(({ id }) => id);
    if (asJson) write(json({ file, rules: ids, models: own.map(([, model]) => ({ model, matches: null })) }));
    else write(`${file}: ${counted(rules.length, 'rule')} and ${counted(own.length, 'model')}, no errors\n`);
    return exitCode.clean;
  }
  const { request } = requestFor(paths, { catalogue }, engine);
  const uses = await engine.countRows(request);
  const unmatched = own.filter(([index]) => !uses.has(index)).length;
  if (asJson) {
    const models = own.map(([index, model]) => ({ model, matches: uses.get(index) ?? 0 }));
    write(json({ file, rules: rules.map(({ id }) => id), models }));
  } else {
    const width = Math.max('matches'.length, ...own.map(([index]) => String(uses.get(index) ?? 0).length));
    write(`${'matches'.padStart(width)}  model\n`);
    for (const [index, model] of own) {
      write(`${String(uses.get(index) ?? 0).padStart(width)}  ${describeModel(model)}\n`);
    }
    const files = counted(request.files.length, 'file');
    write(
      `${counted(own.length, 'model')} in ${files}, ${unmatched === 0 ? 'each with a match' : `${unmatched} without a match`}\n`,
    );
  }
  return unmatched > 0 ? exitCode.findings : exitCode.clean;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
