import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering } from './lowering.js';
import { spreadInto } from './objects.js';

/** An element is a call of its component with an object of attributes and children; an intrinsic one is a global's call. */
export function jsxElement(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const tag = tree.first(at);
  const span = lowering.span(at);
  const name = tree.next(tree.first(tag));
  const isFragment = tree.kind(tag) === T.JSXFragmentTag;
  const callee = isFragment ? builder.global('jsx:fragment', lowering.span(tag)) : component(lowering, name);
  const props = builder.allocate('object', lowering.span(tag));
  for (let child = tree.first(tag); child >= 0; child = tree.next(child)) attribute(lowering, props, child);
  children(lowering, at, props);
  return builder.call({
    form: 'call',
    callee,
    receiver: NO_NODE,
    name: isFragment ? '' : tree.slice(name),
    arguments: [{ node: props, index: 0, name: null, spread: null, loose: false, span: lowering.span(tag) }],
    span,
    calleeSpan: isFragment ? lowering.span(tag) : lowering.span(name),
  });
}

function component(lowering: Lowering, name: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const members: SyntaxNode[] = [];
  let base = name;
  while (tree.kind(base) === T.JSXMemberExpression) {
    members.push(base);
    base = tree.first(base);
  }
  const isName = tree.kind(base) === T.JSXIdentifier;
  let value = isName ? lowering.name(base) : builder.global(`jsx:${tree.slice(base)}`, lowering.span(base));
  for (const member of members.toReversed()) {
    const property = tree.slice(tree.last(member));
    value = builder.read(value, { kind: 'property', name: property }, lowering.span(member));
  }
  return value;
}

function attribute(lowering: Lowering, props: NodeId, at: SyntaxNode): void {
  const { tree, builder } = lowering;
  const kind = tree.kind(at);
  if (kind === T.JSXSpreadAttribute) {
    spreadInto(lowering, props, tree.next(tree.child(at, T.Spread)));
    return;
  }
  if (kind !== T.JSXAttribute) return;
  const name = tree.first(at);
  const equals = tree.child(at, T.Equals);
  const value = equals < 0 ? trueValue(lowering, name) : attributeValue(lowering, tree.next(equals));
  if (value !== NO_NODE) {
    builder.store(props, { kind: 'property', name: tree.slice(name) }, value, lowering.span(at));
  }
}

function trueValue(lowering: Lowering, at: SyntaxNode): NodeId {
  return lowering.builder.constant({ kind: 'boolean', value: true }, lowering.span(at));
}

function attributeValue(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  switch (tree.kind(at)) {
    case T.JSXAttributeValue:
      return builder.constant({ kind: 'string', value: tree.slice(at).slice(1, -1) }, lowering.span(at));
    case T.JSXEscape:
      return escaped(lowering, at);
    default:
      return lowering.expression(at);
  }
}

/** The value in braces; `NO_NODE` for an empty or commented-out one. */
function escaped(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree } = lowering;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind !== T.BraceLeft && kind !== T.BraceRight && kind !== T.Spread) return lowering.expression(child);
  }
  return NO_NODE;
}

function children(lowering: Lowering, at: SyntaxNode, props: NodeId): void {
  const { tree, builder } = lowering;
  const values: NodeId[] = [];
  for (let child = tree.next(tree.first(at)); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    const value =
      kind === T.JSXEscape ? escaped(lowering, child) : kind === T.JSXElement ? lowering.expression(child) : NO_NODE;
    if (value !== NO_NODE) values.push(value);
  }
  const span = lowering.span(at);
  if (values.length > 0) builder.store(props, { kind: 'property', name: 'children' }, builder.join(values, span), span);
}
