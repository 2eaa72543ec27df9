import type { Propagation } from './propagation.js';
import { TOP, VALUE_KIND } from './values.js';

/** What is known of the callees of every call once values stand. */
export class Openness {
  readonly #propagation: Propagation;

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** Whether code outside the program may run here as well: nothing is known of the callee, too much, or a library value. */
  isOpen(call: number): boolean {
    const { tracker } = this.#propagation;
    const site = tracker.calls[call];
    if (site === undefined) return true;
    if (!this.hasCandidates(call)) return true;
    return (
      site.callee >= 0 &&
      tracker.valuesAt(site.callee).some((value) => value === TOP || tracker.values.kind(value) === VALUE_KIND.api)
    );
  }

  /** Whether the program has something that the call runs, the call itself or one that linking made of it. */
  hasCandidates(call: number): boolean {
    const { candidates, dispatch } = this.#propagation;
    return (
      candidates.of(call).length > 0 ||
      dispatch.isConstruction(call) ||
      dispatch.madeFrom(call).some((id) => candidates.of(id).length > 0)
    );
  }
}
