import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantOf, unescape } from './constants.js';
import type { Lowering } from './lowering.js';

/** A template. The text between interpolations has no node of its own: it is what they leave. */
export function template(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const constant = constantOf(tree, at);
  if (constant !== null) return builder.constant(constant, lowering.span(at));
  const parts: NodeId[] = [];
  let from = tree.from(at) + 1;
  const text = (to: number): void => {
    if (to <= from) return;
    parts.push(builder.constant({ kind: 'string', value: unescape(tree.text.slice(from, to)) }, { from, to }));
  };
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.Interpolation) continue;
    text(tree.from(child));
    from = tree.to(child);
    const value = interpolated(lowering, child);
    if (value !== NO_NODE) parts.push(value);
  }
  text(tree.to(at) - 1);
  return lowering.concatenate(parts, at);
}

/** The value inside `${…}`, or `NO_NODE`. */
export function interpolated(lowering: Lowering, interpolation: SyntaxNode): NodeId {
  const { tree } = lowering;
  const inner = tree.next(tree.first(interpolation));
  return inner < 0 || tree.kind(inner) === T.InterpolationEnd ? NO_NODE : lowering.expression(inner);
}
