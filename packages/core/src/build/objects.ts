import { NODE_KIND, NODE_KINDS } from '../facts/flow-node.js';
import type { Content } from '../facts/content.js';
import type { NodeId } from '../facts/ids.js';
import type { Limits } from '../limits.js';
import { constantName, type Tables } from './tables.js';

// Roots: one must-alias class of an object inside one callable (engine notes 1.5). A root's state is an environment slot like
// any variable; so is each linked child ("x.c as a pseudo variable"). This file keeps what a root is; what the slots hold at a
// point is the environment's business.

export type RootId = number;

/** What holds a root: another root under a content, or a captured variable or module binding that others read. */
export type Holder =
  | { readonly kind: 'root'; readonly root: RootId; readonly content: number }
  | { readonly kind: 'cell'; readonly cell: NodeId };

interface Root {
  readonly origin: NodeId;
  readonly stateSlot: number;
  /** Slots of linked children by content; made with the first child, since most objects have none. */
  children: ReadonlyMap<number, number>;
  readonly holders: Holder[];
  /** Objects that this one, a join, may be; and the joins that may be this one. */
  readonly parts: RootId[];
  readonly wholes: RootId[];
  /** More hold it, or may be it, than are kept. */
  overflows: boolean;
}

const NO_CHILDREN: ReadonlyMap<number, number> = new Map();

/** What a slot stands for; decides how joins treat it. */
export type SlotUse =
  | { readonly kind: 'name' }
  | { readonly kind: 'state'; readonly root: RootId }
  | { readonly kind: 'child'; readonly root: RootId; readonly content: number };

/** Roots and slots of the callable being lowered. */
export class Objects {
  readonly #tables: Tables;
  readonly #limits: Limits;
  readonly #newSlot: () => number;
  readonly #roots: Root[] = [];
  readonly #rootOf = new Map<NodeId, RootId>();
  readonly #uses: SlotUse[] = [];
  /** Definitions joined by a phi of a name or child; its root may alias theirs. */
  readonly #joined = new Map<NodeId, readonly NodeId[]>();
  /** Nodes that show one other node under a further name or condition. */
  readonly #views = new Set<NodeId>();

  constructor(tables: Tables, limits: Limits, newSlot: () => number) {
    this.#tables = tables;
    this.#limits = limits;
    this.#newSlot = newSlot;
  }

  slot(use: SlotUse): number {
    const slot = this.#newSlot();
    this.#uses[slot] = use;
    return slot;
  }

  useOf(slot: number): SlotUse {
    return this.#uses[slot] ?? { kind: 'name' };
  }

  /** The node is another view of the same object: a definition, a refinement. */
  share(node: NodeId, with_: NodeId): void {
    const root = this.#rootOf.get(with_);
    if (root !== undefined) this.#rootOf.set(node, root);
    else if (node !== with_) {
      // A view of a view is one of what that shows: chains of refinements stay short.
      const [shown] = this.#views.has(with_) ? (this.#joined.get(with_) ?? []) : [];
      this.#joined.set(node, [shown ?? with_]);
      this.#views.add(node);
    }
  }

  isOf(node: NodeId, root: RootId): void {
    this.#rootOf.set(node, root);
  }

  /** The node joins several definitions. A node among its own definitions never shares their root: a loop may change it. */
  joins(node: NodeId, definitions: readonly NodeId[]): void {
    this.#views.delete(node);
    this.#joined.set(node, [...(this.#joined.get(node) ?? []), ...definitions]);
    const root = this.#rootOf.get(node);
    if (root !== undefined) this.#aliasAll(root, definitions, new Set([node]));
    else if (definitions.some((definition) => definition !== node && this.known(definition) !== null)) this.root(node);
  }

  /** The node that made what a definition or refinement shows; the node itself where that is not one value. */
  shown(node: NodeId): NodeId {
    const root = this.#rootOf.get(node);
    if (root !== undefined) return this.get(root).origin;
    return this.#views.has(node) ? (this.#joined.get(node)?.[0] ?? node) : node;
  }

  /** The root of a value, if it has one already. */
  known(node: NodeId): RootId | null {
    const root = this.#rootOf.get(node);
    if (root !== undefined) return root;
    const parts = this.#joined.get(node);
    if (parts === undefined || parts.length !== 1) return null;
    const [only] = parts;
    return only === undefined || only === node ? null : this.known(only);
  }

  /** The root of a value; made now if it has none. Null for values that are no objects (constants, texts, functions). */
  root(node: NodeId): RootId | null {
    const known = this.#rootOf.get(node);
    if (known !== undefined) return known;
    const parts = this.#joined.get(node);
    if (parts !== undefined) return this.#joinedRoot(node, parts);
    return this.#mayBeObject(node) ? this.#make(node) : null;
  }

  get(root: RootId): Root {
    const found = this.#roots[root];
    if (found === undefined) throw new RangeError(`no root ${root}`);
    return found;
  }

  /** Slot of a linked child, or -1. */
  childSlot(root: RootId, content: number): number {
    return this.get(root).children.get(content) ?? -1;
  }

  /** Slot of a child, made now if there is none; -1 when the root has all the children it may have. */
  linkChild(root: RootId, content: number): number {
    const owner = this.get(root);
    const slot = owner.children.get(content);
    if (slot !== undefined) return slot;
    if (owner.children.size >= this.#limits.children) return -1;
    const made = this.slot({ kind: 'child', root, content });
    owner.children = new Map(owner.children).set(content, made);
    return made;
  }

  hold(root: RootId, holder: Holder): void {
    const held = this.get(root);
    if (held.holders.some((other) => sameHolder(other, holder))) return;
    if (held.holders.length < this.#limits.aliases) held.holders.push(holder);
    else held.overflows = true;
  }

  /** `whole` may be the object `part`. */
  mayBe(whole: RootId, part: RootId): void {
    if (whole === part) return;
    const { parts } = this.get(whole);
    const { wholes } = this.get(part);
    if (parts.includes(part) && wholes.includes(whole)) return;
    if (parts.length >= this.#limits.aliases || wholes.length >= this.#limits.aliases) {
      this.get(whole).overflows = true;
      this.get(part).overflows = true;
    }
    add(parts, part, this.#limits.aliases);
    add(wholes, whole, this.#limits.aliases);
  }

  /** As many of the values that one content may have as are followed. */
  bounded(values: readonly NodeId[]): readonly NodeId[] {
    if (values.length <= this.#limits.aliases) return values;
    for (const value of values.slice(this.#limits.aliases)) {
      const root = this.root(value);
      if (root !== null) this.get(root).overflows = true;
    }
    return values.slice(0, this.#limits.aliases);
  }

  /** Other roots of what may be the same object: all that the root may be, and all that may be one of those. */
  aliasesOf(root: RootId): readonly RootId[] {
    const { parts, wholes } = this.get(root);
    if (parts.length === 0 && wholes.length === 0) return NO_ROOTS;
    const found = [root];
    for (const side of ['parts', 'wholes'] as const)
      for (let at = 0; at < found.length; at++)
        for (const other of this.get(found[at] ?? root)[side]) add(found, other, this.#limits.aliases + 1);
    if (found.length > this.#limits.aliases) this.get(root).overflows = true;
    return found.slice(1);
  }

  content(id: number): Content {
    return this.#tables.contents.items[id] ?? { kind: 'element' };
  }

  /** Whether a store under the content overwrites what was there. */
  isExact(content: number): boolean {
    return constantName(this.content(content)) !== null;
  }

  #joinedRoot(node: NodeId, parts: readonly NodeId[]): RootId | null {
    // Mark first: a loop's phi may be among its own operands.
    const roots = new Set<RootId>();
    const own = this.#roots.length;
    const first = parts.length === 1 ? parts[0] : undefined;
    if (first !== undefined && first !== node) {
      const root = this.root(first);
      if (root !== null) this.#rootOf.set(node, root);
      return root;
    }
    this.#make(node);
    for (const part of parts) {
      const root = part === node ? null : this.root(part);
      if (root !== null && root !== own) roots.add(root);
    }
    for (const root of roots) this.mayBe(own, root);
    return own;
  }

  #aliasAll(root: RootId, definitions: readonly NodeId[], seen: Set<NodeId>): void {
    for (const definition of definitions) {
      if (seen.has(definition)) continue;
      const other = this.root(definition);
      if (other !== null) this.mayBe(root, other);
    }
  }

  #make(origin: NodeId): RootId {
    const root = this.#roots.length;
    this.#rootOf.set(origin, root);
    const stateSlot = this.slot({ kind: 'state', root });
    this.#roots.push({
      origin,
      stateSlot,
      children: NO_CHILDREN,
      holders: [],
      parts: [],
      wholes: [],
      overflows: false,
    });
    return root;
  }

  #mayBeObject(node: NodeId): boolean {
    return NO_OBJECTS[this.#tables.kindOf(node)] !== 1;
  }
}

/** Kinds of nodes that stand for no object with a state; 1 at the index of the kind. */
const NO_OBJECTS: Uint8Array = new Uint8Array(NODE_KINDS.length);
for (const kind of ['constant', 'expression', 'function', 'return', 'thrown'] as const) NO_OBJECTS[NODE_KIND[kind]] = 1;

const NO_ROOTS: readonly RootId[] = [];

function add(list: RootId[], root: RootId, bound: number): void {
  if (list.length < bound && !list.includes(root)) list.push(root);
}

function sameHolder(a: Holder, b: Holder): boolean {
  if (a.kind === 'cell' || b.kind === 'cell')
    return a.kind === b.kind && 'cell' in a && 'cell' in b && a.cell === b.cell;
  return a.root === b.root && a.content === b.content;
}
