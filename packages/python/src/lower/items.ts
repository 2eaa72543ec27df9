import type { AllocationKind, NodeId, Span } from '@tokentrail/core/lowering';
import { type Content, LARGEST_INDEX } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
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
  }
  if (counted) setLength(l, sequence, items.length);
  return sequence;
}
