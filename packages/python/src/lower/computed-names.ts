import { NAME_GAP, NAME_READ } from '@tokentrail/core/lowering';
import { pythonFormatParts, type SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import { leftOperands, operatorText } from '../shapes/operators.js';
import { stringValue } from '../shapes/string-literal.js';
import type { Lowering } from './lowering.js';

/**
 * The attributes that a computed name may mean: those that begin and end as its constant parts do (`"do_" + name`,
 * `f"on_{event}"`), or the one that a `__getattr__` was asked for. Null when nothing is known of the name.
 */
export function computedName(l: Lowering, node: SyntaxNode): string | null {
  if (isNameRead(l, node)) return NAME_READ;
  const syntax = l.tree.kind(node) === K.VariableName ? (textOf(l, node) ?? node) : node;
  const [begin, end] = affixes(l, syntax) ?? ['', ''];
  return /^\w*$/.test(begin) && /^\w*$/.test(end) && begin.length + end.length > 1 ? `${begin}${NAME_GAP}${end}` : null;
}

/** Whether a name is the parameter of the `__getattr__` around it: the name that was asked for. */
export function isNameRead(l: Lowering, node: SyntaxNode): boolean {
  const { callable } = l;
  if (callable.kind !== 'method' || (callable.name !== '__getattr__' && callable.name !== '__getattribute__'))
    return false;
  const row = l.tree.kind(node) === K.VariableName ? l.bindingRow(node) : undefined;
  return row?.kind === 'parameter' && row.callable === callable.id && l.binding(node) !== l.selfBinding;
}

/** Remembers the text that a name is given, so that `getattr(o, name)` knows how it begins. */
export function noteText(l: Lowering, name: SyntaxNode, value: SyntaxNode): void {
  const kind = l.tree.kind(value);
  const binding = kind === K.FormatString || kind === K.BinaryExpression ? l.binding(name) : null;
  if (binding !== null) l.texts.set(binding, value);
}

function textOf(l: Lowering, name: SyntaxNode): SyntaxNode | undefined {
  const binding = l.binding(name);
  return binding === null ? undefined : l.texts.get(binding);
}

/** The constant text before and after what is computed. */
function affixes(l: Lowering, node: SyntaxNode): readonly [string, string] | null {
  const { tree } = l;
  switch (tree.kind(node)) {
    case K.FormatString: {
      const parts = pythonFormatParts(tree, node, K.FormatReplacement);
      return [textAt(parts, 0), parts.length > 1 ? textAt(parts, parts.length - 1) : ''];
    }
    case K.BinaryExpression: {
      const operator = operatorText(tree, node);
      if (operator === '%') return around(stringValue(tree, tree.first(node)), /%[sd]/);
      if (operator !== '+') return null;
      const operands = leftOperands(tree, node);
      return [stringValue(tree, operands[0] ?? -1) ?? '', stringValue(tree, operands.at(-1) ?? -1) ?? ''];
    }
    case K.CallExpression: {
      const callee = tree.first(node);
      return lastName(tree, callee) === 'format' ? around(stringValue(tree, tree.first(callee)), /\{[^}]*\}/) : null;
    }
    default:
      return null;
  }
}

function textAt(parts: readonly (string | number)[], index: number): string {
  const part = parts[index];
  return typeof part === 'string' ? part : '';
}

function around(template: string | null, gap: RegExp): readonly [string, string] | null {
  const pieces = template?.split(gap) ?? [];
  const begin = pieces[0];
  const end = pieces[1];
  return pieces.length === 2 && begin !== undefined && end !== undefined ? [begin, end] : null;
}
