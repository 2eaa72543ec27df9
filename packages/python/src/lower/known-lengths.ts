import { LARGEST_INDEX, type NodeId, type Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { numberValue } from '../shapes/number-literal.js';
import type { LoweredArgument } from './arguments.js';
import type { Lowering } from './lowering.js';

// Lists and tuples whose length is known at a place: displays, and what is made of them step by step. Their places stay apart
// where an unknown length would mix them: `items[-1]`, `items[1:]`, `items + more`, `items.append(x)`. The length belongs to a
// state of the object, so that whatever else happens to the object ends it.

/** Longest sequence whose places are all told apart. */
const LONGEST = LARGEST_INDEX + 1;

/** The length of the sequence that a value is, or -1. */
export function lengthOf(l: Lowering, value: NodeId): number {
  return l.lengths.size === 0 ? -1 : (l.lengths.get(l.flow.shape(value)) ?? -1);
}

/** From here on, until its state changes, the sequence has this length. */
export function setLength(l: Lowering, sequence: NodeId, length: number): void {
  if (length <= LONGEST) l.lengths.set(l.flow.shape(sequence), length);
}

/** `items.append` that is not called here may be called later: from here on the object is in a state of unknown length. */
export function handOutMethod(l: Lowering, member: SyntaxNode, object: NodeId): void {
  const name = l.lengths.size === 0 ? '' : l.tree.slice(l.tree.last(member));
  if (!HANDED_OUT.has(name)) return;
  const span = l.span(member);
  l.flow.store(object, { kind: 'element' }, l.flow.expression(span), span);
}

const HANDED_OUT: ReadonlySet<string> = new Set([
  'append',
  'extend',
  'insert',
  'pop',
  'remove',
  'clear',
  'sort',
  'reverse',
]);

/** The place that an index counts from either end; -1 outside. */
export function placeOf(length: number, index: number): number {
  const place = index < 0 ? length + index : index;
  return Number.isInteger(place) && place >= 0 && place < length ? place : -1;
}

/** A whole number as it is written, also with a sign; null for anything else. */
export function writtenIndex(l: Lowering, node: SyntaxNode): number | null {
  const { tree } = l;
  const isNegative = tree.kind(node) === K.UnaryExpression && tree.is(tree.first(node), '-');
  const digits = isNegative ? tree.last(node) : node;
  if (tree.kind(digits) !== K.Number) return null;
  const value = numberValue(tree.slice(digits));
  return Number.isInteger(value) ? (isNegative ? -value : value) : null;
}

/** `base[from:to]` of a sequence of known length with bounds that are written out; null for anything else. */
export function knownSlice(l: Lowering, member: SyntaxNode, base: NodeId): NodeId | null {
  const length = lengthOf(l, base);
  const bounds = length < 0 ? null : sliceBounds(l, member);
  if (bounds === null) return null;
  const clamp = (bound: number): number => Math.min(length, Math.max(0, bound < 0 ? length + bound : bound));
  const places: NodeId[] = [];
  const span = l.span(member);
  for (let place = clamp(bounds[0] ?? 0); place < clamp(bounds[1] ?? length); place++)
    places.push(l.flow.read(base, { kind: 'index', index: place }, span));
  return listOf(l, places, span);
}

/** The two bounds of a slice without a step; null for a bound that is left out. */
function sliceBounds(l: Lowering, member: SyntaxNode): readonly [number | null, number | null] | null {
  const { tree } = l;
  const bounds: [number | null, number | null] = [null, null];
  let side = 0;
  for (let child = tree.next(tree.next(tree.first(member))); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.BracketRight) break;
    if (kind === K.Colon) {
      if (++side > 1) return null;
      continue;
    }
    const bound = writtenIndex(l, child);
    if (bound === null) return null;
    bounds[side] = bound;
  }
  return bounds;
}

/** A new list of values at their places. */
export function listOf(l: Lowering, places: readonly NodeId[], span: Span): NodeId {
  const list = l.flow.allocate('list', span);
  places.forEach((value, index) => l.flow.store(list, { kind: 'index', index }, value, span));
  setLength(l, list, places.length);
  return list;
}

/** The values at all places of sequences of known length, one after the other; null when one length is not known or all are too many. */
export function allPlaces(l: Lowering, sequences: readonly NodeId[], span: Span): readonly NodeId[] | null {
  const lengths = sequences.map((sequence) => lengthOf(l, sequence));
  if (lengths.includes(-1) || lengths.reduce((sum, length) => sum + length, 0) > LONGEST) return null;
  return sequences.flatMap((sequence, at) =>
    Array.from({ length: lengths[at] ?? 0 }, (_, index) => l.flow.read(sequence, { kind: 'index', index }, span)),
  );
}

/** Puts values behind the last place of a sequence of known length; false when they do not fit. */
export function addPlaces(l: Lowering, sequence: NodeId, values: readonly NodeId[], span: Span): boolean {
  const length = lengthOf(l, sequence);
  if (length < 0 || length + values.length > LONGEST) return false;
  values.forEach((value, offset) => l.flow.store(sequence, { kind: 'index', index: length + offset }, value, span));
  setLength(l, sequence, length + values.length);
  return true;
}

/** `append`, `extend` and `pop` of a list of known length are no more than stores and a read; null for any other call. */
export function knownListMethod(
  l: Lowering,
  call: SyntaxNode,
  receiver: NodeId,
  name: string,
  args: readonly LoweredArgument[],
): NodeId | null {
  const length = METHODS.has(name) ? lengthOf(l, receiver) : -1;
  const only = args[0];
  if (length < 0 || args.length > 1 || (only !== undefined && (only.index === null || only.spread !== null)))
    return null;
  const span = l.span(call);
  if (name === 'pop') {
    if (only !== undefined || length === 0) return null;
    const place = { kind: 'index', index: length - 1 } as const;
    const value = l.flow.read(receiver, place, span);
    l.flow.remove(receiver, [place], span);
    setLength(l, receiver, length - 1);
    return value;
  }
  if (only === undefined) return null;
  const added = name === 'append' ? [only.node] : allPlaces(l, [only.node], span);
  if (added === null || !addPlaces(l, receiver, added, span)) return null;
  return l.flow.constant({ kind: 'null' }, span);
}

const METHODS: ReadonlySet<string> = new Set(['append', 'extend', 'pop']);
