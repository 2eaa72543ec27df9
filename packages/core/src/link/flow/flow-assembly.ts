import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type FlowGraph } from '../../solve/flow-graph.js';
import type { BarrierPoint, KeyChoice } from '../contract/contract.js';
import { IntList } from '../../columns/int-list.js';
import type { KeySet } from '../../facts/content.js';
import type { ContentTable } from '../contract/contents.js';
import type { Narrowed, Narrowing } from '../narrowing/narrowing.js';
import type { IndexedFile, ProgramIndex } from '../contract/program-index.js';
import type { Origins } from '../values/origins.js';
import type { Propagation } from '../values/propagation.js';
import type { Tracker } from '../values/tracker.js';
import type { WriteBacks } from '../values/write-backs.js';

const OUTSIDE = 0xffffffff;

export interface Assembly {
  readonly graph: FlowGraph;
  readonly edgeNote: Uint32Array;
}

/** A content or key set of an edge, and the condition under which it is that one. */
interface Operand {
  readonly id: number;
  readonly tag: number;
}

/** What is known of a program's calls and objects besides its edges. */
export interface AssemblyParts {
  readonly points: readonly BarrierPoint[];
  readonly sharedReceiver: Uint8Array;
  readonly closedCall: Uint8Array;
  readonly narrowing: Narrowing;
  readonly writeBacks: WriteBacks;
  /** Whether the node is the final state of a parameter that its callable does not change; the object goes past the call. */
  readonly isSilent: (node: number) => boolean;
}

/** Puts local edges, the edges of linking and the barriers into one graph in compressed rows. */
export function assembleFlowGraph(propagation: Propagation, parts: AssemblyParts): Assembly {
  const { points, narrowing, isSilent } = parts;
  const { tracker } = propagation;
  const { contents } = tracker.index;
  const rows = new EdgeList(tracker, points);
  for (const file of tracker.index.files) addLocalEdges(rows, file, propagation, parts);
  const { edges } = tracker;
  for (let edge = 0; edge < edges.size; edge++) {
    const source = edges.source.at(edge);
    const target = edges.target.at(edge);
    const kind = edges.kind.at(edge);
    const operand = edges.operand.at(edge);
    // The server never sees what a test leaves at a place that both have.
    if (kind === FLOW_KIND.jump && isTestsOwn(tracker, source) && !tracker.isInTest(target)) continue;
    // What a constructor leaves of its receiver is the new object.
    if (kind === FLOW_KIND.return && isSilent(source) && target !== tracker.calls[operand]?.result) continue;
    const content = kind === FLOW_KIND.read || kind === FLOW_KIND.store ? contents.contents[operand] : undefined;
    const isKeyed = content?.kind === 'anyKey' && content.key !== undefined;
    if (kind === FLOW_KIND.jump) {
      rows.add(source, target, kind, narrowing.keptOn(source, target), edges.note.at(edge));
      rows.narrow({ tag: narrowing.ofEdge(edge), passed: 0 });
      continue;
    }
    for (const one of isKeyed ? keyed(content.key, tracker.index, narrowing) : [{ id: operand, tag: 0 }]) {
      rows.add(source, target, kind, one.id, edges.note.at(edge));
      rows.narrow({ tag: one.tag, passed: 0 });
    }
    if (kind === FLOW_KIND.call) rows.narrow(narrowing.of(operand, tracker.callableOf(target)));
    else if (kind === FLOW_KIND.return) rows.narrow(narrowing.of(operand, tracker.callableOf(source)));
    else rows.narrow({ tag: narrowing.ofEdge(edge), passed: 0 });
  }
  return rows.compress(parts);
}

/** Local edges with contents as flows compare them: keys folded, keys held in constants resolved. */
function addLocalEdges(
  rows: EdgeList,
  file: IndexedFile,
  { index, origins }: Propagation,
  { narrowing, writeBacks }: AssemblyParts,
): void {
  const { edges } = file.facts;
  const contents = file.facts.contents.map((_, content) => contentsOf(file, content, index, narrowing));
  const keySets = file.facts.keySets.map((set) => keySetsOf(set, file, index.contents, origins, narrowing));
  for (let edge = 0; edge < edges.count; edge++) {
    const source = file.nodeBase + (edges.source[edge] as number);
    const target = file.nodeBase + (edges.target[edge] as number);
    const kind = edges.kind[edge] as number;
    const operand = edges.operand[edge] as number;
    if (writeBacks.isUnchanged(source)) {
      // What such a state holds came from there, and in a known context.
      if (kind === EDGE_KIND.jump && isSharedState(index.nodeKind[target])) continue;
      if (kind === EDGE_KIND.store && writeBacks.isWriteBack(source, file.contentIds[operand] as number))
        if (writeBacks.isUnchanged(target) || isLoose(file, operand)) continue;
    }
    if (kind === EDGE_KIND.without && writeBacks.isUnchanged(target)) {
      rows.add(source, target, EDGE_KIND.value, 0, 0);
      continue;
    }
    if (kind === EDGE_KIND.read || kind === EDGE_KIND.store)
      rows.addEach(source, target, kind, contents[operand] ?? []);
    else if (kind === EDGE_KIND.without || kind === EDGE_KIND.only)
      rows.addEach(source, target, kind, keySets[operand] ?? []);
    else {
      rows.add(source, target, kind, kind === EDGE_KIND.jump ? narrowing.keptOn(source, target) : 0, 0);
      if (index.nodeKind[target] === NODE_KIND.parameter) rows.narrow({ tag: narrowing.ofDefault(target), passed: 0 });
    }
  }
}

/** What calls alone write into an object, by the node of that; see `FlowGraph.gains`. */
function gainsOf(tracker: Tracker): ReadonlyMap<number, number> {
  const gains = new Map<number, number>();
  for (const call of tracker.index.calls)
    for (const { argument, before, after } of call.posts) {
      if (before >= 0) continue;
      gains.set(after, argument < 0 ? call.receiver : (call.arguments[argument]?.node ?? -1));
    }
  return gains;
}

function isCell(kind: number | undefined): boolean {
  return kind === NODE_KIND.binding || kind === NODE_KIND.cellIn || kind === NODE_KIND.cellOut;
}

/** Places that the program shares belong to no test. */
function isTestsOwn(tracker: Tracker, node: number): boolean {
  return tracker.callableOf(node) >= 0 && tracker.isInTest(node);
}

/** What closures and functions write into, as against what they are given from outside. */
function isSharedState(kind: number | undefined): boolean {
  return kind === NODE_KIND.binding || kind === NODE_KIND.cellOut;
}

/** Whether a content is no certain place of an object. */
function isLoose(file: IndexedFile, content: number): boolean {
  const kind = file.facts.contents[content]?.kind;
  return kind === 'anyKey' || kind === 'element';
}

function contentsOf(file: IndexedFile, id: number, index: ProgramIndex, narrowing: Narrowing): readonly Operand[] {
  const content = file.facts.contents[id];
  return content?.kind === 'anyKey' && content.key >= 0
    ? keyed(content.key + file.nodeBase, index, narrowing)
    : [{ id: index.contents.canonical(file.contentIds[id] as number), tag: 0 }];
}

/** The contents that a computed key may name. */
function keyed(key: number, { contents }: ProgramIndex, narrowing: Narrowing): readonly Operand[] {
  return narrowing.keysAt(key).flatMap(({ texts, tag }) => {
    const ids = texts === null ? [contents.anyKey] : [...new Set(texts.map((text) => contents.ofConstantKey(text)))];
    return ids.map((id) => ({ id, tag }));
  });
}

/** The key sets that a set may be: one, or one for each set that callers pass. */
function keySetsOf(
  { keys, nodes, folded, recased }: KeySet,
  file: IndexedFile,
  contents: ContentTable,
  origins: Origins,
  narrowing: Narrowing,
): readonly Operand[] {
  const known: string[] = [...keys];
  let choices: readonly KeyChoice[] = [{ texts: [], tag: 0 }];
  let uncertain = false;
  for (const node of nodes) {
    const own = node < 0 ? null : origins.constantSet(node + file.nodeBase);
    const passed = own === null && node >= 0 && choices.length === 1 ? narrowing.keySetAt(node + file.nodeBase) : null;
    if (passed !== null) choices = passed;
    else if (own === null) uncertain = true;
    else known.push(...own);
  }
  return choices.map(({ texts, tag }) => ({
    id: contents.keySet({
      keys: [...known, ...(texts ?? [])],
      folded,
      uncertain: uncertain || texts === null,
      ...(recased === undefined ? {} : { recased }),
    }),
    tag,
  }));
}

/** Edges as they come; those that a barrier stands on go through a node of its own. */
class EdgeList {
  readonly #tracker: Tracker;
  readonly #source = new IntList();
  readonly #target = new IntList();
  readonly #kind = new IntList();
  readonly #operand = new IntList();
  readonly #note = new IntList();
  readonly #tag = new IntList();
  readonly #passed = new IntList();
  readonly #barriers = new Map<number, Map<number, number[]>>();
  readonly #guarded: Uint8Array;
  readonly #doors = new Map<string, number>();

  constructor(tracker: Tracker, points: readonly BarrierPoint[]) {
    this.#tracker = tracker;
    this.#guarded = new Uint8Array(tracker.nodeCount);
    for (const { barrier, source, target } of points) {
      const bySource = this.#barriers.get(target) ?? new Map<number, number[]>();
      bySource.set(source, [...(bySource.get(source) ?? []), barrier]);
      this.#barriers.set(target, bySource);
      this.#guarded[target] = 1;
    }
  }

  add(source: number, target: number, kind: number, operand: number, note: number): void {
    if (this.#guarded[target] !== 1) {
      this.#push(source, target, kind, operand, note);
      return;
    }
    const bySource = this.#barriers.get(target);
    const barriers = bySource?.get(source) ?? bySource?.get(-1);
    this.#push(source, barriers === undefined ? target : this.#door(target, barriers), kind, operand, note);
  }

  addEach(source: number, target: number, kind: number, operands: readonly Operand[]): void {
    for (const { id, tag } of operands) {
      this.add(source, target, kind, id, 0);
      if (tag > 0) this.narrow({ tag, passed: 0 });
    }
  }

  /** Narrows the edge that was added last. */
  narrow({ tag, passed }: Narrowed): void {
    const last = this.#source.length - 1;
    if (tag > 0) this.#tag.set(last, tag);
    if (passed > 0) this.#passed.set(last, passed);
  }

  compress({ sharedReceiver, closedCall, narrowing: { conditions, passings } }: AssemblyParts): Assembly {
    const { nodeCount } = this.#tracker;
    const edgeCount = this.#source.length;
    const first = new Uint32Array(nodeCount + 1);
    for (let edge = 0; edge < edgeCount; edge++) {
      const at = this.#source.at(edge) + 1;
      first[at] = (first[at] as number) + 1;
    }
    for (let node = 0; node < nodeCount; node++)
      first[node + 1] = (first[node + 1] as number) + (first[node] as number);
    const target = new Uint32Array(edgeCount);
    const kind = new Uint8Array(edgeCount);
    const operand = new Uint32Array(edgeCount);
    const edgeNote = new Uint32Array(edgeCount);
    const tag = new Uint32Array(edgeCount);
    const passed = new Uint32Array(edgeCount);
    const next = first.slice(0, nodeCount);
    for (let edge = 0; edge < edgeCount; edge++) {
      const source = this.#source.at(edge);
      const row = next[source] as number;
      next[source] = row + 1;
      target[row] = this.#target.at(edge);
      kind[row] = this.#kind.at(edge);
      operand[row] = this.#operand.at(edge);
      edgeNote[row] = this.#note.at(edge);
      tag[row] = this.#tag.at(edge);
      passed[row] = this.#passed.at(edge);
    }
    const graph: FlowGraph = {
      nodeCount,
      edgeCount,
      first,
      target,
      kind,
      operand,
      nodeCallable: this.#callables(nodeCount),
      tag,
      passed,
      conditions,
      passings,
      sharedReceiver,
      closedCall,
      gains: gainsOf(this.#tracker),
    };
    return { graph, edgeNote };
  }

  #callables(nodeCount: number): Uint32Array {
    const { index } = this.#tracker;
    const callables = new Uint32Array(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      const kind = index.nodeKind[node];
      const callable = this.#tracker.callableOf(node);
      callables[node] = callable < 0 || (node < index.nodeCount && isCell(kind)) ? OUTSIDE : callable;
    }
    return callables;
  }

  /** The node in front of `target` from which the barriers, one after the other, lead into it. */
  #door(target: number, barriers: readonly number[]): number {
    const key = `${target} ${barriers.join(' ')}`;
    let door = this.#doors.get(key);
    if (door !== undefined) return door;
    const { from, to } = this.#tracker.spanOf(target);
    let behind = target;
    door = target;
    for (const barrier of barriers) {
      door = this.#tracker.addNode(this.#tracker.callableOf(target), this.#tracker.fileOf(target), from, to);
      this.#push(door, behind, FLOW_KIND.barrier, barrier, 0);
      behind = door;
    }
    this.#doors.set(key, door);
    return door;
  }

  #push(source: number, target: number, kind: number, operand: number, note: number): void {
    this.#source.push(source);
    this.#target.push(target);
    this.#kind.push(kind);
    this.#operand.push(operand);
    this.#note.push(note);
    this.#tag.push(0);
    this.#passed.push(0);
  }
}
