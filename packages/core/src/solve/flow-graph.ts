// The linked program as the solver sees it: one graph with program-wide node ids. Linking has already turned models, long-lived
// storage and unknown library code into plain edges, so the solver knows only what is written here.

/**
 * Effects on a fact (node, access path p). The first seven are those of `EDGE_KINDS` in facts/flow-edge.ts, same meaning.
 *
 * | kind | effect | operand |
 * |---|---|---|
 * | obscure | through unknown library code: value, and one obscure hop is counted on the flow | 0 |
 * | obscureTaint | as taint, and one obscure hop is counted | 0 |
 * | call | argument to parameter: enters a new context | call site |
 * | return | result, thrown or parameterOut of a callable to a node of the caller: leaves the matching context | call site |
 * | shared | from an `instance(C)` node into a receiver: context SHARED | 0 |
 * | jump | as in facts; what is known of the run of one callable stays | that callable + 1; 0: nothing stays |
 * | barrier | value, and a live label becomes cleared by this barrier | barrier index |
 */
export const FLOW_KINDS = [
  'value',
  'taint',
  'read',
  'store',
  'without',
  'only',
  'jump',
  'obscure',
  'obscureTaint',
  'call',
  'return',
  'shared',
  'barrier',
] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

export const FLOW_KIND: Readonly<Record<FlowKind, number>> = Object.freeze(
  Object.fromEntries(FLOW_KINDS.map((kind, index) => [kind, index])) as Record<FlowKind, number>,
);

/** The entry that says for which call a callable runs; as numbers below those of nodes and parameters. */
export function activationEntry(callable: number): number {
  return -0x10000000000 - callable;
}

/** Compressed sparse rows: edges of node n are `first[n]` up to `first[n + 1]`. */
export interface FlowGraph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly first: Uint32Array;
  readonly target: Uint32Array;
  readonly kind: Uint8Array;
  readonly operand: Uint32Array;
  /** Program-wide callable of each node; cells, slots and instances have `nodeCallable` = 0xffffffff. */
  readonly nodeCallable: Uint32Array;
  /**
   * Narrowing of calls (engine notes 5.3): on a call edge and on the return edges of the same callee the condition under which the
   * call runs this callee, as index into `conditions`; 0: always. On an edge into a parameter, when its default is taken.
   */
  readonly tag: Uint32Array;
  /** On the same edges what the call passes into the callee's entries, as index into `passings`; 0: nothing is known. */
  readonly passed: Uint32Array;
  /** Index 0 stands for no condition and is not looked at. */
  readonly conditions: readonly Passed[];
  /** Each with one item per entry; index 0 is empty. */
  readonly passings: readonly (readonly Passing[])[];
  /** Per call site 1 when its receiver may be a shared instance: what returns from a SHARED context goes only there. */
  readonly sharedReceiver: Uint8Array;
  /** Per call site 1 when only what the call itself brought in returns to it, never what its callee knows from elsewhere. */
  readonly closedCall: Uint8Array;
  /**
   * Nodes that hold only what a call writes into an object, each with the object's state that goes in: what a callee hands back
   * under the path that it came in by is not written.
   */
  readonly gains: ReadonlyMap<number, number>;
}

/**
 * An entry of a callable (a parameter, its receiver, a captured variable) has one of these values. Entries and values are numbers
 * that linking gives; `values` is sorted.
 */
export interface Passed {
  readonly entry: number;
  readonly values: readonly number[];
}

/** What a call passes into an entry of its callee: these values, or whatever the caller has in entries of its own (`from`). */
export interface Passing extends Passed {
  readonly from: readonly number[];
  /** For each entry in `from` all that it may ever have, where that is known: what it cannot have does not come from there. */
  readonly among?: readonly (readonly number[] | null)[];
  /**
   * For each entry in `from` what is passed of each of its values, where that is not the value itself (`self.client` of which `self`); a value
   * that is not listed may bring anything.
   */
  readonly through?: readonly (Through | null)[];
}

export type Through = readonly (readonly [value: number, passed: readonly number[]])[];

/** Contents as the solver compares them, interned over the program. `key` is the node of a key that linking did not know yet. */
export type FlowContent =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'element' }
  | { readonly kind: 'anyKey'; readonly key?: number }
  | { readonly kind: 'mapKey' }
  | { readonly kind: 'captured'; readonly cell: number };

/**
 * An interned key set; `uncertain` sets (value not known) let everything pass but mark the flow. `recased`: constant keys that pass
 * get this case.
 */
export interface FlowKeySet {
  readonly keys: readonly string[];
  readonly folded: boolean;
  readonly uncertain: boolean;
  readonly recased?: 'lower' | 'upper';
}

/** Where a flow begins: a node and the contents in front (outermost first). */
export interface FlowSeed {
  readonly node: number;
  readonly path: readonly number[];
  /** Index into `FlowGraph.conditions`: the flow begins only where the condition holds. */
  readonly tag?: number;
  /** Index into the program's source occurrences. */
  readonly source: number;
}

/** Where a flow ends: which facts at the node count. */
export interface FlowGoal {
  readonly node: number;
  /** `exact`: contents that must come first. Then `rest` says what may follow. */
  readonly path: readonly number[];
  readonly rest: 'none' | 'any' | 'credential-keys' | readonly string[];
  /** Facts that only may meet the goal (an unknown key, a path that was cut) do not count: the sink itself is a guess. */
  readonly strict?: boolean;
  /** Index into `FlowGraph.conditions`: what reaches the node only counts where the condition may hold. */
  readonly tag?: number;
  /** Index into the program's sink occurrences. */
  readonly sink: number;
}

/** One taint question: pure data, so the solver is a function. */
export interface FlowProblem {
  readonly graph: FlowGraph;
  readonly contents: readonly FlowContent[];
  readonly keySets: readonly FlowKeySet[];
  readonly seeds: readonly FlowSeed[];
  readonly goals: readonly FlowGoal[];
  /** Lower-case keys that `credential-keys` accepts. */
  readonly credentialKeys: ReadonlySet<string>;
  /** Per barrier 1 when its kind belongs to the rule; edges of others are plain value edges. */
  readonly barriers: Uint8Array;
}
