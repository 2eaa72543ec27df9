import type { NodeKind } from '../facts/flow-node.js';
import { NO_NODE } from '../facts/ids.js';
import type { LinkedFile } from '../link/contract/program.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { TestSite } from './claims-walk.js';
import type { ProgramView } from './program-view.js';

/** Nodes by which a value leaves its callable. */
const LEAVING: ReadonlySet<NodeKind | null> = new Set(['return', 'thrown', 'cellOut', 'binding']);
/** Steps back from what is called to the parameter that it came in by. */
const LONGEST_WAY = 6;

/**
 * Whether the claims go on only on one side of a test: `if (ours) { req.user = claims; next() } else …`, `ours ? claims : null`. What is
 * done with them stands in one arm, and so does the call of a parameter that lets the request through; what a library was given before the
 * test (a log) does not count. `claims`: nodes (program-wide) that hold them; `names`: the claims that are compared.
 */
export function goesOnOneSide(
  view: ProgramView,
  { file, condition }: TestSite,
  claims: ReadonlySet<number>,
  names: ReadonlySet<string>,
): boolean {
  const { tests } = file.facts.arms;
  for (let row = 0; row < tests.count; row++)
    if ((tests.test[row] ?? 0) >> 1 === condition && tests.needed[row] === 1) {
      const { callable = 0, span } = file.facts.conditions[condition] ?? {};
      const side = { file, arm: tests.arm[row] ?? 0, callable, at: span?.from ?? 0 };
      if (staysInside(view, side, claims, names)) return true;
    }
  return false;
}

/** An arm of a callable, and where what leads into it stands. */
export interface ArmPlace {
  readonly file: LinkedFile;
  readonly arm: number;
  readonly callable: number;
  readonly at: number;
}

/** Whether all that is done with the claims in a callable, but for what a library was given before, is done in one of its arms. */
export function staysInside(
  view: ProgramView,
  place: ArmPlace,
  claims: ReadonlySet<number>,
  names: ReadonlySet<string>,
): boolean {
  return new Side(view, place).holds(claims, names);
}

class Side {
  readonly #view: ProgramView;
  readonly #file: LinkedFile;
  readonly #arm: number;
  readonly #callable: number;
  readonly #at: number;
  #isUsed = false;

  constructor(view: ProgramView, { file, arm, callable, at }: ArmPlace) {
    this.#view = view;
    this.#file = file;
    this.#arm = arm;
    this.#callable = callable;
    this.#at = at;
  }

  holds(claims: ReadonlySet<number>, names: ReadonlySet<string>): boolean {
    const { graph, contents } = this.#view.program;
    const own = this.#callable + this.#file.callableBase;
    const seen = new Set([...claims].filter((node) => this.#isFirst(node, claims, own)));
    for (const node of seen) {
      if (!this.#isGivenInside(node)) return false;
      for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
        const kind = graph.kind[edge] ?? 0;
        const target = graph.target[edge] ?? 0;
        const content = kind === FLOW_KIND.read ? contents[graph.operand[edge] ?? 0] : undefined;
        if (kind === FLOW_KIND.call || (content !== undefined && 'name' in content && names.has(content.name)))
          continue;
        if (this.#isInside(target) || this.#isChosenInside(node, target)) {
          this.#isUsed = true;
        } else if (this.#isElsewhere(target, own)) {
          // What a call or a write hands on is where that stands.
          if (!this.#isHandedOnHere(node)) return false;
          if (this.#view.kindOf(target) === null && this.#isLookedAtBefore(node)) seen.add(target);
        } else {
          if (this.#isHandedOut(target, claims)) return false;
          seen.add(target);
        }
      }
    }
    return this.#letsThroughInside() && this.#isUsed;
  }

  /** Whether the claims are at a node of the callable that did not get them from another of its nodes. */
  #isFirst(node: number, claims: ReadonlySet<number>, own: number): boolean {
    const { nodeCallable } = this.#view.program.graph;
    if (nodeCallable[node] !== own || this.#isInside(node)) return false;
    const { first, edges, source } = this.#view.reverse;
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
      const from = source[edges[at] ?? 0] ?? 0;
      if (from !== node && nodeCallable[from] === own && claims.has(from)) return false;
    }
    return true;
  }

  #isInside(node: number): boolean {
    const own = node - this.#file.nodeBase;
    const { firstNode, endNode } = this.#file.facts.arms;
    return own >= (firstNode[this.#arm] ?? 0) && own < (endNode[this.#arm] ?? 0);
  }

  #isWithin(arm: number): boolean {
    const { parent } = this.#file.facts.arms;
    let around = arm;
    while (around >= 0 && around !== this.#arm) around = parent[around] ?? -1;
    return around === this.#arm;
  }

  /** Whether the arm alone gives the value to a conditional expression. */
  #isChosenInside(node: number, target: number): boolean {
    const choice = this.#view.choices.get(target);
    const arms = choice?.arms.filter((_, index) => choice.values[index] === node - this.#file.nodeBase) ?? [];
    return arms.length > 0 && arms.every((arm) => this.#isWithin(arm));
  }

  /** Whether the callable gives a value to others at a node. What it was given itself is theirs before. */
  #isHandedOut(node: number, claims: ReadonlySet<number>): boolean {
    const kind = this.#view.kindOf(node);
    if (kind !== 'parameterOut') return LEAVING.has(kind);
    const { parameters = [] } = this.#file.facts.callables[this.#callable] ?? {};
    const given = parameters[this.#view.auxOf(node)]?.node ?? NO_NODE;
    return !claims.has(given + this.#file.nodeBase);
  }

  #isElsewhere(node: number, own: number): boolean {
    return this.#view.kindOf(node) === null || this.#view.program.graph.nodeCallable[node] !== own;
  }

  /** Whether a write in the arm, or calls that may get the node, hand it on. */
  #isHandedOnHere(node: number): boolean {
    const writes = this.#file.facts.stores.filter(({ value }) => value + this.#file.nodeBase === node);
    return writes.every(({ arm }) => this.#isWithin(arm)) && (writes.length > 0 || this.#view.uses.has(node));
  }

  #isLookedAtBefore(node: number): boolean {
    const { calls } = this.#file.facts;
    return (this.#view.uses.get(node) ?? []).some(
      ({ call }) => !this.#isWithin(calls[call - this.#file.callBase]?.arm ?? -1),
    );
  }

  /** Whether all calls that get the node stand in the arm, but for those of unknown code before the test. */
  #isGivenInside(node: number): boolean {
    return (this.#view.uses.get(node) ?? []).every(({ call }) => {
      const site = this.#file.facts.calls[call - this.#file.callBase];
      if (site === undefined) return false;
      if (this.#isWithin(site.arm)) return (this.#isUsed = true);
      return site.span.from < this.#at && this.#view.program.candidates(call).length === 0;
    });
  }

  /** Whether parameters that are called with nothing (`next()`) are called in the arm alone. */
  #letsThroughInside(): boolean {
    const { calls } = this.#file.facts;
    return calls.every((site) => {
      if (site.callable !== this.#callable || site.arguments.length > 0 || site.receiver !== NO_NODE) return true;
      if (this.#view.program.candidates(site.id + this.#file.callBase).length > 0) return true;
      if (!this.#isParameter(site.callee + this.#file.nodeBase)) return true;
      return this.#isWithin(site.arm) && (this.#isUsed = true);
    });
  }

  #isParameter(callee: number): boolean {
    const { first, edges, source } = this.#view.reverse;
    let node = callee;
    for (let step = 0; step < LONGEST_WAY; step++) {
      const kind = this.#view.kindOf(node);
      if (kind === 'parameter' || kind === 'closure' || kind === 'cellIn') return true;
      if ((first[node + 1] ?? 0) - (first[node] ?? 0) !== 1) return false;
      node = source[edges[first[node] ?? 0] ?? 0] ?? 0;
    }
    return false;
  }
}
