import type { Span } from './text/span.js';

/** Every bound of the analysis, in one place. None drops anything silently: each hit becomes a `LimitHit` in the report. */
export interface Limits {
  /** Contents in an access path; deeper ones are given up (deepest flow seen in servers: 4; state trees of programs written for tests: 7). */
  readonly accessPathLength: number;
  /** As `accessPathLength`, for paths with a key that is not known: everything that a table holds goes under it, mostly for nothing. */
  readonly unknownKeyPathLength: number;
  /** Access paths of one length and below, per context and node; among equally long ones those with the shortest derivations are kept. */
  readonly pathsPerNode: number;
  /** Entry paths per parameter, likewise. */
  readonly entryPaths: number;
  /** Abstract values per node; more become "anything". Registries of 100 tools are normal. */
  readonly valuesPerNode: number;
  /** Methods that an unresolved `x.m()` may be by name alone. */
  readonly candidatesByName: number;
  /** Hops through unknown library code on one flow. */
  readonly obscureHops: number;
  /** Per parameter and result, different sets of callbacks and receivers that are told apart; more are taken as "any". */
  readonly dispatchTags: number;
  /** Callers followed upwards when a call rule evaluates an argument. */
  readonly callerChain: number;
  /** Steps of one backward evaluation. */
  readonly evaluationFuel: number;
  /** Edges of the exploded graph per rule; a bound on time and memory. */
  readonly solverEdges: number;
  /** Other names and holders of one object, its contents that are followed as names, and levels of holders that see a write. */
  readonly aliases: number;
  readonly children: number;
  readonly writeBack: number;
  /** Nesting of statements and expressions that lowering follows. */
  readonly nesting: number;
}

export const defaultLimits: Limits = Object.freeze({
  accessPathLength: 7,
  unknownKeyPathLength: 5,
  pathsPerNode: 32,
  entryPaths: 32,
  valuesPerNode: 128,
  candidatesByName: 4,
  obscureHops: 2,
  dispatchTags: 64,
  callerChain: 4,
  evaluationFuel: 2_000,
  solverEdges: 4_000_000,
  aliases: 8,
  children: 16,
  writeBack: 3,
  nesting: 1_500,
});

/** A bound that was reached: which, where, and what it means for the result. */
export interface LimitHit {
  readonly limit: keyof Limits;
  readonly span: Span;
  readonly message: string;
}
