import { NODE_KIND } from '../facts/flow-node.js';
import { EDGE_KIND } from '../facts/flow-edge.js';
import type { BindingId, CallableId, NodeId } from '../facts/ids.js';
import type { SymbolTable } from './flow-builder.js';
import type { Tables } from './tables.js';

// Captured variables (engine notes 1.4). An inner callable reads what its owner's variable holds in one of two ways: through a
// cell that forgets the calling context, or, for a closure that its creator hands out and whose variables never change after, as
// content of the closure object, so that two closures of one factory stay apart.

interface Creation {
  readonly creator: number;
  readonly node: NodeId;
  readonly values: ReadonlyMap<BindingId, NodeId>;
}

/** Who captures what, and the cells between them. */
export class Captures {
  readonly #tables: Tables;
  readonly #symbols: SymbolTable;
  /** Bindings of outer callables (the module's not counted) that each callable or one inside it uses. */
  readonly #captured = new Map<number, Set<BindingId>>();
  readonly #cells = { cellIn: new Map<BindingId, NodeId>(), cellOut: new Map<BindingId, NodeId>() };
  readonly #creations = new Map<number, Creation[]>();

  constructor(tables: Tables, symbols: SymbolTable, parentOf: (callable: number) => number) {
    this.#tables = tables;
    this.#symbols = symbols;
    const { references } = symbols;
    for (let at = 0; at < references.count; at++) {
      const binding = symbols.bindings[references.binding[at] as number];
      const scope = symbols.scopes[references.scope[at] as number];
      if (binding === undefined || scope === undefined || (binding.callable as number) === 0) continue;
      let callable: number = scope.callable;
      for (let depth = 0; callable > 0 && callable !== binding.callable && depth < 10_000; depth++) {
        const set = this.#captured.get(callable) ?? new Set();
        set.add(binding.id);
        this.#captured.set(callable, set);
        callable = parentOf(callable);
      }
    }
  }

  capturedBy(callable: CallableId): readonly BindingId[] {
    return [...(this.#captured.get(callable) ?? [])].sort((a, b) => a - b);
  }

  /** The cell that inner callables read (`cellIn`) or write (`cellOut`). */
  cell(kind: 'cellIn' | 'cellOut', binding: BindingId): NodeId {
    const cells = this.#cells[kind];
    const known = cells.get(binding);
    if (known !== undefined) return known;
    const row = this.#symbols.bindings[binding];
    const node = this.#tables.node(NODE_KIND[kind], row?.callable ?? 0, row?.span ?? { from: 0, to: 0 }, binding);
    cells.set(binding, node);
    return node;
  }

  /** A function value was made; `values` are what its captured variables hold there. */
  created(callable: CallableId, creation: Creation): void {
    const list = this.#creations.get(callable);
    if (list === undefined) this.#creations.set(callable, [creation]);
    else list.push(creation);
  }

  /**
   * Connects a captured variable with the node from which the callable reads it, once its creators are lowered.
   * `escapes` tells whether a function value may leave its creator by return.
   */
  connect(
    callable: CallableId,
    binding: BindingId,
    entry: NodeId,
    closure: NodeId,
    escapes: (node: NodeId, creator: number) => boolean,
  ): void {
    const row = this.#symbols.bindings[binding];
    const steady = row !== undefined && !row.rewritten && !row.writtenInside;
    const cellIn = this.cell('cellIn', binding);
    this.#tables.edge(EDGE_KIND.jump, cellIn, entry);
    this.#tables.edge(EDGE_KIND.jump, this.cell('cellOut', binding), entry);
    const content = this.#tables.content({ kind: 'captured', binding });
    let apart = false;
    for (const { creator, node, values } of this.#creations.get(callable) ?? []) {
      const value = values.get(binding);
      if (value === undefined || value < 0) continue;
      if (steady && escapes(node, creator)) {
        this.#tables.edge(EDGE_KIND.store, value, node, content);
        apart = true;
      } else this.#tables.edge(EDGE_KIND.jump, value, cellIn);
    }
    if (apart) this.#tables.edge(EDGE_KIND.read, closure, entry, content);
  }
}
