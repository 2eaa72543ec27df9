import { PairTable } from '../../columns/pair-table.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Tracker } from './tracker.js';

/** Attributes that a Python program puts on its functions (PEP 232): one node of long-lived storage for each that is stored. */
export class FunctionAttributes {
  readonly #tracker: Tracker;
  readonly #names = new Map<string, number>();
  /** Callables with the numbers of names. */
  readonly #attributes = new PairTable();
  readonly #cells = new Map<number, number>();
  readonly #readers = new Map<number, Set<number>>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  store(callable: number, name: string, source: number): void {
    const key = this.#key(callable, name);
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      cell = this.#tracker.addNode(-1, this.#tracker.fileOf(source), 0, 0);
      this.#cells.set(key, cell);
      this.#tracker.storage.add(cell);
      for (const target of this.#readers.get(key) ?? []) this.#tracker.addEdge(cell, target, FLOW_KIND.jump, 0, 0);
    }
    this.#tracker.addEdge(source, cell, FLOW_KIND.jump, 0, 0);
  }

  read(callable: number, name: string, target: number): void {
    const key = this.#key(callable, name);
    const cell = this.#cells.get(key);
    if (cell !== undefined) this.#tracker.addEdge(cell, target, FLOW_KIND.jump, 0, 0);
    const readers = this.#readers.get(key);
    if (readers === undefined) this.#readers.set(key, new Set([target]));
    else readers.add(target);
  }

  #key(callable: number, name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) this.#names.set(name, (number = this.#names.size));
    return this.#attributes.intern(callable, number);
  }
}
