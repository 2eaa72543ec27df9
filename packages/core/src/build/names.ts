import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { BindingId, CallableId, NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import type { OpenCallable } from './callable-state.js';
import { Captures } from './captures.js';
import { NONE } from './environment.js';
import type { SymbolTable } from './flow-builder.js';
import type { ModuleNames } from './module-names.js';
import type { Tables } from './tables.js';

/** What names hold at a point of the callable being lowered, and how other callables and files see them. */
export class Names {
  readonly #tables: Tables;
  readonly #symbols: SymbolTable;
  readonly #parentOf: (callable: number) => number;
  /** Whether a function value may leave the callable that made it. */
  readonly #mayLeave: (node: NodeId, creator: number) => boolean;
  readonly #module: ModuleNames;
  #captures: Captures | null = null;

  constructor(
    tables: Tables,
    symbols: SymbolTable,
    module: ModuleNames,
    parentOf: (callable: number) => number,
    mayLeave: (node: NodeId, creator: number) => boolean,
  ) {
    this.#tables = tables;
    this.#symbols = symbols;
    this.#module = module;
    this.#parentOf = parentOf;
    this.#mayLeave = mayLeave;
  }

  /** `name = value`, of this callable, an outer one or the module; `NO_NODE` for a value that nothing is known of. */
  define(open: OpenCallable, binding: BindingId, value: NodeId, span: Span): NodeId {
    const { draft, flow } = open;
    const name = this.#symbols.bindings[binding]?.name ?? '';
    const node = this.#tables.node(NODE_KIND.definition, draft.id, span, this.#tables.string(name));
    if (value >= 0) {
      this.#tables.edge(EDGE_KIND.value, flow.current(value), node);
      flow.objects.share(node, value);
      if (isFlag(this.#tables, value)) flow.flags.add(node);
    }
    this.assign(open, binding, node);
    if ((draft.id as number) === 0) this.#module.defined(binding);
    return node;
  }

  /** The name holds the node from here on. */
  assign(open: OpenCallable, binding: BindingId, node: NodeId): void {
    const slot = this.#slot(open, binding);
    open.flow.environment.set(slot, node);
    open.flow.lastSlot.set(node, slot);
    this.#spread(open, binding, node);
  }

  /** What the name holds, in the latest state of its object; `NO_NODE` where no definition reaches. */
  use(open: OpenCallable, binding: BindingId): NodeId {
    const { flow } = open;
    const slot = this.#slot(open, binding);
    const held = flow.read(slot);
    if (held < 0) return this.#onlyWrittenInside(open, binding, slot);
    const value = this.#module.afterCalls(open, binding, slot, flow.current(held));
    flow.lastSlot.set(value, slot);
    return value;
  }

  /** A module's name that only functions assign (`global`): what they put there. */
  #onlyWrittenInside(open: OpenCallable, binding: BindingId, slot: number): NodeId {
    const row = this.#symbols.bindings[binding];
    if ((open.draft.id as number) !== 0 || row === undefined || !row.writtenInside || row.kind !== 'variable')
      return NONE;
    const entry = this.#tables.node(NODE_KIND.definition, open.draft.id, row.span, this.#tables.string(row.name));
    this.#tables.edge(EDGE_KIND.jump, this.#writtenInside(binding), entry);
    open.flow.environment.set(slot, entry);
    return entry;
  }

  undefine(open: OpenCallable, binding: BindingId): void {
    open.flow.environment.set(this.#slot(open, binding), NONE);
  }

  /** A function value closes over the variables of outer callables that it or what is inside it uses. */
  close(open: OpenCallable, callable: CallableId, node: NodeId, span: Span): void {
    const { draft, flow, closedOver } = open;
    const captures = this.#capturesOf();
    const values = new Map<BindingId, NodeId>();
    for (const binding of captures.capturedBy(callable)) {
      const value = this.use(open, binding);
      values.set(binding, value);
      if (value < 0) continue;
      const root = flow.objects.root(value);
      if (root !== null) flow.objects.hold(root, { kind: 'cell', cell: captures.cell('cellIn', binding) });
      if (this.#symbols.bindings[binding]?.callable === draft.id) closedOver.add(binding);
      this.#admitInnerWrites(open, binding, value, span);
    }
    captures.created(callable, { creator: draft.id, node, values });
  }

  /** A call may run a closure that assigns a variable of this callable. */
  admitCalledWrites(open: OpenCallable, span: Span): void {
    for (const binding of open.admitted.keys()) {
      const value = this.use(open, binding);
      if (value >= 0) this.#admitInnerWrites(open, binding, value, span);
    }
  }

  #capturesOf(): Captures {
    this.#captures ??= new Captures(this.#tables, this.#symbols, this.#parentOf);
    return this.#captures;
  }

  /** The slot of a name in the callable being lowered; an outer name gets its value on first use. */
  #slot(open: OpenCallable, binding: BindingId): number {
    const { slots, flow, draft } = open;
    const known = slots.get(binding);
    if (known !== undefined) return known;
    const slot = flow.objects.nameSlot();
    slots.set(binding, slot);
    const row = this.#symbols.bindings[binding];
    if (row !== undefined && row.callable !== draft.id) flow.environment.initialise(slot, this.#outer(open, binding));
    return slot;
  }

  /** The slots of names that a loop assigns. */
  slots(open: OpenCallable, bindings: ReadonlySet<BindingId>): ReadonlySet<number> {
    return new Set([...bindings].map((binding) => this.#slot(open, binding)));
  }

  /** Where the callable being lowered reads a name of an outer one. */
  #outer({ draft, flow }: OpenCallable, binding: BindingId): NodeId {
    const row = this.#symbols.bindings[binding];
    const span = row?.span ?? draft.options.nameSpan;
    const entry = this.#tables.node(NODE_KIND.definition, draft.id, span, this.#tables.string(row?.name ?? ''));
    const isModules = row === undefined || (row.callable as number) === 0;
    const root = flow.objects.root(entry);
    if (root !== null) flow.objects.hold(root, { kind: 'cell', cell: this.#writtenInside(binding) });
    if (isModules) this.#tables.edge(EDGE_KIND.jump, this.#module.node(binding), entry);
    else this.#capturesOf().connect(draft.id, binding, entry, draft.closure, this.#mayLeave);
    return entry;
  }

  /** The cell for what inner callables write into a name or its object. */
  #writtenInside(binding: BindingId): NodeId {
    const cell = this.#capturesOf().cell('cellOut', binding);
    const row = this.#symbols.bindings[binding];
    if (row !== undefined && (row.callable as number) === 0) this.#module.isWrittenBy(cell, binding);
    return cell;
  }

  /** A definition is seen by others: an outer name's cell, or the inner callables that captured a name of this one. */
  #spread({ draft, closedOver }: OpenCallable, binding: BindingId, node: NodeId): void {
    const row = this.#symbols.bindings[binding];
    if (row === undefined) return;
    if (row.callable !== draft.id) this.#tables.edge(EDGE_KIND.jump, node, this.#writtenInside(binding));
    else if (row.captured && (draft.id as number) !== 0 && (row.rewritten || closedOver.has(binding)))
      this.#tables.edge(EDGE_KIND.jump, node, this.#capturesOf().cell('cellIn', binding));
  }

  /** From here on the variable may hold what an inner callable writes into it or into its object. */
  #admitInnerWrites(open: OpenCallable, binding: BindingId, value: NodeId, span: Span): void {
    const { draft, flow, admitted } = open;
    const row = this.#symbols.bindings[binding];
    if (row === undefined || row.callable !== draft.id) return;
    const root = flow.objects.root(value);
    if (root === null && !row.writtenInside) return;
    if (row.writtenInside && admitted.get(binding) === value) return;
    const phi = this.#tables.node(NODE_KIND.phi, draft.id, span);
    this.#tables.edge(EDGE_KIND.value, flow.current(value), phi);
    this.#tables.edge(EDGE_KIND.jump, this.#capturesOf().cell('cellOut', binding), phi);
    if (root !== null && !row.writtenInside) {
      flow.setState(root, phi);
      flow.links.doubtAll(root);
      return;
    }
    if (root !== null) flow.objects.joins(phi, [value, phi]);
    const slot = this.#slot(open, binding);
    flow.environment.set(slot, phi);
    flow.lastSlot.set(phi, slot);
    admitted.set(binding, phi);
  }
}

/** Whether a value is written as a yes, a no or nothing. */
function isFlag(tables: Tables, value: NodeId): boolean {
  if (tables.kindOf(value) !== NODE_KIND.constant) return false;
  const kind = tables.constants[tables.auxOf(value)]?.kind;
  return kind === 'boolean' || kind === 'null' || kind === 'undefined';
}
