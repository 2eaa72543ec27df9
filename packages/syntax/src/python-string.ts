import { fromCodePoint, fromHex } from './escapes.js';
import { type LiteralPart, literalParts } from './literal-parts.js';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.js';

/** Where the content of a Python string literal lies in the source, and what its prefix says. */
export interface PythonLiteral {
  readonly from: number;
  readonly to: number;
  readonly raw: boolean;
  readonly bytes: boolean;
}

const doubleQuote = 34;
const singleQuote = 39;
const letterB = 98;
const letterR = 114;

const simple: { readonly [letter: string]: string } = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A line break (with the backslash it is removed), octal, hexadecimal and Unicode escapes, or any one character. */
const escape = /\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[^])/g;

/** Reads prefix and quotes of a `String` or `FormatString` node; an unterminated literal ends where its node does. */
export function pythonLiteral(tree: SyntaxTree, node: SyntaxNode): PythonLiteral {
  const { text } = tree;
  const end = tree.to(node);
  let from = tree.from(node);
  let raw = false;
  let bytes = false;
  let quote = text.charCodeAt(from);
  for (; from < end && quote !== doubleQuote && quote !== singleQuote; quote = text.charCodeAt(++from)) {
    // Letters of either case.
    if ((quote | 32) === letterR) raw = true;
    if ((quote | 32) === letterB) bytes = true;
  }
  const marks = end - from >= 6 && isLong(text, from, quote) ? 3 : 1;
  from = Math.min(from + marks, end);
  const close = end - marks;
  const closed = close >= from && text.charCodeAt(close) === quote && (marks === 1 || isLong(text, close, quote));
  return { from, to: closed ? close : end, raw, bytes };
}

function isLong(text: string, from: number, quote: number): boolean {
  return text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote;
}

/**
 * The value of a `String` node. Bytes come as one character each. A name escape (`\N{…}`) stays as written: its table is not at
 * hand, and no credential or path is spelt with one.
 */
export function pythonString(tree: SyntaxTree, node: SyntaxNode): string {
  const { from, to, raw, bytes } = pythonLiteral(tree, node);
  return decode(tree.text.slice(from, to), raw, bytes);
}

/** The pieces of a `FormatString`; `replacement` is the kind of `FormatReplacement`. Doubled braces are read as one. */
export function pythonFormatParts(tree: SyntaxTree, node: SyntaxNode, replacement: number): LiteralPart[] {
  const { from, to, raw, bytes } = pythonLiteral(tree, node);
  return literalParts(tree, node, from, to, replacement, (source) =>
    decode(source, raw, bytes).replace(/\{\{|\}\}/g, (braces) => braces.charAt(0)),
  );
}

function decode(source: string, raw: boolean, bytes: boolean): string {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  if (raw || !text.includes('\\')) return text;
  return text.replace(escape, (whole, body: string) => {
    const letter = body.charAt(0);
    if (letter === '\n') return '';
    if (letter >= '0' && letter <= '7') return fromCodePoint(Number.parseInt(body, 8));
    if (letter === 'x' && body.length > 1) return fromHex(body.slice(1));
    if (!bytes && (letter === 'u' || letter === 'U') && body.length > 1) return fromHex(body.slice(1));
    return simple[body] ?? whole;
  });
}
