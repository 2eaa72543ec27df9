import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import { isConstruction, wordsOf } from '../rows/obscure.js';
import type { Openness } from '../values/openness.js';
import type { ProgramIndex } from '../contract/program-index.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';

const NONE: readonly number[] = Object.freeze([]);
/** Levels of options in which callables are looked for. */
const OPTIONS_DEPTH = 3;

/**
 * Callables that leave the sight of the program: given to library code, registered, methods. Their captured variables arrive by a
 * jump as well, so that nothing depends on seeing the call (engine notes 1.4).
 */
export class Closures {
  readonly #propagation: Propagation;
  /** Nodes that code outside the program gets. */
  readonly givenAway: Set<number> = new Set<number>();
  /** Callables that code outside the program may call: entry points, callbacks. */
  readonly escaped: Set<number> = new Set<number>();
  readonly #handedOut = new Map<number, Set<number>>();
  /** By set of values. */
  readonly #callablesIn: (readonly number[])[] = [];
  /** Levels below an object that were looked into, by object; and by set of values that were. */
  readonly #opened = new Map<number, number>();
  readonly #lookedAt = new Set<number>();

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** A client of a package without rows keeps what it is built with, and calls it back: a source of credentials, a handler. */
  #buildsUnknown(call: LinkedCall): boolean {
    const { library } = this.#propagation;
    return library.isUnknown(call.callee) && isConstruction(call, wordsOf(call.name));
  }

  /** Finds what is given away, after the fixpoint, and adds the jumps. */
  connect(openness: Openness): void {
    const { tracker, index, library } = this.#propagation;
    const { escaped } = this;
    for (const callable of [...library.entries.keys(), ...library.met]) escaped.add(callable);
    // What runs at the call itself needs no other way to its variables.
    const run = new Set<number>();
    for (const call of tracker.calls) if (call.synthetic && call.callee >= 0) run.add(call.callee);
    for (const call of index.calls) {
      if (call.arguments.length === 0 || !openness.isOpen(call.id)) continue;
      const isModelled = openness.holdsLibrary(call.callee) && !this.#buildsUnknown(call);
      for (const { node } of call.arguments) {
        if (!isModelled && !openness.hasCandidates(call.id)) this.givenAway.add(node);
        for (const value of this.#callablesAt(node)) {
          const callable = tracker.values.callable(value);
          if (!isFunction(index, node) || !run.has(node)) escaped.add(callable);
          // Who gets a method may call it later, on the object that it is bound to.
          const receiver = tracker.values.b(value) - 1;
          if (receiver >= 0 && !run.has(node)) this.givenAway.add(receiver);
          this.#handOut(call.callable, callable);
        }
        this.#giveHeld(node);
      }
    }
    this.#giveReceivers(escaped);
    for (const node of index.nodesOfKind[NODE_KIND.function] ?? []) {
      const file = index.files[index.nodeFile[node] as number];
      const callable = (file?.callableBase ?? 0) + (index.nodeAux[node] as number);
      const closure = index.callables[callable]?.facts.closure ?? -1;
      const isMethod = (index.callables[callable]?.facts.owner ?? -1) >= 0;
      if ((isMethod || escaped.has(callable)) && closure >= 0)
        tracker.addEdge(node, closure + (file?.nodeBase ?? 0), FLOW_KIND.jump, 0, 0, true);
    }
  }

  /** A closure that escapes brings the object along in whose method it was made. */
  #giveReceivers(escaped: ReadonlySet<number>): void {
    const { index } = this.#propagation;
    for (const { facts, nodeBase } of index.files) {
      const { kind, source, target } = facts.edges;
      for (let edge = 0; edge < facts.edges.count; edge++) {
        const taken = nodeBase + (target[edge] as number);
        const isReceiver =
          kind[edge] === EDGE_KIND.jump && index.nodeKind[nodeBase + (source[edge] as number)] === NODE_KIND.self;
        if (isReceiver && escaped.has(index.nodeCallable[taken] as number)) this.givenAway.add(taken);
      }
    }
  }

  /** Callables that each callable may run or hand out, sorted. */
  callees(): (callable: number) => readonly number[] {
    let found: ReadonlyMap<number, readonly number[]> | null = null;
    return (callable) => (found ??= this.#findCallees()).get(callable) ?? NONE;
  }

  #findCallees(): ReadonlyMap<number, readonly number[]> {
    const { tracker, candidates } = this.#propagation;
    const found = new Map<number, Set<number>>();
    for (const [callable, handed] of this.#handedOut) found.set(callable, new Set(handed));
    for (const call of tracker.calls)
      for (const { callable } of candidates.of(call.id)) {
        const known = found.get(call.callable);
        if (known === undefined) found.set(call.callable, new Set([callable]));
        else known.add(callable);
      }
    return new Map([...found].map(([callable, set]) => [callable, [...set].sort((a, b) => a - b)]));
  }

  #handOut(by: number, callable: number): void {
    const known = this.#handedOut.get(by);
    if (known === undefined) this.#handedOut.set(by, new Set([callable]));
    else known.add(callable);
  }

  #callablesAt(node: number): readonly number[] {
    const { values, sets } = this.#propagation.tracker;
    const set = this.#propagation.tracker.setAt(node);
    return (this.#callablesIn[set] ??= sets.list(set).filter((value) => values.kind(value) === VALUE_KIND.callable));
  }

  /** Callables inside options that are given away (`{ fetch, hooks: { before } }`): who gets an object may call what it holds. */
  #giveHeld(node: number): void {
    const { tracker } = this.#propagation;
    const set = tracker.setAt(node);
    if (this.#lookedAt.has(set)) return;
    this.#lookedAt.add(set);
    for (const value of tracker.valuesAt(node))
      if (tracker.values.kind(value) === VALUE_KIND.object) this.#open(value, OPTIONS_DEPTH);
  }

  #open(object: number, levels: number): void {
    const { tracker, cells } = this.#propagation;
    if (levels <= (this.#opened.get(object) ?? 0)) return;
    this.#opened.set(object, levels);
    for (const cell of cells.of(object)) {
      for (const value of this.#callablesAt(cell)) this.escaped.add(tracker.values.callable(value));
      if (levels === 1) continue;
      for (const value of tracker.valuesAt(cell))
        if (tracker.values.kind(value) === VALUE_KIND.object) this.#open(value, levels - 1);
    }
  }
}

function isFunction({ nodeCount, nodeKind }: ProgramIndex, node: number): boolean {
  return node < nodeCount && nodeKind[node] === NODE_KIND.function;
}
