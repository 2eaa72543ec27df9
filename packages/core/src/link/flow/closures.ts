import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import { isConstruction, wordsOf } from '../rows/obscure.js';
import type { Openness } from '../values/openness.js';
import type { ProgramIndex } from '../contract/program-index.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';

const NONE: readonly number[] = Object.freeze([]);

/**
 * Callables that leave the sight of the program: given to library code, registered, methods. Their captured variables arrive by a
 * jump as well, so that nothing depends on seeing the call (engine notes 1.4).
 */
export class Closures {
  readonly #propagation: Propagation;
  /** Nodes that code outside the program gets. */
  readonly givenAway: Set<number> = new Set<number>();
  readonly #handedOut = new Map<number, Set<number>>();
  /** By set of values. */
  readonly #callablesIn: (readonly number[])[] = [];

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** A client of a package without rows keeps what it is built with, and calls it back: a source of credentials, a handler. */
  #buildsUnknown(call: LinkedCall): boolean {
    const { library } = this.#propagation;
    return isConstruction(call, wordsOf(call.name)) && library.isUnknown(call.callee);
  }

  /** Finds what is given away, after the fixpoint, and adds the jumps. */
  connect(openness: Openness): void {
    const { tracker, index, library } = this.#propagation;
    const escaped = new Set<number>([...library.entries.keys(), ...library.met]);
    // What runs at the call itself needs no other way to its variables.
    const run = new Set<number>();
    for (const call of tracker.calls) if (call.synthetic && call.callee >= 0) run.add(call.callee);
    for (const call of index.calls) {
      if (!openness.isOpen(call.id)) continue;
      const isModelled = library.statesAt(call.callee).length > 0 && !this.#buildsUnknown(call);
      for (const { node } of call.arguments) {
        if (!isModelled && !openness.hasCandidates(call.id)) this.givenAway.add(node);
        for (const callable of this.#callablesAt(node)) {
          if (!isFunction(index, node) || !run.has(node)) escaped.add(callable);
          this.#handOut(call.callable, callable);
        }
      }
    }
    index.callables.forEach(({ facts }, id) => {
      if (facts.owner >= 0) escaped.add(id);
    });
    for (let node = 0; node < index.nodeCount; node++) {
      if (index.nodeKind[node] !== NODE_KIND.function) continue;
      const file = index.files[index.nodeFile[node] as number];
      const callable = (file?.callableBase ?? 0) + (index.nodeAux[node] as number);
      const closure = index.callables[callable]?.facts.closure ?? -1;
      if (escaped.has(callable) && closure >= 0)
        tracker.addEdge(node, closure + (file?.nodeBase ?? 0), FLOW_KIND.jump, 0, 0, true);
    }
  }

  /** Callables that each callable may run or hand out, sorted. */
  callees(): (callable: number) => readonly number[] {
    const { tracker, candidates } = this.#propagation;
    const found = new Map<number, Set<number>>();
    for (const [callable, handed] of this.#handedOut) found.set(callable, new Set(handed));
    for (const call of tracker.calls)
      for (const { callable } of candidates.of(call.id)) {
        const known = found.get(call.callable);
        if (known === undefined) found.set(call.callable, new Set([callable]));
        else known.add(callable);
      }
    const sorted = new Map([...found].map(([callable, set]) => [callable, [...set].sort((a, b) => a - b)]));
    return (callable) => sorted.get(callable) ?? NONE;
  }

  #handOut(by: number, callable: number): void {
    const known = this.#handedOut.get(by);
    if (known === undefined) this.#handedOut.set(by, new Set([callable]));
    else known.add(callable);
  }

  #callablesAt(node: number): readonly number[] {
    const { values, sets } = this.#propagation.tracker;
    const set = this.#propagation.tracker.setAt(node);
    return (this.#callablesIn[set] ??= sets
      .list(set)
      .filter((value) => values.kind(value) === VALUE_KIND.callable)
      .map((value) => values.callable(value)));
  }
}

function isFunction({ nodeCount, nodeKind }: ProgramIndex, node: number): boolean {
  return node < nodeCount && nodeKind[node] === NODE_KIND.function;
}
