import { IntList } from './int-list.js';
import { PairTable } from './pair-table.js';

/** Integers by pairs of integers: a map whose keys are no objects and no numbers beyond 31 bits, which a `Map` would box. */
export class PairMap {
  readonly #pairs = new PairTable();
  readonly #values = new IntList();

  /** What was set for the pair, or -1. */
  get(first: number, second: number): number {
    const pair = this.#pairs.find(first, second);
    return pair < 0 ? -1 : this.#values.at(pair);
  }

  set(first: number, second: number, value: number): void {
    const pair = this.#pairs.intern(first, second);
    if (pair === this.#values.length) this.#values.push(value);
    else this.#values.set(pair, value);
  }
}
