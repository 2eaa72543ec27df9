import { NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { isInstanceField, keyOf } from '../scopes/callables.js';
import type { FunctionInfo } from '../scopes/records.js';
import { contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';
import { hintAnnotation } from './types.js';

/** What a constructor does before its written body: parameter properties, then fields with initial values. */
export function initialiseInstance(lowering: Lowering, constructorInfo: FunctionInfo): void {
  storeParameterProperties(lowering, constructorInfo.parameters);
  const { tree } = lowering;
  const body = tree.child(constructorInfo.owner?.at ?? -1, T.ClassBody);
  for (let member = tree.first(body); member >= 0; member = tree.next(member)) {
    if (tree.kind(member) === T.PropertyDeclaration && isInstanceField(tree, member)) storeField(lowering, member);
  }
}

function storeParameterProperties(lowering: Lowering, list: SyntaxNode): void {
  const { tree, builder } = lowering;
  let isProperty = false;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.Privacy:
      case T.kwReadonly:
      case T.kwOverride:
        isProperty = true;
        break;
      case T.Comma:
        isProperty = false;
        break;
      case T.VariableDefinition:
        if (isProperty) {
          const content = { kind: 'property', name: tree.slice(child) } as const;
          builder.store(builder.self(), content, lowering.name(child), lowering.span(child));
        }
    }
  }
}

function storeField(lowering: Lowering, member: SyntaxNode): void {
  const { tree, builder } = lowering;
  const content = contentOfMember(lowering, member, keyOf(tree, member));
  if (content === null) return;
  const value = lowering.expression(tree.next(tree.child(member, T.Equals)));
  const annotation = tree.child(member, T.TypeAnnotation);
  if (annotation >= 0) hintAnnotation(lowering, value, annotation);
  builder.store(builder.self(), content, value, lowering.span(member));
}

/** A class without a written constructor hands every argument to its parent's. */
export function superOfSynthesised(lowering: Lowering, info: FunctionInfo): void {
  const { builder } = lowering;
  const span = lowering.span(info.at);
  const rest = builder.parameter({
    label: 'args',
    index: 0,
    name: null,
    collects: 'positional',
    default: NO_NODE,
    binding: -1,
    span,
  });
  builder.call({
    form: 'super',
    callee: builder.global('super', span),
    receiver: builder.self(),
    name: 'super',
    arguments: [{ node: rest, index: 0, name: null, spread: 'positional', loose: false, span }],
    span,
    calleeSpan: span,
  });
}
