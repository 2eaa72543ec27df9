import {
  type BindingId,
  type CallableId,
  type CallableOptions,
  type Content,
  LARGEST_INDEX,
  type NodeId,
  NO_NODE,
  type Span,
} from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { isInstanceField } from '../scopes/callables.js';
import type { FunctionInfo } from '../scopes/records.js';
import { decorate } from './calls.js';
import type { Lowering } from './lowering.js';
import { assign, fallbackValue } from './patterns.js';
import { initialiseInstance, superOfSynthesised } from './fields.js';
import { hintAnnotation, hintResult } from './types.js';

/** Where a promise holds what it was rejected with; rows name it as well, programs cannot. */
export const REJECTION: Content = { kind: 'property', name: '#rejected' };

/** Announces every callable of the file, in the order in which the scope pass numbered them. */
export function declareFunctions(lowering: Lowering): void {
  const { builder, tree } = lowering;
  for (const info of lowering.scopes.functions) {
    const isField = isInstanceFunction(tree, info);
    const headEnd = info.parameters >= 0 ? tree.from(info.parameters) : tree.from(info.at);
    builder.declareCallable({
      kind: kindOf(info),
      name: info.name,
      qualifiedName: info.qualifiedName,
      parent: info.parent?.id ?? (-1 as CallableId),
      owner: (isField ? info.parent?.owner?.id : info.owner?.id) ?? -1,
      isAsync: info.isAsync,
      isGenerator: info.isGenerator,
      ...(info.isAsync && !info.isGenerator ? { rejection: REJECTION } : {}),
      hasSelf: isField || (info.form !== 'arrow' && info.form !== 'module'),
      ...(isField ? { sharesSelf: true } : {}),
      span: lowering.span(info.at),
      nameSpan: info.nameAt >= 0 ? lowering.span(info.nameAt) : { from: tree.from(info.at), to: headEnd },
    });
  }
}

/** An arrow function that initialises a field: a method to those who call it, with the constructor's `this` wherever it goes. */
function isInstanceFunction(tree: Lowering['tree'], info: FunctionInfo): boolean {
  if (info.form !== 'arrow') return false;
  const field = tree.parent(info.at);
  return field >= 0 && tree.kind(field) === T.PropertyDeclaration && isInstanceField(tree, field);
}

function kindOf(info: FunctionInfo): CallableOptions['kind'] {
  if (info.form === 'arrow' || info.form === 'function') {
    return info.name === '' ? 'lambda' : 'function';
  }
  return info.form;
}

/** Lowers the parameters and the body of one callable. */
export function lowerFunction(lowering: Lowering, info: FunctionInfo): void {
  const { tree } = lowering;
  lowering.current = info;
  lowering.thisValue = NO_NODE;
  const values = parameters(lowering, info);
  if (info.argumentsBinding >= 0) bindArguments(lowering, info, values);
  if (info.selfBinding >= 0) lowering.define(info.selfBinding as BindingId, lowering.functionValue(info), info.nameAt);
  hintResult(lowering, info);
  lowering.pendingInstance = null;
  if (info.form === 'constructor') initialise(lowering, info);
  if (info.body < 0) return;
  if (tree.kind(info.body) === T.Block) {
    lowering.hoist(info.at);
    lowering.statements(info.body);
    lowering.afterSuper();
  } else returnExpression(lowering, info.body);
}

/** The fields of an instance get their values after the parent's constructor, or first where there is none. */
function initialise(lowering: Lowering, info: FunctionInfo): void {
  const at = info.owner?.at ?? -1;
  const start = (): void => initialiseInstance(lowering, info);
  if (lowering.tree.has(at, T.kwExtends)) {
    if (info.body < 0) superOfSynthesised(lowering, info);
    else {
      lowering.pendingInstance = start;
      return;
    }
  }
  start();
}

/** `return e` and the body of a short arrow; a test among them is what the callable answers, a choice is left on either side. */
export function returnExpression(lowering: Lowering, at: SyntaxNode): void {
  const { builder, tree } = lowering;
  const node = lowering.bare(at);
  const kind = tree.kind(node);
  if (kind === T.ConditionalExpression) {
    const test = tree.first(node);
    const arm = (part: SyntaxNode) => (): void => builder.returnValue(lowering.expression(part), lowering.span(part));
    const whenTrue = tree.next(tree.next(test));
    const whenFalse = tree.last(node);
    builder.branch(lowering.condition(test).test, arm(whenTrue), arm(whenFalse), {
      whenTrue: lowering.span(whenTrue),
      whenFalse: lowering.span(whenFalse),
      rest: null,
    });
    return;
  }
  const isTest =
    (kind === T.BinaryExpression && !isArithmetic(tree.kind(tree.next(tree.first(node))))) ||
    (kind === T.UnaryExpression && tree.kind(tree.first(node)) === T.LogicOp) ||
    kind === T.CallExpression ||
    kind === T.BooleanLiteral;
  if (!isTest) {
    builder.returnValue(lowering.expression(at), lowering.span(at));
    return;
  }
  const { test, value } = lowering.condition(at, true);
  builder.returnTest(test);
  builder.returnValue(value, lowering.span(at));
}

function isArithmetic(kind: number): boolean {
  return kind === T.ArithOp || kind === T.BitOp;
}

interface ParameterValue {
  readonly node: NodeId;
  readonly isRest: boolean;
}

interface Draft {
  pattern: SyntaxNode;
  annotation: SyntaxNode;
  fallback: SyntaxNode;
  isRest: boolean;
  decorators: SyntaxNode[];
}

function emptyDraft(): Draft {
  return { pattern: -1, annotation: -1, fallback: -1, isRest: false, decorators: [] };
}

function parameters(lowering: Lowering, info: FunctionInfo): ParameterValue[] {
  const { tree } = lowering;
  const values: ParameterValue[] = [];
  let draft = emptyDraft();
  let receiver = -1;
  const finish = (): void => {
    if (draft.pattern >= 0) values.push({ node: parameter(lowering, draft, values.length), isRest: draft.isRest });
    draft = emptyDraft();
  };
  for (let child = tree.first(info.parameters); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.VariableDefinition:
      case T.ObjectPattern:
      case T.ArrayPattern:
        draft.pattern = child;
        break;
      case T.TypeAnnotation:
        if (receiver >= 0) hintAnnotation(lowering, lowering.builder.self(), child);
        else draft.annotation = child;
        break;
      case T.Equals:
        child = tree.next(child);
        if (child < 0) break;
        draft.fallback = child;
        break;
      case T.Spread:
        draft.isRest = true;
        break;
      case T.kwThis:
        receiver = child;
        break;
      case T.Decorator:
        draft.decorators.push(child);
        break;
      case T.Comma:
        finish();
        receiver = -1;
        break;
    }
    if (child < 0) break;
  }
  finish();
  return values;
}

function parameter(lowering: Lowering, draft: Draft, index: number): NodeId {
  const { tree, builder, scopes } = lowering;
  const { pattern } = draft;
  const isName = tree.kind(pattern) === T.VariableDefinition;
  const binding = isName && draft.decorators.length === 0 ? scopes.bindingAt(pattern) : -1;
  const node = builder.parameter({
    label: isName ? tree.slice(pattern) : '',
    index,
    name: null,
    collects: draft.isRest ? 'positional' : null,
    default: draft.fallback >= 0 ? fallbackValue(lowering, draft.fallback) : NO_NODE,
    binding,
    span: lowering.span(pattern),
  });
  if (draft.annotation >= 0) hintAnnotation(lowering, node, draft.annotation);
  if (binding >= 0) return node;
  const decorated = draft.decorators.map((decorator) => decorate(lowering, decorator, node));
  assign(lowering, pattern, decorated.length === 0 ? node : builder.join([node, ...decorated], lowering.span(pattern)));
  return node;
}

/** `arguments` holds the declared parameters and whatever else the caller passes. */
function bindArguments(lowering: Lowering, info: FunctionInfo, values: readonly ParameterValue[]): void {
  const { builder } = lowering;
  const span = lowering.span(info.at);
  const last = values.at(-1);
  if (values.length <= 1 && last?.isRest !== false) {
    builder.define(info.argumentsBinding as BindingId, last?.node ?? others(lowering, 0, span), span);
    return;
  }
  const list = builder.allocate('array', span);
  for (const [index, { node, isRest }] of values.entries()) {
    if (isRest) appendElements(lowering, list, node, index, span);
    else builder.store(list, index <= LARGEST_INDEX ? { kind: 'index', index } : { kind: 'element' }, node, span);
  }
  if (last?.isRest !== true) appendElements(lowering, list, others(lowering, values.length, span), values.length, span);
  builder.define(info.argumentsBinding as BindingId, list, span);
}

/** What the caller passes behind the declared parameters. */
function others(lowering: Lowering, index: number, span: Span): NodeId {
  return lowering.builder.parameter({
    label: 'arguments',
    index,
    name: null,
    collects: 'positional',
    default: NO_NODE,
    binding: -1,
    span,
  });
}

/** Elements of another list, the first of which lands at place `start`. */
function appendElements(lowering: Lowering, list: NodeId, from: NodeId, start: number, span: Span): void {
  const { builder } = lowering;
  for (let index = start; index <= LARGEST_INDEX; index++) {
    const item = builder.read(from, { kind: 'index', index: index - start }, span);
    builder.store(list, { kind: 'index', index }, item, span);
  }
}
