import { fromCodePoint, fromHex } from './escapes.js';
import { type LiteralPart, literalParts } from './literal-parts.js';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.js';

const simple: { readonly [letter: string]: string } = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A line break (with the backslash it is removed), legacy octal, hexadecimal and Unicode escapes, or any one character. */
const escape = /\\(\r\n|[0-3][0-7]{0,2}|[4-7][0-7]?|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]+\}|[^])/g;

/** The value of a `String` node; an unterminated literal ends where its node does. */
export function javascriptString(tree: SyntaxTree, node: SyntaxNode): string {
  const { text } = tree;
  const from = tree.from(node);
  const to = tree.to(node);
  const closed = to - from >= 2 && text.charAt(to - 1) === text.charAt(from);
  return decode(text.slice(from + 1, closed ? to - 1 : to));
}

/** The pieces of a `TemplateString`, texts cooked; `interpolation` is the kind of `Interpolation`. */
export function templateParts(tree: SyntaxTree, node: SyntaxNode, interpolation: number): LiteralPart[] {
  const { text } = tree;
  const from = tree.from(node);
  const to = tree.to(node);
  const closed = to - from >= 2 && text.charAt(to - 1) === '`';
  return literalParts(tree, node, from + 1, closed ? to - 1 : to, interpolation, (source) =>
    decode(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source),
  );
}

function decode(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(escape, (_whole, body: string) => {
    const letter = body.charAt(0);
    if (/^[\r\n\u2028\u2029]/.test(letter)) return '';
    if (letter >= '0' && letter <= '7') return fromCodePoint(Number.parseInt(body, 8));
    if ((letter === 'x' || letter === 'u') && body.length > 1) return fromHex(body.replace(/[{}xu]/g, ''));
    return simple[letter] ?? body;
  });
}
