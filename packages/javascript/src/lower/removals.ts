import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { isPresence } from './key-filters.js';
import type { Lowering } from './lowering.js';
import { argumentNodes, isOutside, isStable, keyIn, pairNames, parameterPatterns } from './pairs.js';

interface LoopShape {
  readonly target: SyntaxNode;
  readonly body: SyntaxNode;
  readonly sequence: NodeId;
}

/**
 * `for (const k of DROP) delete headers[k]`: after the loop all keys of DROP are gone. The loop itself cannot say so, because
 * it may run no turn; a removal that every turn makes is therefore lowered once more behind it (engine notes 2.4). Returns what to
 * lower after the loop.
 */
export function deferRemovals(lowering: Lowering, { target, body, sequence }: LoopShape): () => void {
  const removals = removalsOf(lowering, target, body);
  return () => {
    for (const removal of removals) removeAll(lowering, removal, sequence);
  };
}

/** `DROP.forEach((k) => delete headers[k])`, likewise. */
export function removeByForEach(lowering: Lowering, receiver: NodeId, list: SyntaxNode): void {
  const { tree } = lowering;
  const callback = argumentNodes(tree, list)[0];
  if (callback === undefined || tree.kind(callback) !== T.ArrowFunction) return;
  const target = parameterPatterns(tree, callback)[0];
  if (target === undefined) return;
  for (const removal of removalsOf(lowering, target, tree.last(callback))) {
    if (isOutside(lowering, removal.object, callback)) removeAll(lowering, removal, receiver);
  }
}

interface Removal {
  readonly object: SyntaxNode;
  readonly folded: boolean;
  readonly at: SyntaxNode;
}

function removeAll(lowering: Lowering, { object, folded, at }: Removal, keys: NodeId): void {
  const filter = { mode: 'without', keys: [], nodes: [keys], folded } as const;
  lowering.builder.removeKeys(lowering.expression(object), filter, lowering.span(at));
}

/** Removals that a body makes in any case, of the key that `target` holds. */
function removalsOf(lowering: Lowering, target: SyntaxNode, body: SyntaxNode): Removal[] {
  const { tree } = lowering;
  const names = pairNames(lowering, -1, target, -1);
  if (names === null) return [];
  const statements = tree.kind(body) === T.Block ? tree.children(body) : [body];
  const removals: Removal[] = [];
  for (const statement of statements) {
    const { inner, condition } = withCondition(lowering, statement);
    const removal = removed(lowering, inner);
    if (removal === null || !isStable(lowering, removal.object)) continue;
    // Whether there is anything to remove makes no difference.
    if (condition >= 0 && !isPresence(lowering, condition, removal.object, names)) continue;
    const folded = keyIn(lowering, removal.key, names);
    if (folded !== null) removals.push({ object: removal.object, folded, at: statement });
  }
  return removals;
}

/** The expression of a statement, out of the one `if` around it. */
function withCondition(
  lowering: Lowering,
  statement: SyntaxNode,
): { readonly inner: SyntaxNode; readonly condition: SyntaxNode } {
  const { tree } = lowering;
  let condition = -1;
  let inner = statement;
  if (tree.kind(inner) === T.IfStatement && !tree.has(inner, T.kwElse)) {
    condition = tree.child(inner, T.ParenthesizedExpression);
    inner = tree.last(inner);
    const only = tree.kind(inner) === T.Block ? tree.children(inner).filter((child) => !isBrace(tree.kind(child))) : [];
    if (only.length === 1) inner = only[0] ?? inner;
  }
  return { inner: tree.kind(inner) === T.ExpressionStatement ? tree.first(inner) : inner, condition };
}

function isBrace(kind: number): boolean {
  return kind === T.BraceLeft || kind === T.BraceRight;
}

/** The object and key of `delete o[k]` and `o.delete(k)`. */
export function removed(
  lowering: Lowering,
  at: SyntaxNode,
): { readonly object: SyntaxNode; readonly key: SyntaxNode } | null {
  const { tree } = lowering;
  if (tree.kind(at) === T.UnaryExpression && tree.has(at, T.kwDelete)) {
    const member = lowering.bare(tree.last(at));
    const bracket = tree.child(member, T.BracketLeft);
    return bracket < 0 ? null : { object: tree.first(member), key: tree.next(bracket) };
  }
  if (tree.kind(at) !== T.CallExpression) return null;
  const member = tree.first(at);
  const [key, ...more] = argumentNodes(tree, tree.child(at, T.ArgList));
  if (tree.kind(member) !== T.MemberExpression || !tree.is(tree.last(member), 'delete')) return null;
  return key === undefined || more.length > 0 ? null : { object: tree.first(member), key };
}
