import type { Constant, Content, NodeId } from '@tokentrail/core/lowering';
import { LARGEST_INDEX } from '@tokentrail/core/lowering';
import { javascriptString, type SyntaxNode, type SyntaxTree, templateParts } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering } from './lowering.js';

export function numberValue(tree: SyntaxTree, at: SyntaxNode): number {
  return Number(tree.slice(at).replaceAll('_', '').replace(/n$/, ''));
}

/** The constant that a literal node is, or null. A template without interpolations is a string. */
export function constantOf(tree: SyntaxTree, at: SyntaxNode): Constant | null {
  switch (tree.kind(at)) {
    case T.String:
      return { kind: 'string', value: javascriptString(tree, at) };
    case T.TemplateString:
      if (tree.has(at, T.Interpolation)) return null;
      return { kind: 'string', value: templateParts(tree, at, T.Interpolation).join('') };
    case T.Number:
      return { kind: 'number', value: numberValue(tree, at) };
    case T.BooleanLiteral:
      return { kind: 'boolean', value: tree.is(at, 'true') };
    case T.kwNull:
      return { kind: 'null' };
    default:
      return null;
  }
}

/** The constant string, number or well-known symbol of an expression as a property name, or null; `Symbol.iterator` is `@@iterator`. */
export function constantKey(tree: SyntaxTree, at: SyntaxNode): string | null {
  const constant = constantOf(tree, at);
  if (constant === null) return composedKey(tree, at);
  return constant.kind === 'string' || constant.kind === 'number' ? String(constant.value) : null;
}

/** Keys that are put together from constants, and the symbols that the language itself looks for. */
function composedKey(tree: SyntaxTree, at: SyntaxNode): string | null {
  switch (tree.kind(at)) {
    case T.MemberExpression:
      return wellKnownSymbol(tree.slice(at));
    case T.TemplateString: {
      const parts = templateParts(tree, at, T.Interpolation);
      const keys = parts.map((part) =>
        typeof part === 'string' ? part : constantKey(tree, tree.next(tree.first(part))),
      );
      return keys.includes(null) ? null : keys.join('');
    }
    case T.BinaryExpression: {
      const left = tree.first(at);
      if (!tree.is(tree.next(left), '+')) return null;
      const before = constantKey(tree, left);
      const after = before === null ? null : constantKey(tree, tree.last(at));
      // Two numbers are added; no key is written so.
      return after === null || tree.kind(left) === T.Number ? null : before + after;
    }
    default:
      return null;
  }
}

/** The name under which the method of a well-known symbol lies; core asks for those of iteration and conversion. */
function wellKnownSymbol(text: string): string | null {
  const [, name] = /^Symbol\.(iterator|asyncIterator|toPrimitive)$/.exec(text) ?? [];
  return name === undefined ? null : `@@${name}`;
}

/** The content that a constant key names: small numbers are indexes, all else are properties. */
export function contentOfKey(key: string): Content {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(key)) return { kind: 'property', name: key };
  const index = Number(key);
  return index <= LARGEST_INDEX ? { kind: 'index', index } : { kind: 'element' };
}

/** The content that a computed key names; the key is lowered when it is not constant. */
export function contentOfExpression(lowering: Lowering, key: SyntaxNode): Content {
  const constant = constantKey(lowering.tree, lowering.bare(key));
  if (constant !== null) return contentOfKey(constant);
  const node: NodeId = lowering.expression(key);
  return { kind: 'anyKey', key: node };
}

/** The content of a property, member or pattern key; `null` where there is no key. */
export function contentOfMember(lowering: Lowering, owner: SyntaxNode, key: SyntaxNode): Content | null {
  if (key < 0) return null;
  const { tree } = lowering;
  switch (tree.kind(key)) {
    case T.PropertyDefinition:
    case T.PropertyName:
    case T.PrivatePropertyDefinition:
    case T.PrivatePropertyName:
    case T.VariableDefinition:
      return { kind: 'property', name: tree.slice(key) };
    default: {
      const literal = constantKey(tree, key);
      if (literal !== null && !tree.has(owner, T.BracketLeft)) return contentOfKey(literal);
      return contentOfExpression(lowering, key);
    }
  }
}
