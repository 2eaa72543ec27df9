import type { NodeId } from '../facts/ids.js';
import { Arm } from './arm.js';
import type { Collector } from './collector.js';

// What each slot holds at the current point: names, object states and linked children alike. An undo log makes a branch cheap:
// mark, lower, collect what changed, undo (engine notes 1.3; Braun et al., "Simple and Efficient Construction of SSA Form").

/** No definition reaches. */
export const NONE: NodeId = -1 as NodeId;

export class Environment {
  readonly #values: NodeId[] = [];
  /** Length of the log when the slot was last set; tells whether a definition stands inside a loop. */
  readonly #setAt: number[] = [];
  // The log's columns keep their length when it is undone.
  readonly #logSlot: number[] = [];
  readonly #logValue: NodeId[] = [];
  readonly #logSetAt: number[] = [];
  #logged = 0;
  /** The number of the list of changes that a slot was last put on. */
  readonly #listed: number[] = [];
  #lists = 0;
  readonly #collectors: Collector[] = [];
  #collector: Collector | null = null;
  reachable = true;

  newSlot(): number {
    this.#setAt.push(0);
    this.#listed.push(0);
    return this.#values.push(NONE) - 1;
  }

  /** Gives a new slot the value it has from the callable's entry on; not undone with any branch. */
  initialise(slot: number, value: NodeId): void {
    this.#values[slot] = value;
  }

  get(slot: number): NodeId {
    return this.#values[slot] ?? NONE;
  }

  /** The mark after which the slot was last set; definitions of a loop have a greater one than the loop's. */
  lastSet(slot: number): number {
    return this.#setAt[slot] ?? 0;
  }

  set(slot: number, value: NodeId): void {
    const at = this.#logged++;
    this.#logSlot[at] = slot;
    this.#logValue[at] = this.#values[slot] ?? NONE;
    this.#logSetAt[at] = this.#setAt[slot] ?? 0;
    this.#values[slot] = value;
    this.#setAt[slot] = at + 1;
    if (this.#collector !== null && this.reachable) this.#collector.note(slot, value);
  }

  mark(): number {
    return this.#logged;
  }

  /** Slots changed since the mark with the values they hold now. */
  changes(mark: number): Arm {
    const slots: number[] = [];
    const values: NodeId[] = [];
    const list = ++this.#lists;
    for (let at = mark; at < this.#logged; at++) {
      const slot = this.#logSlot[at] ?? 0;
      if (this.#listed[slot] === list) continue;
      this.#listed[slot] = list;
      slots.push(slot);
      values.push(this.#values[slot] ?? NONE);
    }
    return new Arm(slots, values);
  }

  undo(mark: number): void {
    for (let at = this.#logged - 1; at >= mark; at--) {
      const slot = this.#logSlot[at] ?? 0;
      this.#values[slot] = this.#logValue[at] ?? NONE;
      this.#setAt[slot] = this.#logSetAt[at] ?? 0;
    }
    this.#logged = mark;
  }

  /** From here on every definition is also noted in the collector. */
  collect(collector: Collector): void {
    this.#collectors.push(collector);
    this.#collector = collector;
  }

  /** Ends the innermost collector; what it saw counts for the one around it as well. */
  endCollect(): void {
    const inner = this.#collectors.pop();
    this.#collector = this.#collectors.at(-1) ?? null;
    if (inner !== undefined) this.#collector?.include(inner);
  }
}
