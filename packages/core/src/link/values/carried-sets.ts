import { IntList } from '../../columns/int-list.js';
import type { Tracker } from './tracker.js';
import { EMPTY } from './value-sets.js';
import { TOP, VALUE_KIND } from './values.js';

/** What becomes of a set of values on an edge that does not carry all of them as they are. Answers are kept by set. */
export class CarriedSets {
  readonly #tracker: Tracker;
  /** By set: what of it travels through unknown code, + 1. */
  readonly #travelling = new IntList();
  /** By set: what of it the program has without its tests, + 1. */
  readonly #outsideTests = new IntList();
  /** By value: 1 where the program has it, 2 where a test made it. */
  readonly #doubles = new IntList();
  /** By set: 1 without closures, 2 with some. */
  readonly #closuresIn = new IntList();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** What unknown code that gets the set may hand back. */
  throughUnknown(set: number): number {
    this.#travelling.extend(set + 1, 0);
    const known = this.#travelling.at(set);
    if (known !== 0) return known - 1;
    const { sets, values } = this.#tracker;
    const found = sets.subset(set, (value) => travelsThroughUnknown(values.kind(value)));
    this.#travelling.set(set, found + 1);
    return found;
  }

  /** What of the set no test made: doubles that tests pass in are never what the server runs. */
  outsideTests(set: number): number {
    this.#outsideTests.extend(set + 1, 0);
    const known = this.#outsideTests.at(set);
    if (known !== 0) return known - 1;
    const { sets } = this.#tracker;
    let found = sets.subset(set, (value) => !this.#isTestDouble(value));
    // Of a set that may be anything nothing else is left.
    if (found !== set && sets.isFull(set)) found = sets.single(TOP);
    this.#outsideTests.set(set, found + 1);
    return found;
  }

  #isTestDouble(value: number): boolean {
    this.#doubles.extend(value + 1, 0);
    const known = this.#doubles.at(value);
    if (known !== 0) return known === 2;
    const isDouble = this.#isMadeByTest(value);
    this.#doubles.set(value, isDouble ? 2 : 1);
    return isDouble;
  }

  #isMadeByTest(value: number): boolean {
    const { values, index } = this.#tracker;
    const a = values.a(value);
    switch (values.kind(value)) {
      case VALUE_KIND.callable:
        return index.callables[values.callable(value)]?.file.isTest === true;
      case VALUE_KIND.class:
        return index.classes[a]?.file.isTest === true;
      case VALUE_KIND.instance:
        return index.classes[a]?.file.isTest === true || (values.b(value) > 0 && this.#isInTest(values.b(value) - 1));
      case VALUE_KIND.object:
        return this.#isInTest(a);
      default:
        return false;
    }
  }

  #isInTest(node: number): boolean {
    return this.#tracker.isInTest(node);
  }

  /** What a return edge of `call` carries out of `source`: closures that leave their maker are told apart by the call. */
  byReturn(set: number, call: number, source: number): number {
    if (!this.#holdsClosures(set)) return set;
    const { sets } = this.#tracker;
    let found = EMPTY;
    for (let at = 0; at < sets.size(set); at++)
      found = sets.union(found, sets.single(this.#closureOf(sets.member(set, at), call, source)));
    return found;
  }

  #holdsClosures(set: number): boolean {
    this.#closuresIn.extend(set + 1, 0);
    const known = this.#closuresIn.at(set);
    if (known !== 0) return known === 2;
    const { sets, values, index } = this.#tracker;
    const holds = sets
      .list(set)
      .some(
        (value) =>
          values.kind(value) === VALUE_KIND.callable &&
          (index.callables[values.callable(value)]?.facts.closure ?? -1) >= 0,
      );
    this.#closuresIn.set(set, holds ? 2 : 1);
    return holds;
  }

  /** A closure that leaves the callable that made it, or one that got it from there, by `call`. */
  #closureOf(value: number, call: number, source: number): number {
    const { values, index, calls } = this.#tracker;
    if (values.kind(value) !== VALUE_KIND.callable) return value;
    const made = index.callables[values.callable(value)];
    if (made === undefined || made.facts.closure < 0) return value;
    const last = values.chain(value).at(-1);
    const maker = last === undefined ? made.facts.parent + made.file.callableBase : calls[last]?.callable;
    return maker === this.#tracker.callableOf(source) ? values.closure(value, call) : value;
  }
}

/** Whether unknown code that gets the value may hand it back: what is called later, not what merely types a member. */
function travelsThroughUnknown(kind: number): boolean {
  return (
    kind === VALUE_KIND.callable ||
    kind === VALUE_KIND.class ||
    kind === VALUE_KIND.instance ||
    kind === VALUE_KIND.object ||
    kind === VALUE_KIND.partial ||
    kind === VALUE_KIND.collector
  );
}
