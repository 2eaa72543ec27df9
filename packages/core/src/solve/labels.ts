/** Barriers that keep a label of their own; flows that later ones cleared share one, so that facts do not multiply. */
const OWN_BARRIER_LABELS = 63;

/**
 * The label of a fact: live, or cleared by a barrier, and the hops through unknown library code so far. Packed into one integer:
 * state * (hops + 1) + hop count, where state 0 is live. The finding's source is not part of it: derivations keep it.
 */
export class Labels {
  readonly #hops: number;
  readonly #state: ReadonlyMap<number, number>;
  /** Number of labels. */
  readonly count: number;

  /** `barriers`: those that can be met, ascending; `hops`: how many obscure hops a flow may take. */
  constructor(barriers: readonly number[], hops: number) {
    this.#hops = hops;
    this.#state = new Map(barriers.map((barrier, index) => [barrier, 1 + Math.min(index, OWN_BARRIER_LABELS)]));
    this.count = (1 + Math.min(barriers.length, OWN_BARRIER_LABELS + 1)) * (hops + 1);
  }

  isLive(label: number): boolean {
    return label <= this.#hops;
  }

  /** Equal for labels that the same barrier cleared. */
  state(label: number): number {
    return Math.trunc(label / (this.#hops + 1));
  }

  /** A live label becomes cleared; what was cleared before stays so. A barrier outside the question changes nothing. */
  clear(label: number, barrier: number): number {
    const state = this.#state.get(barrier);
    return state === undefined || !this.isLive(label) ? label : state * (this.#hops + 1) + label;
  }

  /** One more hop through unknown code, or -1 when there were too many. */
  hop(label: number): number {
    return label % (this.#hops + 1) === this.#hops ? -1 : label + 1;
  }
}
