import { IntList } from '../columns/int-list.js';
import type { ReferenceTable } from '../facts/symbol.js';
import { Interner } from './interner.js';

/** Takes the uses of names of a file one by one. */
export class ReferenceRows {
  readonly #binding = new IntList();
  readonly #unbound = new IntList();
  readonly #scope = new IntList();
  readonly #writes = new IntList();
  readonly #from = new IntList();
  readonly #to = new IntList();
  readonly #names = new Interner<string>();

  /** `binding` is -1 for a name that the file does not bind; only then the name is kept. */
  add(name: string, binding: number, scope: number, writes: boolean, from: number, to: number): void {
    this.#binding.push(binding);
    this.#unbound.push(binding < 0 ? this.#names.intern(name, () => name) : 0);
    this.#scope.push(scope);
    this.#writes.push(writes ? 1 : 0);
    this.#from.push(from);
    this.#to.push(to);
  }

  table(): ReferenceTable {
    return {
      count: this.#binding.length,
      binding: Int32Array.from(this.#binding.values()),
      unbound: Int32Array.from(this.#unbound.values()),
      names: this.#names.items,
      scope: Int32Array.from(this.#scope.values()),
      writes: Uint8Array.from(this.#writes.values()),
      from: Int32Array.from(this.#from.values()),
      to: Int32Array.from(this.#to.values()),
    };
  }
}
