import type { Condition } from '../facts/condition.js';
import type { Limits } from '../limits.js';
import type { LinkedFile } from '../link/contract/program.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import { isUsed } from './claims-use.js';
import { goesOnOneSide } from './one-side.js';
import type { ProgramView } from './program-view.js';
import type { Refusals } from './refusals.js';

// The forward walk from the claims of a token (engine notes 6.3), without steps through unknown code: over-approximation here would
// hide findings.

/**
 * What is under `path` at a node: the claims, the claim in question, or the outcome of a comparison with it. `against` are the
 * nodes that an outcome compared the claim with. `stored`: it came out of storage that other code wrote it to.
 */
interface Reached {
  readonly node: number;
  readonly what: 'claims' | 'claim' | 'outcome';
  /** Contents between the value at the node and what is meant, outermost first. */
  readonly path: readonly number[];
  readonly against: Against;
  /** Calls entered on the way, innermost last. */
  readonly entered: readonly number[];
  readonly stored: boolean;
}

/**
 * What a claim is compared with, and the calls entered on the way there; no nodes when unknown code compares. `tests`: the comparison and
 * what tested its outcome since, none where a library compares.
 */
export interface Against {
  readonly nodes: readonly number[];
  readonly entered: readonly number[];
  readonly tests: readonly TestSite[];
}

/** A test, and the calls (innermost last) over which it was reached. */
export interface TestSite {
  readonly file: LinkedFile;
  readonly condition: number;
  readonly entered: readonly number[];
}

export type ClaimsPlace = Pick<Reached, 'node' | 'what' | 'path' | 'against' | 'stored'>;

/** A comparison of the claim on whose failing side the code leaves. */
export interface Comparison {
  readonly against: Against;
  readonly callable: number;
  readonly stored: boolean;
}

export interface ClaimsWalk {
  readonly comparisons: readonly Comparison[];
  /** Where the claims leave the callable that the walk began in, by call (program-wide id). */
  readonly exits: ReadonlyMap<number, readonly ClaimsPlace[]>;
  /** Nodes that hold the claims, before they go to storage. */
  readonly claims: ReadonlySet<number>;
  /** Nodes that the claims are at or in, before they go to storage. */
  readonly holders: ReadonlySet<number>;
}

/** What libraries and functions of the program do with the claims and where they refuse. */
export interface KnownChecks {
  /**
   * What libraries check of the claims, by node: contents in front of it, none for the claims themselves. Under contents stands the one
   * claim that is compared (the resource of what a verifier hands back).
   */
  readonly validated: ReadonlyMap<number, readonly (readonly number[])[]>;
  readonly refusals: Refusals;
  /** Nodes of what was read from tokens without verifying them. */
  readonly unverified: ReadonlySet<number>;
}

const LONGEST_PATH = 4;
/** How the outcome of a comparison is compared in its turn: `aud.indexOf(x) < 0`. */
const OF_OUTCOMES: ReadonlySet<Condition['operator']> = new Set(['equal', 'identical', 'less']);
const RESHAPING: ReadonlySet<number> = new Set([FLOW_KIND.value, FLOW_KIND.taint]);

/**
 * Follows the claims from some places; `names` are the claims that count. Bounded by `limits.evaluationFuel` steps.
 */
export function walkClaims(
  view: ProgramView,
  start: readonly ClaimsPlace[],
  names: ReadonlySet<string>,
  known: KnownChecks,
  limits: Limits,
): ClaimsWalk {
  return new Walk(view, names, known, limits).run(start);
}

class Walk {
  readonly #view: ProgramView;
  readonly #names: ReadonlySet<string>;
  readonly #known: KnownChecks;
  readonly #limits: Limits;
  readonly #seen = new Set<string>();
  readonly #queue: Reached[] = [];
  readonly #comparisons: Comparison[] = [];
  readonly #exits = new Map<number, ClaimsPlace[]>();
  readonly #claims = new Set<number>();
  /** All nodes that the claims are at or in before they go to storage. */
  readonly #holders = new Set<number>();
  /** Comparisons on which the code does not leave: the claims may go on on one side alone. */
  readonly #undecided: Comparison[] = [];

  constructor(view: ProgramView, names: ReadonlySet<string>, known: KnownChecks, limits: Limits) {
    this.#known = known;
    this.#view = view;
    this.#names = names;
    this.#limits = limits;
  }

  run(start: readonly ClaimsPlace[]): ClaimsWalk {
    for (const place of start) this.#add({ ...place, entered: [] });
    let fuel = this.#limits.evaluationFuel;
    for (let at = 0; at < this.#queue.length && fuel > 0; at++, fuel--) {
      const reached = this.#queue[at];
      if (reached === undefined) break;
      if (reached.path.length === 0 && reached.what !== 'claims') this.#tests(reached);
      if (this.#isValidated(reached)) this.#validates(reached);
      this.#steps(reached);
      if (reached.path.length <= 1 && reached.what !== 'claims') this.#throughUnknownCalls(reached);
    }
    this.#addOneSided();
    return { comparisons: this.#comparisons, exits: this.#exits, claims: this.#claims, holders: this.#holders };
  }

  #add(next: Reached): void {
    const key = `${next.node}|${next.what}|${next.path.join(' ')}|${next.entered.join(' ')}|${next.stored ? 1 : 0}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push(next);
    if (next.what !== 'claims') return;
    if (next.stored) return;
    this.#holders.add(next.node);
    if (next.path.length === 0) this.#claims.add(next.node);
  }

  #addOneSided(): void {
    for (const comparison of this.#undecided) {
      const test = comparison.against.tests.at(-1);
      if (test !== undefined && goesOnOneSide(this.#view, test, this.#holders, this.#names))
        this.#comparisons.push(comparison);
    }
  }

  #isValidated({ node, what, path }: Reached): boolean {
    const places = this.#known.validated.get(node) ?? [];
    return places.some(
      (place) =>
        (place.length === 0 ? what !== 'outcome' : what !== 'claims') &&
        place.length === path.length &&
        place.every((content, index) => this.#isSame(content, path[index] ?? -1)),
    );
  }

  #validates({ node, entered, stored }: Reached): void {
    const callable = this.#view.program.graph.nodeCallable[node] ?? -1;
    this.#comparisons.push({ against: { nodes: [], entered, tests: [] }, callable, stored });
  }

  /** Conditions that speak of the claim or of an outcome. One that nothing depends on yet may be kept as a value. */
  #tests(reached: Reached): void {
    const file = this.#view.fileOf(reached.node);
    if (file === undefined) return;
    for (const id of this.#view.conditions.get(reached.node) ?? []) {
      const condition = file.facts.conditions[id];
      if (condition === undefined) continue;
      const others = condition.operands.map((operand) => file.nodeBase + operand);
      const compared = this.#comparedWith(condition, others, reached);
      if (compared === null) continue;
      const { entered } = reached;
      const known = reached.what === 'outcome' ? reached.against : { nodes: compared, entered, tests: [] };
      const against = { ...known, tests: [...known.tests, { file, condition: id, entered }] };
      // What an inner callable answers counts where its caller acts on it.
      const callable = file.callableBase + condition.callable;
      const isIgnored = condition.handsBack && this.#isIgnored(entered.at(-1), callable);
      const refuses = condition.leavesWhen !== 'never' || this.#known.refusals.follow(file, id);
      const leaves = refuses && !isIgnored;
      if (leaves || (condition.returned && entered.length === 0))
        this.#comparisons.push({ against, callable, stored: reached.stored });
      else if (!isIgnored) this.#undecided.push({ against, callable, stored: reached.stored });
      if (condition.result >= 0)
        this.#add({ ...reached, node: file.nodeBase + condition.result, what: 'outcome', against });
    }
  }

  /**
   * Whether nothing looks at what a call gives back, although the callable answers by it. One that goes on to others, or gives
   * nothing back, does what there is to do itself.
   */
  #isIgnored(call: number | undefined, callable: number): boolean {
    if (call === undefined || !this.#view.answers(callable)) return false;
    const result = call === undefined ? -1 : this.#view.resultOf(call);
    return result >= 0 && !isUsed(this.#view, [{ node: result, path: [] }], this.#limits.evaluationFuel);
  }

  /** What the claim is compared with by a condition; null when the condition compares nothing. */
  #comparedWith(condition: Condition, operands: readonly number[], reached: Reached): readonly number[] | null {
    const isTruth = condition.operator === 'truthy' || condition.operator === 'call';
    if (reached.what === 'outcome') {
      return isTruth || OF_OUTCOMES.has(condition.operator) ? [] : null;
    }
    const others = operands.filter((operand) => operand !== reached.node);
    switch (condition.operator) {
      case 'equal':
      case 'identical': {
        return others.some((other) => this.#isNoAudience(other)) ? null : others;
      }
      case 'in':
        return others;
      case 'truthy':
        // The claim's own truth is presence; what an operator makes of the claim and something else compares them.
        return this.#view.kindOf(reached.node) === 'expression' ? [] : null;
      default:
        return null;
    }
  }

  #steps(reached: Reached): void {
    const { graph } = this.#view.program;
    for (let edge = graph.first[reached.node] ?? 0; edge < (graph.first[reached.node + 1] ?? 0); edge++) {
      const node = graph.target[edge] ?? 0;
      const operand = graph.operand[edge] ?? 0;
      const kind = graph.kind[edge] ?? 0;
      if (kind === FLOW_KIND.call) {
        if (reached.entered.length < this.#limits.callerChain && !reached.entered.includes(operand))
          this.#add({ ...reached, node, entered: [...reached.entered, operand] });
      } else if (kind === FLOW_KIND.return) {
        this.#leave(reached, operand, node);
      } else {
        this.#through(kind, operand, { ...reached, node });
      }
    }
  }

  #leave(reached: Reached, call: number, node: number): void {
    const inside = reached.entered.at(-1);
    if (inside !== undefined) {
      if (inside === call) this.#add({ ...reached, node, entered: reached.entered.slice(0, -1) });
      return;
    }
    const places = this.#exits.get(call) ?? [];
    places.push({ ...reached, node });
    this.#exits.set(call, places);
  }

  /**
   * The claim, or how it compared, given to code that the program does not contain: the result speaks of it (`aud.includes(x)`,
   * `set(aud)`, `any(…)`), also where it is given in a record with what it is compared with (`isAllowed({ got: aud, wanted })`).
   */
  #throughUnknownCalls(reached: Reached): void {
    for (const { call, form, result, given } of this.#view.uses.get(reached.node) ?? []) {
      if (this.#view.program.candidates(call).length > 0 || this.#isRecord(result)) continue;
      const isGivenInRecord = reached.path.length > 0;
      // Who gets all of the claims beside them does more than to compare.
      if (isGivenInRecord && (form !== 'call' || this.#holders.has(reached.node))) continue;
      if (reached.what === 'claim' && !isGivenInRecord && this.#isOnlyReshaped(reached.node, result, given)) {
        this.#add({ ...reached, node: result });
        continue;
      }
      const others = isGivenInRecord ? [] : given.filter((node) => node !== reached.node && !this.#isNoAudience(node));
      const against =
        reached.what === 'outcome' ? reached.against : { nodes: others, entered: reached.entered, tests: [] };
      this.#add({ ...reached, node: result, what: 'outcome', path: [], against });
    }
  }

  /** Whether a node can be no audience: to compare the claim with it asks whether there is one, or how many. */
  #isNoAudience(node: number): boolean {
    const constant = this.#view.constantOf(node);
    if (constant === null || constant.kind === 'regexp') return false;
    return constant.kind !== 'string' || constant.value === '';
  }

  /**
   * Whether a call makes something else of the claim alone, and what comes out is still no comparison: text that is trimmed, its length,
   * a list of it (`len(aud)`, `aud.strip("/")`, `Array.isArray(aud)`).
   */
  #isOnlyReshaped(node: number, result: number, given: readonly number[]): boolean {
    if (this.#view.kindOf(node) === 'expression') return false;
    const others = given.filter((other) => other !== node);
    if (others.length === 0 && this.#view.receiverOf(result) === node) return true;
    if (this.#view.isGlobalCall(result)) return others.every((other) => this.#view.kindOf(other) === 'global');
    if (!others.every((other) => this.#view.isWritten(other))) return false;
    const { graph } = this.#view.program;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++)
      if (graph.target[edge] === result && RESHAPING.has(graph.kind[edge] ?? 0)) return true;
    return false;
  }

  /** Whether the call makes an object that keeps what it gets under names: a model, a value class. */
  #isRecord(result: number): boolean {
    const { reverse, program } = this.#view;
    for (let slot = reverse.first[result] ?? 0; slot < (reverse.first[result + 1] ?? 0); slot++) {
      const edge = reverse.edges[slot] ?? 0;
      const content = program.contents[program.graph.operand[edge] ?? 0];
      if (program.graph.kind[edge] === FLOW_KIND.store && content !== undefined && 'name' in content) return true;
    }
    return false;
  }

  #through(kind: number, operand: number, next: Reached): void {
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.barrier:
      case FLOW_KIND.only:
      case FLOW_KIND.without:
        return this.#add(next);
      case FLOW_KIND.jump:
      case FLOW_KIND.shared:
        return this.#add({ ...next, stored: true });
      case FLOW_KIND.taint:
        // The text of the claims, and what is parsed from it, is the claims.
        if (next.path.length === 0) this.#add(next);
        return;
      case FLOW_KIND.read:
        return this.#read(operand, next);
      case FLOW_KIND.store: {
        // An element of a list is still compared as the claim; in a record the claim is looked for under its key.
        const kindOfContent = this.#view.program.contents[operand]?.kind;
        const isElement = kindOfContent === 'element' || kindOfContent === 'index';
        if (isElement && next.what !== 'claims' && next.path.length === 0) this.#add(next);
        else if (next.path.length < LONGEST_PATH) this.#add({ ...next, path: [operand, ...next.path] });
      }
    }
  }

  #read(operand: number, next: Reached): void {
    const [head, ...tail] = next.path;
    if (head !== undefined) {
      if (this.#isSame(head, operand)) this.#add({ ...next, path: tail });
      else if (this.#isAnyOf(head, operand))
        this.#add({ ...next, path: tail, what: next.what === 'claims' && tail.length === 0 ? 'claim' : next.what });
      return;
    }
    if (next.what !== 'claims') return this.#add(next);
    const content = this.#view.program.contents[operand];
    if (content !== undefined && 'name' in content && this.#names.has(content.name))
      this.#add({ ...next, what: 'claim' });
  }

  /** A claim that counts, asked of what holds the text of the claims under every name: they were parsed. */
  #isAnyOf(head: number, operand: number): boolean {
    const content = this.#view.program.contents[operand];
    const isAny = this.#view.program.contents[head]?.kind === 'anyKey';
    return isAny && content !== undefined && 'name' in content && this.#names.has(content.name);
  }

  #isSame(a: number, b: number): boolean {
    if (a === b) return true;
    const left = this.#view.program.contents[a];
    const right = this.#view.program.contents[b];
    return left !== undefined && right !== undefined && 'name' in left && 'name' in right && left.name === right.name;
  }
}
