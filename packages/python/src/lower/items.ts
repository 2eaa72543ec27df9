import type { AllocationKind, NodeId, Span } from '@tokentrail/core/lowering';
import { type Content, LARGEST_INDEX } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { stringValue } from '../shapes/string-literal.js';
import { setLength } from './known-lengths.js';
import type { Lowering } from './lowering.js';

/** An item of a list of expressions; `starred` when `*` stands before it. */
export interface Item {
  readonly node: SyntaxNode;
  readonly starred: boolean;
}

/** The expressions of a flat list from `first` to before `stop` (-1: to the end), punctuation left out. */
export function itemsOf(l: Lowering, first: SyntaxNode, stop: SyntaxNode): Item[] {
  const { tree } = l;
  const items: Item[] = [];
  let starred = false;
  for (let child = first; child >= 0 && child !== stop; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.Asterisk) starred = true;
    else if (!isPunctuation(kind)) {
      items.push({ node: child, starred });
      starred = false;
    }
  }
  return items;
}

function isPunctuation(kind: number): boolean {
  return (
    kind === K.Comma ||
    kind === K.ParenLeft ||
    kind === K.ParenRight ||
    kind === K.BracketLeft ||
    kind === K.BracketRight ||
    kind === K.BraceLeft ||
    kind === K.BraceRight ||
    kind === K.ErrorNode
  );
}

/** A new sequence or set of the items, evaluated in order. */
export function lowerSequence(l: Lowering, items: readonly Item[], kind: AllocationKind, span: Span): NodeId {
  const values = items.map((item) => l.value(item.node));
  return makeSequence(l, items, values, kind, span);
}

/** A new sequence of expressions without stars. */
export function lowerItems(l: Lowering, nodes: readonly SyntaxNode[], kind: AllocationKind, span: Span): NodeId {
  return lowerSequence(
    l,
    nodes.map((node) => ({ node, starred: false })),
    kind,
    span,
  );
}

/** A new sequence of values already made; after a starred item places are unknown. */
export function makeSequence(
  l: Lowering,
  items: readonly Item[],
  values: readonly NodeId[],
  kind: AllocationKind,
  span: Span,
): NodeId {
  const sequence = l.flow.allocate(kind, span);
  let counted = kind !== 'set';
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = values[index];
    if (item === undefined || value === undefined) continue;
    const at = l.span(item.node);
    if (item.starred) counted = false;
    const content: Content = counted && index <= LARGEST_INDEX ? { kind: 'index', index } : { kind: 'element' };
    l.flow.store(sequence, content, item.starred ? l.flow.read(value, { kind: 'element' }, at) : value, at);
    if (!item.starred) storeAsKey(l, sequence, item.node, value);
  }
  if (counted) setLength(l, sequence, items.length);
  return sequence;
}

/**
 * A list of pairs is a mapping in other words, and libraries take the one for the other (`headers=[("Accept", x)]`, gRPC metadata):
 * it holds the value of each pair under its constant key as well.
 *
 * @param value what `node` was lowered to
 */
export function storeAsKey(l: Lowering, sequence: NodeId, node: SyntaxNode, value: NodeId): void {
  const [key, given] = pairOf(l, node) ?? [];
  if (key === undefined || given === undefined || stringValue(l.tree, given) !== null) return;
  const name = stringValue(l.tree, key);
  if (name === null) return;
  const at = l.span(node);
  l.flow.store(sequence, { kind: 'key', name }, l.flow.read(value, { kind: 'index', index: 1 }, at), at);
}

/** Both items of a display of two, or null. */
export function pairOf(l: Lowering, node: SyntaxNode): [SyntaxNode, SyntaxNode] | null {
  if (!isSequence(l, node)) return null;
  const [key, value, more] = itemsOf(l, l.tree.first(node), -1);
  if (key === undefined || value === undefined || more !== undefined || key.starred || value.starred) return null;
  return [key.node, value.node];
}

/** Whether the expression is a tuple or list display. */
export function isSequence(l: Lowering, node: SyntaxNode): boolean {
  const kind = l.tree.kind(node);
  return kind === K.TupleExpression || kind === K.ArrayExpression;
}
