import type { CallableId, ClassId, ScopeId, Span } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { annotatedMetadata } from '../shapes/annotation.js';
import { comprehensionParts, isComprehension } from '../shapes/comprehension.js';
import { methodRole } from '../shapes/decorator.js';
import { importClauses } from '../shapes/import-clause.js';
import { lastName } from '../shapes/names.js';
import { parameterShapes } from '../shapes/parameters.js';
import { type CallableRecord, type FileSymbols, GLOBAL_NAME, NONLOCAL_NAME } from './file-symbols.js';
import { INTERESTING } from './interesting-kinds.js';
import { ScopeTables } from './scope-tables.js';

/** What a name node is, decided by the statement around it before the scan arrives at the name. */
const ROLE = { read: 0, none: 1, write: 2, walrus: 3, function: 4, class: 5 } as const;

/** Where code stands: names are looked up from `scope`; `callable` runs it. They differ for the annotations of a function. */
interface Region {
  readonly scope: number;
  readonly callable: number;
  readonly annotation: boolean;
}

/** Finds the scopes, bindings and references of a file in one pass over its nodes in source order, without recursion. */
export function scanScopes(tree: SyntaxTree): FileSymbols {
  return new ScopeScan(tree).run();
}

class ScopeScan {
  readonly #tree: SyntaxTree;
  readonly #tables: ScopeTables;
  readonly #role: Uint8Array;
  /** Index into `#regions` of the region that begins at a node, or 0. */
  readonly #enters: Int32Array;
  readonly #regions: Region[] = [];
  readonly #qualified: string[] = [''];
  readonly #classOfScope = new Map<number, number>();
  /** The outermost loop of each callable that the scan is in: nodes from `#loopFrom` up to `#loopTo`. */
  readonly #loopFrom: number[] = [];
  readonly #loopTo: number[] = [];
  #here: Region;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#tables = new ScopeTables(tree);
    this.#role = new Uint8Array(tree.size);
    this.#enters = new Int32Array(tree.size);
    this.#here = { scope: 0, callable: 0, annotation: false };
    this.#regions.push(this.#here);
  }

  run(): FileSymbols {
    const tree = this.#tree;
    this.#tables.addScope('module', -1, 0, { from: 0, to: tree.text.length });
    this.#addCallable(0, {
      kind: 'module',
      role: 'plain',
      name: '',
      qualifiedName: '',
      scope: 0 as ScopeId,
      owner: -1,
      isAsync: false,
    });
    const open: { readonly end: number; readonly outer: Region }[] = [];
    let end = tree.size;
    for (let node = 0; node < tree.size; node++) {
      while (node >= end) {
        this.#here = open.pop()?.outer ?? this.#here;
        end = open.at(-1)?.end ?? tree.size;
      }
      const enters = this.#enters[node] ?? 0;
      if (enters > 0) {
        open.push({ end: tree.end(node), outer: this.#here });
        end = tree.end(node);
        this.#here = this.#regions[enters] ?? this.#here;
      }
      const kind = tree.kind(node);
      if (kind === K.VariableName) this.#name(node);
      else if (INTERESTING[kind] === 1) this.#visit(node, kind);
    }
    return this.#tables.finish();
  }

  #name(node: SyntaxNode): void {
    const { scope, callable } = this.#here;
    switch (this.#role[node]) {
      case ROLE.read:
        return this.#tables.read(node, scope, callable);
      case ROLE.write:
        return this.#tables.write(node, scope, callable, 'variable');
      case ROLE.walrus:
        return this.#tables.write(node, this.#functionScope(scope), callable, 'variable');
      case ROLE.function:
        return this.#tables.write(node, scope, callable, 'function');
      case ROLE.class:
        return this.#tables.write(node, scope, callable, 'class');
    }
  }

  #functionScope(scope: number): number {
    let at = scope;
    while (this.#tables.scopeKind(at) === 'comprehension') at = this.#tables.parentScope(at);
    return at;
  }

  #visit(node: SyntaxNode, kind: number): void {
    switch (kind) {
      case K.FunctionDefinition:
        return this.#function(node);
      case K.LambdaExpression:
        return this.#lambda(node);
      case K.ClassDefinition:
        return this.#class(node);
      case K.AssignStatement:
      case K.UpdateStatement:
        return this.#assignment(node);
      case K.ForStatement:
        this.#loop(node);
        return this.#targetsBetween(node, K.kwFor, K.kwIn);
      case K.WhileStatement:
        return this.#loop(node);
      case K.ArgList:
        return this.#arguments(node);
      case K.String:
        return this.#annotationText(node);
      case K.YieldStatement:
      case K.YieldExpression:
        return this.#markGenerator();
      case K.MemberExpression:
        return this.#literalType(node);
      default:
        return isComprehension(kind) ? this.#comprehension(node) : this.#binder(node, kind);
    }
  }

  /** Statements and patterns that bind names and open no scope. */
  #binder(node: SyntaxNode, kind: number): void {
    const tree = this.#tree;
    switch (kind) {
      case K.WithStatement:
      case K.TryStatement:
      case K.AsPattern:
        return this.#targetsAfterAs(node);
      case K.ImportStatement:
        return this.#import(node);
      case K.ScopeStatement:
        return this.#scopeStatement(node);
      case K.DeleteStatement:
        return this.#targets(tree.first(node));
      case K.NamedExpression:
        return this.#setRole(tree.first(node), ROLE.walrus);
      case K.CapturePattern:
        if (!tree.is(tree.first(node), '_')) this.#setRole(tree.first(node), ROLE.write);
        return;
      case K.KeywordPattern:
      case K.TypeParam:
        for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
          if (tree.kind(child) !== K.VariableName) continue;
          this.#setRole(child, ROLE.none);
          return;
        }
        return;
      case K.TypeDefinition:
        return this.#setRole(tree.child(node, K.VariableName), ROLE.write);
    }
  }

  #setRole(node: SyntaxNode, role: number): void {
    if (node >= 0 && this.#tree.kind(node) === K.VariableName) this.#role[node] = role;
  }

  /** Marks the names that an assignment to this node and the targets after it define; names inside `a.b` and `a[b]` are read. */
  #target(target: SyntaxNode): void {
    const tree = this.#tree;
    const end = tree.end(target);
    for (let node = target; node < end; ) {
      const kind = tree.kind(node);
      if (kind === K.VariableName) this.#role[node] = ROLE.write;
      node = kind === K.MemberExpression || kind === K.CallExpression ? tree.end(node) : node + 1;
    }
  }

  #targets(first: SyntaxNode): void {
    for (let node = first; node >= 0; node = this.#tree.next(node)) this.#target(node);
  }

  #targetsBetween(node: SyntaxNode, after: number, before: number): void {
    const tree = this.#tree;
    let inside = false;
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === before) inside = false;
      if (inside) this.#target(child);
      if (kind === after) inside = true;
    }
  }

  /** `with a as x, (b as y)`, `except E as x`, `case p as x`. */
  #targetsAfterAs(node: SyntaxNode): void {
    const tree = this.#tree;
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === K.ParenthesizedExpression || kind === K.TupleExpression) this.#targetsAfterAs(child);
      const target = kind === K.kwAs ? tree.next(child) : -1;
      if (target >= 0) this.#target(target);
    }
  }

  #assignment(node: SyntaxNode): void {
    const tree = this.#tree;
    let last = -1;
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === K.AssignOp || kind === K.UpdateOp || kind === K.TypeDef) last = child;
      if (kind === K.TypeDef) this.#enters[child] = this.#region(this.#here.scope, this.#here.callable, true);
    }
    for (let child = tree.first(node); child >= 0 && child < last; child = tree.next(child)) {
      if (tree.kind(child) !== K.TypeDef) this.#target(child);
    }
  }

  #import(node: SyntaxNode): void {
    const { scope, callable } = this.#here;
    for (const clause of importClauses(this.#tree, node))
      if (clause.binds >= 0) this.#tables.write(clause.binds, scope, callable, 'import');
    for (let child = this.#tree.first(node); child >= 0; child = this.#tree.next(child)) this.#role[child] = ROLE.none;
  }

  #scopeStatement(node: SyntaxNode): void {
    const tree = this.#tree;
    const mark = tree.kind(tree.first(node)) === K.kwGlobal ? GLOBAL_NAME : NONLOCAL_NAME;
    const scope = this.#functionScope(this.#here.scope);
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      if (tree.kind(child) !== K.VariableName) continue;
      this.#role[child] = ROLE.none;
      this.#tables.declareOuter(scope, tree.slice(child), mark, tree.span(child));
    }
  }

  #markGenerator(): void {
    const record = this.#tables.callables[this.#here.callable];
    if (record !== undefined) record.isGenerator = true;
  }

  #region(scope: number, callable: number, annotation: boolean): number {
    this.#regions.push({ scope, callable, annotation });
    return this.#regions.length - 1;
  }

  #arguments(node: SyntaxNode): void {
    const tree = this.#tree;
    let previous = -1;
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === K.AssignOp) this.#setRole(previous, tree.is(child, '=') ? ROLE.none : ROLE.walrus);
      if (kind === K.kwFor) return this.#comprehension(node);
      previous = child;
    }
  }

  #comprehension(node: SyntaxNode): void {
    const tree = this.#tree;
    this.#loop(node);
    const { scope, callable } = this.#here;
    const inner = this.#tables.addScope('comprehension', scope, callable, this.#span(node));
    this.#qualified[inner] = this.#qualified[scope] ?? '';
    const { clauses } = comprehensionParts(tree, node);
    for (const clause of clauses) for (const target of clause.targets) this.#target(target);
    const region = this.#region(inner, callable, false);
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) this.#enters[child] = region;
    const first = clauses[0];
    if (first !== undefined && first.source >= 0) this.#enters[first.source] = this.#region(scope, callable, false);
  }

  /** Notes the outermost loop around the code of the current callable. */
  #loop(node: SyntaxNode): void {
    const callable = this.#here.callable;
    if (node < (this.#loopTo[callable] ?? 0)) return;
    this.#loopFrom[callable] = node;
    this.#loopTo[callable] = this.#tree.end(node);
  }

  #span(node: SyntaxNode): Span {
    return this.#tree.span(node);
  }

  #addCallable(node: SyntaxNode, record: Omit<CallableRecord, 'id' | 'node' | 'parent' | 'isGenerator'>): number {
    const parent = this.#here.callable;
    const id = this.#tables.callables.length;
    const inLoop = node < (this.#loopTo[parent] ?? 0);
    const { kind, role, name, qualifiedName, scope, owner, isAsync } = record;
    this.#tables.addCallable(
      {
        id: id as CallableId,
        node,
        kind,
        role,
        name,
        qualifiedName,
        parent: (id === 0 ? -1 : parent) as CallableId,
        scope,
        owner,
        isAsync,
        isGenerator: false,
      },
      {
        end: this.#tree.end(node),
        loopFrom: inLoop ? (this.#loopFrom[parent] ?? 0) : Infinity,
        loopTo: inLoop ? (this.#loopTo[parent] ?? 0) : -1,
      },
    );
    return id;
  }

  #function(node: SyntaxNode): void {
    const tree = this.#tree;
    const outer = this.#here;
    const nameNode = tree.child(node, K.VariableName);
    this.#setRole(nameNode, ROLE.function);
    const name = nameNode < 0 ? '' : tree.slice(nameNode);
    const owner = this.#classOfScope.get(outer.scope) ?? -1;
    const qualifiedName = this.#qualify(name);
    const scope = this.#tables.addScope('function', outer.scope, this.#tables.callables.length, this.#span(node));
    this.#qualified[scope] = qualifiedName;
    const callable = this.#addCallable(node, {
      kind: owner < 0 ? 'function' : 'method',
      role: owner < 0 ? 'plain' : methodRole(tree, node, name),
      name,
      qualifiedName,
      scope: scope as ScopeId,
      owner: owner as ClassId | -1,
      isAsync: tree.kind(tree.first(node)) === K.kwAsync,
    });
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === K.Body) this.#enters[child] = this.#region(scope, callable, false);
      else if (kind === K.TypeDef) this.#annotation(child, callable);
      else if (kind === K.ParamList) this.#parameters(child, scope, callable);
    }
  }

  #lambda(node: SyntaxNode): void {
    const tree = this.#tree;
    const outer = this.#here;
    const qualifiedName = this.#qualify('<lambda>');
    const scope = this.#tables.addScope('function', outer.scope, this.#tables.callables.length, this.#span(node));
    this.#qualified[scope] = qualifiedName;
    const callable = this.#addCallable(node, {
      kind: 'lambda',
      role: 'plain',
      name: '',
      qualifiedName,
      scope: scope as ScopeId,
      owner: -1,
      isAsync: false,
    });
    let inBody = false;
    for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (inBody) this.#enters[child] = this.#region(scope, callable, false);
      else if (kind === K.ParamList) this.#parameters(child, scope, callable);
      else if (kind === K.Colon) inBody = true;
    }
  }

  #parameters(list: SyntaxNode, scope: number, callable: number): void {
    for (const parameter of parameterShapes(this.#tree, list)) {
      if (parameter.name >= 0) {
        this.#role[parameter.name] = ROLE.none;
        this.#tables.parameter(parameter.name, scope);
      }
      if (parameter.type >= 0) this.#annotation(parameter.type, callable);
    }
  }

  /** The types of a function's annotations are its own business; what `Annotated` carries beside the type is made outside. */
  #annotation(typeDef: SyntaxNode, callable: number): void {
    this.#enters[typeDef] = this.#region(this.#here.scope, callable, true);
    for (const metadata of annotatedMetadata(this.#tree, typeDef))
      this.#enters[metadata] = this.#region(this.#here.scope, this.#here.callable, false);
  }

  #class(node: SyntaxNode): void {
    const tree = this.#tree;
    const nameNode = tree.child(node, K.VariableName);
    this.#setRole(nameNode, ROLE.class);
    const name = nameNode < 0 ? '' : tree.slice(nameNode);
    const qualifiedName = this.#qualify(name);
    const scope = this.#tables.addScope('class', this.#here.scope, this.#here.callable, this.#span(node));
    this.#qualified[scope] = qualifiedName;
    const id = this.#tables.classes.length;
    this.#tables.addClass({ id: id as ClassId, node, name, qualifiedName, scope: scope as ScopeId });
    this.#classOfScope.set(scope, id);
    const body = tree.child(node, K.Body);
    if (body >= 0) this.#enters[body] = this.#region(scope, this.#here.callable, false);
  }

  #qualify(name: string): string {
    const outer = this.#qualified[this.#here.scope] ?? '';
    return outer === '' ? name : `${outer}.${name}`;
  }

  /** Names in a string annotation (`"Client | None"`); a name after a dot is a part of the one before. */
  #annotationText(node: SyntaxNode): void {
    if (!this.#here.annotation || this.#role[node] === ROLE.none) return;
    const text = this.#tree.slice(node);
    if (!TYPE_TEXT.test(text)) return;
    const { scope, callable } = this.#here;
    for (const match of text.matchAll(FREE_NAME))
      this.#tables.readInText(node, match[0], this.#tree.from(node) + match.index, scope, callable);
  }

  /** The strings of `Literal["a", "b"]` are no types. */
  #literalType(node: SyntaxNode): void {
    if (!this.#here.annotation) return;
    const tree = this.#tree;
    if (!tree.has(node, K.BracketLeft) || lastName(tree, tree.first(node)) !== 'Literal') return;
    for (let child = tree.first(node); child >= 0; child = tree.next(child))
      if (tree.kind(child) === K.String) this.#role[child] = ROLE.none;
  }
}

const TYPE_TEXT = /^["'][\w\s.,|[\]]+["']$/;
const FREE_NAME = /(?<![\w.])[A-Za-z_]\w*/g;
