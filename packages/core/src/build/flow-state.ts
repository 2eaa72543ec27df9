import type { Content } from '../facts/content.js';
import type { NodeId } from '../facts/ids.js';
import type { Limits } from '../limits.js';
import type { Span } from '../text/span.js';
import { Environment, NONE } from './environment.js';
import { Objects, type RootId } from './objects.js';
import { constantName, type Tables } from './tables.js';

/** A loop being lowered: its header phis are made when a slot from outside is first read inside (engine notes 1.3). */
export interface OpenLoop {
  readonly mark: number;
  readonly firstNode: number;
  /** The newest node when the loop began. */
  readonly before: NodeId;
  readonly assigned: ReadonlySet<number>;
  readonly phis: Map<number, NodeId>;
  /** Paths that left the loop for a place further out: their changes for that place, and the slots they set in the loop. */
  readonly writes: Map<RootId, ((state: NodeId) => void)[]>;
  readonly escapes: { readonly changes: Map<number, NodeId>; readonly inside: ReadonlyMap<number, NodeId> }[];
}

/** The values once each, in the order they first appear. */
function distinctOf(values: readonly NodeId[]): readonly NodeId[] {
  if (values.length > 8) return [...new Set(values)];
  return values.filter((value, index) => values.indexOf(value) === index);
}

/** Contents whose linked value an operation made uncertain; the next read asks the object's state again. */
const STALE = -2;

/** The state of the callable being lowered: slots, object states, and how they are read, written and joined. */
export class FlowState {
  readonly tables: Tables;
  readonly environment: Environment = new Environment();
  readonly objects: Objects;
  readonly loops: OpenLoop[] = [];
  readonly callable: number;
  readonly #limits: Limits;
  readonly #staleAliases: (readonly NodeId[])[] = [];
  /** The slot from which a node was last read, so that a test can refine it. */
  readonly lastSlot: Map<NodeId, number> = new Map();

  constructor(tables: Tables, callable: number, limits: Limits) {
    this.tables = tables;
    this.callable = callable;
    this.#limits = limits;
    this.objects = new Objects(tables, limits, () => this.environment.newSlot());
  }

  // ---- slots -------------------------------------------------------------------------------------------------------

  /** What a slot holds, through the header phis of the loops around this point. */
  read(slot: number): NodeId {
    const use = this.objects.useOf(slot);
    const last = this.environment.lastSet(slot);
    for (const loop of this.loops) {
      if (last > loop.mark) continue;
      if (use.kind === 'child') {
        const held = this.environment.get(slot);
        if (held >= 0) this.environment.set(slot, this.#stale([held]));
        continue;
      }
      const known = loop.phis.get(slot);
      const phi = known ?? this.#headerPhi(loop, slot, use);
      if (phi !== NONE) this.environment.set(slot, phi);
    }
    return this.environment.get(slot);
  }

  #headerPhi(loop: OpenLoop, slot: number, use: { readonly kind: string; readonly root?: RootId }): NodeId {
    let outer = this.environment.get(slot);
    if (use.kind === 'name' && !loop.assigned.has(slot)) return NONE;
    if (use.kind === 'state') {
      const { origin } = this.objects.get(use.root ?? -1);
      if (origin >= loop.firstNode) return NONE;
      if (outer === NONE) outer = origin;
    }
    const phi = this.tables.node('phi', this.callable, this.tables.spanOf(outer === NONE ? loop.before : outer));
    const state = use.kind === 'name' ? this.current(outer) : outer;
    if (state !== NONE) this.tables.edge('value', state, phi);
    if (use.kind === 'state') this.objects.isOf(phi, use.root ?? -1);
    else this.objects.joins(phi, outer === NONE ? [phi] : [outer, phi]);
    loop.phis.set(slot, phi);
    return phi;
  }

  // ---- objects -----------------------------------------------------------------------------------------------------

  /** Latest state of the object that a value stands for; the value itself where nothing happened to it. */
  current(node: NodeId): NodeId {
    const root = node < 0 ? null : this.objects.known(node);
    if (root === null) return node;
    const state = this.read(this.objects.get(root).stateSlot);
    return state === NONE ? node : state;
  }

  readContent(
    base: NodeId,
    content: Content,
    span: Span,
    onRead: (from: NodeId, content: number, node: NodeId) => void,
  ): NodeId {
    const id = this.tables.content(content);
    const root = this.objects.root(base);
    const linked = root === null ? -1 : this.objects.childSlot(root, id);
    const held = linked < 0 ? NONE : this.read(linked);
    if (held >= 0) {
      const value = this.current(held);
      this.lastSlot.set(value, linked);
      return value;
    }
    const from = this.current(base);
    const node = this.tables.node('read', this.callable, span);
    this.tables.edge('read', from, node, id);
    onRead(from, id, node);
    if (root === null) return node;
    this.#mayBeLinked(node, held);
    this.#childOfAliases(root, id, node);
    this.#link(root, id, node);
    return node;
  }

  /** What was read may be what the content was linked with. */
  #mayBeLinked(node: NodeId, held: NodeId): void {
    for (const linked of this.#linkedIn(held)) {
      const there = this.objects.root(linked);
      const here = there === null ? null : this.objects.root(node);
      if (here !== null && there !== null) this.objects.mayBe(here, there);
    }
  }

  /** What a child slot is or was linked with. */
  #linkedIn(held: NodeId): readonly NodeId[] {
    return held >= 0 ? [held] : held <= STALE ? (this.#staleAliases[STALE - held] ?? []) : [];
  }

  /** What was read may be what another name of the object has under the content. */
  #childOfAliases(root: RootId, content: number, node: NodeId): void {
    for (const other of this.objects.aliasesOf(root)) {
      const slot = this.objects.childSlot(other, content);
      const held = slot < 0 ? NONE : this.read(slot);
      this.#mayBeLinked(node, held);
    }
  }

  /** A new state of the object at `base`: `lose` ends contents of the old state, `gain` adds edges into the new one. */
  mutate(base: NodeId, span: Span, lose: number, gain: (state: NodeId) => void): NodeId {
    const root = this.objects.root(base);
    const before = this.current(base);
    const after = this.tables.node('post', this.callable, span, -1);
    this.tables.edge(lose < 0 ? 'value' : 'without', before, after, Math.max(lose, 0));
    gain(after);
    if (root !== null) this.#settle(root, after, gain, span);
    return after;
  }

  /** Stores under one content; strong where the content is constant. */
  store(
    base: NodeId,
    content: Content,
    value: NodeId,
    span: Span,
  ): { readonly before: NodeId; readonly after: NodeId; readonly content: number } {
    const id = this.tables.content(content);
    const name = constantName(content);
    const lose = name === null ? -1 : this.tables.keySetOf(name);
    const before = this.current(base);
    const stored = this.current(value);
    const root = this.objects.root(base);
    // What was linked ends before the new state is written back: the object may hold itself by the way that this store ends.
    if (root !== null) {
      if (name === null) this.#unlinkChildren(root);
      else this.#unlink(root, id);
    }
    const after = this.mutate(base, span, lose, (state) => this.tables.edge('store', stored, state, id));
    if (root !== null) this.#link(root, id, value);
    return { before, after, content: id };
  }

  remove(base: NodeId, contents: readonly Content[], span: Span): void {
    const keys = contents.flatMap((content) => constantName(content) ?? []);
    if (keys.length === 0) return;
    const root = this.objects.root(base);
    if (root !== null) for (const content of contents) this.#unlink(root, this.tables.content(content));
    this.mutate(base, span, this.tables.keySet({ keys, nodes: [], folded: false }), () => undefined);
  }

  #removeSet(base: NodeId, set: number, span: Span): void {
    this.mutate(base, span, set, () => undefined);
    const root = this.objects.root(base);
    if (root !== null) this.#unlinkChildren(root);
  }

  removeKeys(base: NodeId, set: number, span: Span): void {
    this.#removeSet(base, set, span);
  }

  /** A new state with nothing in it. What may be the object keeps what it has. */
  clear(base: NodeId, span: Span): void {
    const root = this.objects.root(base);
    if (root === null) return;
    const before = this.current(base);
    const after = this.tables.node('post', this.callable, span, -1);
    this.tables.edge('only', before, after, this.tables.keySet({ keys: [], nodes: [], folded: false }));
    for (const slot of this.objects.get(root).children.values()) this.environment.set(slot, NONE);
    this.#settle(root, after, () => undefined, span);
  }

  /** The state after a call got the object: what is linked below it may have changed. */
  pending(base: NodeId, span: Span, call: number): NodeId {
    const root = this.objects.root(base);
    if (root === null) return NONE;
    const after = this.tables.node('post', this.callable, span, call);
    this.#unlinkChildren(root);
    this.#settle(root, after, null, span);
    return after;
  }

  absorb(into: NodeId, from: NodeId, span: Span): void {
    const source = this.current(from);
    const origin = this.objects.root(from);
    const keys = origin === null ? [] : this.#definiteKeys(origin);
    const lose = keys.length === 0 ? -1 : this.tables.keySet({ keys, nodes: [], folded: false });
    this.mutate(into, span, lose, (state) => this.tables.edge('value', source, state));
    const root = this.objects.root(into);
    if (root !== null) this.#unlinkChildren(root);
  }

  /** What holds the object sees its new state: other roots by a store, captured variables by a jump, aliases weakly. */
  #settle(root: RootId, after: NodeId, gain: ((state: NodeId) => void) | null, span: Span): void {
    const { stateSlot } = this.objects.get(root);
    this.objects.isOf(after, root);
    this.environment.set(stateSlot, after);
    const add = gain ?? ((state: NodeId) => this.tables.edge('value', after, state));
    this.#log(root, add);
    this.#writeBack(root, after, span, this.#limits.writeBack, new Set());
    for (const other of this.objects.aliasesOf(root)) {
      const weak = this.#weaken(other, span);
      add(weak);
      this.#log(other, add);
      this.#unlinkChildren(other);
      this.#writeBack(other, weak, span, this.#limits.writeBack, new Set([root]));
    }
  }

  /** A new state of what may be an object that changed: all it had, to which the caller adds. */
  #weaken(root: RootId, span: Span): NodeId {
    const { stateSlot, origin } = this.objects.get(root);
    const held = this.read(stateSlot);
    const weak = this.tables.node('post', this.callable, span, -1);
    this.tables.edge('value', held === NONE ? origin : held, weak);
    this.objects.isOf(weak, root);
    this.environment.set(stateSlot, weak);
    return weak;
  }

  #log(root: RootId, add: (state: NodeId) => void): void {
    for (const loop of this.loops) {
      const list = loop.writes.get(root);
      if (list === undefined) loop.writes.set(root, [add]);
      else list.push(add);
    }
  }

  #writeBack(root: RootId, state: NodeId, span: Span, depth: number, seen: Set<RootId>): void {
    if (depth === 0 || seen.has(root)) return;
    seen.add(root);
    for (const holder of this.objects.get(root).holders) {
      if (holder.kind === 'cell') {
        this.tables.edge('jump', state, holder.cell);
        continue;
      }
      const slot = this.objects.childSlot(holder.root, holder.content);
      const held = slot < 0 ? NONE : this.environment.get(slot);
      const still = held >= 0 && this.objects.known(held) === root;
      const known = still || held <= STALE || !this.objects.isExact(holder.content);
      if (!known) continue;
      const { stateSlot, origin } = this.objects.get(holder.root);
      const before = this.read(stateSlot);
      const after = this.tables.node('post', this.callable, span, -1);
      const name = still ? constantName(this.objects.content(holder.content)) : null;
      if (name === null) this.tables.edge('value', before === NONE ? origin : before, after);
      else {
        const set = this.tables.keySetOf(name);
        this.tables.edge('without', before === NONE ? origin : before, after, set);
      }
      this.tables.edge('store', state, after, holder.content);
      this.#log(holder.root, (at) => this.tables.edge('store', state, at, holder.content));
      this.objects.isOf(after, holder.root);
      this.environment.set(stateSlot, after);
      for (const other of this.objects.aliasesOf(holder.root)) {
        const weak = this.#weaken(other, span);
        this.tables.edge('store', state, weak, holder.content);
        this.#log(other, (at) => this.tables.edge('store', state, at, holder.content));
        this.#writeBack(other, weak, span, depth - 1, seen);
      }
      this.#writeBack(holder.root, after, span, depth - 1, seen);
    }
  }

  #link(root: RootId, content: number, value: NodeId): void {
    const slot =
      this.objects.isExact(content) || this.objects.content(content).kind === 'index'
        ? this.objects.linkChild(root, content)
        : -1;
    if (slot >= 0) {
      this.environment.set(slot, value);
      this.lastSlot.set(value, slot);
    }
    const child = this.objects.root(value);
    if (child !== null) this.objects.hold(child, { kind: 'root', root, content });
  }

  #unlink(root: RootId, content: number): void {
    const slot = this.objects.childSlot(root, content);
    if (slot >= 0) this.environment.set(slot, NONE);
  }

  #unlinkChildren(root: RootId): void {
    for (const slot of this.objects.get(root).children.values()) {
      const held = this.environment.get(slot);
      if (held >= 0) this.environment.set(slot, this.#stale([held]));
    }
  }

  #stale(values: readonly NodeId[]): NodeId {
    this.#staleAliases.push(values.slice(0, this.#limits.aliases));
    return (STALE - (this.#staleAliases.length - 1)) as NodeId;
  }

  /** Constant keys that an object made here certainly has. */
  #definiteKeys(root: RootId): readonly string[] {
    const { origin, children } = this.objects.get(root);
    if (!this.tables.isKind(origin, 'allocation')) return [];
    return [...children].flatMap(([content, slot]) =>
      this.environment.get(slot) >= 0 ? (constantName(this.objects.content(content)) ?? []) : [],
    );
  }

  // ---- joins -------------------------------------------------------------------------------------------------------

  /** Ends an arm: what it changed since the mark, after which the environment is as at the mark. */
  endArm(mark: number): Map<number, NodeId> {
    const changes = this.environment.changes(mark);
    this.environment.undo(mark);
    return changes;
  }

  /** Joins arms, given as changes against the environment as it is now. No arm: nothing is known to change. */
  join(arms: readonly ReadonlyMap<number, NodeId>[]): void {
    const [only] = arms;
    if (only === undefined) return;
    if (arms.length === 1) {
      for (const [slot, value] of only) this.environment.set(slot, value);
      return;
    }
    const slots = [...only.keys()];
    for (let index = 1; index < arms.length; index++)
      for (const slot of arms[index]?.keys() ?? []) if (!only.has(slot)) slots.push(slot);
    slots.sort((a, b) => a - b);
    const results: NodeId[] = [];
    const firstNode = this.tables.nodeKind.length;
    // A slot that several later arms changed stands there more than once.
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0;
      results.push(slot === slots[index - 1] ? (results.at(-1) ?? NONE) : this.#joinSlot(slot, arms, firstNode));
    }
    for (let index = 0; index < slots.length; index++) this.environment.set(slots[index] ?? 0, results[index] ?? NONE);
  }

  #joinSlot(slot: number, arms: readonly ReadonlyMap<number, NodeId>[], firstNode: number): NodeId {
    const use = this.objects.useOf(slot);
    const base = this.#baseOf(slot, arms);
    const held = arms.map((arm) => arm.get(slot) ?? base);
    const distinct = distinctOf(held);
    if (use.kind === 'child') {
      const [value] = distinct;
      if (distinct.length === 1 && value !== undefined) return value;
      const linked = distinctOf(distinct.flatMap((one) => this.#linkedIn(one)));
      return linked.length === 0 ? NONE : this.#stale(linked);
    }
    if (use.kind === 'state') {
      const { origin } = this.objects.get(use.root);
      const operands = distinct.flatMap((value) => (value === NONE ? (origin < firstNode ? [origin] : []) : [value]));
      return this.#phi(distinctOf(operands), (phi) => this.objects.isOf(phi, use.root));
    }
    const definitions = distinct.filter((value) => value !== NONE);
    const [first] = definitions;
    if (definitions.length === 1 && first !== undefined) return first;
    const states = held.flatMap((value, index) => (value === NONE ? [] : [this.#currentIn(value, arms[index])]));
    const phi = this.#phi(distinctOf(states), () => undefined);
    if (phi !== NONE) this.objects.joins(phi, definitions);
    return phi;
  }

  /** What the slot holds where an arm did not change it; read through loops, since a join is a read. */
  #baseOf(slot: number, arms: readonly ReadonlyMap<number, NodeId>[]): NodeId {
    return arms.every((arm) => arm.has(slot)) ? NONE : this.read(slot);
  }

  #currentIn(value: NodeId, arm: ReadonlyMap<number, NodeId> | undefined): NodeId {
    const root = this.objects.known(value);
    if (root === null) return value;
    const { stateSlot } = this.objects.get(root);
    const state = arm?.get(stateSlot) ?? this.read(stateSlot);
    return state < 0 ? value : state;
  }

  /** A phi of several values; the value itself when there is one, `NONE` when there is none. */
  #phi(operands: readonly NodeId[], register: (phi: NodeId) => void): NodeId {
    const [first] = operands;
    if (first === undefined) return NONE;
    if (operands.length === 1) return first;
    const phi = this.tables.node('phi', this.callable, this.tables.spanOf(first));
    for (const operand of operands) this.tables.edge('value', operand, phi);
    register(phi);
    return phi;
  }

  /** Adds the values at the end of a turn to the loop's header phis and leaves the header's state in the environment. */
  closeLoop(loop: OpenLoop, turns: readonly ReadonlyMap<number, NodeId>[]): void {
    const slots = new Set<number>(loop.phis.keys());
    for (const turn of turns) for (const slot of turn.keys()) slots.add(slot);
    const heads = new Set(loop.phis.values());
    const results: (readonly [number, NodeId])[] = [];
    for (const slot of [...slots].sort((a, b) => a - b)) {
      const value = this.#closeSlot(slot, loop, heads, turns);
      if (value !== null) results.push([slot, value]);
    }
    for (const [slot, value] of results) {
      this.environment.set(slot, value);
      // What a path that left early did not set in the loop is what the loop's head holds.
      for (const { changes, inside } of loop.escapes) if (!inside.has(slot)) changes.set(slot, value);
    }
    this.#meetAliases(loop, turns);
  }

  /**
   * A name of the loop's head became another name of an object from outside: what a turn wrote through the name, that object has on
   * the next turn. Writes are not repeated with the new alias (engine notes 1.5 lower the body twice); their sum reaches its head.
   */
  #meetAliases(loop: OpenLoop, turns: readonly ReadonlyMap<number, NodeId>[]): void {
    for (const [slot, phi] of loop.phis) {
      const named = this.objects.useOf(slot).kind === 'name' ? this.objects.known(phi) : null;
      if (named === null) continue;
      for (const turn of turns) {
        const value: NodeId = turn.get(slot) ?? NONE;
        const root: RootId | null = value < 0 ? null : this.objects.known(value);
        if (root === null) continue;
        for (const other of [root, ...this.objects.aliasesOf(root)])
          if (other !== named) {
            this.#meetAlias(loop, other, loop.writes.get(named) ?? []);
            for (const write of loop.writes.get(other) ?? []) write(phi);
          }
      }
    }
  }

  #meetAlias(loop: OpenLoop, root: RootId, writes: readonly ((state: NodeId) => void)[]): void {
    const { stateSlot, origin } = this.objects.get(root);
    if (origin >= loop.firstNode || writes.length === 0) return;
    const head = loop.phis.get(stateSlot);
    if (head !== undefined) for (const write of writes) write(head);
    else {
      const held = this.read(stateSlot);
      const state = this.tables.node('phi', this.callable, this.tables.spanOf(origin));
      this.tables.edge('value', held === NONE ? origin : held, state);
      this.objects.isOf(state, root);
      for (const write of writes) write(state);
      this.environment.set(stateSlot, state);
    }
    this.#unlinkChildren(root);
  }

  /** Changes for the place at `mark`, where a jump leads; the loops from number `open` on are left and not closed yet. */
  escape(mark: number, open: number): Map<number, NodeId> {
    const changes = this.environment.changes(mark);
    for (const loop of this.loops.slice(open))
      loop.escapes.push({ changes, inside: this.environment.changes(loop.mark) });
    return changes;
  }

  #closeSlot(
    slot: number,
    loop: OpenLoop,
    heads: ReadonlySet<NodeId>,
    turns: readonly ReadonlyMap<number, NodeId>[],
  ): NodeId | null {
    const use = this.objects.useOf(slot);
    if (use.kind === 'child') {
      const held = this.environment.get(slot);
      const ends = turns.flatMap((turn) => this.#linkedIn(turn.get(slot) ?? NONE));
      const linked = distinctOf([...this.#linkedIn(held), ...ends]);
      return linked.length === 0 ? null : this.#stale(linked);
    }
    const phi = loop.phis.get(slot);
    const ends = turns.flatMap((turn) => {
      const value = turn.get(slot);
      return value === undefined || value === NONE ? [] : [{ value, turn }];
    });
    if (phi !== undefined) {
      for (const { value, turn } of ends) {
        this.tables.edge('value', use.kind === 'name' ? this.#currentIn(value, turn) : value, phi);
        if (use.kind === 'name')
          this.objects.joins(
            phi,
            [value].filter((one) => one !== phi),
          );
      }
      return phi;
    }
    if (ends.length === 0) return null;
    const outer = this.read(slot);
    if (use.kind === 'state') {
      const { origin } = this.objects.get(use.root);
      // What a name holds at the loop's head is a state of its own: nothing of the turn has happened to it yet.
      if (heads.has(origin)) return null;
      const before = outer === NONE ? (origin < loop.firstNode ? [origin] : []) : [outer];
      return this.#phi([...new Set([...before, ...ends.map((end) => end.value)])], (made) =>
        this.objects.isOf(made, use.root),
      );
    }
    const states = ends.map(({ value, turn }) => this.#currentIn(value, turn));
    const before = outer === NONE ? [] : [this.current(outer)];
    const made = this.#phi([...new Set([...before, ...states])], () => undefined);
    const definitions = [...(outer === NONE ? [] : [outer]), ...ends.map((end) => end.value)].filter(
      (one) => one !== made,
    );
    if (made !== NONE && definitions.length > 0) this.objects.joins(made, definitions);
    return made;
  }
}
