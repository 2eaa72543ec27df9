import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { declarePattern } from './patterns.js';
import type { ClassInfo, FunctionForm, FunctionInfo } from './records.js';
import type { FunctionSketch, ScopeTable } from './table.js';

/** The key of a property or member as a name; '' when it is computed. */
export function keyText(tree: SyntaxTree, key: SyntaxNode): string {
  const kind = tree.kind(key);
  const text = tree.slice(key);
  if (kind === T.String) return text.slice(1, -1);
  return kind === T.PropertyDefinition ||
    kind === T.PrivatePropertyDefinition ||
    kind === T.PropertyName ||
    kind === T.PrivatePropertyName ||
    kind === T.VariableDefinition ||
    kind === T.VariableName ||
    kind === T.Number ||
    kind === T.kwDefault
    ? text
    : '';
}

/** The key node of a property, member or pattern property; -1 for a spread. A computed key is the expression in brackets. */
export function keyOf(tree: SyntaxTree, at: SyntaxNode): SyntaxNode {
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.PropertyDefinition:
      case T.PrivatePropertyDefinition:
      case T.PropertyName:
      case T.String:
      case T.Number:
        return child;
      case T.BracketLeft:
        return tree.next(child);
      case T.Colon:
      case T.Equals:
      case T.ParamList:
      case T.Spread:
        return -1;
    }
  }
  return -1;
}

/** Lets a function or class expression take the name of what it is assigned to. */
export function nameFunctions(table: ScopeTable, value: SyntaxNode, target: SyntaxNode): void {
  const { tree } = table;
  const kind = tree.kind(value);
  if (kind !== T.ArrowFunction && kind !== T.FunctionExpression && kind !== T.ClassExpression) return;
  const name = tree.kind(target) === T.MemberExpression ? tree.last(target) : target;
  if (keyText(tree, name) !== '') table.givenNames.set(value, name);
}

function sketch(
  table: ScopeTable,
  at: SyntaxNode,
  form: FunctionForm,
  nameAt: SyntaxNode,
  owner: ClassInfo | null,
): FunctionSketch {
  const { tree } = table;
  let isAsync = false;
  let isGenerator = false;
  let parameters = -1;
  let body = -1;
  for (let child = tree.first(at); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.kwAsync) isAsync = true;
    else if (kind === T.Star) isGenerator = true;
    else if (kind === T.ParamList) parameters = child;
    else if (kind === T.Block) body = child;
    else if (kind === T.Arrow) body = tree.next(child);
  }
  const name = nameAt >= 0 ? keyText(tree, nameAt) : '';
  return { at, form, name, nameAt, owner, isAsync, isGenerator, parameters, body };
}

function open(table: ScopeTable, info: FunctionInfo): SyntaxNode {
  const { tree } = table;
  table.functionAt.set(info.at, info);
  table.enter('function', info.at, info);
  for (let child = tree.first(info.parameters); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === T.VariableDefinition || kind === T.ObjectPattern || kind === T.ArrayPattern) {
      declarePattern(table, child, table.scope, 'parameter', info.at);
    }
  }
  return info.at + 1;
}

/** Functions and arrows. A declaration without a body is an overload and declares nothing. */
export function enterFunction(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const kind = tree.kind(at);
  const written = kind === T.ArrowFunction ? -1 : tree.child(at, T.VariableDefinition);
  const form = kind === T.ArrowFunction ? 'arrow' : 'function';
  const nameAt = written >= 0 ? written : (table.givenNames.get(at) ?? -1);
  const sketched = sketch(table, at, form, nameAt, null);
  if (sketched.body < 0) return tree.end(at);
  const outer = table.scope;
  const info = table.addFunction(sketched, table.current, table.prefix());
  if (kind === T.FunctionDeclaration && written >= 0) {
    table.declaredFunctions.set(table.declare(outer, 'function', written, -1).id, info);
  }
  const next = open(table, info);
  if (kind === T.FunctionExpression && written >= 0) {
    const binding = table.declare(table.scope, 'function', written, at + 1);
    if (binding.kind === 'function') info.selfBinding = binding.id;
  }
  return next;
}

/** Object literal properties: methods and accessors are callables, shorthands are uses. */
export function enterProperty(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const key = keyOf(tree, at);
  if (tree.has(at, T.ParamList)) {
    const sketched = sketch(table, at, accessorForm(tree, at), key, null);
    if (sketched.body < 0) return at + 1;
    return open(table, table.addFunction(sketched, table.current, table.prefix()));
  }
  const colon = tree.child(at, T.Colon);
  if (colon >= 0) nameFunctions(table, tree.next(colon), key);
  else if (tree.kind(key) === T.PropertyDefinition) table.refer(key, -1, false);
  return at + 1;
}

function accessorForm(tree: SyntaxTree, at: SyntaxNode): FunctionForm {
  if (tree.has(at, T.kwGet)) return 'getter';
  return tree.has(at, T.kwSet) ? 'setter' : 'method';
}

/** Classes. Instance fields run in the constructor, so a class with fields and no constructor gets one. */
export function enterClass(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const isExpression = tree.kind(at) === T.ClassExpression;
  const written = tree.child(at, T.VariableDefinition);
  const isNamed = written >= 0 && tree.to(written) > tree.from(written);
  const nameAt = isNamed ? written : (table.givenNames.get(at) ?? -1);
  const info = table.addClass(at, 'class', nameAt >= 0 ? keyText(tree, nameAt) : '');
  if (isNamed && !isExpression) {
    table.declaredClasses.set(table.declare(table.scope, 'class', written, tree.end(at)).id, info);
  }
  table.enter('class', at, table.current, info);
  if (isNamed && isExpression) table.declare(table.scope, 'class', written, tree.end(at));
  addConstructor(table, at, info);
  return at + 1;
}

function addConstructor(table: ScopeTable, at: SyntaxNode, info: ClassInfo): void {
  const { tree } = table;
  const body = tree.child(at, T.ClassBody);
  let hasFields = false;
  for (let member = tree.first(body); member >= 0; member = tree.next(member)) {
    const kind = tree.kind(member);
    if (kind === T.PropertyDeclaration) hasFields ||= isInstanceField(tree, member);
    else if (kind === T.MethodDeclaration && isConstructor(tree, member) && tree.has(member, T.Block)) {
      const sketched = sketch(table, member, 'constructor', keyOf(tree, member), info);
      info.constructorInfo = table.addFunction(sketched, table.current, table.prefix());
      table.functionAt.set(member, info.constructorInfo);
      return;
    }
  }
  if (!hasFields) return;
  info.constructorInfo = table.addFunction(
    {
      at,
      form: 'constructor',
      name: 'constructor',
      nameAt: -1,
      owner: info,
      isAsync: false,
      isGenerator: false,
      parameters: -1,
      body: -1,
    },
    table.current,
    table.prefix(),
  );
}

function isConstructor(tree: SyntaxTree, member: SyntaxNode): boolean {
  const key = keyOf(tree, member);
  return tree.is(key, 'constructor') && !tree.has(member, T.kwStatic);
}

/** A field with an initial value that each instance gets. */
export function isInstanceField(tree: SyntaxTree, member: SyntaxNode): boolean {
  return tree.has(member, T.Equals) && !tree.has(member, T.kwStatic);
}

/** Methods and fields of a class. */
export function enterClassMember(table: ScopeTable, at: SyntaxNode): SyntaxNode {
  const { tree } = table;
  const owner = table.scope.classInfo;
  const key = keyOf(tree, at);
  if (tree.kind(at) === T.MethodDeclaration) {
    const known = table.functionAt.get(at);
    if (known !== undefined) return open(table, known);
    const sketched = sketch(table, at, accessorForm(tree, at), key, owner);
    if (sketched.body < 0) return at + 1;
    return open(table, table.addFunction(sketched, table.current, table.prefix()));
  }
  const equals = tree.child(at, T.Equals);
  if (equals >= 0) nameFunctions(table, tree.next(equals), key);
  const constructorInfo = owner?.constructorInfo ?? null;
  if (constructorInfo !== null && isInstanceField(tree, at)) table.enter('block', at, constructorInfo);
  return at + 1;
}
