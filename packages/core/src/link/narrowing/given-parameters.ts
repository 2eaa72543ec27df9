import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { Propagation } from '../values/propagation.js';

const ABSENT = 0;
const GIVEN = 1;

/**
 * Parameters with a default that may hold something: the default reaches only callers that pass nothing. Whether a parameter was
 * given is an entry of its own beside the parameter's, with two values.
 */
export class GivenParameters {
  readonly #propagation: Propagation;
  /** Parameter nodes by callable. */
  readonly byCallable: ReadonlyMap<number, readonly number[]>;

  /** `changed`: parameters whose default collects what is left in it. */
  constructor(propagation: Propagation, changed: ReadonlySet<number>) {
    this.#propagation = propagation;
    const found = new Map<number, readonly number[]>();
    propagation.tracker.index.callables.forEach(({ facts, file }, callable) => {
      const kept = facts.parameters
        .filter((parameter) => parameter.default >= 0)
        .map(({ node }) => node + file.nodeBase)
        .filter((node) => changed.has(node) || !this.#isHollow(node));
      if (kept.length > 0) found.set(callable, kept);
    });
    this.byCallable = found;
  }

  /** When the default of the parameter is taken. */
  conditionOf(parameter: number): Passed {
    return { entry: entryOf(parameter), values: [ABSENT] };
  }

  /** What the call says of the parameter; null: it may or may not give it. */
  passing(call: LinkedCall, parameter: number): Passing | null {
    const { edges } = this.#propagation.tracker;
    if (call.synthetic || call.arguments.some(({ spread, loose }) => spread !== null || loose)) return null;
    let isGiven = false;
    for (let edge = edges.firstIn(parameter); edge >= 0; edge = edges.nextIn(edge)) {
      if (edges.kind(edge) !== FLOW_KIND.call || edges.operand(edge) !== call.id) continue;
      if (!this.#isPresent(edges.source(edge))) return null;
      isGiven = true;
    }
    return { entry: entryOf(parameter), values: [isGiven ? GIVEN : ABSENT], from: [] };
  }

  /** Whether what a caller passes is certainly there: in JavaScript a default also takes the place of `undefined`. */
  #isPresent(argument: number): boolean {
    const { tracker, origins } = this.#propagation;
    const { index } = tracker;
    if (!tracker.isJavaScript(argument)) return true;
    const ends = origins.of(argument);
    return ends.length > 0 && ends.every((end) => this.#isThere(end, index.nodeKind[end]));
  }

  #isThere(node: number, kind: number | undefined): boolean {
    const { index } = this.#propagation.tracker;
    if (kind === NODE_KIND.constant) {
      const facts = index.files[index.nodeFile[node] as number]?.facts;
      return facts?.constants[index.nodeAux[node] as number]?.kind !== 'undefined';
    }
    if (kind === NODE_KIND.expression) return (index.nodeAux[node] as number) > 0;
    return kind === NODE_KIND.allocation || kind === NODE_KIND.function || kind === NODE_KIND.class;
  }

  /** Whether nothing that flows can be in what the callable itself puts into the parameter. */
  #isHollow(parameter: number): boolean {
    const { first, other } = this.#propagation.tracker.index.backward;
    for (let row = first[parameter] as number; row < (first[parameter + 1] as number); row++)
      if (!this.#isHollowValue(other[row] as number)) return false;
    return true;
  }

  #isHollowValue(node: number): boolean {
    const { tracker, origins } = this.#propagation;
    const { index } = tracker;
    const ends = origins.of(node);
    return (
      ends.length > 0 &&
      ends.every((end) => {
        switch (index.nodeKind[end]) {
          case NODE_KIND.constant:
          case NODE_KIND.function:
          case NODE_KIND.class:
          case NODE_KIND.import:
          case NODE_KIND.global:
            return true;
          case NODE_KIND.allocation:
            return end === node;
          default:
            return false;
        }
      })
    );
  }
}

/** Numbers below the nodes, which stand for themselves as entries. */
function entryOf(parameter: number): number {
  return -1 - parameter;
}
