import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND, NODE_KINDS } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { IDENTITY, storedContent } from '../contract/program-index.js';
import { isReadable } from './classes.js';
import type { OutsideMethods } from './outside-methods.js';
import type { Propagation } from './propagation.js';
import { MOST_SITES, type SharedInstances } from './shared-instances.js';
import { VALUE_KIND } from './values.js';
import type { WriteBacks } from './write-backs.js';

// Long-lived storage in instances (engine notes 4.1, 4.2): fields of instances that several parts of the program share are one
// node per place where such an instance is made, written at every store and read where an instance enters a callable. Local
// instances keep their contents in access paths, so two of them do not mix.

/** Families of classes, each with all that inherit from one, that a place may be of before it says nothing. */
const MOST_FAMILIES = 4;
const ITEM_METHODS = ['__getitem__', '__setitem__', '__iter__', '__getattr__'] as const;
const NONE: readonly number[] = Object.freeze([]);

/** 1 for the kinds of nodes at which an instance comes into a callable, whatever its type. */
const ORIGINS: Uint8Array = new Uint8Array(NODE_KINDS.length);
for (const kind of ['self', 'read', 'binding', 'cellIn', 'cellOut', 'call'] as const) ORIGINS[NODE_KIND[kind]] = 1;

/** An edge that holds only where the object at `node` is one of these instances. */
export interface InstanceEdge {
  readonly edge: number;
  readonly node: number;
  readonly values: readonly number[];
}

/** The nodes that hold the fields of shared instances, and the edges into and out of them. */
export class InstanceFields {
  /** Edges of fields of one instance at a place that may have several. */
  readonly told: InstanceEdge[] = [];
  readonly #propagation: Propagation;
  readonly #shared: SharedInstances;
  readonly #outside: OutsideMethods;
  readonly #writeBacks: WriteBacks;
  /** Nodes of fields by instance value, and those values by class. */
  readonly #nodes = new Map<number, number>();
  readonly #fields = new Map<number, number[]>();
  /** Nodes of what instances of a class hold when code outside the program calls them. */
  readonly #outsideNodes = new Map<number, number>();
  readonly #storeNotes = new Map<number, number>();
  readonly #readNotes = new Map<number, number>();
  /** By set of values the shared instances whose fields may be meant. */
  readonly #fieldsOf: (readonly number[] | undefined)[];
  /** Nodes with an annotation. */
  readonly #hints: ReadonlySet<number>;
  readonly #certain = new Set<number>();
  /** By class the places where instances of it are made. */
  readonly #sites = new Map<number, number>();
  /** Those of the certain ones that are the receiver. */
  readonly #receivers = new Set<number>();

  constructor(propagation: Propagation, shared: SharedInstances, outside: OutsideMethods, writeBacks: WriteBacks) {
    this.#propagation = propagation;
    this.#shared = shared;
    this.#outside = outside;
    this.#writeBacks = writeBacks;
    this.#fieldsOf = Array.from({ length: propagation.tracker.sets.count });
    this.#hints = this.#hinted();
    this.#findCertain();
  }

  /** Adds the stores to shared instances and the reads from them. */
  connect(): void {
    this.#write();
    this.#read();
  }

  /**
   * Shared instances whose fields are written or read at a node. Where neither a receiver nor an annotation says what an object is, and
   * it may be anything or one of many unrelated classes, it counts as none of them: a place through which everything passes (an entry
   * of a table, an argument of a wrapper) would connect the fields of classes that have nothing to do with each other.
   */
  #fieldsAt(node: number, isCertain: boolean): readonly number[] {
    const shared = this.#shared.at(node);
    if (isCertain || shared.length === 0) return shared;
    const set = this.#propagation.tracker.setAt(node);
    return (this.#fieldsOf[set] ??= this.#isHub(set, shared) ? NONE : shared);
  }

  #isHub(set: number, shared: readonly number[]): boolean {
    const { tracker, classes } = this.#propagation;
    if (tracker.sets.isFull(set)) return true;
    const families = new Set(shared.map((value) => classes.order(tracker.values.a(value)).at(-1)));
    return families.size > MOST_FAMILIES;
  }

  #write(): void {
    const { tracker, index } = this.#propagation;
    index.callables.forEach(({ facts: { kind, self, selfOut }, file: { nodeBase } }) => {
      if (kind === 'constructor' && selfOut >= 0) this.#publish(nodeBase + self, nodeBase + selfOut);
    });
    for (const file of index.files) {
      const { edges } = file.facts;
      for (let edge = 0; edge < edges.count; edge++) {
        if (edges.kind[edge] !== EDGE_KIND.store) continue;
        const target = file.nodeBase + (edges.target[edge] as number);
        if (!this.#shared.holdsShared(target)) continue;
        const operand = edges.operand[edge] as number;
        const source = file.nodeBase + (edges.source[edge] as number);
        // An object that nothing changed is there already.
        if (this.#writeBacks.isUnchanged(source))
          if (this.#writeBacks.isWriteBack(source, file.contentIds[operand] as number)) continue;
        const content = storedContent(file, operand, index.contents);
        this.#writeAt(source, target, content);
      }
    }
    const known = tracker.edges.size;
    for (let edge = 0; edge < known; edge++)
      if (tracker.edges.kind(edge) === FLOW_KIND.store && this.#shared.holdsShared(tracker.edges.target(edge)))
        this.#writeAt(tracker.edges.source(edge), tracker.edges.target(edge), tracker.edges.operand(edge));
  }

  #writeAt(source: number, target: number, content: number): void {
    const { tracker, index } = this.#propagation;
    // Nobody sees an object before its constructor ends, and then what was overwritten is gone.
    if (this.#receivers.has(target) && index.callables[tracker.callableOf(target)]?.facts.kind === 'constructor')
      return;
    const holders = this.#fieldsAt(target, this.#certain.has(target))
      .filter((value) => this.#mayHold(tracker.values.a(value), content))
      .flatMap((value) => this.#shared.holdersOf(value));
    const key = index.contents.canonical(content);
    this.#keep(source, target, FLOW_KIND.store, key, holders);
    for (const id of this.#entering(target))
      if (this.#mayHold(id, content)) this.#holdOutside(source, target, FLOW_KIND.store, key, id);
  }

  /** What a constructor leaves in its object. */
  #publish(receiver: number, state: number): void {
    const holders = this.#fieldsAt(receiver, true).flatMap((value) => this.#shared.holdersOf(value));
    this.#keep(state, state, FLOW_KIND.value, 0, holders);
    for (const id of this.#entering(receiver)) this.#holdOutside(state, state, FLOW_KIND.value, 0, id);
  }

  /** Classes of instances at the node that only code outside the program has besides. */
  #entering(node: number): readonly number[] {
    const { values } = this.#propagation.tracker;
    if (this.#outside.classes.size === 0) return NONE;
    const shared = this.#shared.at(node);
    const found = this.#shared
      .instancesAt(node)
      .filter((value) => !shared.includes(value))
      .map((value) => values.a(value))
      .filter((id) => this.#outside.classes.has(id));
    return found.length < 2 ? found : [...new Set(found)];
  }

  #holdOutside(source: number, node: number, kind: number, operand: number, id: number): void {
    const { tracker, index } = this.#propagation;
    let fields = this.#outsideNodes.get(id);
    if (fields === undefined) {
      const shape = index.classes[id];
      const at = shape?.facts.span.from ?? 0;
      fields = tracker.addNode(-1, shape?.file.index ?? 0, at, at);
      this.#outsideNodes.set(id, fields);
    }
    const { from, to } = tracker.spanOf(node);
    const held = tracker.addNode(tracker.callableOf(node), tracker.fileOf(node), from, to);
    tracker.edges.add(source, held, kind, operand, 0, true);
    tracker.addEdge(held, fields, FLOW_KIND.jump, 0, this.#noteOf(id, 'store'), true);
  }

  /** Keeps something on instances; on each alone where the object at `node` is that one. */
  #keep(source: number, node: number, kind: number, operand: number, holders: readonly number[]): void {
    const { values } = this.#propagation.tracker;
    const owners = [...new Set(holders)];
    if (owners.length === 0) return;
    const [general, single] = parted(
      owners,
      (owner) => values.b(owner) === 0 || (owners.length === 1 && this.#isAlone(owner)),
    );
    if (general.length > 0) this.#hold(source, node, kind, operand, general);
    for (const owner of single)
      this.told.push({ edge: this.#hold(source, node, kind, operand, [owner]), node, values: [owner] });
  }

  /** Whether no other instance of the class or of a relative is made anywhere. */
  #isAlone(owner: number): boolean {
    const { tracker, classes } = this.#propagation;
    const { values } = tracker;
    if (this.#sites.size === 0)
      for (let value = 0; value < values.count; value++)
        if (values.kind(value) === VALUE_KIND.instance && values.b(value) > 0)
          this.#sites.set(values.a(value), (this.#sites.get(values.a(value)) ?? 0) + 1);
    const sites = classes.relatives(values.a(owner)).map((id) => this.#sites.get(id) ?? 0);
    return sites.reduce((sum, count) => sum + count, 0) === 1;
  }

  /** A node on the way from `source` to the fields of the owners; the edge that leads to it. */
  #hold(source: number, node: number, kind: number, operand: number, owners: readonly number[]): number {
    const { tracker } = this.#propagation;
    const { from, to } = tracker.spanOf(node);
    const held = tracker.addNode(tracker.callableOf(node), tracker.fileOf(node), from, to);
    const edge = tracker.edges.add(source, held, kind, operand, 0, true);
    for (const owner of owners.toSorted((a, b) => a - b))
      tracker.addEdge(
        held,
        this.#nodeOf(owner),
        FLOW_KIND.jump,
        0,
        this.#noteOf(tracker.values.a(owner), 'store'),
        true,
      );
    return edge;
  }

  /** Python objects hold nothing under a key or index unless their class says how. */
  #mayHold(id: number, content: number): boolean {
    const { classes, index } = this.#propagation;
    const kind = index.contents.contents[content]?.kind;
    if (kind === 'field' || kind === 'captured' || index.classes[id]?.file.isJavaScript === true) return true;
    return (
      classes.order(id).some((owner) => classes.foreignBasesOf(owner).length > 0) ||
      ITEM_METHODS.some((name) => classes.lookUp(id, name, isReadable).length > 0)
    );
  }

  /** Fields enter where an instance does; later states of the object in the same callable follow from there. */
  #read(): void {
    const { tracker } = this.#propagation;
    const { values } = tracker;
    const hinted = this.#hints;
    const { nodeKind } = tracker.index;
    for (let node = 0; node < tracker.index.nodeCount; node++) {
      if (ORIGINS[nodeKind[node] as number] !== 1 && !hinted.has(node)) continue;
      if (!this.#shared.holdsShared(node)) continue;
      const told: InstanceEdge[] = [];
      const isOne = this.#shared.instancesAt(node).length === 1;
      for (const value of this.#fieldsAt(node, this.#certain.has(node))) {
        const kind = this.#originKind(node, value, hinted);
        if (kind < 0) continue;
        for (const [edge, kept] of this.#enter(node, value, kind))
          if (values.b(kept) > 0 && !(isOne && kept === value)) told.push({ edge, node, values: [kept] });
      }
      // Too many to follow each on its own way.
      if (told.length <= MOST_SITES) this.told.push(...told);
    }
    for (const [receiver, entering] of this.#outside.receivers)
      for (const id of entering) {
        const fields = this.#outsideNodes.get(id);
        if (fields !== undefined)
          tracker.edges.add(fields, receiver, FLOW_KIND.shared, 0, this.#noteOf(id, 'read'), true);
      }
  }

  /** What is kept on the instance, or may be, comes in: edges with the instance on which it is kept. */
  #enter(node: number, value: number, kind: number): (readonly [number, number])[] {
    const { tracker, classes } = this.#propagation;
    const { values, edges } = tracker;
    const entered: [number, number][] = [];
    for (const relative of classes.relatives(values.a(value)))
      for (const kept of this.#fields.get(relative) ?? []) {
        if (values.b(value) > 0 && values.b(kept) > 0 && kept !== value) continue;
        const note = this.#noteOf(relative, 'read');
        const edge = edges.add(this.#nodes.get(kept) as number, node, kind, 0, note, true);
        if (edge >= 0) entered.push([edge, kept]);
      }
    return entered;
  }

  #originKind(node: number, value: number, hinted: ReadonlySet<number>): number {
    const { index, tracker } = this.#propagation;
    if (node >= index.nodeCount) return -1;
    switch (index.nodeKind[node]) {
      case NODE_KIND.self:
        return FLOW_KIND.shared;
      case NODE_KIND.read:
      case NODE_KIND.binding:
      case NODE_KIND.cellIn:
      case NODE_KIND.cellOut:
        return FLOW_KIND.jump;
      case NODE_KIND.call:
        // Where an instance is made it holds what it was given; another one of a class that a library calls back is another one.
        if (tracker.values.b(value) === node + 1) return this.#shared.isMadeShared(value) ? FLOW_KIND.jump : -1;
        return tracker.values.b(value) === 0 ? FLOW_KIND.jump : -1;
      default:
        return hinted.has(node) ? FLOW_KIND.jump : -1;
    }
  }

  #hinted(): ReadonlySet<number> {
    const found = new Set<number>();
    for (const file of this.#propagation.index.files)
      for (const { target } of file.facts.types) if (target >= 0) found.add(target + file.nodeBase);
    return found;
  }

  /** Nodes of which a receiver or an annotation says what they are, and the later states and names of the same object. */
  #findCertain(): void {
    const { index } = this.#propagation;
    for (const node of index.nodesOfKind[NODE_KIND.self] ?? []) this.#follow(node, this.#receivers);
    for (const node of this.#receivers) this.#certain.add(node);
    for (const node of this.#hints) this.#follow(node, this.#certain);
  }

  #follow(start: number, found: Set<number>): void {
    const { forward } = this.#propagation.index;
    const pending = [start];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (found.has(node)) continue;
      found.add(node);
      for (let row = forward.first[node] as number; row < (forward.first[node + 1] as number); row++)
        if (isSameObject(forward.kind[row] as number)) pending.push(forward.other[row] as number);
    }
  }

  #nodeOf(holder: number): number {
    let node = this.#nodes.get(holder);
    if (node === undefined) {
      const { tracker, index } = this.#propagation;
      const id = tracker.values.a(holder);
      const shape = index.classes[id];
      const at = shape?.facts.span.from ?? 0;
      node = tracker.addNode(-1, shape?.file.index ?? 0, at, at);
      this.#nodes.set(holder, node);
      const known = this.#fields.get(id);
      if (known === undefined) this.#fields.set(id, [holder]);
      else known.push(holder);
    }
    return node;
  }

  #noteOf(id: number, role: 'store' | 'read'): number {
    const notes = role === 'store' ? this.#storeNotes : this.#readNotes;
    let note = notes.get(id);
    if (note === undefined) {
      const name = this.#propagation.index.classes[id]?.facts.name ?? 'an object';
      note = this.#propagation.tracker.note(
        role,
        role === 'store' ? `kept on ${name}` : `read back from ${name}`,
        null,
        role === 'store',
      );
      notes.set(id, note);
    }
    return note;
  }
}

function parted(all: readonly number[], isFirst: (one: number) => boolean): readonly [number[], number[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** Whether a local edge leads to another name or a later state of the same object. */
function isSameObject(kind: number): boolean {
  return kind === EDGE_KIND.value || kind === EDGE_KIND.without || kind === IDENTITY;
}
