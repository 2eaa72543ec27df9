import { javascript } from '@tokentrail/javascript';
import { describe, expect, test } from 'vitest';
import { type Dialect, parseJavaScript } from '../../packages/javascript/src/grammar.js';
import * as T from '../../packages/javascript/src/generated/terms.js';
import { rules } from '../../packages/javascript/src/lower/rules.js';
import { isTypeNode } from '../../packages/javascript/src/scopes/types.js';
import { everyForm } from './every-form.js';

/** Kinds that are read by the rule of the node around them. */
const parts: readonly number[] = [
  T.Script,
  T.ArgList,
  T.Interpolation,
  T.ParamList,
  T.VariableDefinition,
  T.PropertyDefinition,
  T.PropertyName,
  T.PrivatePropertyName,
  T.PrivatePropertyDefinition,
  T.PatternProperty,
  T.ObjectPattern,
  T.ArrayPattern,
  T.Spread,
  T.ClassBody,
  T.MethodDeclaration,
  T.PropertyDeclaration,
  T.StaticBlock,
  T.Decorator,
  T.EnumBody,
  T.Label,

  T.ImportDeclaration,
  T.ImportGroup,
  T.ExportGroup,
  T.ForSpec,
  T.ForInSpec,
  T.ForOfSpec,
  T.SwitchBody,
  T.CaseLabel,

  T.DefaultLabel,
  T.CatchClause,
  T.FinallyClause,
  T.TypeDefinition,
  T.TypeAnnotation,
  T.TypeArgList,
  T.TypeParamList,
  T.MethodType,
  T.PropertyType,
  T.JSXOpenTag,
  T.JSXSelfClosingTag,
  T.JSXFragmentTag,
  T.JSXAttribute,
  T.JSXEscape,
  T.JSXAttributeValue,
  T.JSXSpreadAttribute,
  T.JSXIdentifier,
  T.JSXBuiltin,
  T.JSXMemberExpression,
  T.JSXNamespacedName,
  T.Privacy,
  T.kwStatic,
  T.kwAsync,
  T.kwGet,
  T.kwSet,
  T.Star,
  T.Equals,
  T.UpdateOp,
  T.LogicOp,
  T.ArithOp,
  T.BitOp,
  T.CompareOp,
  T.kwSuper,
  T.kwDelete,
  T.kwVoid,
  T.kwTypeof,
  T.kwIn,
  T.kwInstanceof,
  T.kwAs,
  T.kwSatisfies,
  T.kwVar,
  T.kwLet,
  T.kwConst,
  T.kwUsing,
  T.kwOf,
  T.kwFrom,
  T.kwType,
  T.kwDefault,
  T.kwExtends,
  T.kwImplements,
  T.kwReadonly,
  T.kwOverride,
  T.kwAbstract,
  T.kwElse,
  T.kwWhile,
  T.Arrow,
];

const ignored: readonly (readonly [reason: string, ...kinds: number[]])[] = [
  ['an error node: reported as a diagnostic, its content is not trusted', T.ErrorNode],
  ['a comment: beside the tree', T.LineComment, T.BlockComment],
  ['says nothing of values', T.Hashbang, T.DebuggerStatement, T.kwDebugger, T.Optional, T.Escape],
  [
    'punctuation',
    T.QuestionDot,
    T.Semicolon,
    T.Dot,
    T.Comma,
    T.Colon,
    T.AtSign,
    T.AngleLeft,
    T.AngleRight,
    T.ParenLeft,
    T.ParenRight,
    T.BraceLeft,
    T.BraceRight,
    T.BracketLeft,
    T.BracketRight,
    T.InterpolationStart,
    T.InterpolationEnd,
    T.JSXStartTag,
    T.JSXEndTag,
    T.JSXSelfCloseEndTag,
    T.JSXStartCloseTag,
  ],
  [
    'the first word of a node that has a rule',
    T.kwExport,
    T.kwFunction,
    T.kwNew,
    T.kwYield,
    T.kwAwait,
    T.kwClass,
    T.kwImport,
    T.kwFor,
    T.kwWith,
    T.kwDo,
    T.kwIf,
    T.kwSwitch,
    T.kwCase,
    T.kwTry,
    T.kwCatch,
    T.kwFinally,
    T.kwReturn,
    T.kwThrow,
    T.kwBreak,
    T.kwContinue,

    T.kwInterface,
    T.kwEnum,
    T.kwNamespace,
    T.kwModule,
    T.kwDeclare,
    T.kwGlobal,
    T.kwAccessor,
    T.kwDefer,
    T.kwAssert,
  ],
  ['a word inside a type', T.kwOut, T.kwKeyof, T.kwUnique, T.kwInfer, T.kwAsserts, T.kwIs],
  ['types are erased: signatures without a body', T.IndexSignature, T.CallSignature, T.TypePredicate],
  ['what `declare` says of values is a global', T.AmbientFunctionDeclaration, T.GlobalDeclaration],
  ['text between elements and the tag that repeats a name', T.JSXText, T.JSXCloseTag],
  ['starts of a parse that is never asked for', T.SingleExpression, T.SingleClassItem],
];

const kinds = [...new Set(T.kinds)];

function treatmentOf(kind: number): string {
  if (rules.expressions[kind] !== undefined) return 'expression';
  if (rules.statements[kind] !== undefined) return 'statement';
  if (isTypeNode(kind)) return 'type';
  if (parts.includes(kind)) return 'part';
  return ignored.some(([, ...list]) => list.includes(kind)) ? 'ignored' : 'unseen';
}

test('every kind of node is handled, read by a rule around it, or ignored for a reason', () => {
  const unseen = kinds.filter((kind) => treatmentOf(kind) === 'unseen').map((kind) => T.kindNames[kind]);
  expect(unseen).toEqual([]);
});

describe('every form', () => {
  const seen = new Set<number>();

  test.each(everyForm)('$title', ({ dialect, text }) => {
    const outcome = parseJavaScript(text, dialect as Dialect);
    if (!outcome.ok) throw new Error(outcome.message);
    const { tree } = outcome;
    expect(outcome.errorCount, tree.show()).toBe(0);
    for (let node = 0; node < tree.size; node++) seen.add(tree.kind(node));

    const facts = javascript.lower({ path: `a.${dialect}`, text });
    expect(facts.diagnostics).toEqual([]);
    // Each `S()` stands where an expression may stand; all of them must have become calls, and none twice.
    const written = text.split('S()').length - 1;
    expect(facts.calls.filter(({ name }) => name === 'S')).toHaveLength(written);
  });

  test('the sources above hold every kind that has a rule', () => {
    const missing = kinds
      .filter((kind) => ['expression', 'statement', 'type'].includes(treatmentOf(kind)) && !seen.has(kind))
      .map((kind) => T.kindNames[kind]);
    expect(missing).toEqual([]);
  });
});
