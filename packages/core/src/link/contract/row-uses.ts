import type { ApiState, ApiTrie, AttachedRow } from '../../model/api-trie.js';
import { passedAt } from './call-places.js';
import type { LinkedCall, Occurrences } from './contract.js';

/** How often each row of the catalogue spoke of something in a program, by the row's index in the models. */
export type RowUses = ReadonlyMap<number, number>;

/** Counts the rows that are met while values are tracked; sources, sinks, barriers and call rules come from their occurrences. */
export class RowCounter {
  readonly #trie: ApiTrie;
  readonly #counts = new Map<number, number>();

  constructor(trie: ApiTrie) {
    this.#trie = trie;
  }

  /** A value of the program is what the state names. */
  value(state: ApiState): void {
    for (const row of this.#trie.rows(state)) if (isMetByValue(row)) this.#count(row.index);
  }

  /** A call of what the state names: rows of the call, of what is passed, and of what it gives. */
  call(call: LinkedCall, state: ApiState): void {
    for (const row of this.#trie.rows(state)) if (isMetByCall(row)) this.#count(row.index);
    const { arguments: taken, result } = this.#trie.branches(state);
    for (const { place, state: at } of taken) if (passedAt(call, [place]).length > 0) this.value(at);
    if (result >= 0) this.value(result);
  }

  /** A call of a method by that name on an object of unknown class. */
  method(name: string): void {
    for (const { index } of this.#trie.methodSummaries(name)) this.#count(index);
  }

  /** All counts, with those of what was found in the finished program. */
  with({ sources, sinks, barriers, calls }: Omit<Occurrences, 'rowUses'>): RowUses {
    const counts = new Map(this.#counts);
    for (const { rowIndex } of [...sources, ...sinks, ...barriers, ...calls])
      if (rowIndex >= 0) counts.set(rowIndex, (counts.get(rowIndex) ?? 0) + 1);
    return counts;
  }

  #count(index: number): void {
    this.#counts.set(index, (this.#counts.get(index) ?? 0) + 1);
  }
}

function isMetByValue({ model }: AttachedRow): boolean {
  return 'type' in model || 'storage' in model || 'entryPoint' in model;
}

function isMetByCall({ model }: AttachedRow): boolean {
  return 'summary' in model || 'neutral' in model || 'type' in model || 'storage' in model;
}
