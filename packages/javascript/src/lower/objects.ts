import type { NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import { LARGEST_INDEX, NO_NODE } from '@tokentrail/core/lowering';
import * as T from '../generated/terms.js';
import { keyOf } from '../scopes/callables.js';
import { contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';

/** An object literal: its parts in source order, so that later constant keys end earlier ones. */
export function objectLiteral(lowering: Lowering, at: SyntaxNode): NodeId {
  const object = lowering.builder.allocate('object', lowering.span(at));
  fill(lowering, object, at);
  return object;
}

function fill(lowering: Lowering, object: NodeId, at: SyntaxNode): void {
  const { tree } = lowering;
  const getters: SyntaxNode[] = [];
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.Property) continue;
    const first = tree.first(child);
    if (tree.kind(first) === T.Spread) spreadInto(lowering, object, tree.next(first));
    else if (tree.has(child, T.ParamList)) {
      if (tree.has(child, T.kwGet)) getters.push(child);
      else if (tree.has(child, T.kwSet)) storeSetter(lowering, object, child);
      else storeProperty(lowering, object, child, lowering.expression(child));
    } else storeProperty(lowering, object, child, NO_NODE);
  }
  for (const getter of getters) storeGetter(lowering, object, getter);
}

function storeProperty(lowering: Lowering, object: NodeId, at: SyntaxNode, method: NodeId): void {
  const { tree, builder } = lowering;
  const key = keyOf(tree, at);
  const content = contentOfMember(lowering, at, key);
  if (content === null) return;
  const colon = tree.child(at, T.Colon);
  if (content.kind === 'property' && content.name === '__proto__' && colon >= 0) {
    builder.absorb(object, lowering.expression(tree.next(colon)), lowering.span(at));
    return;
  }
  const value = method !== NO_NODE ? method : colon < 0 ? lowering.name(key) : lowering.expression(tree.next(colon));
  builder.store(object, content, value, lowering.span(at));
}

/** A setter lies beside the property, where linking finds it when something is stored. */
function storeSetter(lowering: Lowering, object: NodeId, at: SyntaxNode): void {
  const content = contentOfMember(lowering, at, keyOf(lowering.tree, at));
  if (content?.kind !== 'property') return;
  const setter = { kind: 'property', name: `@@set ${content.name}` } as const;
  lowering.builder.store(object, setter, lowering.expression(at), lowering.span(at));
}

/** A getter is read like a property, so the property holds what the getter returns once the object is complete. */
function storeGetter(lowering: Lowering, object: NodeId, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const key = keyOf(tree, at);
  const content = contentOfMember(lowering, at, key);
  if (content === null) return;
  const value = builder.call({
    form: 'operator',
    callee: lowering.expression(at),
    receiver: object,
    name: content.kind === 'property' ? content.name : '',
    arguments: [],
    span: lowering.span(at),
    calleeSpan: lowering.span(key),
  });
  builder.store(object, content, value, lowering.span(at));
}

/** A method of an object literal as an expression. */
export function propertyFunction(lowering: Lowering, at: SyntaxNode): NodeId {
  const info = lowering.scopes.functionAt.get(at);
  return info === undefined ? lowering.unknown(at) : lowering.functionValue(info);
}

/**
 * `...e` inside an object literal. The conditional forms, `...(c ? {a} : {})` and `...(c && {a})`, spread nothing on one
 * outcome: each arm is a branch of its own, so that it neither hides what was there nor is taken for certain.
 */
export function spreadInto(lowering: Lowering, object: NodeId, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const node = lowering.bare(at);
  const kind = tree.kind(node);
  if (kind === T.ObjectExpression) fill(lowering, object, node);
  else if (kind === T.ConditionalExpression) {
    const test = tree.first(node);
    const whenTrue = tree.next(tree.next(test));
    builder.branch(
      lowering.condition(test).test,
      () => spreadInto(lowering, object, whenTrue),
      () => spreadInto(lowering, object, tree.last(node)),
    );
  } else if (kind === T.BinaryExpression && tree.is(tree.next(tree.first(node)), '&&')) {
    const { test } = lowering.condition(tree.first(node));
    builder.branch(test, () => spreadInto(lowering, object, tree.last(node)));
  } else if (kind === T.BinaryExpression && isEmptyObject(lowering, tree.last(node))) {
    builder.absorb(object, lowering.expression(tree.first(node)), lowering.span(at));
  } else builder.absorb(object, lowering.expression(at), lowering.span(at));
}

/** `e ?? {}` and `e || {}` spread what `e` holds. */
function isEmptyObject(lowering: Lowering, at: SyntaxNode): boolean {
  const node = lowering.bare(at);
  return lowering.tree.kind(node) === T.ObjectExpression && !lowering.tree.has(node, T.Property);
}

/** An array literal. After a spread, places are not known. */
export function arrayLiteral(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const array = builder.allocate('array', lowering.span(at));
  let index = 0;
  let isSpread = false;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.BracketLeft:
      case T.BracketRight:
      case T.ErrorNode:
        break;
      case T.Comma:
        index++;
        break;
      case T.Spread:
        isSpread = true;
        break;
      default: {
        const value = lowering.expression(child);
        if (isSpread) {
          // What comes first keeps its places.
          if (index === 0) builder.absorb(array, value, lowering.span(child));
          else storeSpread(lowering, array, value, child);
          index = LARGEST_INDEX + 1;
          isSpread = false;
        } else if (index <= LARGEST_INDEX) builder.store(array, { kind: 'index', index }, value, lowering.span(child));
        else builder.append(array, value, lowering.span(child));
      }
    }
  }
  return array;
}

function storeSpread(lowering: Lowering, array: NodeId, from: NodeId, at: SyntaxNode): void {
  const { builder } = lowering;
  const span = lowering.span(at);
  builder.append(array, builder.read(from, { kind: 'element' }, span), span);
}
