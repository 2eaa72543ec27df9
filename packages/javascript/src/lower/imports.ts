import type { BindingId } from '@tokentrail/core/lowering';
import { javascriptString, type SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyText } from '../scopes/callables.js';
import type { Lowering } from './lowering.js';

/** What one local name of an import declaration stands for. */
interface ImportedName {
  readonly form: 'module' | 'default' | 'named';
  readonly name: string;
  readonly local: SyntaxNode;
  readonly typeOnly: boolean;
}

/** Imports are defined before anything else runs. */
export function importDeclaration(lowering: Lowering, at: SyntaxNode): void {
  const { builder, scopes } = lowering;
  const source = specifierOf(lowering, at);
  if (source === null) {
    if (lowering.tree.has(at, T.Equals) && !isAlias(lowering, at)) importEquals(lowering, at);
    return;
  }
  const names = importedNames(lowering, at);
  if (names.length === 0) {
    builder.addImport({ form: 'module', specifier: source, name: '', typeOnly: false, span: lowering.span(at) });
  }
  for (const { form, name, local, typeOnly } of names) {
    const node = builder.addImport({ form, specifier: source, name, typeOnly, span: lowering.span(local) });
    const binding = scopes.bindingAt(local);
    if (binding >= 0) builder.define(binding as BindingId, node, lowering.span(local));
  }
}

/** The module that a declaration names after `from`, or alone; null without one. */
export function specifierOf(lowering: Lowering, at: SyntaxNode): string | null {
  const { tree } = lowering;
  const from = tree.child(at, T.kwFrom);
  const literal = from >= 0 ? tree.next(from) : tree.child(at, T.String);
  return tree.kind(literal) === T.String ? javascriptString(tree, literal) : null;
}

function importedNames(lowering: Lowering, at: SyntaxNode): ImportedName[] {
  const { tree } = lowering;
  const typeOnly = tree.has(at, T.kwType);
  const names: ImportedName[] = [];
  const isStar = tree.has(at, T.Star);
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.VariableDefinition) {
      names.push({
        form: isStar && tree.kind(previousOf(lowering, at, child)) === T.kwAs ? 'module' : 'default',
        name: isStar ? '' : 'default',
        local: child,
        typeOnly,
      });
    } else if (kind === T.ImportGroup) namesOfGroup(lowering, child, typeOnly, names);
  }
  return names;
}

function previousOf(lowering: Lowering, parent: SyntaxNode, node: SyntaxNode): SyntaxNode {
  const { tree } = lowering;
  let previous = -1;
  for (let child = tree.first(parent); child >= 0 && child !== node; child = tree.next(child)) previous = child;
  return previous;
}

function namesOfGroup(lowering: Lowering, group: SyntaxNode, allTypes: boolean, names: ImportedName[]): void {
  const { tree } = lowering;
  let imported: string | null = null;
  let typeOnly = allTypes;
  let isRenamed = false;
  for (let child = tree.first(group); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.Comma:
        imported = null;
        typeOnly = allTypes;
        isRenamed = false;
        break;
      case T.kwType:
        typeOnly = true;
        break;
      case T.kwAs:
        isRenamed = true;
        break;
      case T.VariableDefinition: {
        const name = isRenamed && imported !== null ? imported : tree.slice(child);
        names.push({ form: name === 'default' ? 'default' : 'named', name, local: child, typeOnly });
        break;
      }
      case T.VariableName:
      case T.kwDefault:
      case T.String:
        imported = keyText(tree, child);
    }
  }
}

/** `import x = N.member` names what stands before it in the file. */
export function importAlias(lowering: Lowering, at: SyntaxNode): void {
  if (lowering.tree.has(at, T.Equals) && isAlias(lowering, at)) importEquals(lowering, at);
}

function isAlias({ tree }: Lowering, at: SyntaxNode): boolean {
  const kind = tree.kind(tree.next(tree.child(at, T.Equals)));
  return kind === T.MemberExpression || kind === T.VariableName;
}

/** `import x = require('y')` and `import x = N.member`. */
function importEquals(lowering: Lowering, at: SyntaxNode): void {
  const { tree, builder, scopes } = lowering;
  const local = tree.child(at, T.VariableDefinition);
  const equals = tree.child(at, T.Equals);
  const binding = scopes.bindingAt(local);
  if (equals < 0 || binding < 0) return;
  for (let node = equals; node < tree.end(at); node++) {
    if (tree.kind(node) !== T.String) continue;
    const specifier = javascriptString(tree, node);
    const typeOnly = tree.has(at, T.kwType);
    const value = builder.addImport({ form: 'module', specifier, name: '', typeOnly, span: lowering.span(local) });
    builder.define(binding as BindingId, value, lowering.span(local));
    return;
  }
  builder.define(binding as BindingId, lowering.expression(tree.next(equals)), lowering.span(local));
}
