/**
 * Interns pairs of integers: equal pairs get equal ids, ids count from 0 in order of arrival. An open-addressing hash table over
 * two columns, so a pair costs about 16 bytes and no object.
 */
export class PairTable {
  #first: Int32Array;
  #second: Int32Array;
  /** id + 1, or 0 for a free slot; the length is a power of two. */
  #slots: Int32Array;
  #size = 0;

  constructor(capacity = 256) {
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity * 2);
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
    return (this.#slots[this.#slot(first, second)] ?? 0) - 1;
  }

  /** The id of the pair; a new one equals the size before the call. */
  intern(first: number, second: number): number {
    const slot = this.#slot(first, second);
    const present = this.#slots[slot] ?? 0;
    if (present !== 0) return present - 1;
    const id = this.#size++;
    this.#first[id] = first;
    this.#second[id] = second;
    this.#slots[slot] = id + 1;
    if (this.#size === this.#first.length) this.#grow();
    return id;
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  #slot(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id < 0 || (this.#first[id] === first && this.#second[id] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = this.#first.length * 2;
    const columns = [new Int32Array(capacity), new Int32Array(capacity)] as const;
    columns[0].set(this.#first);
    columns[1].set(this.#second);
    [this.#first, this.#second] = columns;
    this.#slots = new Int32Array(capacity * 2);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slot(this.first(id), this.second(id))] = id + 1;
  }
}
