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
