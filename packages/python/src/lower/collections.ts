import type { AllocationKind, NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { keyContent, unknownKey } from './contents.js';
import { itemsOf, lowerSequence } from './items.js';
import type { Lowering } from './lowering.js';

function sequence(kind: AllocationKind): (l: Lowering, node: SyntaxNode) => NodeId {
  return (l, node) => lowerSequence(l, itemsOf(l, l.tree.first(node), -1), kind, l.span(node));
}

export const lowerTuple: (l: Lowering, node: SyntaxNode) => NodeId = sequence('tuple');
export const lowerList: (l: Lowering, node: SyntaxNode) => NodeId = sequence('list');
export const lowerSet: (l: Lowering, node: SyntaxNode) => NodeId = sequence('set');

/** `{key: value, **mapping}`, in order: later keys win over what a mapping before brought. */
export function lowerDictionary(l: Lowering, node: SyntaxNode): NodeId {
  const { tree, flow } = l;
  const mapping = flow.allocate('mapping', l.span(node));
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.DoubleAsterisk) {
      child = tree.next(child);
      if (child < 0) break;
      flow.absorb(mapping, l.value(child), l.span(child));
    } else if (!DISPLAY_TOKENS.has(kind)) {
      child = lowerPair(l, mapping, child);
      if (child < 0) break;
    }
  }
  return mapping;
}

/** `key: value` from the key on; the last node of the pair, or -1 when the source ends before it. */
function lowerPair(l: Lowering, mapping: NodeId, key: SyntaxNode): SyntaxNode {
  const { tree, flow } = l;
  const colon = tree.next(key);
  const value = tree.kind(colon) === K.Colon && colon >= 0 ? tree.next(colon) : -1;
  const content = keyContent(l, key);
  if (value < 0 || DISPLAY_TOKENS.has(tree.kind(value))) return key;
  const span = { from: tree.from(key), to: tree.to(value) };
  flow.store(mapping, content, l.value(value), span);
  const unknown = unknownKey(content);
  if (unknown !== null) flow.store(mapping, { kind: 'mapKey' }, unknown, l.span(key));
  return value;
}

const DISPLAY_TOKENS: ReadonlySet<number> = new Set([K.BraceLeft, K.BraceRight, K.Comma, K.Colon, K.ErrorNode]);
