import type { Compatibility } from './compatible.js';
import { keyName } from './compatible.js';
import { FLOW_KIND, type FlowContent, type FlowKeySet } from './flow-graph.js';
import { membersOf } from './key-set.js';
import { recasedContents } from './recased.js';
import { EMPTY_PATH, NO_PATH, type PathId, type PathTable } from './paths.js';

/**
 * Why a step along a path lowers the confidence of a flow: the set of removed or kept keys is not known (`key-set`), or a constant
 * key was read where an unknown one was stored (`key`).
 */
export type PathMark = 'key-set' | 'key';

/** What edges do to access paths: the only place with path rules (table in flow-graph.ts). */
export class Transfer {
  readonly #paths: PathTable;
  readonly #compatibility: Compatibility;
  readonly #sets: readonly FlowKeySet[];
  readonly #has: readonly ((name: string) => boolean)[];
  readonly #folded: readonly boolean[];
  /** Constant name of each content and the same in lower case. */
  readonly #names: readonly (string | null)[];
  readonly #lower: readonly (string | null)[];
  /** Per key set that changes the case of keys: the content that each content becomes. */
  readonly #recased: readonly (Int32Array | null)[];

  constructor(
    paths: PathTable,
    compatibility: Compatibility,
    contents: readonly FlowContent[],
    keySets: readonly FlowKeySet[],
  ) {
    this.#paths = paths;
    this.#compatibility = compatibility;
    this.#folded = keySets.map((set) => set.folded);
    this.#sets = keySets;
    this.#has = keySets.map(membersOf);
    this.#names = contents.map(keyName);
    this.#lower = this.#names.map((name) => name?.toLowerCase() ?? null);
    this.#recased = recasedContents(contents, keySets);
  }

  /** The path after the edge, or `NO_PATH` when the fact ends. `kind` is one of `FLOW_KIND`. */
  apply(kind: number, operand: number, path: PathId): PathId {
    switch (kind) {
      case FLOW_KIND.taint:
      case FLOW_KIND.obscureTaint:
        return path === EMPTY_PATH ? EMPTY_PATH : NO_PATH;
      case FLOW_KIND.read:
        return this.#read(operand, path);
      case FLOW_KIND.store:
        return this.#paths.push(operand, path);
      case FLOW_KIND.without:
        return path !== EMPTY_PATH && this.#contains(operand, path) ? NO_PATH : this.#recase(operand, path);
      case FLOW_KIND.only:
        return this.#only(operand, path);
      default:
        return path;
    }
  }

  /** What makes the step from `before` uncertain, or null. */
  mark(kind: number, operand: number, before: PathId): PathMark | null {
    if (before === EMPTY_PATH) return null;
    if (kind === FLOW_KIND.without || kind === FLOW_KIND.only)
      return this.#sets[operand]?.uncertain === true && this.#mayBeKey(before) ? 'key-set' : null;
    const guess = kind === FLOW_KIND.read && this.#compatibility.isGuess(operand, this.#paths.head(before));
    return guess ? 'key' : null;
  }

  #read(content: number, path: PathId): PathId {
    if (path === EMPTY_PATH || !this.#compatibility.reads(content, this.#paths.head(path))) return NO_PATH;
    return this.#paths.tail(path);
  }

  /** A value without contents has no pairs to copy; a place without a constant name is kept only if it may be any key. */
  #only(set: number, path: PathId): PathId {
    const { keys, uncertain } = this.#sets[set] ?? { keys: [], uncertain: true };
    if (path === EMPTY_PATH || (!uncertain && keys.length === 0)) return NO_PATH;
    if (uncertain) return path;
    if (this.#names[this.#paths.head(path)] === null) return this.#mayBeKey(path) ? path : NO_PATH;
    return this.#contains(set, path) ? path : NO_PATH;
  }

  #recase(set: number, path: PathId): PathId {
    const recased = this.#recased[set] ?? null;
    if (recased === null || path === EMPTY_PATH) return path;
    const head = this.#paths.head(path);
    const renamed = recased[head] ?? head;
    return renamed === head ? path : this.#paths.push(renamed, this.#paths.tail(path));
  }

  /** Whether the head is certainly in the set. */
  #contains(set: number, path: PathId): boolean {
    const name = (this.#folded[set] ? this.#lower : this.#names)[this.#paths.head(path)];
    return typeof name === 'string' && (this.#has[set]?.(name) ?? false);
  }

  /** Whether the head may be a key of a mapping at all: a constant one or an unknown one. */
  #mayBeKey(path: PathId): boolean {
    const head = this.#paths.head(path);
    return typeof this.#names[head] === 'string' || this.#compatibility.isUnknownKey(head);
  }
}
