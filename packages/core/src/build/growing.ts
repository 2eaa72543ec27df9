/** A growing column of 32-bit integers. */
export class Column {
  #data: Int32Array = new Int32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): number {
    if (this.#length === this.#data.length) {
      const wider = new Int32Array(this.#data.length * 2);
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.#length] = value;
    return this.#length++;
  }

  get(index: number): number {
    return this.#data[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#data[index] = value;
  }
}

/** Numbers for values by their key, in the order of first appearance. */
export class Interner<Item> {
  readonly items: Item[] = [];
  readonly #byKey = new Map<string, number>();

  intern(key: string, make: () => Item): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const id = this.items.length;
    this.items.push(make());
    this.#byKey.set(key, id);
    return id;
  }
}
