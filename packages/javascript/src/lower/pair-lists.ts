import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { contentOfExpression } from './constants.js';
import type { Lowering } from './lowering.js';
import { copyOfEntries } from './pair-copies.js';

/** What is filled from pairs of keys and values. */
const FILLED: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'Headers', 'URLSearchParams']);

/** Whether the global of this name is made from pairs: `new Map([[k, v]])`. */
export function isFilledFromPairs(lowering: Lowering, callee: SyntaxNode): boolean {
  const { tree, scopes } = lowering;
  if (tree.kind(callee) === T.VariableName) return FILLED.has(tree.slice(callee)) && scopes.bindingAt(callee) < 0;
  if (tree.kind(callee) !== T.MemberExpression || !tree.is(tree.last(callee), 'fromEntries')) return false;
  const object = tree.first(callee);
  return tree.is(object, 'Object') && scopes.bindingAt(object) < 0;
}

/**
 * A list of pairs that is written out, as the object that is made from it: each value lies under its own key. What is spread
 * into the list may be a collection or a list of pairs itself. Any other expression is itself.
 */
export function pairList(lowering: Lowering, at: SyntaxNode): NodeId {
  const { builder, tree } = lowering;
  const list = lowering.bare(at);
  if (tree.kind(list) === T.CallExpression) {
    const copy = copyOfEntries(lowering, list, list);
    return copy === NO_NODE ? lowering.expression(at) : copy;
  }
  if (tree.kind(list) !== T.ArrayExpression) return lowering.expression(at);
  const items = itemsOf(lowering, list);
  const pairs = items.map(({ at: item, isSpread }) => (isSpread ? null : pairOf(lowering, item)));
  if (items.some(({ isSpread }, index) => !isSpread && pairs[index] === null)) return lowering.expression(at);
  const object = builder.allocate('object', lowering.span(list));
  for (const [index, { at: item }] of items.entries()) {
    const pair = pairs[index];
    if (pair === null || pair === undefined) builder.absorb(object, lowering.expression(item), lowering.span(item));
    else {
      const key = pair[0];
      const value = pair[1];
      const content = contentOfExpression(lowering, key);
      if (content.kind === 'anyKey') builder.store(object, { kind: 'mapKey' }, content.key, lowering.span(key));
      builder.store(object, content, lowering.expression(value), lowering.span(item));
    }
  }
  return object;
}

interface Item {
  readonly at: SyntaxNode;
  readonly isSpread: boolean;
}

function itemsOf({ tree }: Lowering, list: SyntaxNode): Item[] {
  const items: Item[] = [];
  let isSpread = false;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.Spread) isSpread = true;
    else if (kind !== T.BracketLeft && kind !== T.BracketRight && kind !== T.Comma) {
      items.push({ at: child, isSpread });
      isSpread = false;
    }
  }
  return items;
}

function pairOf(lowering: Lowering, item: SyntaxNode): readonly [SyntaxNode, SyntaxNode] | null {
  const pair = lowering.bare(item);
  if (lowering.tree.kind(pair) !== T.ArrayExpression) return null;
  const [key, value, more] = itemsOf(lowering, pair);
  if (key === undefined || value === undefined || more !== undefined) return null;
  return key.isSpread || value.isSpread ? null : [key.at, value.at];
}
