import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/** One parameter of a `ParamList` as written. `name` is -1 where the source has an error. */
export interface ParameterShape {
  readonly name: SyntaxNode;
  /** The `TypeDef`, or -1. */
  type: SyntaxNode;
  /** The default's expression, or -1. */
  default: SyntaxNode;
  readonly collects: 'positional' | 'keyword' | null;
  /** After `*` or `*args`. */
  readonly keywordOnly: boolean;
  /** Before `/`. */
  positionalOnly: boolean;
}

/** The parameters of a `ParamList`, a flat list of children in which `/` may have no node. */
export function parameterShapes(tree: SyntaxTree, list: SyntaxNode): ParameterShape[] {
  const parameters: ParameterShape[] = [];
  let collects: ParameterShape['collects'] = null;
  let keywordOnly = false;
  let state: 'name' | 'default' | 'after' = 'name';
  let lastTo = tree.from(list);
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    const current = parameters.at(-1);
    if (kind === K.Comma) {
      if (hasSlash(tree, lastTo, tree.from(child))) for (const before of parameters) before.positionalOnly = true;
      if (collects === 'positional') keywordOnly = true;
      collects = null;
      state = 'name';
    } else if (kind === K.Asterisk) collects = 'positional';
    else if (kind === K.DoubleAsterisk) collects = 'keyword';
    else if (kind === K.AssignOp) state = 'default';
    else if (kind === K.TypeDef && current !== undefined) current.type = child;
    else if (state === 'default' && current !== undefined && kind !== K.ErrorNode) {
      current.default = child;
      state = 'after';
    } else if (kind === K.VariableName && state === 'name') {
      parameters.push({ name: child, type: -1, default: -1, collects, keywordOnly, positionalOnly: false });
      if (collects === 'positional') keywordOnly = true;
      state = 'after';
    }
    if (!isSlash(tree, child)) lastTo = tree.to(child);
  }
  if (hasSlash(tree, lastTo, tree.to(list))) for (const before of parameters) before.positionalOnly = true;
  return parameters;
}

function isSlash(tree: SyntaxTree, node: SyntaxNode): boolean {
  return tree.is(node, '/');
}

function hasSlash(tree: SyntaxTree, from: number, to: number): boolean {
  return from < to && /^\s*\/[\s)]*$/.test(tree.text.slice(from, to));
}
