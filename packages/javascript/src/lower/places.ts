import { type Content, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { contentOfExpression } from './constants.js';
import type { Lowering } from './lowering.js';

/** A storage place that an expression names: `base.name`, `base["name"]`, `base[key]`. */
export interface Place {
  readonly base: NodeId;
  readonly content: Content;
}

/** The place of a member expression; lowers the object and the key, in that order. */
export function placeOf(lowering: Lowering, member: SyntaxNode): Place {
  const object = lowering.tree.first(member);
  return { base: objectOf(lowering, object), content: contentOf(lowering, member) };
}

/** The object of a member expression; what `super.x = v` writes to is the receiver. */
export function objectOf(lowering: Lowering, object: SyntaxNode): NodeId {
  if (lowering.tree.kind(object) !== T.kwSuper) return lowering.expression(object);
  const self = lowering.builder.self();
  return self === NO_NODE ? lowering.unknown(object) : self;
}

/** The content that the last link of a member expression names. */
export function contentOf(lowering: Lowering, member: SyntaxNode): Content {
  const { tree } = lowering;
  const last = tree.last(member);
  const kind = tree.kind(last);
  if (kind === T.PropertyName || kind === T.PrivatePropertyName) {
    return { kind: 'property', name: tree.slice(last) };
  }
  const bracket = tree.child(member, T.BracketLeft);
  if (bracket < 0) return { kind: 'property', name: '' };
  return contentOfExpression(lowering, tree.next(bracket));
}

/** `delete base.key`; a key that is not constant is named by its value. */
export function removePlace(lowering: Lowering, { base, content }: Place, at: SyntaxNode): void {
  const { builder } = lowering;
  if (content.kind === 'anyKey') {
    const filter = { mode: 'without', keys: [], nodes: [content.key], folded: false } as const;
    builder.removeKeys(base, filter, lowering.span(at));
  } else if (content.kind !== 'element') builder.remove(base, [content], lowering.span(at));
}
