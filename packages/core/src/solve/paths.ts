import { IntList } from './int-list.js';
import { PairTable } from './pair-table.js';

/** An interned access path: equal paths are equal numbers. */
export type PathId = number;

/** The value itself is tainted. */
export const EMPTY_PATH: PathId = 0;
/** No fact: an edge that lets nothing through. */
export const NO_PATH: PathId = -1;

/** Head of the rest of a cut path: any number of contents, of which only the last one is known. */
const REST = -2;

/** How often one content may stand in a path; a third time means a recursive structure. */
const REPEATS = 2;

/**
 * The access paths of one solution (CodeQL access paths): lists of contents, outermost first, interned as (head, tail) pairs. `limit`
 * bounds their length; what is longer is cut: the first contents, then rest, then the last content. So a cut path still ends where
 * the taint is: `{a: {b: {c: {token: T}}}}` cut to two is `a.*.token`, which `x.a.b.c.token` may read and `x.a.b.c.url` may not. A
 * longer path is a more exact one, so a larger limit never finds more.
 */
export class PathTable {
  readonly #limit: number;
  readonly #pairs: PairTable = new PairTable();
  /** Number of contents, the one after rest included. */
  readonly #length: IntList = new IntList(256);
  /** Contents before rest, or -1 without it. */
  readonly #rest: IntList = new IntList(256);

  constructor(limit: number) {
    this.#limit = Math.max(1, limit);
    // The empty path takes the first id; no content is -1, so no real pair collides with it.
    this.#pairs.intern(-1, EMPTY_PATH);
    this.#length.push(0);
    this.#rest.push(-1);
  }

  /** First content; negative at the end and at rest. */
  head(path: PathId): number {
    return this.#pairs.first(path);
  }

  /** The path without its first content. */
  tail(path: PathId): PathId {
    return this.#pairs.second(path);
  }

  /** Number of known contents. */
  length(path: PathId): number {
    return this.#length.at(path);
  }

  /** Whether the path was cut somewhere. */
  hasRest(path: PathId): boolean {
    return this.#rest.at(path) >= 0;
  }

  /** Whether the path begins with rest: what comes next is not known, only where it ends. */
  isRest(path: PathId): boolean {
    return this.head(path) === REST;
  }

  /** The last content, or -1 for the empty path. */
  last(path: PathId): number {
    let last = -1;
    for (let at = path; at !== EMPTY_PATH; at = this.tail(at)) last = this.head(at);
    return last;
  }

  /** Puts a content in front; cuts the path where it becomes too long or holds the same content a third time. */
  push(content: number, path: PathId): PathId {
    const length = this.#length.at(path);
    if (length < REPEATS && length < this.#limit) return this.#cons(content, path);
    let seen = 1;
    let keep = 1;
    for (let at = path; at !== EMPTY_PATH; at = this.tail(at)) {
      if (this.isRest(at)) continue;
      if (this.head(at) === content && ++seen > REPEATS) break;
      keep++;
    }
    if (keep > length && length < this.#limit) return this.#cons(content, path);
    const front = Math.min(keep, this.#limit - 1);
    return front === 0 ? this.cut(path, 0) : this.#cons(content, this.cut(path, front - 1));
  }

  /** The first `keep` contents, rest, and the last content: covers the path. The empty path stays as it is. */
  cut(path: PathId, keep: number): PathId {
    if (path === EMPTY_PATH || this.isRest(path)) return path;
    if (keep > 0 && this.tail(path) !== EMPTY_PATH)
      return this.#cons(this.head(path), this.cut(this.tail(path), keep - 1));
    return this.#cons(REST, this.#cons(this.last(path), EMPTY_PATH));
  }

  /** How many contents two paths have in common at their start. */
  common(left: PathId, right: PathId): number {
    if (this.head(left) < 0 || this.head(left) !== this.head(right)) return 0;
    return 1 + this.common(this.tail(left), this.tail(right));
  }

  /** Interns a list of contents, outermost first. */
  from(contents: readonly number[]): PathId {
    return contents.reduceRight((path, content) => this.push(content, path), EMPTY_PATH);
  }

  /** The known contents, outermost first. */
  contents(path: PathId): number[] {
    const contents: number[] = [];
    for (let at = path; at !== EMPTY_PATH; at = this.tail(at)) if (!this.isRest(at)) contents.push(this.head(at));
    return contents;
  }

  #cons(content: number, path: PathId): PathId {
    const id = this.#pairs.intern(content, path);
    if (id === this.#length.length) {
      const before = this.#rest.at(path);
      this.#length.push(this.#length.at(path) + (content === REST ? 0 : 1));
      this.#rest.push(content === REST ? 0 : before < 0 ? -1 : before + 1);
    }
    return id;
  }
}
