import type { SyntaxNode, SyntaxTree } from './syntax-tree.js';

/** A piece of a format string or template: its decoded text, or the node of an expression put into it. */
export type LiteralPart = string | SyntaxNode;

/**
 * The pieces of a literal in order. `from` and `to` bound its content without prefix and quotes, `hole` is the kind of the nodes
 * that hold expressions, `decode` turns source between them into text. Empty texts are left out.
 */
export function literalParts(
  tree: SyntaxTree,
  node: SyntaxNode,
  from: number,
  to: number,
  hole: number,
  decode: (source: string) => string,
): LiteralPart[] {
  const parts: LiteralPart[] = [];
  let at = from;
  const addText = (end: number): void => {
    if (end > at) parts.push(decode(tree.text.slice(at, end)));
  };
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== hole) continue;
    addText(tree.from(child));
    parts.push(child);
    at = tree.to(child);
  }
  addText(to);
  return parts;
}
