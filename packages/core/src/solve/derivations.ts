import { END, SEED_EDGE } from './facts.js';
import { FLOW_KIND } from './flow-graph.js';
import { IntList } from '../columns/int-list.js';
import type { PathId } from './paths.js';
import type { Solver } from './solver.js';

/** In `edgeCost`: the edge's note lowers the confidence. */
export const COST_MARK = 1;
/** In `edgeCost`: the step changes nothing that a reader would see. */
export const COST_SILENT = 2;

// One number orders costs by uncertain steps, then hops through long-lived storage, then visible steps.
const MARK = 2 ** 40;
const CELL = 2 ** 26;
const STEP = 1;

/** Cost of a goal that is met only by a guess. */
export const GUESS_COST: number = MARK;

/**
 * The derivations that hits depend on, as rules "target follows from one or two premises". Vertices: a reached fact r stands for
 * the way to it from the start of its context (from a source when the context is FREE or SHARED); `size + c` stands for the way
 * from a source into entry context c. A call with its return has the argument and the exit for premises.
 */
export class DerivationGraph {
  readonly #solver: Solver;
  readonly #edgeCost: Uint8Array;
  readonly #seen: Uint8Array;
  readonly #stack: number[] = [];
  readonly #weight: number[] = [];
  /** Number of reached facts; context vertices follow. */
  readonly size: number;
  readonly vertexCount: number;
  readonly target: IntList = new IntList(1024);
  readonly left: IntList = new IntList(1024);
  /** Second premise, or -1. */
  readonly right: IntList = new IntList(1024);
  /** Derivation or caller that the rule was made from. */
  readonly origin: IntList = new IntList(1024);
  /** Vertices that hold without a premise, and the derivation that says so (-1 for the start of an entry). */
  readonly axioms: { readonly vertex: number; readonly origin: number }[] = [];

  /** `edgeCost` has a combination of `COST_MARK` and `COST_SILENT` per edge of the program's graph; it may be empty. */
  constructor(solver: Solver, edgeCost: Uint8Array) {
    this.#solver = solver;
    this.#edgeCost = edgeCost;
    this.size = solver.facts.size;
    this.vertexCount = this.size + solver.facts.contextCount;
    this.#seen = new Uint8Array(this.vertexCount);
    for (const { reached } of solver.hits) {
      this.#visit(reached);
      const context = this.contextVertex(reached);
      if (context >= 0) this.#visit(context);
    }
    for (let vertex = this.#stack.pop(); vertex !== undefined; vertex = this.#stack.pop())
      if (vertex < this.size) this.#expandReached(vertex);
      else this.#expandContext(vertex - this.size);
  }

  get ruleCount(): number {
    return this.target.length;
  }

  weight(rule: number): number {
    return this.#weight[rule] ?? 0;
  }

  /** Vertex of the context that a reached fact is relative to, or -1 when it is absolute. */
  contextVertex(reached: number): number {
    const context = this.#solver.facts.context(reached);
    return this.#solver.facts.isEntry(context) ? this.size + context : -1;
  }

  #expandReached(reached: number): void {
    const { facts } = this.#solver;
    if (facts.isStart(reached)) {
      this.axioms.push({ vertex: reached, origin: END });
      return;
    }
    const context = facts.context(reached);
    for (let at = facts.derivations(reached); at !== END; at = facts.nextDerivation(at)) {
      const from = facts.from(at);
      const exit = facts.exit(at);
      if (facts.edge(at) === SEED_EDGE) this.axioms.push({ vertex: reached, origin: at });
      else if (exit === END) {
        const outside = facts.context(from) === context ? -1 : this.contextVertex(from);
        this.#rule(reached, from, outside, this.#cost(facts.edge(at), facts.path(from)), at);
      } else {
        const call = this.#cost(facts.callEdge(at), facts.path(from));
        this.#rule(reached, from, exit, call + this.#cost(facts.edge(at), facts.path(exit)), at);
      }
    }
  }

  #expandContext(context: number): void {
    const { facts } = this.#solver;
    for (let at = facts.callers(context); at !== END; at = facts.nextCaller(at)) {
      const from = facts.callerFrom(at);
      const cost = this.#cost(facts.callerEdge(at), facts.path(from));
      this.#rule(this.size + context, from, this.contextVertex(from), cost, at);
    }
  }

  #rule(target: number, left: number, right: number, weight: number, origin: number): void {
    this.target.push(target);
    this.left.push(left);
    this.right.push(right);
    this.origin.push(origin);
    this.#weight.push(weight);
    this.#visit(left);
    if (right >= 0) this.#visit(right);
  }

  #visit(vertex: number): void {
    if (this.#seen[vertex] === 1) return;
    this.#seen[vertex] = 1;
    this.#stack.push(vertex);
  }

  #cost(at: number, before: PathId): number {
    const { problem, region, transfer } = this.#solver;
    const edge = region.edge[at] ?? 0;
    const kind = problem.graph.kind[edge] ?? 0;
    const noted = this.#edgeCost[edge] ?? 0;
    let cost = (noted & COST_SILENT) === 0 ? STEP : 0;
    if ((noted & COST_MARK) !== 0) cost += MARK;
    if (kind === FLOW_KIND.jump || kind === FLOW_KIND.shared) cost += CELL;
    if (transfer.mark(kind, problem.graph.operand[edge] ?? 0, before) !== null) cost += MARK;
    return cost;
  }
}
