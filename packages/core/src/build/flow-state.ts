import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { NodeId } from '../facts/ids.js';
import type { Limits } from '../limits.js';
import type { Span } from '../text/span.js';
import { ChildLinks } from './child-links.js';
import { Environment, NONE } from './environment.js';
import type { NodeColumn } from './node-column.js';
import { type ObjectColumns, Objects, type RootId, SLOT } from './objects.js';
import type { OpenLoop } from './open-loop.js';
import type { Tables } from './tables.js';

/** Told of a bound on aliases, children or write-back that a write into an object reached; `span` is the write's. */
export type OnLimit = (limit: 'aliases' | 'children' | 'writeBack', span: Span) => void;

/**
 * The state of the callable being lowered: what each slot holds, read through the loops around the point. How objects are read and
 * written stands in `object-reads.ts` and `object-writes.ts`, how paths meet in `joins.ts` and `loop-ends.ts`.
 */
export class FlowState {
  readonly tables: Tables;
  readonly callable: number;
  readonly limits: Limits;
  readonly onLimit: OnLimit;
  readonly environment: Environment = new Environment();
  readonly objects: Objects;
  readonly links: ChildLinks;
  readonly loops: OpenLoop[] = [];
  /** The slot from which a node was last read, so that a test can refine it. */
  readonly lastSlot: NodeColumn;
  /** For states in which only what lies at a place of a sequence changed: the last state of the sequence itself. */
  readonly shapes: Map<NodeId, NodeId> = new Map();
  /** Definitions of names by a written yes, no or nothing. */
  readonly flags: Set<NodeId> = new Set();

  constructor(tables: Tables, columns: ObjectColumns, callable: number, limits: Limits, onLimit: OnLimit) {
    this.tables = tables;
    this.callable = callable;
    this.limits = limits;
    this.onLimit = onLimit;
    columns.forget();
    this.lastSlot = columns.lastSlot;
    this.objects = new Objects(tables, limits, columns, () => this.environment.newSlot());
    this.links = new ChildLinks(this.environment, this.objects);
  }

  /** What a slot holds, through the header phis of the loops around this point. */
  read(slot: number): NodeId {
    if (this.loops.length > 0) this.#enterLoops(slot);
    return this.environment.get(slot);
  }

  #enterLoops(slot: number): void {
    const last = this.environment.lastSet(slot);
    for (let at = 0; at < this.loops.length; at++) {
      const loop = this.loops[at] as OpenLoop;
      if (last > loop.mark) continue;
      if (this.objects.slotKind(slot) === SLOT.child) {
        this.links.doubt(slot);
        continue;
      }
      const known = loop.phis.get(slot);
      const phi = known ?? this.#headerPhi(loop, slot);
      if (phi !== NONE) this.environment.set(slot, phi);
    }
  }

  #headerPhi(loop: OpenLoop, slot: number): NodeId {
    const { objects, tables } = this;
    const isName = objects.slotKind(slot) === SLOT.name;
    const root = objects.slotRoot(slot);
    let outer = this.environment.get(slot);
    if (isName && !loop.assigned.has(slot)) return NONE;
    if (!isName) {
      const { origin } = objects.get(root);
      if (origin >= loop.firstNode) return NONE;
      if (outer === NONE) outer = origin;
    }
    const phi = tables.nodeAt(NODE_KIND.phi, this.callable, outer === NONE ? loop.before : outer);
    const state = isName ? this.current(outer) : outer;
    if (state !== NONE) tables.edge(EDGE_KIND.value, state, phi);
    if (!isName) objects.isOf(phi, root);
    else objects.joins(phi, outer === NONE ? [phi] : [outer, phi]);
    loop.phis.set(slot, phi);
    return phi;
  }

  /** Latest state of the object that a value stands for; the value itself where nothing happened to it. */
  current(node: NodeId): NodeId {
    const root = node < 0 ? null : this.objects.known(node);
    if (root === null) return node;
    const state = this.read(this.objects.get(root).stateSlot);
    return state === NONE ? node : state;
  }

  /** The state of the object itself that this one shows: what changed since then lies below its places. */
  shapeOf(state: NodeId): NodeId {
    return this.shapes.get(state) ?? state;
  }

  /** Latest state of an object. */
  stateOf(root: RootId): NodeId {
    const { stateSlot, origin } = this.objects.get(root);
    const held = this.read(stateSlot);
    return held === NONE ? origin : held;
  }

  setState(root: RootId, state: NodeId): void {
    this.objects.isOf(state, root);
    this.environment.set(this.objects.get(root).stateSlot, state);
  }

  /** A phi of several values; the value itself when there is one, `NONE` when there is none. */
  phi(operands: readonly NodeId[], register: (phi: NodeId) => void): NodeId {
    const first = operands[0];
    if (first === undefined) return NONE;
    if (operands.length === 1) return first;
    const phi = this.tables.nodeAt(NODE_KIND.phi, this.callable, first);
    for (let at = 0; at < operands.length; at++) this.tables.edge(EDGE_KIND.value, operands[at] ?? NONE, phi);
    register(phi);
    return phi;
  }
}
