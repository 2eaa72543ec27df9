import type { BindingId, NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import { stringList } from '../shapes/string-literal.js';
import { isSubscript, subscriptItems } from '../shapes/subscript.js';
import type { Lowering } from './lowering.js';

/**
 * After `for k in KEYS: h.pop(k, None)` or `del h[k]` the mapping has none of the keys. The loop itself cannot say so, since it
 * may run zero times as far as control flow knows.
 */
export function removeIteratedKeys(
  l: Lowering,
  targets: readonly SyntaxNode[],
  iterable: SyntaxNode,
  keys: NodeId,
  body: SyntaxNode,
): void {
  const { tree } = l;
  const target = targets[0];
  if (target === undefined || targets.length !== 1 || tree.kind(target) !== K.VariableName) return;
  const binding = l.binding(target);
  if (binding === null) return;
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    const mapping = removedFrom(l, child, binding);
    if (mapping < 0) continue;
    const constants = stringList(tree, iterable);
    l.flow.removeKeys(
      l.value(mapping),
      { mode: 'without', keys: constants ?? [], nodes: constants === null ? [keys] : [], folded: false },
      l.span(child),
    );
  }
}

/** The name of the mapping that a statement takes the key out of, or -1. */
function removedFrom(l: Lowering, statement: SyntaxNode, key: BindingId): SyntaxNode {
  const { tree } = l;
  const kind = tree.kind(statement);
  if (kind === K.DeleteStatement) {
    const target = tree.next(tree.first(statement));
    if (target < 0 || tree.kind(target) !== K.MemberExpression || !isSubscript(tree, target)) return -1;
    const item = subscriptItems(tree, target)[0];
    return item !== undefined && isName(l, item, key) ? nameOnly(l, tree.first(target)) : -1;
  }
  const call = kind === K.ExpressionStatement ? tree.first(statement) : -1;
  if (call < 0 || tree.kind(call) !== K.CallExpression || lastName(tree, tree.first(call)) !== 'pop') return -1;
  const argument = tree.next(tree.first(tree.last(call)));
  return argument >= 0 && isName(l, argument, key) ? nameOnly(l, tree.first(tree.first(call))) : -1;
}

function isName(l: Lowering, node: SyntaxNode, binding: BindingId): boolean {
  return l.tree.kind(node) === K.VariableName && l.binding(node) === binding;
}

function nameOnly(l: Lowering, node: SyntaxNode): SyntaxNode {
  return l.tree.kind(node) === K.VariableName ? node : -1;
}
