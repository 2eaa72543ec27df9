import { type CallId, NO_NODE, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { decoratorExpression, decoratorName, decoratorsOf, METHOD_ROLES } from '../shapes/decorator.js';
import { lastName } from '../shapes/names.js';
import type { Lowering } from './lowering.js';
import { readMember } from './members.js';

/** A decorator whose expression has been evaluated. */
interface Decorator {
  readonly node: SyntaxNode;
  readonly expression: SyntaxNode;
  readonly callee: NodeId;
  readonly receiver: NodeId;
}

/** Evaluates the decorators of a definition, outermost first; those that only make a method a property and so on are left out. */
export function lowerDecorators(l: Lowering, definition: SyntaxNode, isMethod: boolean): Decorator[] {
  const { tree } = l;
  const decorators: Decorator[] = [];
  for (const node of decoratorsOf(tree, definition)) {
    if (isMethod && METHOD_ROLES.has(decoratorName(tree, node))) continue;
    const expression = decoratorExpression(tree, node);
    if (expression < 0) continue;
    if (tree.kind(expression) === K.MemberExpression) {
      const receiver = l.value(tree.first(expression));
      decorators.push({ node, expression, callee: readMember(l, expression, receiver), receiver });
    } else decorators.push({ node, expression, callee: l.value(expression), receiver: NO_NODE });
  }
  return decorators;
}

/** Calls the decorators from the innermost out. The calls come back outermost first. */
export function applyDecorators(
  l: Lowering,
  decorators: readonly Decorator[],
  decorated: NodeId,
): { readonly value: NodeId; readonly calls: readonly CallId[] } {
  const { flow } = l;
  const calls: CallId[] = [];
  let value = decorated;
  for (const { node, expression, callee, receiver } of decorators.toReversed()) {
    const span = l.span(node);
    const argument = { node: value, index: 0, name: null, spread: null, loose: false, span } as const;
    value = flow.call({
      form: 'decorator',
      callee,
      receiver: receiver === NO_NODE ? NO_NODE : flow.current(receiver),
      name: lastName(l.tree, expression),
      arguments: [argument],
      span,
      calleeSpan: l.span(expression),
    });
    const call = flow.callOf(value);
    if (call >= 0) calls.unshift(call as CallId);
  }
  return { value, calls };
}
