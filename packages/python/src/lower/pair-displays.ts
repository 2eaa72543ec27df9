import { type Content, NO_NODE, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { calleeName } from '../shapes/names.js';
import { stringValue } from '../shapes/string-literal.js';
import type { LoweredArgument } from './arguments.js';
import { comprehensionParts, isComprehension } from '../shapes/comprehension.js';
import { collectInto } from './comprehensions.js';
import { ELEMENT, keyContent } from './contents.js';
import { isSequence, itemsOf, pairOf } from './items.js';
import type { Lowering } from './lowering.js';

/** Key and value of each pair of `[("a", x), ("b", y)]`; null for anything else. */
export function shownPairs(l: Lowering, display: SyntaxNode): readonly (readonly [SyntaxNode, SyntaxNode])[] | null {
  if (!isSequence(l, display)) return null;
  const pairs: [SyntaxNode, SyntaxNode][] = [];
  for (const item of itemsOf(l, l.tree.first(display), -1)) {
    const pair = item.starred ? null : pairOf(l, item.node);
    if (pair === null) return null;
    pairs.push(pair);
  }
  return pairs;
}

/** Stores shown pairs into a mapping, in order. */
export function storePairs(l: Lowering, mapping: NodeId, pairs: readonly (readonly [SyntaxNode, SyntaxNode])[]): void {
  for (const [key, value] of pairs) l.flow.store(mapping, keyContent(l, key), l.value(value), l.span(value));
}

/** A list that gets the pairs of a display holds their values under the constant keys as well. */
export function storePairKeys(l: Lowering, list: NodeId, { node, syntax, span }: LoweredArgument): void {
  for (const [key] of shownPairs(l, syntax) ?? []) {
    const name = stringValue(l.tree, key);
    if (name === null) continue;
    const content: Content = { kind: 'key', name };
    l.flow.store(list, content, l.flow.read(node, content, span), span);
  }
}

/** `dict([("a", x)])` and `dict((k, v) for …)`, which are displays in other words; `NO_NODE` for any other argument list. */
export function mappingOfPairs(l: Lowering, call: SyntaxNode, list: SyntaxNode): NodeId {
  const { tree } = l;
  const [only, more] = itemsOf(l, tree.first(list), -1);
  if (only === undefined) return NO_NODE;
  const comprehension = tree.has(list, K.kwFor) ? list : isComprehension(tree.kind(only.node)) ? only.node : -1;
  if (comprehension >= 0) {
    const [element, value] = comprehensionParts(tree, comprehension).element;
    const pair = element === undefined || value !== undefined ? null : pairOf(l, element);
    return pair === null ? NO_NODE : collectInto(l, comprehension, 'mapping', pair);
  }
  const pairs = more === undefined && !only.starred ? shownPairs(l, only.node) : null;
  if (pairs === null) return NO_NODE;
  const mapping = l.flow.allocate('mapping', l.span(call));
  storePairs(l, mapping, pairs);
  return mapping;
}

/** Pairs that a call hands out (`zip(names, values)`) come under keys that are not known. Views of mappings keep their keys. */
export function storeGivenPairs(l: Lowering, mapping: NodeId, argument: SyntaxNode, value: NodeId): void {
  const { tree, flow } = l;
  const isMade = isComprehension(tree.kind(argument)) || tree.kind(argument) === K.ArgList;
  if (!isMade && (tree.kind(argument) !== K.CallExpression || VIEWS.has(calleeName(tree, tree.first(argument)))))
    return;
  const span = l.span(argument);
  const given = flow.read(flow.read(value, ELEMENT, span), { kind: 'index', index: 1 }, span);
  flow.store(mapping, { kind: 'anyKey', key: NO_NODE }, given, span);
}

const VIEWS: ReadonlySet<string> = new Set([
  'items',
  'multi_items',
  'dict',
  'copy',
  'get',
  'vars',
  'loads',
  'model_dump',
]);
