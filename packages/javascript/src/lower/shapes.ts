import { type ClassId, type FlowBuilder, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyOf, keyText } from '../scopes/callables.js';
import type { Lowering } from './lowering.js';
import { typeOfAnnotation, typesOf } from './types.js';

type ClassMember = Parameters<FlowBuilder['completeClass']>[1]['members'][number];

/** Interfaces and aliases of object types: their members give types to what is read from instances. */
export function typeDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder, scopes } = lowering;
  const info = scopes.classAt.get(at);
  if (info === undefined) return;
  const bases: NodeId[] = [];
  const extendsAt = tree.child(at, T.kwExtends);
  for (let child = extendsAt; child >= 0; child = tree.next(child)) {
    if (tree.kind(child) === T.ObjectType) continue;
    for (const { node, shape } of typesOf(lowering, child)) if (shape === 'instance') bases.push(node);
  }
  const node = builder.classValue(info.id, lowering.span(at));
  const members = membersOf(lowering, tree.child(at, T.ObjectType));
  builder.completeClass(info.id, { node, bases, members, decorators: [] });
}

/** The class of an object type written in place, made once; null when no member has a type that says something. */
export function shapeInPlace(lowering: Lowering, at: SyntaxNode): ClassId | null {
  const { tree, builder, scopes, shapes } = lowering;
  const declared = scopes.classAt.get(tree.parent(at));
  if (declared !== undefined && declared.kind === 'interface') return declared.id;
  const known = shapes.get(at);
  if (known !== undefined) return known;
  shapes.set(at, null);
  const members = membersOf(lowering, at);
  if (members.every(({ type }) => type === NO_NODE)) return null;
  const id = builder.declareClass({ name: '', qualifiedName: '', kind: 'interface', span: lowering.span(at) });
  shapes.set(at, id);
  const node = builder.classValue(id, lowering.span(at));
  builder.completeClass(id, { node, bases: [], members, decorators: [] });
  return id;
}

function membersOf(lowering: Lowering, objectType: SyntaxNode): ClassMember[] {
  const { tree } = lowering;
  const members: ClassMember[] = [];
  for (let child = tree.first(objectType); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind !== T.PropertyType && kind !== T.MethodType) continue;
    const name = keyText(tree, keyOf(tree, child));
    if (name === '') continue;
    members.push({
      name,
      kind: memberKind(lowering, child),
      isStatic: false,
      isClassMethod: false,
      node: NO_NODE,
      type: typeOfAnnotation(lowering, tree.child(child, T.TypeAnnotation)),
      callable: -1 as ClassMember['callable'],
      span: lowering.span(child),
    });
  }
  return members;
}

function memberKind(lowering: Lowering, at: SyntaxNode): ClassMember['kind'] {
  const { tree } = lowering;
  if (tree.kind(at) === T.PropertyType) return 'field';
  if (tree.has(at, T.kwGet)) return 'getter';
  return tree.has(at, T.kwSet) ? 'setter' : 'method';
}
