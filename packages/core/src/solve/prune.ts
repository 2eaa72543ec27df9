import { Compatibility, CONTENT_KINDS, keyName } from './compatible.js';
import { recasedContents } from './recased.js';
import { FLOW_KIND, type FlowGoal, type FlowGraph, type FlowProblem } from './flow-graph.js';

// The cheap pass before the precise one (CodeQL stage 1): which nodes lie on some way from a source to a sink when access paths
// and calling contexts are ignored. What it leaves is usually a few percent of the program.

/** Rounds of dropping stores that nobody reads and reads that nobody stores. */
const ROUNDS = 2;

/**
 * The part of the graph that matters, renumbered without gaps in the order of the program. Edges of node n run from `first[n]` to
 * `first[n + 1]`; from `returns[n]` on they are return edges, sorted by call site.
 */
export interface Region {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Program-wide id of each node. */
  readonly node: Uint32Array;
  readonly first: Uint32Array;
  readonly returns: Uint32Array;
  readonly target: Uint32Array;
  /** Index of each edge in the program's graph, which holds its kind and operand. */
  readonly edge: Uint32Array;
  /** Region node of a program-wide id, or -1. */
  indexOf(node: number): number;
}

/** Forward reach from the seeds and backward reach from the goals, with unreadable stores and unwritten reads taken out. */
export function prune(problem: FlowProblem): Region {
  const { graph } = problem;
  const dropped = new Uint8Array(graph.edgeCount);
  let inside = reach(problem, dropped);
  for (let round = 0; round < ROUNDS; round++) {
    if (!dropUnmatched(problem, inside, dropped)) break;
    inside = reach(problem, dropped);
  }
  return compact(graph, inside, dropped);
}

/** Nodes that a seed reaches and that reach a goal; 1 per node. */
function reach({ graph, seeds, goals }: FlowProblem, dropped: Uint8Array): Uint8Array {
  const { first, target } = graph;
  const forward = new Uint8Array(graph.nodeCount);
  const order: number[] = [];
  for (const { node } of seeds) visit(node);
  let edges = 0;
  for (let at = 0; at < order.length; at++) {
    const node = order[at] ?? 0;
    for (let edge = first[node] ?? 0, end = first[node + 1] ?? 0; edge < end; edge++) {
      if (dropped[edge] === 1) continue;
      edges++;
      visit(target[edge] ?? 0);
    }
  }
  function visit(node: number): void {
    if (node >= graph.nodeCount || forward[node] === 1) return;
    forward[node] = 1;
    order.push(node);
  }
  return goals.some(({ node }) => forward[node] === 1)
    ? backward(graph, dropped, goals, forward, order, edges)
    : new Uint8Array(graph.nodeCount);
}

/** Backward reach inside what forward reach has found; edges backwards are a linked list per target. */
function backward(
  graph: FlowGraph,
  dropped: Uint8Array,
  goals: readonly FlowGoal[],
  forward: Uint8Array,
  order: readonly number[],
  edges: number,
): Uint8Array {
  const last = new Int32Array(graph.nodeCount).fill(-1);
  const previous = new Int32Array(edges);
  const source = new Uint32Array(edges);
  let count = 0;
  for (const node of order)
    for (let edge = graph.first[node] ?? 0, end = graph.first[node + 1] ?? 0; edge < end; edge++) {
      if (dropped[edge] === 1) continue;
      const target = graph.target[edge] ?? 0;
      source[count] = node;
      previous[count] = last[target] ?? -1;
      last[target] = count++;
    }
  const inside = new Uint8Array(graph.nodeCount);
  const stack: number[] = [];
  for (const { node } of goals) {
    if (forward[node] !== 1 || inside[node] === 1) continue;
    inside[node] = 1;
    stack.push(node);
  }
  for (let node = stack.pop(); node !== undefined; node = stack.pop())
    for (let at = last[node] ?? -1; at >= 0; at = previous[at] ?? -1) {
      const from = source[at] ?? 0;
      if (inside[from] === 1) continue;
      inside[from] = 1;
      stack.push(from);
    }
  return inside;
}

/** Contents that a step can match, by identity and by kind. */
class ContentUse {
  readonly #ids: Uint8Array;
  readonly #kinds: Uint8Array = new Uint8Array(CONTENT_KINDS.length);

  constructor(size: number) {
    this.#ids = new Uint8Array(size);
  }

  add(content: number, kind: number): void {
    this.#ids[content] = 1;
    this.#kinds[kind] = 1;
  }

  /** Whether the content or its twin (`Compatibility.twin`, -1: none) was added. */
  has(content: number, twin: number): boolean {
    return this.#ids[content] === 1 || this.#ids[twin] === 1;
  }

  hasKind(kind: number): boolean {
    return this.#kinds[kind] === 1;
  }
}

/** Marks edges whose content no other side of the region can match; true when there were any. */
function dropUnmatched(problem: FlowProblem, inside: Uint8Array, dropped: Uint8Array): boolean {
  const { graph, contents } = problem;
  const compatibility = new Compatibility(contents);
  const read = new ContentUse(contents.length);
  const stored = new ContentUse(contents.length);
  for (const seed of problem.seeds) for (const content of seed.path) stored.add(content, compatibility.kind(content));
  const everything = !addGoals(problem, inside, compatibility, read);
  eachStep(graph, inside, dropped, (edge) => {
    const content = graph.operand[edge] ?? 0;
    (graph.kind[edge] === FLOW_KIND.read ? read : stored).add(content, compatibility.kind(content));
  });
  // What a key is called before and after it changes its case is the same content.
  for (const table of new Set(recasedContents(contents, problem.keySets)))
    table?.forEach((after, before) => {
      if (after === before) return;
      if (read.has(after, compatibility.twin(after))) read.add(before, compatibility.kind(before));
      if (stored.has(before, compatibility.twin(before))) stored.add(after, compatibility.kind(after));
    });
  let any = false;
  eachStep(graph, inside, dropped, (edge) => {
    const content = graph.operand[edge] ?? 0;
    const kind = compatibility.kind(content);
    const twin = compatibility.twin(content);
    const reads = graph.kind[edge] === FLOW_KIND.read;
    const matched = reads
      ? stored.has(content, twin) ||
        CONTENT_KINDS.some((_, other) => stored.hasKind(other) && compatibility.readsKind(kind, other))
      : everything ||
        read.has(content, twin) ||
        CONTENT_KINDS.some((_, other) => read.hasKind(other) && compatibility.readsKind(other, kind));
    if (matched) return;
    dropped[edge] = 1;
    any = true;
  });
  return any;
}

/** Contents that goals accept count as read; false when some goal accepts any. */
function addGoals(problem: FlowProblem, inside: Uint8Array, compatibility: Compatibility, read: ContentUse): boolean {
  const names = new Set<string>();
  for (const goal of problem.goals) {
    if (inside[goal.node] !== 1) continue;
    if (goal.rest === 'any') return false;
    for (const content of goal.path) read.add(content, compatibility.kind(content));
    if (goal.rest === 'none') continue;
    for (const name of goal.rest === 'credential-keys' ? problem.credentialKeys : goal.rest)
      names.add(name.toLowerCase());
  }
  if (names.size === 0) return true;
  problem.contents.forEach((content, id) => {
    const name = keyName(content)?.toLowerCase();
    const member = compatibility.isMember(id) || compatibility.isUnknownKey(id);
    if (member || (name !== undefined && names.has(name))) read.add(id, compatibility.kind(id));
  });
  return true;
}

function eachStep(graph: FlowGraph, inside: Uint8Array, dropped: Uint8Array, visit: (edge: number) => void): void {
  for (let node = 0; node < graph.nodeCount; node++) {
    if (inside[node] !== 1) continue;
    for (let edge = graph.first[node] ?? 0, end = graph.first[node + 1] ?? 0; edge < end; edge++) {
      const kind = graph.kind[edge];
      const step = kind === FLOW_KIND.read || kind === FLOW_KIND.store;
      if (step && dropped[edge] === 0 && inside[graph.target[edge] ?? 0] === 1) visit(edge);
    }
  }
}

/** Renumbers what is inside; return edges go last, by call site, so that a matching one is found by bisection. */
function compact(graph: FlowGraph, inside: Uint8Array, dropped: Uint8Array): Region {
  const index = new Int32Array(graph.nodeCount).fill(-1);
  const nodes: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) if (inside[node] === 1) index[node] = nodes.push(node) - 1;
  const first = new Uint32Array(nodes.length + 1);
  const returns = new Uint32Array(nodes.length);
  const edges: number[] = [];
  nodes.forEach((node, at) => {
    const leaving: number[] = [];
    for (let edge = graph.first[node] ?? 0, end = graph.first[node + 1] ?? 0; edge < end; edge++) {
      if (dropped[edge] === 1 || inside[graph.target[edge] ?? 0] !== 1) continue;
      (graph.kind[edge] === FLOW_KIND.return ? leaving : edges).push(edge);
    }
    returns[at] = edges.length;
    leaving.sort((left, right) => (graph.operand[left] ?? 0) - (graph.operand[right] ?? 0) || left - right);
    for (const edge of leaving) edges.push(edge);
    first[at + 1] = edges.length;
  });
  return {
    nodeCount: nodes.length,
    edgeCount: edges.length,
    node: Uint32Array.from(nodes),
    first,
    returns,
    target: Uint32Array.from(edges, (edge) => index[graph.target[edge] ?? 0] ?? 0),
    edge: Uint32Array.from(edges),
    indexOf: (node) => index[node] ?? -1,
  };
}
