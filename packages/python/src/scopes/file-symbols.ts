import type { BindingId, CallableId, ClassId, ScopeId, SymbolTable } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';

/** How a decorator of a fixed list changes what a method is. */
export type MethodRole = 'plain' | 'static' | 'class' | 'getter' | 'setter';

/** A function, lambda or the module as the scope pass found it; index is its `CallableId`. */
export interface CallableRecord {
  readonly id: CallableId;
  readonly node: SyntaxNode;
  readonly kind: 'module' | 'function' | 'method' | 'lambda';
  readonly role: MethodRole;
  readonly name: string;
  readonly qualifiedName: string;
  readonly parent: CallableId;
  readonly scope: ScopeId;
  readonly owner: ClassId | -1;
  readonly isAsync: boolean;
  isGenerator: boolean;
}

/** A class as the scope pass found it; index is its `ClassId`. */
export interface ClassRecord {
  readonly id: ClassId;
  readonly node: SyntaxNode;
  readonly name: string;
  readonly qualifiedName: string;
  readonly scope: ScopeId;
}

/** What the scope pass knows of a file: the symbol graph, and which binding each name node means. */
export class FileSymbols {
  readonly table: SymbolTable;
  readonly callables: readonly CallableRecord[];
  readonly classes: readonly ClassRecord[];
  readonly #bindingAt: Int32Array;
  readonly #names: readonly ScopeNames[];
  readonly #referenceNodes: readonly SyntaxNode[];
  readonly #referenceCallables: readonly number[];
  readonly #callableAt: ReadonlyMap<SyntaxNode, CallableRecord>;
  readonly #classAt: ReadonlyMap<SyntaxNode, ClassRecord>;

  constructor(parts: {
    readonly table: SymbolTable;
    readonly callables: readonly CallableRecord[];
    readonly classes: readonly ClassRecord[];
    readonly bindingAt: Int32Array;
    readonly names: readonly ScopeNames[];
    readonly referenceNodes: readonly SyntaxNode[];
    readonly referenceCallables: readonly number[];
  }) {
    this.table = parts.table;
    this.callables = parts.callables;
    this.classes = parts.classes;
    this.#bindingAt = parts.bindingAt;
    this.#names = parts.names;
    this.#referenceNodes = parts.referenceNodes;
    this.#referenceCallables = parts.referenceCallables;
    this.#callableAt = new Map(parts.callables.map((record) => [record.node, record]));
    this.#classAt = new Map(parts.classes.map((record) => [record.node, record]));
  }

  /** The binding that a name node reads, writes or declares; null for a name that the file does not bind. */
  binding(node: SyntaxNode): BindingId | null {
    const binding = node >= 0 && node < this.#bindingAt.length ? (this.#bindingAt[node] as number) : -1;
    return binding < 0 ? null : (binding as BindingId);
  }

  /** The record of a `FunctionDefinition` or `LambdaExpression`. */
  callable(node: SyntaxNode): CallableRecord | undefined {
    return this.#callableAt.get(node);
  }

  /** The record of a `ClassDefinition`. */
  class(node: SyntaxNode): ClassRecord | undefined {
    return this.#classAt.get(node);
  }

  /** What a name means when it is used in a scope, or null; for names inside string annotations. */
  lookup(scope: ScopeId, name: string): BindingId | null {
    const binding = lookUp(this.#names, scope, name);
    return binding < 0 ? null : (binding as BindingId);
  }

  /** Bindings that the text of a node assigns, as far as the assignments run in that callable. */
  assigned(tree: SyntaxTree, node: SyntaxNode, callable: CallableId): ReadonlySet<BindingId> {
    const assigned = new Set<BindingId>();
    const { binding, writes } = this.table.references;
    const end = tree.end(node);
    const nodes = this.#referenceNodes;
    for (let index = lowerBound(nodes, node); index < nodes.length && (nodes[index] ?? end) < end; index++) {
      const found = binding[index] ?? -1;
      if (writes[index] !== 1 || found < 0) continue;
      if (this.#referenceCallables[index] === callable) assigned.add(found as BindingId);
    }
    return assigned;
  }

  /** How often the text of a node assigns a binding. */
  writesIn(tree: SyntaxTree, node: SyntaxNode, binding: BindingId): number {
    const end = tree.end(node);
    const nodes = this.#referenceNodes;
    const { references } = this.table;
    let count = 0;
    for (let index = lowerBound(nodes, node); index < nodes.length && (nodes[index] ?? end) < end; index++) {
      if (references.writes[index] === 1 && references.binding[index] === binding) count++;
    }
    return count;
  }
}

/** A name of a `global` statement is looked up in the module, one of `nonlocal` in the functions around. */
export const GLOBAL_NAME = -3;
export const NONLOCAL_NAME = -2;

/** Names of one scope: binding ids or one of the two marks above. */
export interface ScopeNames {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: number;
  readonly names: Map<string, number>;
}

/** LEGB: class scopes answer only to code that stands directly in them. Returns -1 for a name that the file does not bind. */
export function lookUp(scopes: readonly ScopeNames[], scope: number, name: string): number {
  let outerOnly = false;
  let current = scopes[scope];
  const start = current;
  while (current !== undefined) {
    if (current === start || current.kind !== 'class') {
      const found = current.names.get(name);
      if (found === GLOBAL_NAME) return scopes[0]?.names.get(name) ?? -1;
      if (found === NONLOCAL_NAME) outerOnly = true;
      else if (found !== undefined) return outerOnly && current.kind === 'module' ? -1 : found;
    }
    current = scopes[current.parent];
  }
  return -1;
}

/** Index of the first entry that is not below `value` in a sorted list. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
