import type { ArmSpans, NodeId, Test } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import { lowerTest } from './conditions.js';
import { enter, suppresses } from './context-managers.js';
import { ELEMENT } from './contents.js';
import { itemsOf, lowerSequence } from './items.js';
import { keyFilters } from './key-filters.js';
import { removeIteratedKeys } from './key-removal.js';
import { lengthOf, writtenIndex } from './known-lengths.js';
import type { Lowering } from './lowering.js';
import { pairLoop } from './mappings.js';
import { assign, assignTargets } from './targets.js';

/** Longer chains of `elif` are lowered as arms of a switch, whose depth does not grow. */
const LONG_CHAIN = 24;

interface IfArm {
  /** The condition, or -1 for `else`. */
  readonly test: SyntaxNode;
  readonly body: SyntaxNode;
}

/** `if`, `elif`, `else`, which are one flat list. */
export function lowerIf(l: Lowering, node: SyntaxNode): void {
  const { tree } = l;
  const arms: IfArm[] = [];
  let test = -1;
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.Body) {
      arms.push({ test, body: child });
      test = -1;
    } else if (kind !== K.kwIf && kind !== K.kwElif && kind !== K.kwElse && kind !== K.ErrorNode) test = child;
  }
  if (arms.length > LONG_CHAIN) longChain(l, arms);
  else chain(l, arms, 0);
}

function chain(l: Lowering, arms: readonly IfArm[], index: number): void {
  const arm = arms[index];
  if (arm === undefined) return;
  if (arm.test < 0) return l.block(arm.body);
  const typeOnly = l.typeOnly;
  const isTypeCheck = lastName(l.tree, arm.test) === 'TYPE_CHECKING';
  const test: Test = isTypeCheck ? { kind: 'opaque' } : lowerTest(l, arm.test);
  const known = l.keyFilters;
  const rest =
    index + 1 < arms.length ? (): void => underKey(l, arm.test, false, () => chain(l, arms, index + 1)) : undefined;
  l.flow.branch(
    test,
    () => {
      l.typeOnly = typeOnly || isTypeCheck;
      underKey(l, arm.test, true, () => l.block(arm.body));
      l.typeOnly = typeOnly;
    },
    rest,
    armSpans(l, arms, index),
  );
  l.keyFilters = known;
  if (leaves(l, arm.body)) learn(l, arm.test, false);
  else if (arms.length === index + 2 && arms[index + 1]?.test === -1 && leaves(l, arms[index + 1]?.body ?? -1))
    learn(l, arm.test, true);
}

/** Where the arms from `index` on stand, and the rest of the block around the statement. */
function armSpans(l: Lowering, arms: readonly IfArm[], index: number): ArmSpans {
  const { tree } = l;
  const [arm, next] = [arms[index] as IfArm, arms[index + 1]];
  const { to } = l.span(arms.at(-1)?.body ?? arm.body);
  const after = next === undefined ? -1 : next.test < 0 ? next.body : next.test;
  const block = tree.parent(tree.parent(arm.body));
  return {
    whenTrue: l.span(arm.body),
    whenFalse: after < 0 ? null : { from: l.span(after).from, to },
    // Behind an `elif` comes who took an arm before it as well.
    rest: index > 0 ? null : { from: to, to: l.span(block).to },
  };
}

function longChain(l: Lowering, arms: readonly IfArm[]): void {
  l.flow.arms(
    arms.map((arm) => ({
      test: () => (arm.test < 0 ? { kind: 'constant', value: true } : lowerTest(l, arm.test)),
      body: () => l.block(arm.body),
    })),
    { fallsThrough: false, breaks: false, exhaustive: arms.at(-1)?.test === -1 },
  );
}

/** Lowers code that runs when a test had an outcome, which may say something of a pair loop's key. */
function underKey(l: Lowering, test: SyntaxNode, outcome: boolean, lower: () => void): void {
  const known = l.keyFilters;
  learn(l, test, outcome);
  lower();
  l.keyFilters = known;
}

function learn(l: Lowering, test: SyntaxNode, outcome: boolean): void {
  for (const loop of l.pairLoops) {
    const learned = keyFilters(l, loop, test, outcome).map((filter) => ({ ...filter, loop }));
    if (learned.length > 0) l.keyFilters = [...l.keyFilters, ...learned];
  }
}

/** Whether a body ends by leaving the rest of the block around it. */
function leaves(l: Lowering, body: SyntaxNode): boolean {
  const kind = l.tree.kind(l.tree.last(body));
  return (
    kind === K.ContinueStatement || kind === K.BreakStatement || kind === K.ReturnStatement || kind === K.RaiseStatement
  );
}

export function lowerWhile(l: Lowering, node: SyntaxNode): void {
  const { tree } = l;
  const [body, orElse] = bodies(l, node);
  const test = tree.next(tree.first(node));
  const noPairs = l.pairLoops.length;
  l.flow.loop({
    assigns: l.symbols.assigned(tree, node, l.callable.id),
    head: () => (test < 0 ? { kind: 'opaque' } : lowerTest(l, test)),
    body: () => (body === undefined ? undefined : l.block(body)),
    ...(orElse === undefined ? {} : { orElse: () => l.block(orElse) }),
  });
  l.pairLoops.length = noPairs;
}

function bodies(l: Lowering, node: SyntaxNode): SyntaxNode[] {
  return l.tree.children(node).filter((child) => l.tree.kind(child) === K.Body);
}

/** `for targets in values: … else: …`. */
export function lowerFor(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const targets: SyntaxNode[] = [];
  let child = tree.first(node);
  for (; child >= 0 && tree.kind(child) !== K.kwFor; child = tree.next(child));
  for (child = child < 0 ? -1 : tree.next(child); child >= 0 && tree.kind(child) !== K.kwIn; child = tree.next(child))
    if (!LIST_TOKENS.has(tree.kind(child))) targets.push(child);
  const [body, orElse] = bodies(l, node);
  const items = child < 0 ? [] : itemsOf(l, tree.next(child), body ?? -1);
  const only = items[0];
  const isOne = items.length === 1 && only !== undefined && !only.starred;
  const iterable: NodeId = isOne ? l.value(only.node) : lowerSequence(l, items, 'tuple', l.span(node));
  const pairs = isOne ? pairLoop(l, targets, only.node, iterable, node) : null;
  if (pairs !== null) l.pairLoops.push(pairs);
  flow.loop({
    assigns: l.symbols.assigned(tree, node, l.callable.id),
    head: () => ({ kind: 'opaque' }),
    bodyFirst: lengthOf(l, iterable) > 0 || (isOne ? isCounted(l, only.node) : items.some((item) => !item.starred)),
    body: () => {
      assignTargets(l, targets, flow.read(iterable, ELEMENT, l.span(only?.node ?? node)));
      if (body !== undefined) l.block(body);
    },
    ...(orElse === undefined ? {} : { orElse: () => l.block(orElse) }),
  });
  if (pairs !== null) l.pairLoops.pop();
  if (isOne && body !== undefined) removeIteratedKeys(l, targets, only.node, iterable, body);
}

/** `range(3)`: a loop over it runs at least once. */
function isCounted(l: Lowering, node: SyntaxNode): boolean {
  const { tree } = l;
  if (tree.kind(node) !== K.CallExpression || !l.isBuiltin(tree.first(node), 'range')) return false;
  const [count, more] = itemsOf(l, tree.first(tree.last(node)), -1);
  return count !== undefined && more === undefined && (writtenIndex(l, count.node) ?? 0) > 0;
}

const LIST_TOKENS: ReadonlySet<number> = new Set([K.Comma, K.Asterisk, K.ErrorNode]);

/** `with e as target, …`: the target gets what entering `e` returns, which often is `e` itself. */
export function lowerWith(l: Lowering, node: SyntaxNode): void {
  const { tree } = l;
  const isAsync = tree.kind(tree.first(node)) === K.kwAsync;
  enterItems(l, node, isAsync);
  const body = bodies(l, node)[0];
  if (body === undefined) return;
  if (!suppresses(l, node)) l.block(body);
  else l.flow.tryCatch({ body: () => l.block(body), handlers: [() => undefined] });
}

/** The items of a `with`, which stand flat in the statement, in its parentheses or in its tuple. */
function enterItems(l: Lowering, list: SyntaxNode, isAsync: boolean): void {
  const { tree } = l;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (WITH_TOKENS.has(kind)) continue;
    const after = tree.next(child);
    if ((kind === K.TupleExpression || kind === K.ParenthesizedExpression) && tree.kind(after) !== K.kwAs) {
      enterItems(l, child, isAsync);
      continue;
    }
    const entered = enter(l, l.value(child), isAsync, l.span(child));
    if (after < 0 || tree.kind(after) !== K.kwAs) continue;
    const target = tree.next(after);
    if (target < 0) return;
    assign(l, target, entered);
    child = target;
  }
}

const WITH_TOKENS: ReadonlySet<number> = new Set([
  K.kwAsync,
  K.kwWith,
  K.kwAs,
  K.Comma,
  K.ParenLeft,
  K.ParenRight,
  K.Body,
  K.ErrorNode,
]);

/** `assert test, message`: the message is made only when the test fails. */
export function lowerAssert(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const condition = tree.next(tree.first(node));
  if (condition < 0) return;
  const test = lowerTest(l, condition);
  const comma = tree.next(condition);
  const message = comma < 0 ? -1 : tree.next(comma);
  if (message >= 0) flow.condition(test, false, () => l.value(message));
  flow.assume(test);
}
