import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { Catalogue } from '../../model/catalogue.js';
import type { Model } from '../../model/model.js';
import type { AssumedVersion, RowVersions } from '../../model/row-versions.js';
import type { LinkedCall, LinkedStore, LinkView } from '../contract/contract.js';
import type { LinkedFile } from '../contract/program.js';

/** What all finders of occurrences look at: the finished values, and the part of the program in the rows' own language. */
export interface RowSearch {
  readonly view: LinkView;
  readonly trie: ApiTrie;
  readonly catalogue: Catalogue;
  readonly language: 'python' | 'javascript';
  readonly callees: CalleeStates;
  readonly files: readonly LinkedFile[];
  readonly calls: readonly LinkedCall[];
  /** Those calls that may run a library value which rows lead to; what runs nothing but unknown code has no rows. */
  readonly knownCalls: readonly LinkedCall[];
  readonly stores: readonly LinkedStore[];
  readonly apiNodes: readonly number[];
  /** Words of names by which some rule exempts what a function sends. */
  readonly exemptPurposes: readonly string[];
  /** Whether a row holds for the versions of the project that a file belongs to. */
  readonly holds: (model: Model, file: number) => boolean;
  /** The version that decided on a row for a file; null for rows of every version. */
  readonly assumed: (model: Model, file: number) => AssumedVersion | null;
}

export function searchIn(
  view: LinkView,
  trie: ApiTrie,
  catalogue: Catalogue,
  language: 'python' | 'javascript',
  versions: RowVersions | null,
): RowSearch {
  const pathOf = (file: number): string => view.files[file]?.facts.path ?? '';
  const own = view.files.map(({ facts }) => facts.language === language);
  const isAlone = own.every(Boolean);
  const callees = calleeStatesIn(view, trie);
  const calls = isAlone ? view.calls : view.calls.filter(({ file }) => own[file]);
  const leads = memoised((states: readonly ApiState[]) => states.some((state) => !trie.isUnknown(state)));
  return {
    view,
    trie,
    catalogue,
    language,
    callees,
    files: view.files.filter((_, index) => own[index]),
    calls,
    knownCalls: calls.filter((call) => leads(callees(call))),
    exemptPurposes: catalogue.rules.flatMap((rule) => (rule.kind === 'flow' ? (rule.exemptPurposes ?? []) : [])),
    stores: isAlone ? view.stores : view.stores.filter(({ file }) => own[file]),
    holds: (model, file) => model.versions === undefined || (versions?.holds(model, pathOf(file)) ?? true),
    assumed: (model, file) => versions?.assumed(model, pathOf(file)) ?? null,
    apiNodes: isAlone ? view.apiNodes : view.apiNodes.filter((node) => own[view.fileOfNode(node)]),
  };
}

/** Nodes that hold the same share one list of states, so what is asked of a list is asked once. */
function memoised<Value>(ask: (states: readonly ApiState[]) => Value): (states: readonly ApiState[]) => Value {
  const kept = new Map<readonly ApiState[], Value>();
  return (states) => {
    let answer = kept.get(states);
    if (answer === undefined) kept.set(states, (answer = ask(states)));
    return answer;
  };
}

/** Library values that a call may run. */
export type CalleeStates = (call: LinkedCall) => readonly ApiState[];

/**
 * Library values that calls may run, rows by bare name included: the last name as written, and the declared names of the
 * program's functions that it may run (they may be imported under another name). Answers are kept.
 */
function calleeStatesIn(view: LinkView, trie: ApiTrie): CalleeStates {
  const kept: (readonly ApiState[] | undefined)[] = Array.from({ length: view.calls.length });
  return (call) => (kept[call.id] ??= findStates(call, view, trie));
}

function findStates(call: LinkedCall, view: LinkView, trie: ApiTrie): readonly ApiState[] {
  const states = view.apiStates(call.callee);
  const bare: ApiState[] = [];
  const add = (name: string): void => {
    const state = name === '' ? -1 : trie.bare(name);
    if (state >= 0) bare.push(state);
  };
  add(call.name);
  if (call.form === 'super') bare.push(...statesOfBases(call, view));
  for (const { callable } of view.candidates(call.id)) add(view.callable(callable).name);
  return bare.length === 0 ? states : [...new Set([...states, ...bare])];
}

/** What the bases of the class are whose constructor calls its parent's. */
export function statesOfBases({ callable, file: index }: LinkedCall, view: LinkView): readonly ApiState[] {
  const file = view.files[index];
  const { bases = [] } = file?.facts.classes[view.callable(callable).owner] ?? {};
  return bases.flatMap((base) => view.apiStates((file?.nodeBase ?? 0) + base));
}
