import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/** The last identifier of a name or attribute chain (`b` in `a.b`), or '' for anything else. */
export function lastName(tree: SyntaxTree, node: SyntaxNode): string {
  if (tree.kind(node) === K.VariableName) return tree.slice(node);
  if (tree.kind(node) !== K.MemberExpression) return '';
  const last = tree.last(node);
  return tree.kind(last) === K.PropertyName ? tree.slice(last) : '';
}

/** The last identifier of a callee; type arguments do not count: `ContextVar` for `contextvars.ContextVar[str]`. */
export function calleeName(tree: SyntaxTree, callee: SyntaxNode): string {
  const name = lastName(tree, callee);
  if (name !== '' || tree.kind(callee) !== K.MemberExpression) return name;
  const generic = lastName(tree, tree.first(callee));
  return isClassName(generic) ? generic : '';
}

/** Whether a name is written as classes are: in capitalised words. */
export function isClassName(name: string): boolean {
  return /^_*[A-Z]\w*[a-z]/.test(name);
}

/** Whether a node names a constant, by the custom that constants are written in capitals: `AUTH_HEADER`, `Headers.AUTH`. */
export function isConstantName(tree: SyntaxTree, node: SyntaxNode): boolean {
  return /^_*[A-Z][A-Z0-9_]*$/.test(lastName(tree, node)) && isDottedName(tree, node);
}

/** Whether a node is a name or a chain of attributes of one, so that evaluating it twice changes nothing. */
export function isDottedName(tree: SyntaxTree, node: SyntaxNode): boolean {
  let at = node;
  while (tree.kind(at) === K.MemberExpression && tree.kind(tree.last(at)) === K.PropertyName) at = tree.first(at);
  return tree.kind(at) === K.VariableName;
}
