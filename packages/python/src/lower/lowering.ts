import {
  type Binding,
  type BindingId,
  type FlowBuilder,
  type KeyFilter,
  type Limits,
  NO_NODE,
  type NodeId,
  type ScopeId,
  type Span,
  type Test,
} from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import { VariableName } from '../generated/terms.js';
import type { CallableRecord, FileSymbols } from '../scopes/file-symbols.js';
import type { ClassDraft } from './class-draft.js';
import type { PairLoop } from './pair-loop.js';

export type LowerExpression = (lowering: Lowering, node: SyntaxNode) => NodeId;
export type LowerStatement = (lowering: Lowering, node: SyntaxNode) => void;

/** What lowers each kind of node; index is the kind. Handed in, so that the modules of this folder need not know each other. */
export interface LoweringTables {
  readonly expressions: readonly (LowerExpression | undefined)[];
  readonly statements: readonly (LowerStatement | undefined)[];
}

/** A statement costs several frames of the call stack, an expression fewer. */
const STATEMENT_DEPTH = 3;

/** The state of lowering one file: where we are, and what was seen that later nodes need. */
export class Lowering {
  readonly tree: SyntaxTree;
  readonly flow: FlowBuilder;
  readonly symbols: FileSymbols;
  /** The callable being lowered. */
  callable: CallableRecord;
  /** Default values by callable, in the order of its parameters; made where the callable is defined. */
  readonly defaults: Map<number, readonly NodeId[]> = new Map<number, readonly NodeId[]>();
  /** Classes whose bodies were entered, by class id. */
  readonly classes: (ClassDraft | undefined)[] = [];
  /** The class whose body is being lowered directly. */
  classBody: ClassDraft | undefined;
  /** Names that an `import` statement binds to a module. */
  readonly modules: Set<BindingId> = new Set();
  /** Names that a `from` import binds. */
  readonly imported: Set<BindingId> = new Set();
  /** Names of the file that stand for an `Annotated[T, x]`. */
  readonly annotatedAliases: Set<BindingId> = new Set();
  /** Lengths of lists and tuples, by the state in which they have them. */
  readonly lengths: Map<NodeId, number> = new Map<NodeId, number>();
  /** Functions that stand for those registered with them (`functools.singledispatch`). */
  readonly dispatching: Set<BindingId> = new Set<BindingId>();
  /** Texts that names were given last, where they are put together of several parts. */
  readonly texts: Map<BindingId, SyntaxNode> = new Map<BindingId, SyntaxNode>();
  /** Comparisons held in variables: the test that a value is the outcome of. */
  readonly outcomes: Map<NodeId, Test> = new Map<NodeId, Test>();
  /** What a view or another method without arguments was called on, by call: `h.items()` goes over the pairs of that value. */
  readonly viewed: Map<SyntaxNode, NodeId> = new Map<SyntaxNode, NodeId>();
  /** Loops over pairs or keys of a mapping, innermost last, and what the current path knows of their key. */
  /** Calls that make the default of an annotated parameter, with the annotation. */
  readonly markers: Map<SyntaxNode, { readonly typeDef: SyntaxNode; readonly scope: ScopeId }> = new Map();
  readonly pairLoops: PairLoop[] = [];
  keyFilters: (KeyFilter & { readonly loop: PairLoop })[] = [];
  /** The binding of the method's own object. */
  selfBinding: BindingId | null = null;
  /** Inside `if TYPE_CHECKING:`. */
  typeOnly = false;
  /** The exception of the handler that is being lowered. */
  caught: NodeId = NO_NODE;
  readonly #tables: LoweringTables;
  readonly #limits: Limits;
  #depth = 0;
  #deferred: (() => void)[] = [];

  constructor(parts: {
    readonly tree: SyntaxTree;
    readonly flow: FlowBuilder;
    readonly symbols: FileSymbols;
    readonly module: CallableRecord;
    readonly tables: LoweringTables;
    readonly limits: Limits;
  }) {
    this.tree = parts.tree;
    this.flow = parts.flow;
    this.symbols = parts.symbols;
    this.callable = parts.module;
    this.#tables = parts.tables;
    this.#limits = parts.limits;
  }

  /** Lowers an expression; its value. What is not an expression gives a value that nothing flows into. */
  value(node: SyntaxNode): NodeId {
    const lower = this.#tables.expressions[this.tree.kind(node)];
    if (node < 0 || lower === undefined) return this.flow.expression(this.span(node));
    if (this.#depth >= this.#limits.nesting) return this.#tooDeep(node);
    this.#depth++;
    const value = lower(this, node);
    this.#depth--;
    return value;
  }

  /** Lowers a statement; an expression that error recovery left among statements is evaluated. */
  statement(node: SyntaxNode): void {
    const kind = this.tree.kind(node);
    const lower = this.#tables.statements[kind];
    if (lower === undefined) {
      if (this.#tables.expressions[kind] !== undefined) this.value(node);
      return;
    }
    if (this.#depth + STATEMENT_DEPTH > this.#limits.nesting) {
      this.#tooDeep(node);
      return;
    }
    this.#depth += STATEMENT_DEPTH;
    lower(this, node);
    this.#depth -= STATEMENT_DEPTH;
  }

  /** Lowers the statements of a `Body`; what they learn of a pair loop's key holds until its end. */
  block(body: SyntaxNode): void {
    const known = this.keyFilters;
    for (let child = this.tree.first(body); child >= 0; child = this.tree.next(child)) this.statement(child);
    this.keyFilters = known;
  }

  /** Runs at the end of the callable being lowered: names that are defined later are known then. */
  atEnd(task: () => void): void {
    this.#deferred.push(task);
  }

  /** Lowers the body of one callable and what it put off. */
  body(record: CallableRecord, lower: () => void): void {
    this.callable = record;
    this.classBody = undefined;
    this.#deferred = [];
    this.keyFilters = [];
    this.pairLoops.length = 0;
    this.caught = NO_NODE;
    this.selfBinding = null;
    this.flow.lowerCallable(record.id, () => {
      lower();
      for (const task of this.#deferred) task();
    });
  }

  /** The scope that names of the current statement are looked up from. */
  get scope(): ScopeId {
    return this.classBody?.record.scope ?? this.callable.scope;
  }

  span(node: SyntaxNode): Span {
    return this.tree.span(node);
  }

  /** The binding of a name node; null for a name that the file does not bind. */
  binding(node: SyntaxNode): BindingId | null {
    return this.symbols.binding(node);
  }

  /** What the scope pass says of the binding of a name node. */
  bindingRow(node: SyntaxNode): Binding | undefined {
    const binding = this.symbols.binding(node);
    return binding === null ? undefined : this.symbols.table.bindings[binding];
  }

  /** Whether a node is this very name and means Python's own. */
  isBuiltin(node: SyntaxNode, name: string): boolean {
    return this.tree.is(node, name) && this.tree.kind(node) === VariableName && this.symbols.binding(node) === null;
  }

  /** `name = value`, with `name` a name node. */
  define(name: SyntaxNode, value: NodeId): NodeId {
    const binding = this.binding(name);
    if (binding === null) return value;
    const length = this.lengths.size === 0 ? undefined : this.lengths.get(this.flow.shape(value));
    const definition = this.flow.define(binding, value, this.span(name));
    if (length !== undefined) this.lengths.set(this.flow.shape(definition), length);
    const outcome = this.outcomes.get(value);
    if (outcome !== undefined) this.outcomes.set(definition, outcome);
    this.classBody?.define(this.tree.slice(name), definition, this.span(name));
    return definition;
  }

  #tooDeep(node: SyntaxNode): NodeId {
    const span = this.span(node);
    this.flow.limit({ limit: 'nesting', span, message: 'code nested deeper than the limit was left out' });
    return this.flow.expression(span);
  }
}
