import type { Content, NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import { subscriptItems } from '../shapes/subscript.js';
import { ELEMENT, indexContent, subscriptContent } from './contents.js';
import { lengthOf, placeOf, writtenIndex } from './known-lengths.js';
import type { Lowering } from './lowering.js';

/** The content that `base[…]` speaks of; an index from the end is a place where the length is known. */
export function placeContent(l: Lowering, member: SyntaxNode, base: NodeId): Content {
  const content = subscriptContent(l, member);
  const length = content === ELEMENT ? lengthOf(l, base) : -1;
  const [only] = length < 0 ? [] : subscriptItems(l.tree, member);
  const index = only === undefined ? null : writtenIndex(l, only);
  const place = index === null ? -1 : placeOf(length, index);
  return place < 0 ? content : indexContent(place);
}
