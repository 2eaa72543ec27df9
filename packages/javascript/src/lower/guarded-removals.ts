import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { exactTest, isPresence, type KeyTest, leavesFrom } from './key-filters.js';
import { initialOf } from './initials.js';
import type { Lowering } from './lowering.js';
import {
  argumentNodes,
  type Entries,
  entriesOf,
  followAliases,
  isCallback,
  isOutside,
  isStable,
  keyIn,
  namesOf,
  type PairNames,
  parameterPatterns,
} from './pairs.js';
import { removed } from './removals.js';

// `for (const k of Object.keys(h)) if (DROP.has(k)) delete h[k]`: of the keys that an object has, those that a test names go. The loop
// cannot say so, since it may run no turn; what all its turns do is lowered once more behind it (engine notes 2.4).

interface Removal {
  readonly object: SyntaxNode;
  readonly test: KeyTest;
  readonly at: SyntaxNode;
}

interface LoopShape {
  readonly target: SyntaxNode;
  readonly iterated: SyntaxNode;
  readonly body: SyntaxNode;
  readonly isOf: boolean;
}

/** What to lower after a loop over the keys or entries of an object. */
export function guardedRemovals(lowering: Lowering, { target, iterated, body, isOf }: LoopShape): () => void {
  const entries: Entries | null = isOf
    ? entriesOf(lowering, iterated)
    : { map: lowering.bare(iterated), form: 'keys', filters: [], isHeld: false };
  if (entries === null) return () => {};
  const removals = removalsIn(lowering, entries, target, body);
  return () => {
    for (const removal of removals) lower(lowering, removal);
  };
}

/** `Object.keys(h).forEach((k) => { if (DROP.has(k)) delete h[k] })`, likewise. */
export function guardedByForEach(lowering: Lowering, callee: SyntaxNode, list: SyntaxNode): void {
  const { tree } = lowering;
  const callback = argumentNodes(tree, list)[0];
  if (callback === undefined || !isCallback(tree, callback) || tree.kind(callee) !== T.MemberExpression) return;
  const target = parameterPatterns(tree, callback)[0];
  const entries = entriesOf(lowering, tree.first(callee));
  if (entries === null || target === undefined) return;
  for (const removal of removalsIn(lowering, entries, target, lowering.tree.last(callback)))
    if ([removal.object, ...removal.test.sets].every((node) => isOutside(lowering, node, callback)))
      lower(lowering, removal);
}

function lower(lowering: Lowering, { object, test, at }: Removal): void {
  const nodes: readonly NodeId[] = test.sets.map((set) => lowering.expression(set));
  // Where the key is in the set it goes; where the test says that it is not, all others go.
  const mode = test.mode === 'only' ? 'without' : 'only';
  const filter = { mode, keys: test.keys, nodes, folded: test.folded } as const;
  lowering.builder.removeKeys(lowering.expression(object), filter, lowering.span(at));
}

function removalsIn(lowering: Lowering, entries: Entries, target: SyntaxNode, body: SyntaxNode): Removal[] {
  const { tree } = lowering;
  const names = namesOf(lowering, target, entries.form, entries.map);
  if (names === null) return [];
  followAliases(lowering, body, names);
  const before = entries.filters.map((filter) => testOfFilter(lowering, entries, filter));
  if (before.includes(null)) return [];
  const removals: Removal[] = [];
  for (let node = body; node < tree.end(body); ) {
    if (isCallback(tree, node) && node !== body) {
      node = tree.end(node);
      continue;
    }
    const removal = removed(lowering, node);
    if (
      removal !== null &&
      isStable(lowering, removal.object) &&
      hasKeysOf(lowering, removal.object, entries.map) &&
      keyIn(lowering, removal.key, names) !== null
    ) {
      const around = testsOn(lowering, node, body, removal.object, names);
      const [test, ...more] = around === null ? [] : [...before.filter((each) => each !== null), ...around];
      if (test !== undefined && more.length === 0) removals.push({ object: removal.object, test, at: node });
    }
    node++;
  }
  return removals;
}

/** Whether the object is the mapping that is enumerated, or was made as a copy of it. */
function hasKeysOf(lowering: Lowering, object: SyntaxNode, map: SyntaxNode): boolean {
  const { tree } = lowering;
  const isMap = (at: SyntaxNode): boolean => tree.slice(lowering.bare(at)) === tree.slice(lowering.bare(map));
  if (isMap(object)) return true;
  const made = lowering.bare(initialOf(lowering, lowering.bare(object)));
  switch (tree.kind(made)) {
    case T.ObjectExpression:
      return tree.children(made).some((property) => {
        const spread = tree.child(property, T.Spread);
        return spread >= 0 && isMap(tree.next(spread));
      });
    case T.NewExpression:
    case T.CallExpression:
      return argumentNodes(tree, tree.child(made, T.ArgList)).some(isMap);
    default:
      return false;
  }
}

/** What a `.filter` callback asks of the key, if that is all it does. */
function testOfFilter(lowering: Lowering, entries: Entries, callback: SyntaxNode): KeyTest | null {
  const { tree } = lowering;
  const pattern = parameterPatterns(tree, callback)[0];
  const names = pattern === undefined ? null : namesOf(lowering, pattern, entries.form, entries.map);
  const body = tree.last(callback);
  return names === null || tree.kind(body) === T.Block ? null : exactTest(lowering, body, true, names);
}

/** The tests of the key alone that decide whether the node runs; null where anything else decides. */
function testsOn(
  lowering: Lowering,
  at: SyntaxNode,
  body: SyntaxNode,
  object: SyntaxNode,
  names: PairNames,
): KeyTest[] | null {
  const { tree } = lowering;
  const tests: KeyTest[] = [];
  const add = (condition: SyntaxNode, outcome: boolean): boolean => {
    if (outcome && isPresence(lowering, condition, object, names)) return true;
    const test = exactTest(lowering, condition, outcome, names);
    if (test !== null) tests.push(test);
    return test !== null;
  };
  for (let node = at; node !== body; node = tree.parent(node)) {
    const parent = tree.parent(node);
    switch (tree.kind(parent)) {
      case T.ExpressionStatement:
      case T.ParenthesizedExpression:
        break;
      case T.IfStatement: {
        const elseAt = tree.child(parent, T.kwElse);
        if (!add(tree.child(parent, T.ParenthesizedExpression), elseAt < 0 || node < elseAt)) return null;
        break;
      }
      case T.BinaryExpression: {
        const left = tree.first(parent);
        if (node === left || !tree.is(tree.next(left), '&&') || !add(left, true)) return null;
        break;
      }
      case T.Block:
        for (let before = tree.first(parent); before >= 0 && before < node; before = tree.next(before)) {
          const condition = leavesFrom(lowering, before);
          if (condition >= 0 && !add(condition, false)) return null;
          if (condition < 0 && tree.kind(before) !== T.BraceLeft && mayLeave(lowering, before)) return null;
        }
        break;
      default:
        return null;
    }
  }
  return tests;
}

/** Whether the statement may end the turn of the loop. */
function mayLeave(lowering: Lowering, statement: SyntaxNode): boolean {
  const { tree } = lowering;
  for (let node = statement; node < tree.end(statement); node++) {
    const kind = tree.kind(node);
    const isLeaving =
      kind === T.ContinueStatement ||
      kind === T.BreakStatement ||
      kind === T.ReturnStatement ||
      kind === T.ThrowStatement;
    if (isLeaving) return true;
  }
  return false;
}
