import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { Limits } from '../../limits.js';
import type { TrailRole } from '../../report.js';
import type { Span } from '../../text/span.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { CarriedSets } from './carried-sets.js';
import type { LinkedCall } from '../contract/contract.js';
import { EdgePool } from './edge-pool.js';
import { IntList } from '../../columns/int-list.js';
import { IntRows } from '../../columns/int-rows.js';
import type { EdgeNote } from '../contract/program.js';
import { IDENTITY, type ProgramIndex } from '../contract/program-index.js';
import { TRANSFORM, ValueLinks } from './value-links.js';
import { EMPTY, ValueSets } from './value-sets.js';
import { WaitingNodes } from './waiting-nodes.js';
import { TOP, VALUE_KIND, ValueTable } from './values.js';

// The worklist of value tracking (engine notes 3.1): which abstract values reach which nodes, over local edges, the edges that
// linking adds, and links that only values use. Each node that changed hands on its whole set, and tells `ValueEvents` of what is new
// in it: they decide what a value means at a read, a store or a call.

/** What value tracking asks when a value arrives somewhere. Each is called once per combination. */
export interface ValueEvents {
  /** `target` is the content of a value at `source`. */
  read(value: number, content: number, source: number, target: number): void;
  /** An object arrived where something is stored: `source` is put under `content` of the object at `target`. */
  storeSite(owner: number, content: number, source: number, target: number): void;
  /** Whatever is at `source` goes into one content of one object, now and later; only told once there is something. */
  storeContent(owner: number, content: number, source: number): void;
  /** The text of the value is used: it is concatenated, formatted, spread into characters. */
  text(value: number, source: number, target: number): void;
  call(call: LinkedCall, value: number): void;
  instance(value: number, target: number): void;
  /** An instance that stands in a class attribute at `source` is read through the object at `receiver`. */
  described(value: number, source: number, receiver: number, target: number): void;
  /** A value arrived at a node that someone watches (see `Tracker.watch`). */
  watched(node: number, value: number): void;
  /** A library value arrived at a node. */
  api(node: number, value: number): void;
}

/** Edges that may lead from a node to itself: a callable that calls itself with what it got hands it on to another run. */
const TO_ITSELF: ReadonlySet<number> = new Set([FLOW_KIND.without, FLOW_KIND.only, FLOW_KIND.call]);
/** Columns of a node: the set of values that it holds, the one that was handed on, flags, and the first call that it is a callee of. */
const WIDTH = 4;
const HELD = 0;
const TOLD = 1;
const FLAGS = 2;
const CALLEE = 3;
const NEW_NODE: readonly number[] = Object.freeze([EMPTY, EMPTY, 0, -1]);

const FLAG_STORE = 1;
const FLAG_CALLEE = 2;
const FLAG_WATCHED = 4;
const FLAG_AWAKE = 8;
const FLAG_WAITING = 16;
const FLAG_TEST = 32;

/** Values, edges and calls of the program under construction. */
export class Tracker {
  readonly index: ProgramIndex;
  readonly values: ValueTable = new ValueTable();
  readonly sets: ValueSets;
  readonly edges: EdgePool = new EdgePool();
  readonly calls: LinkedCall[];
  readonly notes: EdgeNote[] = [{ role: 'step', text: '', mark: null, isShared: false }];
  /** Nodes of long-lived storage: an instance that gets there is shared by the program. */
  readonly storage: Set<number> = new Set<number>();
  readonly #noteIds = new Map<string, number>();
  readonly #links = new ValueLinks();
  /** What is known of each node, see `WIDTH`. */
  readonly #nodes = new IntRows(WIDTH, 1024);
  /** Nodes that hold more than they handed on. */
  readonly #waiting = new WaitingNodes();
  readonly #news: Int32Array;
  readonly #carried: CarriedSets;
  readonly #hasTests: boolean;
  /** By file: 1 where it is JavaScript; 1 where it is a test. */
  readonly #javaScript: Uint8Array;
  readonly #tests: Uint8Array;
  /** Nodes where values did not fit, in the order in which it happened. */
  readonly widened: number[] = [];
  readonly #calleeNext = new IntList();
  readonly #calleeCall = new IntList();
  /** Callable, file and place of the nodes that linking makes; index 0 is node `index.nodeCount`. */
  readonly madeCallable: IntList = new IntList();
  readonly madeFile: IntList = new IntList();
  readonly madeFrom: IntList = new IntList();
  readonly madeTo: IntList = new IntList();
  #events: ValueEvents | null = null;

  constructor(index: ProgramIndex, limits: Limits) {
    this.index = index;
    this.sets = new ValueSets(limits.valuesPerNode);
    this.#news = new Int32Array(limits.valuesPerNode + 1);
    this.calls = [...index.calls];
    this.#carried = new CarriedSets(this);
    this.#javaScript = Uint8Array.from(index.files, (file) => (file.isJavaScript ? 1 : 0));
    this.#tests = Uint8Array.from(index.files, (file) => (file.isTest ? 1 : 0));
    this.#hasTests = this.#tests.includes(1);
    this.#grow(index.nodeCount);
    for (const { isTest, nodeBase, facts } of index.files) {
      if (!isTest) continue;
      for (let node = nodeBase; node < nodeBase + facts.nodes.count; node++) this.#flag(node, FLAG_TEST);
    }
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
    if (this.#tests[file] === 1) this.#flag(node, FLAG_TEST);
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
    return this.#javaScript[this.fileOf(node)] === 1;
  }

  note(role: TrailRole, text: string, mark: string | null, isShared = false): number {
    const key = `${role}|${mark}|${text}`;
    let id = this.#noteIds.get(key);
    if (id === undefined) {
      id = this.notes.push({ role, text, mark, isShared }) - 1;
      this.#noteIds.set(key, id);
    }
    return id;
  }

  add(node: number, value: number): void {
    this.#join(node, this.sets.single(value));
  }

  /** Adds a flow edge; values take it as well unless it is quiet. `operand` of read and store: a program-wide content. */
  addEdge(source: number, target: number, kind: number, operand: number, note: number, isQuiet = false): void {
    if (source < 0 || target < 0 || (source === target && !TO_ITSELF.has(kind))) return;
    if (this.edges.add(source, target, kind, operand, note, isQuiet) < 0 || isQuiet) return;
    if (kind === FLOW_KIND.store) {
      if (this.#isMade(target)) this.add(target, this.values.of(VALUE_KIND.object, target));
      this.#flag(target, FLAG_STORE);
      const owners = this.#toldAt(target);
      for (let at = 0; at < this.sets.size(owners); at++)
        this.#storeSite(this.sets.member(owners, at), operand, source, target);
    } else if (kind === FLOW_KIND.read) {
      const told = this.#toldAt(source);
      for (let at = 0; at < this.sets.size(told); at++) this.#read(this.sets.member(told, at), operand, source, target);
    } else if (kind === FLOW_KIND.taint) {
      const told = this.#toldAt(source);
      for (let at = 0; at < this.sets.size(told); at++) this.#useText(this.sets.member(told, at), source, target);
    } else this.#carry(kind, operand, source, this.#givenAt(source), target);
  }

  /** Adds a link that only values use. */
  addLink(source: number, target: number, transform: number, operand = 0): void {
    if (source < 0 || target < 0) return;
    const link = this.#links.add(source, target, transform, operand);
    if (link < 0) return;
    const told = this.#toldAt(source);
    if (transform === TRANSFORM.plain) this.#pass(source, this.#givenAt(source), target);
    else for (let at = 0; at < this.sets.size(told); at++) this.#follow(link, this.sets.member(told, at));
  }

  /** By node of long-lived storage, the nodes whose values are put there. */
  storedBy(): ReadonlyMap<number, readonly number[]> {
    return this.#links.plainInto(this.storage);
  }

  /** Whether some call runs what the node holds. */
  isCallee(node: number): boolean {
    return this.#nodes.at(node, CALLEE) >= 0;
  }

  /** Values at `node` are callees of the call. */
  addCallee(node: number, call: number): void {
    for (let row = this.#nodes.at(node, CALLEE); row >= 0; row = this.#calleeNext.at(row))
      if (this.#calleeCall.at(row) === call) return;
    const row = this.#calleeCall.push(call);
    this.#calleeNext.push(this.#nodes.at(node, CALLEE));
    this.#nodes.set(node, CALLEE, row);
    this.#flag(node, FLAG_CALLEE);
    const site = this.calls[call];
    if (this.#events === null || site === undefined) return;
    const told = this.#toldAt(node);
    for (let at = 0; at < this.sets.size(told); at++) this.#events.call(site, this.sets.member(told, at));
  }

  /** From now on `ValueEvents.watched` hears of every value at the node; the caller looks at those already there. */
  watch(node: number): void {
    this.#flag(node, FLAG_WATCHED);
  }

  /** Number of the set of values that the node holds; nodes with the same values have the same. */
  setAt(node: number): number {
    return this.#nodes.at(node, HELD);
  }

  /** Values at the node, in ascending order. */
  valuesAt(node: number): number[] {
    return this.sets.list(this.#nodes.at(node, HELD));
  }

  hasValues(node: number): boolean {
    return this.#nodes.at(node, HELD) !== EMPTY;
  }

  /** How often a node handed on what is new: the cost of tracking that does not depend on the machine. */
  get turns(): number {
    return this.#waiting.done;
  }

  /** Runs until nothing changes. Values added before the first run are seen as well. */
  run(events: ValueEvents): void {
    this.#events = events;
    for (let node = this.#waiting.next(); node >= 0; node = this.#waiting.next()) this.#handOn(node, events);
  }

  #handOn(node: number, events: ValueEvents): void {
    const { cells } = this.#nodes;
    const at = node * WIDTH;
    cells[at + FLAGS] = (cells[at + FLAGS] as number) & ~FLAG_WAITING;
    const set = cells[at + HELD] as number;
    const told = cells[at + TOLD] as number;
    cells[at + TOLD] = set;
    const count = this.sets.difference(set, told, this.#news);
    const isFirst = told === EMPTY;
    const { forward, nodeCount } = this.index;
    if (node < nodeCount) {
      const { first, kind, operand, other } = forward;
      for (let row = first[node] as number, end = first[node + 1] as number; row < end; row++)
        this.#along(kind[row] as number, operand[row] as number, node, other[row] as number, count, isFirst);
    }
    for (let edge = this.edges.firstOut(node); edge >= 0; edge = this.edges.nextOut(edge))
      if (!this.edges.isQuiet(edge))
        this.#along(this.edges.kind(edge), this.edges.operand(edge), node, this.edges.target(edge), count, isFirst);
    for (let link = this.#links.first(node); link >= 0; link = this.#links.next(link)) {
      if (this.#links.transform(link) === TRANSFORM.plain) this.#pass(node, set, this.#links.target(link));
      else for (let at = 0; at < count; at++) this.#follow(link, this.#news[at] as number);
    }
    const flags = this.#flagsOf(node);
    if ((flags & FLAG_STORE) !== 0) this.#ownerArrived(node, count);
    if ((flags & FLAG_CALLEE) !== 0)
      for (let row = this.#nodes.at(node, CALLEE); row >= 0; row = this.#calleeNext.at(row))
        for (let at = 0; at < count; at++)
          events.call(this.calls[this.#calleeCall.at(row)] as LinkedCall, this.#news[at] as number);
    const isWatched = (flags & FLAG_WATCHED) !== 0;
    for (let at = 0; at < count; at++) {
      const value = this.#news[at] as number;
      if (isWatched) events.watched(node, value);
      if (this.values.kind(value) === VALUE_KIND.api) events.api(node, value);
    }
  }

  /** What an edge that is added now takes along: of a node that may be anything, no more than that. */
  #givenAt(source: number): number {
    const told = this.#toldAt(source);
    return this.sets.isFull(told) ? this.sets.single(TOP) : told;
  }

  /** What is new at `source` goes along an edge. */
  #along(kind: number, operand: number, source: number, target: number, count: number, isFirst: boolean): void {
    if (kind === FLOW_KIND.read) {
      for (let at = 0; at < count; at++) this.#read(this.#news[at] as number, operand, source, target);
    } else if (kind === FLOW_KIND.store) {
      this.#wake(target);
      if (!isFirst) return;
      const owners = this.#toldAt(target);
      for (let at = 0; at < this.sets.size(owners); at++)
        this.#events?.storeContent(this.sets.member(owners, at), this.index.contents.plain(operand), source);
    } else if (kind === FLOW_KIND.taint) {
      for (let at = 0; at < count; at++) this.#useText(this.#news[at] as number, source, target);
    } else this.#carry(kind, operand, source, this.#toldAt(source), target);
  }

  /** A set goes along an edge that values pass as wholes. */
  #carry(kind: number, operand: number, source: number, set: number, target: number): void {
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.jump:
      case FLOW_KIND.without:
      case FLOW_KIND.only:
      case FLOW_KIND.call:
      case IDENTITY:
        this.#pass(source, set, target);
        return;
      case FLOW_KIND.return:
        this.#pass(source, this.#carried.byReturn(set, operand, source), target);
        return;
      case FLOW_KIND.obscure:
        this.#pass(source, this.#carried.throughUnknown(set), target);
    }
  }

  /** Of what a test may pass, "anything" says nothing of the server. */
  #pass(source: number, set: number, target: number): void {
    if (this.#hasTests && this.sets.isFull(set) && this.isInTest(source) && !this.isInTest(target)) return;
    this.#join(target, set);
  }

  /** Whether the file of the node is a test. */
  isInTest(node: number): boolean {
    return (this.#flagsOf(node) & FLAG_TEST) !== 0;
  }

  #useText(value: number, source: number, target: number): void {
    // Steps inside a row's paths are no operators; placing a row for them would make more such steps.
    if (target >= this.index.nodeCount || source >= this.index.nodeCount) return;
    const kind = this.values.kind(value);
    if (kind === VALUE_KIND.api || kind === VALUE_KIND.instance) this.#events?.text(value, source, target);
  }

  #read(value: number, content: number, source: number, target: number): void {
    if (value === TOP) this.add(target, value);
    else this.#events?.read(value, this.index.contents.plain(content), source, target);
  }

  #join(node: number, given: number): void {
    const set = this.#hasTests && !this.isInTest(node) ? this.#carried.outsideTests(given) : given;
    const { cells } = this.#nodes;
    const at = node * WIDTH;
    const before = cells[at + HELD] as number;
    const after = this.sets.union(before, set);
    if (after === before) return;
    cells[at + HELD] = after;
    if (this.sets.isFull(after) && !this.sets.isFull(set)) this.widened.push(node);
    const flags = cells[at + FLAGS] as number;
    if ((flags & FLAG_WAITING) !== 0) return;
    cells[at + FLAGS] = flags | FLAG_WAITING;
    this.#waiting.add(node, node >= this.index.nodeCount, this.sets.size(after));
  }

  /** Objects came to where something is stored. */
  #ownerArrived(node: number, count: number): void {
    const { backward, nodeCount } = this.index;
    const end = node < nodeCount ? (backward.first[node + 1] as number) : 0;
    for (let row = node < nodeCount ? (backward.first[node] as number) : 0; row < end; row++)
      if (backward.kind[row] === EDGE_KIND.store)
        for (let at = 0; at < count; at++)
          this.#storeSite(
            this.#news[at] as number,
            backward.operand[row] as number,
            backward.other[row] as number,
            node,
          );
    for (let edge = this.edges.firstIn(node); edge >= 0; edge = this.edges.nextIn(edge))
      if (this.edges.kind(edge) === FLOW_KIND.store && !this.edges.isQuiet(edge))
        for (let at = 0; at < count; at++)
          this.#storeSite(this.#news[at] as number, this.edges.operand(edge), this.edges.source(edge), node);
  }

  /**
   * Objects are tracked from when something worth tracking is stored in them: most literals hold constants alone. `state` is where
   * it was stored; the objects are those that its earlier states lead back to.
   */
  #wake(state: number): void {
    const { backward, nodeCount, nodeKind } = this.index;
    const pending = [state];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node >= nodeCount || (this.#flagsOf(node) & FLAG_AWAKE) !== 0) continue;
      this.#flag(node, FLAG_AWAKE);
      // A generator hands out what it stores in its own result.
      const isMade = nodeKind[node] === NODE_KIND.allocation || nodeKind[node] === NODE_KIND.return;
      if (isMade) this.add(node, this.values.of(VALUE_KIND.object, node));
      for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++)
        if (isState(backward.kind[row] as number)) pending.push(backward.other[row] as number);
    }
  }

  #storeSite(owner: number, operand: number, source: number, target: number): void {
    const content = this.index.contents.plain(operand);
    this.#events?.storeSite(owner, content, source, target);
    if (this.#toldAt(source) !== EMPTY) this.#events?.storeContent(owner, content, source);
  }

  #follow(link: number, value: number): void {
    const target = this.#links.target(link);
    const operand = this.#links.operand(link);
    switch (this.#links.transform(link)) {
      case TRANSFORM.instance:
        this.#events?.instance(value, target);
        return;
      case TRANSFORM.bind:
        if (this.values.kind(value) === VALUE_KIND.instance)
          this.#events?.described(value, this.#links.source(link), operand, target);
        this.add(target, this.values.bound(value, operand));
        return;
      case TRANSFORM.read:
        this.#events?.read(value, operand, this.#links.source(link), target);
        return;
      case TRANSFORM.callable:
        if (this.values.kind(value) === VALUE_KIND.callable) this.add(target, value);
    }
  }

  /** Whether an object comes into being here when something is stored: nodes of linking, results of library calls. */
  #isMade(node: number): boolean {
    return node >= this.index.nodeCount || this.index.nodeKind[node] === NODE_KIND.call;
  }

  #grow(nodeCount: number): void {
    this.#nodes.extend(nodeCount, NEW_NODE);
    this.edges.grow(nodeCount);
    this.#links.grow(nodeCount);
  }

  #flag(node: number, flag: number): void {
    const at = node * WIDTH + FLAGS;
    const { cells } = this.#nodes;
    cells[at] = (cells[at] as number) | flag;
  }

  #flagsOf(node: number): number {
    return this.#nodes.at(node, FLAGS);
  }

  #toldAt(node: number): number {
    return this.#nodes.at(node, TOLD);
  }
}

function isState(kind: number): boolean {
  return kind === EDGE_KIND.value || kind === EDGE_KIND.without || kind === EDGE_KIND.jump || kind === IDENTITY;
}
