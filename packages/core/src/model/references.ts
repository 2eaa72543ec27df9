import { closest } from '../text/closest.js';
import type { CatalogueError } from './catalogue-error.js';
import type { Catalogue } from './catalogue.js';
import { isRecord } from './path-places.js';

/** Which list of a rule names what kinds of rows. */
const KIND_LISTS = ['sources', 'sinks', 'barriers', 'calls', 'inbound', 'validations', 'refusals'] as const;

/** What a rule's message may name. */
const WORDS: Readonly<Record<string, readonly string[]>> = { flow: ['source', 'sink'], call: ['call', 'reason'] };

/**
 * What rules name and nothing is: kinds, contexts, words of the message, an id that is taken. `value` may be of any shape. Where
 * `complete` is false the document holds other errors: a kind counts as misspelt only where another one is close.
 */
export function referenceErrors(value: unknown, known: Catalogue | null, complete: boolean): readonly CatalogueError[] {
  const kinds = [...new Set([...kindsOf(value), ...(known === null ? [] : kindsOf(known))])];
  const contexts = [...contextsOf(value), ...(known === null ? [] : contextsOf(known))];
  const ids = new Set<unknown>(known?.rules.map((rule) => rule.id));
  const errors: CatalogueError[] = [];
  const add = (pointer: string, message: string, suggestion: string | null): void => {
    errors.push({ pointer, about: 'value', message, suggestion, offset: 0 });
  };
  listIn(value, 'rules').forEach((rule, index) => {
    if (!isRecord(rule)) return;
    const pointer = `/rules/${index}`;
    if (ids.has(rule['id'])) add(`${pointer}/id`, `there is another rule with the id "${String(rule['id'])}"`, null);
    if (typeof rule['id'] === 'string') ids.add(rule['id']);
    for (const list of KIND_LISTS) {
      listIn(rule, list).forEach((name, at) => {
        if (typeof name !== 'string' || name.trim() === '' || kinds.includes(name)) return;
        const near = closest(name, kinds);
        if (near !== null || complete) add(`${pointer}/${list}/${at}`, `no model speaks of the kind "${name}"`, near);
      });
    }
    const { context } = rule;
    if (typeof context === 'string' && context.trim() !== '' && !contexts.includes(context)) {
      add(`${pointer}/context`, `there is no context "${context}"`, closest(context, contexts));
    }
    for (const error of wordErrors(rule, pointer)) errors.push(error);
  });
  return errors;
}

function wordErrors({ kind, message }: Readonly<Record<string, unknown>>, pointer: string): readonly CatalogueError[] {
  const words = WORDS[String(kind)];
  if (words === undefined || typeof message !== 'string') return [];
  return [...message.matchAll(/\{([^{}]*)\}/g)]
    .filter(([, word = '']) => !words.includes(word))
    .map(({ 0: text, 1: word = '', index }): CatalogueError => {
      const near = closest(word, words);
      const known = words.map((name) => `{${name}}`).join(' and ');
      return {
        pointer: `${pointer}/message`,
        about: 'value',
        message: `a message may name ${known} here, not ${text}`,
        suggestion: near === null ? null : `{${near}}`,
        offset: index,
      };
    });
}

/** Kinds that rows, kind entries and generic sinks of a catalogue speak of. */
function kindsOf(value: unknown): readonly string[] {
  const ofRows = listIn(value, 'models').flatMap((model) =>
    isRecord(model)
      ? Object.values(model).flatMap((row) => (isRecord(row) ? [row['kind'], row['from'], row['to']] : []))
      : [],
  );
  const named = [...listIn(value, 'kinds'), ...listIn(value, 'genericSinks')].map((entry) =>
    isRecord(entry) ? entry['kind'] : null,
  );
  return [...ofRows, ...named].filter((kind) => typeof kind === 'string');
}

function contextsOf(value: unknown): readonly string[] {
  return listIn(value, 'contexts')
    .map((context) => (isRecord(context) ? context['id'] : null))
    .filter((id) => typeof id === 'string');
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : null;
  return Array.isArray(list) ? list : [];
}
