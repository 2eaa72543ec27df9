import { IntList } from '../../columns/int-list.js';
import { PairTable } from '../../columns/pair-table.js';
import { TOP } from './values.js';

const FREE = 0;

/**
 * Sets of abstract values, each kept once: most nodes of a program hold what some other node holds, so a set is a number, passing
 * it on is passing the number, and what the union of two sets is gets remembered (hash-consing). A set holds at most `limit`
 * values; what does not fit turns it into one that holds `TOP` as well and takes no more.
 */
export class ValueSets {
  readonly #limit: number;
  /** Where the members of each set begin; those of the next one begin where they end. */
  readonly #start = new IntList();
  /** The members of all sets one after the other, each in ascending order; `TOP` is 0 and comes first. */
  readonly #members = new IntList(4096);
  /** Open addressing over the sets: id + 1. */
  #table = new Int32Array(1024);
  readonly #singles = new IntList();
  readonly #pairs = new PairTable(1024);
  readonly #unions = new IntList(1024);
  readonly #merged: Int32Array;

  constructor(limit: number) {
    this.#limit = limit;
    this.#merged = new Int32Array(limit + 2);
    this.#start.push(0);
    this.#intern(0);
  }

  /** How many different sets there have been. */
  get count(): number {
    return this.#start.length - 1;
  }

  size(set: number): number {
    const start = this.#start.column;
    return (start[set + 1] as number) - (start[set] as number);
  }

  /** The member at a position, counted from 0. */
  member(set: number, position: number): number {
    return this.#members.column[(this.#start.column[set] as number) + position] as number;
  }

  /** Whether the set may be anything. */
  isFull(set: number): boolean {
    return set !== EMPTY && this.#members.column[this.#start.column[set] as number] === TOP;
  }

  /** Members in ascending order. */
  list(set: number): number[] {
    const found: number[] = [];
    const members = this.#members.column;
    for (let at = this.#start.at(set), end = this.#start.at(set + 1); at < end; at++) found.push(members[at] as number);
    return found;
  }

  single(value: number): number {
    this.#singles.extend(value + 1, EMPTY);
    let set = this.#singles.at(value);
    if (set === EMPTY) {
      this.#merged[0] = value;
      set = this.#intern(1);
      this.#singles.set(value, set);
    }
    return set;
  }

  /** `base` and what `more` adds to it. A full base takes nothing. */
  union(base: number, more: number): number {
    if (base === more || more === EMPTY) return base;
    if (base === EMPTY) return more;
    if (this.isFull(base)) return base;
    // Where nothing is cut off the order does not matter, and the pair is remembered once.
    const isSwapped = base > more && !this.isFull(more) && this.size(base) + this.size(more) <= this.#limit;
    const known = this.#pairs.size;
    const pair = isSwapped ? this.#pairs.intern(more, base) : this.#pairs.intern(base, more);
    if (pair === known) this.#unions.push(this.#merge(base, more));
    return this.#unions.at(pair);
  }

  /** The members of the set that `isKept` takes. */
  subset(set: number, isKept: (value: number) => boolean): number {
    const size = this.size(set);
    let count = 0;
    for (let at = 0; at < size; at++) {
      const value = this.member(set, at);
      if (isKept(value)) this.#merged[count++] = value;
    }
    return count === size ? set : this.#intern(count);
  }

  /** Writes the members that `before` does not have into `found`, in ascending order; their number. */
  difference(set: number, before: number, found: Int32Array): number {
    const start = this.#start.column;
    const members = this.#members.column;
    const last = start[set + 1] as number;
    const end = start[before + 1] as number;
    let count = 0;
    let at = start[before] as number;
    for (let next = start[set] as number; next < last; next++) {
      const value = members[next] as number;
      while (at < end && (members[at] as number) < value) at++;
      if (at === end || members[at] !== value) found[count++] = value;
    }
    return count;
  }

  #merge(base: number, more: number): number {
    const merged = this.#merged;
    const members = this.#members.column;
    const isFull = this.isFull(more);
    let room = this.#limit - this.size(base);
    let isCut = false;
    let count = 1;
    let left = this.#start.at(base);
    let right = this.#start.at(more) + (isFull ? 1 : 0);
    const leftEnd = this.#start.at(base + 1);
    const rightEnd = this.#start.at(more + 1);
    while (left < leftEnd || right < rightEnd) {
      const ours = left < leftEnd ? (members[left] as number) : NEVER;
      const theirs = right < rightEnd ? (members[right] as number) : NEVER;
      if (ours <= theirs) {
        merged[count++] = ours;
        left++;
        if (ours === theirs) right++;
      } else {
        right++;
        if (room > 0) merged[count++] = theirs;
        else isCut = true;
        room--;
      }
    }
    if (isFull || isCut) {
      merged[0] = TOP;
      return this.#intern(count);
    }
    merged.copyWithin(0, 1, count);
    return this.#intern(count - 1);
  }

  /** The set of the first `count` merged values. */
  #intern(count: number): number {
    if (this.count * 2 >= this.#table.length) this.#widen();
    const mask = this.#table.length - 1;
    let slot = hash(this.#merged, count) & mask;
    for (let known = this.#table[slot] as number; known !== FREE; known = this.#table[slot] as number) {
      if (this.#is(known - 1, count)) return known - 1;
      slot = (slot + 1) & mask;
    }
    const set = this.count;
    for (let at = 0; at < count; at++) this.#members.push(this.#merged[at] as number);
    this.#start.push(this.#members.length);
    this.#table[slot] = set + 1;
    return set;
  }

  #is(set: number, count: number): boolean {
    if (this.size(set) !== count) return false;
    const start = this.#start.at(set);
    const members = this.#members.column;
    for (let at = 0; at < count; at++) if (members[start + at] !== this.#merged[at]) return false;
    return true;
  }

  #widen(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    const mask = this.#table.length - 1;
    const members = new Int32Array(this.#limit + 2);
    for (let set = 0; set < this.count; set++) {
      const count = this.size(set);
      for (let at = 0; at < count; at++) members[at] = this.member(set, at);
      let slot = hash(members, count) & mask;
      while (this.#table[slot] !== FREE) slot = (slot + 1) & mask;
      this.#table[slot] = set + 1;
    }
  }
}

/** The set without members. */
export const EMPTY = 0;

/** Greater than every value. */
const NEVER = 0x7fffffff;

function hash(values: Int32Array, count: number): number {
  let mixed = count;
  for (let at = 0; at < count; at++) mixed = Math.imul(mixed ^ (values[at] as number), 0x9e3779b1) ^ (mixed >>> 13);
  // Negative ones too are masked by who asks; beyond 31 bits a number would be an object.
  return mixed ^ (mixed >>> 15);
}
