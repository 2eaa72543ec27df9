import type { AllocationKind, KeyFilter, NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { type ComprehensionClause, comprehensionParts } from '../shapes/comprehension.js';
import { lowerTest } from './conditions.js';
import { ELEMENT, keyContent, unknownKey } from './contents.js';
import { keyFilters } from './key-filters.js';
import type { Lowering } from './lowering.js';
import { copyLoopPairs, isKey, isValue, keysGoneOver, pairLoop, sameKeySource } from './mappings.js';
import { assignTargets } from './targets.js';

const RESULTS: ReadonlyMap<number, AllocationKind> = new Map<number, AllocationKind>([
  [K.ArrayComprehensionExpression, 'list'],
  [K.SetComprehensionExpression, 'set'],
  [K.DictionaryComprehensionExpression, 'mapping'],
]);

/** A comprehension or generator expression, lowered in place as nested loops; its targets are names of a scope of their own. */
export function lowerComprehension(l: Lowering, node: SyntaxNode): NodeId {
  const { element } = comprehensionParts(l.tree, node);
  return collectInto(l, node, RESULTS.get(l.tree.kind(node)) ?? 'generator', element);
}

/** A comprehension that makes an object of the given kind of its elements: `[key, value]` for a mapping. */
export function collectInto(
  l: Lowering,
  node: SyntaxNode,
  kind: AllocationKind,
  element: readonly SyntaxNode[],
): NodeId {
  const { unpacks, clauses } = comprehensionParts(l.tree, node);
  const result = l.flow.allocate(kind, l.span(node));
  const first = clauses[0];
  if (first === undefined) return result;
  const source = l.value(first.source);
  const pairs =
    kind === 'mapping' && !unpacks && element.length === 2 ? pairComprehension(l, clauses, source, node) : null;
  const key = element[0];
  const value = element[1];
  const collect = (): void => {
    if (pairs !== null && key !== undefined && value !== undefined) {
      if (isKey(l, pairs, key) && isValue(l, pairs, value)) return;
    }
    storeElement(l, result, element, unpacks, pairs);
  };
  nest(l, clauses, source, node, collect);
  if (pairs !== null && key !== undefined && value !== undefined && isKey(l, pairs, key) && isValue(l, pairs, value))
    copyLoopPairs(l, result, pairs, key, pairFilters(l, pairs, clauses), l.span(node));
  return result;
}

type Pairs = NonNullable<ReturnType<typeof pairLoop>>;

function pairComprehension(
  l: Lowering,
  clauses: readonly ComprehensionClause[],
  source: NodeId,
  node: SyntaxNode,
): Pairs | null {
  const first = clauses[0];
  if (first === undefined || clauses.some((clause, index) => index > 0 && clause.kind === 'for')) return null;
  return pairLoop(l, first.targets, first.source, source, node);
}

/** What the conditions of the comprehension say of the key. */
function pairFilters(l: Lowering, pairs: Pairs, clauses: readonly ComprehensionClause[]): KeyFilter[] {
  return clauses.flatMap((clause) => (clause.kind === 'if' ? keyFilters(l, pairs, clause.source, true) : []));
}

function storeElement(
  l: Lowering,
  result: NodeId,
  element: readonly SyntaxNode[],
  unpacks: boolean,
  pairs: Pairs | null = null,
): void {
  const { flow } = l;
  const first = element[0];
  const value = element[1];
  if (first === undefined) return;
  const span = l.span(first);
  if (value !== undefined) {
    const source = sameKeySource(l, first, value);
    if (source >= 0) return flow.copyPairs(result, l.value(source), [keysGoneOver(l, first, pairs)], span);
    const content = keyContent(l, first);
    flow.store(result, content, l.value(value), span);
    const key = unknownKey(content);
    if (key !== null) flow.store(result, { kind: 'mapKey' }, key, span);
  } else if (!unpacks) flow.store(result, ELEMENT, l.value(first), span);
  else if (l.tree.kind(l.tree.parent(first)) === K.DictionaryComprehensionExpression)
    flow.absorb(result, l.value(first), span);
  else flow.store(result, ELEMENT, flow.read(l.value(first), ELEMENT, span), span);
}

/** The clauses from the first on, each inside the one before; `source` is the value of the first one's iterable. */
function nest(
  l: Lowering,
  clauses: readonly ComprehensionClause[],
  source: NodeId | null,
  node: SyntaxNode,
  inside: () => void,
): void {
  const [clause, ...rest] = clauses;
  if (clause === undefined) return inside();
  const next = (): void => nest(l, rest, null, node, inside);
  if (clause.kind === 'if') {
    l.flow.branch(lowerTest(l, clause.source), next);
    return;
  }
  const iterable = source ?? l.value(clause.source);
  l.flow.loop({
    assigns: l.symbols.assigned(l.tree, node, l.callable.id),
    head: () => ({ kind: 'opaque' }),
    body: () => {
      const item = l.flow.read(iterable, ELEMENT, l.span(clause.source));
      assignTargets(l, clause.targets, item);
      next();
    },
  });
}
