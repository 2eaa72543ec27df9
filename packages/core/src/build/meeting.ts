import type { NodeId } from '../facts/ids.js';
import type { Arm } from './arm.js';

/** Stands for what an arm leaves in a slot that it did not change. */
export const UNCHANGED: NodeId = -0x40000000 as NodeId;

/** Arms that meet, by slot: what each of them leaves there. */
export class Meeting {
  readonly arms: readonly Arm[];
  /** The slots that any of them changed, once each and in order. */
  readonly slots: readonly number[];
  readonly #held = new Map<number, NodeId[]>();

  constructor(arms: readonly Arm[]) {
    this.arms = arms;
    for (let index = 0; index < arms.length; index++) {
      const { slots, values } = arms[index] as Arm;
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at] as number;
        let held = this.#held.get(slot);
        if (held === undefined) {
          held = arms.map(() => UNCHANGED);
          this.#held.set(slot, held);
        }
        held[index] = values[at] as NodeId;
      }
    }
    this.slots = [...this.#held.keys()].sort((a, b) => a - b);
  }

  /** What each arm leaves in a slot: a list of the caller's own. */
  heldIn(slot: number): NodeId[] {
    return this.#held.get(slot) ?? [];
  }
}
