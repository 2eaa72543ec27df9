import { IntList } from './int-list.js';
import { PairTable } from './pair-table.js';

/** An interned access path: equal paths are equal numbers. */
export type PathId = number;

/** The value itself is tainted. */
export const EMPTY_PATH: PathId = 0;
/** "Something at or below here": what is left of a path that was cut. Answers every read. */
export const REST_PATH: PathId = 1;
/** No fact: an edge that lets nothing through. */
export const NO_PATH: PathId = -1;

/** How often one content may stand in a path; a third time means a recursive structure. */
const REPEATS = 2;

/**
 * The access paths of one solution (CodeQL access paths): lists of contents, outermost first, that end in `EMPTY_PATH` or in
 * `REST_PATH`. Interned as (head, tail) pairs. `limit` bounds the contents in a path; beyond it the tail becomes rest. A longer
 * path is a more exact one, so a larger limit never finds more.
 */
export class PathTable {
  readonly #limit: number;
  readonly #pairs: PairTable = new PairTable();
  /** Number of contents, without the rest marker. */
  readonly #length: IntList = new IntList(256);
  readonly #rest: IntList = new IntList(256);

  constructor(limit: number) {
    this.#limit = Math.max(1, limit);
    // The two ends take the first two ids; no content is negative, so no real pair collides with them.
    this.#pairs.intern(-1, EMPTY_PATH);
    this.#pairs.intern(-1, REST_PATH);
    this.#length.push(0);
    this.#length.push(0);
    this.#rest.push(0);
    this.#rest.push(1);
  }

  /** First content; -1 for the two ends. */
  head(path: PathId): number {
    return this.#pairs.first(path);
  }

  /** The path without its first content. */
  tail(path: PathId): PathId {
    return this.#pairs.second(path);
  }

  /** Number of contents before the end. */
  length(path: PathId): number {
    return this.#length.at(path);
  }

  /** Whether the path ends in the rest marker. */
  hasRest(path: PathId): boolean {
    return this.#rest.at(path) === 1;
  }

  /** Puts a content in front; cuts the path where it becomes too long or holds the same content a third time. */
  push(content: number, path: PathId): PathId {
    const length = this.#length.at(path);
    if (length < REPEATS && length < this.#limit) return this.#cons(content, path);
    let seen = 1;
    let keep = 1;
    for (let at = path; keep < this.#limit && at > REST_PATH; at = this.tail(at), keep++)
      if (this.head(at) === content && ++seen > REPEATS) break;
    return this.#cons(content, keep > length ? path : this.#truncate(path, keep - 1));
  }

  /** The longest common start of two paths, followed by rest: the least path that covers both. */
  common(left: PathId, right: PathId): PathId {
    if (left <= REST_PATH || right <= REST_PATH || this.head(left) !== this.head(right)) return REST_PATH;
    return this.#cons(this.head(left), this.common(this.tail(left), this.tail(right)));
  }

  /** Interns a list of contents, outermost first. */
  from(contents: readonly number[]): PathId {
    return contents.reduceRight((path, content) => this.push(content, path), EMPTY_PATH);
  }

  /** The contents, outermost first, without the rest marker. */
  contents(path: PathId): number[] {
    const contents: number[] = [];
    for (let at = path; at > REST_PATH; at = this.tail(at)) contents.push(this.head(at));
    return contents;
  }

  #truncate(path: PathId, keep: number): PathId {
    if (path <= REST_PATH) return path;
    return keep === 0 ? REST_PATH : this.#cons(this.head(path), this.#truncate(this.tail(path), keep - 1));
  }

  #cons(content: number, path: PathId): PathId {
    const id = this.#pairs.intern(content, path);
    if (id === this.#length.length) {
      this.#length.push(this.#length.at(path) + 1);
      this.#rest.push(this.#rest.at(path));
    }
    return id;
  }
}
