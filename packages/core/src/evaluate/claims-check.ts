import type { Limits } from '../limits.js';
import type { Site } from '../link/contract/program.js';
import { type Against, type ClaimsPlace, type Comparison, type KnownChecks, walkClaims } from './claims-walk.js';
import { derivesFrom } from './derives.js';
import type { Evaluator } from './evaluator.js';
import { Forgotten } from './forgotten.js';
import { Guards } from './guards.js';
import { compatible, distinctChains, truth } from './outcome.js';
import { isExamplePath } from '../text/path-kinds.js';
import type { ProgramView } from './program-view.js';

// Is a claim compared after the call (engine notes 6.3)? Where the claims are returned, every caller must compare them; where they
// are compared with something that a caller leaves out, that caller leaves the check off.

/**
 * `callers`: calls (program-wide ids) that leave the check off, or, with `onlyGet`, that get the claims and compare nothing; empty when
 * nobody gets them. `idle`: comparisons that do not hold everybody up.
 */
export interface ClaimsVerdict {
  readonly checked: boolean;
  readonly callers: readonly number[];
  readonly onlyGet: boolean;
  readonly idle: readonly IdleComparison[];
}

/** Claims at a node under contents (program-wide, outermost first), in a callable; `call`: what gives them there, or -1. */
export interface ClaimsOfCall {
  readonly node: number;
  readonly path: readonly number[];
  readonly callable: number;
  readonly call: number;
}

/** Why a comparison counts for nothing: it is not run, takes what it expects from the token, or is caught when it refuses. */
export interface IdleComparison {
  readonly site: Site;
  readonly why: 'skipped' | 'borrowed' | 'forgotten';
}

const CHECKED: ClaimsVerdict = { checked: true, callers: [], onlyGet: false, idle: [] };
const UNCHECKED: ClaimsVerdict = { checked: false, callers: [], onlyGet: false, idle: [] };

/** Answers for one list of claim names; reusable for many calls of one program. */
export class ClaimsCheck {
  readonly #view: ProgramView;
  readonly #evaluator: Evaluator;
  readonly #limits: Limits;
  readonly #names: ReadonlySet<string>;
  readonly #known: KnownChecks;
  readonly #guards: Guards;
  readonly #forgotten: Forgotten;

  constructor(
    view: ProgramView,
    evaluator: Evaluator,
    limits: Limits,
    claimNames: readonly string[],
    known: KnownChecks,
  ) {
    this.#known = known;
    this.#guards = new Guards(view, evaluator);
    this.#view = view;
    this.#evaluator = evaluator;
    this.#limits = limits;
    this.#names = new Set(claimNames);
    this.#forgotten = new Forgotten(view, this.#names);
  }

  /**
   * Whether one of the claims is compared so that the failing side leaves. `chain`: the callers, innermost first, that are asked about;
   * none: all.
   */
  check({ node, path, callable, call }: ClaimsOfCall, chain: readonly number[]): ClaimsVerdict {
    const start: ClaimsPlace = {
      node,
      what: 'claims',
      path,
      against: { nodes: [], entered: [], tests: [] },
      stored: false,
    };
    return this.#checked([start], callable, call, [], chain, 0);
  }

  /**
   * Claims that only go to storage are compared wherever they are read; those that are handed back as well, only where the caller
   * gets to it. `elsewhere`: comparisons of what inner callables stored; they count where they are reached from here.
   */
  #checked(
    start: readonly ClaimsPlace[],
    callable: number,
    given: number,
    elsewhere: readonly Comparison[],
    chain: readonly number[],
    depth: number,
  ): ClaimsVerdict {
    const walk = walkClaims(this.#view, start, this.#names, this.#known, this.#limits);
    const { exits, claims } = walk;
    const forgotten = walk.comparisons.filter((found) => this.#forgotten.has(found, given, walk));
    const comparisons = walk.comparisons.filter((found) => !forgotten.includes(found));
    // What leaves another callable was read out of storage there.
    const isKept = [...exits.values()].every((places) => places.every((place) => place.stored));
    const counting = [
      ...comparisons.filter((found) => isKept || !found.stored || this.#reaches(callable, found)),
      ...elsewhere.filter((found) => this.#reaches(callable, found)),
    ];
    const verdict = counting.length > 0 ? this.#byWhatIsCompared(counting, claims) : UNCHECKED;
    const found = {
      ...verdict,
      idle: [...verdict.idle, ...forgotten.flatMap((each) => this.#idle(each, 'forgotten'))],
    };
    if (found.checked || found.callers.some((call) => !exits.has(call))) return found;
    // What a test does with the claims says nothing of the server.
    const isTest = this.#view.isInTest(this.#view.program.fileOfCallable(callable));
    const asked = found.callers.length > 0 ? found.callers : [...exits.keys()];
    const wanted = chain[depth] ?? -1;
    const leaving = asked.filter(
      (call) =>
        (isTest || !this.#view.isInTest(this.#view.program.fileOfCall(call))) &&
        (!exits.has(wanted) || call === wanted),
    );
    if (leaving.length === 0 || depth >= this.#limits.callerChain) return found;
    const stored = [...elsewhere, ...comparisons].filter((comparison) => comparison.stored);
    for (const call of leaving.sort((a, b) => a - b)) {
      const caller = this.#view.callerOf(call);
      const later = this.#checked(exits.get(call) ?? [], caller, call, stored, chain, depth + 1);
      if (later.checked) continue;
      const idle = [...found.idle, ...later.idle];
      if (later.callers.length > 0) return { ...later, idle };
      return { checked: false, callers: [call], onlyGet: found.callers.length === 0, idle };
    }
    return CHECKED;
  }

  /** Callers leave the check off when they get past every comparison that is otherwise certain. */
  #byWhatIsCompared(comparisons: readonly Comparison[], claims: ReadonlySet<number>): ClaimsVerdict {
    const leaving = new Set<number>();
    const certain: ReadonlySet<number>[] = [];
    const idle: IdleComparison[] = [];
    let counting = 0;
    for (const comparison of comparisons) {
      const { against } = comparison;
      if (this.#isBorrowed(against, claims)) {
        idle.push(...this.#idle(comparison, 'borrowed'));
        continue;
      }
      idle.push(...this.#idle(comparison, 'skipped'));
      const past = this.#guards.past(comparison, claims);
      if (past.everybody) continue;
      counting++;
      const empty = against.nodes.flatMap((node) => this.#callersWithout(node, against.entered));
      const off = new Set([...past.callers, ...empty]);
      if (this.#isCertain(against, off)) certain.push(off);
      for (const call of off) leaving.add(call);
    }
    if (counting === 0) return { checked: false, callers: [], onlyGet: false, idle };
    const callers = this.#withoutExamples([...leaving].filter((call) => certain.every((off) => off.has(call))));
    return callers.length === 0
      ? CHECKED
      : { checked: false, callers: callers.toSorted((a, b) => a - b), onlyGet: false, idle };
  }

  /** What an example passes into the code that it shows says nothing of what a server passes, where others call it as well. */
  #withoutExamples(calls: readonly number[]): readonly number[] {
    const { program, callers } = this.#view;
    const isExample = (file: number): boolean => isExamplePath(program.files[file]?.facts.path ?? '');
    return calls.filter((call) => {
      if (!isExample(program.fileOfCall(call))) return true;
      return program.candidates(call).every(({ callable }) => {
        const others = callers.get(callable) ?? [];
        return (
          isExample(program.fileOfCallable(callable)) || others.every((other) => isExample(program.fileOfCall(other)))
        );
      });
    });
  }

  /** Whether the claim is compared with what the token says itself. */
  #isBorrowed({ nodes, entered }: Against, claims: ReadonlySet<number>): boolean {
    const fuel = this.#limits.evaluationFuel;
    return (
      nodes.length > 0 &&
      nodes.every((node) =>
        [claims, this.#known.unverified].some((from) =>
          derivesFrom(this.#view, { node, keys: [], entered }, from, fuel),
        ),
      )
    );
  }

  /** Callers on whose way the value is certainly empty; a comparison with it is skipped there, or refuses everything. */
  #callersWithout(node: number, entered: readonly number[]): readonly number[] {
    const outcomes = this.#evaluator.evaluateUnguarded(node, entered);
    return distinctChains(outcomes).flatMap((chain) => {
      const caller = chain[0] ?? entered.at(-1);
      const values = outcomes.filter(({ callers }) => compatible(callers, chain));
      return caller !== undefined && values.every(({ value }) => truth(value) === 'off') ? [caller] : [];
    });
  }

  /** Whether what is compared with is there for every caller but some. */
  #isCertain({ nodes, entered }: Against, besides: ReadonlySet<number>): boolean {
    return nodes.every((node) =>
      this.#evaluator
        .evaluateUnguarded(node, entered)
        .every(({ value, callers }) => truth(value) === 'on' || besides.has(callers[0] ?? entered.at(-1) ?? -1)),
    );
  }

  #idle({ against }: Comparison, why: IdleComparison['why']): readonly IdleComparison[] {
    const [test] = against.tests;
    const condition = test?.file.facts.conditions[test.condition];
    if (test === undefined || condition === undefined) return [];
    return [{ site: { file: this.#view.program.fileOfNode(test.file.nodeBase), span: condition.span }, why }];
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
