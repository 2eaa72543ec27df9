import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/** Whether a `MemberExpression` is `a[…]`. */
export function isSubscript(tree: SyntaxTree, member: SyntaxNode): boolean {
  return tree.kind(tree.next(tree.first(member))) === K.BracketLeft;
}

/** The expressions between the brackets of `a[b, c]`; the bounds of slices are among them. */
export function subscriptItems(tree: SyntaxTree, member: SyntaxNode): SyntaxNode[] {
  const items: SyntaxNode[] = [];
  for (let child = tree.next(tree.first(member)); child >= 0; child = tree.next(child)) {
    if (!isPunctuation(tree.kind(child))) items.push(child);
  }
  return items;
}

/** Whether `a[…]` has a colon: a slice. */
export function isSlice(tree: SyntaxTree, member: SyntaxNode): boolean {
  return tree.has(member, K.Colon);
}

/** Whether `a[b, c]` has a comma: the key is a tuple. */
export function isTupleKey(tree: SyntaxTree, member: SyntaxNode): boolean {
  return tree.has(member, K.Comma);
}

function isPunctuation(kind: number): boolean {
  return (
    kind === K.BracketLeft ||
    kind === K.BracketRight ||
    kind === K.Comma ||
    kind === K.Colon ||
    kind === K.Asterisk ||
    kind === K.ErrorNode
  );
}
