import { type BindingId, type CallId, type FlowBuilder, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { isInstanceField, keyOf, keyText } from '../scopes/callables.js';
import { decorate } from './calls.js';
import { constantKey, contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';
import { parameterFields, typeOfAnnotation, typesOf } from './types.js';

type ClassMember = Parameters<FlowBuilder['completeClass']>[1]['members'][number];

/** Announces every class and interface, in the order in which the scope pass numbered them. */
export function declareClasses(lowering: Lowering): void {
  for (const { at, kind, name, qualifiedName } of lowering.scopes.classes) {
    lowering.builder.declareClass({ name, qualifiedName, kind, span: lowering.span(at) });
  }
}

/** A class, under its name while its static parts run: they use it. */
export function classDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const name = lowering.tree.child(at, T.VariableDefinition);
  const binding = lowering.scopes.bindingAt(name);
  define(lowering, at, (value) => {
    if (binding >= 0) lowering.define(binding as BindingId, value, name);
  });
}

/** The value of a class expression, which knows its own name. */
export function classExpression(lowering: Lowering, at: SyntaxNode): NodeId {
  const isNamed = lowering.tree.kind(at) === T.ClassExpression;
  const name = lowering.tree.child(at, T.VariableDefinition);
  const binding = isNamed ? lowering.scopes.bindingAt(name) : -1;
  return define(lowering, at, (value) => {
    if (binding >= 0) lowering.define(binding as BindingId, value, name);
  });
}

/** Makes a class and returns its value, after the decorators that replace it. */
function define(lowering: Lowering, at: SyntaxNode, bind: (value: NodeId) => void): NodeId {
  const { builder, scopes } = lowering;
  const info = scopes.classAt.get(at);
  if (info === undefined) return lowering.unknown(at);
  const node = builder.classValue(info.id, lowering.span(at));
  const bases = basesOf(lowering, at);
  const members = membersOf(lowering, at);
  const decorators: CallId[] = [];
  let value = node;
  for (const decorator of decoratorsOf(lowering, at)) value = applyDecorator(lowering, decorator, value, decorators);
  builder.completeClass(info.id, { node, bases, members, decorators: decorators.toReversed() });
  bind(value);
  initialiseStatics(lowering, at, value);
  return value;
}

/** Innermost first, the order in which they are applied. Those of an exported class may stand before `export`. */
function decoratorsOf(lowering: Lowering, at: SyntaxNode): SyntaxNode[] {
  const { tree } = lowering;
  const parent = tree.parent(at);
  const isExported = tree.kind(parent) === T.ExportDeclaration;
  const around = isExported ? tree.children(parent) : [];
  return [...around, ...tree.children(at)].filter((child) => tree.kind(child) === T.Decorator).toReversed();
}

/**
 * A decorator of a method may return what takes its place, or put it into the descriptor that it gets third (the decorators of
 * older TypeScript).
 */
function decorateMethod(lowering: Lowering, decorator: SyntaxNode, method: NodeId, calls: CallId[]): NodeId {
  const { builder } = lowering;
  const span = lowering.span(decorator);
  const content = { kind: 'property', name: 'value' } as const;
  const descriptor = builder.allocate('object', span);
  builder.store(descriptor, content, method, span);
  const result = applyDecorator(lowering, decorator, method, calls, [builder.expression(span), descriptor]);
  return builder.join([result, builder.read(descriptor, content, span)], span);
}

function applyDecorator(
  lowering: Lowering,
  decorator: SyntaxNode,
  value: NodeId,
  calls: CallId[],
  others: readonly NodeId[] = [],
): NodeId {
  const result = decorate(lowering, decorator, value, others);
  const call = lowering.builder.callOf(result);
  if (call >= 0) calls.push(call as CallId);
  return result;
}

/** The parent class, then the interfaces. */
function basesOf(lowering: Lowering, at: SyntaxNode): NodeId[] {
  const { tree } = lowering;
  const bases: NodeId[] = [];
  const extendsAt = tree.child(at, T.kwExtends);
  if (extendsAt >= 0) bases.push(lowering.expression(tree.next(extendsAt)));
  for (let child = tree.child(at, T.kwImplements); child >= 0; child = tree.next(child)) {
    for (const { node, shape } of typesOf(lowering, child)) if (shape === 'instance') bases.push(node);
  }
  return bases;
}

function membersOf(lowering: Lowering, at: SyntaxNode): ClassMember[] {
  const { tree } = lowering;
  const members: ClassMember[] = [];
  const body = tree.child(at, T.ClassBody);
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.MethodDeclaration || kind === T.PropertyDeclaration) {
      const member = memberOf(lowering, child);
      if (member !== null) members.push(member);
    }
  }
  const parameters = lowering.scopes.classAt.get(at)?.constructorInfo?.parameters ?? -1;
  members.push(...parameterFields(lowering, parameters));
  return members;
}

function memberName(lowering: Lowering, member: SyntaxNode): string | null {
  const { tree } = lowering;
  const key = keyOf(tree, member);
  if (key < 0) return null;
  const text = keyText(tree, key);
  if (text !== '') return text;
  return constantKey(tree, lowering.bare(key));
}

function memberOf(lowering: Lowering, at: SyntaxNode): ClassMember | null {
  const { tree, builder, scopes } = lowering;
  const name = memberName(lowering, at);
  const isMethod = tree.kind(at) === T.MethodDeclaration;
  const info = isMethod ? scopes.functionAt.get(at) : undefined;
  const decorators = decoratorsOf(lowering, at);
  if (info === undefined && isMethod && !tree.has(at, T.kwAbstract)) return null;
  const calls: CallId[] = [];
  let node = info === undefined ? NO_NODE : lowering.functionValue(info);
  if (info === undefined && decorators.length > 0) node = lowering.unknown(at);
  const apply = info === undefined ? applyDecorator : decorateMethod;
  for (const decorator of decorators) node = apply(lowering, decorator, node, calls);
  if (info !== undefined && calls.length > 0) builder.setDecorators(info.id, calls.toReversed());
  if (name === null) {
    // A method under a computed name cannot be found by it, but its value may be.
    if (isMethod) lowering.expression(keyOf(tree, at));
    return null;
  }
  return {
    name,
    kind: memberKind(lowering, at, isMethod),
    isStatic: tree.has(at, T.kwStatic),
    isClassMethod: false,
    node: isMethod ? node : NO_NODE,
    type: typeOfAnnotation(lowering, tree.child(at, T.TypeAnnotation)),
    callable: (info?.id ?? -1) as ClassMember['callable'],
    span: lowering.span(at),
  };
}

function memberKind(lowering: Lowering, at: SyntaxNode, isMethod: boolean): ClassMember['kind'] {
  if (!isMethod) return 'field';
  if (lowering.tree.has(at, T.kwGet)) return 'getter';
  return lowering.tree.has(at, T.kwSet) ? 'setter' : 'method';
}

/** Static fields and blocks run once, where the class is defined, with the class as `this`. */
function initialiseStatics(lowering: Lowering, at: SyntaxNode, node: NodeId): void {
  const { tree, builder } = lowering;
  const outer = lowering.thisValue;
  lowering.thisValue = node;
  const body = tree.child(at, T.ClassBody);
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.StaticBlock) lowering.statement(tree.last(child));
    else if (kind === T.PropertyDeclaration && tree.has(child, T.kwStatic) && !isInstanceField(tree, child)) {
      const equals = tree.child(child, T.Equals);
      const content = contentOfMember(lowering, child, keyOf(tree, child));
      if (equals < 0 || content === null) continue;
      builder.store(node, content, lowering.expression(tree.next(equals)), lowering.span(child));
    }
  }
  lowering.thisValue = outer;
}
