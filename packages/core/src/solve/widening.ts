import { IntList } from './int-list.js';
import { PairTable } from './pair-table.js';
import type { PathId, PathTable } from './paths.js';

/**
 * Bounds how many paths one place may have (2.3 of the engine notes): the first ones stay as they are, later ones become the common
 * start of all, followed by rest. The common start only grows shorter, so there are at most as many widened paths as a path has
 * contents.
 */
export class PathBudget {
  readonly #limit: number;
  readonly #paths: PathTable;
  readonly #places: PairTable = new PairTable();
  readonly #count: IntList = new IntList();
  readonly #common: IntList = new IntList();

  constructor(limit: number, paths: PathTable) {
    this.#limit = limit;
    this.#paths = paths;
  }

  /** Call once per path that is new at the place (`first`, `second`); gives the path to use in its stead. */
  admit(first: number, second: number, path: PathId): PathId {
    const place = this.#places.intern(first, second);
    if (place === this.#count.length) {
      this.#count.push(1);
      this.#common.push(path);
      return path;
    }
    const count = this.#count.at(place) + 1;
    this.#count.set(place, count);
    if (count <= this.#limit && path === this.#common.at(place)) return path;
    const common = this.#paths.common(this.#common.at(place), path);
    this.#common.set(place, common);
    return count <= this.#limit ? path : common;
  }
}
