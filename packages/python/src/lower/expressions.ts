import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { numberValue } from '../shapes/number-literal.js';
import { lowerTest } from './conditions.js';
import type { Lowering } from './lowering.js';
import { lowerAwaitedChain } from './members.js';
import { valueOfKnownKey } from './mappings.js';
import { assign } from './targets.js';

/** A name that nothing has defined yet may be one of Python's own. */
export function lowerName(l: Lowering, node: SyntaxNode): NodeId {
  const binding = l.binding(node);
  const known = binding === null || l.keyFilters.length === 0 ? NO_NODE : valueOfKnownKey(l, binding, l.span(node));
  if (known !== NO_NODE) return known;
  const value = binding === null ? NO_NODE : l.flow.use(binding);
  return value < 0 ? l.flow.global(l.tree.slice(node), l.span(node)) : value;
}

export function lowerNumber(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.constant({ kind: 'number', value: numberValue(l.tree.slice(node)) }, l.span(node));
}

export function lowerBoolean(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.constant({ kind: 'boolean', value: l.tree.is(node, 'True') }, l.span(node));
}

export function lowerNone(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.constant({ kind: 'null' }, l.span(node));
}

export function lowerEllipsis(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.expression(l.span(node));
}

/** What error recovery wrapped: its expressions are evaluated, in case one is a call. */
export function lowerError(l: Lowering, node: SyntaxNode): NodeId {
  for (let child = l.tree.first(node); child >= 0; child = l.tree.next(child)) l.statement(child);
  return l.flow.expression(l.span(node));
}

export function lowerParenthesized(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  const open = tree.first(node);
  let inner = open < 0 ? -1 : tree.next(open);
  if (tree.kind(inner) === K.Asterisk && inner >= 0) inner = tree.next(inner);
  return l.value(inner);
}

/** `a if test else b`. */
export function lowerConditional(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  const whenTrue = tree.first(node);
  const test = tree.next(tree.next(whenTrue));
  const whenFalse = tree.last(node);
  return l.flow.choose(
    lowerTest(l, test),
    () => l.value(whenTrue),
    () => l.value(whenFalse),
    l.span(node),
    { whenTrue: l.span(whenTrue), whenFalse: l.span(whenFalse), rest: null },
  );
}

/** `name := value`. */
export function lowerNamed(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  const target = tree.first(node);
  const value = l.value(tree.last(node));
  const definition = assign(l, target, value);
  return definition < 0 ? value : definition;
}

/** Awaiting is transparent; a call is marked as awaited. */
export function lowerAwait(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  let operand = tree.last(node);
  while (tree.kind(operand) === K.ParenthesizedExpression) operand = tree.next(tree.first(operand));
  return tree.kind(operand) === K.CallExpression ? lowerAwaitedChain(l, operand) : l.value(operand);
}
