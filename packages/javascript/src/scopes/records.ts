import type { BindingId, CallableId, ClassId, ScopeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';

// What the scope pass finds, under the ids that the facts will have: callables and classes are numbered in source order, so the
// flow pass declares them in the same order and gets the same ids.

export type FunctionForm = 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter';

/** One callable of the file; number 0 is the module body. */
export interface FunctionInfo {
  readonly id: CallableId;
  /** The function's node; of a synthesised constructor, the class's node. */
  readonly at: SyntaxNode;
  readonly form: FunctionForm;
  readonly name: string;
  readonly nameAt: SyntaxNode;
  readonly qualifiedName: string;
  readonly parent: FunctionInfo | null;
  readonly owner: ClassInfo | null;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** The parameter list, or -1. */
  readonly parameters: SyntaxNode;
  /** The block, or the expression of a short arrow; -1 of a synthesised constructor. */
  readonly body: SyntaxNode;
  /** The name that a named function expression binds inside itself, or -1. */
  selfBinding: BindingId | -1;
  /** The binding of `arguments` where it is used, or -1. */
  argumentsBinding: BindingId | -1;
  /** A function declaration that is used before it: its value exists from the start of its block. */
  hoisted: boolean;
}

/** One class or interface. */
export interface ClassInfo {
  readonly id: ClassId;
  readonly at: SyntaxNode;
  readonly kind: 'class' | 'interface';
  readonly name: string;
  readonly qualifiedName: string;
  /** The written or synthesised constructor, or null. */
  constructorInfo: FunctionInfo | null;
}

/** A name of the type namespace: what a type name in scope stands for. */
export interface TypeDeclaration {
  readonly index: number;
  readonly kind: 'interface' | 'alias' | 'parameter';
  readonly name: string;
  readonly at: SyntaxNode;
  /** The aliased type, or the bound of a type parameter, or -1. */
  readonly type: SyntaxNode;
  /** The shape, for interfaces and aliases of object types. */
  readonly shape: ClassInfo | null;
  /** A further declaration of the same interface. */
  next: TypeDeclaration | null;
}

/** A lexical scope while the file is read; it gets an id once a name is declared in it. */
export interface ScopeRecord {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly parent: ScopeRecord | null;
  readonly owner: FunctionInfo;
  readonly at: SyntaxNode;
  readonly end: SyntaxNode;
  readonly classInfo: ClassInfo | null;
  names: Map<string, BindingId> | null;
  types: Map<string, TypeDeclaration> | null;
  id: ScopeId | -1;
}

/** A loop while the file is read, with the bindings of its callable that it assigns. */
export interface LoopRecord {
  readonly at: SyntaxNode;
  readonly end: SyntaxNode;
  readonly owner: FunctionInfo;
  readonly parent: LoopRecord | null;
  readonly assigns: Set<BindingId>;
}

/** A binding while the file is read. Positions are node numbers in evaluation order. */
export interface BindingRecord {
  readonly id: BindingId;
  readonly name: string;
  readonly scope: ScopeRecord;
  readonly kind: 'variable' | 'parameter' | 'function' | 'class' | 'import';
  readonly from: number;
  readonly to: number;
  readonly writes: number[];
  captured: boolean;
  writtenInside: boolean;
  /** Where the first closure that uses it is made, or -1. */
  closureAt: number;
  /** The outermost loop around that closure within the binding's scope, or null. */
  closureLoop: LoopRecord | null;
}

/** A use of a name, resolved when the whole file has been read. */
export interface ReferenceRecord {
  readonly at: SyntaxNode;
  readonly scope: ScopeRecord;
  readonly loop: LoopRecord | null;
  /** Where the write happens, or -1 for a read. */
  readonly writtenAt: number;
  readonly isType: boolean;
}

/** What the flow pass needs to know of names. */
export interface ScopeAnalysis {
  readonly functions: readonly FunctionInfo[];
  readonly classes: readonly ClassInfo[];
  readonly bindings: readonly BindingRecord[];
  readonly typeDeclarations: readonly TypeDeclaration[];
  /** Types declared at module level, by name. */
  readonly moduleTypes: ReadonlyMap<string, TypeDeclaration>;
  /** By the node of a function, method or arrow. */
  readonly functionAt: ReadonlyMap<SyntaxNode, FunctionInfo>;
  readonly classAt: ReadonlyMap<SyntaxNode, ClassInfo>;
  /** The class that a class declaration's binding stands for. */
  readonly declaredClasses: ReadonlyMap<BindingId, ClassInfo>;
  readonly loops: ReadonlyMap<SyntaxNode, ReadonlySet<BindingId>>;
  /** Function declarations that exist from the start of the block, function or module at that node. */
  readonly hoisted: ReadonlyMap<SyntaxNode, readonly FunctionInfo[]>;
  /** `module` and `exports` of a CommonJS file, or -1. */
  readonly moduleBinding: BindingId | -1;
  readonly exportsBinding: BindingId | -1;
  /** The binding that a name node declares or uses; -1 when the file binds no such name. */
  bindingAt(node: SyntaxNode): BindingId | -1;
  /** The type declaration that a type name stands for, if it is not a binding. */
  typeAt(node: SyntaxNode): TypeDeclaration | null;
}
