import { LARGEST_INDEX, type NodeId, NO_NODE, type Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { isSlice, isSubscript, subscriptItems } from '../shapes/subscript.js';
import { ELEMENT, indexContent, subscriptContent, unknownKey } from './contents.js';
import { type Item, itemsOf } from './items.js';
import { allPlaces, lengthOf, listOf, setLength } from './known-lengths.js';
import { placeContent } from './places.js';
import type { Lowering } from './lowering.js';
import { removeKey } from './removals.js';

/** Assigns a value to one target of any form; the definition of a single name, otherwise `NO_NODE`. */
export function assign(l: Lowering, target: SyntaxNode, value: NodeId): NodeId {
  const { tree } = l;
  switch (tree.kind(target)) {
    case K.VariableName:
      return l.define(target, value);
    case K.MemberExpression:
      storeMember(l, target, value);
      return NO_NODE;
    case K.ParenthesizedExpression:
      return assign(l, tree.next(tree.first(target)), value);
    case K.TupleExpression:
    case K.ArrayExpression:
      unpack(l, itemsOf(l, tree.first(target), -1), value);
      return NO_NODE;
    default:
      if (target >= 0) l.value(target);
      return NO_NODE;
  }
}

/** Assigns a value to a list of targets: unpacks it when there are several. */
export function assignTargets(l: Lowering, targets: readonly SyntaxNode[], value: NodeId): void {
  const only = targets[0];
  const starred =
    only !== undefined && l.tree.kind(only - 1) === K.Asterisk && l.tree.parent(only - 1) === l.tree.parent(only);
  const trailing = only !== undefined && l.tree.kind(l.tree.next(only)) === K.Comma;
  if (only !== undefined && targets.length === 1 && !starred && !trailing) assign(l, only, value);
  else
    unpack(
      l,
      targets.map((node) => ({ node, starred: l.tree.kind(node - 1) === K.Asterisk })),
      value,
    );
}

/**
 * `a, *b, c = value`. Places before the star are known; the star gets what stands from there on, and each place after it is one of
 * those that are left.
 */
export function unpack(l: Lowering, items: readonly Item[], value: NodeId): void {
  const star = items.findIndex((item) => item.starred);
  const places = star < 0 ? null : allPlaces(l, [value], l.span(items[star]?.node ?? -1));
  if (places !== null && places.length >= items.length - 1) return unpackPlaces(l, items, star, places);
  items.forEach((item, index) => {
    const span = l.span(item.node);
    if (star < 0 || index < star) assign(l, item.node, l.flow.read(value, indexContent(index), span));
    else if (item.starred) {
      const rest = l.flow.allocate('list', span);
      placesFrom(l, value, index, span).forEach((place, offset) =>
        l.flow.store(rest, indexContent(offset), place, span),
      );
      assign(l, item.node, rest);
    } else assign(l, item.node, l.flow.join(placesFrom(l, value, index - 1, span), span));
  });
}

/** Unpacks a sequence of which every place is known. */
function unpackPlaces(l: Lowering, items: readonly Item[], star: number, places: readonly NodeId[]): void {
  const spare = places.length - items.length;
  items.forEach(({ node }, index) => {
    if (index === star) assign(l, node, listOf(l, places.slice(star, star + spare + 1), l.span(node)));
    else assign(l, node, places[index > star ? index + spare : index] ?? NO_NODE);
  });
}

/** The values at the places of a sequence from one on; the last stands for all places that are not told apart. */
function placesFrom(l: Lowering, value: NodeId, first: number, span: Span): NodeId[] {
  const places: NodeId[] = [];
  for (let index = first; index <= LARGEST_INDEX; index++) places.push(l.flow.read(value, indexContent(index), span));
  return places;
}

/** `base.name = value`, `base[key] = value`, `base[from:to] = values`. */
function storeMember(l: Lowering, member: SyntaxNode, value: NodeId): void {
  const { tree, flow } = l;
  const base = l.value(tree.first(member));
  const span = l.span(member);
  if (!isSubscript(tree, member)) {
    const name = tree.last(member);
    // The attributes of an object are its contents under another kind of key.
    if (tree.is(name, '__dict__')) {
      flow.clear(base, span);
      flow.absorb(base, value, span);
    } else if (tree.kind(name) === K.PropertyName)
      flow.store(base, { kind: 'attribute', name: tree.slice(name) }, value, span);
    return;
  }
  if (isSlice(tree, member)) {
    const bounds = subscriptItems(tree, member);
    for (const bound of bounds) l.value(bound);
    if (bounds.length === 0) flow.clear(base, span);
    flow.store(base, ELEMENT, flow.read(value, ELEMENT, span), span);
    return;
  }
  const length = lengthOf(l, base);
  const content = placeContent(l, member, base);
  flow.store(base, content, value, span);
  if (length >= 0) setLength(l, base, length);
  const key = unknownKey(content);
  if (key !== null) flow.store(base, { kind: 'mapKey' }, key, span);
}

/** `del target`. */
export function deleteTarget(l: Lowering, target: SyntaxNode): void {
  const { tree, flow } = l;
  switch (tree.kind(target)) {
    case K.VariableName: {
      const binding = l.binding(target);
      if (binding !== null) flow.undefine(binding);
      return;
    }
    case K.ParenthesizedExpression:
    case K.TupleExpression:
    case K.ArrayExpression:
      for (const item of itemsOf(l, tree.first(target), -1)) deleteTarget(l, item.node);
      return;
    case K.MemberExpression: {
      const base = l.value(tree.first(target));
      const name = tree.last(target);
      if (!isSubscript(tree, target)) {
        if (tree.kind(name) === K.PropertyName)
          flow.remove(base, [{ kind: 'attribute', name: tree.slice(name) }], l.span(target));
      } else if (isSlice(tree, target)) for (const bound of subscriptItems(tree, target)) l.value(bound);
      else {
        const [key, ...more] = subscriptItems(tree, target);
        if (key === undefined || more.length > 0) subscriptContent(l, target);
        else removeKey(l, base, key, null, l.span(target));
      }
    }
  }
}
