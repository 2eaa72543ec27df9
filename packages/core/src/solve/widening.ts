import { IntList } from './int-list.js';
import { PairTable } from './pair-table.js';
import { EMPTY_PATH, type PathId, type PathTable } from './paths.js';

/**
 * Bounds how many paths one place may have: the first ones stay as they are, later ones are cut after the start that all have in
 * common. That start only grows shorter, so the cut paths are as few as the contents that they end with. The value itself is
 * never given up.
 */
export class PathBudget {
  readonly #limit: number;
  readonly #paths: PathTable;
  readonly #places: PairTable = new PairTable();
  readonly #count: IntList = new IntList();
  readonly #sample: IntList = new IntList();
  readonly #common: IntList = new IntList();

  constructor(limit: number, paths: PathTable) {
    this.#limit = limit;
    this.#paths = paths;
  }

  /** Call once per path that is new at the place (`first`, `second`); gives the path to use in its stead. */
  admit(first: number, second: number, path: PathId): PathId {
    if (path === EMPTY_PATH) return path;
    const place = this.#places.intern(first, second);
    if (place === this.#count.length) {
      this.#count.push(1);
      this.#sample.push(path);
      this.#common.push(this.#paths.length(path));
      return path;
    }
    const count = this.#count.at(place) + 1;
    this.#count.set(place, count);
    const shared = Math.min(this.#common.at(place), this.#paths.common(this.#sample.at(place), path));
    this.#common.set(place, shared);
    return count <= this.#limit ? path : this.#paths.cut(path, shared);
  }
}
