import {
  type Binding,
  type BindingId,
  type CallableId,
  ReferenceRows,
  type ReferenceTable,
  type Scope,
  type ScopeId,
  type Span,
} from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import {
  type CallableRecord,
  type ClassRecord,
  FileSymbols,
  GLOBAL_NAME,
  lookUp,
  type ScopeNames,
} from './file-symbols.js';

type BindingKind = Binding['kind'];

interface BindingRow {
  readonly name: string;
  readonly scope: number;
  readonly callable: number;
  readonly kind: BindingKind;
  readonly span: Span;
  captured: boolean;
  writtenInside: boolean;
  rewritten: boolean;
  /** Node after the first closure that captures it. */
  capturedBefore: number;
  /** Union of the outermost loops that a capturing closure stands in. */
  loopFrom: number;
  loopTo: number;
}

/** Where a callable is made, for the question whether a captured name changes afterwards. */
interface Creation {
  readonly end: number;
  readonly loopFrom: number;
  readonly loopTo: number;
}

/** Collects scopes, bindings and references while the scan runs, and resolves the references at its end. */
export class ScopeTables {
  readonly callables: CallableRecord[] = [];
  readonly classes: ClassRecord[] = [];
  readonly #tree: SyntaxTree;
  readonly #scopes: (ScopeNames & { readonly callable: number; readonly span: Span })[] = [];
  readonly #bindings: BindingRow[] = [];
  readonly #creations: Creation[] = [];
  readonly #nodes: number[] = [];
  readonly #names: string[] = [];
  readonly #inScopes: number[] = [];
  readonly #inCallables: number[] = [];
  readonly #targets: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #bindingAt: Int32Array;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#bindingAt = new Int32Array(tree.size).fill(-1);
  }

  addScope(kind: ScopeNames['kind'], parent: number, callable: number, span: Span): number {
    this.#scopes.push({ kind, parent, callable, span, names: new Map() });
    return this.#scopes.length - 1;
  }

  addCallable(record: CallableRecord, creation: Creation): void {
    this.callables.push(record);
    this.#creations.push(creation);
  }

  addClass(record: ClassRecord): void {
    this.classes.push(record);
  }

  scopeKind(scope: number): ScopeNames['kind'] {
    return this.#scopes[scope]?.kind ?? 'module';
  }

  parentScope(scope: number): number {
    return this.#scopes[scope]?.parent ?? -1;
  }

  /** `global name` or `nonlocal name` in a scope. */
  declareOuter(scope: number, name: string, mark: number, span: Span): void {
    if (scope === 0) return;
    this.#scopes[scope]?.names.set(name, mark);
    if (mark === GLOBAL_NAME) this.#declare(0, name, 'variable', span);
  }

  /** A name that a node declares without being an assignment of its own: a parameter. */
  parameter(node: SyntaxNode, scope: number): void {
    this.#bindingAt[node] = this.#declare(scope, this.#tree.slice(node), 'parameter', this.#span(node));
  }

  /** A write of a name in a scope, which declares it there. */
  write(node: SyntaxNode, scope: number, callable: number, kind: BindingKind): void {
    const name = this.#tree.slice(node);
    const span = this.#span(node);
    this.#declare(scope, name, kind, span);
    this.#refer(node, name, scope, callable, span.from, span.to, 1);
  }

  read(node: SyntaxNode, scope: number, callable: number): void {
    this.#refer(node, this.#tree.slice(node), scope, callable, this.#tree.from(node), this.#tree.to(node), 0);
  }

  /** A name inside a string annotation; `node` is the string. */
  readInText(node: SyntaxNode, name: string, from: number, scope: number, callable: number): void {
    this.#refer(node, name, scope, callable, from, from + name.length, 0);
  }

  finish(): FileSymbols {
    const references = this.#resolve().table();
    this.#markRewritten(references);
    return new FileSymbols({
      table: { scopes: this.#scopeRows(), bindings: this.#bindingRows(), references },
      callables: this.callables,
      classes: this.classes,
      bindingAt: this.#bindingAt,
      names: this.#scopes,
      referenceNodes: this.#nodes,
      referenceCallables: this.#inCallables,
    });
  }

  #span(node: SyntaxNode): Span {
    return this.#tree.span(node);
  }

  #declare(scope: number, name: string, kind: BindingKind, span: Span): number {
    const owner = this.#scopes[scope];
    if (owner === undefined) return -1;
    const known = owner.names.get(name);
    if (known !== undefined) return known;
    const id = this.#bindings.length;
    owner.names.set(name, id);
    this.#bindings.push({
      name,
      scope,
      callable: owner.callable,
      kind,
      span,
      captured: false,
      writtenInside: false,
      rewritten: false,
      capturedBefore: Infinity,
      loopFrom: Infinity,
      loopTo: -1,
    });
    return id;
  }

  #refer(
    node: SyntaxNode,
    name: string,
    scope: number,
    callable: number,
    from: number,
    to: number,
    writes: 0 | 1,
  ): void {
    this.#nodes.push(node);
    this.#names.push(name);
    this.#inScopes.push(scope);
    this.#inCallables.push(callable);
    this.#targets.push(writes);
    this.#from.push(from);
    this.#to.push(to);
  }

  #resolve(): ReferenceRows {
    const references = new ReferenceRows();
    for (let index = 0; index < this.#nodes.length; index++) {
      const scope = this.#inScopes[index] ?? 0;
      const name = this.#names[index] ?? '';
      const binding = lookUp(this.#scopes, scope, name);
      const node = this.#nodes[index] ?? 0;
      const from = this.#from[index] ?? 0;
      if (from === this.#tree.from(node)) this.#bindingAt[node] = binding;
      const writes = this.#targets[index] === 1;
      if (binding >= 0) this.#noteCapture(binding, this.#inCallables[index] ?? 0, writes);
      references.add(name, binding, scope, writes, from, this.#to[index] ?? 0);
    }
    return references;
  }

  /** A reference from an inner callable: the closure that its owner makes is the ancestor directly inside the owner. */
  #noteCapture(binding: number, callable: number, writes: boolean): void {
    const row = this.#bindings[binding];
    if (row === undefined || row.callable === callable) return;
    row.captured = true;
    if (writes) row.writtenInside = true;
    let closure = callable;
    for (
      let at = this.callables[closure];
      at !== undefined && at.parent !== row.callable;
      at = this.callables[closure]
    ) {
      if (at.parent < 0) return;
      closure = at.parent;
    }
    const creation = this.#creations[closure];
    if (creation === undefined) return;
    row.capturedBefore = Math.min(row.capturedBefore, creation.end);
    row.loopFrom = Math.min(row.loopFrom, creation.loopFrom);
    row.loopTo = Math.max(row.loopTo, creation.loopTo);
  }

  #markRewritten(references: ReferenceTable): void {
    for (let index = 0; index < references.count; index++) {
      if (references.writes[index] !== 1) continue;
      const row = this.#bindings[references.binding[index] ?? -1];
      if (row === undefined || !row.captured || row.callable !== this.#inCallables[index]) continue;
      const node = this.#nodes[index] ?? 0;
      if (node >= row.capturedBefore || (node >= row.loopFrom && node < row.loopTo)) row.rewritten = true;
    }
  }

  #scopeRows(): Scope[] {
    return this.#scopes.map(({ kind, parent, callable, span }, id) => ({
      id: id as ScopeId,
      kind,
      parent: parent as ScopeId,
      callable: callable as CallableId,
      span,
    }));
  }

  #bindingRows(): Binding[] {
    return this.#bindings.map(({ name, scope, callable, kind, captured, writtenInside, rewritten, span }, id) => ({
      id: id as BindingId,
      name,
      scope: scope as ScopeId,
      callable: callable as CallableId,
      kind,
      captured,
      writtenInside,
      rewritten,
      span,
    }));
  }
}
