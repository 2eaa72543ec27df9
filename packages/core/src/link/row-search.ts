import type { ApiState, ApiTrie } from '../model/api-trie.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Model } from '../model/model.js';
import type { AssumedVersion, RowVersions } from '../model/row-versions.js';
import type { LinkedCall, LinkedStore, LinkView } from './contract.js';
import type { LinkedFile } from './program.js';

/** What all finders of occurrences look at: the finished values, and the part of the program in the rows' own language. */
export interface RowSearch {
  readonly view: LinkView;
  readonly trie: ApiTrie;
  readonly catalogue: Catalogue;
  readonly language: 'python' | 'javascript';
  readonly callees: CalleeStates;
  readonly files: readonly LinkedFile[];
  readonly calls: readonly LinkedCall[];
  readonly stores: readonly LinkedStore[];
  readonly apiNodes: readonly number[];
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
  return {
    view,
    trie,
    catalogue,
    language,
    callees: calleeStatesIn(view, trie),
    files: view.files.filter((_, index) => own[index]),
    calls: isAlone ? view.calls : view.calls.filter(({ file }) => own[file]),
    stores: isAlone ? view.stores : view.stores.filter(({ file }) => own[file]),
    holds: (model, file) => model.versions === undefined || (versions?.holds(model, pathOf(file)) ?? true),
    assumed: (model, file) => versions?.assumed(model, pathOf(file)) ?? null,
    apiNodes: isAlone ? view.apiNodes : view.apiNodes.filter((node) => own[view.fileOfNode(node)]),
  };
}

/** Library values that a call may run. */
export type CalleeStates = (call: LinkedCall) => readonly ApiState[];

const NONE: readonly ApiState[] = [];

/**
 * Library values that calls may run, rows by bare name included: the last name as written, and the declared names of the
 * program's functions that it may run (they may be imported under another name). Answers are kept.
 */
function calleeStatesIn(view: LinkView, trie: ApiTrie): CalleeStates {
  const kept = new Map<number, readonly ApiState[]>();
  return (call) => {
    let states = kept.get(call.id);
    if (states === undefined) kept.set(call.id, (states = findStates(call, view, trie)));
    return states;
  };
}

function findStates(call: LinkedCall, view: LinkView, trie: ApiTrie): readonly ApiState[] {
  const states = view.apiStates(call.callee);
  const names = [call.name, ...view.candidates(call.id).map(({ callable }) => view.callable(callable).name)];
  const bare = names.flatMap((name) => {
    const state = name === '' ? -1 : trie.bare(name);
    return state < 0 ? NONE : [state];
  });
  return bare.length === 0 ? states : [...new Set([...states, ...bare])];
}
