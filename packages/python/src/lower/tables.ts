import * as K from '../generated/terms.js';
import { lowerAssignment, lowerUpdate } from './assignments.js';
import { lowerClass } from './classes.js';
import { lowerDictionary, lowerList, lowerSet, lowerTuple } from './collections.js';
import { lowerComprehension } from './comprehensions.js';
import { lowerAssert, lowerFor, lowerIf, lowerWhile, lowerWith } from './control.js';
import { lowerRaise, lowerTry } from './exceptions.js';
import * as expressions from './expressions.js';
import { lowerFunction, lowerLambda } from './functions.js';
import { lowerImport } from './imports.js';
import type { LowerExpression, LowerStatement, LoweringTables } from './lowering.js';
import { lowerChain } from './members.js';
import { lowerBinary, lowerUnary } from './operators.js';
import { lowerMatch } from './patterns.js';
import * as statements from './statements.js';
import { lowerContinuedString, lowerFormatString, lowerString } from './strings.js';

function table<Lower>(rows: readonly (readonly [number, Lower])[]): (Lower | undefined)[] {
  const size = Math.max(...rows.map(([kind]) => kind)) + 1;
  const lowerers = Array.from<Lower | undefined>({ length: size });
  for (const [kind, lower] of rows) lowerers[kind] = lower;
  return lowerers;
}

const nothing: LowerStatement = () => undefined;

/** Every expression and statement of the grammar with the function that lowers it. */
export const tables: LoweringTables = {
  expressions: table<LowerExpression>([
    [K.ErrorNode, expressions.lowerError],
    [K.VariableName, expressions.lowerName],
    [K.Number, expressions.lowerNumber],
    [K.Boolean, expressions.lowerBoolean],
    [K.None, expressions.lowerNone],
    [K.Ellipsis, expressions.lowerEllipsis],
    [K.ParenthesizedExpression, expressions.lowerParenthesized],
    [K.ConditionalExpression, expressions.lowerConditional],
    [K.NamedExpression, expressions.lowerNamed],
    [K.AwaitExpression, expressions.lowerAwait],
    [K.YieldExpression, statements.lowerYield],
    [K.LambdaExpression, lowerLambda],
    [K.String, lowerString],
    [K.FormatString, lowerFormatString],
    [K.ContinuedString, lowerContinuedString],
    [K.BinaryExpression, lowerBinary],
    [K.UnaryExpression, lowerUnary],
    [K.CallExpression, lowerChain],
    [K.MemberExpression, lowerChain],
    [K.TupleExpression, lowerTuple],
    [K.ArrayExpression, lowerList],
    [K.SetExpression, lowerSet],
    [K.DictionaryExpression, lowerDictionary],
    [K.ComprehensionExpression, lowerComprehension],
    [K.ArrayComprehensionExpression, lowerComprehension],
    [K.SetComprehensionExpression, lowerComprehension],
    [K.DictionaryComprehensionExpression, lowerComprehension],
  ]),
  statements: table<LowerStatement>([
    [K.AssignStatement, lowerAssignment],
    [K.UpdateStatement, lowerUpdate],
    [K.ExpressionStatement, statements.lowerExpressionStatement],
    [K.StatementGroup, statements.lowerGroup],
    [K.DeleteStatement, statements.lowerDelete],
    [K.ReturnStatement, statements.lowerReturn],
    [K.YieldStatement, statements.lowerYield],
    [K.PrintStatement, statements.lowerPrint],
    [K.TypeDefinition, statements.lowerTypeDefinition],
    [K.BreakStatement, statements.lowerBreak],
    [K.ContinueStatement, statements.lowerContinue],
    [K.PassStatement, nothing],
    [K.ScopeStatement, nothing],
    [K.ImportStatement, lowerImport],
    [K.AssertStatement, lowerAssert],
    [K.RaiseStatement, lowerRaise],
    [K.IfStatement, lowerIf],
    [K.WhileStatement, lowerWhile],
    [K.ForStatement, lowerFor],
    [K.TryStatement, lowerTry],
    [K.WithStatement, lowerWith],
    [K.MatchStatement, lowerMatch],
    [K.FunctionDefinition, lowerFunction],
    [K.ClassDefinition, lowerClass],
    [K.DecoratedStatement, statements.lowerGroup],
    [K.Body, (l, node) => l.block(node)],
  ]),
};
