/** A growing list of 32-bit integers: a column of a table that is filled row by row. Reads past the end give 0. */
export class IntList {
  #data: Int32Array;
  #length = 0;

  constructor(capacity = 64) {
    this.#data = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#data[index] ?? 0;
  }

  /** Replaces the value at an index below the length. */
  set(index: number, value: number): void {
    this.#data[index] = value;
  }

  /** Appends a value and returns its index. */
  push(value: number): number {
    if (this.#length === this.#data.length) this.#widen(this.#length * 2);
    this.#data[this.#length] = value;
    return this.#length++;
  }

  /** The column itself, for loops: longer than the list, and left behind when the list grows beyond it. */
  get column(): Int32Array {
    return this.#data;
  }

  /** All values, as a view that later changes may leave behind. */
  values(): Int32Array {
    return this.#data.subarray(0, this.#length);
  }

  /** Makes the list at least `length` long; new places hold `fill`. */
  extend(length: number, fill: number): void {
    if (length <= this.#length) return;
    if (length > this.#data.length) this.#widen(Math.max(length, this.#data.length * 2));
    this.#data.fill(fill, this.#length, length);
    this.#length = length;
  }

  #widen(capacity: number): void {
    const wider = new Int32Array(capacity);
    wider.set(this.#data.subarray(0, this.#length));
    this.#data = wider;
  }
}
