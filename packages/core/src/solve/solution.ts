import type { Limits } from '../limits.js';
import type { PathMark } from './transfer.js';

/** One step of a trail: the node that is reached, and how. */
export interface TrailHop {
  /** Program-wide node. */
  readonly node: number;
  /** Index of the edge in the program's graph that leads here; -1 for the first hop. */
  readonly edge: number;
  /** Calls entered less calls left since the source; may be negative. */
  readonly depth: number;
  /** Contents of the tainted value at the node that hold the taint, outermost first. */
  readonly path: readonly number[];
  /** Why this step is uncertain beside what the edge's own note says. */
  readonly mark: PathMark | null;
}

/** One flow from a source to a goal. */
export interface FlowTrail {
  /** Index of the source occurrence that the trail starts from. */
  readonly source: number;
  readonly hops: readonly TrailHop[];
  /** Whether the goal is met only if an unknown key is the right one. */
  readonly guess: boolean;
}

/** A flow over a certain call (program-wide id) of the callable around the goal. */
export interface EnteringFlow {
  readonly call: number;
  readonly trail: FlowTrail;
}

/** A goal that live taint reaches. */
export interface FlowHit {
  /** Index into `FlowProblem.goals`. */
  readonly goal: number;
  /** Every source occurrence that reaches the goal, sorted. */
  readonly sources: readonly number[];
  /** The cheapest flow: fewest uncertain steps, then fewest hops through long-lived storage, then the shortest. */
  readonly trail: FlowTrail;
  /**
   * Where the callable around the goal only hands on what it gets under the very content that the goal takes it by (the headers of a
   * request): one flow over each further call that brings it in.
   */
  readonly entering: readonly EnteringFlow[];
  /** Cost of the trail; compares trails of several goals. */
  readonly cost: number;
}

/** A goal that only a barrier kept the taint from; `barrier` indexes the program's barriers. */
export interface ClearedHit {
  readonly goal: number;
  readonly barrier: number;
  readonly trail: FlowTrail;
  readonly cost: number;
}

/** A bound that was reached, and at which program-wide nodes. */
export interface SolverLimit {
  readonly limit: keyof Limits;
  readonly nodes: readonly number[];
}

/** Deterministic counts of the work done; benchmarks gate on them. */
export interface SolverStatistics {
  readonly regionNodes: number;
  readonly regionEdges: number;
  readonly facts: number;
  readonly edges: number;
  readonly contexts: number;
}

/** The answer to a `FlowProblem`; hits are in the order of the goals. */
export interface FlowSolution {
  readonly hits: readonly FlowHit[];
  readonly cleared: readonly ClearedHit[];
  readonly limits: readonly SolverLimit[];
  readonly statistics: SolverStatistics;
}
