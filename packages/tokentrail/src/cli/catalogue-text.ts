import type { Catalogue, Model, Rule } from '@tokentrail/core';
import { ruleHelp } from '@tokentrail/report/help';
import { toRuleText } from '@tokentrail/report/text';
import type { ModelFilter } from './catalogue-arguments.js';
import { describeModel, kindOf, modelTypes, typeOf } from './model-text.js';

/** One line for each rule. */
export function rulesText({ rules }: Pick<Catalogue, 'rules'>): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return lines(
    rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${rule.title ?? rule.message}`),
  );
}

/** A rule for people: what, why, what follows, how to mend it, and what it looks for in the catalogue. */
export function explainText(
  catalogue: Catalogue,
  rule: Rule,
  layout: { readonly color: boolean; readonly width: number },
): string {
  const info = {
    id: rule.id,
    title: rule.title ?? rule.message,
    description: rule.description ?? '',
    impact: rule.impact ?? '',
    fix: rule.fix ?? '',
    severity: rule.severity,
    cwe: rule.cwe ?? [],
    clause: rule.clause ?? null,
  };
  const parts = [
    ...ruleHelp(info).map((part) =>
      part.title === 'Specification' && info.clause !== null
        ? { ...part, text: `${part.text}\n${info.clause.url}` }
        : part,
    ),
    { title: 'Looks for', text: lookedFor(catalogue, rule) },
    ...(rule.context === undefined ? [] : [{ title: 'Only in', text: `projects of the kind ${rule.context}` }]),
    ...(info.cwe.length === 0 ? [] : [{ title: 'Weakness', text: info.cwe.join(', ') }]),
  ];
  return toRuleText(info, parts, layout);
}

function lookedFor({ models }: Catalogue, rule: Rule): string {
  const rows = (kind: string, type: string): string => {
    const count = models.filter((model) => typeOf(model) === type && kindOf(model) === kind).length;
    return `${kind} (${counted(count, 'model')})`;
  };
  if (rule.kind === 'call') {
    return `calls of the kind ${rule.calls.map((kind) => rows(kind, 'call')).join(' or ')} that leave their check off`;
  }
  const sources = rule.sources.map((kind) => rows(kind, 'source')).join(' or ');
  const sinks = rule.sinks.map((kind) => rows(kind, 'sink')).join(' or ');
  const barriers = rule.barriers.map((kind) => rows(kind, 'barrier')).join(' or ');
  return `${sources} that reaches ${sinks}${barriers === '' ? '' : `, unless ${barriers} comes between`}`;
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

/** One line for each model, and how many there are of each type. */
export function modelsText(models: readonly (readonly [number, Model])[]): string {
  const counts = modelTypes
    .map((type) => [type, models.filter(([, model]) => typeOf(model) === type).length] as const)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => `${type} ${count}`);
  const detail = counts.length > 1 ? ` (${counts.join(', ')})` : '';
  return lines([...models.map(([, model]) => describeModel(model)), `${counted(models.length, 'model')}${detail}`]);
}

/** `1 model`, `3 models`. */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text.trimEnd()}\n`).join('');
}
