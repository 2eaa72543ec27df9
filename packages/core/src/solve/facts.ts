import { IntList } from '../columns/int-list.js';
import { IntRows } from '../columns/int-rows.js';
import { PairTable } from '../columns/pair-table.js';
import type { PathId } from './paths.js';

// What the tabulation knows, as columns of integers. Words (IFDS, with access paths for the fact domain):
//   fact     (node, label, path), independent of who called
//   context  how a callable was entered: FREE (anybody may have called), SHARED (the receiver is a shared instance) or by a fact at a
//            parameter, the unit of summaries; each with an environment, what its calls passed into the callable
//   reached  (context, fact), a node of the exploded graph
//   derivation  how one reached fact follows from others; all are kept, since one alone would hide other sources

/** Contexts without a known call, in which anything may have been passed. */
export const FREE = 0;
export const SHARED = 1;
/** In the table of contexts, facts are counted from here on. */
const FIRST_FACT = 2;

/** No derivation, caller or exit follows in a linked list. */
export const END = -1;

/** Columns of a derivation: see `derive`, and the derivation of the same fact before it. */
const WIDTH = 5;
const EDGE = 0;
const FROM = 1;
const EXIT = 2;
const CALL_EDGE = 3;
const NEXT = 4;

/** A seed in place of an edge. */
export const SEED_EDGE = -1;

/** Reached facts and their derivations; ids are in the order of arrival, which is canonical. */
export class FactStore {
  readonly #labelCount: number;
  /** (node * labels + label, path). */
  readonly #facts: PairTable = new PairTable();
  /** (context, fact). */
  readonly #reached: PairTable = new PairTable(1024);
  /** (FREE, SHARED or `FIRST_FACT` + fact at the parameter, environment). */
  readonly #contexts: PairTable = new PairTable();
  readonly #derivations: IntList = new IntList(1024);
  /** Derivations, see `WIDTH`. */
  readonly #rows: IntRows = new IntRows(WIDTH, 1024);
  readonly #callers: IntList = new IntList();
  readonly #nextCaller: IntList = new IntList();
  readonly #callerEdge: IntList = new IntList();
  readonly #callerFrom: IntList = new IntList();
  readonly #exits: IntList = new IntList();
  readonly #nextExit: IntList = new IntList();
  readonly #exitReached: IntList = new IntList();

  constructor(labelCount: number) {
    this.#labelCount = labelCount;
    this.#context(FREE, 0);
    this.#context(SHARED, 0);
  }

  // ---- facts -------------------------------------------------------------------------------------------------------
  fact(node: number, label: number, path: PathId): number {
    return this.#facts.intern(node * this.#labelCount + label, path);
  }

  // ---- reached facts -----------------------------------------------------------------------------------------------
  get size(): number {
    return this.#reached.size;
  }

  find(context: number, fact: number): number {
    return this.#reached.find(context, fact);
  }

  /** The id of the reached fact; a new one equals `size` before the call. */
  reach(context: number, fact: number): number {
    const id = this.#reached.intern(context, fact);
    if (id === this.#derivations.length) this.#derivations.push(END);
    return id;
  }

  /** Adds a reached fact of which `find` has just said that it is new; its id, which equals `size` before the call. */
  add(context: number, fact: number): number {
    this.#derivations.push(END);
    return this.#reached.add(context, fact);
  }

  context(reached: number): number {
    return this.#reached.first(reached);
  }

  node(reached: number): number {
    return Math.trunc(this.#facts.first(this.#reached.second(reached)) / this.#labelCount);
  }

  label(reached: number): number {
    return this.#facts.first(this.#reached.second(reached)) % this.#labelCount;
  }

  path(reached: number): PathId {
    return this.#facts.second(this.#reached.second(reached));
  }

  // ---- derivations -------------------------------------------------------------------------------------------------
  /** How many derivations and calls are known: the edges of the exploded graph. */
  get edgeCount(): number {
    return this.#rows.length + this.#nextCaller.length;
  }

  /**
   * `reached` follows from `from` along the region edge `edge`. For a call with its return, `edge` is the return edge, `from` the
   * fact at the argument, `callEdge` the edge into the callee and `exit` the fact that left it. For a seed `from` is its source.
   */
  derive(reached: number, edge: number, from: number, exit: number, callEdge: number): void {
    const id = this.#rows.add();
    const { cells } = this.#rows;
    const at = id * WIDTH;
    cells[at + EDGE] = edge;
    cells[at + FROM] = from;
    cells[at + EXIT] = exit;
    cells[at + CALL_EDGE] = callEdge;
    cells[at + NEXT] = this.#derivations.at(reached);
    this.#derivations.set(reached, id);
  }

  /** Latest derivation of a reached fact; go on with `nextDerivation` until `END`. */
  derivations(reached: number): number {
    return this.#derivations.at(reached);
  }

  nextDerivation(derivation: number): number {
    return this.#rows.at(derivation, NEXT);
  }

  edge(derivation: number): number {
    return this.#rows.at(derivation, EDGE);
  }

  from(derivation: number): number {
    return this.#rows.at(derivation, FROM);
  }

  /** -1 for a local step. */
  exit(derivation: number): number {
    return this.#rows.at(derivation, EXIT);
  }

  callEdge(derivation: number): number {
    return this.#rows.at(derivation, CALL_EDGE);
  }

  // ---- contexts ----------------------------------------------------------------------------------------------------
  get contextCount(): number {
    return this.#contexts.size;
  }

  /** The context of calls that bring `fact` to a parameter and pass this environment. */
  enter(fact: number, environment: number): number {
    return this.#context(FIRST_FACT + fact, environment);
  }

  /** The context of the same kind as `context`, which has no known call, in another environment. */
  without(context: number, environment: number): number {
    return this.#context(this.#contexts.first(context), environment);
  }

  isEntry(context: number): boolean {
    return this.#contexts.first(context) >= FIRST_FACT;
  }

  isShared(context: number): boolean {
    return this.#contexts.first(context) === SHARED;
  }

  environment(context: number): number {
    return this.#contexts.second(context);
  }

  /** Whether a reached fact is the one with which its context begins. */
  isStart(reached: number): boolean {
    const context = this.context(reached);
    return this.#contexts.first(context) === FIRST_FACT + this.#reached.second(reached);
  }

  /** The reached fact with which an entry context begins. */
  startOf(context: number): number {
    return this.#reached.find(context, this.#contexts.first(context) - FIRST_FACT);
  }

  addCaller(context: number, edge: number, from: number): void {
    this.#callerEdge.push(edge);
    this.#callerFrom.push(from);
    const id = this.#nextCaller.push(this.#callers.at(context));
    this.#callers.set(context, id);
  }

  /** Latest caller of an entry context; go on with `nextCaller` until `END`. */
  callers(context: number): number {
    return this.#callers.at(context);
  }

  nextCaller(caller: number): number {
    return this.#nextCaller.at(caller);
  }

  callerEdge(caller: number): number {
    return this.#callerEdge.at(caller);
  }

  callerFrom(caller: number): number {
    return this.#callerFrom.at(caller);
  }

  addExit(context: number, reached: number): void {
    this.#exitReached.push(reached);
    const id = this.#nextExit.push(this.#exits.at(context));
    this.#exits.set(context, id);
  }

  exits(context: number): number {
    return this.#exits.at(context);
  }

  nextExit(exit: number): number {
    return this.#nextExit.at(exit);
  }

  exitReached(exit: number): number {
    return this.#exitReached.at(exit);
  }

  #context(start: number, environment: number): number {
    const context = this.#contexts.intern(start, environment);
    if (context === this.#callers.length) {
      this.#callers.push(END);
      this.#exits.push(END);
    }
    return context;
  }
}
