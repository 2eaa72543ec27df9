import type { NodeId } from '../facts/ids.js';
import { type Environment, NONE } from './environment.js';
import type { Objects, RootId } from './objects.js';

/** Values of child slots from here down say that something made the content uncertain. */
const DOUBTED = -2;

/**
 * What the slots of linked children hold: the value that the content certainly has, or, in doubt, those it may have had. The next
 * read of a content in doubt asks the object's state again and remembers that it may get one of these.
 */
export class ChildLinks {
  readonly #environment: Environment;
  readonly #objects: Objects;
  readonly #doubted: (readonly NodeId[])[] = [];

  constructor(environment: Environment, objects: Objects) {
    this.#environment = environment;
    this.#objects = objects;
  }

  isDoubted(held: NodeId): boolean {
    return held <= DOUBTED;
  }

  /** The values that what a slot holds stands for. */
  valuesIn(held: NodeId): readonly NodeId[] {
    return held >= 0 ? [held] : held <= DOUBTED ? (this.#doubted[DOUBTED - held] ?? []) : [];
  }

  /** What a slot holds when the content may have any of these values, or none of them. */
  oneOf(values: readonly NodeId[]): NodeId {
    if (values.length === 0) return NONE;
    return (DOUBTED - (this.#doubted.push(this.#objects.bounded(values)) - 1)) as NodeId;
  }

  /** The slot's content may have changed. */
  doubt(slot: number): void {
    const held = this.#environment.get(slot);
    if (held >= 0) this.#environment.set(slot, this.oneOf([held]));
  }

  doubtAll(root: RootId): void {
    const slots = this.#objects.childSlots(root);
    for (let at = 0; at < slots.length; at++) this.doubt(slots[at] ?? -1);
  }

  /** The content is no longer what it was. */
  forget(root: RootId, content: number): void {
    const slot = this.#objects.childSlot(root, content);
    if (slot >= 0) this.#environment.set(slot, NONE);
  }
}
