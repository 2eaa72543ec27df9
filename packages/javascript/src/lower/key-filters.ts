import type { KeyFilter } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantKey } from './constants.js';
import type { Lowering } from './lowering.js';
import { argumentNodes, isStable, keyIn, methodCall, type PairNames } from './pairs.js';

/** What a condition says of a key; `sets` are expressions whose value is the set or the single key. */
export interface KeyTest {
  readonly mode: KeyFilter['mode'];
  readonly keys: readonly string[];
  readonly sets: readonly SyntaxNode[];
  readonly folded: boolean;
}

/** The tests of the key that hold where the condition had the outcome. What is not understood says nothing. */
export function keyTests(lowering: Lowering, condition: SyntaxNode, outcome: boolean, names: PairNames): KeyTest[] {
  const { tree } = lowering;
  const node = lowering.bare(condition);
  switch (tree.kind(node)) {
    case T.UnaryExpression:
      if (tree.kind(tree.first(node)) !== T.LogicOp) return [];
      return keyTests(lowering, tree.last(node), !outcome, names);
    case T.BinaryExpression:
      return binaryTests(lowering, node, outcome, names);
    case T.CallExpression: {
      const test = memberTest(lowering, node, names);
      return test === null ? [] : [{ ...test, mode: outcome ? 'only' : 'without' }];
    }
    default:
      return [];
  }
}

function binaryTests(lowering: Lowering, node: SyntaxNode, outcome: boolean, names: PairNames): KeyTest[] {
  const { tree } = lowering;
  const left = tree.first(node);
  const operator = tree.next(left);
  const right = tree.last(node);
  switch (tree.slice(operator)) {
    case '&&':
      return outcome ? both(lowering, [left, right], outcome, names) : either(lowering, [left, right], outcome, names);
    case '||':
      return outcome ? either(lowering, [left, right], outcome, names) : both(lowering, [left, right], outcome, names);
    case '===':
    case '==':
      return equality(lowering, left, right, outcome, names);
    case '!==':
    case '!=':
      return equality(lowering, left, right, !outcome, names);
    default:
      return [];
  }
}

function both(lowering: Lowering, parts: readonly SyntaxNode[], outcome: boolean, names: PairNames): KeyTest[] {
  return parts.flatMap((part) => keyTests(lowering, part, outcome, names));
}

/** One of the parts holds: the key is in the union of what they allow, if each allows a set. */
function either(lowering: Lowering, parts: readonly SyntaxNode[], outcome: boolean, names: PairNames): KeyTest[] {
  const tests = parts.map((part) => keyTests(lowering, part, outcome, names).find(({ mode }) => mode === 'only'));
  const known = tests.filter((test) => test !== undefined);
  if (known.length < parts.length) return [];
  return [
    {
      mode: 'only',
      keys: known.flatMap(({ keys }) => keys),
      sets: known.flatMap(({ sets }) => sets),
      folded: known.some(({ folded }) => folded),
    },
  ];
}

function equality(
  lowering: Lowering,
  left: SyntaxNode,
  right: SyntaxNode,
  isEqual: boolean,
  names: PairNames,
): KeyTest[] {
  const leftKey = keyIn(lowering, left, names);
  const folded = leftKey ?? keyIn(lowering, right, names);
  if (folded === null) return [];
  const other = lowering.bare(leftKey === null ? left : right);
  const constant = constantKey(lowering.tree, other);
  const mode = isEqual ? 'only' : 'without';
  if (constant !== null) return [{ mode, keys: [constant], sets: [], folded }];
  return isStable(lowering, other) ? [{ mode, keys: [], sets: [other], folded }] : [];
}

/** `S.has(k)` and `S.includes(k)`. */
function memberTest(lowering: Lowering, node: SyntaxNode, names: PairNames): Omit<KeyTest, 'mode'> | null {
  const { tree } = lowering;
  const call = methodCall(tree, node);
  const [key] = call?.args ?? [];
  if (call === null || key === undefined || (call.name !== 'has' && call.name !== 'includes')) return null;
  const folded = keyIn(lowering, key, names);
  if (folded === null) return null;
  const set = lowering.bare(call.object);
  const literal = literalSet(lowering, set);
  if (literal !== null) return { keys: literal, sets: [], folded };
  return isStable(lowering, set) ? { keys: [], sets: [set], folded } : null;
}

/** The constants of `['a', 'b']` and `new Set(['a', 'b'])`. */
function literalSet(lowering: Lowering, at: SyntaxNode): string[] | null {
  const { tree } = lowering;
  if (tree.kind(at) === T.NewExpression) {
    const [only] = argumentNodes(tree, tree.child(at, T.ArgList));
    return only === undefined ? null : literalSet(lowering, lowering.bare(only));
  }
  if (tree.kind(at) !== T.ArrayExpression) return null;
  const keys: string[] = [];
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.BracketLeft || kind === T.BracketRight || kind === T.Comma) continue;
    const key = constantKey(tree, child);
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}

const leaving: ReadonlySet<number> = new Set([
  T.ReturnStatement,
  T.ContinueStatement,
  T.BreakStatement,
  T.ThrowStatement,
]);

function leaves(lowering: Lowering, statement: SyntaxNode): boolean {
  const { tree } = lowering;
  if (leaving.has(tree.kind(statement))) return true;
  if (tree.kind(statement) !== T.Block) return false;
  return tree.children(statement).some((child) => leaving.has(tree.kind(child)));
}

/** What is known of the key at a node inside `body`: the conditions around it and those before it that leave. */
export function testsAround(lowering: Lowering, at: SyntaxNode, body: SyntaxNode, names: PairNames): KeyTest[] {
  const { tree } = lowering;
  const tests: KeyTest[] = [];
  for (let node = at; node !== body && node > body; node = tree.parent(node)) {
    const parent = tree.parent(node);
    switch (tree.kind(parent)) {
      case T.IfStatement: {
        const condition = tree.child(parent, T.ParenthesizedExpression);
        if (node === condition) break;
        const elseAt = tree.child(parent, T.kwElse);
        tests.push(...keyTests(lowering, condition, elseAt < 0 || node < elseAt, names));
        break;
      }
      case T.ConditionalExpression: {
        const condition = tree.first(parent);
        if (node !== condition) tests.push(...keyTests(lowering, condition, node !== tree.last(parent), names));
        break;
      }
      case T.BinaryExpression: {
        const left = tree.first(parent);
        if (node === left) break;
        const operator = tree.slice(tree.next(left));
        if (operator === '&&' || operator === '||') tests.push(...keyTests(lowering, left, operator === '&&', names));
        break;
      }
      case T.Block:
        for (let before = tree.first(parent); before >= 0 && before < node; before = tree.next(before)) {
          if (tree.kind(before) !== T.IfStatement || tree.has(before, T.kwElse)) continue;
          if (leaves(lowering, tree.last(before))) {
            tests.push(...keyTests(lowering, tree.child(before, T.ParenthesizedExpression), false, names));
          }
        }
    }
  }
  return tests;
}
