import {
  FLOW_KINDS,
  type FlowContent,
  type FlowGoal,
  type FlowProblem,
  type Passed,
} from '../../packages/core/src/solve/flow-graph.js';
import type { TrailHop } from '../../packages/core/src/solve/solution.js';

// The solver's twin for tests: the same rules as a closure over explicit states with explicit call strings. Written from the table
// in flow-graph.ts, without interning or summaries. Paths are bounded as the solver bounds them; what exceeds a bound of the closure's
// own is dropped and reported as `bounded`.

/** What a callable was passed; entries that are not listed may have anything. */
type Known = readonly Passed[];

interface Call {
  readonly site: number;
  readonly known: Known;
}

interface State {
  readonly node: number;
  readonly path: readonly number[];
  readonly cleared: boolean;
  readonly hops: number;
  readonly shared: boolean;
  /** What holds in the outermost callable, which nobody is known to have called. */
  readonly outside: Known;
  readonly calls: readonly Call[];
}

export interface NaiveBounds {
  readonly calls: number;
  readonly path: number;
  readonly hops: number;
  readonly states: number;
}

export interface NaiveResult {
  /** Per goal the sources whose live taint reaches it. */
  readonly hits: ReadonlyMap<number, ReadonlySet<number>>;
  readonly cleared: ReadonlySet<number>;
  readonly bounded: boolean;
}

/** Whether reading `read` may give what was stored as `stored`. */
export function answers(read: FlowContent, stored: FlowContent): boolean {
  if (JSON.stringify(read) === JSON.stringify(stored)) return true;
  const has = (...kinds: readonly FlowContent['kind'][]): boolean => kinds.includes(stored.kind);
  switch (read.kind) {
    case 'field':
    case 'key':
      return has('anyKey') || (has('field', 'key') && 'name' in stored && stored.name === read.name);
    case 'index':
      return has('element', 'anyKey');
    case 'element':
      return has('index', 'mapKey');
    case 'anyKey':
      return has('field', 'key', 'index', 'element');
    default:
      return false;
  }
}

function step(problem: FlowProblem, path: readonly number[], kind: string, operand: number): readonly number[] | null {
  const head = problem.contents[path[0] ?? -1];
  switch (kind) {
    case 'taint':
    case 'obscureTaint':
      return path.length === 0 ? path : null;
    case 'store':
      return [operand, ...path];
    case 'read': {
      const read = problem.contents[operand];
      return head !== undefined && read !== undefined && answers(read, head) ? path.slice(1) : null;
    }
    case 'without':
    case 'only': {
      const set = problem.keySets[operand];
      const fold = (name: string): string => (set?.folded === true ? name.toLowerCase() : name);
      const name = head === undefined ? null : 'name' in head ? head.name : 'index' in head ? `${head.index}` : null;
      const member = name !== null && (set?.keys.some((key) => fold(key) === fold(name)) ?? false);
      if (kind === 'without') return set?.uncertain === false && member ? null : path;
      if (head === undefined) return null;
      return set?.uncertain === true || member || head.kind === 'anyKey' ? path : null;
    }
    default:
      return path;
  }
}

const common = (left: readonly number[], right: readonly number[]): readonly number[] =>
  left.filter((value) => right.includes(value));

/** The same with one more condition, or null when it cannot hold. */
function given(known: Known, { entry, values }: Passed): Known | null {
  const before = known.find((item) => item.entry === entry);
  const both = before === undefined ? values : common(before.values, values);
  if (both.length === 0) return null;
  return [...known.filter((item) => item.entry !== entry), { entry, values: both }].toSorted(
    (a, b) => a.entry - b.entry,
  );
}

function withCondition({ graph }: FlowProblem, known: Known, tag: number): Known | null {
  const condition = graph.conditions[tag];
  return tag === 0 || condition === undefined ? known : given(known, condition);
}

function passedOn({ graph }: FlowProblem, known: Known, passing: number): Known {
  return (graph.passings[passing] ?? [])
    .flatMap(({ entry, values, from, among, through }): Passed[] => {
      const outer = from.map((at, index) => {
        const own = known.find((item) => item.entry === at)?.values ?? among?.[index] ?? null;
        const table = through?.[index] ?? null;
        if (own === null || table === null) return own;
        const passed = own.map((value) => table.find(([listed]) => listed === value)?.[1] ?? null);
        return passed.includes(null) ? null : passed.flatMap((each) => each ?? []);
      });
      if (outer.includes(null)) return [];
      const all = new Set([...values, ...outer.flatMap((own) => own ?? [])]);
      return [{ entry, values: [...all].sort((a, b) => a - b) }];
    })
    .toSorted((a, b) => a.entry - b.entry);
}

/** What the caller must have been passed for the callee to know this; null: it cannot be the caller. */
function demanded({ graph }: FlowProblem, known: Known, passing: number): Known | null {
  let demand: Known | null = [];
  for (const { entry, values, from, among, through } of graph.passings[passing] ?? []) {
    const wanted = known.find((item) => item.entry === entry);
    if (wanted === undefined || common(wanted.values, values).length > 0) continue;
    const able = from.flatMap((outer, at) => {
      const all = among?.[at] ?? null;
      const table = through?.[at] ?? null;
      const listed = table?.filter(([, passed]) => common(passed, wanted.values).length > 0).map(([value]) => value);
      // Nothing that is listed brings it: then something that is not.
      if (listed?.length === 0) return [null];
      const needed = listed ?? wanted.values;
      return all === null || common(all, needed).length > 0 ? [{ entry: outer, values: needed }] : [];
    });
    if (able.length === 0) return null;
    const [only] = able;
    if (able.length === 1 && only !== undefined && only !== null && demand !== null) demand = given(demand, only);
  }
  return demand;
}

/** States that an edge leads to. */
function follow(problem: FlowProblem, state: State, edge: number): State | null {
  const { graph } = problem;
  const kind = FLOW_KINDS[graph.kind[edge] ?? 0] ?? 'value';
  const operand = graph.operand[edge] ?? 0;
  const path = step(problem, state.path, kind, operand);
  if (path === null) return null;
  const next = { ...state, path, node: graph.target[edge] ?? 0 };
  const top = state.calls.at(-1);
  switch (kind) {
    case 'jump':
      return { ...next, calls: [], shared: false, outside: [] };
    case 'shared':
      return { ...next, calls: [], shared: true, outside: [] };
    case 'barrier':
      return { ...next, cleared: true };
    case 'call': {
      const here = withCondition(problem, top?.known ?? state.outside, graph.tag[edge] ?? 0);
      if (here === null) return null;
      const known = passedOn(problem, here, graph.passed[edge] ?? 0);
      return { ...next, calls: [...state.calls, { site: operand, known }] };
    }
    case 'return': {
      if (top !== undefined) return top.site === operand ? { ...next, calls: state.calls.slice(0, -1) } : null;
      if (graph.closedCall[operand] === 1) return null;
      if (state.shared && graph.sharedReceiver[operand] !== 1) return null;
      const demand = demanded(problem, state.outside, graph.passed[edge] ?? 0);
      const outside = demand === null ? null : withCondition(problem, demand, graph.tag[edge] ?? 0);
      return outside === null ? null : { ...next, shared: false, outside };
    }
    default: {
      const here = withCondition(problem, top?.known ?? state.outside, graph.tag[edge] ?? 0);
      if (here === null) return null;
      const hops = kind === 'obscure' || kind === 'obscureTaint' ? state.hops + 1 : state.hops;
      // What entered by a parameter keeps what is known of the call.
      return { ...next, hops, outside: top === undefined ? here : state.outside };
    }
  }
}

function accepts(problem: FlowProblem, goal: FlowGoal, { path, calls, outside }: State): boolean {
  if (withCondition(problem, calls.at(-1)?.known ?? outside, goal.tag ?? 0) === null) return false;
  for (const [at, content] of goal.path.entries()) {
    const read = problem.contents[content];
    const stored = problem.contents[path[at] ?? -1];
    if (read === undefined || stored === undefined || !answers(read, stored)) return false;
  }
  const rest = path.slice(goal.path.length);
  if (goal.rest === 'none') return rest.length === 0;
  if (goal.rest === 'any') return rest.length <= 2;
  const [head, below, ...more] = rest.map((content) => problem.contents[content]);
  const member = below?.kind === 'index' || below?.kind === 'element';
  if (head === undefined || more.length > 0 || (below !== undefined && !member)) return false;
  if (head.kind === 'anyKey') return true;
  const credential = goal.rest === 'credential-keys';
  if (credential && (head.kind === 'index' || head.kind === 'element'))
    return below?.kind === 'element' || (below?.kind === 'index' && below.index === 1);
  const keys = credential ? [...problem.credentialKeys] : goal.rest;
  const name = 'name' in head ? head.name : 'index' in head ? `${head.index}` : null;
  return name !== null && keys.some((key) => key.toLowerCase() === name.toLowerCase());
}

/** Every goal that each source reaches, by closure over explicit states. */
export function naiveSolve(problem: FlowProblem, bounds: NaiveBounds): NaiveResult {
  const hits = new Map<number, Set<number>>();
  const cleared = new Set<number>();
  let bounded = false;
  for (const seed of problem.seeds) {
    const seen = new Set<string>();
    const queue: State[] = [];
    const add = (state: State): void => {
      if (state.path.length > bounds.path) return;
      if (state.calls.length > bounds.calls) {
        bounded = true;
        return;
      }
      if (state.hops > bounds.hops) return;
      if (state.path.some((content) => state.path.filter((other) => other === content).length > 2)) return;
      const key = JSON.stringify(state);
      if (seen.has(key)) return;
      if (seen.size >= bounds.states) {
        bounded = true;
        return;
      }
      seen.add(key);
      queue.push(state);
    };
    const outside = withCondition(problem, [], seed.tag ?? 0) ?? [];
    add({ node: seed.node, path: seed.path, cleared: false, hops: 0, shared: false, outside, calls: [] });
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      for (const [index, goal] of problem.goals.entries()) {
        if (goal.node !== state.node || !accepts(problem, goal, state)) continue;
        if (state.cleared) cleared.add(index);
        else hits.set(index, (hits.get(index) ?? new Set()).add(seed.source));
      }
      for (let edge = problem.graph.first[state.node] ?? 0; edge < (problem.graph.first[state.node + 1] ?? 0); edge++) {
        const next = follow(problem, state, edge);
        if (next !== null) add(next);
      }
    }
  }
  return { hits, cleared, bounded };
}

/**
 * Walks a trail edge by edge with explicit calls and says why it is not a flow, or null when it is one. Paths are followed while
 * the trail has no cut one.
 */
export function replay(problem: FlowProblem, source: number, goal: number, hops: readonly TrailHop[]): string | null {
  const starts = problem.seeds.filter((seed) => seed.source === source && seed.node === hops[0]?.node);
  const complaints = starts.map((seed) => {
    let state: State = {
      node: seed.node,
      path: seed.path,
      cleared: false,
      hops: 0,
      shared: false,
      outside: [],
      calls: [],
    };
    for (const hop of hops.slice(1)) {
      const from = state.node;
      const { first } = problem.graph;
      if (hop.edge < (first[from] ?? 0) || hop.edge >= (first[from + 1] ?? 0))
        return `edge ${hop.edge} does not leave ${from}`;
      const next = follow(problem, state, hop.edge);
      if (next === null) return `edge ${hop.edge} cannot be followed from ${JSON.stringify(state)}`;
      if (next.node !== hop.node) return `edge ${hop.edge} leads to ${next.node}, not ${hop.node}`;
      if (next.path.join() !== hop.path.join()) return `path at ${hop.node} is ${next.path}, not ${hop.path}`;
      state = next;
    }
    const wanted = problem.goals[goal];
    if (wanted?.node !== state.node) return `ends at ${state.node}`;
    return accepts(problem, wanted, state) ? null : `path ${state.path} does not meet the goal`;
  });
  return complaints.includes(null) ? null : (complaints[0] ?? 'no such source');
}
