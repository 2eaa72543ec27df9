import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { applyCall, type Callee } from './calls.js';
import { REJECTION } from './functions.js';
import { isTypeOperator, type Lowering } from './lowering.js';
import { contentOf } from './places.js';
import { hintCast } from './types.js';

/** `x!`. */
export function isNonNull(tree: SyntaxTree, at: SyntaxNode): boolean {
  return tree.kind(at) === T.PostfixExpression && tree.is(tree.last(at), '!');
}

/** The operand of a link of a chain, or -1 when the node is no link. */
function operandOf(tree: SyntaxTree, at: SyntaxNode): SyntaxNode {
  switch (tree.kind(at)) {
    case T.MemberExpression:
    case T.CallExpression:
    case T.TaggedTemplateExpression:
    case T.InstantiationExpression:
      return tree.first(at);
    case T.ParenthesizedExpression:
      return tree.next(tree.first(at));
    case T.AwaitExpression:
    case T.PrefixCast:
      return tree.last(at);
    case T.PostfixExpression:
      return isNonNull(tree, at) ? tree.first(at) : -1;
    case T.BinaryExpression:
      return isTypeOperator(tree.kind(tree.next(tree.first(at)))) ? tree.first(at) : -1;
    default:
      return -1;
  }
}

/**
 * A chain of member reads, calls, awaits, casts and parentheses, followed from its innermost object outwards in a loop, so that
 * `a.b().c()…` may be as long as it likes. Optional links are plain reads: where they read nothing, nothing flows.
 */
export function chain(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  const links: SyntaxNode[] = [];
  let node = at;
  for (let operand = operandOf(tree, node); operand >= 0; operand = operandOf(tree, node)) {
    links.push(node);
    node = operand;
  }
  let callee = baseOf(lowering, node);
  for (let index = links.length - 1; index >= 0; index--) {
    callee = follow(lowering, callee, links[index] ?? node, isAwaited(tree, links, index));
  }
  return callee.value;
}

function baseOf(lowering: Lowering, at: SyntaxNode): Callee {
  const { tree, builder } = lowering;
  if (tree.kind(at) === T.kwSuper) {
    const receiver = builder.self();
    // An object literal has what its prototype has.
    const value = isInObject(lowering) ? receiver : builder.global('super', lowering.span(at));
    return { value, receiver, name: 'super', at };
  }
  const name = tree.kind(at) === T.VariableName ? tree.slice(at) : '';
  return { value: lowering.expression(at), receiver: NO_NODE, name, at };
}

/** Whether the method around the current place is one of an object literal. */
function isInObject({ current, tree }: Lowering): boolean {
  let method = current;
  while (method.form === 'arrow' && method.parent !== null) method = method.parent;
  return method.owner === null && tree.kind(method.at) === T.Property;
}

function isAwaited(tree: SyntaxTree, links: readonly SyntaxNode[], index: number): boolean {
  for (let outer = index - 1; outer >= 0; outer--) {
    const kind = tree.kind(links[outer] ?? 0);
    if (kind === T.AwaitExpression) return true;
    if (kind !== T.ParenthesizedExpression) return false;
  }
  return false;
}

function follow(lowering: Lowering, callee: Callee, link: SyntaxNode, awaited: boolean): Callee {
  const { tree, builder } = lowering;
  switch (tree.kind(link)) {
    case T.MemberExpression: {
      const content = contentOf(lowering, link);
      const value = builder.read(callee.value, content, lowering.span(link));
      const receiver = tree.kind(callee.at) === T.kwSuper ? callee.receiver : callee.value;
      return { value, receiver, name: content.kind === 'property' ? content.name : '', at: link };
    }
    case T.CallExpression:
    case T.TaggedTemplateExpression:
      return { value: applyCall(lowering, link, callee, awaited), receiver: NO_NODE, name: '', at: link };
    case T.BinaryExpression:
    case T.PrefixCast:
      hintCast(lowering, callee.value, link);
      return { ...callee, at: link };
    case T.AwaitExpression:
      builder.mayThrow(callee.value, REJECTION, lowering.span(link));
      return { value: callee.value, receiver: NO_NODE, name: '', at: link };
    default:
      return { ...callee, at: link };
  }
}
