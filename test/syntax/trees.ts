import type { ParseOutcome, SyntaxNode, SyntaxTree } from '@tokentrail/syntax';

/** The tree of a parse that must have worked. */
export function treeOf(outcome: ParseOutcome): SyntaxTree {
  if (!outcome.ok) throw new Error(`no tree: ${outcome.reason}`);
  return outcome.tree;
}

/** The first node of a kind, in source order. */
export function nodeOf(tree: SyntaxTree, kind: number): SyntaxNode {
  for (let node = 0; node < tree.size; node++) if (tree.kind(node) === kind) return node;
  throw new Error(`no such node in ${tree.show()}`);
}
