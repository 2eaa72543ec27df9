import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import type { ScopeTable } from './table.js';

const typeNodes: ReadonlySet<number> = new Set([
  T.ThisType,
  T.LiteralType,
  T.TemplateType,
  T.NullType,
  T.VoidType,
  T.TypeofType,
  T.KeyofType,
  T.UniqueType,
  T.ImportType,
  T.InferredType,
  T.ParenthesizedType,
  T.FunctionSignature,
  T.NewSignature,
  T.IndexedType,
  T.TupleType,
  T.ArrayType,
  T.ReadonlyType,
  T.ObjectType,
  T.UnionType,
  T.IntersectionType,
  T.ConditionalType,
  T.ParameterizedType,
  T.TypeName,
]);

/** Whether nodes of this kind are types, which have no values. */
export function isTypeNode(kind: number): boolean {
  return typeNodes.has(kind);
}

/** Records the names in a type; returns the node after it. */
export function referInTypes(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const end = tree.end(at);
  for (let node = at; node < end; node++) {
    const kind = tree.kind(node);
    if (kind === T.TypeName) table.refer(node, -1, true);
    else if (kind === T.VariableName) table.refer(node, -1, false);
    else if (kind === T.TypeParamList) declareTypeParameters(table, node);
  }
  return end;
}

function declareTypeParameters(table: ScopeTable, list: SyntaxNode): void {
  const { tree } = table;
  let name = -1;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.TypeDefinition) {
      if (name >= 0) table.declareType('parameter', name, -1, null);
      name = child;
    } else if (kind === T.kwExtends && name >= 0) {
      table.declareType('parameter', name, tree.next(child), null);
      name = -1;
    }
  }
  if (name >= 0) table.declareType('parameter', name, -1, null);
}

/** `declare …`: values from elsewhere are globals, but interfaces, aliases and classes have shapes. */
export function declareAmbient(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.InterfaceDeclaration || kind === T.TypeAliasDeclaration) declareTypes(table, child);
    else if (kind === T.ClassDeclaration) {
      const name = tree.child(child, T.VariableDefinition);
      if (name < 0) continue;
      table.declareType('interface', name, -1, table.addClass(child, 'interface', tree.slice(name)));
      table.enter('block', child, table.current);
      referInTypes(table, child);
    }
  }
  return tree.end(at);
}

/** Interfaces and aliases; those of object types get a shape. Returns the node after the declaration. */
export function declareTypes(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const name = tree.child(at, T.TypeDefinition);
  if (name < 0) return tree.end(at);
  if (tree.kind(at) === T.InterfaceDeclaration) {
    table.declareType('interface', name, -1, table.addClass(at, 'interface', tree.slice(name)));
  } else {
    const type = tree.next(tree.child(at, T.Equals));
    const isShape = tree.kind(type) === T.ObjectType;
    table.declareType('alias', name, type, isShape ? table.addClass(at, 'interface', tree.slice(name)) : null);
  }
  table.enter('block', at, table.current);
  referInTypes(table, at);
  return tree.end(at);
}
