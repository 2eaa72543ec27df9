import { type CallArgument, type KeyFilter, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyOf } from '../scopes/callables.js';
import type { Callee } from './calls.js';
import { type KeyTest, keyTests, testsAround } from './key-filters.js';
import type { Lowering } from './lowering.js';
import {
  argumentNodes,
  entriesOf,
  followAliases,
  isCallback,
  isKnownMap,
  isItem,
  isItemCallback,
  isOutside,
  isStable,
  isValue,
  keyIn,
  mapValue,
  namesOf,
  pairNames,
  type PairNames,
  parameterPatterns,
} from './pairs.js';
import { guardedByForEach } from './guarded-removals.js';
import { removeByForEach } from './removals.js';

// Copies of mappings entry by entry (engine notes 2.5): each becomes one step from mapping to mapping with what the program
// checks of the keys, instead of "some element is stored under some key", which would forget those checks.

/** A store of the entry at hand: into what, at which node, and what is known of the key there. */
interface EntryStore {
  readonly into: SyntaxNode;
  readonly at: SyntaxNode;
  readonly tests: readonly KeyTest[];
}

/** Stores of the entry in a body. Of nested callables only those are looked into that run for each item of its value. */
function entryStores(lowering: Lowering, body: SyntaxNode, names: PairNames): EntryStore[] {
  const { tree } = lowering;
  followAliases(lowering, body, names);
  const stores: EntryStore[] = [];
  let inner: SyntaxNode = -1;
  for (let node = body; node < tree.end(body); ) {
    const kind = tree.kind(node);
    if (isCallback(tree, node) && node !== body) {
      if (!isItemCallback(lowering, node, names)) {
        node = tree.end(node);
        continue;
      }
      inner = node;
    }
    if (kind === T.AssignmentExpression || kind === T.CallExpression) {
      const into = kind === T.CallExpression ? setTarget(lowering, node, names) : indexTarget(lowering, node, names);
      const isSeen = inner < 0 || node >= tree.end(inner) || isOutside(lowering, into, inner);
      if (into >= 0 && isSeen) stores.push({ into, at: node, tests: testsAround(lowering, node, body, names) });
    }
    node++;
  }
  return stores;
}

/** The object of `out[k] = v`, or -1. */
function indexTarget(lowering: Lowering, at: SyntaxNode, names: PairNames): SyntaxNode {
  const { tree } = lowering;
  const target = lowering.bare(tree.first(at));
  const bracket = tree.child(target, T.BracketLeft);
  if (tree.kind(target) !== T.MemberExpression || bracket < 0 || !tree.has(at, T.Equals)) return -1;
  if (keyIn(lowering, tree.next(bracket), names) === null || !isValue(lowering, tree.last(at), names)) return -1;
  return tree.first(target);
}

/** The object of `out.set(k, v)` and `out.append(k, v)`, or -1. What is appended may be one item of the value. */
function setTarget(lowering: Lowering, at: SyntaxNode, names: PairNames): SyntaxNode {
  const { tree } = lowering;
  const member = tree.first(at);
  const name = tree.kind(member) === T.MemberExpression ? tree.slice(tree.last(member)) : '';
  if (name !== 'set' && name !== 'append') return -1;
  const [key, value, ...more] = argumentNodes(tree, tree.child(at, T.ArgList));
  if (key === undefined || value === undefined || more.length > 0) return -1;
  if (keyIn(lowering, key, names) === null) return -1;
  const isCopied = isValue(lowering, value, names) || (name === 'append' && isItem(lowering, value, names));
  return isCopied ? tree.first(member) : -1;
}

function filtersOf(lowering: Lowering, tests: readonly KeyTest[]): KeyFilter[] {
  return tests.map(({ mode, keys, sets, folded }) => ({
    mode,
    keys,
    nodes: sets.map((set) => lowering.expression(set)),
    folded,
  }));
}

function emit(lowering: Lowering, into: NodeId, from: NodeId, tests: readonly KeyTest[], at: SyntaxNode): void {
  lowering.builder.copyPairs(into, from, filtersOf(lowering, tests), lowering.span(at));
}

interface LoopShape {
  readonly target: SyntaxNode;
  readonly iterated: SyntaxNode;
  readonly body: SyntaxNode;
  readonly isOf: boolean;
}

/**
 * Copies in the body of `for … of` and `for … in`. Returns what to lower at the end of the body. What is iterated without `entries` may
 * be a list of pairs as well as a map; then the store stands beside the copy, unless tests decide which keys are copied.
 */
export function copyPairsInLoop(lowering: Lowering, { target, iterated, body, isOf }: LoopShape): () => void {
  const entries = isOf ? entriesOf(lowering, iterated) : null;
  const map = entries?.map ?? lowering.bare(iterated);
  const form = entries?.form ?? (isOf ? 'pairs' : 'keys');
  const names = isKnownMap(lowering, map) ? namesOf(lowering, target, form, map) : null;
  if (names === null) return () => {};
  const stores = entryStores(lowering, body, names);
  if (stores.length === 0) return () => {};
  const before = (entries?.filters ?? []).flatMap((callback) => callbackTests(lowering, callback, form, map));
  const mayBeList = isOf && entries === null;
  for (const { at, tests } of stores) if (!mayBeList || tests.length > 0) lowering.copied.add(at);
  return () => {
    for (const { into, at, tests } of stores) {
      if (isStable(lowering, into)) {
        emit(lowering, lowering.expression(into), mapValue(lowering, map, entries?.isHeld), [...before, ...tests], at);
      }
    }
  };
}

/** What a `.filter` callback says of the keys that it lets through. */
function callbackTests(lowering: Lowering, callback: SyntaxNode, form: 'pairs' | 'keys', map: SyntaxNode): KeyTest[] {
  const { tree } = lowering;
  const pattern = parameterPatterns(tree, callback)[0];
  const names = pattern === undefined ? null : namesOf(lowering, pattern, form, map);
  if (names === null) return [];
  const body = tree.last(callback);
  if (tree.kind(body) !== T.Block) return keyTests(lowering, body, true, names);
  followAliases(lowering, body, names);
  const result = tree.children(body).filter((child) => tree.kind(child) === T.ReturnStatement);
  const only = result[0];
  if (only === undefined || result.length > 1) return [];
  return [...testsAround(lowering, only, body, names), ...keyTests(lowering, tree.next(tree.first(only)), true, names)];
}

/**
 * Copies made by a call: `Object.fromEntries(entries)`, `entries.reduce((out, [k, v]) => …, {})`, whose copy comes back, and
 * `entries.forEach(…)`, which fills an object from outside. `NO_NODE` when the call makes no object.
 */
export function copyPairsByCall(
  lowering: Lowering,
  at: SyntaxNode,
  callee: Callee,
  list: SyntaxNode,
  args: readonly CallArgument[],
): NodeId {
  switch (callee.name) {
    case 'fromEntries':
      return copyByEntries(lowering, at, list);
    case 'reduce':
      return copyByReduce(lowering, at, callee, list, args[1]?.node ?? NO_NODE);
    case 'forEach':
      if (lowering.tree.kind(callee.at) === T.MemberExpression)
        lowering.enumerated.set(lowering.bare(lowering.tree.first(callee.at)), callee.receiver);
      copyByForEach(lowering, callee, list);
      removeByForEach(lowering, callee.receiver, list);
      guardedByForEach(lowering, callee.at, list);
      return NO_NODE;
    default:
      return NO_NODE;
  }
}

function copyByEntries(lowering: Lowering, at: SyntaxNode, list: SyntaxNode): NodeId {
  const source = argumentNodes(lowering.tree, list)[0];
  return source === undefined ? NO_NODE : copyOfEntries(lowering, source, at);
}

/** The object that entries of another, filtered on the way, make up; `NO_NODE` for any other expression. */
export function copyOfEntries(lowering: Lowering, source: SyntaxNode, at: SyntaxNode): NodeId {
  const entries = entriesOf(lowering, source);
  if (entries === null || !isKnownMap(lowering, entries.map)) return NO_NODE;
  const { map, form, filters, isHeld } = entries;
  const tests: KeyTest[] = [];
  for (const callback of filters) {
    if (isProjection(lowering, callback)) {
      if (!isIdentity(lowering, callback, form, map)) return NO_NODE;
    } else tests.push(...callbackTests(lowering, callback, form, map));
  }
  const copy = lowering.builder.allocate('object', lowering.span(at));
  emit(lowering, copy, mapValue(lowering, map, isHeld), tests, at);
  return copy;
}

/** Whether a callback was given to `.map`. */
function isProjection(lowering: Lowering, callback: SyntaxNode): boolean {
  const { tree } = lowering;
  const call = tree.parent(tree.parent(callback));
  return tree.is(tree.last(tree.first(call)), 'map');
}

/** Whether a `.map` callback hands the entry on: `([k, v]) => [k.toLowerCase(), v]`, or `k => [k, h[k]]`. */
function isIdentity(lowering: Lowering, callback: SyntaxNode, form: 'pairs' | 'keys', map: SyntaxNode): boolean {
  const { tree } = lowering;
  const pattern = parameterPatterns(tree, callback)[0];
  const names = pattern === undefined ? null : namesOf(lowering, pattern, form, map);
  const pair = lowering.bare(tree.last(callback));
  if (names === null || tree.kind(pair) !== T.ArrayExpression) return false;
  const [key, value] = tree.children(pair).filter((child) => {
    const kind = tree.kind(child);
    return kind !== T.BracketLeft && kind !== T.BracketRight && kind !== T.Comma;
  });
  if (key === undefined || value === undefined) return false;
  return keyIn(lowering, key, names) !== null && isValue(lowering, value, names);
}

function copyByReduce(lowering: Lowering, at: SyntaxNode, callee: Callee, list: SyntaxNode, copy: NodeId): NodeId {
  const { tree } = lowering;
  const [callback, start] = argumentNodes(tree, list);
  if (callback === undefined || start === undefined || !isCallback(tree, callback)) return NO_NODE;
  if (tree.kind(lowering.bare(start)) !== T.ObjectExpression) return NO_NODE;
  const entries = entriesOf(lowering, tree.first(callee.at));
  const [accumulator, pattern] = parameterPatterns(tree, callback);
  if (entries === null || accumulator === undefined || pattern === undefined) return NO_NODE;
  const names = namesOf(lowering, pattern, entries.form, entries.map);
  if (names === null || !isKnownMap(lowering, entries.map)) return NO_NODE;
  const body = tree.last(callback);
  const before = entries.filters.flatMap((filter) => callbackTests(lowering, filter, entries.form, entries.map));
  const tests = [
    ...entryStores(lowering, body, names).map((store) => store.tests),
    ...entryLiterals(lowering, body, names),
  ];
  if (tests.length === 0) return NO_NODE;
  for (const found of tests)
    emit(lowering, copy, mapValue(lowering, entries.map, entries.isHeld), [...before, ...found], at);
  return copy;
}

/** `{ ...out, [k]: v }` in a body. */
function entryLiterals(lowering: Lowering, body: SyntaxNode, names: PairNames): KeyTest[][] {
  const { tree } = lowering;
  const found: KeyTest[][] = [];
  for (let node = body; node < tree.end(body); node++) {
    if (tree.kind(node) !== T.Property || !tree.has(node, T.BracketLeft)) continue;
    const colon = tree.child(node, T.Colon);
    if (colon < 0 || keyIn(lowering, keyOf(tree, node), names) === null) continue;
    if (isValue(lowering, tree.next(colon), names)) found.push(testsAround(lowering, node, body, names));
  }
  return found;
}

/** `forEach` of a mapping gives (value, key); of an array of entries or keys it gives one entry. */
function copyByForEach(lowering: Lowering, callee: Callee, list: SyntaxNode): void {
  const { tree } = lowering;
  const callback = argumentNodes(tree, list)[0];
  if (callback === undefined || !isCallback(tree, callback) || tree.kind(callee.at) !== T.MemberExpression) return;
  const object = tree.first(callee.at);
  const entries = entriesOf(lowering, object);
  const map = entries?.map ?? lowering.bare(object);
  const [first, second] = parameterPatterns(tree, callback);
  if (first === undefined || !isKnownMap(lowering, map)) return;
  const names =
    entries !== null
      ? namesOf(lowering, first, entries.form, map)
      : second === undefined
        ? namesOf(lowering, first, 'pairs', map)
        : pairNames(lowering, map, second, first);
  if (names === null) return;
  const before = (entries?.filters ?? []).flatMap((filter) =>
    callbackTests(lowering, filter, entries?.form ?? 'pairs', map),
  );
  for (const { into, at, tests } of entryStores(lowering, tree.last(callback), names)) {
    const sets = tests.flatMap((test) => test.sets);
    if (![into, ...sets].every((node) => isOutside(lowering, node, callback))) continue;
    if (entries !== null || second !== undefined || tests.length > 0) lowering.copied.add(at);
    emit(lowering, lowering.expression(into), mapValue(lowering, map, entries?.isHeld), [...before, ...tests], at);
  }
}
