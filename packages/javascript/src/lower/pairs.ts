import { type BindingId, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { initialOf, isChanged } from './initials.js';
import type { Lowering } from './lowering.js';

// The shapes in which programs walk a mapping by its entries (engine notes 2.5). All of this looks at syntax only.

/** The entries that an expression enumerates: of which mapping, as pairs or as keys, under which filter callbacks. */
export interface Entries {
  readonly map: SyntaxNode;
  readonly form: 'pairs' | 'keys';
  /** Callbacks of `.filter(…)` and `.map(…)` between the mapping and the place that consumes the entries. */
  readonly filters: readonly SyntaxNode[];
  /** A variable holds the entries: they are those of the mapping as it was then. */
  readonly isHeld: boolean;
}

/**
 * Names that hold the key or the value of the entry at hand; of a key, whether it was brought to lower case. `items` are names of single
 * texts where the value may be a list of them, as headers are that were sent twice.
 */
export interface PairNames {
  readonly map: SyntaxNode;
  readonly keys: Map<BindingId, boolean>;
  readonly values: Set<BindingId>;
  readonly items: Set<BindingId>;
}

/** The method call that a node is: its object, name and arguments. */
export function methodCall(
  tree: SyntaxTree,
  at: SyntaxNode,
): { readonly object: SyntaxNode; readonly name: string; readonly args: readonly SyntaxNode[] } | null {
  if (tree.kind(at) !== T.CallExpression) return null;
  const member = tree.first(at);
  if (tree.kind(member) !== T.MemberExpression) return null;
  const last = tree.last(member);
  if (tree.kind(last) !== T.PropertyName) return null;
  return { object: tree.first(member), name: tree.slice(last), args: argumentNodes(tree, tree.child(at, T.ArgList)) };
}

export function argumentNodes(tree: SyntaxTree, list: SyntaxNode): SyntaxNode[] {
  return tree.children(list).filter((child) => {
    const kind = tree.kind(child);
    return kind !== T.ParenLeft && kind !== T.ParenRight && kind !== T.Comma;
  });
}

/** Recognises `Object.entries(h)`, `h.entries()`, `Object.keys(h)`, `h.keys()`, copies of them and `.filter`/`.map` on them. */
export function entriesOf(lowering: Lowering, at: SyntaxNode): Entries | null {
  const { tree } = lowering;
  const node = lowering.bare(at);
  if (tree.kind(node) === T.VariableName) {
    const held = initialOf(lowering, node);
    const entries = held >= node ? null : entriesOf(lowering, held);
    if (entries === null || isChanged(lowering, node)) return null;
    return !lowering.enumerated.has(lowering.bare(entries.map)) ? null : { ...entries, isHeld: true };
  }
  if (tree.kind(node) === T.ArrayExpression) {
    const spread = tree.next(tree.first(node));
    return tree.kind(spread) === T.Spread ? entriesOf(lowering, tree.next(spread)) : null;
  }
  const call = methodCall(tree, node);
  if (call === null) return null;
  const { object, name, args } = call;
  const first = args[0];
  if (name === 'entries' || name === 'keys') {
    const form = name === 'keys' ? 'keys' : 'pairs';
    const isStatic = tree.is(object, 'Object') || tree.is(object, 'Reflect');
    const map = isStatic ? first : object;
    return map === undefined || (!isStatic && args.length > 0) ? null : { map, form, filters: [], isHeld: false };
  }
  if (name === 'from' && tree.is(object, 'Array') && first !== undefined) return entriesOf(lowering, first);
  if ((name !== 'filter' && name !== 'map') || first === undefined) return null;
  const inner = entriesOf(lowering, object);
  if (inner === null || !isCallback(tree, first)) return null;
  return { ...inner, filters: [...inner.filters, first] };
}

export function isCallback(tree: SyntaxTree, at: SyntaxNode): boolean {
  const kind = tree.kind(at);
  return kind === T.ArrowFunction || kind === T.FunctionExpression;
}

/** The patterns of a callback's parameters. */
export function parameterPatterns(tree: SyntaxTree, callback: SyntaxNode): SyntaxNode[] {
  return tree.children(tree.child(callback, T.ParamList)).filter((child) => isPattern(tree.kind(child)));
}

function isPattern(kind: number): boolean {
  return kind === T.VariableDefinition || kind === T.ArrayPattern || kind === T.ObjectPattern;
}

/** The names of key and value in `[k, v]`, or of the key alone. */
export function namesOf(
  lowering: Lowering,
  pattern: SyntaxNode,
  form: Entries['form'],
  map: SyntaxNode,
): PairNames | null {
  const { tree } = lowering;
  if (form === 'keys') return pairNames(lowering, map, pattern, -1);
  if (tree.kind(pattern) !== T.ArrayPattern) return null;
  const [key, value] = tree.children(pattern).filter((child) => isPattern(tree.kind(child)));
  return key === undefined ? null : pairNames(lowering, map, key, value ?? -1);
}

export function pairNames(lowering: Lowering, map: SyntaxNode, key: SyntaxNode, value: SyntaxNode): PairNames | null {
  const keyBinding = lowering.scopes.bindingAt(key);
  if (keyBinding < 0) return null;
  const valueBinding = lowering.scopes.bindingAt(value);
  return {
    map,
    keys: new Map([[keyBinding as BindingId, false]]),
    values: new Set(valueBinding < 0 ? [] : [valueBinding as BindingId]),
    items: new Set(),
  };
}

/**
 * Adds the local names that a body gives to the key or the value: `const lower = k.toLowerCase()`, and to items of the value:
 * `for (const item of v)`, `v.forEach((item) => …)`.
 */
export function followAliases(lowering: Lowering, body: SyntaxNode, names: PairNames): void {
  const { tree, scopes } = lowering;
  for (let node = body; node < tree.end(body); node++) {
    const item = itemOf(lowering, node, names);
    if (item >= 0) names.items.add(item as BindingId);
    if (tree.kind(node) !== T.Equals || tree.kind(tree.parent(node)) !== T.VariableDeclaration) continue;
    const value = tree.next(node);
    const target = scopes.bindingAt(previous(tree, node));
    if (target < 0 || value < 0) continue;
    const folded = keyIn(lowering, value, names);
    if (folded !== null) names.keys.set(target as BindingId, folded);
    else if (isValue(lowering, value, names)) names.values.add(target as BindingId);
  }
}

/** The name that holds one item of the entry's value, in a loop or callback that starts at the node; -1 for other nodes. */
function itemOf(lowering: Lowering, node: SyntaxNode, names: PairNames): number {
  const { tree, scopes } = lowering;
  if (tree.kind(node) === T.ForOfSpec) {
    const word = tree.child(node, T.kwOf);
    return isValue(lowering, tree.next(word), names) ? scopes.bindingAt(previous(tree, word)) : -1;
  }
  const [item] = isItemCallback(lowering, node, names) ? parameterPatterns(tree, node) : [];
  return item === undefined ? -1 : scopes.bindingAt(item);
}

/** Whether a node is the callback of `v.forEach(…)` for the value of the entry. */
export function isItemCallback(lowering: Lowering, node: SyntaxNode, names: PairNames): boolean {
  const { tree } = lowering;
  if (!isCallback(tree, node)) return false;
  const call = methodCall(tree, tree.parent(tree.parent(node)));
  return call?.name === 'forEach' && call.args[0] === node && isValue(lowering, call.object, names);
}

function previous(tree: SyntaxTree, node: SyntaxNode): SyntaxNode {
  const parent = tree.parent(node);
  let before = -1;
  for (let child = tree.first(parent); child >= 0 && child !== node; child = tree.next(child)) {
    if (tree.kind(child) === T.VariableDefinition) before = child;
  }
  return before;
}

/** Whether an expression is the key, up to letter case and white space; null if not, else whether it is in lower case. */
export function keyIn(lowering: Lowering, at: SyntaxNode, names: PairNames): boolean | null {
  const { tree, scopes } = lowering;
  const node = lowering.bare(at);
  if (tree.kind(node) === T.VariableName) {
    const binding = scopes.bindingAt(node);
    return binding < 0 ? null : (names.keys.get(binding as BindingId) ?? null);
  }
  if (tree.kind(node) === T.CallExpression && tree.is(tree.first(node), 'String')) {
    const only = argumentNodes(tree, tree.child(node, T.ArgList))[0];
    return only === undefined ? null : keyIn(lowering, only, names);
  }
  const call = methodCall(tree, node);
  if (call === null || !/^(?:to(?:Locale)?(?:Lower|Upper)Case|trim|toString)$/.test(call.name)) return null;
  const inner = keyIn(lowering, call.object, names);
  return inner === null ? null : inner || call.name.endsWith('Case');
}

/** Whether an expression is the value of the entry, up to what turns it into text. */
export function isValue(lowering: Lowering, at: SyntaxNode, names: PairNames): boolean {
  const { tree, scopes } = lowering;
  const node = lowering.bare(at);
  switch (tree.kind(node)) {
    case T.VariableName: {
      const binding = scopes.bindingAt(node);
      return binding >= 0 && names.values.has(binding as BindingId);
    }
    case T.MemberExpression: {
      const bracket = tree.child(node, T.BracketLeft);
      if (bracket < 0 || keyIn(lowering, tree.next(bracket), names) === null) return false;
      return tree.slice(tree.first(node)) === tree.slice(names.map);
    }
    case T.ConditionalExpression: {
      const whenTrue = tree.next(tree.next(tree.first(node)));
      return isValue(lowering, whenTrue, names) && isValue(lowering, tree.last(node), names);
    }
    case T.BinaryExpression: {
      const operator = tree.next(tree.first(node));
      if (!tree.is(operator, '??') && !tree.is(operator, '||')) return false;
      return isValue(lowering, tree.first(node), names) && tree.kind(tree.last(node)) === T.String;
    }
    case T.CallExpression:
      return isValueCall(lowering, node, names);
    default:
      return false;
  }
}

/** Whether an expression is one item of the entry's value, up to what turns it into text. */
export function isItem(lowering: Lowering, at: SyntaxNode, names: PairNames): boolean {
  return isValue(lowering, at, { ...names, values: names.items });
}

function isValueCall(lowering: Lowering, node: SyntaxNode, names: PairNames): boolean {
  const { tree } = lowering;
  const call = methodCall(tree, node);
  if (call === null) {
    const only = argumentNodes(tree, tree.child(node, T.ArgList))[0];
    return tree.is(tree.first(node), 'String') && only !== undefined && isValue(lowering, only, names);
  }
  if (call.name === 'get' && tree.slice(call.object) === tree.slice(names.map)) {
    const key = call.args[0];
    return key !== undefined && keyIn(lowering, key, names) !== null;
  }
  return /^(?:join|toString|trim)$/.test(call.name) && isValue(lowering, call.object, names);
}

/** Names and members can be looked at again without running anything. */
export function isStable(lowering: Lowering, at: SyntaxNode): boolean {
  const { tree } = lowering;
  let node = lowering.bare(at);
  while (tree.kind(node) === T.MemberExpression && !tree.has(node, T.BracketLeft))
    node = lowering.bare(tree.first(node));
  const kind = tree.kind(node);
  return kind === T.VariableName || kind === T.kwThis;
}

/** The mapping that is enumerated: looked at again, or as it was when it was enumerated; `NO_NODE` when neither can be. */
export function mapValue(lowering: Lowering, map: SyntaxNode, isHeld = false): NodeId {
  if (isStable(lowering, map) && !isHeld) return lowering.expression(map);
  return lowering.enumerated.get(lowering.bare(map)) ?? NO_NODE;
}

/** Whether `mapValue` knows the mapping. */
export function isKnownMap(lowering: Lowering, map: SyntaxNode): boolean {
  return isStable(lowering, map) || lowering.enumerated.has(lowering.bare(map));
}

/** Whether a name or member can be looked at where the callback is made. */
export function isOutside(lowering: Lowering, at: SyntaxNode, callback: SyntaxNode): boolean {
  const { tree, scopes } = lowering;
  if (!isStable(lowering, at)) return false;
  let node = lowering.bare(at);
  while (tree.kind(node) === T.MemberExpression) node = lowering.bare(tree.first(node));
  if (tree.kind(node) === T.kwThis) return tree.kind(callback) === T.ArrowFunction;
  const binding = scopes.bindings[scopes.bindingAt(node)];
  return binding === undefined || binding.scope.owner.at < callback;
}
