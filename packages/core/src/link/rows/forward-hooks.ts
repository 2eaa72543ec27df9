import type { ForwardHooks } from '../../model/model.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { fileOf, kindOf } from '../contract/node-kinds.js';
import { passedNodes } from './passed-options.js';
import type { RowSearch } from './row-search.js';

// What the program may do to what a library call hands on by itself: callbacks that get the outgoing request, and what was done
// before to the object that the call gets.

/** Nodes that are followed back to a function, or to where an object comes from. */
const LONGEST_WALK = 200;

/** Whether a callback takes it away, or nobody can say what the callback does. */
export function isTakenAway(call: LinkedCall, hooks: ForwardHooks, search: RowSearch): boolean {
  return hooks.at.some((place) => passedNodes(call, place, search).some((node) => !isLeft(node, call, hooks, search)));
}

function isLeft(node: number, call: LinkedCall, hooks: ForwardHooks, search: RowSearch): boolean {
  const { view } = search;
  const ends = endsOf(node, view, isHandedOn);
  return ends.every((end) => {
    if (kindOf(view.files, end) !== 'function') return isOfLibrary(end, call, search);
    const file = fileOf(view.files, end);
    const callable = file === undefined ? -1 : (file.facts.nodes.aux[end - file.nodeBase] ?? -1);
    return file !== undefined && callable >= 0 && leavesIt(callable + file.callableBase, call, hooks, search);
  });
}

/** Functions that the library brings for its own hooks do other things. */
function isOfLibrary(node: number, call: LinkedCall, { view, trie, callees }: RowSearch): boolean {
  const own = new Set(callees(call).map((state) => trie.packageOf(state)));
  const states = view.apiStates(node);
  return states.length > 0 && states.every((state) => own.has(trie.packageOf(state)));
}

function leavesIt(callable: number, call: LinkedCall, hooks: ForwardHooks, search: RowSearch): boolean {
  const { view } = search;
  const file = view.files[view.fileOfCallable(callable)];
  const first = view.callable(callable).parameters.find(({ index }) => index === 0);
  if (file === undefined) return false;
  const outgoing = first === undefined ? -1 : first.node + file.nodeBase;
  const inside = callablesIn(callable, view);
  return search.calls
    .filter((inner) => inside.has(inner.callable))
    .every((inner) => {
      if (hooks.methods.includes(inner.name)) return !mayName(inner, hooks.header, view);
      const isGiven = inner.arguments.some(({ node }) => endsOf(node, view, isHandedOn).includes(outgoing));
      return !isGiven || isOfLibrary(inner.callee, call, search);
    });
}

function mayName(call: LinkedCall, header: string, view: LinkView): boolean {
  const words = view.words(call.arguments[0]?.node ?? -1);
  return words === null || words.some((word) => word.toLowerCase() === header);
}

/** The callable and those that stand in it. */
function callablesIn(callable: number, view: LinkView): ReadonlySet<number> {
  const file = view.files[view.fileOfCallable(callable)];
  const inside = new Set([callable]);
  for (const { id, parent } of file?.facts.callables ?? [])
    if (inside.has(parent + (file?.callableBase ?? 0))) inside.add(id + (file?.callableBase ?? 0));
  return inside;
}

/** Where the object comes from that the call hands on, and the place in it: nodes with the path of contents to read. */
export function carriedBy(
  call: LinkedCall,
  path: string,
  { view, calls }: RowSearch,
): { readonly origins: readonly number[]; readonly nodes: readonly number[]; readonly path: readonly number[] } {
  const [first, ...inside] = parseRelativePath(path).path?.tokens ?? [];
  if (first?.kind !== 'argument') return { origins: [], nodes: [], path: [] };
  const nodes = passedAt(call, first.places).flatMap(({ argument, through }) =>
    through === null ? [argument.node] : [],
  );
  const before = new Map(calls.flatMap(({ posts }) => posts.map((post) => [post.after, post.before] as const)));
  const contents = inside.flatMap((token) =>
    'names' in token && token.names[0] !== undefined ? [view.content({ kind: 'key', name: token.names[0] })] : [],
  );
  const origins = new Set(nodes.flatMap((node) => endsOf(node, view, isState, before)));
  return { origins: [...origins].sort((a, b) => a - b), nodes, path: contents };
}

export function isHandedOn(kind: number): boolean {
  return kind === FLOW_KIND.value || kind === FLOW_KIND.jump || kind === FLOW_KIND.without;
}

export function isState(kind: number): boolean {
  return kind === FLOW_KIND.value || kind === FLOW_KIND.without || kind === FLOW_KIND.only;
}

/** Nodes that nothing leads to over edges of the kinds; `before`: states of objects that calls got. */
export function endsOf(
  start: number,
  view: LinkView,
  isFollowed: (kind: number) => boolean,
  before: ReadonlyMap<number, number> = new Map(),
): readonly number[] {
  const ends: number[] = [];
  const seen = new Set([start]);
  const pending = [start];
  for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_WALK; node = pending.pop()) {
    let isEnd = true;
    const go = (source: number): void => {
      isEnd = false;
      if (seen.has(source)) return;
      seen.add(source);
      pending.push(source);
    };
    view.incoming(node, (source, kind) => {
      if (isFollowed(kind)) go(source);
    });
    const earlier = before.get(node) ?? -1;
    if (earlier >= 0) go(earlier);
    if (isEnd) ends.push(node);
  }
  return ends;
}
