import { type BindingId, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering } from './lowering.js';
import { assign } from './patterns.js';
import { type Place, placeOf } from './places.js';
import { addText } from './texts.js';
import { noteCommonExport } from './common-exports.js';

/** `target = value`, compound and logical assignments; the result is the value assigned. */
export function assignment(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  const target = tree.first(at);
  const operator = tree.next(target);
  const value = tree.last(at);
  if (tree.kind(operator) === T.UpdateOp) return compound(lowering, at, target, operator, value);
  const node = lowering.bare(target);
  if (tree.kind(node) !== T.MemberExpression) {
    const assigned = lowering.expression(value);
    assign(lowering, node, assigned);
    return assigned;
  }
  const place = placeOf(lowering, node);
  const assigned = lowering.expression(value);
  noteCommonExport(lowering, node, value);
  put(lowering, place, assigned, at, node);
  return assigned;
}

/** Stores, unless a pair copy has taken the store over. */
function put(lowering: Lowering, { base, content }: Place, value: NodeId, at: SyntaxNode, target: SyntaxNode): void {
  if (lowering.copied.has(at)) return;
  lowering.store(base, content, value, target);
}

function compound(
  lowering: Lowering,
  at: SyntaxNode,
  target: SyntaxNode,
  operator: SyntaxNode,
  value: SyntaxNode,
): NodeId {
  const { tree, builder } = lowering;
  const node = lowering.bare(target);
  const isMember = tree.kind(node) === T.MemberExpression;
  const place = isMember ? placeOf(lowering, node) : null;
  const old = place === null ? lowering.expression(node) : builder.read(place.base, place.content, lowering.span(node));
  const write = (assigned: NodeId): void => {
    if (place !== null) put(lowering, place, assigned, at, node);
    else {
      const binding = lowering.scopes.bindingAt(node);
      if (binding >= 0) lowering.define(binding as BindingId, assigned, node);
    }
  };
  const text = tree.slice(operator);
  if (text === '&&=') {
    // What was there is left only where it is nothing.
    const assigned = lowering.expression(value);
    write(assigned);
    return assigned;
  }
  if (text === '||=' || text === '??=') {
    if (text === '??=' && builder.isPresent(old)) return old;
    const outcome = false;
    const test =
      text === '??='
        ? ({ kind: 'opaque' } as const)
        : ({ kind: 'test', operator: 'truthy', negated: false, operands: [old], span: lowering.span(node) } as const);
    let assigned: NodeId = NO_NODE;
    builder.condition(test, text === '??=' ? true : outcome, () => {
      assigned = lowering.expression(value);
      write(assigned);
    });
    return builder.join([old, assigned], lowering.span(at), text === '??=' ? 'nothing' : 'falsy');
  }
  const result = text === '+=' ? addText(lowering, old, value, at) : calculated(lowering, value, at);
  write(result);
  return result;
}

/** A number, in which nothing of the operands is left. */
function calculated(lowering: Lowering, operand: SyntaxNode, at: SyntaxNode): NodeId {
  lowering.expression(operand);
  return lowering.unknown(at);
}
