import {
  type BindingId,
  type ClassId,
  type Content,
  type FlowBuilder,
  type NodeId,
  NO_NODE,
  type Span,
  type Test,
} from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Exports } from './exports.js';
import type { FunctionInfo, ScopeAnalysis } from '../scopes/records.js';

export type ExpressionRule = (lowering: Lowering, at: SyntaxNode) => NodeId;
export type StatementRule = (lowering: Lowering, at: SyntaxNode) => void;
export type ConditionRule = (lowering: Lowering, at: SyntaxNode, wantsValue: boolean) => Evaluated;

/** The class that an object type written in place stands for, or null when its members say nothing. */
export type ShapeRule = (lowering: Lowering, at: SyntaxNode) => ClassId | null;

/** A test, and the value of the tested expression; `NO_NODE` when nobody asked for it. */
export interface Evaluated {
  readonly test: Test;
  readonly value: NodeId;
}

/** What to do per node kind. Filled by the module that knows all rules, so that rules need not import one another. */
export interface Rules {
  readonly expressions: readonly (ExpressionRule | undefined)[];
  readonly statements: readonly (StatementRule | undefined)[];
  readonly condition: ConditionRule;
  readonly shape: ShapeRule;
}

export interface LoweringOptions {
  readonly tree: SyntaxTree;
  readonly scopes: ScopeAnalysis;
  readonly builder: FlowBuilder;
  readonly rules: Rules;
  readonly exports: Exports;
  readonly nesting: number;
}

/** The state of the flow pass over one file, and the ways into it that every rule uses. */
export class Lowering {
  readonly tree: SyntaxTree;
  readonly scopes: ScopeAnalysis;
  readonly builder: FlowBuilder;
  readonly exports: Exports;
  readonly #rules: Rules;
  readonly #nesting: number;
  #depth = 0;
  /** The callable being lowered. */
  current: FunctionInfo;
  /** What `this` is where it is not the receiver: in static blocks and initialisers of classes. */
  thisValue: NodeId = NO_NODE;
  /** Sets up the fields of the instance once `super(…)` was called; null when that is done or nobody waits. */
  pendingInstance: (() => void) | null = null;
  /** Stores that a pair copy has taken over (see pair-copies.ts). */
  readonly copied: Set<SyntaxNode> = new Set();
  /** Values of expressions whose entries or keys are enumerated, for those that cannot be looked at again. */
  readonly enumerated: Map<SyntaxNode, NodeId> = new Map();
  /** What variables are declared with (see initials.ts), once somebody asked. */
  initials: ReadonlyMap<number, SyntaxNode> | null = null;
  /** Variables whose lists are changed by a method or an index (see initials.ts), once somebody asked. */
  changedLists: ReadonlySet<number> | null = null;
  /** Object types that became classes of their own, by node. */
  readonly shapes: Map<SyntaxNode, ClassId | null> = new Map();
  /** Properties of the file whose getter gives something else than their setter was given. */
  readonly accessors: ReadonlySet<string>;
  /** Names that the file puts on `exports`, with the place of the first. */
  readonly commonExports: Map<string, SyntaxNode> = new Map();

  constructor(options: LoweringOptions) {
    this.tree = options.tree;
    this.scopes = options.scopes;
    this.builder = options.builder;
    this.exports = options.exports;
    this.#rules = options.rules;
    this.#nesting = options.nesting;
    this.accessors = unevenAccessors(options.tree, options.scopes.functions);
    const module = options.scopes.functions[0];
    if (module === undefined) throw new Error('a file has a module body');
    this.current = module;
  }

  span(at: SyntaxNode): Span {
    return this.tree.span(at);
  }

  /** The value of an expression. A missing or broken one is a value of which nothing is known. */
  expression(at: SyntaxNode): NodeId {
    const rule = this.#rules.expressions[this.tree.kind(at)];
    if (rule === undefined || !this.#enter(at)) return this.unknown(at);
    const value = rule(this, at);
    this.#depth--;
    return value;
  }

  /** A statement counts twice: its branches go through the builder and back, which takes as much of the stack again. */
  statement(at: SyntaxNode): void {
    const rule = this.#rules.statements[this.tree.kind(at)];
    if (rule === undefined || !this.#enter(at)) return;
    this.#depth++;
    rule(this, at);
    this.#depth -= 2;
  }

  /** Lowers an expression as a test. */
  condition(at: SyntaxNode, wantsValue = false): Evaluated {
    if (!this.#enter(at)) return { test: { kind: 'opaque' }, value: this.unknown(at) };
    const evaluated = this.#rules.condition(this, at, wantsValue);
    this.#depth--;
    return evaluated;
  }

  shape(at: SyntaxNode): ClassId | null {
    return this.#rules.shape(this, at);
  }

  #enter(at: SyntaxNode): boolean {
    if (this.#depth >= this.#nesting) {
      this.builder.limit({
        limit: 'nesting',
        span: this.span(at),
        message: `nested deeper than ${this.#nesting}; what is inside is not followed`,
      });
      return false;
    }
    this.#depth++;
    return true;
  }

  /** The statements of a block, a module or a switch arm, functions used before their declaration first. */
  statements(at: SyntaxNode): void {
    this.hoist(at);
    const { tree } = this;
    for (let child = tree.first(at); child >= 0; child = tree.next(child)) this.statement(child);
  }

  /** Gives the functions that exist from the start of the block at this node their values. */
  hoist(at: SyntaxNode): void {
    for (const info of this.scopes.hoisted.get(at) ?? []) this.defineHoisted(info);
  }

  /** Gives a function declaration's name its value. */
  defineHoisted(info: FunctionInfo): void {
    const binding = this.scopes.bindingAt(info.nameAt);
    if (binding >= 0) this.define(binding as BindingId, this.functionValue(info), info.nameAt);
  }

  /** Runs what waits for the call of the parent's constructor. */
  afterSuper(): void {
    const pending = this.pendingInstance;
    this.pendingInstance = null;
    pending?.();
  }

  functionValue(info: FunctionInfo): NodeId {
    return this.builder.functionValue(info.id, this.span(info.at));
  }

  unknown(at: SyntaxNode): NodeId {
    return this.builder.expression(this.span(at));
  }

  undefined(at: SyntaxNode): NodeId {
    return this.builder.constant({ kind: 'undefined' }, this.span(at));
  }

  /** `base.content = value`; where a getter may answer, reading it back is no reading of the value. */
  store(base: NodeId, content: Content, value: NodeId, at: SyntaxNode): void {
    this.builder.store(base, content, value, this.span(at));
    if (content.kind === 'property' && this.accessors.has(content.name)) this.builder.unlink(base, content);
  }

  define(binding: BindingId, value: NodeId, at: SyntaxNode): NodeId {
    return this.builder.define(binding, value, this.span(at));
  }

  /** The value of the name at a node: a binding of the file or a global. */
  name(at: SyntaxNode): NodeId {
    const binding = this.scopes.bindingAt(at);
    if (binding >= 0) {
      const value = this.builder.use(binding as BindingId);
      return value === NO_NODE ? this.unknown(at) : value;
    }
    const name = this.tree.slice(at);
    if (name === 'undefined') return this.undefined(at);
    return this.builder.global(name, this.span(at));
  }

  /** What is inside parentheses, casts and `!`: they have no value of their own. */
  bare(at: SyntaxNode): SyntaxNode {
    const { tree } = this;
    for (let node = at; ; ) {
      const kind = tree.kind(node);
      if (kind === T.ParenthesizedExpression) node = tree.next(tree.first(node));
      else if (kind === T.PrefixCast) node = tree.last(node);
      else if (kind === T.PostfixExpression && tree.is(tree.last(node), '!')) node = tree.first(node);
      else if (kind === T.BinaryExpression && isTypeOperator(tree.kind(tree.next(tree.first(node)))))
        node = tree.first(node);
      else return node;
    }
  }
}

/** Names of accessor pairs that have no field in common; the text of their bodies is enough to tell. */
function unevenAccessors(tree: SyntaxTree, functions: readonly FunctionInfo[]): ReadonlySet<string> {
  const fieldsOf = (form: FunctionInfo['form'], pattern: RegExp, name: string): string[] =>
    functions
      .filter((info) => info.form === form && info.name === name)
      .flatMap(({ at }) => [...tree.slice(at).matchAll(pattern)].map(([, field]) => field ?? ''));
  const names = new Set(functions.flatMap(({ form, name }) => (form === 'setter' ? [name] : [])));
  const uneven = [...names].filter((name) => {
    const read = fieldsOf('getter', /\.(#?[\w$]+)/g, name);
    const written = new Set(fieldsOf('setter', /\.(#?[\w$]+)\s*=[^=]/g, name));
    return read.length > 0 && !read.some((field) => written.has(field));
  });
  return new Set(uneven);
}

/** `as` and `satisfies`: their right side is a type. */
export function isTypeOperator(kind: number): boolean {
  return kind === T.kwAs || kind === T.kwSatisfies;
}
