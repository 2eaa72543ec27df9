import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { BindingId, NodeId } from '../facts/ids.js';
import type { OpenCallable } from './callable-state.js';
import { NONE } from './environment.js';
import type { SymbolTable } from './flow-builder.js';
import { isOutside, type Tables } from './tables.js';

/** Names of the module: what functions and other files see of them, and what the module's own code sees of the writes of functions. */
export class ModuleNames {
  readonly #tables: Tables;
  readonly #symbols: SymbolTable;
  readonly #callCount: () => number;
  readonly #nodes = new Map<BindingId, NodeId>();
  /** Names by the cells for what inner callables write. */
  readonly #cells = new Map<NodeId, BindingId>();
  /** Where the module looked at names that inner callables may have written, and how many calls there were then. */
  readonly #looks: [BindingId, NodeId][] = [];
  readonly #seenAt = new Map<BindingId, number>();

  constructor(tables: Tables, symbols: SymbolTable, callCount: () => number) {
    this.#tables = tables;
    this.#symbols = symbols;
    this.#callCount = callCount;
  }

  /** The name as other callables and files see it. */
  node(binding: BindingId): NodeId {
    const known = this.#nodes.get(binding);
    if (known !== undefined) return known;
    const row = this.#symbols.bindings[binding];
    const node = this.#tables.node(NODE_KIND.binding, 0, row?.span ?? { from: 0, to: 0 }, binding);
    this.#nodes.set(binding, node);
    return node;
  }

  /** The module's code assigned the name. */
  defined(binding: BindingId): void {
    this.#seenAt.set(binding, this.#callCount());
  }

  /** The cell of what inner callables write into the name or its object. */
  isWrittenBy(cell: NodeId, binding: BindingId): void {
    this.#cells.set(cell, binding);
  }

  /** The module's own code sees what functions wrote since it last looked: a call may have run them. */
  afterCalls({ draft, flow }: OpenCallable, binding: BindingId, slot: number, value: NodeId): NodeId {
    const row = this.#symbols.bindings[binding];
    const calls = this.#callCount();
    if ((draft.id as number) !== 0 || row === undefined || !row.captured || isOutside(this.#tables, value))
      return value;
    if ((this.#seenAt.get(binding) ?? 0) >= calls) return value;
    this.#seenAt.set(binding, calls);
    const root = flow.objects.root(value);
    if (root === null && !row.writtenInside) return value;
    const phi = this.#tables.node(NODE_KIND.phi, draft.id, row.span);
    this.#tables.edge(EDGE_KIND.value, value, phi);
    this.#looks.push([binding, phi]);
    if (root !== null && !row.writtenInside) {
      flow.setState(root, phi);
      flow.links.doubtAll(root);
      return phi;
    }
    if (root !== null) flow.objects.joins(phi, [value, phi]);
    flow.environment.set(slot, phi);
    return phi;
  }

  /** At the module's end: what others see of its names. */
  end({ flow, slots }: OpenCallable): void {
    for (const binding of this.#symbols.bindings) {
      if ((binding.callable as number) !== 0 || ((binding.scope as number) !== 0 && !binding.captured)) continue;
      const slot = slots.get(binding.id);
      const held = slot === undefined ? NONE : flow.read(slot);
      if (held >= 0) this.#tables.edge(EDGE_KIND.value, flow.current(held), this.node(binding.id));
    }
  }

  /** At the file's end: what functions did write is seen by all that read the names. */
  showInnerWrites(): void {
    if (this.#cells.size === 0) return;
    const tables = this.#tables;
    const written = new Map<BindingId, NodeId>();
    for (let edge = 0; edge < tables.edgeCount; edge++) {
      const cell = tables.targetOf(edge);
      const binding = this.#cells.get(cell);
      if (binding !== undefined) written.set(binding, cell);
    }
    for (const [binding, cell] of written) this.#tables.edge(EDGE_KIND.value, cell, this.node(binding));
    for (const [binding, phi] of this.#looks) {
      const cell = written.get(binding);
      if (cell !== undefined) this.#tables.edge(EDGE_KIND.jump, cell, phi);
    }
  }
}
