import type { ApiState } from '../../model/api-trie.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** One language's library values of every node once values stand. Nodes with the same values share one list, sorted and without repeats. */
export interface ApiStates {
  at(node: number): readonly ApiState[];
  /** Nodes that hold any, in order. */
  readonly nodes: readonly number[];
}

const NO_STATES: readonly ApiState[] = [];

/** Collects the library values in one pass, once for each set of values; sets that differ in other values alone share a list. */
export function collectApiStates(tracker: Tracker, language: number): ApiStates {
  const { values, sets } = tracker;
  const bySet = Array.from<readonly ApiState[] | undefined>({ length: tracker.sets.count });
  const byText = new Map<string, readonly ApiState[]>();
  const statesOf = (set: number): readonly ApiState[] => {
    const found: ApiState[] = [];
    for (let at = 0, size = sets.size(set); at < size; at++) {
      const value = sets.member(set, at);
      if (values.kind(value) === VALUE_KIND.api && values.b(value) === language) found.push(values.a(value));
    }
    if (found.length === 0) return NO_STATES;
    found.sort((a, b) => a - b);
    const text = found.join(' ');
    const known = byText.get(text) ?? found;
    byText.set(text, known);
    return known;
  };
  const at = (node: number): readonly ApiState[] => {
    const set = tracker.setAt(node);
    return (bySet[set] ??= statesOf(set));
  };
  const nodes: number[] = [];
  for (let node = 0; node < tracker.nodeCount; node++) if (at(node) !== NO_STATES) nodes.push(node);
  return { at, nodes };
}
