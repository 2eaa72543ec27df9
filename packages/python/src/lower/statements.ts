import { lowerTest } from './conditions.js';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { itemsOf, lowerSequence } from './items.js';
import { endsProcess } from './leaving-calls.js';
import type { Lowering } from './lowering.js';
import { assign, deleteTarget } from './targets.js';

export function lowerExpressionStatement(l: Lowering, node: SyntaxNode): void {
  for (const item of itemsOf(l, l.tree.first(node), -1)) {
    const value = l.value(item.node);
    if (endsProcess(l, item.node)) l.flow.throwValue(value, l.span(item.node));
  }
}

/** `a; b`. */
export function lowerGroup(l: Lowering, node: SyntaxNode): void {
  for (let child = l.tree.first(node); child >= 0; child = l.tree.next(child)) l.statement(child);
}

export function lowerDelete(l: Lowering, node: SyntaxNode): void {
  for (const item of itemsOf(l, l.tree.next(l.tree.first(node)), -1)) deleteTarget(l, item.node);
}

/** `return value`; a comparison says that the callable's result is its truth. */
export function lowerReturn(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const span = l.span(node);
  const items = itemsOf(l, tree.next(tree.first(node)), -1);
  const only = items[0];
  if (only === undefined) return flow.returnValue(flow.constant({ kind: 'null' }, span), span);
  if (only.starred || tree.has(node, K.Comma)) return flow.returnValue(lowerSequence(l, items, 'tuple', span), span);
  returnExpression(l, only.node);
}

/** Hands an expression back from the callable being lowered; a test or a call also says that the result is its truth. */
export function returnExpression(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const span = l.span(node);
  if (tree.kind(node) === K.ConditionalExpression) return returnChoice(l, node);
  const value = l.value(node);
  const outcome = l.outcomes.get(value);
  if (outcome !== undefined) flow.returnTest(outcome);
  else if (tree.kind(node) === K.CallExpression || tree.kind(node) === K.AwaitExpression)
    flow.returnTest({ kind: 'test', operator: 'call', negated: false, operands: [value], span });
  flow.returnValue(value, span);
}

/** `return a if test else b` leaves on either side. */
function returnChoice(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const whenTrue = tree.first(node);
  const test = tree.next(tree.next(whenTrue));
  const arm = (part: SyntaxNode) => (): void => flow.returnValue(l.value(part), l.span(part));
  const whenFalse = tree.last(node);
  flow.branch(lowerTest(l, test), arm(whenTrue), arm(whenFalse), {
    whenTrue: l.span(whenTrue),
    whenFalse: l.span(whenFalse),
    rest: null,
  });
}

/** Python 2's `print a, b` and `print >>file, a`. */
export function lowerPrint(l: Lowering, node: SyntaxNode): void {
  for (const item of itemsOf(l, l.tree.next(l.tree.first(node)), -1))
    if (l.tree.kind(item.node) !== K.BitOp) l.value(item.node);
}

/** `type X = T`. */
export function lowerTypeDefinition(l: Lowering, node: SyntaxNode): void {
  const { tree } = l;
  const name = tree.child(node, K.VariableName);
  const type = tree.last(node);
  if (name >= 0 && type > name) assign(l, name, l.value(type));
}

export function lowerBreak(l: Lowering): void {
  l.flow.breakTo();
}

export function lowerContinue(l: Lowering): void {
  l.flow.continueTo();
}

/** `yield a, b`, `yield from xs` and the bare form, as statements and as expressions. */
export function lowerYield(l: Lowering, node: SyntaxNode): ReturnType<Lowering['value']> {
  const { tree, flow } = l;
  const span = l.span(node);
  const first = tree.next(tree.first(node));
  if (first >= 0 && tree.kind(first) === K.kwFrom) {
    const source = tree.next(first);
    return source < 0 ? flow.expression(span) : flow.yieldFrom(l.value(source), span);
  }
  const items = itemsOf(l, first, -1);
  const only = items[0];
  if (only === undefined) return flow.yieldValue(flow.constant({ kind: 'null' }, span), span);
  const isTuple = only.starred || tree.has(node, K.Comma);
  return flow.yieldValue(isTuple ? lowerSequence(l, items, 'tuple', span) : l.value(only.node), span);
}
