import type { NodeId } from '../facts/ids.js';

/** From this many changes on, a look-up goes through an index. */
const INDEXED = 12;

/**
 * What a path changed, against the environment at the place where the path began: slots once each, in the order in which they were
 * first set, with what they hold at its end. Most paths change few.
 */
export class Arm {
  readonly slots: number[];
  readonly values: NodeId[];
  #index: Map<number, number> | null = null;

  constructor(slots: number[], values: NodeId[]) {
    this.slots = slots;
    this.values = values;
  }

  /** What the path left in the slot; undefined for a slot that it did not change. */
  get(slot: number): NodeId | undefined {
    const at = this.#find(slot);
    return at < 0 ? undefined : this.values[at];
  }

  has(slot: number): boolean {
    return this.#find(slot) >= 0;
  }

  set(slot: number, value: NodeId): void {
    const at = this.#find(slot);
    if (at >= 0) this.values[at] = value;
    else {
      this.#index?.set(slot, this.slots.length);
      this.slots.push(slot);
      this.values.push(value);
    }
  }

  #find(slot: number): number {
    if (this.slots.length < INDEXED) return this.slots.indexOf(slot);
    this.#index ??= new Map(this.slots.map((one, at) => [one, at]));
    return this.#index.get(slot) ?? -1;
  }
}
