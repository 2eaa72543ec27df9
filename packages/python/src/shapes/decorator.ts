import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { MethodRole } from '../scopes/file-symbols.js';
import { lastName } from './names.js';

/** Decorators that make a method another kind of member instead of being a call that gets it. */
export const METHOD_ROLES: ReadonlyMap<string, MethodRole> = new Map([
  ['property', 'getter'],
  ['cached_property', 'getter'],
  ['abstractproperty', 'getter'],
  ['computed_field', 'getter'],
  ['getter', 'getter'],
  ['setter', 'setter'],
  ['staticmethod', 'static'],
  ['classmethod', 'class'],
]);

/** The `Decorator` nodes of a function or class definition, outermost first. */
export function decoratorsOf(tree: SyntaxTree, definition: SyntaxNode): SyntaxNode[] {
  const decorators: SyntaxNode[] = [];
  const around = tree.parent(definition);
  if (tree.kind(around) !== K.DecoratedStatement) return decorators;
  for (let child = tree.first(around); child >= 0; child = tree.next(child))
    if (tree.kind(child) === K.Decorator) decorators.push(child);
  return decorators;
}

/** The last name of each decorator without arguments; `x.setter` gives `setter`. */
export function decoratorNames(tree: SyntaxTree, definition: SyntaxNode): string[] {
  return decoratorsOf(tree, definition).map((decorator) => decoratorName(tree, decorator));
}

/** The last name of a decorator that is a dotted name, without arguments, or ''. */
export function decoratorName(tree: SyntaxTree, decorator: SyntaxNode): string {
  return lastName(tree, decoratorExpression(tree, decorator));
}

/** What stands after the `@`, or -1. */
export function decoratorExpression(tree: SyntaxTree, decorator: SyntaxNode): SyntaxNode {
  const at = tree.first(decorator);
  return at < 0 ? -1 : tree.next(at);
}

/** What its decorators, or Python itself, make of a method. */
export function methodRole(tree: SyntaxTree, node: SyntaxNode, name: string): MethodRole {
  // Python makes these three so without a decorator.
  if (name === '__new__') return 'static';
  if (name === '__init_subclass__' || name === '__class_getitem__') return 'class';
  for (const decorator of decoratorNames(tree, node)) {
    const role = METHOD_ROLES.get(decorator);
    if (role !== undefined) return role;
  }
  return 'plain';
}
