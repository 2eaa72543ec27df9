import type { BindingId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { parameterShapes } from '../shapes/parameters.js';
import type { Lowering } from './lowering.js';

/** A test that a function of the file hands back, and the parameter of which it speaks. */
export interface KeyPredicate {
  readonly test: SyntaxNode;
  readonly parameter: BindingId;
  /** What the call gives as that parameter. */
  readonly argument: SyntaxNode;
}

/**
 * The predicate that a call asks: `is_hop_by_hop(name)` of a function in the same module that consists of `return test` alone (a
 * documentation string apart). Names in its test other than the parameter stand in the module. Null for any other call.
 */
export function keyPredicate(l: Lowering, call: SyntaxNode): KeyPredicate | null {
  const { tree } = l;
  const callee = tree.first(call);
  const [argument, ...more] = tree
    .children(tree.last(call))
    .filter((child) => ![K.ParenLeft, K.ParenRight, K.Comma].some((kind) => kind === tree.kind(child)));
  const row = tree.kind(callee) === K.VariableName ? l.bindingRow(callee) : undefined;
  if (row?.kind !== 'function' || row.rewritten || argument === undefined || more.length > 0) return null;
  const definition = definitionOf(l, row.id, row.name);
  const list = definition < 0 ? -1 : tree.child(definition, K.ParamList);
  const test = definition < 0 ? -1 : returnedAlone(l, tree.child(definition, K.Body));
  const [parameter, ...others] = list < 0 ? [] : parameterShapes(tree, list);
  if (test < 0 || parameter === undefined || others.length > 0 || parameter.collects !== null) return null;
  const binding = l.binding(parameter.name);
  return binding === null || !isOfModule(l, test, binding) ? null : { test, parameter: binding, argument };
}

/** The one function that a name stands for; -1 where it is defined again. */
function definitionOf(l: Lowering, binding: BindingId, name: string): SyntaxNode {
  const found = l.symbols.callables.filter(
    (record) =>
      record.kind === 'function' &&
      record.name === name &&
      l.binding(l.tree.child(record.node, K.VariableName)) === binding,
  );
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? -1 : only.node;
}

/** What a body returns that does nothing else; -1 for any other. */
function returnedAlone({ tree }: Lowering, body: SyntaxNode): SyntaxNode {
  const statements = tree
    .children(body)
    .filter((child) => tree.kind(child) !== K.Colon && tree.kind(tree.first(child)) !== K.String);
  const [only, ...others] = statements;
  if (only === undefined || others.length > 0 || tree.kind(only) !== K.ReturnStatement) return -1;
  return tree.next(tree.first(only));
}

/** Whether the names in an expression are the parameter or stand in the module. */
function isOfModule(l: Lowering, node: SyntaxNode, parameter: BindingId): boolean {
  const { tree } = l;
  if (tree.kind(node) === K.VariableName) {
    const row = l.bindingRow(node);
    return row === undefined || row.id === parameter || row.scope === 0;
  }
  for (let child = tree.first(node); child >= 0; child = tree.next(child))
    if (!isOfModule(l, child, parameter)) return false;
  return true;
}
