import { type CallArgument, type Content, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Callee } from './calls.js';
import { constantKey, contentOfKey } from './constants.js';
import type { Lowering } from './lowering.js';
import { applyObjectFunction } from './object-functions.js';

/**
 * What a call does to an object by its name alone: collections and header bags change in ways that need the object's state, so
 * they are lowered as stores beside the call. Values that come out of such calls are left to models. Other objects have methods
 * of these names too; a store they do not make is of a content that nobody reads.
 */
export function applyMutation(
  lowering: Lowering,
  at: SyntaxNode,
  callee: Callee,
  args: readonly CallArgument[],
  result: NodeId,
): NodeId {
  if (callee.receiver === NO_NODE) return result;
  if (callee.name === 'clear' && args.length === 0) lowering.builder.clear(callee.receiver, lowering.span(at));
  if (args.length === 0) return result;
  const changed = applyObjectFunction(lowering, at, callee.at, args);
  if (changed !== NO_NODE) return changed;
  switch (callee.name) {
    case 'push':
      for (const argument of args) appendElement(lowering, callee.receiver, argument);
      return result;
    case 'unshift':
      for (const argument of args) storeElement(lowering, callee.receiver, argument);
      return result;
    case 'add':
      mayReturnReceiver(lowering, at, callee, result);
      return result;
    case 'splice':
      for (const argument of args.slice(2)) storeElement(lowering, callee.receiver, argument);
      return result;
    case 'set':
      // Caches and cookies take options or a time to live besides.
      if (args.length >= 2) storeEntry(lowering, at, callee.receiver, args);
      mayReturnReceiver(lowering, at, callee, result);
      return result;
    case 'append':
      if (args.length === 2) appendEntry(lowering, at, callee.receiver, args);
      return result;
    case 'delete':
      if (args.length === 1) removeEntry(lowering, at, callee.receiver, args);
      return result;
    default:
      return result;
  }
}

/** `map.set(a, b).set(c, d)`: what is written into the result of such a call may be written into the collection. */
function mayReturnReceiver(lowering: Lowering, at: SyntaxNode, callee: Callee, result: NodeId): void {
  const { tree, builder } = lowering;
  if (tree.kind(tree.parent(at)) === T.MemberExpression) builder.mayBe(result, callee.receiver);
}

function appendElement(lowering: Lowering, list: NodeId, { node, spread, span }: CallArgument): void {
  const { builder } = lowering;
  builder.append(list, spread === null ? node : builder.read(node, { kind: 'element' }, span), span);
}

function storeElement(lowering: Lowering, list: NodeId, { node, spread, span }: CallArgument): void {
  const { builder } = lowering;
  const value = spread === null ? node : builder.read(node, { kind: 'element' }, span);
  builder.store(list, { kind: 'element' }, value, span);
}

/** The content of the entry that argument 0 of a call names. */
function entryContent(lowering: Lowering, call: SyntaxNode, key: CallArgument): Content {
  const { tree } = lowering;
  const list = tree.child(call, T.ArgList);
  const literal = constantKey(tree, lowering.bare(tree.next(tree.first(list))));
  return literal === null ? { kind: 'anyKey', key: key.node } : contentOfKey(literal);
}

function storeEntry(lowering: Lowering, at: SyntaxNode, map: NodeId, [key, value]: readonly CallArgument[]): void {
  if (key === undefined || value === undefined || key.spread !== null || lowering.copied.has(at)) return;
  lowering.builder.store(map, entryContent(lowering, at, key), value.node, lowering.span(at));
}

/** `append` keeps what is there. */
function appendEntry(lowering: Lowering, at: SyntaxNode, map: NodeId, [key, value]: readonly CallArgument[]): void {
  if (key === undefined || value === undefined || key.spread !== null || lowering.copied.has(at)) return;
  const { builder } = lowering;
  const content = entryContent(lowering, at, key);
  const span = lowering.span(at);
  const known = content.kind === 'anyKey' ? [] : [builder.read(map, content, span)];
  builder.store(map, content, builder.join([...known, value.node], span), span);
}

function removeEntry(lowering: Lowering, at: SyntaxNode, map: NodeId, [key]: readonly CallArgument[]): void {
  if (key === undefined || key.spread !== null) return;
  const { builder } = lowering;
  const content = entryContent(lowering, at, key);
  if (content.kind === 'anyKey') {
    const filter = { mode: 'without', keys: [], nodes: [content.key], folded: false } as const;
    builder.removeKeys(map, filter, lowering.span(at));
  } else builder.remove(map, [content], lowering.span(at));
}
