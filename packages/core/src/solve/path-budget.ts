import { IntList } from '../columns/int-list.js';
import { PairTable } from '../columns/pair-table.js';

/**
 * Bounds how many paths one place may have. Short paths go first: a path is admitted while fewer than the limit that are no longer
 * than it were, so the many long paths of an unrolled object graph never keep out the short ones that findings have. Among those as
 * long as each other the first ones are admitted; the worklist goes breadth first and in canonical order, so these are the ones
 * with the shortest derivations, and always the same. The value itself, of length 0, never counts.
 */
export class PathBudget {
  readonly #limit: number;
  readonly #longest: number;
  readonly #places: PairTable = new PairTable();
  /** Per place how many paths of each length from 1 on. */
  readonly #counts: IntList = new IntList();

  /** `longest`: no path that is asked for has more contents. */
  constructor(limit: number, longest: number) {
    this.#limit = limit;
    this.#longest = longest;
  }

  /** Call once per path that is new at the place (`first`, `second`), with its length. False when the place has enough. */
  admits(first: number, second: number, length: number): boolean {
    if (length === 0) return true;
    const base = this.#places.intern(first, second) * this.#longest;
    this.#counts.extend(base + this.#longest, 0);
    let before = 0;
    for (let at = base; at < base + length; at++) before += this.#counts.at(at);
    if (before >= this.#limit) return false;
    const own = base + length - 1;
    this.#counts.set(own, this.#counts.at(own) + 1);
    return true;
  }
}
