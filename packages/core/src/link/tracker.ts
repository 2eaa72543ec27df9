import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { Limits } from '../limits.js';
import type { TrailRole } from '../report.js';
import type { Span } from '../text/span.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { LinkedCall } from './contract.js';
import { EdgePool } from './edge-pool.js';
import { IntList } from '../columns/int-list.js';
import type { EdgeNote } from './program.js';
import { IDENTITY, type ProgramIndex } from './program-index.js';
import { TOP, VALUE_KIND, ValueSets, ValueTable } from './values.js';

// The worklist of value tracking (engine notes 3.1): which abstract values reach which nodes, over local edges, the edges that
// linking adds, and links that only values use. What a value means at a read, a store or a call is decided by `ValueEvents`.

/** How a link changes a value on its way; `operand` per transform. */
export const TRANSFORM = {
  /** As it is. */
  plain: 0,
  /** From a type to what it describes: a class to its instances, a library class to what it returns. */
  instance: 1,
  /** A callable that gets bound to the object at node `operand`. */
  bind: 2,
  /** The content `operand` of the value. */
  read: 3,
} as const;

/** What value tracking asks when a value arrives somewhere. Each is called once per combination. */
export interface ValueEvents {
  /** `target` is the content of a value at `source`. */
  read(value: number, content: number, source: number, target: number): void;
  /** An object arrived where something is stored: `source` is put under `content` of the object at `target`. */
  storeSite(owner: number, content: number, source: number, target: number): void;
  /** One value goes into one content of one object. */
  storeValue(owner: number, content: number, value: number): void;
  call(call: LinkedCall, value: number): void;
  instance(value: number, target: number): void;
  /** A value arrived at a node that someone watches (see `Tracker.watch`). */
  watched(node: number, value: number): void;
  /** A library value arrived at a node. */
  api(node: number, value: number): void;
}

const FLAG_STORE = 1;
const FLAG_CALLEE = 2;
const FLAG_WATCHED = 4;
const FLAG_AWAKE = 8;

/** Values, edges and calls of the program under construction. */
export class Tracker {
  readonly index: ProgramIndex;
  readonly values: ValueTable = new ValueTable();
  readonly sets: ValueSets;
  readonly edges: EdgePool = new EdgePool();
  readonly calls: LinkedCall[];
  readonly notes: EdgeNote[] = [{ role: 'step', text: '', mark: null }];
  /** Nodes of long-lived storage: an instance that gets there is shared by the program. */
  readonly storage: Set<number> = new Set<number>();
  readonly #noteIds = new Map<string, number>();
  readonly #linkSource = new IntList();
  readonly #linkTarget = new IntList();
  readonly #linkTransform = new IntList();
  readonly #linkOperand = new IntList();
  readonly #linkNext = new IntList();
  readonly #linkHead = new IntList();
  #linkTable = new Int32Array(1024);
  readonly #flags = new IntList();
  readonly #calleeHead = new IntList();
  readonly #calleeNext = new IntList();
  readonly #calleeCall = new IntList();
  /** Callable, file and place of the nodes that linking makes; index 0 is node `index.nodeCount`. */
  readonly madeCallable: IntList = new IntList();
  readonly madeFile: IntList = new IntList();
  readonly madeFrom: IntList = new IntList();
  readonly madeTo: IntList = new IntList();
  #events: ValueEvents | null = null;
  #cursor = 0;

  constructor(index: ProgramIndex, limits: Limits) {
    this.index = index;
    this.sets = new ValueSets(index.nodeCount, limits.valuesPerNode);
    this.calls = [...index.calls];
    this.#grow(index.nodeCount);
    const { forward } = index;
    for (let row = 0; row < forward.kind.length; row++)
      if (forward.kind[row] === EDGE_KIND.store) this.#flag(forward.other[row] as number, FLAG_STORE);
    for (const call of this.calls) if (call.callee >= 0) this.addCallee(call.callee, call.id);
  }

  get nodeCount(): number {
    return this.index.nodeCount + this.madeCallable.length;
  }

  /** A node that the sources do not have; `callable` -1: outside every callable. */
  addNode(callable: number, file: number, from: number, to: number): number {
    const node = this.nodeCount;
    this.madeCallable.push(callable);
    this.madeFile.push(file);
    this.madeFrom.push(from);
    this.madeTo.push(to);
    this.#grow(node + 1);
    return node;
  }

  /** The callable that a node stands in, or -1. */
  callableOf(node: number): number {
    const { nodeCount, nodeCallable } = this.index;
    return node < nodeCount ? (nodeCallable[node] as number) : this.madeCallable.at(node - nodeCount);
  }

  fileOf(node: number): number {
    const { nodeCount, nodeFile } = this.index;
    return node < nodeCount ? (nodeFile[node] as number) : this.madeFile.at(node - nodeCount);
  }

  spanOf(node: number): Span {
    const { nodeCount, files, nodeFile } = this.index;
    if (node >= nodeCount) return { from: this.madeFrom.at(node - nodeCount), to: this.madeTo.at(node - nodeCount) };
    const file = files[nodeFile[node] as number];
    const local = node - (file?.nodeBase ?? 0);
    return { from: file?.facts.nodes.from[local] ?? 0, to: file?.facts.nodes.to[local] ?? 0 };
  }

  isJavaScript(node: number): boolean {
    return this.index.files[this.fileOf(node)]?.isJavaScript ?? false;
  }

  note(role: TrailRole, text: string, mark: string | null): number {
    const key = `${role}|${mark}|${text}`;
    let id = this.#noteIds.get(key);
    if (id === undefined) {
      id = this.notes.push({ role, text, mark }) - 1;
      this.#noteIds.set(key, id);
    }
    return id;
  }

  add(node: number, value: number): void {
    this.sets.add(node, value);
  }

  /** Adds a flow edge; values take it as well unless it is quiet. `operand` of read and store: a program-wide content. */
  addEdge(source: number, target: number, kind: number, operand: number, note: number, isQuiet = false): void {
    if (source < 0 || target < 0 || (source === target && kind !== FLOW_KIND.without && kind !== FLOW_KIND.only))
      return;
    if (this.edges.add(source, target, kind, operand, note, isQuiet) < 0 || isQuiet) return;
    if (kind === FLOW_KIND.store) {
      if (this.#isMade(target)) this.add(target, this.values.of(VALUE_KIND.object, target));
      this.#flag(target, FLAG_STORE);
      for (let owner = this.sets.last(target); owner >= 0; owner = this.sets.after(owner))
        this.#storeSite(this.sets.entryValue.at(owner), operand, source, target);
      return;
    }
    for (let entry = this.sets.last(source); entry >= 0; entry = this.sets.after(entry))
      this.#step(kind, operand, source, target, this.sets.entryValue.at(entry));
  }

  /** Adds a link that only values use. */
  addLink(source: number, target: number, transform: number, operand = 0): void {
    if (source < 0 || target < 0) return;
    if (this.#isLinked(source, target, transform, operand)) return;
    const link = this.#linkSource.push(source);
    this.#linkTarget.push(target);
    this.#linkTransform.push(transform);
    this.#linkOperand.push(operand);
    this.#linkNext.push(this.#linkHead.at(source));
    this.#linkHead.set(source, link);
    for (let entry = this.sets.last(source); entry >= 0; entry = this.sets.after(entry))
      this.#follow(link, this.sets.entryValue.at(entry));
  }

  /** Values at `node` are callees of the call. */
  addCallee(node: number, call: number): void {
    for (let row = this.#calleeHead.at(node); row >= 0; row = this.#calleeNext.at(row))
      if (this.#calleeCall.at(row) === call) return;
    const row = this.#calleeCall.push(call);
    this.#calleeNext.push(this.#calleeHead.at(node));
    this.#calleeHead.set(node, row);
    this.#flag(node, FLAG_CALLEE);
    const site = this.calls[call];
    if (this.#events === null || site === undefined) return;
    for (let entry = this.sets.last(node); entry >= 0; entry = this.sets.after(entry))
      this.#events.call(site, this.sets.entryValue.at(entry));
  }

  /** From now on `ValueEvents.watched` hears of every value at the node; the caller looks at those already there. */
  watch(node: number): void {
    this.#flag(node, FLAG_WATCHED);
  }

  /** Values at the node, latest first. */
  valuesAt(node: number): number[] {
    const found: number[] = [];
    for (let entry = this.sets.last(node); entry >= 0; entry = this.sets.after(entry))
      found.push(this.sets.entryValue.at(entry));
    return found;
  }

  /** Runs until nothing changes. Values added before the first run are seen as well. */
  run(events: ValueEvents): void {
    this.#events = events;
    for (; this.#cursor < this.sets.size; this.#cursor++)
      this.#arrive(this.sets.entryNode.at(this.#cursor), this.sets.entryValue.at(this.#cursor), events);
  }

  #arrive(node: number, value: number, events: ValueEvents): void {
    const { forward, backward, nodeCount } = this.index;
    if (node < nodeCount) {
      const end = forward.first[node + 1] as number;
      for (let row = forward.first[node] as number; row < end; row++)
        this.#step(
          forward.kind[row] as number,
          forward.operand[row] as number,
          node,
          forward.other[row] as number,
          value,
        );
    }
    for (let edge = this.edges.firstOut(node); edge >= 0; edge = this.edges.nextOut(edge))
      if (!this.edges.isQuiet(edge))
        this.#step(this.edges.kind.at(edge), this.edges.operand.at(edge), node, this.edges.target.at(edge), value);
    for (let link = this.#linkHead.at(node); link >= 0; link = this.#linkNext.at(link)) this.#follow(link, value);
    const flags = this.#flags.at(node);
    if ((flags & FLAG_STORE) !== 0) {
      const end = node < nodeCount ? (backward.first[node + 1] as number) : 0;
      for (let row = node < nodeCount ? (backward.first[node] as number) : 0; row < end; row++)
        if (backward.kind[row] === EDGE_KIND.store)
          this.#storeSite(value, backward.operand[row] as number, backward.other[row] as number, node);
      for (let edge = this.edges.firstIn(node); edge >= 0; edge = this.edges.nextIn(edge))
        if (this.edges.kind.at(edge) === FLOW_KIND.store && !this.edges.isQuiet(edge))
          this.#storeSite(value, this.edges.operand.at(edge), this.edges.source.at(edge), node);
    }
    if ((flags & FLAG_CALLEE) !== 0)
      for (let row = this.#calleeHead.at(node); row >= 0; row = this.#calleeNext.at(row))
        events.call(this.calls[this.#calleeCall.at(row)] as LinkedCall, value);
    if ((flags & FLAG_WATCHED) !== 0) events.watched(node, value);
    if (this.values.kind(value) === VALUE_KIND.api) events.api(node, value);
  }

  #step(kind: number, operand: number, source: number, target: number, value: number): void {
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.jump:
      case FLOW_KIND.without:
      case FLOW_KIND.only:
      case FLOW_KIND.call:
      case IDENTITY:
        this.sets.add(target, value);
        return;
      case FLOW_KIND.return:
        this.sets.add(target, this.#handedOut(value, operand, source));
        return;
      case FLOW_KIND.obscure:
        if (travelsThroughUnknown(this.values.kind(value))) this.sets.add(target, value);
        return;
      case FLOW_KIND.read:
        if (value === TOP) this.sets.add(target, value);
        else this.#events?.read(value, operand, source, target);
        return;
      case FLOW_KIND.store:
        this.#wake(target);
        for (let owner = this.sets.last(target); owner >= 0; owner = this.sets.after(owner))
          this.#events?.storeValue(this.sets.entryValue.at(owner), operand, value);
    }
  }

  /** A closure that leaves the callable that made it, or one that got it from there, by `call`. */
  #handedOut(value: number, call: number, source: number): number {
    const { values, index } = this;
    if (values.kind(value) !== VALUE_KIND.callable) return value;
    const made = index.callables[values.callable(value)];
    if (made === undefined || made.facts.closure < 0) return value;
    const last = values.chain(value).at(-1);
    const maker = last === undefined ? made.facts.parent + made.file.callableBase : this.calls[last]?.callable;
    return maker === this.callableOf(source) ? values.closure(value, call) : value;
  }

  /**
   * Objects are tracked from when something worth tracking is stored in them: most literals hold constants alone. `state` is where
   * it was stored; the objects are those that its earlier states lead back to.
   */
  #wake(state: number): void {
    const { backward, nodeCount, nodeKind } = this.index;
    const pending = [state];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node >= nodeCount || (this.#flags.at(node) & FLAG_AWAKE) !== 0) continue;
      this.#flag(node, FLAG_AWAKE);
      if (nodeKind[node] === NODE_KIND.allocation) this.add(node, this.values.of(VALUE_KIND.object, node));
      for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++)
        if (isState(backward.kind[row] as number)) pending.push(backward.other[row] as number);
    }
  }

  #storeSite(owner: number, content: number, source: number, target: number): void {
    this.#events?.storeSite(owner, content, source, target);
    for (let entry = this.sets.last(source); entry >= 0; entry = this.sets.after(entry))
      this.#events?.storeValue(owner, content, this.sets.entryValue.at(entry));
  }

  #follow(link: number, value: number): void {
    const target = this.#linkTarget.at(link);
    const operand = this.#linkOperand.at(link);
    switch (this.#linkTransform.at(link)) {
      case TRANSFORM.plain:
        this.sets.add(target, value);
        return;
      case TRANSFORM.instance:
        this.#events?.instance(value, target);
        return;
      case TRANSFORM.bind:
        this.sets.add(
          target,
          this.values.kind(value) === VALUE_KIND.callable && this.values.b(value) === 0
            ? this.values.of(VALUE_KIND.callable, this.values.a(value), operand + 1)
            : value,
        );
        return;
      case TRANSFORM.read:
        this.#events?.read(value, operand, this.#linkSource.at(link), target);
    }
  }

  /** Whether an object comes into being here when something is stored: nodes of linking, results of library calls. */
  #isMade(node: number): boolean {
    return node >= this.index.nodeCount || this.index.nodeKind[node] === NODE_KIND.call;
  }

  /** Whether the link exists; if not, the next one that is made takes its place in the table. */
  #isLinked(source: number, target: number, transform: number, operand: number): boolean {
    const count = this.#linkSource.length;
    if (count * 2 >= this.#linkTable.length) {
      this.#linkTable = new Int32Array(this.#linkTable.length * 4);
      for (let link = 0; link < count; link++) this.#linkTable[this.#linkSlot(link)] = link + 1;
    }
    const mask = this.#linkTable.length - 1;
    let slot = hashOfLink(source, target, transform, operand) & mask;
    for (let link = this.#linkTable[slot] as number; link !== 0; link = this.#linkTable[slot] as number) {
      const at = link - 1;
      if (
        this.#linkSource.at(at) === source &&
        this.#linkTarget.at(at) === target &&
        this.#linkTransform.at(at) === transform &&
        this.#linkOperand.at(at) === operand
      )
        return true;
      slot = (slot + 1) & mask;
    }
    this.#linkTable[slot] = count + 1;
    return false;
  }

  #linkSlot(link: number): number {
    const mask = this.#linkTable.length - 1;
    let slot =
      hashOfLink(
        this.#linkSource.at(link),
        this.#linkTarget.at(link),
        this.#linkTransform.at(link),
        this.#linkOperand.at(link),
      ) & mask;
    while (this.#linkTable[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(nodeCount: number): void {
    this.sets.grow(nodeCount);
    this.edges.grow(nodeCount);
    this.#linkHead.extend(nodeCount, -1);
    this.#calleeHead.extend(nodeCount, -1);
    this.#flags.extend(nodeCount, 0);
  }

  #flag(node: number, flag: number): void {
    this.#flags.set(node, this.#flags.at(node) | flag);
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

function hashOfLink(source: number, target: number, transform: number, operand: number): number {
  const mixed =
    Math.imul(source, 0x9e3779b1) ^
    Math.imul(target + 0x7f4a7c15, 0x85ebca6b) ^
    Math.imul(operand * 4 + transform, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function isState(kind: number): boolean {
  return kind === EDGE_KIND.value || kind === EDGE_KIND.without || kind === EDGE_KIND.jump || kind === IDENTITY;
}
