import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from './names.js';
import { subscriptItems } from './subscript.js';

/** The type expression of a `TypeDef`, or -1. */
export function annotatedType(tree: SyntaxTree, typeDef: SyntaxNode): SyntaxNode {
  for (let child = tree.first(typeDef); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind !== K.Colon && kind !== K.ErrorNode && kind !== K.Asterisk) return child;
  }
  return -1;
}

/** What stands after the type in `Annotated[T, x, y]`; nothing for other annotations. */
export function annotatedMetadata(tree: SyntaxTree, typeDef: SyntaxNode): SyntaxNode[] {
  const type = annotatedType(tree, typeDef);
  return isAnnotated(tree, type) ? subscriptItems(tree, type).slice(1) : [];
}

/** Whether a type expression is `Annotated[T, …]`. */
export function isAnnotated(tree: SyntaxTree, type: SyntaxNode): boolean {
  return tree.kind(type) === K.MemberExpression && lastName(tree, tree.first(type)) === 'Annotated';
}
