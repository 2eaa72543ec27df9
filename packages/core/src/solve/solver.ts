import type { Limits } from '../limits.js';
import { Compatibility } from './compatible.js';
import { END, FactStore, FREE, SEED_EDGE, SHARED } from './facts.js';
import { ANYTHING, Environments, IMPOSSIBLE } from './environments.js';
import { FLOW_KIND, type FlowProblem } from './flow-graph.js';
import { type Acceptance, GoalTest } from './goals.js';
import { Labels } from './labels.js';
import { LimitLog } from './limit-log.js';
import { PairTable } from '../columns/pair-table.js';
import { NO_PATH, type PathId, PathTable } from './paths.js';
import { prune, type Region } from './prune.js';
import { Transfer } from './transfer.js';
import { PathBudget } from './path-budget.js';

/** A reached fact that meets a goal. */
export interface GoalHit {
  readonly goal: number;
  readonly reached: number;
  readonly guess: boolean;
}

/**
 * The tabulation of one problem (IFDS with access paths for facts, after Reps, Horwitz and Sagiv, and CodeQL's data flow library):
 * forward over the pruned region, a summary per entry fact, calls matched with returns. `run` fills `facts` and `hits`.
 */
export class Solver {
  readonly problem: FlowProblem;
  readonly region: Region;
  readonly paths: PathTable;
  readonly transfer: Transfer;
  readonly labels: Labels;
  readonly facts: FactStore;
  readonly hits: GoalHit[] = [];
  readonly limits: LimitLog = new LimitLog();
  readonly #goalTest: GoalTest;
  readonly #goals: ReadonlyMap<number, readonly number[]>;
  readonly #pathsPerNode: PathBudget;
  readonly #entryPaths: PathBudget;
  readonly #tagsPerNode: PathBudget;
  readonly #entered: PairTable = new PairTable();
  readonly #narrowed: PairTable = new PairTable();
  readonly #environments: Environments;
  readonly #edgeLimit: number;
  readonly #isReachOnly: boolean;
  readonly #goalCount: number;
  /** Goals that live taint met. */
  readonly #met = new Set<number>();

  /** `reachOnly`: it matters which goals are met, not by what and how; then `run` ends once all are. */
  constructor(problem: FlowProblem, limits: Limits, reachOnly = false) {
    this.problem = problem;
    this.#isReachOnly = reachOnly;
    this.region = prune(problem);
    const { contents } = problem;
    this.paths = new PathTable(
      limits.accessPathLength,
      limits.unknownKeyPathLength,
      (content) => contents[content]?.kind === 'anyKey',
    );
    const compatibility = new Compatibility(problem.contents);
    this.transfer = new Transfer(this.paths, compatibility, problem.contents, problem.keySets);
    this.#goalTest = new GoalTest(this.paths, compatibility, problem.contents, problem.credentialKeys);
    this.labels = new Labels(barriersOf(problem, this.region), limits.obscureHops);
    this.facts = new FactStore(this.labels.count);
    this.#goals = goalsByNode(problem, this.region);
    this.#goalCount = [...this.#goals.values()].reduce((sum, goals) => sum + goals.length, 0);
    this.#pathsPerNode = new PathBudget(limits.pathsPerNode, limits.accessPathLength);
    this.#entryPaths = new PathBudget(limits.entryPaths, limits.accessPathLength);
    this.#tagsPerNode = new PathBudget(limits.dispatchTags, 1);
    this.#environments = new Environments(problem.graph);
    this.#edgeLimit = limits.solverEdges;
  }

  /** Runs to the fixpoint, or until the edge budget is spent. Reached facts are processed in the order of their ids. */
  run(): void {
    this.#seed();
    for (let reached = 0; reached < this.facts.size; reached++) {
      if (this.#isReachOnly && this.#met.size === this.#goalCount) return;
      if ((this.#isReachOnly ? this.facts.size : this.facts.edgeCount) >= this.#edgeLimit) {
        this.limits.add('solverEdges', this.region.node[this.facts.node(reached)] ?? 0);
        return;
      }
      this.#process(reached);
    }
  }

  /** Whether a region edge leaves a callable. */
  isReturn(at: number): boolean {
    return this.problem.graph.kind[this.region.edge[at] ?? 0] === FLOW_KIND.return;
  }

  #seed(): void {
    const seeds = this.problem.seeds
      .map(({ node, path, source, tag = 0 }) => ({
        node: this.region.indexOf(node),
        path: this.paths.from(path),
        source,
        tag,
      }))
      .filter(({ node, path }) => node >= 0 && path !== NO_PATH)
      .sort(
        (left, right) =>
          left.node - right.node || left.source - right.source || left.path - right.path || left.tag - right.tag,
      );
    for (const { node, path, source, tag } of seeds) {
      const context = tag === 0 ? FREE : this.#narrow(FREE, node, tag);
      this.#reach(context, node, 0, path, SEED_EDGE, source, END, END);
    }
  }

  #process(reached: number): void {
    const { facts, region } = this;
    const { graph } = this.problem;
    const context = facts.context(reached);
    const node = facts.node(reached);
    const label = facts.label(reached);
    const path = facts.path(reached);
    const returns = region.returns[node] ?? 0;
    for (let at = region.first[node] ?? 0; at < returns; at++) {
      const edge = region.edge[at] ?? 0;
      const target = region.target[at] ?? 0;
      const kind = graph.kind[edge] ?? 0;
      switch (kind) {
        case FLOW_KIND.jump:
          this.#jump(reached, target, label, path, at);
          break;
        case FLOW_KIND.shared: {
          const tag = graph.tag[edge] ?? 0;
          const context = tag === 0 ? SHARED : this.#narrow(SHARED, target, tag);
          this.#reach(context, target, label, path, at, reached, END, END);
          break;
        }
        case FLOW_KIND.call:
          this.#call(reached, at);
          break;
        case FLOW_KIND.barrier: {
          const barrier = graph.operand[edge] ?? 0;
          const active = this.problem.barriers[barrier] === 1;
          const cleared = active ? this.labels.clear(label, barrier) : label;
          this.#reach(context, target, cleared, path, at, reached, END, END);
          break;
        }
        default: {
          const tag = graph.tag[edge] ?? 0;
          const inside = tag === 0 ? context : this.#narrow(context, target, tag);
          if (inside !== IMPOSSIBLE) this.#step(reached, inside, target, label, path, at);
        }
      }
    }
    if (returns < (region.first[node + 1] ?? 0)) this.#leave(reached, context, node, label, path);
  }

  /**
   * Into a place of which the calling context is not known, or no more than for which call the owner of a variable runs; under a
   * condition, what a call must have passed is.
   */
  #jump(reached: number, target: number, label: number, path: PathId, at: number): void {
    const edge = this.region.edge[at] ?? 0;
    const tag = this.problem.graph.tag[edge] ?? 0;
    const kept = this.problem.graph.operand[edge] ?? 0;
    let context: number = tag === 0 ? FREE : this.#narrow(FREE, target, tag);
    if (context === IMPOSSIBLE) return;
    if (kept > 0) {
      const environment = this.#environments.keep(this.facts.environment(this.facts.context(reached)), kept - 1);
      context = this.facts.without(FREE, this.#bounded(target, environment));
    }
    this.#reach(context, target, label, path, at, reached, END, END);
  }

  /** The context in which the condition holds as well, or `IMPOSSIBLE`. What entered by a parameter keeps its own. */
  #narrow(context: number, node: number, condition: number): number {
    const narrowed = this.#environments.narrow(this.facts.environment(context), condition);
    if (narrowed === IMPOSSIBLE || this.facts.isEntry(context)) return narrowed === IMPOSSIBLE ? IMPOSSIBLE : context;
    return this.facts.without(context, this.#bounded(node, narrowed));
  }

  /** An edge that changes the path at most; obscure ones count a hop. */
  #step(reached: number, context: number, target: number, label: number, path: PathId, at: number): void {
    const { graph } = this.problem;
    const edge = this.region.edge[at] ?? 0;
    const kind = graph.kind[edge] ?? 0;
    const after = this.transfer.apply(kind, graph.operand[edge] ?? 0, path);
    if (after === NO_PATH) {
      if (kind === FLOW_KIND.store) this.limits.add('accessPathLength', this.region.node[target] ?? 0);
      return;
    }
    let counted = label;
    if (kind === FLOW_KIND.obscure || kind === FLOW_KIND.obscureTaint) {
      counted = this.labels.hop(label);
      if (counted < 0) {
        this.limits.add('obscureHops', this.region.node[target] ?? 0);
        return;
      }
    }
    this.#reach(context, target, counted, after, at, reached, END, END);
  }

  /** Adds a derivation; a fact that is new is tested against the goals and waits for its turn. */
  #reach(
    context: number,
    node: number,
    label: number,
    path: PathId,
    edge: number,
    from: number,
    exit: number,
    callEdge: number,
  ): void {
    const { facts } = this;
    const fact = facts.fact(node, label, path);
    let id = facts.find(context, fact);
    if (id < 0) {
      if (!this.#pathsPerNode.admits(context, node * this.labels.count + label, this.paths.length(path))) {
        this.limits.add('pathsPerNode', this.region.node[node] ?? 0);
        return;
      }
      id = facts.add(context, fact);
      this.#test(id, node, path);
    }
    if (!this.#isReachOnly) facts.derive(id, edge, from, exit, callEdge);
  }

  #test(reached: number, node: number, path: PathId): void {
    for (const goal of this.#goals.get(node) ?? []) {
      if (this.#isReachOnly && this.#met.has(goal)) continue;
      const wanted = this.problem.goals[goal];
      const condition = wanted?.tag ?? 0;
      if (condition > 0 && !this.#environments.admits(this.facts.environment(this.facts.context(reached)), condition))
        continue;
      const accepted: Acceptance = wanted === undefined ? 'no' : this.#goalTest.accepts(wanted, path);
      if (accepted === 'no') continue;
      this.hits.push({ goal, reached, guess: accepted === 'guess' });
      if (this.labels.isLive(this.facts.label(reached))) this.#met.add(goal);
    }
  }

  /** Enters the callee: a new caller of an entry context gets what earlier callers have already found out. */
  #call(reached: number, at: number): void {
    const { facts } = this;
    const { graph } = this.problem;
    const edge = this.region.edge[at] ?? 0;
    const environment = this.#environments.narrow(facts.environment(facts.context(reached)), graph.tag[edge] ?? 0);
    if (environment === IMPOSSIBLE) return;
    const target = this.region.target[at] ?? 0;
    const label = facts.label(reached);
    const path = facts.path(reached);
    if (!this.#enters(target, path)) return;
    const fact = facts.fact(target, label, path);
    const context = facts.enter(
      fact,
      this.#bounded(target, this.#environments.enter(environment, graph.passed[edge] ?? 0)),
    );
    facts.addCaller(context, at, reached);
    const size = facts.size;
    const start = facts.reach(context, fact);
    if (start === size) this.#test(start, target, facts.path(start));
    for (let exit = facts.exits(context); exit !== END; exit = facts.nextExit(exit))
      this.#resume(reached, at, facts.exitReached(exit));
  }

  /** Whether the path is one of those that the parameter may be entered with. */
  #enters(parameter: number, path: PathId): boolean {
    if (this.#entered.find(parameter, path) >= 0) return true;
    if (this.#entryPaths.admits(parameter, 0, this.paths.length(path)))
      return this.#entered.intern(parameter, path) >= 0;
    this.limits.add('entryPaths', this.region.node[parameter] ?? 0);
    return false;
  }

  /** From the exit of a callable to the callers of the present context; without one, to every call site there is. */
  #leave(reached: number, context: number, node: number, label: number, path: PathId): void {
    const { facts, region } = this;
    const { graph } = this.problem;
    if (facts.isEntry(context)) {
      facts.addExit(context, reached);
      for (let caller = facts.callers(context); caller !== END; caller = facts.nextCaller(caller))
        this.#resume(facts.callerFrom(caller), facts.callerEdge(caller), reached);
      return;
    }
    const environment = facts.environment(context);
    const isShared = facts.isShared(context);
    for (let at = region.returns[node] ?? 0, end = region.first[node + 1] ?? 0; at < end; at++) {
      const edge = region.edge[at] ?? 0;
      const site = graph.operand[edge] ?? 0;
      if (graph.closedCall[site] === 1 || (isShared && graph.sharedReceiver[site] !== 1)) continue;
      const target = region.target[at] ?? 0;
      const outside = this.#environments.leave(environment, graph.passed[edge] ?? 0);
      const caller = outside === IMPOSSIBLE ? IMPOSSIBLE : this.#environments.narrow(outside, graph.tag[edge] ?? 0);
      if (caller === IMPOSSIBLE) continue;
      this.#reach(facts.without(FREE, this.#bounded(target, caller)), target, label, path, at, reached, END, END);
    }
  }

  /** The environment, or `ANYTHING` at a node that has met many. */
  #bounded(node: number, environment: number): number {
    if (environment === ANYTHING || this.#narrowed.find(node, environment) >= 0) return environment;
    if (!this.#tagsPerNode.admits(node, 0, 1)) {
      this.limits.add('dispatchTags', this.region.node[node] ?? 0);
      return ANYTHING;
    }
    this.#narrowed.intern(node, environment);
    return environment;
  }

  /** Goes on in the caller: along the return edges that belong to the call site of `callEdge`. */
  #resume(caller: number, callEdge: number, exit: number): void {
    const { facts, region } = this;
    const { operand, gains } = this.problem.graph;
    const given = region.node[facts.node(caller)] ?? 0;
    const isSamePath = facts.path(caller) === facts.path(exit);
    const site = operand[region.edge[callEdge] ?? 0] ?? 0;
    const node = facts.node(exit);
    const end = region.first[node + 1] ?? 0;
    let low = region.returns[node] ?? 0;
    for (let high = end; low < high; ) {
      const middle = (low + high) >> 1;
      if ((operand[region.edge[middle] ?? 0] ?? 0) < site) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < end && operand[region.edge[at] ?? 0] === site; at++) {
      const target = region.target[at] ?? 0;
      if (isSamePath && gains.get(region.node[target] ?? 0) === given) continue;
      this.#reach(facts.context(caller), target, facts.label(exit), facts.path(exit), at, caller, exit, callEdge);
    }
  }
}

/** Barriers of the question that can be met in the region, ascending. */
function barriersOf({ graph, barriers }: FlowProblem, region: Region): number[] {
  const met = new Set<number>();
  for (const edge of region.edge) if (graph.kind[edge] === FLOW_KIND.barrier) met.add(graph.operand[edge] ?? 0);
  return [...met].filter((barrier) => barriers[barrier] === 1).sort((left, right) => left - right);
}

function goalsByNode({ goals }: FlowProblem, region: Region): Map<number, number[]> {
  const byNode = new Map<number, number[]>();
  goals.forEach(({ node }, goal) => {
    const at = region.indexOf(node);
    if (at < 0) return;
    const present = byNode.get(at);
    if (present === undefined) byNode.set(at, [goal]);
    else present.push(goal);
  });
  return byNode;
}
