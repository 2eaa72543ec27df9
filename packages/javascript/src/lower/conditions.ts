import { type NodeId, NO_NODE, type Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { type Evaluated, isTypeOperator, type Lowering } from './lowering.js';
import { concatenate, textPart } from './texts.js';

type Operator = Extract<Test, { kind: 'test' }>['operator'];

/** Operands of a chain of one short-circuit operator that a test looks back on; longer chains forget their first ones. */
const REMEMBERED = 16;

/** Lowers an expression as a test, taking `!`, `&&` and `||` apart (engine notes 1.3). */
export function condition(lowering: Lowering, at: SyntaxNode, wantsValue: boolean): Evaluated {
  const { tree } = lowering;
  const node = lowering.bare(at);
  switch (tree.kind(node)) {
    case T.BinaryExpression: {
      const operator = tree.next(tree.first(node));
      switch (tree.kind(operator)) {
        case T.LogicOp:
          if (tree.is(operator, '&&')) return shortCircuit(lowering, node, 'and', wantsValue);
          if (tree.is(operator, '||')) return shortCircuit(lowering, node, 'or', wantsValue);
          return truth(lowering, nullish(lowering, node), node);
        case T.CompareOp:
        case T.kwIn:
        case T.kwInstanceof:
          return comparison(lowering, node, operator, wantsValue);
      }
      break;
    }
    case T.UnaryExpression:
      if (tree.kind(tree.first(node)) === T.LogicOp) return negation(lowering, node, wantsValue);
      break;
    case T.BooleanLiteral: {
      const value = tree.is(node, 'true');
      return {
        test: { kind: 'constant', value },
        value: wantsValue ? lowering.builder.constant({ kind: 'boolean', value }, lowering.span(node)) : NO_NODE,
      };
    }
  }
  return truth(lowering, lowering.expression(node), node);
}

function truth(lowering: Lowering, value: NodeId, at: SyntaxNode): Evaluated {
  const operator: Operator = lowering.builder.callOf(value) >= 0 ? 'call' : 'truthy';
  return { test: { kind: 'test', operator, negated: false, operands: [value], span: lowering.span(at) }, value };
}

/** A run of `!` is counted rather than entered, however long. */
function negation(lowering: Lowering, at: SyntaxNode, wantsValue: boolean): Evaluated {
  const { tree } = lowering;
  let isNegated = false;
  let inner = at;
  while (tree.kind(inner) === T.UnaryExpression && tree.kind(tree.first(inner)) === T.LogicOp) {
    isNegated = !isNegated;
    inner = lowering.bare(tree.last(inner));
  }
  const { test } = lowering.condition(inner);
  return {
    test: isNegated ? { kind: 'not', test } : test,
    value: wantsValue ? outcomeOf(lowering, test, at) : NO_NODE,
  };
}

/** A value for the truth of a test. */
function outcomeOf(lowering: Lowering, test: Test, at: SyntaxNode): NodeId {
  const value = lowering.unknown(at);
  lowering.builder.keepTest(test, value);
  return value;
}

/** The operands of a left-leaning chain of one operator, in order. */
function operandsOf(lowering: Lowering, at: SyntaxNode, operator: string): SyntaxNode[] {
  const { tree } = lowering;
  const operands: SyntaxNode[] = [];
  let node = at;
  while (tree.kind(node) === T.BinaryExpression && tree.is(tree.next(tree.first(node)), operator)) {
    operands.push(tree.last(node));
    node = lowering.bare(tree.first(node));
  }
  operands.push(node);
  return operands.toReversed();
}

function shortCircuit(lowering: Lowering, at: SyntaxNode, kind: 'and' | 'or', wantsValue: boolean): Evaluated {
  const tests: Test[] = [];
  const values: NodeId[] = [];
  for (const operand of operandsOf(lowering, at, kind === 'and' ? '&&' : '||')) {
    const lower = (): Evaluated => lowering.condition(operand, wantsValue);
    const first = tests[0];
    const before: Test = tests.length === 1 && first !== undefined ? first : { kind, tests: tests.slice(-REMEMBERED) };
    const { test, value } = first === undefined ? lower() : lowering.builder.condition(before, kind === 'and', lower);
    tests.push(test);
    // `a && b` is `a` only where that is falsy, and then it holds nothing.
    if (kind === 'and') values.length = 0;
    values.push(value);
  }
  const only = values[0];
  const value = values.length === 1 && only !== undefined ? only : NO_NODE;
  if (!wantsValue || value !== NO_NODE) return { test: { kind, tests }, value };
  // `(a && b) || c` is `c` where `a` is falsy, whatever `b` is.
  const isPlain = tests.every((test) => test.kind !== 'and');
  return {
    test: { kind, tests },
    value: lowering.builder.join(values, lowering.span(at), isPlain ? 'falsy' : undefined),
  };
}

/** `a ?? b`: the right side runs where the left one is missing, which refines nothing. */
function nullish(lowering: Lowering, at: SyntaxNode): NodeId {
  const { builder } = lowering;
  const values: NodeId[] = [];
  for (const operand of operandsOf(lowering, at, '??')) {
    const lower = (): NodeId => lowering.expression(operand);
    const first = values[0];
    if (first !== undefined && values.length === 1 && builder.isPresent(first)) return first;
    values.push(first === undefined ? lower() : builder.condition({ kind: 'opaque' }, true, lower));
  }
  return builder.join(values, lowering.span(at), 'nothing');
}

function comparison(lowering: Lowering, at: SyntaxNode, operator: SyntaxNode, wantsValue: boolean): Evaluated {
  const { tree } = lowering;
  const first = tree.first(at);
  const kind = tree.kind(operator);
  const typeOperand = typeofOperand(lowering, first);
  const left = operand(lowering, typeOperand ?? first);
  const right = operand(lowering, tree.last(at));
  const text = tree.slice(operator);
  const test = (operator: Operator, negated: boolean, operands: NodeId[]): Evaluated => {
    const atom: Test = { kind: 'test', operator, negated, operands, span: lowering.span(at) };
    return { test: atom, value: wantsValue ? outcomeOf(lowering, atom, at) : NO_NODE };
  };
  if (kind === T.kwIn) return test('in', false, [left, right]);
  if (kind === T.kwInstanceof) return test('instance', false, [left, right]);
  if (typeOperand !== null) return test('other', text.startsWith('!'), [left, right]);
  switch (text) {
    case '===':
      return test('identical', false, [left, right]);
    case '!==':
      return test('identical', true, [left, right]);
    case '==':
      return test('equal', false, [left, right]);
    case '!=':
      return test('equal', true, [left, right]);
    case '<':
      return test('less', false, [left, right]);
    case '>':
      return test('less', false, [right, left]);
    case '>=':
      return test('less', true, [left, right]);
    case '<=':
      return test('less', true, [right, left]);
    default:
      return test('other', false, [left, right]);
  }
}

/** `#field in object` names a field, not a value. */
function operand(lowering: Lowering, at: SyntaxNode): NodeId {
  if (lowering.tree.kind(at) !== T.PrivatePropertyName) return lowering.expression(at);
  return lowering.builder.constant({ kind: 'string', value: lowering.tree.slice(at) }, lowering.span(at));
}

/** What `typeof x` speaks of: a test of its type is a test of `x`. */
function typeofOperand(lowering: Lowering, at: SyntaxNode): SyntaxNode | null {
  const { tree } = lowering;
  const node = lowering.bare(at);
  return tree.kind(node) === T.UnaryExpression && tree.kind(tree.first(node)) === T.kwTypeof ? tree.last(node) : null;
}

/** Binary operators as values. */
export function binary(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  const operator = tree.next(tree.first(at));
  const kind = tree.kind(operator);
  if (kind === T.LogicOp) {
    return tree.is(operator, '??') ? nullish(lowering, at) : lowering.condition(at, true).value;
  }
  if (kind === T.ArithOp || kind === T.BitOp) return arithmetic(lowering, at);
  if (isTypeOperator(kind)) return lowering.unknown(at);
  return lowering.condition(at, true).value;
}

/**
 * A chain of arithmetic, from the left and without recursion. Only `+` can concatenate; every other operator makes a number,
 * which holds nothing of its operands.
 */
function arithmetic(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  const chain: SyntaxNode[] = [];
  let node = at;
  while (tree.kind(node) === T.BinaryExpression && isArithmetic(tree.kind(tree.next(tree.first(node))))) {
    chain.push(node);
    node = lowering.bare(tree.first(node));
  }
  let parts = [textPart(lowering, node)];
  let top = node;
  for (const link of chain.toReversed()) {
    const right = textPart(lowering, tree.last(link));
    if (tree.is(tree.next(tree.first(link)), '+')) parts.push(right);
    else parts = [{ node: lowering.unknown(link), text: null }];
    top = link;
  }
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only.node : concatenate(lowering, parts, top);
}

function isArithmetic(kind: number): boolean {
  return kind === T.ArithOp || kind === T.BitOp;
}
