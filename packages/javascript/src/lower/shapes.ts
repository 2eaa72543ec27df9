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
    const kind = tree.kind(child);
    if (kind === T.ObjectType) continue;
    if (kind === T.VariableName) bases.push(lowering.name(child));
    for (const { node, shape } of typesOf(lowering, child)) if (shape === 'instance') bases.push(node);
  }
  const node = builder.classValue(info.id, lowering.span(at));
  const body = tree.child(at, tree.kind(at) === T.ClassDeclaration ? T.ClassBody : T.ObjectType);
  const members = membersOf(lowering, body);
  builder.completeClass(info.id, { node, bases, members, decorators: [] });
}

/** `declare class`, `declare interface`, `declare type`: a shape without code. */
export function ambientDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { tree, scopes } = lowering;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (scopes.classAt.get(child)?.kind === 'interface') typeDeclaration(lowering, child);
  }
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

const memberKinds: ReadonlySet<number> = new Set([
  T.PropertyType,
  T.MethodType,
  T.PropertyDeclaration,
  T.MethodDeclaration,
]);

/** Members of an object type, or of a class of which only the declaration is known. */
function membersOf(lowering: Lowering, body: SyntaxNode): ClassMember[] {
  const { tree } = lowering;
  const members: ClassMember[] = [];
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    if (!memberKinds.has(tree.kind(child))) continue;
    const name = keyText(tree, keyOf(tree, child));
    if (name === '') continue;
    members.push({
      name,
      kind: memberKind(lowering, child),
      isStatic: tree.has(child, T.kwStatic),
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
  const kind = tree.kind(at);
  if (kind === T.PropertyType || kind === T.PropertyDeclaration) return 'field';
  if (tree.has(at, T.kwGet)) return 'getter';
  return tree.has(at, T.kwSet) ? 'setter' : 'method';
}
