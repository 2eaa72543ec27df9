import { closest } from '../text/closest.js';
import type { CatalogueError } from './catalogue-error.js';
import { comparePointers } from './pointer.js';
import type { ShapeError } from './shape-error.js';

const PATTERNS: Readonly<Record<string, string>> = {
  '\\S': 'must not be empty',
  '^[a-z][a-z0-9]*(-[a-z0-9]+)*$': 'must be lower-case words joined by hyphens',
  '^CWE-[0-9]+$': 'must read like CWE-441',
};

/** Errors of the compiled schema in words, one for each mistake, ordered by pointer. */
export function describeShapeErrors(errors: readonly ShapeError[]): readonly CatalogueError[] {
  const misspelt = misspeltKeys(errors);
  const ofWrongType = new Set(errors.flatMap((error) => (error.keyword === 'type' ? [error.instancePath] : [])));
  const isChoice = ({ keyword }: ShapeError): boolean => keyword === 'oneOf' || keyword === 'anyOf';
  const described = errors
    .filter((error) => !isConsequence(error) && !isToldBy(misspelt, error))
    .filter((error) => !isChoice(error) || !ofWrongType.has(error.instancePath))
    .map(describe);
  const seen = new Set<string>();
  return described
    .filter(({ pointer, message }) => seen.size !== seen.add(`${pointer} ${message}`).size)
    .sort((left, right) => comparePointers(left.pointer, right.pointer) || (left.message < right.message ? -1 : 1));
}

/** Errors of a branch are told by the error of the whole. */
function isConsequence({ keyword, schemaPath }: ShapeError): boolean {
  return keyword === 'if' || /\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath);
}

/** Keys that are meant by others that there are not: pointer of the mapping, then the key. */
function misspeltKeys(errors: readonly ShapeError[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { keyword, instancePath, params, parentSchema } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const meant = closest(String(params['additionalProperty']), Object.keys(parentSchema?.properties ?? {}));
    if (meant !== null) found.set(instancePath, (found.get(instancePath) ?? new Set()).add(meant));
  }
  return found;
}

/** What is missing because its key is misspelt is told by the error of that key. */
function isToldBy(misspelt: ReadonlyMap<string, ReadonlySet<string>>, error: ShapeError): boolean {
  const meant = misspelt.get(error.instancePath);
  if (meant === undefined) return false;
  if (error.keyword === 'required') return meant.has(String(error.params['missingProperty']));
  const isChoice = error.keyword === 'oneOf' || error.keyword === 'anyOf';
  return isChoice && [...meant].some((name) => [...rowTypes(error), ...CHOICES].includes(name));
}

function describe(error: ShapeError): CatalogueError {
  const { instancePath, keyword, params } = error;
  const value = (message: string, suggestion: string | null = null): CatalogueError => {
    return { pointer: instancePath, about: 'value', message, suggestion, offset: 0 };
  };
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const suggestion = closest(name, Object.keys(error.parentSchema?.properties ?? {}));
      return {
        pointer: `${instancePath}/${escaped(name)}`,
        about: 'key',
        message: `unknown key "${name}"`,
        suggestion,
        offset: 0,
      };
    }
    case 'false schema': {
      const message = `"${instancePath.slice(instancePath.lastIndexOf('/') + 1)}" does not go with this kind of rule`;
      return { pointer: instancePath, about: 'key', message, suggestion: null, offset: 0 };
    }
    case 'required':
      return value(`"${String(params['missingProperty'])}" is missing`);
    case 'type':
      return value(`must be ${listed(params['type'])}, is ${typeName(error.data)}`, asList(error));
    case 'enum': {
      const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
      // Words that only texts are held to: a list is what else may stand there.
      const orList = error.schemaPath.endsWith('/then/enum') ? ', or a list of keys' : '';
      return value(`must be one of ${allowed.join(', ')}${orList}`, closest(String(error.data), allowed));
    }
    case 'pattern': {
      const pattern = String(params['pattern']);
      const near = hyphenated(String(error.data));
      const suggestion = new RegExp(pattern).test(near) && near !== error.data ? near : null;
      return value(PATTERNS[pattern] ?? `must match ${pattern}`, suggestion);
    }
    case 'oneOf':
      return value(`a model says exactly one thing: ${rowTypes(error).join(', ')}`);
    case 'anyOf':
      return value(`needs ${alternatives(error).join(' or ')}`);
    default:
      return value(error.message ?? 'is not valid');
  }
}

function rowTypes(error: ShapeError): readonly string[] {
  const heads = new Set(['language', 'versions', 'package', 'because']);
  return Object.keys(error.parentSchema?.properties ?? {}).filter((name) => !heads.has(name));
}

/** Names of which a row needs one. */
const CHOICES = ['path', 'function', 'method', 'position', 'write', 'read'];

function alternatives(error: ShapeError): readonly string[] {
  return CHOICES.filter((name) => Object.hasOwn(error.parentSchema?.properties ?? {}, name)).map((name) => `"${name}"`);
}

/** The list that a single text was meant to be. */
function asList({ params, data }: ShapeError): string | null {
  return String(params['type']) === 'array' && typeof data === 'string' ? `[${JSON.stringify(data)}]` : null;
}

function hyphenated(text: string): string {
  return text
    .trim()
    .replace(/[\s_]+/g, '-')
    .toLowerCase();
}

function listed(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : String(type).split(',');
  return types
    .map((name) => (name === 'object' ? 'a mapping' : name === 'array' ? 'a list' : `a ${name}`))
    .join(' or ');
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
