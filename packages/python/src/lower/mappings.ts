import { type BindingId, type KeyFilter, NO_NODE, type NodeId, type Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import { stringValue } from '../shapes/string-literal.js';
import { isSubscript, subscriptItems } from '../shapes/subscript.js';
import type { Lowering } from './lowering.js';
import { ANY_PAIR, type PairLoop } from './pair-loop.js';

// Copies of key and value pairs (`out[k] = v` for k, v of h.items()): what is known of the key decides which pairs are copied,
// so they are lowered as one step from mapping to mapping instead of as a value stored under an unknown key.

/** Methods that change the case or the margin of a key. */
const KEY_METHODS: ReadonlySet<string> = new Set(['lower', 'upper', 'casefold', 'strip', 'title', 'capitalize']);

/**
 * The pair loop that `for targets in iterable` is, or null. `value` is the value of the iterable as lowered: of `h.items()`,
 * `h.keys()` or `h` itself.
 */
export function pairLoop(
  l: Lowering,
  targets: readonly SyntaxNode[],
  iterable: SyntaxNode,
  value: NodeId,
  loop: SyntaxNode,
): PairLoop | null {
  const { tree } = l;
  const names = targetNames(l, targets);
  const key = names[0];
  const item = names[1];
  if (key === undefined || names.length > 2) return null;
  const call = strippedList(l, iterable);
  const isHeaders = item !== undefined && isPairIterable(l, call);
  const method = !isHeaders && tree.kind(call) === K.CallExpression ? lastName(tree, tree.first(call)) : '';
  const isItems = isHeaders || method === 'items' || method === 'multi_items' || method === 'iteritems';
  if (isItems !== (item !== undefined)) return null;
  if (method !== '' && !isItems && method !== 'keys') return null;
  if (method === '' && !isHeaders && tree.kind(call) === K.CallExpression) return null;
  const mapping = method === '' ? call : tree.first(tree.first(call));
  const source = method === '' ? value : l.viewed.get(call);
  if (source === undefined) return null;
  return {
    loop,
    source,
    sourceText: tree.slice(mapping),
    keys: new Set([key]),
    folded: new Set(),
    value: item ?? null,
    isHeaders: isHeaders || lastName(tree, mapping) === 'headers',
    changed: rewritten(l, loop, names),
  };
}

/**
 * Headers that are gone over as pairs though they are looked up by name elsewhere: `request.headers` of Flask (no mapping of keys
 * fits two targets), `request.headers.raw` of Starlette, `request.raw_headers` of aiohttp, `scope["headers"]` and
 * `scope.get("headers", [])` of ASGI.
 */
function isPairIterable({ tree }: Lowering, node: SyntaxNode): boolean {
  const base = tree.first(node);
  if (tree.kind(node) === K.CallExpression) {
    const key = tree.next(tree.first(tree.last(node)));
    return lastName(tree, base) === 'get' && lastName(tree, tree.first(base)) === 'scope' && isHeadersKey(tree, key);
  }
  if (tree.kind(node) !== K.MemberExpression) return false;
  if (isSubscript(tree, node)) {
    const [key, more] = subscriptItems(tree, node);
    return more === undefined && lastName(tree, base) === 'scope' && isHeadersKey(tree, key ?? -1);
  }
  const name = lastName(tree, node);
  if (name === 'raw') return lastName(tree, base) === 'headers';
  return name === 'raw_headers' || (name === 'headers' && lastName(tree, base) === 'request');
}

function isHeadersKey(tree: Lowering['tree'], node: SyntaxNode): boolean {
  return node >= 0 && stringValue(tree, node) === 'headers';
}

/**
 * The value of the pair where the path says which key it has: what the mapping holds under that key, and nothing else of it.
 * `NO_NODE` for any other name.
 */
export function valueOfKnownKey(l: Lowering, binding: BindingId, span: Span): NodeId {
  for (const { mode, keys, nodes, folded, loop } of l.keyFilters) {
    if (loop.value !== binding || loop.changed.has(binding) || mode !== 'only' || nodes.length > 0) continue;
    const name = keys[0];
    const more = keys[1];
    // In a mapping of any other kind the key may be written in another case.
    if (name === undefined || more !== undefined || (folded && !loop.isHeaders)) continue;
    return l.flow.read(loop.source, { kind: 'key', name }, span);
  }
  return NO_NODE;
}

/** `list(h.items())` goes over the same pairs. */
function strippedList(l: Lowering, node: SyntaxNode): SyntaxNode {
  const { tree } = l;
  if (tree.kind(node) !== K.CallExpression) return node;
  const callee = tree.first(node);
  if (tree.kind(callee) !== K.VariableName || !(tree.is(callee, 'list') || tree.is(callee, 'sorted'))) return node;
  const only = tree.next(tree.first(tree.last(node)));
  return only >= 0 && tree.kind(tree.next(only)) === K.ParenRight ? only : node;
}

function targetNames(l: Lowering, targets: readonly SyntaxNode[]): BindingId[] {
  const { tree } = l;
  const only = targets[0];
  const flat =
    targets.length === 1 && only !== undefined && tree.kind(only) === K.TupleExpression
      ? tree
          .children(only)
          .filter((child) => ![K.ParenLeft, K.ParenRight, K.Comma].some((kind) => kind === tree.kind(child)))
      : targets;
  const names: BindingId[] = [];
  for (const target of flat) {
    const binding = tree.kind(target) === K.VariableName ? l.binding(target) : null;
    if (binding === null) return [];
    names.push(binding);
  }
  return names;
}

/** Names that the loop assigns elsewhere than in its head. */
function rewritten(l: Lowering, loop: SyntaxNode, names: readonly BindingId[]): ReadonlySet<BindingId> {
  return new Set(names.filter((name) => l.symbols.writesIn(l.tree, loop, name) > 1));
}

/** Whether an expression is the key of the pair, up to case and margins. */
export function isKey(l: Lowering, pairs: PairLoop, node: SyntaxNode): boolean {
  return keyForm(l, pairs, node) !== null;
}

/** How an expression shows the key: as it is, in lower case, or not at all. */
export function keyForm(l: Lowering, pairs: PairLoop, node: SyntaxNode): 'plain' | 'folded' | null {
  const { tree } = l;
  let at = node;
  let form: 'plain' | 'folded' = 'plain';
  while (tree.kind(at) === K.CallExpression) {
    const callee = tree.first(at);
    const method = lastName(tree, callee);
    if (l.isBuiltin(callee, 'str')) {
      at = tree.next(tree.first(tree.last(at)));
      continue;
    }
    if (tree.kind(callee) !== K.MemberExpression || !(KEY_METHODS.has(method) || method === 'decode')) return null;
    if (method === 'lower' || method === 'casefold') form = 'folded';
    at = tree.first(callee);
  }
  if (at < 0 || tree.kind(at) !== K.VariableName) return null;
  const binding = l.binding(at);
  if (binding === null || !pairs.keys.has(binding) || pairs.changed.has(binding)) return null;
  return form === 'folded' || pairs.folded.has(binding) ? 'folded' : 'plain';
}

/** The case that an expression gives the key, or null where the key is written as it is. */
export function keyCase(l: Lowering, pairs: PairLoop, node: SyntaxNode): 'lower' | 'upper' | null {
  const { tree } = l;
  let at = node;
  while (tree.kind(at) === K.CallExpression) {
    const callee = tree.first(at);
    const method = lastName(tree, callee);
    if (method === 'lower' || method === 'casefold') return 'lower';
    if (method === 'upper') return 'upper';
    at = tree.kind(callee) === K.MemberExpression ? tree.first(callee) : tree.next(tree.first(tree.last(at)));
  }
  const binding = at >= 0 && tree.kind(at) === K.VariableName ? l.binding(at) : null;
  return binding !== null && pairs.folded.has(binding) ? 'lower' : null;
}

/** Copies the pairs of the loop, under keys as the expression shows them. */
export function copyLoopPairs(
  l: Lowering,
  into: NodeId,
  pairs: PairLoop,
  key: SyntaxNode,
  filters: readonly KeyFilter[],
  span: Span,
): void {
  const recased = keyCase(l, pairs, key);
  const last = { mode: 'without', keys: [], nodes: [], folded: false } as const;
  l.flow.copyPairs(into, pairs.source, recased === null ? filters : [...filters, { ...last, recased }], span);
}

/**
 * The object of which `value` is what it holds under the very name that `key` is: `source[k]`, `source.get(k)`,
 * `getattr(source, k)` beside `k`. -1 for anything else.
 */
export function sameKeySource(l: Lowering, key: SyntaxNode, value: SyntaxNode): SyntaxNode {
  const { tree } = l;
  const binding = tree.kind(key) === K.VariableName ? l.binding(key) : null;
  if (binding === null) return -1;
  const isName = (node: SyntaxNode): boolean => tree.kind(node) === K.VariableName && l.binding(node) === binding;
  const kind = tree.kind(value);
  if (kind === K.MemberExpression && isSubscript(tree, value)) {
    const [only, more] = subscriptItems(tree, value);
    return only !== undefined && more === undefined && isName(only) && !tree.has(value, K.Colon)
      ? tree.first(value)
      : -1;
  }
  if (kind !== K.CallExpression) return -1;
  const callee = tree.first(value);
  const [first, second, ...more] = tree
    .children(tree.last(value))
    .filter((child) => ![K.ParenLeft, K.ParenRight, K.Comma].some((mark) => mark === tree.kind(child)));
  if (first === undefined || more.length > 0) return -1;
  if (l.isBuiltin(callee, 'getattr')) return second !== undefined && isName(second) ? first : -1;
  const isGet =
    tree.kind(callee) === K.MemberExpression && !isSubscript(tree, callee) && lastName(tree, callee) === 'get';
  return isGet && isName(first) && (second === undefined || isConstant(tree.kind(second))) ? tree.first(callee) : -1;
}

/**
 * What is known of the key of `source[k]` that is kept under `k`: one of the names that the loop goes over (`for k in ALLOWED`), where
 * those look like constants or callers give them; otherwise any.
 */
export function keysGoneOver(l: Lowering, key: SyntaxNode, own: PairLoop | null): KeyFilter {
  const binding = l.binding(key);
  const loops = own === null ? l.pairLoops : [...l.pairLoops, own];
  const loop = loops.findLast(({ keys }) => binding !== null && keys.has(binding));
  if (binding === null || loop === undefined || loop.value !== null || loop.changed.has(binding)) return ANY_PAIR;
  if (loop.folded.has(binding) || !(CONSTANTS.test(loop.sourceText) || isGiven(l, loop.sourceText))) return ANY_PAIR;
  return { mode: 'only', keys: [], nodes: [loop.source], folded: false };
}

/** Whether a name is that of a parameter of the callable. */
function isGiven(l: Lowering, name: string): boolean {
  const binding = l.symbols.lookup(l.scope, name);
  return binding !== null && l.symbols.table.bindings[binding]?.kind === 'parameter';
}

/** A display, or a name in capitals. */
const CONSTANTS = /^[[({]|(^|\.)_*[A-Z][A-Z0-9_]*$/;

function isConstant(kind: number): boolean {
  return kind === K.None || kind === K.String || kind === K.Number || kind === K.Boolean;
}

/** Whether an expression is the untransformed value of the pair: its name, or `source[k]`, `source.get(k)`. */
export function isValue(l: Lowering, pairs: PairLoop, node: SyntaxNode): boolean {
  const { tree } = l;
  const kind = tree.kind(node);
  if (kind === K.VariableName) {
    const binding = l.binding(node);
    return binding !== null && binding === pairs.value && !pairs.changed.has(binding);
  }
  if (kind === K.MemberExpression && isSubscript(tree, node)) {
    const [key, more] = subscriptItems(tree, node);
    return (
      key !== undefined && more === undefined && tree.is(tree.first(node), pairs.sourceText) && isKey(l, pairs, key)
    );
  }
  if (kind !== K.CallExpression) return false;
  const callee = tree.first(node);
  // The bytes of a header and its text are one value.
  if (pairs.isHeaders && lastName(tree, callee) === 'decode') return isValue(l, pairs, tree.first(callee));
  const key = tree.next(tree.first(tree.last(node)));
  return (
    lastName(tree, callee) === 'get' &&
    tree.is(tree.first(callee), pairs.sourceText) &&
    key >= 0 &&
    isKey(l, pairs, key)
  );
}
