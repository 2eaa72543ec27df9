import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { isClassName, lastName } from '../shapes/names.js';
import { leftOperands, operatorClass, operatorText } from '../shapes/operators.js';
import { ELEMENT } from './contents.js';
import { lowerLogic } from './conditions.js';
import { itemsOf } from './items.js';
import { allPlaces, listOf } from './known-lengths.js';
import type { Lowering } from './lowering.js';
import { stringValue } from '../shapes/string-literal.js';
import { addParameter, isPlainValue } from './strings.js';

/** `a + b`, `a and b`, `a < b`. */
export function lowerBinary(l: Lowering, node: SyntaxNode): NodeId {
  return operatorClass(l.tree, node) === 'arithmetic' ? lowerArithmetic(l, node) : lowerLogic(l, node);
}

/** The tree nests to the left as deep as a chain of operators is long, so its links are lowered from the innermost on. */
function lowerArithmetic(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  const links: SyntaxNode[] = [];
  let at = node;
  while (tree.kind(at) === K.BinaryExpression && operatorClass(tree, at) === 'arithmetic') {
    links.push(at);
    at = operatorText(tree, at) === '%' ? tree.first(at) : (leftOperands(tree, at)[0] ?? -1);
  }
  let value = l.value(at);
  for (const link of links.toReversed()) value = lowerLink(l, link, value);
  return value;
}

/** A chain of one operator of which the value of the first operand is known. */
function lowerLink(l: Lowering, node: SyntaxNode, first: NodeId): NodeId {
  const operator = operatorText(l.tree, node);
  if (operator === '%') return formatted(l, node, first);
  const operands = leftOperands(l.tree, node);
  const values = operands.map((operand, position) => (position === 0 ? first : l.value(operand)));
  if (operator === '+') return concatenation(l, node, operands, values);
  if (operator === '|') return union(l, node, operands, values);
  if (operator === '*' && operands.some((operand) => isDisplay(l, operand))) return repeated(l, node, operands, values);
  // Any other operator: its operands' text may be in the result.
  const result = taintOf(l, values, node, operator);
  if (SET_OPERATORS.has(operator) && operands.some((operand) => isSet(l, operand)))
    addElements(l, node, values, result);
  return result;
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['-', '&', '^']);

/** Whether an operand surely is a set: a display, a comprehension, `set(…)`, `d.keys()`. */
function isSet(l: Lowering, node: SyntaxNode): boolean {
  const kind = l.tree.kind(node);
  if (kind === K.SetExpression || kind === K.SetComprehensionExpression) return true;
  return kind === K.CallExpression && SET_MAKERS.has(lastName(l.tree, l.tree.first(node)));
}

const SET_MAKERS: ReadonlySet<string> = new Set(['set', 'frozenset', 'keys']);

function isDisplay(l: Lowering, node: SyntaxNode): boolean {
  const kind = l.tree.kind(node);
  return kind === K.ArrayExpression || kind === K.TupleExpression;
}

/** `[a] * n`: its elements again and again. */
function repeated(l: Lowering, node: SyntaxNode, operands: readonly SyntaxNode[], values: readonly NodeId[]): NodeId {
  const span = l.span(node);
  const result = l.flow.allocate('list', span);
  values.forEach((value, index) => {
    const operand = operands[index];
    if (operand !== undefined && isDisplay(l, operand))
      l.flow.store(result, ELEMENT, l.flow.read(value, ELEMENT, span), span);
  });
  return result;
}

/** `not a`, `-a`, `~a`. */
export function lowerUnary(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  if (tree.kind(tree.first(node)) === K.kwNot) return lowerLogic(l, node);
  const operand = tree.last(node);
  if (tree.kind(operand) === K.Number)
    return l.flow.constant({ kind: 'number', value: -Number(tree.slice(operand)) }, l.span(node));
  return taintOf(l, [l.value(operand)], node, `unary ${tree.slice(tree.first(node))}`);
}

function taintOf(l: Lowering, values: readonly NodeId[], node: SyntaxNode, operator?: string): NodeId {
  const result = l.flow.expression(l.span(node), operator);
  for (const value of values) l.flow.edge('taint', value, result);
  return result;
}

/** Strings are joined; lists too, so that elements pass, unless an operand shows that these are strings or numbers. */
function concatenation(
  l: Lowering,
  node: SyntaxNode,
  operands: readonly SyntaxNode[],
  values: readonly NodeId[],
): NodeId {
  const places = allPlaces(l, values, l.span(node));
  if (places !== null) return listOf(l, places, l.span(node));
  const result = taintOf(l, values, node, '+');
  if (!operands.some((operand) => isPlainValue(l, operand))) addElements(l, node, values, result);
  else values.forEach((value, index) => addParameter(l, writtenText(l, operands[index - 1]), value, result));
  return result;
}

/** The text that an operand ends with, as far as it is written there. */
function writtenText(l: Lowering, operand: SyntaxNode | undefined): string {
  return operand === undefined ? '' : (stringValue(l.tree, operand) ?? '');
}

/** The elements of all operands are in the result. */
function addElements(l: Lowering, node: SyntaxNode, values: readonly NodeId[], result: NodeId): void {
  for (const value of values) l.flow.edge('store', l.flow.read(value, ELEMENT, l.span(node)), result, ELEMENT);
}

/** `a | b` of mappings: both, the later one wins. Of classes: either. */
function union(l: Lowering, node: SyntaxNode, operands: readonly SyntaxNode[], values: readonly NodeId[]): NodeId {
  const span = l.span(node);
  if (operands.every((operand) => mayBeType(l, operand))) return l.flow.join(values, span);
  const result = l.flow.allocate('mapping', span);
  for (const value of values) l.flow.absorb(result, value, span);
  return result;
}

function mayBeType(l: Lowering, node: SyntaxNode): boolean {
  const kind = l.tree.kind(node);
  if (kind === K.None || kind === K.String) return true;
  const name =
    kind === K.MemberExpression
      ? lastName(l.tree, node) || lastName(l.tree, l.tree.first(node))
      : lastName(l.tree, node);
  return isClassName(name) || TYPE_NAMES.has(name);
}

const TYPE_NAMES: ReadonlySet<string> = new Set([
  'str',
  'int',
  'float',
  'bool',
  'bytes',
  'dict',
  'list',
  'set',
  'tuple',
]);

/** `"…%s…" % (a, b)` and `% {"k": a}`: every value goes into the text. */
function formatted(l: Lowering, node: SyntaxNode, left: NodeId): NodeId {
  const { tree } = l;
  const right = tree.last(node);
  if (tree.kind(right) !== K.TupleExpression && tree.kind(right) !== K.DictionaryExpression)
    return taintOf(l, [left, l.value(right)], node, '%');
  const parts = itemsOf(l, tree.first(right), -1).filter((item) => tree.kind(item.node) !== K.Colon);
  return taintOf(l, [left, ...parts.map((part) => l.value(part.node))], node, '%');
}
