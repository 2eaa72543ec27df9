import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { isStable } from './key-filters.js';
import type { Lowering } from './lowering.js';
import { argumentNodes, keyIn, pairNames } from './pairs.js';

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
  const { tree } = lowering;
  const names = pairNames(lowering, -1, target, -1);
  if (names === null) return () => {};
  const statements = tree.kind(body) === T.Block ? tree.children(body) : [body];
  const removals: { readonly object: SyntaxNode; readonly folded: boolean; readonly at: SyntaxNode }[] = [];
  for (const statement of statements) {
    if (tree.kind(statement) !== T.ExpressionStatement) continue;
    const removal = removed(lowering, tree.first(statement));
    if (removal === null || !isStable(lowering, removal.object)) continue;
    const folded = keyIn(lowering, removal.key, names);
    if (folded !== null) removals.push({ object: removal.object, folded, at: statement });
  }
  return () => {
    for (const { object, folded, at } of removals) {
      const filter = { mode: 'without', keys: [], nodes: [sequence], folded } as const;
      lowering.builder.removeKeys(lowering.expression(object), filter, lowering.span(at));
    }
  };
}

/** The object and key of `delete o[k]` and `o.delete(k)`. */
function removed(lowering: Lowering, at: SyntaxNode): { readonly object: SyntaxNode; readonly key: SyntaxNode } | null {
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
