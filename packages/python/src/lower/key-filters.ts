import type { KeyFilter } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { isDottedName } from '../shapes/names.js';
import { comparisonParts, leftOperands, operatorClass } from '../shapes/operators.js';
import { stringList, stringValue } from '../shapes/string-literal.js';
import type { Lowering } from './lowering.js';
import { keyPredicate } from './key-predicates.js';
import { keyForm } from './mappings.js';
import type { PairLoop } from './pair-loop.js';

/**
 * What a test with this outcome says of the key of a pair: equal to a constant, in a set, or neither. A set may be named where
 * its members stand elsewhere; linking evaluates it. What the test says beyond the key is not used, which copies more pairs.
 */
export function keyFilters(l: Lowering, pairs: PairLoop, test: SyntaxNode, outcome: boolean): KeyFilter[] {
  const { tree } = l;
  switch (tree.kind(test)) {
    case K.ParenthesizedExpression:
      return keyFilters(l, pairs, tree.next(tree.first(test)), outcome);
    case K.UnaryExpression:
      return tree.kind(tree.first(test)) === K.kwNot ? keyFilters(l, pairs, tree.last(test), !outcome) : [];
    case K.BinaryExpression:
      return binaryFilters(l, pairs, test, outcome);
    case K.CallExpression:
      return predicateFilters(l, pairs, test, outcome);
    default:
      return [];
  }
}

/** The test is in a function of its own, which gets the key. */
function predicateFilters(l: Lowering, pairs: PairLoop, call: SyntaxNode, outcome: boolean): KeyFilter[] {
  const predicate = keyPredicate(l, call);
  const form = predicate === null ? null : keyForm(l, pairs, predicate.argument);
  if (predicate === null || form === null) return [];
  const keys = new Set([predicate.parameter]);
  const inside = { ...pairs, keys, folded: form === 'folded' ? keys : new Set<never>(), changed: new Set<never>() };
  return keyFilters(l, inside, predicate.test, outcome);
}

function binaryFilters(l: Lowering, pairs: PairLoop, test: SyntaxNode, outcome: boolean): KeyFilter[] {
  const group = operatorClass(l.tree, test);
  if (group === 'compare') return comparisonFilter(l, pairs, test, outcome);
  if (group === 'arithmetic') return [];
  const parts = leftOperands(l.tree, test).map((part) => keyFilters(l, pairs, part, outcome));
  // `a and b` true and `a or b` false mean that every part has that outcome; otherwise only one of them has.
  if ((group === 'and') === outcome) return parts.flat();
  return eitherFilter(parts);
}

/** One of several alternatives holds: useful only when each of them says which keys there are. */
function eitherFilter(parts: readonly KeyFilter[][]): KeyFilter[] {
  const single = parts.map((part) => part.find((filter) => filter.mode === 'only'));
  const first = single[0];
  if (first === undefined || single.includes(undefined)) return [];
  return [
    {
      mode: 'only',
      keys: single.flatMap((filter) => filter?.keys ?? []),
      nodes: single.flatMap((filter) => filter?.nodes ?? []),
      folded: single.some((filter) => filter?.folded === true),
    },
  ];
}

function comparisonFilter(l: Lowering, pairs: PairLoop, test: SyntaxNode, outcome: boolean): KeyFilter[] {
  const { operands, operators } = comparisonParts(l.tree, test);
  const operator = operators[0];
  const left = operands[0];
  const right = operands[1];
  if (operators.length !== 1 || operator === undefined || left === undefined || right === undefined) return [];
  if (operator.operator !== 'equal' && operator.operator !== 'in') return [];
  const leftForm = keyForm(l, pairs, left);
  const form = leftForm ?? (operator.operator === 'equal' ? keyForm(l, pairs, right) : null);
  if (form === null) return [];
  const other = leftForm === null ? left : right;
  const mode = outcome !== operator.negated ? 'only' : 'without';
  const folded = form === 'folded';
  if (operator.operator === 'equal') {
    const key = stringValue(l.tree, other);
    if (key !== null) return [{ mode, keys: [key], nodes: [], folded }];
  } else {
    const keys = stringList(l.tree, other);
    if (keys !== null) return [{ mode, keys, nodes: [], folded }];
  }
  return isDottedName(l.tree, other) ? [{ mode, keys: [], nodes: [l.value(other)], folded }] : [];
}
