import { type Content, NO_NODE, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { stringValue } from '../shapes/string-literal.js';
import type { LoweredArgument } from './arguments.js';
import { ELEMENT } from './contents.js';
import { storeAsKey } from './items.js';
import type { Lowering } from './lowering.js';
import { shownPairs, storePairKeys, storePairs } from './pair-displays.js';
import { removeKey } from './removals.js';

/**
 * What a method of the builtin containers does to the state of its receiver, told by the method's name. The call itself stays:
 * its result, and what a class of the program makes of the name, are for linking to say.
 */
export function mutateReceiver(
  l: Lowering,
  call: SyntaxNode,
  receiver: NodeId,
  name: string,
  args: readonly LoweredArgument[],
): void {
  const mutation = MUTATIONS.get(name);
  if (mutation === undefined || !mayBeContainer(l, l.tree.first(l.tree.first(call)))) return;
  mutation(l, receiver, args, call);
}

type Mutation = (l: Lowering, receiver: NodeId, args: readonly LoweredArgument[], call: SyntaxNode) => unknown;

/** A module, a class or the object of the method itself is no container of this kind. */
function mayBeContainer(l: Lowering, receiver: SyntaxNode): boolean {
  if (l.tree.kind(receiver) !== K.VariableName) return true;
  const row = l.bindingRow(receiver);
  if (row === undefined) return false;
  if (row.kind === 'import' || row.kind === 'class') return false;
  return !(row.kind === 'parameter' && (row.name === 'self' || row.name === 'cls'));
}

function storeElement(l: Lowering, receiver: NodeId, argument: LoweredArgument | undefined): void {
  if (argument === undefined || argument.name !== null) return;
  const value = argument.spread === null ? argument.node : l.flow.read(argument.node, ELEMENT, argument.span);
  l.flow.store(receiver, ELEMENT, value, argument.span);
  if (argument.spread === null) storeAsKey(l, receiver, argument.syntax, argument.node);
}

function extend(l: Lowering, receiver: NodeId, args: readonly LoweredArgument[]): void {
  const items = args[0];
  if (items === undefined || items.name !== null || items.spread !== null) return;
  l.flow.store(receiver, ELEMENT, l.flow.read(items.node, ELEMENT, items.span), items.span);
  storePairKeys(l, receiver, items);
}

/** `update(mapping, key=value, **more)`, in order. */
function update(l: Lowering, receiver: NodeId, args: readonly LoweredArgument[]): void {
  for (const { node, name, spread, span, syntax } of args) {
    const pairs = name === null && spread === null ? shownPairs(l, syntax) : null;
    if (pairs !== null) storePairs(l, receiver, pairs);
    else if (name !== null) l.flow.store(receiver, { kind: 'key', name }, node, span);
    else if (spread !== 'positional') l.flow.absorb(receiver, node, span);
  }
}

/** A present key keeps its value, so nothing is cleared: the value is one that the key may have. */
function setDefault(l: Lowering, receiver: NodeId, args: readonly LoweredArgument[]): void {
  const key = args[0];
  const value = args[1];
  if (key === undefined || value === undefined || key.index !== 0 || value.index !== 1) return;
  const name = stringValue(l.tree, key.syntax);
  const content: Content = name === null ? { kind: 'anyKey', key: key.node } : { kind: 'key', name };
  const either =
    name === null ? value.node : l.flow.join([l.flow.read(receiver, content, value.span), value.node], value.span);
  l.flow.store(receiver, content, either, value.span);
}

function pop(l: Lowering, receiver: NodeId, args: readonly LoweredArgument[], call: SyntaxNode): void {
  const key = args[0];
  if (key === undefined || key.index !== 0 || key.spread !== null) return;
  removeKey(l, receiver, key.syntax, key.node, l.span(call));
}

/** Afterwards each element may stand at any place. */
function reorder(l: Lowering, receiver: NodeId, _args: readonly LoweredArgument[], call: SyntaxNode): void {
  const span = l.span(call);
  l.flow.store(receiver, ELEMENT, l.flow.read(receiver, ELEMENT, span), span);
}

const MUTATIONS: ReadonlyMap<string, Mutation> = new Map<string, Mutation>([
  ['append', (l, receiver, args) => storeElement(l, receiver, args[0])],
  ['appendleft', (l, receiver, args) => storeElement(l, receiver, args[0])],
  ['add', (l, receiver, args) => storeElement(l, receiver, args[0])],
  ['insert', (l, receiver, args) => storeElement(l, receiver, args.length === 2 ? args[1] : undefined)],
  ['extend', extend],
  ['update', update],
  ['setdefault', setDefault],
  ['pop', pop],
  ['clear', (l, receiver, args, call) => args.length === 0 && l.flow.clear(receiver, l.span(call))],
  ['sort', reorder],
  ['reverse', reorder],
  ['__setitem__', (l, receiver, args) => setItem(l, receiver, args)],
]);

function setItem(l: Lowering, receiver: NodeId, args: readonly LoweredArgument[]): void {
  const key = args[0];
  const value = args[1];
  if (key === undefined || value === undefined || value.node === NO_NODE) return;
  const name = stringValue(l.tree, key.syntax);
  const content: Content = name === null ? { kind: 'anyKey', key: key.node } : { kind: 'key', name };
  l.flow.store(receiver, content, value.node, value.span);
}
