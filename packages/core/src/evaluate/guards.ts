import type { LinkedFile } from '../link/contract/program.js';
import type { Comparison, TestSite } from './claims-walk.js';
import type { Evaluator } from './evaluator.js';
import { compatible, distinctChains, type Outcome, truth } from './outcome.js';
import type { ProgramView } from './program-view.js';

/** A place in a callable, and the calls (innermost last) over which the callable was entered. */
interface Point {
  readonly file: LinkedFile;
  readonly callable: number;
  readonly arm: number;
  readonly at: number;
  readonly entered: readonly number[];
}

/** What has to come out of a test: 2 * condition of the file, and 1 more for the written test being true. */
interface Needed {
  readonly file: LinkedFile;
  readonly test: number;
  readonly entered: readonly number[];
}

/** Whom a comparison does not hold up: nobody at all, or some callers (program-wide calls). */
export interface Passing {
  readonly everybody: boolean;
  readonly callers: readonly number[];
}

/**
 * Who gets past a comparison because it stands under a test that comes out the other way: `if strict: …`, `strict and …`, or after
 * `if not strict: return claims`. Tests that cannot be told let everybody in.
 */
export class Guards {
  readonly #view: ProgramView;
  readonly #evaluator: Evaluator;

  constructor(view: ProgramView, evaluator: Evaluator) {
    this.#view = view;
    this.#evaluator = evaluator;
  }

  /** `claims`: nodes (program-wide) that hold the claims; handing one of them back before the comparison goes past it. */
  past({ against: { tests, entered } }: Comparison, claims: ReadonlySet<number>): Passing {
    const callers = new Set<number>();
    const ways = new Map([entered, ...tests.map((test) => test.entered)].map((way) => [way.join(' '), way]));
    const points = [...tests.flatMap(pointOf), ...[...ways.values()].flatMap((way) => this.#pointsOf(way))];
    for (const site of tests) {
      const { after } = site.file.facts.conditions[site.condition] ?? { after: [] };
      if (after.some((test) => this.#fails({ ...site, test }, callers))) return EVERYBODY;
    }
    for (const point of points) {
      if (testsInto(point.file, point.arm).some((test) => this.#fails({ ...point, test }, callers))) return EVERYBODY;
      if (this.#returnsBefore(point, claims).some((returned) => this.#holds(returned, point, callers)))
        return EVERYBODY;
    }
    return { everybody: false, callers: [...callers] };
  }

  #pointsOf(entered: readonly number[]): readonly Point[] {
    return entered.flatMap((call, depth) => this.#pointOf(call, entered.slice(0, depth)));
  }

  #pointOf(call: number, entered: readonly number[]): readonly Point[] {
    const file = this.#view.program.files[this.#view.program.fileOfCall(call)];
    const site = file?.facts.calls[call - file.callBase];
    if (file === undefined || site === undefined) return [];
    return [{ file, callable: site.callable, arm: site.arm, at: site.span.from, entered }];
  }

  /** The tests by which the claims are handed back earlier in the callable, for each place that does. */
  #returnsBefore({ file, callable, arm, at }: Point, claims: ReadonlySet<number>): readonly (readonly number[])[] {
    const { facts, nodeBase } = file;
    return facts.returns.flatMap((row) => {
      if (row.callable !== callable || row.end > at || !claims.has(row.value + nodeBase)) return [];
      const around = new Set(testsInto(file, arm));
      return [testsInto(file, row.arm).filter((test) => !around.has(test))];
    });
  }

  /** Whether a test comes out the other way for everybody; for some, their calls are added. */
  #fails(needed: Needed, callers: Set<number>): boolean {
    const found = this.#outcomes(needed);
    return this.#add(
      found.map(([chain, outcome]) => [chain, outcome === false]),
      needed.entered,
      callers,
    );
  }

  /** Whether all tests come out so for everybody; for some, their calls are added. */
  #holds(tests: readonly number[], { file, entered }: Point, callers: Set<number>): boolean {
    if (tests.length === 0) return false;
    const found = tests.map((test) => this.#outcomes({ file, test, entered }));
    const all = new Map<string, Chained>();
    for (const [chain] of found.flat()) {
      const key = chain.join(' ');
      const isMet = found.every((each) => each.some(([other, outcome]) => other.join(' ') === key && outcome === true));
      all.set(key, [chain, isMet]);
    }
    return this.#add([...all.values()], entered, callers);
  }

  #add(found: readonly Chained[], entered: readonly number[], callers: Set<number>): boolean {
    for (const [chain, passes] of found) {
      if (!passes) continue;
      const caller = chain[0] ?? entered.at(-1);
      if (caller === undefined) return true;
      callers.add(caller);
    }
    return false;
  }

  /** For each chain of callers, whether the test comes out as needed; undefined where that cannot be told. */
  #outcomes({ file, test, entered }: Needed): readonly (readonly [readonly number[], boolean | undefined])[] {
    const condition = file.facts.conditions[test >> 1];
    if (condition === undefined) return [];
    const isWanted = (test & 1) === 1;
    const [tested, other] = condition.operands.map((node) => node + file.nodeBase);
    if (tested === undefined) return [];
    const outcomes = this.#evaluator.evaluateUnguarded(tested, entered);
    return distinctChains(outcomes).map((chain) => {
      const own = outcomes.filter(({ callers }) => compatible(callers, chain));
      const results = new Set(own.map((outcome) => this.#result(outcome, condition.operator, other)));
      const [only] = results;
      const isTrue = results.size === 1 ? only : undefined;
      return [chain, isTrue === undefined ? undefined : (isTrue !== condition.negated) === isWanted];
    });
  }

  /** What a test, not negated, says of a value. */
  #result({ value }: Outcome, operator: string, other: number | undefined): boolean | undefined {
    const is = truth(value);
    if (is === 'unknown') return undefined;
    if (operator === 'truthy' || operator === 'call') return is === 'on';
    if ((operator !== 'equal' && operator !== 'identical') || other === undefined) return undefined;
    const constant = this.#view.constantOf(other);
    if (constant === null) return undefined;
    const isNothing = value.kind === 'absent' || (value.kind === 'constant' && isEmpty(value.constant.kind));
    if (isEmpty(constant.kind)) return isNothing;
    if (isNothing) return false;
    if (value.kind !== 'constant' || value.constant.kind === 'regexp' || constant.kind === 'regexp') return undefined;
    return 'value' in value.constant && 'value' in constant && value.constant.value === constant.value;
  }
}

type Chained = readonly [chain: readonly number[], passes: boolean];

const EVERYBODY: Passing = { everybody: true, callers: [] };

function pointOf({ file, condition: id, entered }: TestSite): readonly Point[] {
  const condition = file.facts.conditions[id];
  if (condition === undefined) return [];
  return [{ file, callable: condition.callable, arm: condition.arm, at: condition.span.from, entered }];
}

function isEmpty(kind: string): boolean {
  return kind === 'null' || kind === 'undefined';
}

/** The outcomes of tests without which an arm is not entered. */
function testsInto({ facts: { arms } }: LinkedFile, arm: number): readonly number[] {
  const found: number[] = [];
  for (let around = arm; around >= 0; around = arms.parent[around] ?? -1)
    for (let row = 0; row < arms.tests.count; row++)
      if (arms.tests.arm[row] === around && arms.tests.needed[row] === 1) found.push(arms.tests.test[row] ?? 0);
  return found;
}
