import type { NodeId, Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import type { Lowering } from './lowering.js';

/** What entering a context manager gives: the result of its method, which often is the manager itself. */
export function enter(l: Lowering, manager: NodeId, isAsync: boolean, span: Span): NodeId {
  const { flow } = l;
  const name = isAsync ? '__aenter__' : '__enter__';
  const result = flow.call({
    form: 'enter',
    callee: flow.read(manager, { kind: 'attribute', name }, span),
    receiver: flow.current(manager),
    name,
    arguments: [],
    awaited: isAsync,
    span,
    calleeSpan: span,
  });
  return flow.join([result, manager], span);
}

/** `with suppress(E):` goes on after its body from wherever that stopped. */
export function suppresses(l: Lowering, node: SyntaxNode): boolean {
  const { tree } = l;
  return tree
    .children(node)
    .some((item) => tree.kind(item) === K.CallExpression && lastName(tree, tree.first(item)) === 'suppress');
}
