import type { NodeId, Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { comparisonParts, leftOperands, operatorClass } from '../shapes/operators.js';
import type { Lowering } from './lowering.js';

/** Above this, a part of `and`/`or` is seen only under the outcome of the part before it, not of all. */
const LONG = 8;

/** Lowers an expression as a test: its operands are evaluated in order, `and`, `or` and `not` taken apart. */
export function lowerTest(l: Lowering, node: SyntaxNode): Test {
  const { tree } = l;
  const kind = tree.kind(node);
  switch (kind) {
    case K.ParenthesizedExpression:
      return lowerTest(l, tree.next(tree.first(node)));
    case K.Boolean:
      return { kind: 'constant', value: tree.is(node, 'True') };
    case K.None:
      return { kind: 'constant', value: false };
    case K.Number:
      return { kind: 'constant', value: Number(tree.slice(node)) !== 0 };
    case K.UnaryExpression:
      if (tree.kind(tree.first(node)) === K.kwNot) return { kind: 'not', test: lowerTest(l, tree.last(node)) };
      break;
    case K.BinaryExpression:
      switch (operatorClass(tree, node)) {
        case 'and':
        case 'or':
          return junction(l, node).test;
        case 'compare':
          return comparison(l, node);
      }
      break;
    case K.CallExpression: {
      const test = callTest(l, node);
      if (test !== null) return test;
    }
  }
  return truth(l, node, l.value(node));
}

/** Whether a value already made is true. */
export function truth(l: Lowering, node: SyntaxNode, value: NodeId): Test {
  const known = l.outcomes.get(value);
  if (known !== undefined) return known;
  const kind = l.tree.kind(node);
  const isCall = kind === K.CallExpression || kind === K.AwaitExpression;
  return { kind: 'test', operator: isCall ? 'call' : 'truthy', negated: false, operands: [value], span: l.span(node) };
}

/** Whether the value of an expression is nothing but the outcome of a test. */
export function isTest(l: Lowering, node: SyntaxNode): boolean {
  const { tree } = l;
  const kind = tree.kind(node);
  if (kind === K.ParenthesizedExpression) return isTest(l, tree.next(tree.first(node)));
  if (kind === K.UnaryExpression) return tree.kind(tree.first(node)) === K.kwNot;
  if (kind === K.CallExpression) return isBuiltinCall(l, node, 'isinstance');
  if (kind !== K.BinaryExpression) return false;
  const group = operatorClass(tree, node);
  if (group === 'compare') return true;
  return group !== 'arithmetic' && leftOperands(tree, node).every((operand) => isTest(l, operand));
}

/** The value of `a == b`, `not a`, `a and b`, `a or b`: a truth value, the last operand, or any operand. */
export function lowerLogic(l: Lowering, node: SyntaxNode): NodeId {
  const { tree } = l;
  const group = tree.kind(node) === K.BinaryExpression ? operatorClass(tree, node) : 'compare';
  if (group !== 'compare' && !isTest(l, node)) return junction(l, node).value;
  const test = lowerTest(l, node);
  const value = l.flow.expression(l.span(node));
  l.outcomes.set(value, test);
  l.flow.keepTest(test, value);
  return value;
}

/** `a and b`: a is the value only when it is false, so b alone carries anything; `a or b`: either. */
function junction(l: Lowering, node: SyntaxNode): { readonly test: Test; readonly value: NodeId } {
  const { tree, flow } = l;
  const kind = operatorClass(tree, node) === 'and' ? 'and' : 'or';
  const tests: Test[] = [];
  const values: NodeId[] = [];
  let value = -1 as NodeId;
  const operand = (part: SyntaxNode): void => {
    if (isTest(l, part)) {
      tests.push(lowerTest(l, part));
      value = -1 as NodeId;
      return;
    }
    value = l.value(part);
    values.push(value);
    tests.push(truth(l, part, value));
  };
  for (const part of leftOperands(tree, node)) {
    const last = tests.at(-1);
    if (last === undefined) operand(part);
    else {
      const before: Test = tests.length === 1 || tests.length > LONG ? last : { kind, tests: [...tests] };
      flow.condition(before, kind === 'and', () => operand(part));
    }
  }
  const span = l.span(node);
  const test: Test = { kind, tests };
  if (kind === 'or' && values.length > 0) {
    // `a and b or c` is `c` where `a` is false, whatever `b` is.
    const isPlain = tests.every((part) => part.kind !== 'and');
    const without = isPlain ? 'falsy' : undefined;
    return { test, value: values.length === 1 ? (values[0] ?? value) : flow.join(values, span, without) };
  }
  if (kind === 'and' && value >= 0) return { test, value };
  const outcome = flow.expression(span);
  flow.keepTest(test, outcome);
  return { test, value: outcome };
}

/** `a < b <= c` compares neighbours. */
function comparison(l: Lowering, node: SyntaxNode): Test {
  const { operands, operators } = comparisonParts(l.tree, node);
  const values = operands.map((operand) => l.value(operand));
  const tests: Test[] = operators.map(({ operator, negated }, index) => ({
    kind: 'test',
    operator,
    negated,
    operands: values.slice(index, index + 2),
    span: l.span(node),
  }));
  const only = tests[0];
  return tests.length === 1 && only !== undefined ? only : { kind: 'and', tests };
}

/** `isinstance(x, C)` and `isinstance(x, (C, D))`; `bool(x)`. */
function callTest(l: Lowering, node: SyntaxNode): Test | null {
  const { tree } = l;
  if (!isBuiltinCall(l, node, 'isinstance') && !isBuiltinCall(l, node, 'bool')) return null;
  const list = tree.last(node);
  const value = tree.next(tree.first(list));
  const comma = value < 0 ? -1 : tree.next(value);
  if (tree.is(tree.first(node), 'bool')) return tree.kind(comma) === K.ParenRight ? lowerTest(l, value) : null;
  const classes = tree.kind(comma) === K.Comma ? tree.next(comma) : -1;
  if (classes < 0 || tree.kind(classes) === K.ParenRight) return null;
  const object = l.value(value);
  const types = classList(l, classes).map((type) => l.value(type));
  const only = types[0];
  const type = types.length === 1 && only !== undefined ? only : l.flow.join(types, l.span(classes));
  return { kind: 'test', operator: 'instance', negated: false, operands: [object, type], span: l.span(node) };
}

function isBuiltinCall(l: Lowering, node: SyntaxNode, name: string): boolean {
  return l.isBuiltin(l.tree.first(node), name);
}

function classList(l: Lowering, node: SyntaxNode): SyntaxNode[] {
  const { tree } = l;
  if (tree.kind(node) === K.TupleExpression)
    return tree
      .children(node)
      .filter((child) => ![K.ParenLeft, K.ParenRight, K.Comma].some((kind) => kind === tree.kind(child)));
  return tree.kind(node) === K.BinaryExpression ? leftOperands(tree, node) : [node];
}
