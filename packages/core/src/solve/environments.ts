import { activationEntry, type FlowGraph, type Passed, type Passing, type Through } from './flow-graph.js';

/** Nothing is known of what was passed: every call is followed. */
export const ANYTHING = 0;

/** In place of an environment: the call cannot be the one. */
export const IMPOSSIBLE = -1;

/**
 * What the callers of a callable passed into its entries, as far as calls inside are narrowed by it: an environment lists, per
 * entry, the values that it may have; an entry that is not listed may have any. Environments are interned small integers. They
 * travel with a fact: `enter` gives the one of the callee, `leave` what must hold in a caller for the callee's to be possible.
 */
export class Environments {
  readonly #conditions: FlowGraph['conditions'];
  readonly #passings: FlowGraph['passings'];
  readonly #items: (readonly Passed[])[] = [[]];
  readonly #ids = new Map<string, number>([['', ANYTHING]]);
  readonly #entered = new Map<number, number>();
  readonly #left = new Map<number, number>();
  readonly #narrowed = new Map<number, number>();
  readonly #kept = new Map<number, number>();

  constructor(graph: FlowGraph) {
    this.#conditions = graph.conditions;
    this.#passings = graph.passings;
  }

  /** Whether a call under the condition (0: none) happens in the environment. */
  admits(environment: number, condition: number): boolean {
    return condition === 0 || environment === ANYTHING || this.narrow(environment, condition) !== IMPOSSIBLE;
  }

  /** The environment in which the condition (0: none) holds as well, or `IMPOSSIBLE`. */
  narrow(environment: number, condition: number): number {
    const wanted = this.#conditions[condition];
    if (condition === 0 || wanted === undefined) return environment;
    return this.#memo(this.#narrowed, environment, condition, this.#conditions.length, () => {
      const items = this.#items[environment] ?? [];
      const known = items.find(({ entry }) => entry === wanted.entry);
      const values = known === undefined ? wanted.values : common(known.values, wanted.values);
      if (values.length === 0) return IMPOSSIBLE;
      return this.#intern([...items.filter((item) => item !== known), { entry: wanted.entry, values }]);
    });
  }

  /** The environment of the callee when a call passes `passing` (0: nothing is known) out of `environment`. */
  enter(environment: number, passing: number): number {
    if (passing === 0) return ANYTHING;
    return this.#memo(this.#entered, environment, passing, this.#passings.length, () => {
      const items = this.#items[environment] ?? [];
      const entered: Passed[] = [];
      for (const { entry, values, from, among, through } of this.#passings[passing] ?? []) {
        const handed = from.map((outer, index) =>
          passedThrough(
            items.find((item) => item.entry === outer)?.values ?? among?.[index] ?? null,
            through?.[index] ?? null,
          ),
        );
        if (!handed.includes(null)) entered.push({ entry, values: union([values, ...handed.map((at) => at ?? [])]) });
      }
      return this.#intern(entered);
    });
  }

  /** What must hold in the caller when the callee has `environment` and the call passes `passing`, or `IMPOSSIBLE`. */
  leave(environment: number, passing: number): number {
    if (environment === ANYTHING || passing === 0) return ANYTHING;
    return this.#memo(this.#left, environment, passing, this.#passings.length, () => {
      let required: readonly Passed[] = [];
      for (const { entry, values } of this.#items[environment] ?? []) {
        const passed: Passing | undefined = this.#passings[passing]?.find((item) => item.entry === entry);
        if (passed === undefined || common(passed.values, values).length > 0) continue;
        const possible = passed.from.flatMap((from, index) => {
          const wanted = bringing(values, passed.through?.[index] ?? null);
          return wanted === null || mayHave(passed.among?.[index] ?? null, wanted) ? [{ from, wanted }] : [];
        });
        const [only, ...others] = possible;
        if (only === undefined) return IMPOSSIBLE;
        // One of several entries, or of values that nobody listed: which, cannot be said.
        if (others.length > 0 || only.wanted === null) continue;
        const { from, wanted } = only;
        const known = required.find((item) => item.entry === from);
        const both = known === undefined ? wanted : common(known.values, wanted);
        if (both.length === 0) return IMPOSSIBLE;
        required = [...required.filter((item) => item !== known), { entry: from, values: both }];
      }
      return this.#intern(required);
    });
  }

  /** What the environment says of the run of the callable, and nothing else. */
  keep(environment: number, callable: number): number {
    if (environment === ANYTHING) return ANYTHING;
    return this.#memo(this.#kept, environment, callable, 0x400000, () =>
      this.#intern((this.#items[environment] ?? []).filter(({ entry }) => entry === activationEntry(callable))),
    );
  }

  #intern(items: readonly Passed[]): number {
    const sorted = items.toSorted((left, right) => left.entry - right.entry);
    const key = sorted.map(({ entry, values }) => `${entry}:${values.join()}`).join(' ');
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#items.push(sorted) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }

  #memo(known: Map<number, number>, environment: number, by: number, width: number, make: () => number): number {
    const key = environment * width + by;
    let found = known.get(key);
    if (found === undefined) {
      found = make();
      known.set(key, found);
    }
    return found;
  }
}

/** What is passed of an entry that has one of the values (null: any). */
function passedThrough(values: readonly number[] | null, through: Through | null): readonly number[] | null {
  if (values === null || through === null) return values;
  const passed = values.map((value) => through.find(([from]) => from === value)?.[1] ?? null);
  return passed.includes(null) ? null : union(passed.map((each) => each ?? []));
}

/** The values of an entry of which one of these is passed; null where an entry that is not listed may bring them. */
function bringing(values: readonly number[], through: Through | null): readonly number[] | null {
  if (through === null) return values;
  const found = through.filter(([, passed]) => common(passed, values).length > 0).map(([from]) => from);
  return found.length === 0 ? null : found.toSorted((left, right) => left - right);
}

/** Whether an entry that has no other values than these (null: any) may have one of the wanted. */
function mayHave(all: readonly number[] | null, wanted: readonly number[]): boolean {
  return all === null || common(all, wanted).length > 0;
}

function common(left: readonly number[], right: readonly number[]): number[] {
  return left.filter((value) => right.includes(value));
}

function union(lists: readonly (readonly number[])[]): number[] {
  return [...new Set(lists.flat())].sort((left, right) => left - right);
}
