import { NODE_KIND } from '../facts/flow-node.js';
import type { Feeding } from './candidates.js';
import type { Propagation } from './propagation.js';

/** Parameters that hand on what another one got, this deep. */
const DEPTH = 3;

/**
 * Constant texts that a node may hold when it is a parameter: what the program's calls pass there. A helper that reads a header
 * by its name reads those headers that it is asked for.
 */
export class PassedConstants {
  readonly #propagation: Propagation;
  readonly #feedings = new Map<number, Feeding[]>();

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
    for (const feeding of propagation.candidates.feedings) {
      const known = this.#feedings.get(feeding.callable);
      if (known === undefined) this.#feedings.set(feeding.callable, [feeding]);
      else known.push(feeding);
    }
  }

  /** Null when some caller passes what is not constant, or when library code may call. */
  of(node: number, depth: number = DEPTH): readonly string[] | null {
    const { origins, index } = this.#propagation;
    const known = origins.constants(node);
    if (known !== null || depth === 0 || node < 0 || node >= index.nodeCount) return known;
    const texts = new Set<string>();
    for (const end of origins.of(node)) {
      const found = index.nodeKind[end] === NODE_KIND.parameter ? this.#passed(end, depth) : origins.constants(end);
      if (found === null) return null;
      for (const text of found) texts.add(text);
    }
    return texts.size === 0 ? null : [...texts].sort();
  }

  #passed(parameter: number, depth: number): readonly string[] | null {
    const { tracker, index, library } = this.#propagation;
    const callable = tracker.callableOf(parameter);
    const position = index.nodeAux[parameter] as number;
    const facts = index.callables[callable]?.facts.parameters[position];
    if (facts === undefined || facts.collects !== null || library.met.has(callable)) return null;
    const feedings = (this.#feedings.get(callable) ?? []).filter((feeding) => feeding.parameter === position);
    if (feedings.length === 0) return null;
    const texts = new Set<string>();
    for (const { call, argument } of feedings) {
      const given = tracker.calls[call]?.arguments[argument];
      if (given === undefined || given.spread !== null) return null;
      const found = this.of(given.node, depth - 1);
      if (found === null) return null;
      for (const text of found) texts.add(text);
    }
    return [...texts];
  }
}
