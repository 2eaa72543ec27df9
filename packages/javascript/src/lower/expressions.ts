import type { NodeId } from '@tokentrail/core/lowering';
import { NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { chain, isNonNull } from './chains.js';
import { constantOf } from './constants.js';
import type { ExpressionRule, Lowering } from './lowering.js';
import { assign } from './patterns.js';
import { placeOf, removePlace } from './places.js';
import { template } from './texts.js';

function literal(lowering: Lowering, at: SyntaxNode): NodeId {
  const constant = constantOf(lowering.tree, at);
  return constant === null ? lowering.unknown(at) : lowering.builder.constant(constant, lowering.span(at));
}

function receiver(lowering: Lowering, at: SyntaxNode): NodeId {
  if (lowering.thisValue !== NO_NODE) return lowering.thisValue;
  const self = lowering.builder.self();
  return self === NO_NODE ? lowering.unknown(at) : self;
}

function unary(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const operator = tree.first(at);
  const operand = tree.last(at);
  switch (tree.kind(operator)) {
    case T.LogicOp:
      return lowering.condition(at, true).value;
    case T.kwDelete:
      remove(lowering, operand);
      return lowering.unknown(at);
    case T.kwVoid:
      lowering.expression(operand);
      return lowering.undefined(at);
    case T.ArithOp:
      if (tree.to(operator) - tree.from(operator) === 2) return step(lowering, at, operand);
  }
  lowering.expression(operand);
  const constant = constantOf(tree, operand);
  if (constant?.kind === 'number' && tree.is(operator, '-')) {
    return builder.constant({ kind: 'number', value: -constant.value }, lowering.span(at));
  }
  // A number, a truth value or the name of a type: nothing of the operand is left in it.
  return lowering.unknown(at);
}

/** `x++`: a number, so that what the variable held before ends. */
function step(lowering: Lowering, at: SyntaxNode, operand: SyntaxNode): NodeId {
  const value = lowering.unknown(at);
  const target = lowering.bare(operand);
  if (lowering.tree.kind(target) === T.VariableName) assign(lowering, target, value);
  else lowering.expression(operand);
  return value;
}

function postfix(lowering: Lowering, at: SyntaxNode): NodeId {
  const operand = lowering.tree.first(at);
  return isNonNull(lowering.tree, at) ? chain(lowering, at) : step(lowering, at, operand);
}

function remove(lowering: Lowering, operand: SyntaxNode): void {
  const member = lowering.bare(operand);
  if (lowering.tree.kind(member) === T.MemberExpression) removePlace(lowering, placeOf(lowering, member), operand);
  else lowering.expression(operand);
}

function sequence(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  let value = NO_NODE;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.Comma) value = lowering.expression(child);
  }
  return value === NO_NODE ? lowering.unknown(at) : value;
}

function conditional(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  const test = tree.first(at);
  const whenTrue = tree.next(tree.next(test));
  const whenFalse = tree.last(at);
  return lowering.builder.choose(
    lowering.condition(test).test,
    () => lowering.expression(whenTrue),
    () => lowering.expression(whenFalse),
    lowering.span(at),
    { whenTrue: lowering.span(whenTrue), whenFalse: lowering.span(whenFalse), rest: null },
  );
}

function yields(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const operand = tree.last(at);
  const value = tree.kind(operand) === T.kwYield ? lowering.undefined(at) : lowering.expression(operand);
  return tree.has(at, T.Star)
    ? builder.yieldFrom(value, lowering.span(at))
    : builder.yieldValue(value, lowering.span(at));
}

function functionExpression(lowering: Lowering, at: SyntaxNode): NodeId {
  const info = lowering.scopes.functionAt.get(at);
  return info === undefined ? lowering.unknown(at) : lowering.functionValue(info);
}

function unknown(lowering: Lowering, at: SyntaxNode): NodeId {
  return lowering.unknown(at);
}

function regexp(lowering: Lowering, at: SyntaxNode): NodeId {
  return lowering.builder.allocate('regexp', lowering.span(at));
}

function name(lowering: Lowering, at: SyntaxNode): NodeId {
  return lowering.name(at);
}

/** Expressions without an idea of their own file. */
export const simpleExpressions: readonly (readonly [number, ExpressionRule])[] = [
  [T.Number, literal],
  [T.String, literal],
  [T.BooleanLiteral, literal],
  [T.kwNull, literal],
  [T.TemplateString, template],
  [T.RegExp, regexp],
  [T.VariableName, name],
  [T.kwThis, receiver],
  [T.NewTarget, unknown],
  [T.ImportMeta, unknown],
  [T.UnaryExpression, unary],
  [T.PostfixExpression, postfix],
  [T.SequenceExpression, sequence],
  [T.ConditionalExpression, conditional],
  [T.YieldExpression, yields],
  [T.FunctionExpression, functionExpression],
  [T.ArrowFunction, functionExpression],
];
