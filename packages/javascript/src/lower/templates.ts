import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import { type SyntaxNode, templateParts } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantOf } from './constants.js';
import type { Lowering } from './lowering.js';

/** A template: its texts and values, in order, each of which may be in the result. */
export function template(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const constant = constantOf(tree, at);
  if (constant !== null) return builder.constant(constant, lowering.span(at));
  const parts: NodeId[] = [];
  for (const part of templateParts(tree, at, T.Interpolation)) {
    if (typeof part === 'string') parts.push(builder.constant({ kind: 'string', value: part }, lowering.span(at)));
    else {
      const value = interpolated(lowering, part);
      if (value !== NO_NODE) parts.push(value);
    }
  }
  return lowering.concatenate(parts, at);
}

/** The value inside `${…}`, or `NO_NODE`. */
export function interpolated(lowering: Lowering, interpolation: SyntaxNode): NodeId {
  const { tree } = lowering;
  const inner = tree.next(tree.first(interpolation));
  return inner < 0 || tree.kind(inner) === T.InterpolationEnd ? NO_NODE : lowering.expression(inner);
}
