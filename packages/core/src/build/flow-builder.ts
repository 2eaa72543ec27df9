import type { CallForm, FallbackTest } from '../facts/call-site.js';
import type { CallableKind } from '../facts/callable.js';
import type { ConditionOperator } from '../facts/condition.js';
import type { Constant } from '../facts/constant.js';
import type { Content } from '../facts/content.js';
import type { FactsDiagnostic, FileFacts } from '../facts/file-facts.js';
import type { AllocationKind } from '../facts/flow-node.js';
import type { EdgeKind } from '../facts/flow-edge.js';
import type { BindingId, CallableId, CallId, ClassId, NodeId } from '../facts/ids.js';
import type { Binding, ClassMember, ReferenceTable, Scope } from '../facts/symbol.js';
import type { LimitHit } from '../limits.js';
import type { Span } from '../text/span.js';

// The interface between a front end, which knows a syntax, and the construction of facts, which knows none: SSA form for
// names, object states ("roots"), joins, loops, try, captured variables. A front end calls these operations in evaluation
// order; it never makes a phi, a post state or a cell itself.

/** The symbol graph that a front end's scope pass has found; handed over before any flow is built. */
export interface SymbolTable {
  readonly scopes: readonly Scope[];
  readonly bindings: readonly Binding[];
  readonly references: ReferenceTable;
}

export interface CallableOptions {
  readonly kind: CallableKind;
  readonly name: string;
  readonly qualifiedName: string;
  readonly parent: CallableId;
  readonly owner: ClassId | -1;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** A receiver exists (methods, constructors; every JavaScript `function`; not arrows or static Python methods). */
  readonly hasSelf: boolean;
  /** The receiver is also that of the callable around it, wherever the function goes (an arrow function kept in a field). */
  readonly sharesSelf?: boolean;
  /** The content of the result under which what the callable throws arrives (a promise's rejection). */
  readonly rejection?: Content;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface ParameterOptions {
  readonly label: string;
  readonly index: number | null;
  readonly name: string | null;
  readonly collects: 'positional' | 'keyword' | null;
  /** Value of the default, made in the *defining* callable (Python) or inside (JavaScript); `NO_NODE` without one. */
  readonly default: NodeId;
  /** The binding it defines, or -1 for a destructured parameter (the front end then reads from the returned node). */
  readonly binding: BindingId | -1;
  readonly span: Span;
}

export interface CallArgument {
  readonly node: NodeId;
  readonly index: number | null;
  readonly name: string | null;
  readonly spread: 'positional' | 'keyword' | null;
  readonly loose: boolean;
  readonly span: Span;
}

export interface CallOptions {
  readonly form: CallForm;
  readonly callee: NodeId;
  readonly receiver: NodeId;
  readonly name: string;
  readonly arguments: readonly CallArgument[];
  readonly awaited?: boolean;
  /** What the call is known to leave as it is, which gets no post state: all (`len(x)`, a method of strings), the receiver (a module), or what it is given (`update`). */
  readonly keeps?: 'all' | 'receiver' | 'arguments' | undefined;
  /** The call is known to run the functions that it is given and to keep them nowhere else (`list.map(f)`, `promise.then(f)`). */
  readonly runs?: boolean;
  readonly span: Span;
  readonly calleeSpan: Span;
}

export interface ImportOptions {
  readonly form: 'module' | 'default' | 'named' | 'star';
  readonly specifier: string;
  readonly name: string;
  readonly typeOnly: boolean;
  readonly span: Span;
}

/**
 * A test with its parts. `test` is atomic; `node` of `opaque` gives no refinement. A front end lowers the operands first and
 * in order, then hands the tree to `branch`, `choose` or `loop`; for short circuits see `FlowBuilder.condition`.
 */
/** Where the arms of a branch stand, and what follows it in the same block. */
export interface ArmSpans {
  readonly whenTrue: Span;
  readonly whenFalse: Span | null;
  readonly rest: Span | null;
}

export type Test =
  | {
      readonly kind: 'test';
      readonly operator: ConditionOperator;
      readonly negated: boolean;
      readonly operands: readonly NodeId[];
      readonly span: Span;
    }
  | { readonly kind: 'not'; readonly test: Test }
  | { readonly kind: 'and' | 'or'; readonly tests: readonly Test[] }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'constant'; readonly value: boolean };

export interface LoopOptions {
  /** Bindings of the current callable that the loop's text assigns anywhere (scope pass); others get no header phi. */
  readonly assigns: ReadonlySet<BindingId>;
  readonly label?: string;
  /** `head` is lowered at the start of every turn and gives the test that goes on; absent: endless. */
  readonly head?: () => Test;
  readonly body: () => void;
  /** JavaScript `for` update; runs after the body and after `continue`. */
  readonly update?: () => void;
  /** Python `else`: on the normal exit only. */
  readonly orElse?: () => void;
  /** Body before head (`do … while`). */
  readonly bodyFirst?: boolean;
}

export interface TryOptions {
  readonly body: () => void;
  /** Each is lowered from the join of all states of the body; `caught` is the exception value. */
  readonly handlers: readonly ((caught: NodeId) => void)[];
  readonly orElse?: () => void;
  readonly finalizer?: () => void;
}

/** Keys for `remove` and for filtered copies. */
export interface KeyFilter {
  readonly mode: 'without' | 'only';
  readonly keys: readonly string[];
  readonly nodes: readonly NodeId[];
  readonly folded: boolean;
  /** Keys that pass get this case. */
  readonly recased?: 'lower' | 'upper';
}

export interface FlowBuilder {
  // ---- definitions of the file -------------------------------------------------------------------------------------
  /** Announces a callable so that its value can be used before its body is lowered (bodies are lowered one after another). */
  declareCallable(options: CallableOptions): CallableId;
  /** Lowers one callable: everything `body` does belongs to it. Not re-entrant; queue nested callables. */
  lowerCallable(id: CallableId, body: () => void): void;
  /** Adds a parameter to the callable being lowered, in source order; returns its value. */
  parameter(options: ParameterOptions): NodeId;
  /** The receiver of the callable being lowered, or of the method around an arrow function or nested scope; NO_NODE if none. */
  self(): NodeId;
  /** What the callable being lowered hands back, for the type hint of a return annotation. */
  result(): NodeId;
  declareClass(options: { name: string; qualifiedName: string; kind: 'class' | 'interface'; span: Span }): ClassId;
  /** Bases and members, once known. `node` is the value from `classValue`. */
  completeClass(
    id: ClassId,
    shape: { node: NodeId; bases: readonly NodeId[]; members: readonly ClassMember[]; decorators: readonly CallId[] },
  ): void;
  setDecorators(id: CallableId, decorators: readonly CallId[]): void;
  addImport(options: ImportOptions): NodeId;
  addExport(options: {
    name: string;
    node: NodeId;
    specifier: string | null;
    imported: string | null;
    span: Span;
  }): void;
  addType(target: NodeId, type: NodeId, shape: 'instance' | 'element' | 'class'): void;
  diagnose(diagnostic: FactsDiagnostic): void;
  limit(hit: LimitHit): void;

  // ---- values ------------------------------------------------------------------------------------------------------
  constant(value: Constant, span: Span): NodeId;
  /** A new object; it has a root, so stores to it are strong. */
  allocate(kind: AllocationKind, span: Span): NodeId;
  /**
   * A value without an identity (operator result, template); give it edges with `edge`. `operator` is its sign where objects may define
   * what it does, `text` where the text of its parts is taken.
   */
  expression(span: Span, operator?: string): NodeId;
  functionValue(callable: CallableId, span: Span): NodeId;
  classValue(id: ClassId, span: Span): NodeId;
  /** A name that no scope of the file binds. */
  global(name: string, span: Span): NodeId;
  /** Adds a local step by hand. Prefer the operations below where one fits. `operand` for read/store/without/only. */
  edge(kind: EdgeKind, source: NodeId, target: NodeId, operand?: Content | KeyFilter): void;
  /**
   * Join of alternatives of one expression (`a or b`, `??`); the object keeps its identity when all alternatives share it. `without`: each
   * value counts only where those before it are so.
   */
  join(values: readonly NodeId[], span: Span, without?: FallbackTest): NodeId;

  // ---- names -------------------------------------------------------------------------------------------------------
  /** `x = value`. Works for bindings of this callable, of an outer one (a cell) and of the module. */
  define(binding: BindingId, value: NodeId, span: Span): NodeId;
  /** The reaching definition, or the state of its object once mutated; cells and module bindings for outer names. */
  use(binding: BindingId): NodeId;
  /** A module-level name as other callables and files see it: its last value and every write inside functions. For exports. */
  shared(binding: BindingId): NodeId;
  /** `del x`, end of `except … as x`. */
  undefine(binding: BindingId): void;

  // ---- objects -----------------------------------------------------------------------------------------------------
  /** `base.content`; sees earlier stores to the same object, under any alias. */
  read(base: NodeId, content: Content, span: Span): NodeId;
  /** `base.content = value`: a new state of the object and of what holds it. Strong for constant contents of one object. */
  store(base: NodeId, content: Content, value: NodeId, span: Span): void;
  /** What was stored under the content may not be what reading it gives (a setter took it): the next read asks the object. */
  unlink(base: NodeId, content: Content): void;
  /** `list.push(value)`, `[a, ...b]`: one more element behind those that are there, which keep what they are. */
  append(list: NodeId, value: NodeId, span: Span): void;
  /** What a method hands back may be the object that it was called on (`map.set(k, v).set(…)`). */
  mayBe(value: NodeId, object: NodeId): void;
  /** `del base[key]`, `delete base.key`, `base.pop("key")`: a new state without these contents. */
  remove(base: NodeId, contents: readonly Content[], span: Span): void;
  /**
   * Removes keys that a value names (`for k in DROP: h.pop(k)`, lowered after the loop), or with the mode 'only' all others: a new
   * state without them.
   */
  removeKeys(base: NodeId, filter: KeyFilter, span: Span): void;
  /** `base.clear()`, `base[:] = …`: a new state with nothing in it. */
  clear(base: NodeId, span: Span): void;
  /** `into.update(from)`, `Object.assign`, spread into an existing object: all contents of `from`, overwriting where constant. */
  absorb(into: NodeId, from: NodeId, span: Span): void;
  /** Copy of key-value pairs from one mapping into another under what is known of the key (engine notes 2.5). */
  copyPairs(into: NodeId, from: NodeId, filters: readonly KeyFilter[], span: Span): void;
  /** Whether the value is certainly there: an object, a function, a text or a constant other than nothing. */
  isPresent(value: NodeId): boolean;
  /** What kind of literal made the object that a value certainly is, or null. */
  allocationOf(value: NodeId): AllocationKind | null;
  /** Latest state of the object that a value stands for; operations apply it themselves. */
  current(value: NodeId): NodeId;
  /** The latest state in which the object itself was changed, not only what lies at places of it. */
  shape(value: NodeId): NodeId;

  // ---- calls -------------------------------------------------------------------------------------------------------
  /** Result of a call; objects that go in get a pending post state that exists once somebody reads it. */
  call(options: CallOptions): NodeId;
  /** Id of the call whose result this node is, or -1. */
  callOf(result: NodeId): CallId | -1;

  // ---- control -----------------------------------------------------------------------------------------------------
  /** `spans`: where the arms stand in the text. */
  branch(test: Test, whenTrue: () => void, whenFalse?: () => void, spans?: ArmSpans): void;
  /** Conditional expression: value of the arm taken. */
  choose(test: Test, whenTrue: () => NodeId, whenFalse: () => NodeId, span: Span, spans?: ArmSpans): NodeId;
  /**
   * Runs `lower` in the state where `test` had `outcome`, and joins its changes with the state where it did not run: the right
   * operand of `and`/`or`/`&&`/`||`/`??`, an optional chain. Returns what `lower` returns.
   */
  condition<T>(test: Test, outcome: boolean, lower: () => T): T;
  /** `assert test`: what follows sees the test true. */
  assume(test: Test): void;
  loop(options: LoopOptions): void;
  /** Ends the current path and adds it to the loop's or labelled block's exit (or next turn). */
  breakTo(label?: string): void;
  continueTo(label?: string): void;
  labelled(label: string, body: () => void): void;
  /**
   * `switch`/`match`: arms in order, each from the state after the tests before it. `fallsThrough`: the arm's end also enters
   * the next arm's body (JavaScript). A `breakTo()` inside leaves the whole when `breaks` is true.
   */
  arms(
    arms: readonly { readonly test: () => Test; readonly body: () => void }[],
    options: { readonly fallsThrough: boolean; readonly breaks: boolean; readonly exhaustive: boolean },
  ): void;
  tryCatch(options: TryOptions): void;
  /** What the value holds under the content may be thrown here; nothing where no handler is around. */
  mayThrow(value: NodeId, content: Content, span: Span): void;
  returnValue(value: NodeId, span: Span): void;
  /** `return test` also marks the atoms of the test as returned. */
  returnTest(test: Test): void;
  /** `value` holds the truth of the test (`ok = a == b`). */
  keepTest(test: Test, value: NodeId): void;
  throwValue(value: NodeId, span: Span): void;
  /** `yield value`: an element of what the generator returns. Result: what `send` passed, without a definition. */
  yieldValue(value: NodeId, span: Span): NodeId;
  /** `yield from value`: all that it yields. Result: what the inner generator returns. */
  yieldFrom(value: NodeId, span: Span): NodeId;
  /** Whether the current point can be reached. Dead code is lowered all the same, into a state of its own. */
  readonly reachable: boolean;

  // ---- end ---------------------------------------------------------------------------------------------------------
  finish(): FileFacts;
}
