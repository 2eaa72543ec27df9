import type { Limits } from '../limits.js';
import { type Against, type ClaimsPlace, type Comparison, type KnownChecks, walkClaims } from './claims-walk.js';
import type { Evaluator } from './evaluator.js';
import { distinctChains, truth } from './outcome.js';
import type { ProgramView } from './program-view.js';

// Is a claim compared after the call (engine notes 6.3)? Where the claims are returned, every caller must compare them; where they
// are compared with something that a caller leaves out, that caller leaves the check off.

/** `callers`: calls (program-wide ids) that leave the check off; empty when nothing compares the claim at all. */
export interface ClaimsVerdict {
  readonly checked: boolean;
  readonly callers: readonly number[];
}

const CHECKED: ClaimsVerdict = { checked: true, callers: [] };

/** Answers for one list of claim names; reusable for many calls of one program. */
export class ClaimsCheck {
  readonly #view: ProgramView;
  readonly #evaluator: Evaluator;
  readonly #limits: Limits;
  readonly #names: ReadonlySet<string>;
  readonly #known: KnownChecks;

  constructor(
    view: ProgramView,
    evaluator: Evaluator,
    limits: Limits,
    claimNames: readonly string[],
    known: KnownChecks,
  ) {
    this.#known = known;
    this.#view = view;
    this.#evaluator = evaluator;
    this.#limits = limits;
    this.#names = new Set(claimNames);
  }

  /**
   * Whether one of the claims is compared so that the failing side leaves, for claims at `node` under `path` (program-wide
   * contents, outermost first) that a call in `callable` gives.
   */
  check(node: number, path: readonly number[], callable: number): ClaimsVerdict {
    const start: ClaimsPlace = { node, what: 'claims', path, against: { nodes: [], entered: [] }, stored: false };
    return this.#checked([start], callable, [], 0);
  }

  /**
   * Claims that only go to storage are compared wherever they are read; those that are handed back as well, only where the caller
   * gets to it. `elsewhere`: comparisons of what inner callables stored; they count where they are reached from here.
   */
  #checked(
    start: readonly ClaimsPlace[],
    callable: number,
    elsewhere: readonly Comparison[],
    depth: number,
  ): ClaimsVerdict {
    const { comparisons, exits } = walkClaims(this.#view, start, this.#names, this.#known, this.#limits);
    // What leaves another callable was read out of storage there.
    const isKept = [...exits.values()].every((places) => places.every((place) => place.stored));
    const counting = [
      ...comparisons.filter((found) => isKept || !found.stored || this.#reaches(callable, found)),
      ...elsewhere.filter((found) => this.#reaches(callable, found)),
    ];
    if (counting.length > 0) return this.#byWhatIsCompared(counting);
    // What a test does with the claims says nothing of the server.
    const isTest = this.#view.isInTest(this.#view.program.fileOfCallable(callable));
    const leaving = [...exits].filter(([call]) => isTest || !this.#view.isInTest(this.#view.program.fileOfCall(call)));
    if (leaving.length === 0 || depth >= this.#limits.callerChain) return { checked: false, callers: [] };
    const stored = [...elsewhere, ...comparisons].filter((found) => found.stored);
    for (const [call, places] of leaving.sort(([a], [b]) => a - b)) {
      const { checked, callers } = this.#checked(places, this.#view.callerOf(call), stored, depth + 1);
      if (!checked) return { checked, callers: callers.length > 0 ? callers : [call] };
    }
    return CHECKED;
  }

  /** A comparison with what no caller can leave out decides; else the callers that leave it out. */
  #byWhatIsCompared(comparisons: readonly Comparison[]): ClaimsVerdict {
    const leaving = new Set<number>();
    for (const { against } of comparisons) {
      const off = against.nodes.flatMap((node) => this.#callersWithout(node, against.entered));
      if (against.nodes.length === 0 || (off.length === 0 && this.#isCertain(against))) return CHECKED;
      for (const call of off) leaving.add(call);
    }
    return leaving.size === 0 ? CHECKED : { checked: false, callers: [...leaving].sort((a, b) => a - b) };
  }

  /** Callers on whose way the value is certainly empty; a comparison with it is skipped there, or refuses everything. */
  #callersWithout(node: number, entered: readonly number[]): readonly number[] {
    const outcomes = this.#evaluator.evaluateUnguarded(node, entered);
    return distinctChains(outcomes).flatMap((chain) => {
      const caller = chain[0] ?? entered.at(-1);
      const values = outcomes.filter(({ callers }) => callers.join(' ') === chain.join(' '));
      return caller !== undefined && values.every(({ value }) => truth(value) === 'off') ? [caller] : [];
    });
  }

  #isCertain({ nodes, entered }: Against): boolean {
    return nodes.every((node) =>
      this.#evaluator.evaluateUnguarded(node, entered).every(({ value }) => truth(value) === 'on'),
    );
  }

  /** Whether the comparison is run by the callable or by what it calls. */
  #reaches(callable: number, comparison: Comparison): boolean {
    const { program } = this.#view;
    const seen = new Set([callable]);
    let latest: readonly number[] = callable < 0 ? [] : [callable];
    for (let step = 0; step <= this.#limits.callerChain && latest.length > 0; step++) {
      if (latest.includes(comparison.callable)) return true;
      latest = latest.flatMap((from) => program.calleesOf(from)).filter((to) => !seen.has(to));
      for (const to of latest) seen.add(to);
    }
    return false;
  }
}
