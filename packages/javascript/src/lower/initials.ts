import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering } from './lowering.js';

/** What a variable is declared with that is written nowhere else; any other expression itself. */
export function initialOf(lowering: Lowering, expression: SyntaxNode): SyntaxNode {
  const { tree, scopes } = lowering;
  if (tree.kind(expression) !== T.VariableName) return expression;
  const id = scopes.bindingAt(expression);
  const binding = scopes.bindings[id];
  if (binding?.kind !== 'variable' || binding.writes.length > 1 || binding.writtenInside) return expression;
  return (lowering.initials ??= findInitials(lowering)).get(id) ?? expression;
}

const CHANGING: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill', 'copyWithin']);

/** Variables whose list gets items by a method; an index that is assigned counts as well. */
export function isChanged(lowering: Lowering, name: SyntaxNode): boolean {
  lowering.changedLists ??= findChanged(lowering);
  return lowering.changedLists.has(lowering.scopes.bindingAt(name));
}

function findChanged({ tree, scopes }: Lowering): ReadonlySet<number> {
  const found = new Set<number>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== T.MemberExpression || tree.kind(tree.first(node)) !== T.VariableName) continue;
    const parent = tree.parent(node);
    const isAssigned = tree.kind(parent) === T.AssignmentExpression && tree.first(parent) === node;
    if (isAssigned || CHANGING.has(tree.slice(tree.last(node)))) found.add(scopes.bindingAt(tree.first(node)));
  }
  return found;
}

/** The expressions that variables are declared with, by binding. */
function findInitials({ tree, scopes }: Lowering): ReadonlyMap<number, SyntaxNode> {
  const found = new Map<number, SyntaxNode>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== T.VariableDefinition || tree.kind(tree.parent(node)) !== T.VariableDeclaration) continue;
    let sign = tree.next(node);
    if (tree.kind(sign) === T.TypeAnnotation) sign = tree.next(sign);
    const id = scopes.bindingAt(node);
    if (id >= 0 && tree.kind(sign) === T.Equals) found.set(id, tree.next(sign));
  }
  return found;
}
