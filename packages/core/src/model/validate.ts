import { validateCatalogueShape } from '../generated/validate-catalogue.js';
import { closest } from '../text/closest.js';
import type { CatalogueError } from './catalogue-error.js';
import type { Catalogue } from './catalogue.js';
import type { Model } from './model.js';
import { pathPlaces } from './path-places.js';
import { parseApiPath, parseRelativePath } from './parse-api-path.js';
import type { CallRule, FlowRule, Rule } from './rule.js';
import { describeShapeErrors } from './shape-messages.js';

/** Parts of a catalogue as a user writes them: everything may be left out. */
export type CatalogueParts = Partial<Catalogue>;

export type CheckedCatalogue =
  | { readonly parts: CatalogueParts; readonly errors: readonly [] }
  | { readonly parts: null; readonly errors: readonly CatalogueError[] };

/**
 * Checks an unknown value, as read from a user's file, against the published schema (schema/catalogue.schema.json), the grammar
 * of API paths and its own references: every error at once, in the order of the document's pointers. `known` are the kinds and
 * contexts that rules may name besides those of the value itself. Never throws; the value is not changed.
 */
export function validateCatalogue(value: unknown, known: Catalogue | null): CheckedCatalogue {
  if (!validateCatalogueShape(value)) {
    return { parts: null, errors: describeShapeErrors(validateCatalogueShape.errors ?? []) };
  }
  const parts = completed(value as CatalogueParts);
  const errors = [...pathErrors(parts.models ?? []), ...referenceErrors(parts, known)];
  return errors.length > 0 ? { parts: null, errors } : { parts, errors: [] };
}

/** Lists that a rule may leave out are empty. */
function completed(parts: CatalogueParts): CatalogueParts {
  if (parts.rules === undefined) return parts;
  return { ...parts, rules: parts.rules.map(completedRule) };
}

function completedRule(rule: Rule): Rule {
  if (rule.kind === 'call') return { ...rule, inbound: (rule as Partial<CallRule>).inbound ?? [] };
  return { ...rule, barriers: (rule as Partial<FlowRule>).barriers ?? [] };
}

function pathErrors(models: readonly Model[]): readonly CatalogueError[] {
  return models.flatMap((model, index) =>
    pathPlaces(model).flatMap(({ pointer, text, relative }) => {
      const { errors } = relative ? parseRelativePath(text) : parseApiPath(text);
      return errors.map((error): CatalogueError => {
        const at = text.slice(0, error.offset);
        const where = at === '' ? '' : ` after "${at}"`;
        const message = `the path is not valid${where}: ${error.message}`;
        return { pointer: `/models/${index}${pointer}`, about: 'value', message, suggestion: error.suggestion };
      });
    }),
  );
}

function referenceErrors(parts: CatalogueParts, known: Catalogue | null): readonly CatalogueError[] {
  const kinds = new Set([...kindsOf(parts), ...(known === null ? [] : kindsOf(known))]);
  const contexts = new Set([...(parts.contexts ?? []), ...(known?.contexts ?? [])].map((context) => context.id));
  const ids = new Set(known?.rules.map((rule) => rule.id));
  const errors: CatalogueError[] = [];
  const add = (pointer: string, message: string, suggestion: string | null): void => {
    errors.push({ pointer, about: 'value', message, suggestion });
  };
  parts.rules?.forEach((rule, index) => {
    const pointer = `/rules/${index}`;
    if (ids.has(rule.id)) add(`${pointer}/id`, `there is another rule with the id "${rule.id}"`, null);
    ids.add(rule.id);
    for (const [list, names] of kindListsOf(rule)) {
      names.forEach((name, at) => {
        if (kinds.has(name)) return;
        const message = `no model speaks of the kind "${name}"`;
        add(`${pointer}/${list}/${at}`, message, closest(name, [...kinds]));
      });
    }
    if (rule.context !== undefined && !contexts.has(rule.context)) {
      add(`${pointer}/context`, `there is no context "${rule.context}"`, closest(rule.context, [...contexts]));
    }
  });
  return errors;
}

function kindListsOf(rule: Rule): readonly (readonly [list: string, names: readonly string[]])[] {
  if (rule.kind === 'call') return Object.entries({ calls: rule.calls, inbound: rule.inbound });
  return Object.entries({ sources: rule.sources, sinks: rule.sinks, barriers: rule.barriers });
}

function kindsOf(parts: CatalogueParts): readonly string[] {
  const ofModels = (parts.models ?? []).flatMap((model) => {
    if ('source' in model) return [model.source.kind];
    if ('sink' in model) return [model.sink.kind];
    if ('barrier' in model) return [model.barrier.kind];
    if ('barrierGuard' in model) return [model.barrierGuard.kind];
    if ('forward' in model) return [model.forward.from, model.forward.to];
    return 'call' in model ? [model.call.kind] : [];
  });
  return [
    ...ofModels,
    ...(parts.kinds ?? []).map((entry) => entry.kind),
    ...(parts.genericSinks ?? []).map((sink) => sink.kind),
  ];
}
