import type { ConditionOperator } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

export type OperatorClass = 'and' | 'or' | 'compare' | 'arithmetic';

/** What the operator of a `BinaryExpression` is. */
export function operatorClass(tree: SyntaxTree, node: SyntaxNode): OperatorClass {
  const left = tree.first(node);
  switch (tree.kind(left < 0 ? -1 : tree.next(left))) {
    case K.kwAnd:
      return 'and';
    case K.kwOr:
      return 'or';
    case K.CompareOp:
    case K.kwIn:
    case K.kwNot:
    case K.kwIs:
      return 'compare';
    default:
      return 'arithmetic';
  }
}

/**
 * The operands of a chain of the same `and`, `or` or arithmetic operator, which nests to the left: `a + b + c` gives all three.
 */
export function leftOperands(tree: SyntaxTree, node: SyntaxNode): SyntaxNode[] {
  const operator = operatorText(tree, node);
  const operands: SyntaxNode[] = [];
  let at = node;
  while (tree.kind(at) === K.BinaryExpression && operatorText(tree, at) === operator) {
    operands.push(tree.last(at));
    at = tree.first(at);
  }
  operands.push(at);
  return operands.toReversed();
}

/** The operator of a `BinaryExpression` as written: `+`, `and`, `not`, `is`. */
export function operatorText(tree: SyntaxTree, node: SyntaxNode): string {
  const left = tree.first(node);
  const operator = left < 0 ? -1 : tree.next(left);
  return operator < 0 ? '' : tree.slice(operator);
}

export interface Comparison {
  readonly operator: ConditionOperator;
  readonly negated: boolean;
}

/** Operands and operators of a comparison chain `a < b <= c`, which nests to the left; parentheses end the chain. */
export function comparisonParts(
  tree: SyntaxTree,
  node: SyntaxNode,
): { readonly operands: readonly SyntaxNode[]; readonly operators: readonly Comparison[] } {
  const operands: SyntaxNode[] = [];
  const operators: Comparison[] = [];
  let at = node;
  while (tree.kind(at) === K.BinaryExpression && operatorClass(tree, at) === 'compare') {
    operands.push(tree.last(at));
    operators.push(comparisonOperator(tree, at));
    at = tree.first(at);
  }
  operands.push(at);
  return { operands: operands.toReversed(), operators: operators.toReversed() };
}

function comparisonOperator(tree: SyntaxTree, node: SyntaxNode): Comparison {
  const operator = tree.next(tree.first(node));
  switch (tree.kind(operator)) {
    case K.kwIn:
      return { operator: 'in', negated: false };
    case K.kwNot:
      return { operator: 'in', negated: true };
    case K.kwIs:
      return { operator: 'identical', negated: tree.kind(tree.next(operator)) === K.kwNot };
  }
  const text = tree.slice(operator);
  if (text === '==') return { operator: 'equal', negated: false };
  if (text === '!=' || text === '<>') return { operator: 'equal', negated: true };
  return { operator: 'less', negated: text === '>' || text === '>=' };
}
