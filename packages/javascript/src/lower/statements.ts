import { type BindingId, type NodeId, type Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { returnExpression } from './functions.js';
import type { Lowering, StatementRule } from './lowering.js';
import { assertedBy, endsProcess } from './leaving-calls.js';
import { assign } from './patterns.js';
import { hintAnnotation } from './types.js';

function expressionStatement(lowering: Lowering, at: SyntaxNode): void {
  const expression = lowering.tree.first(at);
  if (assertedBy(lowering, expression) >= 0) return assertion(lowering, expression);
  const value = lowering.expression(expression);
  if (endsProcess(lowering, expression)) lowering.builder.throwValue(value, lowering.span(at));
}

/** `assert(test, message)`, with the name from outside the file: goes on only where the test holds. */
function assertion(lowering: Lowering, call: SyntaxNode): void {
  const { tree, builder } = lowering;
  const asserted = assertedBy(lowering, call);
  const { test } = lowering.condition(asserted);
  for (let more = tree.next(asserted); more >= 0; more = tree.next(more))
    if (tree.kind(more) !== T.Comma && tree.kind(more) !== T.ParenRight)
      builder.condition(test, false, () => lowering.expression(more));
  builder.assume(test);
}

function block(lowering: Lowering, at: SyntaxNode): void {
  lowering.statements(at);
}

/** `let`, `const`, `var`, `using`. A `let` without a value is undefined from here on, in every turn of a loop anew. */
function variableDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const isVar = tree.has(at, T.kwVar);
  let pattern = -1;
  let annotation = -1;
  let hasValue = false;
  const finish = (): void => {
    if (pattern < 0 || hasValue) return;
    if (!isVar) declare(lowering, pattern, lowering.undefined(pattern), annotation);
  };
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.VariableDefinition:
      case T.ObjectPattern:
      case T.ArrayPattern:
        pattern = child;
        annotation = -1;
        hasValue = false;
        break;
      case T.TypeAnnotation:
        annotation = child;
        break;
      case T.Equals: {
        const value = tree.next(child);
        hasValue = true;
        declare(lowering, pattern, lowering.expression(value), annotation);
        if (value < 0) return;
        child = value;
        break;
      }
      case T.Comma:
        finish();
        break;
    }
  }
  finish();
}

/** An annotation speaks of the variable and, where a function gets it, of the function's parameters (contextual typing). */
function declare(lowering: Lowering, pattern: SyntaxNode, value: NodeId, annotation: SyntaxNode): void {
  const { tree, builder, scopes } = lowering;
  if (annotation >= 0) hintAnnotation(lowering, value, annotation);
  const binding = scopes.bindingAt(pattern);
  if (tree.kind(pattern) !== T.VariableDefinition || binding < 0) assign(lowering, pattern, value);
  else {
    const defined = builder.define(binding as BindingId, value, lowering.span(pattern));
    if (annotation >= 0 && defined !== value) hintAnnotation(lowering, defined, annotation);
  }
}

function functionDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const info = lowering.scopes.functionAt.get(at);
  if (info !== undefined && !info.hoisted) lowering.defineHoisted(info);
}

function ifStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const test = tree.child(at, T.ParenthesizedExpression);
  const whenTrue = tree.next(test);
  const elseAt = tree.child(at, T.kwElse);
  const evaluated = lowering.condition(test).test;
  const whenFalse = elseAt < 0 ? -1 : tree.next(elseAt);
  const { to } = lowering.span(at);
  const block = tree.parent(at);
  // Behind an `else if` comes who took an arm before it as well.
  const isChained = tree.kind(block) === T.IfStatement;
  lowering.builder.branch(
    evaluated,
    () => lowering.statement(whenTrue),
    whenFalse < 0 ? undefined : () => lowering.statement(whenFalse),
    {
      whenTrue: lowering.span(whenTrue),
      whenFalse: whenFalse < 0 ? null : lowering.span(whenFalse),
      rest: isChained ? null : { from: to, to: lowering.span(block).to },
    },
  );
}

interface Arm {
  readonly label: SyntaxNode;
  readonly statements: SyntaxNode[];
}

function switchStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const subject = tree.child(at, T.ParenthesizedExpression);
  const isTrue = tree.is(lowering.bare(subject), 'true');
  const value = lowering.expression(subject);
  const body = tree.child(at, T.SwitchBody);
  const arms: Arm[] = [];
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.CaseLabel || kind === T.DefaultLabel) arms.push({ label: child, statements: [] });
    else arms.at(-1)?.statements.push(child);
  }
  lowering.hoist(body);
  const test = ({ label }: Arm, isLast: boolean): Test => {
    // A default that is not the last arm runs when no later one matches, which the order of tests cannot say.
    if (tree.kind(label) === T.DefaultLabel) return isLast ? { kind: 'constant', value: true } : { kind: 'opaque' };
    const expression = tree.next(tree.first(label));
    if (isTrue) return lowering.condition(expression).test;
    const operands = [value, lowering.expression(expression)];
    return { kind: 'test', operator: 'identical', negated: false, operands, span: lowering.span(label) };
  };
  builder.arms(
    arms.map((arm, index) => ({
      test: () => test(arm, index === arms.length - 1),
      body: () => {
        for (const statement of arm.statements) lowering.statement(statement);
      },
    })),
    { fallsThrough: true, breaks: true, exhaustive: arms.some(({ label }) => tree.kind(label) === T.DefaultLabel) },
  );
}

function tryStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const body = tree.child(at, T.Block);
  const catchAt = tree.child(at, T.CatchClause);
  const finallyAt = tree.child(at, T.FinallyClause);
  const handler = (caught: NodeId): void => {
    for (let child = tree.first(catchAt); child >= 0; child = tree.next(child)) {
      const kind = tree.kind(child);
      if (kind === T.Block) lowering.statement(child);
      else assign(lowering, child, caught);
    }
  };
  builder.tryCatch({
    body: () => lowering.statement(body),
    handlers: catchAt < 0 ? [] : [handler],
    ...(finallyAt < 0 ? {} : { finalizer: () => lowering.statement(tree.last(finallyAt)) }),
  });
}

function returnStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const value = tree.next(tree.first(at));
  if (value < 0 || tree.kind(value) === T.Semicolon) {
    lowering.builder.returnValue(lowering.undefined(at), lowering.span(at));
  } else returnExpression(lowering, value);
}

function throwStatement(lowering: Lowering, at: SyntaxNode): void {
  lowering.builder.throwValue(lowering.expression(lowering.tree.next(lowering.tree.first(at))), lowering.span(at));
}

function labelOf(lowering: Lowering, at: SyntaxNode): string | undefined {
  const label = lowering.tree.child(at, T.Label);
  return label < 0 ? undefined : lowering.tree.slice(label);
}

function breakStatement(lowering: Lowering, at: SyntaxNode): void {
  lowering.builder.breakTo(labelOf(lowering, at));
}

function continueStatement(lowering: Lowering, at: SyntaxNode): void {
  lowering.builder.continueTo(labelOf(lowering, at));
}

const loops: ReadonlySet<number> = new Set([T.ForStatement, T.WhileStatement, T.DoStatement]);

/** The label of a loop belongs to the loop, which knows `continue`. */
function labeledStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const body = tree.last(at);
  const label = labelOf(lowering, at);
  if (label === undefined || loops.has(tree.kind(body))) lowering.statement(body);
  else builder.labelled(label, () => lowering.statement(body));
}

function withStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  lowering.expression(tree.child(at, T.ParenthesizedExpression));
  lowering.statement(tree.last(at));
}

export const simpleStatements: readonly (readonly [number, StatementRule])[] = [
  [T.ExpressionStatement, expressionStatement],
  [T.Block, block],
  [T.VariableDeclaration, variableDeclaration],
  [T.FunctionDeclaration, functionDeclaration],
  [T.IfStatement, ifStatement],
  [T.SwitchStatement, switchStatement],
  [T.TryStatement, tryStatement],
  [T.ReturnStatement, returnStatement],
  [T.ThrowStatement, throwStatement],
  [T.BreakStatement, breakStatement],
  [T.ContinueStatement, continueStatement],
  [T.LabeledStatement, labeledStatement],
  [T.WithStatement, withStatement],
];
