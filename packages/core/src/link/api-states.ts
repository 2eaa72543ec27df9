import type { ApiState } from '../model/api-trie.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** One language's library values of every node once values stand. Nodes with the same values share one list, sorted and without repeats. */
export interface ApiStates {
  at(node: number): readonly ApiState[];
  /** Nodes that hold any, in order. */
  readonly nodes: readonly number[];
}

const NO_STATES: readonly ApiState[] = [];

/**
 * Collects the library values in one pass. Few lists differ, so each is kept once and a node has its number; what adding a state
 * to a list gives is remembered.
 */
export function collectApiStates({ sets, values, nodeCount }: Tracker, language: number): ApiStates {
  const lists: (readonly ApiState[])[] = [NO_STATES];
  const numbers = new Map<string, number>();
  const grown = new Map<number, number>();
  const listAt = new Uint32Array(nodeCount);
  const grow = (list: number, state: ApiState): number => {
    const key = list * MOST_STATES + state;
    let next = grown.get(key);
    if (next === undefined) {
      const states = [...new Set([...(lists[list] ?? NO_STATES), state])].sort((a, b) => a - b);
      const text = states.join(' ');
      next = numbers.get(text);
      if (next === undefined) {
        next = lists.push(states) - 1;
        numbers.set(text, next);
      }
      grown.set(key, next);
    }
    return next;
  };
  for (let entry = 0; entry < sets.size; entry++) {
    const value = sets.entryValue.at(entry);
    if (values.kind(value) !== VALUE_KIND.api || values.b(value) !== language) continue;
    const node = sets.entryNode.at(entry);
    listAt[node] = grow(listAt[node] ?? 0, values.a(value));
  }
  const nodes: number[] = [];
  for (let node = 0; node < nodeCount; node++) if (listAt[node] !== 0) nodes.push(node);
  return { at: (node) => lists[listAt[node] ?? 0] ?? NO_STATES, nodes };
}

/** More states than a trie has; keeps list and state apart in one number. */
const MOST_STATES = 0x100000;
