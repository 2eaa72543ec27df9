import { PairMap } from '../../columns/pair-map.js';
import { PairTable } from '../../columns/pair-table.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { ClassTable } from './classes.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';

/** Attributes that are put on classes from anywhere: one node of long-lived storage for each class and name that is stored. */
export class ClassAttributes {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #names = new Map<string, number>();
  /** By class and number of the name. */
  readonly #cells = new PairMap();
  /** Attributes that were read before anybody stored them, as class and number of the name. */
  readonly #awaited = new PairTable();
  /** Where attributes are read, with the instance through which, or -1. */
  readonly #readers = new PairTable();
  /** Attributes with their readers, each once; and the readers of each attribute in order. */
  readonly #known = new PairTable();
  readonly #waiting: number[][] = [];

  constructor(tracker: Tracker, classes: ClassTable) {
    this.#tracker = tracker;
    this.#classes = classes;
  }

  /** The flow node of a class's own attribute, for stores from anywhere. */
  cell(id: number, name: string): number {
    const named = this.#numberOf(name);
    let cell = this.#cells.get(id, named);
    if (cell < 0) {
      const shape = this.#tracker.index.classes[id];
      cell = this.#tracker.addNode(
        -1,
        shape?.file.index ?? 0,
        shape?.facts.span.from ?? 0,
        shape?.facts.span.from ?? 0,
      );
      this.#cells.set(id, named, cell);
      this.#tracker.storage.add(cell);
      for (const reader of this.#waiting[this.#awaited.find(id, named)] ?? [])
        this.#connect(cell, this.#readers.first(reader), this.#readers.second(reader));
    }
    return cell;
  }

  /** A function in a class attribute is bound to the instance through which it is read. */
  #connect(cell: number, target: number, receiver: number): void {
    this.#tracker.addEdge(cell, target, FLOW_KIND.jump, 0, 0, receiver >= 0);
    if (receiver >= 0) this.#tracker.addLink(cell, target, TRANSFORM.bind, receiver);
  }

  /** The flow nodes that exist of an attribute of the class and of those it inherits from. */
  of(id: number, name: string): readonly number[] {
    const named = this.#numberOf(name);
    return this.#classes
      .order(id)
      .map((owner) => this.#cells.get(owner, named))
      .filter((cell) => cell >= 0);
  }

  /** `target` gets what the class or one that it inherits from holds; `receiver`: the instance that is read, or -1 for the class itself. */
  read(id: number, name: string, target: number, receiver: number): void {
    const named = this.#numberOf(name);
    for (const owner of this.#classes.order(id)) {
      const cell = this.#cells.get(owner, named);
      if (cell >= 0) {
        this.#connect(cell, target, receiver);
        continue;
      }
      const attribute = this.#awaited.intern(owner, named);
      const reader = this.#readers.intern(target, receiver);
      if (this.#known.find(attribute, reader) >= 0) continue;
      this.#known.intern(attribute, reader);
      (this.#waiting[attribute] ??= []).push(reader);
    }
  }

  #numberOf(name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) this.#names.set(name, (number = this.#names.size));
    return number;
  }
}
