import { IntList } from '../../columns/int-list.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Propagation } from './propagation.js';
import { TOP, VALUE_KIND } from './values.js';

/** Nodes that one look at where a callee comes from visits. */
const FARTHEST = 200;

/** What is known of the callees of every call once values stand. */
export class Openness {
  readonly #propagation: Propagation;
  /** By set of values: 1 where all are of the program, 2 where others are among them, 0 where nobody asked. */
  readonly #foreign = new IntList();
  /** By set of values: 2 where a library value is among them, 1 where none is, 0 where nobody asked. */
  readonly #library = new IntList();

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** Whether code outside the program may run here as well: nothing is known of the callee, too much, or a library value. */
  isOpen(call: number): boolean {
    const { tracker } = this.#propagation;
    const site = tracker.calls[call];
    if (site === undefined) return true;
    if (!this.hasCandidates(call)) return true;
    return site.callee >= 0 && this.#holdsForeign(tracker.setAt(site.callee));
  }

  #holdsForeign(set: number): boolean {
    this.#foreign.extend(set + 1, 0);
    if (this.#foreign.at(set) === 0) {
      const { sets, values } = this.#propagation.tracker;
      const isForeign = (value: number): boolean => value === TOP || values.kind(value) === VALUE_KIND.api;
      this.#foreign.set(set, sets.list(set).some(isForeign) ? 2 : 1);
    }
    return this.#foreign.at(set) === 2;
  }

  /** Whether a library value is at the node. */
  holdsLibrary(node: number): boolean {
    const { sets, values } = this.#propagation.tracker;
    const set = this.#propagation.tracker.setAt(node);
    this.#library.extend(set + 1, 0);
    if (this.#library.at(set) === 0)
      this.#library.set(set, sets.list(set).some((value) => values.kind(value) === VALUE_KIND.api) ? 2 : 1);
    return this.#library.at(set) === 2;
  }

  /** Whether the program has something that the call runs, the call itself or one that linking made of it. */
  hasCandidates(call: number): boolean {
    const { candidates, dispatch } = this.#propagation;
    if (candidates.of(call).length > 0 || dispatch.isConstruction(call)) return true;
    for (const id of dispatch.madeFrom(call)) if (candidates.of(id).length > 0) return true;
    return false;
  }

  /**
   * Whether, beside the callees that are known, the call may run one of which nothing is known: somewhere on the way to the callee
   * comes a value that the program does not make (an option that a caller outside gives, an entry of a table filled elsewhere).
   */
  mayRunUnseen(call: number): boolean {
    const { tracker } = this.#propagation;
    const start = tracker.calls[call]?.callee ?? -1;
    const seen = new Set<number>();
    const pending: number[] = [];
    const go = (node: number): void => {
      if (seen.has(node)) return;
      seen.add(node);
      pending.push(node);
    };
    if (start >= 0) go(start);
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.size > FARTHEST) return true;
      if (!tracker.hasValues(node)) {
        if (!this.#isNothing(node)) return true;
      } else this.#back(node, go);
    }
    return false;
  }

  /** A written constant cannot be called. */
  #isNothing(node: number): boolean {
    const { index } = this.#propagation.tracker;
    return node < index.nodeCount && index.nodeKind[node] === NODE_KIND.constant;
  }

  /** Visits the nodes whose value is handed on to the node as it is. */
  #back(node: number, go: (node: number) => void): void {
    const { index, edges } = this.#propagation.tracker;
    const { first, other, kind } = index.backward;
    if (node < index.nodeCount)
      for (let row = first[node] as number; row < (first[node + 1] as number); row++)
        if (isWhole(kind[row] as number)) go(other[row] as number);
    for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge))
      if (!edges.isQuiet(edge) && isWhole(edges.kind(edge))) go(edges.source(edge));
  }
}

/** Whether an edge hands the value itself on. */
function isWhole(kind: number): boolean {
  return kind === FLOW_KIND.value || kind === FLOW_KIND.call || kind === FLOW_KIND.jump || kind === IDENTITY;
}
