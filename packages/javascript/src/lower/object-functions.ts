import { type CallArgument, type Content, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyOf } from '../scopes/callables.js';
import { constantKey, contentOfKey, contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';
import { argumentNodes } from './pairs.js';

/** The result, or `NO_NODE` where the call stands as it is. */
type ObjectFunction = (
  lowering: Lowering,
  at: SyntaxNode,
  args: readonly CallArgument[],
  nodes: readonly SyntaxNode[],
) => NodeId;

/** Functions of `Object` and `Reflect` that change the object they are given first, by what stands before and after the dot. */
const FUNCTIONS: ReadonlyMap<string, ObjectFunction> = new Map([
  ['Object.assign', assign],
  ['Object.setPrototypeOf', setPrototype],
  ['Object.defineProperty', defineProperty],
  ['Object.defineProperties', defineProperties],
  ['Reflect.defineProperty', defineProperty],
  ['Reflect.set', setProperty],
  ['Reflect.deleteProperty', deleteProperty],
]);

/** Lowers `Object.assign(o, …)` and its like as the writes that they are; `NO_NODE` for every other call. */
export function applyObjectFunction(
  lowering: Lowering,
  at: SyntaxNode,
  callee: SyntaxNode,
  args: readonly CallArgument[],
): NodeId {
  const lower = args.length === 0 ? undefined : functionAt(lowering, callee);
  if (lower === undefined) return NO_NODE;
  return lower(lowering, at, args, argumentNodes(lowering.tree, lowering.tree.child(at, T.ArgList)));
}

/** Whether all that a call of this does to what it is given is lowered here. */
export function isObjectFunction(lowering: Lowering, callee: SyntaxNode): boolean {
  const lower = functionAt(lowering, callee);
  // Descriptors that are not written out are left to the model.
  return lower !== undefined && lower !== defineProperties;
}

function functionAt({ tree, scopes }: Lowering, callee: SyntaxNode): ObjectFunction | undefined {
  const object = tree.first(callee);
  if (tree.kind(object) !== T.VariableName || scopes.bindingAt(object) >= 0) return undefined;
  if (!tree.is(object, 'Object') && !tree.is(object, 'Reflect')) return undefined;
  return FUNCTIONS.get(`${tree.slice(object)}.${tree.slice(tree.last(callee))}`);
}

/** `Object.assign(o, a, b)` changes `o` and hands it back. */
function assign(lowering: Lowering, at: SyntaxNode, args: readonly CallArgument[]): NodeId {
  const { builder, tree } = lowering;
  const [target, ...sources] = args;
  if (target === undefined) return NO_NODE;
  const written = tree.children(tree.child(at, T.ArgList)).filter((child) => tree.kind(child) === T.ObjectExpression);
  const isPrototype = tree.slice(tree.next(tree.first(tree.child(at, T.ArgList)))).endsWith('.prototype');
  for (const source of sources) {
    const literal = written.find((child) => tree.from(child) === source.span.from);
    if (literal !== undefined) {
      const keys = keysOf(lowering, literal);
      // What a literal says replaces what was there; a prototype gets its methods one by one.
      if (isPrototype)
        for (const key of keys)
          builder.store(target.node, key, builder.read(source.node, key, source.span), source.span);
      else builder.remove(target.node, keys, source.span);
    }
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

/** The content that an argument names; it was lowered already. */
function namedContent(lowering: Lowering, { node }: CallArgument, at: SyntaxNode): Content {
  const literal = constantKey(lowering.tree, lowering.bare(at));
  return literal === null ? { kind: 'anyKey', key: node } : contentOfKey(literal);
}

function setPrototype(lowering: Lowering, at: SyntaxNode, [target, prototype]: readonly CallArgument[]): NodeId {
  if (target === undefined || prototype === undefined) return NO_NODE;
  lowering.builder.absorb(target.node, prototype.node, lowering.span(at));
  return lowering.builder.current(target.node);
}

function defineProperty(
  lowering: Lowering,
  _at: SyntaxNode,
  [target, key, descriptor]: readonly CallArgument[],
  [, keyAt, descriptorAt]: readonly SyntaxNode[],
): NodeId {
  if (target === undefined || key === undefined || descriptor === undefined || keyAt === undefined) return NO_NODE;
  const content = namedContent(lowering, key, keyAt);
  define(lowering, target.node, content, descriptor.node, descriptorAt ?? -1);
  return lowering.builder.current(target.node);
}

function defineProperties(
  lowering: Lowering,
  _at: SyntaxNode,
  [target, all]: readonly CallArgument[],
  [, allAt]: readonly SyntaxNode[],
): NodeId {
  const { tree, builder } = lowering;
  if (target === undefined || all === undefined || tree.kind(allAt ?? -1) !== T.ObjectExpression) return NO_NODE;
  for (const property of tree.children(allAt ?? -1)) {
    const key = tree.kind(property) === T.Property ? keyOf(tree, property) : -1;
    const colon = tree.child(property, T.Colon);
    const content = key < 0 || colon < 0 ? null : contentOfMember(lowering, property, key);
    if (content === null) continue;
    const descriptor = builder.read(all.node, content, lowering.span(property));
    define(lowering, target.node, content, descriptor, tree.next(colon));
  }
  return builder.current(target.node);
}

/** What a descriptor gives the property: its value, or what its getter returns and its setter takes. */
function define(lowering: Lowering, object: NodeId, content: Content, descriptor: NodeId, at: SyntaxNode): void {
  const { builder, tree } = lowering;
  const span = lowering.span(at);
  const names = new Set(
    tree.kind(at) === T.ObjectExpression
      ? keysOf(lowering, at).flatMap((key) => (key.kind === 'property' ? [key.name] : []))
      : ['value'],
  );
  const part = (name: string): NodeId => builder.read(descriptor, { kind: 'property', name }, span);
  if (names.has('value')) builder.store(object, content, part('value'), span);
  if (content.kind !== 'property') return;
  for (const accessor of ['get', 'set'] as const)
    if (names.has(accessor))
      builder.store(object, { kind: 'property', name: `@@${accessor} ${content.name}` }, part(accessor), span);
}

function setProperty(
  lowering: Lowering,
  at: SyntaxNode,
  [target, key, value]: readonly CallArgument[],
  [, keyAt]: readonly SyntaxNode[],
): NodeId {
  if (target === undefined || key === undefined || value === undefined || keyAt === undefined) return NO_NODE;
  lowering.builder.store(target.node, namedContent(lowering, key, keyAt), value.node, lowering.span(at));
  return lowering.unknown(at);
}

function deleteProperty(
  lowering: Lowering,
  at: SyntaxNode,
  [target, key]: readonly CallArgument[],
  [, keyAt]: readonly SyntaxNode[],
): NodeId {
  if (target === undefined || key === undefined || keyAt === undefined) return NO_NODE;
  const content = namedContent(lowering, key, keyAt);
  if (content.kind === 'property' || content.kind === 'index')
    lowering.builder.remove(target.node, [content], lowering.span(at));
  return lowering.unknown(at);
}
