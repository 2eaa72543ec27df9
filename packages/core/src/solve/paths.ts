import { IntList } from '../columns/int-list.js';
import { PairTable } from '../columns/pair-table.js';

/** An interned access path: equal paths are equal numbers. */
export type PathId = number;

/** The value itself is tainted. */
export const EMPTY_PATH: PathId = 0;
/** No fact: an edge that lets nothing through, or a path beyond its bounds. */
export const NO_PATH: PathId = -1;

/** How often one content may stand in a path; a third time means a recursive structure. */
const REPEATS = 2;

/**
 * The access paths of one solution (CodeQL access paths): lists of contents, outermost first, interned as (head, tail) pairs. `limit`
 * bounds their length, `looseLimit` that of paths with a content that may be any. A path that would grow longer, or hold one content a third time, is given up, and the caller reports it.
 *
 * The usual alternative, to keep the start of the path and let the rest stand for anything, was tried and measured on real
 * servers: paths beyond the bound are unrolled object graphs (`manager.client.manager.client…`), and what their rest reaches is noise,
 * two orders of magnitude more than the findings. The deepest real flow seen has four contents.
 */
export class PathTable {
  readonly #limit: number;
  readonly #looseLimit: number;
  readonly #isLooseContent: (content: number) => boolean;
  readonly #pairs: PairTable = new PairTable();
  readonly #length: IntList = new IntList(256);
  /** 1 for paths with a content that may be any. */
  readonly #loose: IntList = new IntList(256);

  constructor(limit: number, looseLimit: number = limit, isLooseContent: (content: number) => boolean = () => false) {
    this.#limit = limit;
    this.#looseLimit = Math.min(limit, looseLimit);
    this.#isLooseContent = isLooseContent;
    // The empty path takes the first id; no content is -1, so no real pair collides with it.
    this.#pairs.intern(-1, EMPTY_PATH);
    this.#length.push(0);
    this.#loose.push(0);
  }

  /** First content; -1 for the empty path. */
  head(path: PathId): number {
    return this.#pairs.first(path);
  }

  /** The path without its first content. */
  tail(path: PathId): PathId {
    return this.#pairs.second(path);
  }

  /** Number of contents. */
  length(path: PathId): number {
    return this.#length.at(path);
  }

  /** Puts a content in front; `NO_PATH` beyond the bounds. */
  push(content: number, path: PathId): PathId {
    const length = this.#length.at(path);
    if (length >= this.#limit) return NO_PATH;
    const isLoose = this.#loose.at(path) === 1 || this.#isLooseContent(content);
    if (isLoose && length >= this.#looseLimit) return NO_PATH;
    let seen = 1;
    for (let at = path; at !== EMPTY_PATH; at = this.tail(at))
      if (this.head(at) === content && ++seen > REPEATS) return NO_PATH;
    const id = this.#pairs.intern(content, path);
    if (id === this.#length.length) {
      this.#length.push(length + 1);
      this.#loose.push(isLoose ? 1 : 0);
    }
    return id;
  }

  /** Interns a list of contents, outermost first; `NO_PATH` beyond the bounds. */
  from(contents: readonly number[]): PathId {
    return contents.reduceRight((path, content) => (path === NO_PATH ? path : this.push(content, path)), EMPTY_PATH);
  }

  /** The contents, outermost first. */
  contents(path: PathId): number[] {
    const contents: number[] = [];
    for (let at = path; at !== EMPTY_PATH; at = this.tail(at)) contents.push(this.head(at));
    return contents;
  }
}
