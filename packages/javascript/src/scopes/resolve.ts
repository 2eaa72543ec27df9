import { type BindingId, ReferenceRows, type ScopeId, type SymbolTable } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import type {
  BindingRecord,
  FunctionInfo,
  LoopRecord,
  ReferenceRecord,
  ScopeAnalysis,
  ScopeRecord,
  TypeDeclaration,
} from './records.js';
import type { ScopeTable } from './table.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Binds every reference, then says of each binding who captures it and when it is assigned. */
export function resolveNames(table: ScopeTable): { readonly analysis: ScopeAnalysis; readonly symbols: SymbolTable } {
  const resolver = new NameResolver(table);
  for (const reference of table.references) resolver.resolve(reference);
  const hoisted = resolver.placeFunctions();
  resolver.placeClosures();
  const { functions, classes, bindings, typeDeclarations, functionAt, classAt, declaredClasses, bindingAt } = table;
  const analysis: ScopeAnalysis = {
    functions,
    classes,
    bindings,
    typeDeclarations,
    moduleTypes: table.module.types ?? new Map(),
    functionAt,
    classAt,
    declaredClasses,
    hoisted,
    loops: new Map(table.loops.map((loop) => [loop.at, loop.assigns])),
    moduleBinding: resolver.implicit('module'),
    exportsBinding: resolver.implicit('exports'),
    bindingAt: (node) => {
      const id = node >= 0 && node < bindingAt.length ? (bindingAt[node] as number) : -1;
      return id >= 0 ? (id as BindingId) : -1;
    },
    typeAt: (node) => resolver.types.get(node) ?? null,
  };
  return { analysis, symbols: { ...resolver.symbols(), references: resolver.references.table() } };
}

/** The innermost callable on the way from `owner` outwards that is made by `around`. */
function closureMadeBy(owner: FunctionInfo, around: FunctionInfo): FunctionInfo {
  let closure = owner;
  while (closure.parent !== null && closure.parent !== around) closure = closure.parent;
  return closure;
}

class NameResolver {
  readonly #table: ScopeTable;
  readonly types: Map<SyntaxNode, TypeDeclaration> = new Map();
  readonly references: ReferenceRows = new ReferenceRows();
  readonly #captures: { readonly binding: BindingRecord; readonly closure: FunctionInfo }[] = [];
  readonly #implicit: Map<string, BindingRecord> = new Map();

  constructor(table: ScopeTable) {
    this.#table = table;
  }

  implicit(name: string): BindingId | -1 {
    return this.#implicit.get(name)?.id ?? -1;
  }

  resolve(reference: ReferenceRecord): void {
    const { at, scope, writtenAt } = reference;
    const { tree, bindingAt } = this.#table;
    const name = tree.slice(at);
    const binding = reference.isType ? this.#lookUpType(at, scope, name) : this.#lookUp(scope, name);
    if (binding === null) {
      bindingAt[at] = -1;
      if (reference.isType) return;
    } else {
      bindingAt[at] = binding.id;
      this.#note(binding, reference);
    }
    this.references.add(name, binding?.id ?? -1, this.#numbered(scope), writtenAt >= 0, tree.from(at), tree.to(at));
  }

  #numbered(scope: ScopeRecord): ScopeId {
    let around = scope;
    while (around.id < 0 && around.parent !== null) around = around.parent;
    return (around.id < 0 ? 0 : around.id) as ScopeId;
  }

  #lookUp(from: ScopeRecord, name: string): BindingRecord | null {
    for (let scope: ScopeRecord | null = from; scope !== null; scope = scope.parent) {
      const id = scope.names?.get(name);
      if (id !== undefined) return this.#table.bindings[id] ?? null;
    }
    if (name === 'arguments') return this.#argumentsOf(from);
    if (name !== 'module' && name !== 'exports') return null;
    const binding = this.#table.declareImplicit(this.#table.module, name);
    this.#implicit.set(name, binding);
    return binding;
  }

  #argumentsOf(from: ScopeRecord): BindingRecord | null {
    let scope: ScopeRecord | null = from;
    while (scope !== null && (scope.kind !== 'function' || scope.owner.form === 'arrow')) scope = scope.parent;
    if (scope === null) return null;
    const binding = this.#table.declareImplicit(scope, 'arguments');
    scope.owner.argumentsBinding = binding.id;
    return binding;
  }

  #lookUpType(at: SyntaxNode, from: ScopeRecord, name: string): BindingRecord | null {
    for (let scope: ScopeRecord | null = from; scope !== null; scope = scope.parent) {
      const type = scope.types?.get(name);
      if (type !== undefined) {
        this.types.set(at, type);
        return null;
      }
      const id = scope.names?.get(name);
      if (id !== undefined) return this.#table.bindings[id] ?? null;
    }
    return null;
  }

  #note(binding: BindingRecord, reference: ReferenceRecord): void {
    const { owner } = reference.scope;
    if (owner === binding.scope.owner) {
      if (reference.writtenAt >= 0) this.#table.write(binding, reference.writtenAt, reference.loop);
      const declared = this.#table.declaredFunctions.get(binding.id);
      if (declared !== undefined && reference.at < declared.at) declared.hoisted = true;
      return;
    }
    binding.captured = true;
    if (reference.writtenAt >= 0) binding.writtenInside = true;
    this.#captures.push({ binding, closure: closureMadeBy(owner, binding.scope.owner) });
  }

  /** A function declaration gets its value where it stands, or at the start of its block when it is used before. */
  placeFunctions(): Map<SyntaxNode, FunctionInfo[]> {
    const hoisted = new Map<SyntaxNode, FunctionInfo[]>();
    for (const [id, info] of this.#table.declaredFunctions) {
      const binding = this.#table.bindings[id];
      if (binding === undefined) continue;
      binding.writes.push(this.#madeAt(info) + 1);
      if (!info.hoisted) continue;
      const list = hoisted.get(binding.scope.at);
      if (list === undefined) hoisted.set(binding.scope.at, [info]);
      else list.push(info);
    }
    return hoisted;
  }

  #madeAt(info: FunctionInfo): number {
    if (!info.hoisted) return info.at;
    const id = this.#table.bindingAt[info.nameAt] ?? -1;
    return this.#table.bindings[id]?.scope.at ?? info.at;
  }

  /** Finds for each captured binding the first closure over it. */
  placeClosures(): void {
    for (const { binding, closure } of this.#captures) {
      const at = this.#madeAt(closure);
      if (binding.closureAt >= 0 && binding.closureAt <= at) continue;
      binding.closureAt = at;
      binding.closureLoop = null;
      let loop: LoopRecord | null = this.#table.closureLoops[closure.id] ?? null;
      for (; loop !== null && loop.owner === binding.scope.owner && loop.at >= binding.scope.at; loop = loop.parent) {
        binding.closureLoop = loop;
      }
    }
  }

  symbols(): Omit<SymbolTable, 'references'> {
    const { scopes, bindings, tree } = this.#table;
    return {
      scopes: scopes.map((scope, id) => ({
        id: id as ScopeId,
        kind: scope.kind,
        parent: scope.parent === null ? (0 as ScopeId) : this.#numbered(scope.parent),
        callable: scope.owner.id,
        span: { from: tree.from(scope.at), to: tree.to(scope.at) },
      })),
      bindings: bindings.map((binding) => {
        const row: Writable<SymbolTable['bindings'][number]> = {
          id: binding.id,
          name: binding.name,
          scope: this.#numbered(binding.scope),
          callable: binding.scope.owner.id,
          kind: binding.kind,
          captured: binding.captured,
          writtenInside: binding.writtenInside,
          rewritten: isRewritten(binding),
          span: { from: binding.from, to: binding.to },
        };
        return row;
      }),
    };
  }
}

/** Whether the variable gets a value after its first closure was made, or in a later turn of a loop around both. */
function isRewritten({ closureAt, closureLoop, writes }: BindingRecord): boolean {
  if (closureAt < 0) return false;
  return writes.some((at) => at > closureAt || (closureLoop !== null && at > closureLoop.at && at <= closureLoop.end));
}
