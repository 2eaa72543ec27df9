import { NODE_KIND, NODE_KINDS } from '../facts/flow-node.js';
import type { Content } from '../facts/content.js';
import type { NodeId } from '../facts/ids.js';
import { NodeColumn } from './node-column.js';
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

/** What is linked below a root: two lists side by side, since there are at most `Limits.children`. */
interface Children {
  readonly contents: number[];
  readonly slots: number[];
}

interface Root {
  readonly origin: NodeId;
  readonly stateSlot: number;
  // Most objects have no child, holder or alias: these lists are made with the first entry.
  children: Children | null;
  holders: readonly Holder[];
  /** Objects that this one, a join, may be; and the joins that may be this one. */
  parts: readonly RootId[];
  wholes: readonly RootId[];
  /** More hold it, or may be it, than are kept. */
  overflows: boolean;
}

/** What a slot stands for; decides how joins treat it. */
export const SLOT = { name: 0, state: 1, child: 2 } as const;

/** What is known of nodes while one callable is lowered; the columns serve one callable of a file after another. */
export class ObjectColumns {
  readonly root: NodeColumn = new NodeColumn();
  /** Index into the definitions that a node joins or shows. */
  readonly joined: NodeColumn = new NodeColumn();
  /** The slot from which a node was last read. */
  readonly lastSlot: NodeColumn = new NodeColumn();

  forget(): void {
    this.root.forget();
    this.joined.forget();
    this.lastSlot.forget();
  }
}

/** Roots and slots of the callable being lowered. */
export class Objects {
  readonly #tables: Tables;
  readonly #limits: Limits;
  readonly #newSlot: () => number;
  readonly #roots: Root[] = [];
  readonly #rootOf: NodeColumn;
  /** For each slot one of `SLOT`, and the root of a state or child. */
  readonly #slotKind: number[] = [];
  readonly #slotRoot: RootId[] = [];
  /** Definitions joined by a phi of a name or child; its root may alias theirs. */
  readonly #joinedOf: NodeColumn;
  readonly #joined: (readonly NodeId[])[] = [];
  /** Nodes that show one other node under a further name or condition. */
  readonly #views = new Set<NodeId>();

  constructor(tables: Tables, limits: Limits, columns: ObjectColumns, newSlot: () => number) {
    this.#tables = tables;
    this.#limits = limits;
    this.#rootOf = columns.root;
    this.#joinedOf = columns.joined;
    this.#newSlot = newSlot;
  }

  /** A slot for a name. */
  nameSlot(): number {
    return this.#slot(SLOT.name, -1);
  }

  #slot(kind: number, root: RootId): number {
    const slot = this.#newSlot();
    this.#slotKind[slot] = kind;
    this.#slotRoot[slot] = root;
    return slot;
  }

  /** One of `SLOT`. */
  slotKind(slot: number): number {
    return this.#slotKind[slot] ?? SLOT.name;
  }

  /** Whose state or child the slot is; -1 for a name. */
  slotRoot(slot: number): RootId {
    return this.#slotRoot[slot] ?? -1;
  }

  /** The node is another view of the same object: a definition, a refinement. */
  share(node: NodeId, with_: NodeId): void {
    const root = this.#rootOf.get(with_);
    if (root >= 0) this.#rootOf.set(node, root);
    else if (node !== with_) {
      // A view of a view is one of what that shows: chains of refinements stay short.
      const shown = this.#views.has(with_) ? this.#definitionsOf(with_)?.[0] : undefined;
      this.#setDefinitions(node, [shown ?? with_]);
      this.#views.add(node);
    }
  }

  isOf(node: NodeId, root: RootId): void {
    this.#rootOf.set(node, root);
  }

  /** The node joins several definitions. A node among its own definitions never shares their root: a loop may change it. */
  joins(node: NodeId, definitions: readonly NodeId[]): void {
    this.#views.delete(node);
    this.#setDefinitions(node, [...(this.#definitionsOf(node) ?? []), ...definitions]);
    const root = this.#rootOf.get(node);
    if (root >= 0) this.#aliasAll(root, definitions, new Set([node]));
    else if (definitions.some((definition) => definition !== node && this.known(definition) !== null)) this.root(node);
  }

  /** The node that made what a definition or refinement shows; the node itself where that is not one value. */
  shown(node: NodeId): NodeId {
    const root = this.#rootOf.get(node);
    if (root >= 0) return this.get(root).origin;
    return this.#views.has(node) ? (this.#definitionsOf(node)?.[0] ?? node) : node;
  }

  /** The root of a value, if it has one already. */
  known(node: NodeId): RootId | null {
    const root = this.#rootOf.get(node);
    if (root >= 0) return root;
    const parts = this.#definitionsOf(node);
    if (parts === undefined || parts.length !== 1) return null;
    const only = parts[0];
    return only === undefined || only === node ? null : this.known(only);
  }

  /** The root of a value; made now if it has none. Null for values that are no objects (constants, texts, functions). */
  root(node: NodeId): RootId | null {
    const known = this.#rootOf.get(node);
    if (known >= 0) return known;
    const parts = this.#definitionsOf(node);
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
    const { children } = this.get(root);
    if (children === null) return -1;
    const at = children.contents.indexOf(content);
    return at < 0 ? -1 : (children.slots[at] ?? -1);
  }

  /** Slot of a child, made now if there is none; -1 when the root has all the children it may have. */
  linkChild(root: RootId, content: number): number {
    const slot = this.childSlot(root, content);
    if (slot >= 0) return slot;
    const owner = this.get(root);
    owner.children ??= { contents: [], slots: [] };
    if (owner.children.slots.length >= this.#limits.children) return -1;
    const made = this.#slot(SLOT.child, root);
    owner.children.contents.push(content);
    owner.children.slots.push(made);
    return made;
  }

  /** Slots of the children of a root, in the order in which they were linked. Later ones are added at the end. */
  childSlots(root: RootId): readonly number[] {
    return this.get(root).children?.slots ?? NO_SLOTS;
  }

  /** Contents of the children of a root, in the same order. */
  childContents(root: RootId): readonly number[] {
    return this.get(root).children?.contents ?? NO_SLOTS;
  }

  hold(root: RootId, holder: Holder): void {
    const held = this.get(root);
    const { holders } = held;
    for (let index = 0; index < holders.length; index++) if (sameHolder(holders[index] ?? holder, holder)) return;
    // A list that is being read stays as it is.
    if (holders.length < this.#limits.aliases) held.holders = [...holders, holder];
    else held.overflows = true;
  }

  /** `whole` may be the object `part`. */
  mayBe(whole: RootId, part: RootId): void {
    if (whole === part) return;
    const upper = this.get(whole);
    const lower = this.get(part);
    if (upper.parts.includes(part) && lower.wholes.includes(whole)) return;
    const { aliases } = this.#limits;
    if (upper.parts.length >= aliases || lower.wholes.length >= aliases) {
      upper.overflows = true;
      lower.overflows = true;
    }
    if (upper.parts.length < aliases && !upper.parts.includes(part)) upper.parts = [...upper.parts, part];
    if (lower.wholes.length < aliases && !lower.wholes.includes(whole)) lower.wholes = [...lower.wholes, whole];
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
    return this.#tables.contents[id] ?? { kind: 'element' };
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
    const stateSlot = this.#slot(SLOT.state, root);
    this.#roots.push({
      origin,
      stateSlot,
      children: null,
      holders: NO_HOLDERS,
      parts: NO_ROOTS,
      wholes: NO_ROOTS,
      overflows: false,
    });
    return root;
  }

  #definitionsOf(node: NodeId): readonly NodeId[] | undefined {
    const at = this.#joinedOf.get(node);
    return at < 0 ? undefined : this.#joined[at];
  }

  #setDefinitions(node: NodeId, definitions: readonly NodeId[]): void {
    this.#joinedOf.set(node, this.#joined.push(definitions) - 1);
  }

  #mayBeObject(node: NodeId): boolean {
    return NO_OBJECTS[this.#tables.kindOf(node)] !== 1;
  }
}

/** Kinds of nodes that stand for no object with a state; 1 at the index of the kind. */
const NO_OBJECTS: Uint8Array = new Uint8Array(NODE_KINDS.length);
for (const kind of ['constant', 'expression', 'function', 'return', 'thrown'] as const) NO_OBJECTS[NODE_KIND[kind]] = 1;

const NO_ROOTS: readonly RootId[] = [];
const NO_HOLDERS: readonly Holder[] = [];
const NO_SLOTS: readonly number[] = [];

function add(list: RootId[], root: RootId, bound: number): void {
  if (list.length < bound && !list.includes(root)) list.push(root);
}

function sameHolder(a: Holder, b: Holder): boolean {
  if (a.kind === 'cell' || b.kind === 'cell')
    return a.kind === b.kind && 'cell' in a && 'cell' in b && a.cell === b.cell;
  return a.root === b.root && a.content === b.content;
}
