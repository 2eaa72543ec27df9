import { IntList } from '../columns/int-list.js';
import { PairTable } from '../columns/pair-table.js';
import { EMPTY_PATH, type PathId } from './paths.js';

/**
 * Bounds how many paths one place may have. The first ones are admitted; the worklist goes breadth first and in canonical order, so
 * these are the ones with the shortest derivations, and always the same. The value itself never counts.
 */
export class PathBudget {
  readonly #limit: number;
  readonly #places: PairTable = new PairTable();
  readonly #count: IntList = new IntList();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Call once per path that is new at the place (`first`, `second`). False when the place has enough. */
  admits(first: number, second: number, path: PathId): boolean {
    if (path === EMPTY_PATH) return true;
    const place = this.#places.intern(first, second);
    if (place === this.#count.length) this.#count.push(0);
    const count = this.#count.at(place);
    if (count >= this.#limit) return false;
    this.#count.set(place, count + 1);
    return true;
  }
}
