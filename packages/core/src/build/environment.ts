import type { NodeId } from '../facts/ids.js';

// What each slot holds at the current point: names, object states and linked children alike. An undo log makes a branch cheap:
// mark, lower, collect what changed, undo (engine notes 1.3; Braun et al., "Simple and Efficient Construction of SSA Form").

/** No definition reaches. */
export const NONE: NodeId = -1 as NodeId;

/** Sees every definition made while a `try` body is lowered. */
export type Collector = Map<number, Set<NodeId>>;

export class Environment {
  readonly #values: NodeId[] = [];
  /** Length of the log when the slot was last set; tells whether a definition stands inside a loop. */
  readonly #setAt: number[] = [];
  readonly #logSlot: number[] = [];
  readonly #logValue: NodeId[] = [];
  readonly #logSetAt: number[] = [];
  readonly #collectors: Collector[] = [];
  reachable = true;

  newSlot(): number {
    this.#setAt.push(0);
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
    this.#logSlot.push(slot);
    this.#logValue.push(this.#values[slot] ?? NONE);
    this.#logSetAt.push(this.#setAt[slot] ?? 0);
    this.#values[slot] = value;
    this.#setAt[slot] = this.#logSlot.length;
    const collector = this.#collectors.at(-1);
    if (collector === undefined || !this.reachable) return;
    const seen = collector.get(slot);
    if (seen === undefined) collector.set(slot, new Set([value]));
    else seen.add(value);
  }

  mark(): number {
    return this.#logSlot.length;
  }

  /** Slots changed since the mark with the values they hold now. */
  changes(mark: number): Map<number, NodeId> {
    const changed = new Map<number, NodeId>();
    for (let at = mark; at < this.#logSlot.length; at++) {
      const slot = this.#logSlot[at] ?? 0;
      changed.set(slot, this.get(slot));
    }
    return changed;
  }

  undo(mark: number): void {
    for (let at = this.#logSlot.length - 1; at >= mark; at--) {
      const slot = this.#logSlot[at] ?? 0;
      this.#values[slot] = this.#logValue[at] ?? NONE;
      this.#setAt[slot] = this.#logSetAt[at] ?? 0;
    }
    this.#logSlot.length = mark;
    this.#logValue.length = mark;
    this.#logSetAt.length = mark;
  }

  /** From here on every definition is also noted in the collector. */
  collect(collector: Collector): void {
    this.#collectors.push(collector);
  }

  /** Ends the innermost collector; what it saw counts for the one around it as well. */
  endCollect(): void {
    const inner = this.#collectors.pop();
    const outer = this.#collectors.at(-1);
    if (inner === undefined || outer === undefined) return;
    for (const [slot, values] of inner) {
      const seen = outer.get(slot);
      if (seen === undefined) outer.set(slot, new Set(values));
      else for (const value of values) seen.add(value);
    }
  }
}
