import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import { queryParameterBefore, type SyntaxNode, templateParts } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantOf } from './constants.js';
import type { Lowering } from './lowering.js';

/** A part of a text that is put together; `text` is what is written there, null for values. */
export interface TextPart {
  readonly node: NodeId;
  readonly text: string | null;
}

/** A whole query comes next, and one that is added to an address. */
const QUERY_FOLLOWS = /[?&]$/;
const QUERY = /^['"`][?&]/;

/**
 * Parts one after the other, each of which may be in the result. A text of an address holds the values of its query under their names,
 * and a list in a text is the text of its elements.
 */
export function concatenate(lowering: Lowering, parts: readonly TextPart[], at: SyntaxNode): NodeId {
  const { builder } = lowering;
  const result = builder.expression(lowering.span(at), 'text');
  let before = '';
  for (const { node, text } of parts) {
    const value = builder.current(node);
    builder.edge('taint', value, result);
    if (text === null) {
      if (builder.allocationOf(node) === 'array')
        builder.edge('taint', builder.read(node, { kind: 'element' }, lowering.span(at)), result);
      const name = queryParameterBefore(before);
      if (name !== null) builder.edge('store', value, result, { kind: 'property', name });
      else if (QUERY_FOLLOWS.test(before)) builder.edge('value', value, result);
    }
    before = text === null ? '' : before + text;
  }
  return result;
}

/** A template: its texts and values, in order. */
export function template(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const constant = constantOf(tree, at);
  if (constant !== null) return builder.constant(constant, lowering.span(at));
  const parts: TextPart[] = [];
  for (const part of templateParts(tree, at, T.Interpolation)) {
    if (typeof part === 'string') {
      parts.push({ node: builder.constant({ kind: 'string', value: part }, lowering.span(at)), text: part });
    } else {
      const node = interpolated(lowering, part);
      if (node !== NO_NODE) parts.push({ node, text: null });
    }
  }
  return concatenate(lowering, parts, at);
}

/** The value inside `${…}`, or `NO_NODE`. */
export function interpolated(lowering: Lowering, interpolation: SyntaxNode): NodeId {
  const { tree } = lowering;
  const inner = tree.next(tree.first(interpolation));
  return inner < 0 || tree.kind(inner) === T.InterpolationEnd ? NO_NODE : lowering.expression(inner);
}

/** An operand of `+`. */
export function textPart(lowering: Lowering, at: SyntaxNode): TextPart {
  const constant = constantOf(lowering.tree, at);
  return { node: lowering.expression(at), text: constant?.kind === 'string' ? constant.value : null };
}

/** `text += addition`: a query that is added to an address is part of it. */
export function addText(lowering: Lowering, old: NodeId, addition: SyntaxNode, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const added = textPart(lowering, addition);
  const result = concatenate(lowering, [{ node: old, text: null }, added], at);
  if (QUERY.test(tree.slice(addition).slice(0, 2))) builder.edge('value', builder.current(added.node), result);
  return result;
}
