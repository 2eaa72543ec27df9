import type { NodeId } from '../facts/ids.js';
import { Arm } from './arm.js';

/** Sees every definition made while the body of a `try` is lowered. */
export class Collector {
  readonly #slots: number[] = [];
  readonly #values: NodeId[] = [];

  note(slot: number, value: NodeId): void {
    this.#slots.push(slot);
    this.#values.push(value);
  }

  /** What another one saw counts here as well. */
  include(other: Collector): void {
    for (let at = 0; at < other.#slots.length; at++) this.note(other.#slots[at] as number, other.#values[at] as NodeId);
  }

  /** The ways out of the body: before it, or after any definition in it. */
  arms(): readonly Arm[] {
    const arms = [new Arm([], [])];
    const seen = new Map<number, Set<NodeId>>();
    for (let at = 0; at < this.#slots.length; at++) {
      const slot = this.#slots[at] as number;
      const value = this.#values[at] as NodeId;
      let values = seen.get(slot);
      if (values === undefined) {
        values = new Set();
        seen.set(slot, values);
      } else if (values.has(value)) continue;
      values.add(value);
      const arm = (arms[values.size] ??= new Arm([], []));
      arm.slots.push(slot);
      arm.values.push(value);
    }
    return arms;
  }
}
