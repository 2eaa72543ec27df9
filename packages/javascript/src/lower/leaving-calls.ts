import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { Lowering } from './lowering.js';

// Calls after which the code may not go on, told by the names that everybody gives them: the front end knows no libraries.

const ASSERTIONS: ReadonlySet<string> = new Set(['assert', 'invariant']);

/** The test that a call asserts (`assert(test)`, `assert.ok(test)`), or -1. A function of the file itself shows what it does. */
export function assertedBy({ tree, scopes }: Lowering, call: SyntaxNode): SyntaxNode {
  if (tree.kind(call) !== T.CallExpression) return -1;
  const callee = tree.first(call);
  const isMember = tree.kind(callee) === T.MemberExpression;
  const name = isMember ? tree.first(callee) : callee;
  if (tree.kind(name) !== T.VariableName || !ASSERTIONS.has(tree.slice(name))) return -1;
  if (isMember && !tree.is(tree.last(callee), 'ok')) return -1;
  const binding = scopes.bindings[scopes.bindingAt(name)];
  if (binding !== undefined && (binding.scope.kind !== 'module' || binding.kind === 'function')) return -1;
  const first = tree.next(tree.first(tree.child(call, T.ArgList)));
  return first < 0 || tree.kind(first) === T.ParenRight || tree.kind(first) === T.Spread ? -1 : first;
}

/** Whether a call is `process.exit()` or `process.abort()`. */
export function endsProcess({ tree, scopes }: Lowering, call: SyntaxNode): boolean {
  if (tree.kind(call) !== T.CallExpression) return false;
  const callee = tree.first(call);
  if (tree.kind(callee) !== T.MemberExpression) return false;
  const object = tree.first(callee);
  const method = tree.last(callee);
  return (
    tree.kind(object) === T.VariableName &&
    tree.is(object, 'process') &&
    scopes.bindingAt(object) < 0 &&
    (tree.is(method, 'exit') || tree.is(method, 'abort'))
  );
}
