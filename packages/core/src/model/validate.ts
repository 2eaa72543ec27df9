import { validateCatalogueShape } from '../generated/validate-catalogue.js';
import type { Language } from '../language.js';
import type { CatalogueError } from './catalogue-error.js';
import type { Catalogue } from './catalogue.js';
import { isRecord, pathPlaces } from './path-places.js';
import { parseApiPath, parseRelativePath } from './parse-api-path.js';
import { comparePointers } from './pointer.js';
import { referenceErrors } from './references.js';
import type { CallRule, FlowRule, Rule } from './rule.js';
import { describeShapeErrors } from './shape-messages.js';

/** Parts of a catalogue as a user writes them: everything may be left out. */
export type CatalogueParts = Partial<Catalogue>;

export type CheckedCatalogue =
  | { readonly parts: CatalogueParts; readonly errors: readonly [] }
  | { readonly parts: null; readonly errors: readonly CatalogueError[] };

/**
 * Checks an unknown value, as read from a user's file, against the published schema (schema/catalogue.schema.json), the grammar
 * of API paths and its own references: every error at once, also where the shape is wrong elsewhere, in the order of the document's
 * pointers. `known` are the kinds and contexts that rules may name besides those of the value itself; `languages` say how version ranges read. Never throws; the value is not changed.
 */
export function validateCatalogue(
  value: unknown,
  known: Catalogue | null,
  languages: readonly Pick<Language, 'id' | 'versions'>[] = [],
): CheckedCatalogue {
  const shaped = validateCatalogueShape(value);
  const shapeErrors = shaped ? [] : describeShapeErrors(validateCatalogueShape.errors ?? []);
  const errors = [
    ...shapeErrors,
    ...rowErrors(value, shapeErrors, languages),
    ...referenceErrors(value, known, shaped),
  ];
  if (errors.length > 0) return { parts: null, errors: ordered(errors) };
  return { parts: completed(value as CatalogueParts), errors: [] };
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

/** Errors in paths and bare names of rows of any shape; those that the shape has an error for already are left out. */
function rowErrors(
  value: unknown,
  shapeErrors: readonly CatalogueError[],
  languages: readonly Pick<Language, 'id' | 'versions'>[],
): readonly CatalogueError[] {
  const models = isRecord(value) ? value['models'] : null;
  if (!Array.isArray(models)) return [];
  const told = new Set(shapeErrors.map(({ pointer }) => pointer));
  return models
    .flatMap((model: unknown, index) =>
      [...pathErrors(model), ...bareNameErrors(model), ...rangeErrors(model, languages)].map((error) => ({
        ...error,
        pointer: `/models/${index}${error.pointer}`,
      })),
    )
    .filter(({ pointer }) => !told.has(pointer));
}

function pathErrors(model: unknown): readonly CatalogueError[] {
  return pathPlaces(model).flatMap(({ pointer, text, relative }) => {
    const { errors } = relative ? parseRelativePath(text) : parseApiPath(text);
    return errors.map(({ offset, message, suggestion }): CatalogueError => {
      const at = text.slice(0, offset);
      const where = at === '' ? '' : ` after "${at}"`;
      return { pointer, about: 'value', message: `the path is not valid${where}: ${message}`, suggestion, offset };
    });
  });
}

/** A bare name is the last name of what is called; what looks like a path or a call never matches one. */
function bareNameErrors(model: unknown): readonly CatalogueError[] {
  if (!isRecord(model)) return [];
  return Object.entries(model).flatMap(([type, row]) =>
    ['function', 'method'].flatMap((name): readonly CatalogueError[] => {
      const text = isRecord(row) ? row[name] : null;
      if (typeof text !== 'string' || text.trim() === '' || /^[\p{L}\p{N}_$#-]+$/u.test(text)) return [];
      const last = /([\p{L}_$][\p{L}\p{N}_$]*)(?:\(\))?$/u.exec(text)?.[1] ?? null;
      const message = `"${name}" is the last name of what is called, without dots or parentheses; use "path" for a place in a library`;
      return [{ pointer: `/${type}/${name}`, about: 'value', message, suggestion: last, offset: 0 }];
    }),
  );
}

function rangeErrors(
  model: unknown,
  languages: readonly Pick<Language, 'id' | 'versions'>[],
): readonly CatalogueError[] {
  const { language, versions: range } = isRecord(model) ? model : {};
  const scheme = languages.find(({ id }) => id === language)?.versions;
  if (scheme === undefined || typeof range !== 'string' || range.trim() === '' || scheme.isRange(range)) return [];
  const message = `"${range}" is no range of versions, so the row would hold nowhere`;
  // Python joins the parts of a range with commas, JavaScript with blanks.
  const others = [range.replaceAll(/\s*,\s*/g, ' '), range.replaceAll(/\s+(?=[<>=!~])/g, ',')];
  const suggestion = others.find((other) => scheme.isRange(other)) ?? null;
  return [{ pointer: '/versions', about: 'value', message, suggestion, offset: 0 }];
}

function ordered(errors: readonly CatalogueError[]): readonly CatalogueError[] {
  return [...errors].sort(
    (left, right) =>
      comparePointers(left.pointer, right.pointer) ||
      left.offset - right.offset ||
      (left.message < right.message ? -1 : left.message > right.message ? 1 : 0),
  );
}
