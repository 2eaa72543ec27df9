import { NODE_KIND } from '../../facts/flow-node.js';
import type { Propagation } from './propagation.js';
import { VALUE_KIND } from './values.js';

/** Places where shared instances of a class and its relatives are made that are told apart; with more they have fields in common. */
export const MOST_SITES = 8;
const NONE: readonly number[] = Object.freeze([]);

/** Which instances several parts of the program see: what is kept at long-lived places, given away, or made by a framework. */
export class SharedInstances {
  readonly #propagation: Propagation;
  /** Shared instances by the place where each is made. */
  readonly #made = new Set<number>();
  /** Classes of which every instance is shared. */
  readonly #classes = new Set<number>();
  /** Classes of which, or of a relative of which, some instance is shared. */
  readonly #some = new Set<number>();
  /** Types that no class of the program implements and whose instances are never shared. */
  readonly #shapes = new Set<number>();
  /** By class the shared instances of it and its descendants, each by the place where it is made; none where not all are known. */
  readonly #sites: readonly (readonly number[])[];
  /** By set of values: those that are instances, and those that are shared. */
  readonly #instancesIn: (readonly number[] | undefined)[];
  readonly #sharedIn: (readonly number[] | undefined)[];

  /** `givenAway`: nodes that unknown code gets. */
  constructor(propagation: Propagation, givenAway: ReadonlySet<number>) {
    this.#propagation = propagation;
    this.#instancesIn = Array.from({ length: propagation.tracker.sets.count });
    this.#sharedIn = Array.from({ length: propagation.tracker.sets.count });
    this.#find(givenAway);
    this.#sites = this.#findSites();
  }

  /** Whether a value at the node may be an instance that others see. */
  holdsShared(node: number): boolean {
    return this.at(node).length > 0;
  }

  /** Instances at a node, in ascending order. */
  instancesAt(node: number): readonly number[] {
    const { tracker } = this.#propagation;
    const set = tracker.setAt(node);
    return (this.#instancesIn[set] ??= this.#instancesOf(set));
  }

  /** Shared instances at a node, in ascending order; known once it was found which are. */
  at(node: number): readonly number[] {
    const set = this.#propagation.tracker.setAt(node);
    let shared = this.#sharedIn[set];
    if (shared === undefined) {
      const instances = this.instancesAt(node);
      shared = instances.length === 0 ? NONE : instances.filter((value) => this.#isShared(value));
      this.#sharedIn[set] = shared;
    }
    return shared;
  }

  #instancesOf(set: number): readonly number[] {
    const { sets, values } = this.#propagation.tracker;
    let found: number[] | null = null;
    for (let at = 0, size = sets.size(set); at < size; at++) {
      const value = sets.member(set, at);
      if (values.kind(value) === VALUE_KIND.instance) (found ??= []).push(value);
    }
    return found ?? NONE;
  }

  /** The instances whose fields are meant by a shared one; of `some instance`, all that there are. */
  holdersOf(value: number): readonly number[] {
    const { values } = this.#propagation.tracker;
    const id = values.a(value);
    const sites = this.#sites[id] ?? NONE;
    if (sites.length === 0) return [values.of(VALUE_KIND.instance, id)];
    return values.b(value) === 0 ? sites : [value];
  }

  /** Whether the instance is shared by what happens to those that are made at its place, and not only as one of its class. */
  isMadeShared(value: number): boolean {
    return this.#made.has(value);
  }

  #isShared(value: number): boolean {
    const { values } = this.#propagation.tracker;
    if (values.kind(value) !== VALUE_KIND.instance) return false;
    const id = values.a(value);
    if (this.#shapes.has(id)) return false;
    if (values.b(value) === 0) return this.#some.has(id);
    return this.#made.has(value) || this.#classes.has(id);
  }

  #find(givenAway: ReadonlySet<number>): void {
    const { tracker, index, classes, library, dispatch } = this.#propagation;
    const { values } = tracker;
    for (const id of library.handedOut) this.#shareClass(id);
    // Instances of a class that the program never builds come from outside: a framework made them.
    for (let id = 0; id < classes.count; id++) {
      if ([id, ...classes.descendants(id)].some((type) => dispatch.constructors.isBuilt(type))) continue;
      if (this.#isShape(id)) this.#shapes.add(id);
      else this.#shareClass(id);
    }
    // Long-lived places: cells of objects, module names that others read, captured variables.
    const places: number[] = [];
    const addPlace = (node: number): void => {
      if (tracker.hasValues(node)) places.push(node);
    };
    givenAway.forEach(addPlace);
    tracker.storage.forEach(addPlace);
    for (const kind of [NODE_KIND.cellIn, NODE_KIND.cellOut]) index.nodesOfKind[kind]?.forEach(addPlace);
    index.nodesOfKind[NODE_KIND.binding]?.forEach((node) => {
      if (this.#isRead(node)) addPlace(node);
    });
    this.#shareAt(places);
    const withShared = new Set([...this.#made].map((value) => values.a(value)));
    for (const id of withShared) for (const relative of classes.relatives(id)) this.#some.add(relative);
    for (const id of this.#classes) for (const relative of classes.relatives(id)) this.#some.add(relative);
  }

  /**
   * Whether the type only describes what objects look like: an interface or protocol with no library type above it. Records of that
   * shape are made as literals everywhere and have nothing else in common, so they follow access paths alone.
   */
  #isShape(id: number): boolean {
    const { classes, index } = this.#propagation;
    if (classes.extendsForeign(id, 'Protocol') || classes.extendsForeign(id, 'TypedDict')) return true;
    return (
      index.classes[id]?.facts.kind === 'interface' &&
      !classes.order(id).some((owner) => classes.foreignBasesOf(owner).length > 0)
    );
  }

  /** What is at long-lived places is shared, and so is what containers there hold at places that are not told apart. */
  #shareAt(places: number[]): void {
    const { tracker, cells, index } = this.#propagation;
    const { values } = tracker;
    const opened = new Set<number>();
    for (let node = places.pop(); node !== undefined; node = places.pop()) {
      for (const value of this.instancesAt(node))
        if (values.b(value) === 0) this.#shareClass(values.a(value));
        else this.#made.add(value);
      for (const value of tracker.valuesAt(node)) {
        if (values.kind(value) !== VALUE_KIND.object || opened.has(value)) continue;
        opened.add(value);
        places.push(...cells.looseOf(value, index.contents));
      }
    }
  }

  #findSites(): readonly (readonly number[])[] {
    const { tracker, classes } = this.#propagation;
    const { values } = tracker;
    const own: number[][] = Array.from({ length: classes.count }, () => []);
    for (let value = 0; value < values.count; value++)
      if (values.kind(value) === VALUE_KIND.instance && values.b(value) > 0 && this.#isShared(value))
        own[values.a(value)]?.push(value);
    return own.map((sites, id) => {
      const relatives = classes.relatives(id);
      const all = relatives.reduce((sum, relative) => sum + (own[relative]?.length ?? 0), 0);
      if (all > MOST_SITES || relatives.some((relative) => this.#classes.has(relative))) return NONE;
      return [...sites, ...classes.descendants(id).flatMap((descendant) => own[descendant] ?? NONE)];
    });
  }

  #shareClass(id: number): void {
    this.#classes.add(id);
    for (const descendant of this.#propagation.classes.descendants(id)) this.#classes.add(descendant);
  }

  /** Whether others read the module name. */
  #isRead(node: number): boolean {
    const { tracker, index } = this.#propagation;
    return index.forward.first[node] !== index.forward.first[node + 1] || tracker.edges.firstOut(node) >= 0;
  }
}
