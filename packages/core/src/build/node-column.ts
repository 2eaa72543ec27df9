/**
 * A number from 0 up for nodes, as far as one is set for the callable that is being lowered. One column serves all callables of a file one
 * after another: values are kept above a base, and `forget` raises the base instead of clearing.
 */
export class NodeColumn {
  #data = new Int32Array(1024);
  #base = 1;
  #next = 1;

  /** What is set for the node, or -1. */
  get(node: number): number {
    // Never read outside: see `SyntaxTree`.
    if (node < 0 || node >= this.#data.length) return -1;
    const held = this.#data[node] as number;
    return held < this.#base ? -1 : held - this.#base;
  }

  set(node: number, value: number): void {
    if (node < 0) return;
    if (node >= this.#data.length) this.#widen(node);
    const held = this.#base + value;
    this.#data[node] = held;
    if (held >= this.#next) this.#next = held + 1;
  }

  /** From here on nothing is set for any node. */
  forget(): void {
    this.#base = this.#next;
  }

  #widen(node: number): void {
    const wider = new Int32Array(Math.max(node + 1, this.#data.length * 2));
    wider.set(this.#data);
    this.#data = wider;
  }
}
