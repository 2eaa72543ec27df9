/** Representatives of merged nodes, with path compression. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = new Int32Array(size);
    for (let index = 0; index < size; index++) this.#parent[index] = index;
  }

  find(node: number): number {
    let root = node;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    for (let at = node; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  /** From now on `node` stands for `by`, which must be a representative. */
  replace(node: number, by: number): void {
    this.#parent[node] = by;
  }

  /** The representative of each. */
  representatives(): Int32Array {
    for (let index = 0; index < this.#parent.length; index++) this.find(index);
    return this.#parent;
  }
}
