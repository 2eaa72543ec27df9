import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { ClassMember } from '../../facts/symbol.js';
import type { LinkedCall } from '../contract/contract.js';
import { isReadable } from '../values/classes.js';
import type { Propagation } from '../values/propagation.js';
import type { WriteBacks } from '../values/write-backs.js';
import { TOP, VALUE_KIND } from '../values/values.js';
import type { EntryTrace } from './entry-trace.js';

/** Parent constructors between what a call gives and where it is stored. */
const DEEPEST = 4;

/**
 * What the fields of one instance hold, by what its constructor was called with where it was made (`Client(get_token)`). Value tracking
 * pools what the fields of all instances of a class hold; two instances of one class with a callback or a helper of their own each are told
 * apart here. What anything but the constructor stores may be in every instance.
 */
export class MadeWith {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #known = new Map<number, Map<number, readonly number[] | null>>();
  readonly #writeBacks: WriteBacks;
  #sites: Map<number, number[]> | null = null;
  #stored: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(propagation: Propagation, trace: EntryTrace, writeBacks: WriteBacks) {
    this.#propagation = propagation;
    this.#trace = trace;
    this.#writeBacks = writeBacks;
  }

  /** Instances of the class or of one below, each by the place where it is made, in ascending order. */
  sitesOf(id: number): readonly number[] {
    const { tracker, classes } = this.#propagation;
    const { values } = tracker;
    if (this.#sites === null) {
      this.#sites = new Map();
      for (let value = 0; value < values.count; value++) {
        if (values.kind(value) !== VALUE_KIND.instance || values.b(value) === 0) continue;
        const known = this.#sites.get(values.a(value));
        if (known === undefined) this.#sites.set(values.a(value), [value]);
        else known.push(value);
      }
    }
    const sites = this.#sites;
    return [id, ...classes.descendants(id)].flatMap((type) => sites.get(type) ?? []).sort((a, b) => a - b);
  }

  /** Values at the end of contents that are read one after the other, from an instance on; null: that cannot be told. */
  read(instance: number, path: readonly number[]): readonly number[] | null {
    let found: readonly number[] = [instance];
    for (const content of path) {
      const next = new Set<number>();
      for (const value of found) {
        const inside = this.#field(value, content);
        if (inside === null) return null;
        for (const each of inside) next.add(each);
      }
      found = [...next];
    }
    return found.includes(TOP) ? null : found;
  }

  /** The same from all instances together, as far as instances lead. */
  pooled(instances: readonly number[], path: readonly number[]): readonly number[] {
    const { tracker, cells, classes, members, index } = this.#propagation;
    const { values } = tracker;
    let found = instances;
    for (const content of path) {
      const next = new Set<number>();
      const types = found.filter((value) => values.kind(value) === VALUE_KIND.instance).map((value) => values.a(value));
      for (const id of new Set(types)) {
        for (const cell of cells.held(values.of(VALUE_KIND.instance, id), content, index.contents))
          for (const value of tracker.valuesAt(cell)) next.add(value);
        const name = members.memberNameOf(content);
        for (const { owner, member } of name === null ? [] : classes.lookUp(id, name, isReadable))
          for (const value of this.#ofMember(owner, member)) next.add(value);
      }
      found = [...next];
    }
    return found;
  }

  #ofMember(owner: number, member: ClassMember): readonly number[] {
    const { tracker, classes } = this.#propagation;
    const node = classes.nodeOf(owner, member);
    const callable = classes.callableOf(owner, member);
    if (node >= 0) return tracker.valuesAt(node);
    return callable < 0 ? [] : [tracker.values.of(VALUE_KIND.callable, callable)];
  }

  #field(instance: number, content: number): readonly number[] | null {
    let fields = this.#known.get(instance);
    if (fields === undefined) this.#known.set(instance, (fields = new Map<number, readonly number[] | null>()));
    let found = fields.get(content);
    if (found === undefined) fields.set(content, (found = this.#find(instance, content)));
    return found;
  }

  #find(instance: number, content: number): readonly number[] | null {
    const { tracker, classes, members, cells, index } = this.#propagation;
    const { values } = tracker;
    const site = values.b(instance) - 1;
    if (values.kind(instance) !== VALUE_KIND.instance || site < 0 || index.nodeKind[site] !== NODE_KIND.call)
      return null;
    const file = index.files[index.nodeFile[site] as number];
    const call = index.calls[(file?.callBase ?? 0) + (index.nodeAux[site] as number)];
    const name = members.memberName(content, site);
    const id = values.a(instance);
    if (call === undefined || call.result !== site || name === null) return null;
    const found = new Set<number>();
    let isStored = false;
    for (const { owner, member } of classes.lookUp(id, name, isReadable)) {
      if (member.kind === 'getter') return null;
      isStored ||= member.kind === 'method';
      for (const value of this.#ofMember(owner, member)) found.add(value);
    }
    const held = cells.held(values.of(VALUE_KIND.instance, id), content, index.contents);
    const stored = (this.#stored ??= tracker.storedBy());
    for (const source of held.flatMap((cell) => stored.get(cell) ?? [])) {
      const made = this.#madeOf(source, content, id);
      // What is written back was there before.
      if (made.length === 0 && this.#writeBacks.isWriteBack(source, content)) continue;
      isStored = true;
      if (made.length > 0 && !made.includes(site)) continue;
      const isGiven = made.length === 0 && this.#isConstructorOf(tracker.callableOf(source), id);
      for (const value of isGiven ? this.#given(source, call, id, 0) : tracker.valuesAt(source)) found.add(value);
    }
    if (!isStored) return null;
    for (const cell of members.classCells(id, name)) for (const value of tracker.valuesAt(cell)) found.add(value);
    return [...found];
  }

  /** Results of calls that put the value into the new object themselves (data classes); none where it is stored otherwise as well. */
  #madeOf(source: number, content: number, id: number): readonly number[] {
    const { tracker, dispatch, index } = this.#propagation;
    const { forward } = index;
    if (source < index.nodeCount)
      for (let row = forward.first[source] as number; row < (forward.first[source + 1] as number); row++)
        if (forward.kind[row] === FLOW_KIND.store && forward.operand[row] === content)
          if (this.#mayBe(forward.other[row] as number, id)) return [];
    const made: number[] = [];
    for (let edge = tracker.edges.firstOut(source); edge >= 0; edge = tracker.edges.nextOut(edge)) {
      const target = tracker.edges.target(edge);
      if (tracker.edges.kind(edge) !== FLOW_KIND.store || target >= index.nodeCount) continue;
      const file = index.files[index.nodeFile[target] as number];
      const isMade =
        index.nodeKind[target] === NODE_KIND.call &&
        dispatch.isConstruction((file?.callBase ?? 0) + (index.nodeAux[target] as number));
      if (!isMade) return [];
      made.push(target);
    }
    return made;
  }

  /** Whether an object may be an instance of the class or of a relative. */
  #mayBe(node: number, id: number): boolean {
    const { tracker, classes } = this.#propagation;
    const { values } = tracker;
    const relatives = classes.relatives(id);
    return tracker
      .valuesAt(node)
      .some(
        (value) => value === TOP || (values.kind(value) === VALUE_KIND.instance && relatives.includes(values.a(value))),
      );
  }

  #isConstructorOf(callable: number, id: number): boolean {
    const { index, classes } = this.#propagation;
    const entry = index.callables[callable];
    if (entry === undefined || entry.facts.owner < 0) return false;
    if (entry.facts.kind !== 'constructor' && entry.facts.name !== '__init__') return false;
    return classes.order(id).includes(entry.facts.owner + entry.file.classBase);
  }

  /** Values of a node of a constructor when the call makes the instance; all that it may have where that cannot be told. */
  #given(node: number, call: LinkedCall, id: number, depth: number): readonly number[] {
    const { tracker, index } = this.#propagation;
    const { entries, ends } = this.#trace.of(node);
    const all = tracker.valuesAt(node);
    if (depth > DEEPEST || [...entries, ...ends].some(({ path }) => path.length > 0)) return all;
    const found = new Set<number>(ends.flatMap(({ entry }) => tracker.valuesAt(entry)));
    for (const { entry } of entries) {
      if (index.nodeKind[entry] !== NODE_KIND.parameter || this.#trace.isCaptured(entry)) return all;
      const passed = this.#passedInto(entry, call, id, depth);
      if (passed === null) return all;
      for (const value of passed) found.add(value);
    }
    return [...found];
  }

  /** Values that a parameter of a constructor gets when the call makes the instance; null: the call does not run it, as far as is seen. */
  #passedInto(parameter: number, call: LinkedCall, id: number, depth: number): readonly number[] | null {
    const { tracker, candidates, index } = this.#propagation;
    const { edges } = tracker;
    const callable = tracker.callableOf(parameter);
    const isRun = candidates.of(call.id).some((candidate) => candidate.callable === callable);
    const found = new Set<number>();
    let isPassed = false;
    for (let edge = edges.firstIn(parameter); edge >= 0; edge = edges.nextIn(edge)) {
      if (edges.kind(edge) !== FLOW_KIND.call) continue;
      const source = edges.source(edge);
      const isOwn = edges.operand(edge) === call.id;
      const caller = tracker.callableOf(source);
      if (!isOwn && (isRun || caller === callable || !this.#isConstructorOf(caller, id))) continue;
      isPassed = true;
      for (const value of isOwn ? tracker.valuesAt(source) : this.#given(source, call, id, depth + 1)) found.add(value);
    }
    if (isPassed) return [...found];
    if (!isRun) return null;
    const { first, other } = index.backward;
    for (let row = first[parameter] as number; row < (first[parameter + 1] as number); row++)
      for (const value of tracker.valuesAt(other[row] as number)) found.add(value);
    return [...found];
  }
}
