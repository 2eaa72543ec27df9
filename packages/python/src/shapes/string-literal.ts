import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

const PREFIX = /^[A-Za-z]*/;
const ESCAPE = /\\(?:\r\n|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|N\{[^}]*\}|[\s\S])/g;
const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\n': '',
};

/** Where the contents of a literal stand, without prefix and quotes. */
export function literalBody(text: string): { readonly from: number; readonly to: number; readonly raw: boolean } {
  const prefix = PREFIX.exec(text)?.[0] ?? '';
  const quote = text.startsWith('"""', prefix.length) || text.startsWith("'''", prefix.length) ? 3 : 1;
  const from = Math.min(prefix.length + quote, text.length);
  const closing = text.slice(prefix.length, from);
  const to = text.length - quote >= from && text.endsWith(closing) ? text.length - quote : text.length;
  return { from, to, raw: /r/i.test(prefix) };
}

/** Contents of a piece of a literal with its escapes resolved. */
export function unescape(text: string, raw: boolean): string {
  if (raw || !text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, hex?: string, short?: string, long?: string, octal?: string) => {
    const code = hex ?? short ?? long;
    if (code !== undefined) return fromCode(Number.parseInt(code, 16), whole);
    if (octal !== undefined) return fromCode(Number.parseInt(octal, 8), whole);
    const escaped = whole.slice(1);
    if (escaped === '\r\n') return '';
    return SIMPLE[escaped] ?? (/^[\\'"]$/.test(escaped) ? escaped : whole);
  });
}

function fromCode(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** The value of a string expression without replacements, or null; bytes are strings. Implicit concatenation is resolved. */
export function stringValue(tree: SyntaxTree, node: SyntaxNode): string | null {
  const kind = tree.kind(node);
  if (kind === K.String || (kind === K.FormatString && !tree.has(node, K.FormatReplacement))) {
    const text = tree.slice(node);
    const { from, to, raw } = literalBody(text);
    const value = unescape(text.slice(from, to), raw);
    return kind === K.String ? value : value.replaceAll('{{', '{').replaceAll('}}', '}');
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
    if (!(tree.is(callee, 'frozenset') || tree.is(callee, 'set') || tree.is(callee, 'tuple') || tree.is(callee, 'list')))
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
