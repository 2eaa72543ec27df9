import type { Passed } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { Candidate } from '../contract/program.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';
import type { EntryRoot, EntryTrace } from './entry-trace.js';
import type { Identities } from './identities.js';
import type { PassedValues } from './passed-values.js';

/** An entry with its values, and an outcome for each of them; null: it cannot be told. */
interface Possible<T> {
  readonly entry: number;
  readonly values: readonly number[];
  readonly outcomes: readonly (T | null)[];
}

/** The condition under which a call runs one of its callees. */
export interface CalleeCondition {
  readonly callable: number;
  readonly condition: Passed;
}

/**
 * Under which values of one entry of the callable around it (a parameter, its receiver, a captured variable) a call runs what. Nothing is
 * said where all values of the entry lead there, or where more than one entry has a part in it.
 */
export class RunConditions {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #values: PassedValues;
  readonly #identities: Identities;

  constructor(propagation: Propagation, trace: EntryTrace, values: PassedValues, identities: Identities) {
    this.#propagation = propagation;
    this.#identities = identities;
    this.#trace = trace;
    this.#values = values;
  }

  /** The callees of a call that run under a condition. */
  ofCallees(call: LinkedCall): readonly CalleeCondition[] {
    const found = this.#propagation.candidates.of(call.id);
    if (found.length === 0) return [];
    if (call.callee < 0) return call.receiver >= 0 ? this.#implicit(call, found) : [];
    const made = this.#ofMade(call);
    if (made !== null) return found.map(({ callable }) => ({ callable, condition: made }));
    const entries = this.#entriesAt(call.callee, call.callable);
    if (entries.size === 0) return [];
    const others = this.#trace.of(call.callee).ends.map(({ entry, path }) => this.#reached(entry, path));
    if (others.includes(null)) return [];
    const elsewhere = this.#values.run(others.flatMap((values) => values ?? []));
    const possible = elsewhere === null ? null : this.#possible(entries, (reached) => this.#values.run(reached));
    const root = others.length === 0 ? this.#rootAt(call.callee) : null;
    return found
      .filter(({ callable, how }) => how !== 'name' && elsewhere?.has(callable) !== true)
      .flatMap(({ callable }) => {
        const byClass = possible === null ? null : explain(possible, (ran) => ran?.has(callable) ?? true);
        return conditionOf(
          callable,
          this.#amongMade(byClass) ?? this.#byInstance(root, (held) => this.#values.run(held)?.has(callable)),
        );
      });
  }

  /**
   * A condition without the classes that are only there to be extended: that the program makes instances of what extends them, and nobody of
   * themselves, leaves a method that all of those override to nobody.
   */
  #amongMade(condition: Passed | null): Passed | null {
    if (condition === null) return null;
    const values = condition.values.filter((value) => !this.#isNeverMade(value));
    return values.length === condition.values.length ? condition : { entry: condition.entry, values };
  }

  #isNeverMade(value: number): boolean {
    const { tracker, classes, dispatch, library } = this.#propagation;
    if (tracker.values.kind(value) !== VALUE_KIND.instance) return false;
    const id = tracker.values.a(value);
    const { constructors } = dispatch;
    if (constructors.isBuilt(id) || library.handedOut.has(id)) return false;
    return classes.descendants(id).some((type) => constructors.isBuilt(type));
  }

  /** The condition that the instance at the root gives by what it was made with. */
  #byInstance(root: EntryRoot | null, isWanted: (held: readonly number[]) => boolean | undefined): Passed | null {
    return root === null ? null : this.#identities.under(root, (held) => (held === null || isWanted(held)) ?? true);
  }

  /** The one entry out of which something at the node is read; or null. */
  #rootAt(node: number): EntryRoot | null {
    const [only, ...others] = this.#trace.of(node).entries;
    if (only === undefined || others.length > 0 || only.path.length === 0) return null;
    return this.#trace.isCaptured(only.entry) ? null : only;
  }

  /** The condition under which the call runs a value: of a library, of a collector. */
  ofRun(call: LinkedCall, wanted: number): Passed | null {
    if (call.callee < 0) return null;
    const entries = this.#entriesAt(call.callee, call.callable);
    if (entries.size === 0 || this.#trace.of(call.callee).ends.length > 0) return null;
    const possible = this.#possible(entries, (reached) => reached);
    const byClass = possible === null ? null : explain(possible, (reached) => reached?.includes(wanted) ?? true);
    return byClass ?? this.#byInstance(this.#rootAt(call.callee), (held) => held.includes(wanted));
  }

  /** A call that linking made for one value at the callee of a written one happens where that value was passed. */
  #ofMade(call: LinkedCall): Passed | null {
    const { dispatch, tracker } = this.#propagation;
    const origin = dispatch.originOf(call.id);
    const written = origin === null ? undefined : tracker.calls[origin.call];
    if (origin === null || written === undefined) return null;
    const entries = this.#entriesAt(written.callee, written.callable);
    if (entries.size === 0 || this.#trace.of(written.callee).ends.length > 0) return null;
    const possible = this.#possible(entries, (reached) => this.#values.of(reached));
    const wanted = this.#values.of([origin.value]);
    if (possible === null || wanted === null) return null;
    return explain(possible, (reached) => reached?.some((value) => wanted.includes(value)) ?? true);
  }

  /** A property or operator runs by the class of its receiver alone. */
  #implicit(call: LinkedCall, found: readonly Candidate[]): readonly CalleeCondition[] {
    const { tracker, classes } = this.#propagation;
    const entries = this.#entriesAt(call.receiver, call.callable);
    if (entries.size === 0 || this.#trace.of(call.receiver).ends.length > 0) return [];
    const possible = this.#possible(entries, (reached) => reached);
    if (possible === null) return [];
    return found.flatMap(({ callable }) => {
      const entry = tracker.index.callables[callable];
      if (entry === undefined || entry.facts.owner < 0) return [];
      const { name, owner } = entry.facts;
      const runs = (value: number): boolean =>
        tracker.values.kind(value) !== VALUE_KIND.instance ||
        classes
          .lookUp(tracker.values.a(value), name, (member) => member.callable >= 0)
          .some((member) => member.owner === owner + entry.file.classBase);
      return conditionOf(
        callable,
        explain(possible, (reached) => reached?.some(runs) ?? true),
      );
    });
  }

  /** Entries of the callable that the node may come from, with what is read out of each. */
  #entriesAt(node: number, callable: number): Map<number, (readonly number[])[]> {
    const found = new Map<number, (readonly number[])[]>();
    for (const { entry, path } of this.#trace.of(node).entries) {
      if (this.#propagation.tracker.callableOf(entry) !== callable) return new Map();
      const paths = found.get(entry);
      if (paths === undefined) found.set(entry, [path]);
      else paths.push(path);
    }
    return found;
  }

  /** Values at the end of a path from a node, as they are; null: anything. */
  #reached(node: number, path: readonly number[]): readonly number[] | null {
    const { tracker } = this.#propagation;
    const start = tracker.valuesAt(node);
    if (path.length === 0) return start;
    const found: number[] = [];
    for (const value of this.#values.of(start) ?? []) {
      const inside = this.#values.read(value, path, node);
      if (inside === null) return null;
      found.push(...inside);
    }
    return found;
  }

  /** Per entry its values, and what is made of what each of them leads to (null: of anything); null: some entry may have anything. */
  #possible<T>(
    entries: ReadonlyMap<number, readonly (readonly number[])[]>,
    make: (reached: readonly number[]) => T,
  ): readonly Possible<T>[] | null {
    const possible: Possible<T>[] = [];
    for (const [entry, paths] of entries) {
      const all = this.#values.at(entry);
      if (all === null) return null;
      const outcomes = all.map((value) => {
        const reached = paths.map((path) => this.#values.read(value, path, entry));
        return reached.includes(null) ? null : make(reached.flatMap((values) => values ?? []));
      });
      possible.push({ entry, values: all, outcomes });
    }
    return possible;
  }
}

function conditionOf(callable: number, condition: Passed | null): readonly CalleeCondition[] {
  return condition === null ? [] : [{ callable, condition }];
}

/** The condition that the one entry gives whose values explain the outcome; null where all do, or none, or several entries. */
function explain<T>(possible: readonly Possible<T>[], isWanted: (outcome: T | null) => boolean): Passed | null {
  const explaining: Passed[] = [];
  for (const { entry, values, outcomes } of possible) {
    const wanted = values.filter((_, index) => isWanted(outcomes[index] ?? null));
    if (wanted.length === 0) continue;
    if (wanted.length === values.length) return null;
    explaining.push({ entry, values: wanted });
  }
  const [only, ...others] = explaining;
  return only === undefined || others.length > 0 ? null : only;
}
