import type { Span } from '../text/span.js';
import type { BindingId, CallableId, CallId, ClassId, NodeId, ScopeId } from './ids.js';

/** A lexical scope (scope-manager `Scope`). Scope 0 is the module. */
export interface Scope {
  readonly id: ScopeId;
  readonly kind: 'module' | 'function' | 'class' | 'block' | 'comprehension';
  readonly parent: ScopeId;
  readonly callable: CallableId;
  readonly span: Span;
}

/**
 * A name bound in a scope. `captured`: an inner callable reads or writes it. `writtenInside`: an inner callable assigns it.
 * `rewritten`: it is assigned after, or in the same loop as, the first closure that captures it.
 */
export interface Binding {
  readonly id: BindingId;
  readonly name: string;
  readonly scope: ScopeId;
  readonly callable: CallableId;
  readonly kind: 'variable' | 'parameter' | 'function' | 'class' | 'import';
  readonly captured: boolean;
  readonly writtenInside: boolean;
  readonly rewritten: boolean;
  readonly span: Span;
}

/** One use of a name; `binding` is -1 for a name that the file does not bind. */
export interface Reference {
  readonly name: string;
  readonly binding: BindingId;
  readonly scope: ScopeId;
  readonly writes: boolean;
  readonly span: Span;
}

/** Every use of a name: struct of arrays, since there are more of them than of anything else. */
export interface ReferenceTable {
  readonly count: number;
  /** -1 for a name that the file does not bind. */
  readonly binding: Int32Array;
  /** Of a name that the file does not bind the index into `names`; any other has the name of its binding. */
  readonly unbound: Int32Array;
  readonly names: readonly string[];
  readonly scope: Int32Array;
  /** 1 where the name is written. */
  readonly writes: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * One imported name. `specifier` is as written (`./a.js`, `..pkg.mod`, `httpx`); Python's leading dots stay in it.
 * `form` says what the local name stands for: the `module` itself (namespace import, `import a.b as c`, `require()`,
 * constant `import()`/`import_module`), its `default` export, a `named` member, or `star` (all names; `node` is `NO_NODE`).
 * `typeOnly` imports carry types and no values.
 */
export interface Import {
  readonly node: NodeId;
  readonly form: 'module' | 'default' | 'named' | 'star';
  readonly specifier: string;
  readonly name: string;
  readonly typeOnly: boolean;
  readonly span: Span;
}

/**
 * One exported name. `node` is the value inside this file, or `NO_NODE` for a re-export, which names `specifier` and the
 * name there (`imported`, '*' for all). `export *` has name '*'. Every module-level name of a Python file is exported.
 */
export interface Export {
  readonly name: string;
  readonly node: NodeId;
  readonly specifier: string | null;
  readonly imported: string | null;
  readonly span: Span;
}

/**
 * A member of a class body. `node` is the value after decorators, or `NO_NODE` for a declared field without one;
 * `type` is the annotation's value node or `NO_NODE`. `isStatic` covers class methods and static fields.
 */
export interface ClassMember {
  readonly name: string;
  readonly kind: 'method' | 'getter' | 'setter' | 'field';
  readonly isStatic: boolean;
  readonly isClassMethod: boolean;
  readonly node: NodeId;
  readonly type: NodeId;
  readonly callable: CallableId;
  readonly span: Span;
}

/** A class, interface or type alias of an object type (an interface has no value, its members give types). */
export interface ClassShape {
  readonly id: ClassId;
  readonly name: string;
  readonly qualifiedName: string;
  readonly kind: 'class' | 'interface';
  /** The class value before decorators. */
  readonly node: NodeId;
  readonly bases: readonly NodeId[];
  readonly members: readonly ClassMember[];
  readonly decorators: readonly CallId[];
  readonly span: Span;
}

/**
 * Knowledge from a type: what `target` holds is an instance of what `type` (a value node: the name's definition, a read, an
 * import) stands for. Wrappers that say nothing are already removed (`Optional`, `Annotated`, `T | None`, `Promise<T>`,
 * `Readonly<T>`); several alternatives make several rows. `shape`: `instance` of the type, an `element` of a container of
 * them, or the `class` itself (`type[T]`, `typeof T`).
 */
export interface TypeHint {
  readonly target: NodeId;
  readonly type: NodeId;
  readonly shape: 'instance' | 'element' | 'class';
}
