import type { NodeId } from '@tokentrail/core/lowering';
import { pythonFormatParts, pythonLiteral, queryParameterBefore, type SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { stringValue } from '../shapes/string-literal.js';
import type { Lowering } from './lowering.js';

/** A literal without replacements. */
export function lowerString(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.constant({ kind: 'string', value: stringValue(l.tree, node) ?? '' }, l.span(node));
}

/** `f"…{x}…"`: a new string that every part flows into, its literal text included. */
export function lowerFormatString(l: Lowering, node: SyntaxNode): NodeId {
  if (stringValue(l.tree, node) !== null) return lowerString(l, node);
  const result = l.flow.expression(l.span(node), 'text');
  addFormatParts(l, node, result);
  return result;
}

/** `"a" f"{b}"`. */
export function lowerContinuedString(l: Lowering, node: SyntaxNode): NodeId {
  if (stringValue(l.tree, node) !== null) return lowerString(l, node);
  const { tree, flow } = l;
  const result = flow.expression(l.span(node), 'text');
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    if (stringValue(tree, child) !== null) flow.edge('taint', lowerString(l, child), result);
    else addFormatParts(l, child, result);
  }
  return result;
}

/** The value of a query parameter is in the text of an address under its name. */
export function addParameter(l: Lowering, before: string, value: NodeId, result: NodeId): void {
  const name = queryParameterBefore(before);
  if (name !== null) l.flow.edge('store', l.flow.current(value), result, { kind: 'key', name });
}

/** The parts in order; text between replacements has no node of its own and is placed between theirs. */
function addFormatParts(l: Lowering, node: SyntaxNode, result: NodeId): void {
  const { tree, flow } = l;
  const { from, to } = pythonLiteral(tree, node);
  const parts = pythonFormatParts(tree, node, K.FormatReplacement);
  let at = from;
  let before = '';
  parts.forEach((part, index) => {
    if (typeof part === 'string') {
      before = part;
      const next = parts[index + 1];
      const span = { from: at, to: typeof next === 'number' ? tree.from(next) : to };
      flow.edge('taint', flow.constant({ kind: 'string', value: part }, span), result);
    } else {
      addReplacement(l, part, result, before);
      before = '';
      at = tree.to(part);
    }
  });
}

/** The expressions of `{x!r:>{width}}`, those of the format included. */
function addReplacement(l: Lowering, node: SyntaxNode, result: NodeId, before: string): void {
  const { tree } = l;
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.FormatSpec) {
      for (let inner = tree.first(child); inner >= 0; inner = tree.next(inner))
        if (tree.kind(inner) === K.FormatReplacement) addReplacement(l, inner, result, '');
    } else if (!FORMAT_MARKS.has(kind)) {
      const value = shown(l, node, l.value(child));
      l.flow.edge('taint', value, result);
      addParameter(l, before, value, result);
    }
  }
}

/** `{x!r}` and `{x!a}` take another text of the value. */
function shown(l: Lowering, replacement: SyntaxNode, value: NodeId): NodeId {
  const mark = l.tree.child(replacement, K.FormatConversion);
  if (mark < 0 || l.tree.is(mark, '!s')) return value;
  const text = l.flow.expression(l.span(replacement), '!r');
  l.flow.edge('taint', value, text);
  return text;
}

const FORMAT_MARKS: ReadonlySet<number> = new Set([
  K.BraceLeft,
  K.BraceRight,
  K.FormatConversion,
  K.FormatSelfDoc,
  K.Comma,
  K.Asterisk,
  K.ErrorNode,
]);

/** Whether an expression surely is a string or a number, so that `+` on it is no concatenation of lists. */
export function isPlainValue(l: Lowering, node: SyntaxNode): boolean {
  const kind = l.tree.kind(node);
  return kind === K.String || kind === K.FormatString || kind === K.ContinuedString || kind === K.Number;
}
