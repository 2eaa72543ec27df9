import type { ApiToken } from '../../model/api-path.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { fileOf, kindOf } from '../contract/node-kinds.js';
import type { RowSearch } from './row-search.js';

/** States of an options object that are looked through for its keys. */
const LONGEST_WALK = 60;

/** Whether the call is given a library value of a name (as paths of rows spell it) at one of the places. */
export function isGiven(
  call: LinkedCall,
  { at, is }: { readonly at: readonly string[]; readonly is: string },
  { view, trie }: RowSearch,
): boolean {
  return at.some((path) => {
    const [token] = parseRelativePath(path).path?.tokens ?? [];
    if (token?.kind !== 'argument') return false;
    return passedAt(call, token.places).some(
      ({ argument, through }) =>
        through === null && view.apiStates(argument.node).some((state) => trie.describe(state) === is),
    );
  });
}

/** Whether the call passes something at the place; a place inside an options object must be written there. */
export function isPassed(call: LinkedCall, path: string, search: RowSearch): boolean {
  const [first, ...inside] = parseRelativePath(path).path?.tokens ?? [];
  if (first?.kind !== 'argument') return false;
  const nodes = passedAt(call, first.places).map(({ argument }) => argument.node);
  return inNodes(nodes, inside, search).length > 0;
}

/** What the call passes at the place, spreads left out: the argument, or what is written inside it. */
export function passedNodes(call: LinkedCall, path: string, search: RowSearch): readonly number[] {
  const [first, ...inside] = parseRelativePath(path).path?.tokens ?? [];
  if (first?.kind !== 'argument') return [];
  const nodes = passedAt(call, first.places).flatMap(({ argument, through }) =>
    through === null ? [argument.node] : [],
  );
  return inNodes(nodes, inside, search);
}

function inNodes(start: readonly number[], inside: readonly ApiToken[], search: RowSearch): readonly number[] {
  let nodes = start;
  for (const token of inside) nodes = 'names' in token ? written(nodes, token.names, search) : [];
  return nodes;
}

/** What is stored under one of the names in the objects at the nodes, or in what these were made from. */
function written(nodes: readonly number[], names: readonly string[], { view }: RowSearch): readonly number[] {
  const folded = names.map((name) => name.toLowerCase());
  const pending = [...nodes];
  const seen = new Set(pending);
  const found: number[] = [];
  for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_WALK; node = pending.pop())
    view.incoming(node, (source, kind, operand) => {
      const content = kind === FLOW_KIND.store ? view.contents[operand] : undefined;
      if (content !== undefined) {
        if ('name' in content && folded.includes(content.name.toLowerCase()) && !isKept(source, view))
          found.push(source);
      } else if (!seen.has(source)) {
        seen.add(source);
        pending.push(source);
      }
    });
  return found;
}

/** Whether a state is put back where it was, after a call that changed nothing: of `request.headers` after `request.headers.get(…)`. */
function isKept(state: number, view: LinkView): boolean {
  const file = fileOf(view.files, state);
  if (file === undefined || kindOf(view.files, state) !== 'post') return false;
  if (file.facts.stores.some(({ value }) => value + file.nodeBase === state)) return false;
  let changes = 0;
  view.incoming(state, (_, kind) => {
    if (kind !== FLOW_KIND.value) changes++;
  });
  return changes === 0;
}
