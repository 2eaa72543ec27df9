import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { ClassTable } from './classes.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';

/** Where an attribute of a class is read, and the instance through which, or -1. */
interface Reader {
  readonly target: number;
  readonly receiver: number;
}

/** Attributes that are put on classes from anywhere: one node of long-lived storage for each class and name that is stored. */
export class ClassAttributes {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #cells = new Map<string, number>();
  readonly #readers = new Map<string, Map<string, Reader>>();

  constructor(tracker: Tracker, classes: ClassTable) {
    this.#tracker = tracker;
    this.#classes = classes;
  }

  /** The flow node of a class's own attribute, for stores from anywhere. */
  cell(id: number, name: string): number {
    const key = `${id} ${name}`;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      const shape = this.#tracker.index.classes[id];
      cell = this.#tracker.addNode(
        -1,
        shape?.file.index ?? 0,
        shape?.facts.span.from ?? 0,
        shape?.facts.span.from ?? 0,
      );
      this.#cells.set(key, cell);
      this.#tracker.storage.add(cell);
      for (const { target, receiver } of this.#readers.get(key)?.values() ?? []) this.#connect(cell, target, receiver);
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
    return this.#classes.order(id).flatMap((owner) => this.#cells.get(`${owner} ${name}`) ?? []);
  }

  /** `target` gets what the class or one that it inherits from holds; `receiver`: the instance that is read, or -1 for the class itself. */
  read(id: number, name: string, target: number, receiver: number): void {
    for (const owner of this.#classes.order(id)) {
      const key = `${owner} ${name}`;
      const cell = this.#cells.get(key);
      if (cell !== undefined) {
        this.#connect(cell, target, receiver);
        continue;
      }
      const readers = this.#readers.get(key);
      const place = `${target} ${receiver}`;
      if (readers === undefined) this.#readers.set(key, new Map([[place, { target, receiver }]]));
      else if (!readers.has(place)) readers.set(place, { target, receiver });
    }
  }
}
