import type { BindingId, CallableId, ClassId } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import type {
  BindingRecord,
  ClassInfo,
  FunctionForm,
  FunctionInfo,
  LoopRecord,
  ReferenceRecord,
  ScopeRecord,
  TypeDeclaration,
} from './records.js';

/** What is known of a function when it is met. */
export interface FunctionSketch {
  readonly at: SyntaxNode;
  readonly form: FunctionForm;
  readonly name: string;
  readonly nameAt: SyntaxNode;
  readonly owner: ClassInfo | null;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: SyntaxNode;
  readonly body: SyntaxNode;
}

const UNSEEN = -2;

/** Collects scopes, bindings and references while the file is read from front to back; `resolve` ties them together. */
export class ScopeTable {
  readonly tree: SyntaxTree;
  readonly functions: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  readonly bindings: BindingRecord[] = [];
  readonly references: ReferenceRecord[] = [];
  readonly typeDeclarations: TypeDeclaration[] = [];
  readonly scopes: ScopeRecord[] = [];
  readonly loops: LoopRecord[] = [];
  readonly functionAt: Map<SyntaxNode, FunctionInfo> = new Map();
  readonly classAt: Map<SyntaxNode, ClassInfo> = new Map();
  /** Function declarations by the binding they give a value. */
  readonly declaredFunctions: Map<BindingId, FunctionInfo> = new Map();
  readonly declaredClasses: Map<BindingId, ClassInfo> = new Map();
  /** The last block of each namespace, by the binding of its name. */
  readonly namespaces: Map<number, ScopeRecord> = new Map();
  /** The node whose text names a function or class expression. */
  readonly givenNames: Map<SyntaxNode, SyntaxNode> = new Map();
  /** The loop in which a callable's closure is made, by callable. */
  readonly closureLoops: (LoopRecord | null)[] = [];
  /** Per node: a binding, -1 for a name nobody binds, or unseen. */
  readonly bindingAt: Int32Array;
  readonly module: ScopeRecord;
  scope: ScopeRecord;
  loop: LoopRecord | null = null;

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.bindingAt = new Int32Array(tree.size).fill(UNSEEN);
    const module = this.addFunction(
      {
        at: 0,
        form: 'module',
        name: '',
        nameAt: -1,
        owner: null,
        isAsync: false,
        isGenerator: false,
        parameters: -1,
        body: 0,
      },
      null,
      '',
    );
    this.module = this.#record('module', null, module, 0, tree.size, null);
    this.scope = this.module;
  }

  get current(): FunctionInfo {
    return this.scope.owner;
  }

  /** Names of the classes and functions around the current place, with the dot after them. */
  prefix(): string {
    let scope: ScopeRecord | null = this.scope;
    while (scope !== null && scope.kind === 'block') scope = scope.parent;
    const around = scope?.kind === 'class' ? scope.classInfo?.qualifiedName : scope?.owner.qualifiedName;
    return around === undefined || around === '' ? '' : `${around}.`;
  }

  addFunction(sketch: FunctionSketch, parent: FunctionInfo | null, prefix: string): FunctionInfo {
    // Written out: the copy by spread is a tenth of the whole scope pass.
    const info: FunctionInfo = {
      id: this.functions.length as CallableId,
      at: sketch.at,
      form: sketch.form,
      name: sketch.name,
      nameAt: sketch.nameAt,
      qualifiedName: prefix + sketch.name,
      parent,
      owner: sketch.owner,
      isAsync: sketch.isAsync,
      isGenerator: sketch.isGenerator,
      parameters: sketch.parameters,
      body: sketch.body,
      selfBinding: -1,
      argumentsBinding: -1,
      hoisted: false,
    };
    this.functions.push(info);
    this.closureLoops.push(this.loop);
    return info;
  }

  addClass(at: SyntaxNode, kind: ClassInfo['kind'], name: string): ClassInfo {
    const info: ClassInfo = {
      id: this.classes.length as ClassId,
      at,
      kind,
      name,
      qualifiedName: this.prefix() + name,
      constructorInfo: null,
    };
    this.classes.push(info);
    this.classAt.set(at, info);
    return info;
  }

  /** Opens a scope that ends with the node `at`. */
  enter(kind: ScopeRecord['kind'], at: SyntaxNode, owner: FunctionInfo, classInfo: ClassInfo | null = null): void {
    this.scope = this.#record(kind, this.scope, owner, at, this.tree.end(at), classInfo);
  }

  enterLoop(at: SyntaxNode): void {
    this.loop = { at, end: this.tree.end(at), owner: this.current, parent: this.loop, assigns: new Set() };
    this.loops.push(this.loop);
  }

  /** Closes the scopes and loops that end before the node `at`. */
  closeBefore(at: SyntaxNode): void {
    while (at >= this.scope.end && this.scope.parent !== null) this.scope = this.scope.parent;
    while (this.loop !== null && at >= this.loop.end) this.loop = this.loop.parent;
  }

  #record(
    kind: ScopeRecord['kind'],
    parent: ScopeRecord | null,
    owner: FunctionInfo,
    at: SyntaxNode,
    end: SyntaxNode,
    classInfo: ClassInfo | null,
  ): ScopeRecord {
    const record: ScopeRecord = { kind, parent, owner, at, end, classInfo, names: null, types: null, id: -1 };
    // References need a scope of their own callable; initial values of fields run in the constructor.
    if (kind !== 'block' || owner !== parent?.owner) this.#number(record);
    return record;
  }

  #number(scope: ScopeRecord): void {
    if (scope.id >= 0) return;
    scope.id = this.scopes.length as ScopeRecord['id'];
    this.scopes.push(scope);
  }

  /** The scope that `var` declares in. */
  functionScope(): ScopeRecord {
    let scope = this.scope;
    while (scope.kind !== 'function' && scope.kind !== 'module' && scope.parent !== null) scope = scope.parent;
    return scope;
  }

  /** Declares the name at a node; `writtenAt` is where it gets its value, or -1. */
  declare(scope: ScopeRecord, kind: BindingRecord['kind'], at: SyntaxNode, writtenAt: number): BindingRecord {
    const name = this.tree.slice(at);
    const binding = this.#bind(scope, kind, name, this.tree.from(at), this.tree.to(at));
    this.bindingAt[at] = binding.id;
    if (writtenAt >= 0) this.#write(binding, writtenAt, this.loop);
    return binding;
  }

  #bind(scope: ScopeRecord, kind: BindingRecord['kind'], name: string, from: number, to: number): BindingRecord {
    scope.names ??= new Map();
    const known = scope.names.get(name);
    const existing = known === undefined ? undefined : this.bindings[known];
    if (existing !== undefined) return existing;
    this.#number(scope);
    const binding: BindingRecord = {
      id: this.bindings.length as BindingId,
      name,
      scope,
      kind,
      from,
      to,
      writes: [],
      captured: false,
      writtenInside: false,
      closureAt: -1,
      closureLoop: null,
    };
    this.bindings.push(binding);
    scope.names.set(name, binding.id);
    return binding;
  }

  /** A name that the language puts in scope: `arguments`, `module`, `exports`. */
  declareImplicit(scope: ScopeRecord, name: string): BindingRecord {
    const from = this.tree.from(scope.at);
    const binding = this.#bind(scope, 'variable', name, from, from);
    binding.writes.push(scope.at);
    return binding;
  }

  declareType(kind: TypeDeclaration['kind'], nameAt: SyntaxNode, type: SyntaxNode, shape: ClassInfo | null): void {
    const name = this.tree.slice(nameAt);
    const declaration: TypeDeclaration = {
      index: this.typeDeclarations.length,
      kind,
      name,
      at: nameAt,
      type,
      shape,
      next: null,
    };
    this.typeDeclarations.push(declaration);
    const types = (this.scope.types ??= new Map());
    let known = types.get(name);
    if (known === undefined) types.set(name, declaration);
    else {
      while (known.next !== null) known = known.next;
      known.next = declaration;
    }
  }

  refer(at: SyntaxNode, writtenAt: number, isType: boolean): void {
    this.references.push({ at, scope: this.scope, loop: this.loop, writtenAt, isType });
  }

  /** Says that a name node is no reference of its own. */
  ignore(at: SyntaxNode): void {
    this.bindingAt[at] = -1;
  }

  isSeen(at: SyntaxNode): boolean {
    return this.bindingAt[at] !== UNSEEN;
  }

  /** Records an assignment for closures and for the loops of the binding's callable around it. */
  write(binding: BindingRecord, writtenAt: number, loop: LoopRecord | null): void {
    this.#write(binding, writtenAt, loop);
  }

  #write(binding: BindingRecord, writtenAt: number, innermost: LoopRecord | null): void {
    binding.writes.push(writtenAt);
    const { scope } = binding;
    for (let loop = innermost; loop !== null; loop = loop.parent) {
      if (loop.owner !== scope.owner || scope.at > loop.at) break;
      loop.assigns.add(binding.id);
    }
  }
}
