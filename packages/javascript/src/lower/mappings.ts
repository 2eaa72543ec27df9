import { type CallArgument, type Content, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Callee } from './calls.js';
import { keyOf } from '../scopes/callables.js';
import { constantKey, contentOfKey, contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';

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
  switch (callee.name) {
    case 'assign':
      return isGlobalObject(lowering, callee.at) ? assign(lowering, args, at) : result;
    case 'push':
    case 'unshift':
      for (const argument of args) storeElement(lowering, callee.receiver, argument);
      return result;
    case 'splice':
      for (const argument of args.slice(2)) storeElement(lowering, callee.receiver, argument);
      return result;
    case 'set':
      if (args.length === 2) storeEntry(lowering, at, callee.receiver, args);
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

function isGlobalObject(lowering: Lowering, callee: SyntaxNode): boolean {
  const { tree, scopes } = lowering;
  const object = tree.first(callee);
  return tree.kind(object) === T.VariableName && tree.is(object, 'Object') && scopes.bindingAt(object) < 0;
}

/** `Object.assign(o, a, b)` changes `o` and hands it back. */
function assign(lowering: Lowering, args: readonly CallArgument[], at: SyntaxNode): NodeId {
  const { builder, tree } = lowering;
  const [target, ...sources] = args;
  if (target === undefined) return lowering.unknown(at);
  const written = tree.children(tree.child(at, T.ArgList)).filter((child) => tree.kind(child) === T.ObjectExpression);
  for (const source of sources) {
    // What a literal says replaces what was there.
    const literal = written.find((child) => tree.from(child) === source.span.from);
    if (literal !== undefined) builder.remove(target.node, keysOf(lowering, literal), source.span);
    const from = source.spread === null ? source.node : builder.read(source.node, { kind: 'element' }, source.span);
    builder.absorb(target.node, from, source.span);
  }
  return builder.current(target.node);
}

/** The constant keys of an object literal; none where something is spread into it, which may say nothing of them. */
function keysOf(lowering: Lowering, literal: SyntaxNode): Content[] {
  const { tree } = lowering;
  const properties = tree.children(literal).filter((child) => tree.kind(child) === T.Property);
  return properties.flatMap((property) => {
    const key = keyOf(tree, property);
    if (key < 0 || tree.has(property, T.BracketLeft)) return [];
    return contentOfMember(lowering, property, key) ?? [];
  });
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
