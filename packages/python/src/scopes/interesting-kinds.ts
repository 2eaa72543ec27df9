import * as K from '../generated/terms.js';

/** Kinds of nodes that the scope scan stops at besides names; 1 at the index of the kind. Most nodes are none of them. */
export const INTERESTING: Uint8Array = new Uint8Array(256);
for (const kind of [
  K.FunctionDefinition,
  K.LambdaExpression,
  K.ClassDefinition,
  K.AssignStatement,
  K.UpdateStatement,
  K.ForStatement,
  K.WhileStatement,
  K.ArgList,
  K.String,
  K.YieldStatement,
  K.YieldExpression,
  K.MemberExpression,
  K.ComprehensionExpression,
  K.ArrayComprehensionExpression,
  K.DictionaryComprehensionExpression,
  K.SetComprehensionExpression,
  K.WithStatement,
  K.TryStatement,
  K.AsPattern,
  K.ImportStatement,
  K.ScopeStatement,
  K.DeleteStatement,
  K.NamedExpression,
  K.CapturePattern,
  K.KeywordPattern,
  K.TypeParam,
  K.TypeDefinition,
])
  INTERESTING[kind] = 1;
