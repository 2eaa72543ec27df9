import { type BindingId, type FlowBuilder, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { FunctionInfo } from '../scopes/records.js';
import { isTypeNode } from '../scopes/types.js';
import type { Lowering } from './lowering.js';
import { bindings, listTypes, mapTypes, nothing, wrappers } from './type-names.js';

type ClassMember = Parameters<FlowBuilder['completeClass']>[1]['members'][number];

/** What a type says of a value: it is an instance, holds such elements, or is the class itself. */
export interface TypeFact {
  readonly node: NodeId;
  readonly shape: 'instance' | 'element' | 'class';
}

/** Aliases and wrappers inside one another that are followed. */
const DEPTH = 8;

/** Types are erased, but what they name is known of the values (engine notes 3.1: added to what flows, not instead of it). */
export function typesOf(
  lowering: Lowering,
  type: SyntaxNode,
  shape: TypeFact['shape'] = 'instance',
  depth: number = DEPTH,
): TypeFact[] {
  const { tree, builder } = lowering;
  if (depth === 0) return [];
  switch (tree.kind(type)) {
    case T.TypeName:
      return named(lowering, type, shape, depth);
    case T.ParameterizedType:
      return parameterized(lowering, type, shape, depth);
    case T.UnionType:
    case T.IntersectionType:
      return tree.children(type).flatMap((part) => typesOf(lowering, part, shape, depth - 1));
    case T.ParenthesizedType:
      return typesOf(lowering, tree.next(tree.first(type)), shape, depth - 1);
    case T.ReadonlyType:
      return typesOf(lowering, tree.last(type), shape, depth - 1);
    case T.ArrayType:
      return shape === 'instance' ? typesOf(lowering, tree.first(type), 'element', depth - 1) : [];
    case T.IndexedType: {
      const node = qualified(lowering, type);
      return node === NO_NODE ? [] : [{ node, shape }];
    }
    case T.TypeofType: {
      const value = tree.next(tree.first(type));
      if (tree.kind(value) === T.ImportType || value < 0 || shape !== 'instance') return [];
      return [{ node: lowering.expression(value), shape: 'class' }];
    }
    case T.ObjectType: {
      const id = lowering.shape(type);
      return id === null ? [] : [{ node: builder.classValue(id, lowering.span(type)), shape }];
    }
    default:
      return [];
  }
}

function named(lowering: Lowering, at: SyntaxNode, shape: TypeFact['shape'], depth: number): TypeFact[] {
  const { builder, scopes } = lowering;
  const span = lowering.span(at);
  const facts: TypeFact[] = [];
  for (let declared = scopes.typeAt(at); declared !== null; declared = declared.next) {
    if (declared.shape !== null) facts.push({ node: builder.classValue(declared.shape.id, span), shape });
    else if (declared.type >= 0) facts.push(...typesOf(lowering, declared.type, shape, depth - 1));
  }
  if (scopes.typeAt(at) !== null) return facts;
  const node = typeNode(lowering, at);
  return node === NO_NODE ? [] : [{ node, shape }];
}

/** The value that a type name's binding has, or the global of that name; `NO_NODE` for types that say nothing. */
function typeNode(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder, scopes } = lowering;
  const span = lowering.span(at);
  const id = scopes.bindingAt(at);
  const binding = scopes.bindings[id];
  if (binding === undefined) {
    const name = tree.slice(at);
    return nothing.has(name) ? NO_NODE : builder.global(name, span);
  }
  const declared = scopes.declaredClasses.get(binding.id);
  if (declared !== undefined) return builder.classValue(declared.id, span);
  const isValue = binding.kind === 'variable' || binding.kind === 'parameter' || binding.kind === 'function';
  return isValue ? NO_NODE : builder.use(id as BindingId);
}

/** `ns.Type`: a read of the namespace's value. A look-up of a member's type, `T["key"]`, says nothing. */
function qualified(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder, scopes } = lowering;
  if (tree.has(at, T.BracketLeft)) return NO_NODE;
  const names = tree.children(at).filter((child) => tree.kind(child) === T.TypeName);
  const [first, ...members] = names;
  if (first === undefined) return NO_NODE;
  const binding = scopes.bindingAt(first);
  let node = binding >= 0 ? builder.use(binding as BindingId) : typeNode(lowering, first);
  for (const member of members) {
    if (node === NO_NODE) return NO_NODE;
    node = builder.read(node, { kind: 'property', name: tree.slice(member) }, lowering.span(member));
  }
  return node;
}

function parameterized(lowering: Lowering, at: SyntaxNode, shape: TypeFact['shape'], depth: number): TypeFact[] {
  const { tree, scopes } = lowering;
  const base = tree.first(at);
  const list = tree.child(at, T.TypeArgList);
  const args = tree.children(list).filter((child) => isTypeNode(tree.kind(child)));
  const name = tree.slice(base);
  const first = args[0];
  const last = args.at(-1);
  if (bindings.has(name) && first !== undefined) return typesOf(lowering, first, shape, depth - 1);
  if (scopes.bindingAt(base) >= 0 || first === undefined || last === undefined) {
    return typesOf(lowering, base, shape, depth - 1);
  }
  if (wrappers.has(name)) return typesOf(lowering, first, shape, depth - 1);
  if (listTypes.has(name)) return shape === 'instance' ? typesOf(lowering, first, 'element', depth - 1) : [];
  if (mapTypes.has(name)) return shape === 'instance' ? typesOf(lowering, last, 'element', depth - 1) : [];
  if (name !== 'InstanceType') return typesOf(lowering, base, shape, depth - 1);
  return typesOf(lowering, first, 'instance', depth - 1).map(({ node }) => ({ node, shape }));
}

function hint(lowering: Lowering, target: NodeId, type: SyntaxNode): void {
  if (target === NO_NODE || type < 0) return;
  for (const { node, shape } of typesOf(lowering, type)) lowering.builder.addType(target, node, shape);
}

/** The type in `: T`. */
function annotated(lowering: Lowering, annotation: SyntaxNode): SyntaxNode {
  return annotation < 0 ? -1 : lowering.tree.next(lowering.tree.first(annotation));
}

export function hintAnnotation(lowering: Lowering, target: NodeId, annotation: SyntaxNode): void {
  hint(lowering, target, annotated(lowering, annotation));
}

/** The return annotation of a function. */
export function hintResult(lowering: Lowering, info: FunctionInfo): void {
  if (info.form === 'constructor' || info.form === 'module') return;
  const annotation = lowering.tree.child(info.at, T.TypeAnnotation);
  if (annotation >= 0) hintAnnotation(lowering, lowering.builder.result(), annotation);
}

/** `e as T`, `e satisfies T`, `<T>e`. */
export function hintCast(lowering: Lowering, value: NodeId, at: SyntaxNode): void {
  const { tree } = lowering;
  hint(lowering, value, tree.kind(at) === T.PrefixCast ? tree.next(tree.first(at)) : tree.last(at));
}

/** The type of a member as a value node, or `NO_NODE`; containers of a type say nothing here. */
export function typeOfAnnotation(lowering: Lowering, annotation: SyntaxNode): NodeId {
  const type = annotated(lowering, annotation);
  if (type < 0) return NO_NODE;
  return typesOf(lowering, type).find(({ shape }) => shape === 'instance')?.node ?? NO_NODE;
}

/** Parameter properties as typed fields. */
export function parameterFields(lowering: Lowering, list: SyntaxNode): ClassMember[] {
  const { tree } = lowering;
  const members: ClassMember[] = [];
  let name = -1;
  let isProperty = false;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.Comma) isProperty = false;
    else if (kind === T.Privacy || kind === T.kwReadonly || kind === T.kwOverride) isProperty = true;
    else if (kind === T.VariableDefinition) name = child;
    else if (kind === T.TypeAnnotation && isProperty && name >= 0) {
      members.push({
        name: tree.slice(name),
        kind: 'field',
        isStatic: false,
        isClassMethod: false,
        node: NO_NODE,
        type: typeOfAnnotation(lowering, child),
        callable: -1 as ClassMember['callable'],
        span: lowering.span(name),
      });
    }
  }
  return members;
}

/** The value that stands for an exported type of the module, or `NO_NODE`. */
export function typeValue(lowering: Lowering, name: string, at: SyntaxNode): NodeId {
  const declared = lowering.scopes.moduleTypes.get(name);
  if (declared === undefined) return NO_NODE;
  if (declared.shape !== null) return lowering.builder.classValue(declared.shape.id, lowering.span(at));
  if (declared.type < 0) return NO_NODE;
  return typesOf(lowering, declared.type).find(({ shape }) => shape === 'instance')?.node ?? NO_NODE;
}
