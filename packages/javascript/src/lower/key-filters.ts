import { type KeyFilter, NAME_GAP } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantKey } from './constants.js';
import { keyPattern } from './key-patterns.js';
import type { Lowering } from './lowering.js';
import { initialOf } from './initials.js';
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

/** `S.has(k)`, `S.includes(k)`, `/…/.test(k)`, and what a key is asked of its text: `k.startsWith('x-')`. */
function memberTest(lowering: Lowering, node: SyntaxNode, names: PairNames): Omit<KeyTest, 'mode'> | null {
  const { tree } = lowering;
  const call = methodCall(tree, node);
  const [key] = call?.args ?? [];
  if (call === null || key === undefined) return null;
  if (call.name === 'test') return patternTest(lowering, call.object, key, names);
  const text = textTest(lowering, call.object, call.name, key, names);
  if (text !== null) return text;
  if (call.name !== 'has' && call.name !== 'includes') return null;
  const folded = keyIn(lowering, key, names);
  if (folded === null) return null;
  const set = lowering.bare(call.object);
  const literal = literalSet(lowering, set);
  if (literal !== null) return { keys: literal, sets: [], folded };
  return isStable(lowering, set) ? { keys: [], sets: [set], folded } : null;
}

const TEXT_TESTS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['startsWith', (text: string) => text + NAME_GAP],
  ['endsWith', (text: string) => NAME_GAP + text],
  ['includes', (text: string) => NAME_GAP + text + NAME_GAP],
]);

function textTest(
  lowering: Lowering,
  object: SyntaxNode,
  method: string,
  argument: SyntaxNode,
  names: PairNames,
): Omit<KeyTest, 'mode'> | null {
  const named = TEXT_TESTS.get(method);
  const folded = named === undefined ? null : keyIn(lowering, object, names);
  const text = constantKey(lowering.tree, lowering.bare(argument));
  return named === undefined || folded === null || text === null ? null : { keys: [named(text)], sets: [], folded };
}

/** The regular expression stands here, or in a variable of the file that nothing else is put into. */
function patternTest(
  lowering: Lowering,
  expression: SyntaxNode,
  key: SyntaxNode,
  names: PairNames,
): Omit<KeyTest, 'mode'> | null {
  const { tree } = lowering;
  const folded = keyIn(lowering, key, names);
  const literal = folded === null ? -1 : initialOf(lowering, lowering.bare(expression));
  if (folded === null || tree.kind(literal) !== T.RegExp) return null;
  const pattern = keyPattern(tree.slice(literal));
  return pattern === null ? null : { keys: pattern.texts, sets: [], folded: folded || pattern.folded };
}

/** Whether a condition only asks if the object has the key: `k in h`, `h[k]`, `h[k] !== undefined`, `h.has(k)`. */
export function isPresence(lowering: Lowering, condition: SyntaxNode, object: SyntaxNode, names: PairNames): boolean {
  const { tree } = lowering;
  const node = lowering.bare(condition);
  const isObject = (at: SyntaxNode): boolean => tree.slice(at) === tree.slice(object);
  switch (tree.kind(node)) {
    case T.MemberExpression: {
      const bracket = tree.child(node, T.BracketLeft);
      return bracket >= 0 && isObject(tree.first(node)) && keyIn(lowering, tree.next(bracket), names) !== null;
    }
    case T.BinaryExpression: {
      const left = tree.first(node);
      const right = tree.last(node);
      const operator = tree.slice(tree.next(left));
      if (operator === 'in') return isObject(right) && keyIn(lowering, left, names) !== null;
      const isNothing = /^(?:undefined|null)$/.test(tree.slice(right));
      return (operator === '!==' || operator === '!=') && isNothing && isPresence(lowering, left, object, names);
    }
    case T.CallExpression: {
      const call = methodCall(tree, node);
      const [key] = call?.args ?? [];
      if (call === null || key === undefined || (call.name !== 'has' && call.name !== 'hasOwnProperty')) return false;
      return isObject(call.object) && keyIn(lowering, key, names) !== null;
    }
    default:
      return false;
  }
}

/**
 * The test of the key that a condition is, where it asks nothing else: its outcome is that of the test, not only a part of it. Whether
 * an object has the key at all is not asked.
 */
export function exactTest(
  lowering: Lowering,
  condition: SyntaxNode,
  outcome: boolean,
  names: PairNames,
): KeyTest | null {
  const { tree } = lowering;
  const node = lowering.bare(condition);
  if (tree.kind(node) === T.UnaryExpression)
    return tree.kind(tree.first(node)) === T.LogicOp ? exactTest(lowering, tree.last(node), !outcome, names) : null;
  if (tree.kind(node) === T.BinaryExpression) {
    const left = tree.first(node);
    const operator = tree.slice(tree.next(left));
    if (operator === '&&' || operator === '||') {
      const parts = [left, tree.last(node)].map((part) => exactTest(lowering, part, outcome, names));
      const first = parts[0];
      const second = parts[1];
      if (first == null || second == null || first.folded !== second.folded) return null;
      // Where one of two decides the outcome, the sets are one; where both must, they would be cut.
      const wanted = (operator === '||') === outcome ? 'only' : 'without';
      if (first.mode !== wanted || second.mode !== wanted) return null;
      return {
        mode: wanted,
        keys: [...first.keys, ...second.keys],
        sets: [...first.sets, ...second.sets],
        folded: first.folded,
      };
    }
  }
  const [test, ...more] = keyTests(lowering, node, outcome, names);
  return test === undefined || more.length > 0 ? null : test;
}

/** The constants of `['a', 'b']` and `new Set(['a', 'b'])`. */
function literalSet(lowering: Lowering, at: SyntaxNode): string[] | null {
  const { tree } = lowering;
  if (tree.kind(at) === T.NewExpression) {
    const only = argumentNodes(tree, tree.child(at, T.ArgList))[0];
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

/** The condition of a statement that only leaves where it holds (`if (…) continue;`), or -1. */
export function leavesFrom(lowering: Lowering, statement: SyntaxNode): SyntaxNode {
  const { tree } = lowering;
  if (tree.kind(statement) !== T.IfStatement || tree.has(statement, T.kwElse)) return -1;
  return leaves(lowering, tree.last(statement)) ? tree.child(statement, T.ParenthesizedExpression) : -1;
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
          const condition = leavesFrom(lowering, before);
          if (condition >= 0) tests.push(...keyTests(lowering, condition, false, names));
        }
    }
  }
  return tests;
}
