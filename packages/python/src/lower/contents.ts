import { ANNOTATION_METADATA, type Content, LARGEST_INDEX, NAME_READ, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { numberValue } from '../shapes/number-literal.js';
import { stringValue } from '../shapes/string-literal.js';
import { isTupleKey, subscriptItems } from '../shapes/subscript.js';
import { isNameRead } from './computed-names.js';
import { lowerItems } from './items.js';
import type { Lowering } from './lowering.js';

export const ELEMENT: Content = { kind: 'element' };

/** What `Annotated[T, x]` carries beside the type (PEP 593). */
export const METADATA: Content = { kind: 'attribute', name: ANNOTATION_METADATA };

/** Constant index of a sequence: small ones stay apart. */
export function indexContent(index: number): Content {
  return Number.isInteger(index) && index >= 0 && index <= LARGEST_INDEX ? { kind: 'index', index } : ELEMENT;
}

/** The content that `base[…]` speaks of; the key's expression is evaluated unless it is a constant. */
export function subscriptContent(l: Lowering, member: SyntaxNode): Content {
  const items = subscriptItems(l.tree, member);
  const only = items[0];
  if (only === undefined) return ELEMENT;
  if (items.length === 1 && !isTupleKey(l.tree, member)) return keyContent(l, only);
  return { kind: 'anyKey', key: lowerItems(l, items, 'tuple', l.span(member)) };
}

/** The content that a key expression selects: a constant string or small index, otherwise any key with the key's value. */
export function keyContent(l: Lowering, node: SyntaxNode): Content {
  const { tree } = l;
  const text = stringValue(tree, node);
  if (text !== null) return { kind: 'key', name: text };
  const kind = tree.kind(node);
  if (kind === K.Number) return indexContent(numberValue(tree.slice(node)));
  if (kind === K.UnaryExpression && tree.kind(tree.last(node)) === K.Number) return ELEMENT;
  if (isNameRead(l, node)) return { kind: 'key', name: NAME_READ };
  return { kind: 'anyKey', key: l.value(node) };
}

/** The value of the key when it is not a constant, so that it can be stored as a key of the mapping. */
export function unknownKey(content: Content): NodeId | null {
  return content.kind === 'anyKey' ? content.key : null;
}
