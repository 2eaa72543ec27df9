import { type BindingId, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { eachTarget } from '../scopes/patterns.js';
import { constantKey } from './constants.js';
import type { Lowering } from './lowering.js';

/** An enum is an object of constants; members without a value count on from the one before. */
export function enumDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder, scopes } = lowering;
  const nameAt = tree.child(at, T.TypeDefinition);
  const binding = scopes.bindingAt(nameAt);
  if (binding < 0) return;
  const object = builder.allocate('object', lowering.span(at));
  let next: number | null = 0;
  let member = -1;
  const store = (value: NodeId): void => {
    const name = tree.kind(member) === T.String ? constantKey(tree, member) : tree.slice(member);
    builder.store(object, { kind: 'property', name: name ?? '' }, value, lowering.span(member));
    member = -1;
  };
  const finish = (): void => {
    if (member < 0) return;
    const span = lowering.span(member);
    store(next === null ? builder.expression(span) : builder.constant({ kind: 'number', value: next }, span));
    if (next !== null) next++;
  };
  const body = tree.child(at, T.EnumBody);
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.PropertyName:
      case T.String:
        member = child;
        break;
      case T.Equals: {
        child = tree.next(child);
        if (child < 0) return;
        if (member >= 0) store(lowering.expression(child));
        const counted = tree.kind(child) === T.Number ? Number(constantKey(tree, child)) : Number.NaN;
        next = Number.isNaN(counted) ? null : counted + 1;
        break;
      }
      case T.Comma:
        finish();
    }
  }
  finish();
  builder.define(binding as BindingId, object, lowering.span(nameAt));
}

/** A namespace is an object of what it exports; `namespace A.B` nests. */
export function namespaceDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder, scopes } = lowering;
  const nameAt = tree.child(at, T.VariableDefinition);
  const binding = scopes.bindingAt(nameAt);
  if (binding < 0) return;
  const span = lowering.span(at);
  const known = builder.use(binding as BindingId);
  const outer = builder.allocate('object', span);
  let inner = outer;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.PropertyDefinition) continue;
    const nested = builder.allocate('object', span);
    builder.store(inner, { kind: 'property', name: tree.slice(child) }, nested, lowering.span(child));
    inner = nested;
  }
  const body = tree.child(at, T.Block);
  lowering.hoist(body);
  for (let child = tree.first(body); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.ExportDeclaration) lowering.statement(child);
    else exportMember(lowering, child, inner);
  }
  // A function, class or earlier namespace of the same name stays what it is.
  const merged = known === NO_NODE ? outer : builder.join([known, outer], span);
  builder.define(binding as BindingId, merged, lowering.span(nameAt));
}

function exportMember(lowering: Lowering, at: SyntaxNode, object: NodeId): void {
  const { tree, builder, scopes } = lowering;
  const store = (name: SyntaxNode): void => {
    const binding = scopes.bindingAt(name);
    if (binding < 0) return;
    const span = lowering.span(name);
    builder.store(object, { kind: 'property', name: tree.slice(name) }, builder.use(binding as BindingId), span);
  };
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    lowering.statement(child);
    const isVariable = tree.kind(child) === T.VariableDeclaration;
    for (let part = tree.first(child); part >= 0; part = tree.next(part)) {
      const kind = tree.kind(part);
      if (isVariable) eachTarget(tree, part, store);
      else if (kind === T.VariableDefinition || kind === T.TypeDefinition) store(part);
    }
  }
}
