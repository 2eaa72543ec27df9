import { pythonFormatParts, pythonString, type SyntaxNode, type SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/** The value of a string expression without replacements, or null; bytes are strings. Implicit concatenation is resolved. */
export function stringValue(tree: SyntaxTree, node: SyntaxNode): string | null {
  const kind = tree.kind(node);
  if (kind === K.String) return pythonString(tree, node);
  if (kind === K.FormatString) {
    const parts = pythonFormatParts(tree, node, K.FormatReplacement);
    return parts.every((part) => typeof part === 'string') ? parts.join('') : null;
  }
  if (kind === K.ParenthesizedExpression) return stringValue(tree, tree.next(tree.first(node)));
  if (kind !== K.ContinuedString) return null;
  let value = '';
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const part = stringValue(tree, child);
    if (part === null) return null;
    value += part;
  }
  return value;
}

/** The constant strings of `("a", "b")`, `["a"]`, `{"a"}`, `frozenset({"a"})`, or null for anything else. */
export function stringList(tree: SyntaxTree, node: SyntaxNode): string[] | null {
  const kind = tree.kind(node);
  if (kind === K.ParenthesizedExpression) return stringList(tree, tree.next(tree.first(node)));
  if (kind === K.CallExpression) {
    const callee = tree.first(node);
    if (
      !(tree.is(callee, 'frozenset') || tree.is(callee, 'set') || tree.is(callee, 'tuple') || tree.is(callee, 'list'))
    )
      return null;
    const list = tree.next(callee);
    const only = list < 0 ? -1 : tree.next(tree.first(list));
    return only < 0 ? null : stringList(tree, only);
  }
  if (kind !== K.TupleExpression && kind !== K.ArrayExpression && kind !== K.SetExpression) return null;
  const strings: string[] = [];
  const last = tree.last(node);
  for (let child = tree.next(tree.first(node)); child >= 0 && child !== last; child = tree.next(child)) {
    if (tree.kind(child) === K.Comma) continue;
    const value = stringValue(tree, child);
    if (value === null) return null;
    strings.push(value);
  }
  return strings;
}
