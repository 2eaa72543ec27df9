import type { Cheapest } from './cheapest.js';
import type { DerivationGraph } from './derivations.js';
import { END, SEED_EDGE } from './facts.js';
import type { FlowTrail, TrailHop } from './solution.js';
import type { GoalHit, Solver } from './solver.js';
import type { PathMark } from './transfer.js';

/** Hops after which calls with their returns are no longer shown from inside; a trail of that length is not read by anybody. */
const LONG_TRAIL = 1_000;

/** A call that the walk is inside of: where it came from and along which edge. */
interface OpenCall {
  readonly from: number;
  readonly callEdge: number;
}

/**
 * The cheapest way from a source to a hit, hop by hop. Walks backwards; a summary is walked through its exit to its entry and goes
 * on in the caller whose result is wanted, so calls and returns match.
 */
export class TrailWalk {
  readonly #solver: Solver;
  readonly #best: Cheapest;
  readonly #size: number;
  readonly #hops: TrailHop[] = [];
  readonly #open: OpenCall[] = [];
  #depth = 0;
  #caller = END;

  constructor(solver: Solver, graph: DerivationGraph, best: Cheapest) {
    this.#solver = solver;
    this.#best = best;
    this.#size = graph.size;
  }

  /** The trail that ends in the hit's fact, over one caller of its context (an index into the callers of the facts) or the cheapest. */
  walk(hit: GoalHit, caller: number = END): FlowTrail {
    this.#hops.length = 0;
    this.#open.length = 0;
    this.#caller = caller;
    this.#depth = 0;
    const { facts } = this.#solver;
    let at = hit.reached;
    for (;;) {
      if (facts.isStart(at)) {
        at = this.#leaveEntry(at);
        continue;
      }
      const derivation = this.#best.origin[at] ?? END;
      const from = facts.from(derivation);
      if (facts.edge(derivation) === SEED_EDGE) {
        this.#emit(at, -1, null);
        return { source: from, hops: this.#finish(), guess: hit.guess };
      }
      const exit = facts.exit(derivation);
      if (exit === END) {
        this.#step(at, facts.edge(derivation), from);
        at = from;
      } else at = this.#enterBackwards(at, derivation, from, exit);
    }
  }

  /** A step back over one edge inside a context, or out of a callable whose caller is not known. */
  #step(at: number, edge: number, from: number): void {
    const { facts } = this.#solver;
    this.#emit(at, edge, this.#mark(edge, facts.path(from)));
    if (this.#solver.isReturn(edge)) this.#depth++;
  }

  /** Back over a return edge into the callee; of a trail that is long already only the call itself is told. */
  #enterBackwards(at: number, derivation: number, from: number, exit: number): number {
    const { facts } = this.#solver;
    const edge = facts.edge(derivation);
    const callEdge = facts.callEdge(derivation);
    this.#step(at, edge, exit);
    this.#open.push({ from, callEdge });
    if (this.#hops.length < LONG_TRAIL) return exit;
    return this.#leaveEntry(facts.startOf(facts.context(exit)));
  }

  /** Back over the call edge at the start of an entry: into the caller that waits, else into the cheapest one. */
  #leaveEntry(start: number): number {
    const { facts } = this.#solver;
    const context = facts.context(start);
    let call = this.#open.pop();
    if (call === undefined) {
      const caller = this.#caller === END ? (this.#best.origin[this.#size + context] ?? END) : this.#caller;
      this.#caller = END;
      call = { from: facts.callerFrom(caller), callEdge: facts.callerEdge(caller) };
    }
    this.#emit(start, call.callEdge, this.#mark(call.callEdge, facts.path(call.from)));
    this.#depth--;
    return call.from;
  }

  #emit(reached: number, edge: number, mark: PathMark | null): void {
    const { facts, paths, region } = this.#solver;
    this.#hops.push({
      node: region.node[facts.node(reached)] ?? 0,
      edge: edge < 0 ? -1 : (region.edge[edge] ?? 0),
      depth: this.#depth,
      path: paths.contents(facts.path(reached)),
      mark,
    });
  }

  #mark(edge: number, before: number): PathMark | null {
    const { problem, region, transfer } = this.#solver;
    const original = region.edge[edge] ?? 0;
    return transfer.mark(problem.graph.kind[original] ?? 0, problem.graph.operand[original] ?? 0, before);
  }

  /** In the order of the flow, with depths counted from the source. */
  #finish(): TrailHop[] {
    const base = this.#depth;
    return this.#hops.toReversed().map((hop) => ({ ...hop, depth: hop.depth - base }));
  }
}
