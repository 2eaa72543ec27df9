/** A growing list of 32-bit integers; reads past the end give 0. Keeps the solver's records in flat columns. */
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

  set(index: number, value: number): void {
    this.#data[index] = value;
  }

  /** Appends a value and returns its index. */
  push(value: number): number {
    if (this.#length === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.#length] = value;
    return this.#length++;
  }
}
