import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { literalBody, stringValue, unescape } from '../shapes/string-literal.js';
import type { Lowering } from './lowering.js';

/** A literal without replacements. */
export function lowerString(l: Lowering, node: SyntaxNode): NodeId {
  return l.flow.constant({ kind: 'string', value: stringValue(l.tree, node) ?? '' }, l.span(node));
}

/** `f"…{x}…"`: a new string that every part flows into, its literal text included. */
export function lowerFormatString(l: Lowering, node: SyntaxNode): NodeId {
  if (stringValue(l.tree, node) !== null) return lowerString(l, node);
  const result = l.flow.expression(l.span(node));
  addFormatParts(l, node, result);
  return result;
}

/** `"a" f"{b}"`. */
export function lowerContinuedString(l: Lowering, node: SyntaxNode): NodeId {
  if (stringValue(l.tree, node) !== null) return lowerString(l, node);
  const { tree, flow } = l;
  const result = flow.expression(l.span(node));
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    if (stringValue(tree, child) !== null) flow.edge('taint', lowerString(l, child), result);
    else addFormatParts(l, child, result);
  }
  return result;
}

/** Text between replacements has no node in the tree: it is what the replacements leave. */
function addFormatParts(l: Lowering, node: SyntaxNode, result: NodeId): void {
  const { tree } = l;
  const text = tree.slice(node);
  const { from, to, raw } = literalBody(text);
  const start = tree.from(node);
  let at = start + from;
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== K.FormatReplacement) continue;
    addText(l, at, tree.from(child), raw, result);
    addReplacement(l, child, result);
    at = tree.to(child);
  }
  addText(l, at, start + to, raw, result);
}

function addText(l: Lowering, from: number, to: number, raw: boolean, result: NodeId): void {
  if (from >= to) return;
  const written = unescape(l.tree.text.slice(from, to), raw);
  const value = written.replaceAll('{{', '{').replaceAll('}}', '}');
  l.flow.edge('taint', l.flow.constant({ kind: 'string', value }, { from, to }), result);
}

/** The expressions of `{x!r:>{width}}`, those of the format included. */
function addReplacement(l: Lowering, node: SyntaxNode, result: NodeId): void {
  const { tree } = l;
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.FormatSpec) {
      for (let inner = tree.first(child); inner >= 0; inner = tree.next(inner))
        if (tree.kind(inner) === K.FormatReplacement) addReplacement(l, inner, result);
    } else if (!FORMAT_MARKS.has(kind)) l.flow.edge('taint', l.value(child), result);
  }
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
