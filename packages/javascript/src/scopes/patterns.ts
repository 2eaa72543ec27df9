import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { BindingRecord, ScopeRecord } from './records.js';
import type { ScopeTable } from './table.js';

/** Calls `visit` for every name that a pattern or a plain target assigns; defaults, computed keys and members are no targets. */
export function eachTarget(tree: SyntaxTree, pattern: SyntaxNode, visit: (name: SyntaxNode) => void): void {
  const kind = tree.kind(pattern);
  if (kind === T.VariableDefinition || kind === T.VariableName) visit(pattern);
  if (kind !== T.ObjectPattern && kind !== T.ArrayPattern) return;
  for (let node = pattern + 1; node < tree.end(pattern); ) {
    const kind = tree.kind(node);
    if (kind === T.Equals || (kind === T.BracketLeft && tree.kind(tree.parent(node)) === T.PatternProperty)) {
      const skipped = tree.next(node);
      node = skipped < 0 ? node + 1 : tree.end(skipped);
    } else if (kind === T.MemberExpression) node = tree.end(node);
    else {
      if (kind === T.VariableDefinition || kind === T.VariableName) visit(node);
      node++;
    }
  }
}

/** Declares every name of a pattern. */
export function declarePattern(
  table: ScopeTable,
  pattern: SyntaxNode,
  scope: ScopeRecord,
  kind: BindingRecord['kind'],
  writtenAt: number,
): void {
  eachTarget(table.tree, pattern, (name) => table.declare(scope, kind, name, writtenAt));
}
