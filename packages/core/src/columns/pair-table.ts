/** Columns of a slot: the pair, and its id + 1 (0: free). Side by side, so that a look-up touches one cache line. */
const STRIDE = 3;

/** Tables up to this many pairs grow in larger steps: every step puts all pairs in anew. */
const WIDE = 0x80000;

/**
 * Interns pairs of integers: equal pairs get equal ids, ids count from 0 in order of arrival. An open-addressing hash table and two
 * columns by id, at most 56 bytes a pair and no object.
 */
export class PairTable {
  #first: Int32Array;
  #second: Int32Array;
  /** The number of slots is a power of two, at least twice the number of pairs. */
  #slots: Int32Array;
  #mask: number;
  #size = 0;
  /** Where the pair belongs that was last looked for. */
  #found = 0;

  /** `capacity` is a power of two. */
  constructor(capacity = 256) {
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity * 2 * STRIDE);
    this.#mask = capacity * 2 - 1;
  }

  get size(): number {
    return this.#size;
  }

  first(id: number): number {
    return this.#first[id] ?? 0;
  }

  second(id: number): number {
    return this.#second[id] ?? 0;
  }

  /** The id of the pair, or -1 when it was never interned. */
  find(first: number, second: number): number {
    this.#found = this.#slot(first, second);
    return (this.#slots[this.#found + 2] ?? 0) - 1;
  }

  /** Adds the pair for which `find` has just given -1; its id, which equals the size before the call. */
  add(first: number, second: number): number {
    return this.#append(this.#found, first, second);
  }

  /** The id of the pair; a new one equals the size before the call. */
  intern(first: number, second: number): number {
    const slot = this.#slot(first, second);
    const present = this.#slots[slot + 2] ?? 0;
    return present !== 0 ? present - 1 : this.#append(slot, first, second);
  }

  #append(slot: number, first: number, second: number): number {
    const id = this.#size++;
    this.#first[id] = first;
    this.#second[id] = second;
    this.#fill(slot, first, second, id);
    if (this.#size === this.#first.length) this.#grow();
    return id;
  }

  /** Offset of the slot that holds the pair, or of the free one where it belongs. */
  #slot(first: number, second: number): number {
    const slots = this.#slots;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let index = (hash ^ (hash >>> 13)) & this.#mask; ; index = (index + 1) & this.#mask) {
      const slot = index * STRIDE;
      if (slots[slot + 2] === 0 || (slots[slot] === first && slots[slot + 1] === second)) return slot;
    }
  }

  #fill(slot: number, first: number, second: number, id: number): void {
    this.#slots[slot] = first;
    this.#slots[slot + 1] = second;
    this.#slots[slot + 2] = id + 1;
  }

  #grow(): void {
    const capacity = this.#first.length * (this.#first.length < WIDE ? 4 : 2);
    const columns = [new Int32Array(capacity), new Int32Array(capacity)] as const;
    columns[0].set(this.#first);
    columns[1].set(this.#second);
    [this.#first, this.#second] = columns;
    this.#slots = new Int32Array(capacity * 2 * STRIDE);
    this.#mask = capacity * 2 - 1;
    for (let id = 0; id < this.#size; id++) {
      const [first, second] = [this.first(id), this.second(id)];
      this.#fill(this.#slot(first, second), first, second, id);
    }
  }
}
