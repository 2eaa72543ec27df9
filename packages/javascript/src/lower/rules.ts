import * as T from '../generated/terms.js';
import { importAlias } from './imports.js';
import { assignment } from './assignments.js';
import { construct, dynamicImport } from './calls.js';
import { chain } from './chains.js';
import { classDeclaration, classExpression } from './classes.js';
import { binary, condition } from './conditions.js';
import { enumDeclaration, namespaceDeclaration } from './declarations.js';
import { simpleExpressions } from './expressions.js';
import { jsxElement } from './jsx.js';
import { loopStatements } from './loops.js';
import { isTypeOperator, type ExpressionRule, type Rules, type StatementRule } from './lowering.js';
import { arrayLiteral, objectLiteral, propertyFunction } from './objects.js';
import { ambientDeclaration, shapeInPlace, typeDeclaration } from './shapes.js';
import { simpleStatements } from './statements.js';

/** `e as T` is a link of a chain, every other binary operator is not. */
const binaryOrCast: ExpressionRule = (lowering, at) => {
  const { tree } = lowering;
  return isTypeOperator(tree.kind(tree.next(tree.first(at)))) ? chain(lowering, at) : binary(lowering, at);
};

const expressionRules: readonly (readonly [number, ExpressionRule])[] = [
  ...simpleExpressions,
  [T.MemberExpression, chain],
  [T.CallExpression, chain],
  [T.TaggedTemplateExpression, chain],
  [T.InstantiationExpression, chain],
  [T.ParenthesizedExpression, chain],
  [T.AwaitExpression, chain],
  [T.PrefixCast, chain],
  [T.BinaryExpression, binaryOrCast],
  [T.AssignmentExpression, assignment],
  [T.NewExpression, construct],
  [T.DynamicImport, dynamicImport],
  [T.ObjectExpression, objectLiteral],
  [T.ArrayExpression, arrayLiteral],
  [T.Property, propertyFunction],
  [T.ClassExpression, classExpression],
  [T.JSXElement, jsxElement],
];

const statementRules: readonly (readonly [number, StatementRule])[] = [
  ...simpleStatements,
  ...loopStatements,
  [T.ClassDeclaration, classDeclaration],
  [T.EnumDeclaration, enumDeclaration],
  [T.NamespaceDeclaration, namespaceDeclaration],
  [T.InterfaceDeclaration, typeDeclaration],
  [T.TypeAliasDeclaration, typeDeclaration],
  [T.AmbientDeclaration, ambientDeclaration],
  [T.ImportDeclaration, importAlias],
  [T.ExportDeclaration, (lowering, at) => lowering.exports.declaration(lowering, at)],
];

function table<Rule>(rules: readonly (readonly [number, Rule])[]): (Rule | undefined)[] {
  const rows: (Rule | undefined)[] = Array.from({ length: T.kindNames.length });
  for (const [kind, rule] of rules) rows[kind] = rule;
  return rows;
}

export const rules: Rules = {
  expressions: table(expressionRules),
  statements: table(statementRules),
  condition,
  shape: shapeInPlace,
};
