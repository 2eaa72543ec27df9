import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type FlowGraph } from '../../solve/flow-graph.js';
import type { BarrierPoint, KeyChoice } from '../contract/contract.js';
import { IntRows } from '../../columns/int-rows.js';
import type { KeySet } from '../../facts/content.js';
import type { ContentTable } from '../contract/contents.js';
import type { Narrowed, Narrowing } from '../narrowing/narrowing.js';
import type { IndexedFile, ProgramIndex } from '../contract/program-index.js';
import type { Origins } from '../values/origins.js';
import type { Propagation } from '../values/propagation.js';
import type { Tracker } from '../values/tracker.js';
import type { WriteBacks } from '../values/write-backs.js';

const OUTSIDE = 0xffffffff;

/** Kinds of nodes that belong to no callable. */
const CELLS = [NODE_KIND.binding, NODE_KIND.cellIn, NODE_KIND.cellOut] as const;

/** Columns of an edge. */
const WIDTH = 5;
const SOURCE = 0;
const TARGET = 1;
const KIND = 2;
const OPERAND = 3;
const NOTE = 4;

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
    const source = edges.source(edge);
    const target = edges.target(edge);
    const kind = edges.kind(edge);
    const operand = edges.operand(edge);
    // The server never sees what a test leaves at a place that both have.
    if (kind === FLOW_KIND.jump && isTestsOwn(tracker, source) && !tracker.isInTest(target)) continue;
    // What a constructor leaves of its receiver is the new object.
    if (kind === FLOW_KIND.return && isSilent(source) && target !== tracker.calls[operand]?.result) continue;
    const content = kind === FLOW_KIND.read || kind === FLOW_KIND.store ? contents.contents[operand] : undefined;
    const isKeyed = content?.kind === 'anyKey' && content.key !== undefined;
    if (kind === FLOW_KIND.jump) {
      rows.add(source, target, kind, narrowing.keptOn(source, target), edges.note(edge));
      rows.narrow(narrowing.ofEdge(edge));
      continue;
    }
    if (isKeyed)
      for (const one of keyed(content.key, tracker.index, narrowing)) {
        rows.add(source, target, kind, one.id, edges.note(edge));
        rows.narrow(one.tag > 0 ? one.tag : narrowing.ofPlace(source, target));
      }
    else rows.add(source, target, kind, operand, edges.note(edge));
    if (kind === FLOW_KIND.call || kind === FLOW_KIND.return) {
      const callable = tracker.callableOf(kind === FLOW_KIND.call ? target : source);
      const { tag, passed } = narrowing.of(operand, callable);
      rows.narrow(tag, passed);
    } else {
      const tag = narrowing.ofEdge(edge);
      if (tag > 0) rows.narrow(tag);
      else if (!isKeyed) rows.narrow(narrowing.ofPlace(source, target));
    }
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
  const isGuarded = file.facts.guards.length > 0;
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
    const tag = kind === EDGE_KIND.jump || !isGuarded ? 0 : narrowing.ofPlace(source, target);
    if (kind === EDGE_KIND.read || kind === EDGE_KIND.store)
      rows.addEach(source, target, kind, contents[operand] ?? [], tag);
    else if (kind === EDGE_KIND.without || kind === EDGE_KIND.only)
      rows.addEach(source, target, kind, keySets[operand] ?? [], tag);
    else {
      rows.add(source, target, kind, kind === EDGE_KIND.jump ? narrowing.keptOn(source, target) : 0, 0);
      if (index.nodeKind[target] === NODE_KIND.parameter) rows.narrow(narrowing.ofDefault(target));
      else {
        const arm = kind === EDGE_KIND.value || kind === EDGE_KIND.taint ? narrowing.ofArm(source) : 0;
        rows.narrow(arm > 0 && narrowing.ofArm(target) !== arm ? arm : tag);
      }
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
    const ends = node < 0 ? [] : origins.of(node + file.nodeBase);
    if (ends.length > 1 && nodes.length === 1) {
      // One of several sets: what any of them lets through passes.
      choices = ends.map((end) => ({ texts: membersAt(end, origins), tag: 0 }));
      continue;
    }
    const own = node < 0 ? null : membersAt(node + file.nodeBase, origins);
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

/** Members of a constant set; one of which none is seen may be filled out of sight, as by a comprehension. */
function membersAt(node: number, origins: Origins): readonly string[] | null {
  const members = origins.constantSet(node);
  return members === null || members.length === 0 ? null : members;
}

/** Edges as they come; those that a barrier stands on go through a node of its own. */
class EdgeList {
  readonly #tracker: Tracker;
  readonly #edges: IntRows;
  /** What narrows an edge, for the few that something does. */
  readonly #narrowed = new Map<number, Narrowed>();
  readonly #barriers = new Map<number, Map<number, number[]>>();
  readonly #guarded: Uint8Array;
  readonly #doors = new Map<string, number>();

  constructor(tracker: Tracker, points: readonly BarrierPoint[]) {
    this.#tracker = tracker;
    this.#edges = new IntRows(WIDTH, tracker.index.forward.other.length + tracker.edges.size + 64);
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

  /** `guard`: the condition under which the edge holds, where the operands have none of their own. */
  addEach(source: number, target: number, kind: number, operands: readonly Operand[], guard: number): void {
    for (const { id, tag } of operands) {
      this.add(source, target, kind, id, 0);
      this.narrow(tag > 0 ? tag : guard);
    }
  }

  /** Narrows the edge that was added last. */
  narrow(tag: number, passed = 0): void {
    if (tag === 0 && passed === 0) return;
    const last = this.#edges.length - 1;
    const known = this.#narrowed.get(last) ?? { tag: 0, passed: 0 };
    this.#narrowed.set(last, { tag: tag === 0 ? known.tag : tag, passed: passed === 0 ? known.passed : passed });
  }

  compress({ sharedReceiver, closedCall, narrowing: { conditions, passings } }: AssemblyParts): Assembly {
    const { nodeCount } = this.#tracker;
    const edgeCount = this.#edges.length;
    const edges = this.#edges.cells;
    const end = edgeCount * WIDTH;
    const first = new Uint32Array(nodeCount + 1);
    for (let at = 0; at < end; at += WIDTH) {
      const next = (edges[at + SOURCE] as number) + 1;
      first[next] = (first[next] as number) + 1;
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
    const hasNarrowed = this.#narrowed.size > 0;
    for (let at = 0; at < end; at += WIDTH) {
      const source = edges[at + SOURCE] as number;
      const row = next[source] as number;
      next[source] = row + 1;
      target[row] = edges[at + TARGET] as number;
      kind[row] = edges[at + KIND] as number;
      operand[row] = edges[at + OPERAND] as number;
      edgeNote[row] = edges[at + NOTE] as number;
      if (!hasNarrowed) continue;
      const narrowed = this.#narrowed.get(at / WIDTH);
      if (narrowed === undefined) continue;
      tag[row] = narrowed.tag;
      passed[row] = narrowed.passed;
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
    callables.set(index.nodeCallable);
    for (const kind of CELLS) for (const node of index.nodesOfKind[kind] ?? []) callables[node] = OUTSIDE;
    for (let node = index.nodeCount; node < nodeCount; node++) {
      const callable = this.#tracker.callableOf(node);
      callables[node] = callable < 0 ? OUTSIDE : callable;
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
    const at = this.#edges.add() * WIDTH;
    const edges = this.#edges.cells;
    edges[at + SOURCE] = source;
    edges[at + TARGET] = target;
    edges[at + KIND] = kind;
    edges[at + OPERAND] = operand;
    edges[at + NOTE] = note;
  }
}
