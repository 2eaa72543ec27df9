import type { ApiState, ApiTrie } from '../model/api-trie.js';
import type { LinkedCall, LinkedStore, LinkView } from './contract.js';
import type { LinkedFile } from './program.js';

/** The part of the program that is written in one language: its rows speak of nothing else. */
export interface OwnParts {
  readonly files: readonly LinkedFile[];
  readonly calls: readonly LinkedCall[];
  readonly stores: readonly LinkedStore[];
  readonly apiNodes: readonly number[];
}

export function ownParts(view: LinkView, language: 'python' | 'javascript'): OwnParts {
  const own = view.files.map(({ facts }) => facts.language === language);
  return {
    files: view.files.filter((_, index) => own[index]),
    calls: view.calls.filter(({ file }) => own[file]),
    stores: view.stores.filter(({ file }) => own[file]),
    apiNodes: view.apiNodes.filter((node) => own[view.fileOfNode(node)]),
  };
}

/**
 * Library values that a call may run, rows by bare name included: the last name as written, and the declared names of the
 * program's functions that it may run (they may be imported under another name).
 */
export function calleeStates(call: LinkedCall, view: LinkView, trie: ApiTrie): readonly ApiState[] {
  const states = new Set(view.apiStates(call.callee));
  const add = (name: string): void => {
    const bare = name === '' ? -1 : trie.bare(name);
    if (bare >= 0) states.add(bare);
  };
  add(call.name);
  for (const { callable } of view.candidates(call.id)) add(view.callable(callable).name);
  return [...states];
}
