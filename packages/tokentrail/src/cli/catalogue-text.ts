import type { Catalogue, Model, Rule } from '@tokentrail/core';
import { type ModelFilter, modelTypes } from './catalogue-arguments.js';

/** One line for each rule. */
export function rulesText({ rules }: Catalogue): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return lines(
    rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${rule.title ?? rule.message}`),
  );
}

/** A rule for people: what, why, what follows, how to mend it. Null when there is no such rule. */
export function explainText({ rules }: Catalogue, id: string): string | null {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return null;
  const parts: readonly (readonly [head: string, text: string | undefined])[] = [
    ['', rule.description],
    ['Impact', rule.impact],
    ['Fix', rule.fix],
    ['Looks for', lookedFor(rule)],
    ['Only in', rule.context],
    ['Weakness', rule.cwe?.join(', ')],
    ['Specification', rule.clause === undefined ? undefined : `${rule.clause.text}\n${rule.clause.url}`],
  ];
  const known = parts.filter(([, text]) => text !== undefined && text !== '');
  const body = known.map(([head, text]) => (head === '' ? `${text}\n` : `${head}: ${text}\n`));
  return [`${rule.id} (${rule.severity}): ${rule.title ?? rule.message}\n`, ...body].join('\n');
}

function lookedFor(rule: Rule): string {
  if (rule.kind === 'call') return `calls of the kind ${rule.calls.join(', ')} that leave their check off`;
  const ended = rule.barriers.length === 0 ? '' : `, unless ${rule.barriers.join(' or ')} comes between`;
  return `${rule.sources.join(' or ')} that reaches ${rule.sinks.join(' or ')}${ended}`;
}

/** The models that pass the filter, with their index in the catalogue. */
export function chosenModels({ models }: Catalogue, filter: ModelFilter): readonly (readonly [number, Model])[] {
  return [...models.entries()].filter(([, model]) => {
    const text = `${describeModel(model)} ${model.package ?? ''}`.toLowerCase();
    return (
      filter.words.every((word) => text.includes(word.toLowerCase())) &&
      (filter.language === undefined || model.language === filter.language) &&
      (filter.type === undefined || typeOf(model) === filter.type) &&
      (filter.kind === undefined || kindOf(model) === filter.kind)
    );
  });
}

/** One line for each model, and how many there are. */
export function modelsText(models: readonly (readonly [number, Model])[]): string {
  return lines([
    ...models.map(([, model]) => describeModel(model)),
    models.length === 1 ? '1 model' : `${models.length} models`,
  ]);
}

/** `python  sink  httpx.get.Argument[headers:]  (outbound-credential)  >=1.0`. */
export function describeModel(model: Model): string {
  const kind = kindOf(model);
  const parts = [model.language.padEnd(10), typeOf(model).padEnd(12), whereOf(model)];
  if (kind !== undefined) parts.push(`(${kind})`);
  if (model.versions !== undefined) parts.push(model.versions);
  return parts.join('  ');
}

function typeOf(model: Model): string {
  return modelTypes.find((type) => type in model) ?? '';
}

function kindOf(model: Model): string | undefined {
  const [row] = modelTypes.flatMap((type) => (type in model ? [rowOf(model, type)] : []));
  return typeof row?.['kind'] === 'string' ? row['kind'] : undefined;
}

function whereOf(model: Model): string {
  const row = rowOf(model, typeOf(model));
  const names = ['path', 'write', 'read'].flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []));
  if (typeof row['function'] === 'string') names.push(`any ${row['function']}()`);
  if (typeof row['method'] === 'string') names.push(`any .${row['method']}()`);
  if (typeof row['position'] === 'string') names.push(`any argument or key ${row['position']}`);
  if (typeof row['is'] === 'string') names.push(`is ${row['is']}`);
  return names.join(' ');
}

function rowOf(model: Model, type: string): Readonly<Record<string, unknown>> {
  const row: unknown = Object.entries(model).find(([key]) => key === type)?.[1];
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {};
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text.trimEnd()}\n`).join('');
}
