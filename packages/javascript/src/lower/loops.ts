import type { BindingId, NodeId, Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering, StatementRule } from './lowering.js';
import { guardedRemovals } from './guarded-removals.js';
import { copyPairsInLoop } from './pair-copies.js';
import { assign } from './patterns.js';
import { deferRemovals } from './removals.js';

const none: ReadonlySet<BindingId> = new Set();

function loopOptions(lowering: Lowering, at: SyntaxNode): { assigns: ReadonlySet<BindingId>; label?: string } {
  const { tree } = lowering;
  const assigns = lowering.scopes.loops.get(at) ?? none;
  const parent = tree.parent(at);
  if (tree.kind(parent) !== T.LabeledStatement) return { assigns };
  return { assigns, label: tree.slice(tree.first(parent)) };
}

/** A test in the head of a loop; an endless one is certain. */
function headTest(lowering: Lowering, at: SyntaxNode): Test {
  return at < 0 ? { kind: 'constant', value: true } : lowering.condition(at).test;
}

function whileStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const test = tree.child(at, T.ParenthesizedExpression);
  lowering.builder.loop({
    ...loopOptions(lowering, at),
    head: () => headTest(lowering, test),
    body: () => lowering.statement(tree.last(at)),
  });
}

function doStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const body = tree.next(tree.first(at));
  const whileAt = tree.child(at, T.kwWhile);
  lowering.builder.loop({
    ...loopOptions(lowering, at),
    bodyFirst: true,
    head: () => headTest(lowering, tree.next(whileAt)),
    body: () => lowering.statement(body),
  });
}

function forStatement(lowering: Lowering, at: SyntaxNode): void {
  const { tree } = lowering;
  const body = tree.last(at);
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.ForSpec) forSpec(lowering, at, child, body);
    else if (kind === T.ForOfSpec || kind === T.ForInSpec) forEach(lowering, at, child, body);
  }
}

function forSpec(lowering: Lowering, at: SyntaxNode, spec: SyntaxNode, body: SyntaxNode): void {
  const { tree } = lowering;
  let part = 0;
  let test = -1;
  let update = -1;
  for (let child = tree.first(spec); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.Semicolon) part++;
    else if (kind === T.VariableDeclaration) {
      lowering.statement(child);
      part++;
    } else if (kind !== T.ParenLeft && kind !== T.ParenRight && kind !== T.ErrorNode) {
      if (part === 0) lowering.expression(child);
      else if (part === 1) test = child;
      else update = child;
    }
  }
  lowering.builder.loop({
    ...loopOptions(lowering, at),
    head: () => headTest(lowering, test),
    body: () => lowering.statement(body),
    update: () => {
      if (update >= 0) lowering.expression(update);
    },
  });
}

/** `for … of` reads elements, `for … in` keys. */
function forEach(lowering: Lowering, at: SyntaxNode, spec: SyntaxNode, body: SyntaxNode): void {
  const { tree, builder } = lowering;
  const isOf = tree.kind(spec) === T.ForOfSpec;
  const word = tree.child(spec, isOf ? T.kwOf : T.kwIn);
  const iterated = tree.next(word);
  let target = tree.next(tree.first(spec));
  for (let child = target; child >= 0 && child !== word; child = tree.next(child)) target = child;
  const sequence: NodeId = lowering.expression(iterated);
  lowering.enumerated.set(lowering.bare(iterated), sequence);
  const copies = copyPairsInLoop(lowering, { target, iterated, body, isOf });
  const removals = deferRemovals(lowering, { target, body, sequence });
  const guarded = guardedRemovals(lowering, { target, iterated, body, isOf });
  builder.loop({
    ...loopOptions(lowering, at),
    head: () => {
      const content = isOf ? ({ kind: 'element' } as const) : ({ kind: 'mapKey' } as const);
      assign(lowering, target, builder.read(sequence, content, lowering.span(target)));
      return { kind: 'opaque' };
    },
    body: () => {
      lowering.statement(body);
      copies();
    },
  });
  removals();
  guarded();
}

export const loopStatements: readonly (readonly [number, StatementRule])[] = [
  [T.WhileStatement, whileStatement],
  [T.DoStatement, doStatement],
  [T.ForStatement, forStatement],
];
