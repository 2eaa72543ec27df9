import type { SymbolTable } from '@tokentrail/core/lowering';
import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { enterClass, enterClassMember, enterFunction, enterProperty, nameFunctions } from './callables.js';
import { declarePattern, eachTarget } from './patterns.js';
import type { ScopeAnalysis } from './records.js';
import { resolveNames } from './resolve.js';
import { ScopeTable } from './table.js';
import { declareAmbient, declareTypes, isTypeNode, referInTypes } from './types.js';

type Visit = (table: ScopeTable, at: SyntaxNode) => SyntaxNode;

/**
 * The scope pass: one sweep over the nodes in source order, so that no nesting is too deep for it. Types are erased but for the
 * names in them, which hints will need. A visitor returns the next node to look at, which lets it skip a subtree.
 */
export function analyzeScopes(tree: SyntaxTree): { readonly analysis: ScopeAnalysis; readonly symbols: SymbolTable } {
  const table = new ScopeTable(tree);
  for (let at = 1; at < tree.size; ) {
    const visit = visitors[tree.kind(at)];
    if (visit === undefined) at++;
    else {
      table.closeBefore(at);
      at = visit(table, at);
    }
  }
  return resolveNames(table);
}

const visitors: (Visit | undefined)[] = [];

function on(kinds: readonly number[], visit: Visit): void {
  for (const kind of kinds) visitors[kind] = visit;
}

on([T.ErrorNode], (table, at) => table.tree.end(at));

on([T.VariableName], (table, at) => {
  if (!table.isSeen(at)) table.refer(at, -1, false);
  return at + 1;
});

on([T.FunctionDeclaration, T.FunctionExpression, T.ArrowFunction], enterFunction);
on([T.ClassDeclaration, T.ClassExpression], enterClass);
on([T.MethodDeclaration, T.PropertyDeclaration], enterClassMember);
on([T.Property], enterProperty);

on([T.StaticBlock, T.SwitchBody], (table, at) => {
  table.enter('block', at, table.current);
  return at + 1;
});

on([T.Block], (table, at) => {
  if (table.current.body !== at) table.enter('block', at, table.current);
  if (table.tree.kind(table.tree.parent(at)) === T.NamespaceDeclaration) mergeNamespace(table, at);
  return at + 1;
});

/** A later block of a namespace sees what the earlier ones declare. */
function mergeNamespace(table: ScopeTable, block: SyntaxNode): void {
  const { tree, scope, bindingAt, namespaces } = table;
  const binding = bindingAt[tree.child(tree.parent(block), T.VariableDefinition)] ?? -1;
  if (binding < 0) return;
  const earlier = namespaces.get(binding);
  if (earlier?.names !== null && earlier !== undefined) scope.names = new Map(earlier.names);
  namespaces.set(binding, scope);
}

on([T.CatchClause], (table, at) => {
  const { tree } = table;
  table.enter('block', at, table.current);
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    if (isPattern(tree.kind(child))) declarePattern(table, child, table.scope, 'variable', child);
  }
  return at + 1;
});

on([T.WhileStatement, T.DoStatement], (table, at) => {
  table.enterLoop(at);
  return at + 1;
});

on([T.ForStatement], (table, at) => {
  table.enter('block', at, table.current);
  table.enterLoop(at);
  return at + 1;
});

on([T.ForInSpec, T.ForOfSpec], (table, at) => {
  const { tree } = table;
  let keyword = 0;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.kwLet || kind === T.kwConst || kind === T.kwVar || kind === T.kwUsing) keyword = kind;
    else if (kind === T.kwIn || kind === T.kwOf) break;
    else if (keyword !== 0 && isPattern(kind)) {
      const scope = keyword === T.kwVar ? table.functionScope() : turnScope(table, at);
      declarePattern(table, child, scope, 'variable', tree.end(at));
    } else if (keyword === 0) {
      eachTarget(tree, child, (target) => {
        table.refer(target, tree.end(at), false);
        table.ignore(target);
      });
    }
  }
  return at + 1;
});

/** The scope of a loop variable that is new in every turn; it reaches to the end of the statement. */
function turnScope(table: ScopeTable, spec: SyntaxNode): ScopeTable['scope'] {
  const statement = table.scope;
  if (statement.at !== table.tree.parent(spec)) return statement;
  table.scope = {
    kind: 'block',
    parent: statement,
    owner: statement.owner,
    at: spec,
    end: statement.end,
    classInfo: null,
    names: null,
    types: null,
    id: -1,
  };
  return table.scope;
}

function isPattern(kind: number): boolean {
  return kind === T.VariableDefinition || kind === T.ObjectPattern || kind === T.ArrayPattern;
}

on([T.VariableDeclaration], (table, at) => {
  const { tree } = table;
  const isVar = tree.has(at, T.kwVar);
  const scope = isVar ? table.functionScope() : table.scope;
  let pattern = -1;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (isPattern(kind)) {
      if (pattern >= 0) declarePattern(table, pattern, scope, 'variable', isVar ? -1 : pattern);
      pattern = child;
    } else if (kind === T.Equals && pattern >= 0) {
      const value = tree.next(child);
      nameFunctions(table, value, pattern);
      declarePattern(table, pattern, scope, 'variable', value < 0 ? child : tree.end(value));
      pattern = -1;
    }
  }
  if (pattern >= 0) declarePattern(table, pattern, scope, 'variable', isVar ? -1 : pattern);
  return at + 1;
});

on([T.AssignmentExpression], (table, at) => {
  const { tree } = table;
  const target = tree.first(at);
  if (target < 0) return at + 1;
  nameFunctions(table, tree.last(at), target);
  eachTarget(tree, target, (name) => {
    table.refer(name, tree.end(at), false);
    table.ignore(name);
  });
  return at + 1;
});

on([T.PostfixExpression, T.UnaryExpression], (table, at) => {
  const { tree } = table;
  const first = tree.first(at);
  const last = tree.last(at);
  const [operator, operand] = tree.kind(first) === T.ArithOp ? [first, last] : [last, first];
  if (tree.kind(operator) === T.ArithOp && tree.to(operator) - tree.from(operator) === 2) {
    if (tree.kind(operand) === T.VariableName) {
      table.refer(operand, tree.end(at), false);
      table.ignore(operand);
    }
  }
  return at + 1;
});

on([T.JSXOpenTag, T.JSXSelfClosingTag], (table, at) => {
  const { tree } = table;
  let name = tree.next(tree.first(at));
  while (tree.kind(name) === T.JSXMemberExpression) name = tree.first(name);
  if (tree.kind(name) === T.JSXIdentifier) table.refer(name, -1, false);
  return at + 1;
});

on([T.ImportDeclaration], (table, at) => {
  const { tree } = table;
  for (let node = at + 1; node < tree.end(at); node++) {
    const kind = tree.kind(node);
    if (kind === T.VariableDefinition) table.declare(table.scope, 'import', node, 0);
    else if (kind === T.Equals) return node + 1;
  }
  return tree.end(at);
});

on([T.ExportGroup], (table, at) => {
  const { tree } = table;
  const isLocal = !tree.has(tree.parent(at), T.kwFrom);
  let expectsName = true;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.Comma) expectsName = true;
    else if (kind === T.kwAs) expectsName = false;
    else if (kind === T.VariableName && expectsName && isLocal) table.refer(child, -1, false);
  }
  return tree.end(at);
});

on([T.ExportDeclaration], (table, at) => {
  const { tree } = table;
  if (tree.has(at, T.Star)) return tree.end(at);
  const value = tree.last(at);
  if (tree.has(at, T.kwDefault)) nameFunctions(table, value, tree.child(at, T.kwDefault));
  return at + 1;
});

on([T.EnumDeclaration], (table, at) => {
  const name = table.tree.child(at, T.TypeDefinition);
  if (name >= 0) table.declare(table.scope, 'variable', name, at);
  return at + 1;
});

on([T.NamespaceDeclaration], (table, at) => {
  const name = table.tree.child(at, T.VariableDefinition);
  if (name >= 0) table.declare(table.scope, 'variable', name, at);
  return at + 1;
});

on([T.InterfaceDeclaration, T.TypeAliasDeclaration], declareTypes);

on([T.AmbientDeclaration], declareAmbient);

on([T.TypeAnnotation, T.TypeArgList, T.TypeParamList, T.TypePredicate], referInTypes);

for (let kind = 0; kind < T.kindNames.length; kind++) if (isTypeNode(kind)) visitors[kind] = referInTypes;
