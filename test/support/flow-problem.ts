import {
  FLOW_KIND,
  type FlowContent,
  type FlowGoal,
  type FlowGraph,
  type FlowKeySet,
  type FlowKind,
  type FlowProblem,
} from '../../packages/core/src/solve/flow-graph.js';

/** An edge of a hand-written problem; `site` of calls and returns, contents and key sets are operands by number. */
export interface TestEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: FlowKind;
  readonly operand?: number;
  readonly tag?: number;
  readonly passed?: number;
}

export interface TestProblem {
  readonly nodes: number;
  readonly edges: readonly TestEdge[];
  readonly seeds: readonly {
    readonly node: number;
    readonly path?: readonly number[];
    readonly source?: number;
    readonly tag?: number;
  }[];
  readonly goals: readonly {
    readonly node: number;
    readonly path?: readonly number[];
    readonly rest?: FlowGoal['rest'];
    readonly tag?: number;
  }[];
  readonly contents?: readonly FlowContent[];
  readonly keySets?: readonly FlowKeySet[];
  readonly conditions?: FlowGraph['conditions'];
  readonly passings?: FlowGraph['passings'];
  readonly sharedSites?: readonly number[];
  readonly closedSites?: readonly number[];
  readonly gains?: FlowGraph['gains'];
  readonly credentialKeys?: readonly string[];
}

/** Compressed rows from an edge list; edges keep their order within a node. */
function rows(problem: TestProblem): { graph: FlowGraph; edges: readonly TestEdge[] } {
  const edges = [...problem.edges].sort((left, right) => left.from - right.from);
  const first = new Uint32Array(problem.nodes + 1);
  for (const { from } of edges) first[from + 1] = (first[from + 1] ?? 0) + 1;
  for (let node = 0; node < problem.nodes; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const sharedReceiver = new Uint8Array(64);
  const closedCall = new Uint8Array(64);
  for (const site of problem.closedSites ?? []) closedCall[site] = 1;
  for (const site of problem.sharedSites ?? []) sharedReceiver[site] = 1;
  const graph: FlowGraph = {
    nodeCount: problem.nodes,
    edgeCount: edges.length,
    first,
    target: Uint32Array.from(edges, ({ to }) => to),
    kind: Uint8Array.from(edges, ({ kind }) => FLOW_KIND[kind]),
    operand: Uint32Array.from(edges, ({ operand }) => operand ?? 0),
    nodeCallable: new Uint32Array(problem.nodes),
    tag: Uint32Array.from(edges, ({ tag }) => tag ?? 0),
    passed: Uint32Array.from(edges, ({ passed }) => passed ?? 0),
    conditions: problem.conditions ?? [{ entry: 0, values: [] }],
    passings: problem.passings ?? [[]],
    sharedReceiver,
    closedCall,
    gains: problem.gains ?? new Map(),
  };
  return { graph, edges };
}

/** A `FlowProblem` from a short description; every barrier belongs to the question. */
export function flowProblem(problem: TestProblem): FlowProblem {
  return {
    graph: rows(problem).graph,
    contents: problem.contents ?? [],
    keySets: problem.keySets ?? [],
    seeds: problem.seeds.map(({ node, path, source, tag }, index) => ({
      node,
      path: path ?? [],
      source: source ?? index,
      tag: tag ?? 0,
    })),
    goals: problem.goals.map(({ node, path, rest, tag }, sink) => ({
      node,
      path: path ?? [],
      rest: rest ?? 'none',
      tag: tag ?? 0,
      sink,
    })),
    credentialKeys: new Set(problem.credentialKeys ?? ['authorization']),
    barriers: new Uint8Array(64).fill(1),
  };
}
