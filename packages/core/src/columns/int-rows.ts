/**
 * A growing table of 32-bit integers, row by row in one array: whoever looks at a row touches one place in memory, where a list for each
 * column would touch one for each. For tables that are looked into in no order.
 */
export class IntRows {
  readonly #width: number;
  #cells: Int32Array;
  #length = 0;

  /** `width`: how many columns a row has. */
  constructor(width: number, capacity = 64) {
    this.#width = width;
    this.#cells = new Int32Array(width * capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** All rows one after the other, longer than the table; left behind when the table grows beyond it. */
  get cells(): Int32Array {
    return this.#cells;
  }

  at(row: number, column: number): number {
    return this.#cells[row * this.#width + column] ?? 0;
  }

  /** Replaces the value in an existing row. */
  set(row: number, column: number, value: number): void {
    this.#cells[row * this.#width + column] = value;
  }

  /** Appends a row of zeros and returns its index. */
  add(): number {
    if ((this.#length + 1) * this.#width > this.#cells.length) this.#widen(this.#cells.length * 2);
    return this.#length++;
  }

  /** Makes the table at least `length` rows long; new ones hold `fill`, a value for each column. */
  extend(length: number, fill: readonly number[]): void {
    if (length <= this.#length) return;
    const from = this.#length * this.#width;
    const to = length * this.#width;
    if (to > this.#cells.length) this.#widen(Math.max(to, this.#cells.length * 2));
    for (let column = 0; column < this.#width; column++) {
      const value = fill[column] ?? 0;
      if (value !== 0) for (let at = from + column; at < to; at += this.#width) this.#cells[at] = value;
    }
    this.#length = length;
  }

  #widen(capacity: number): void {
    const wider = new Int32Array(capacity);
    wider.set(this.#cells.subarray(0, this.#length * this.#width));
    this.#cells = wider;
  }
}
