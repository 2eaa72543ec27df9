import type { CallArgument } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lowerComprehension } from './comprehensions.js';
import type { Lowering } from './lowering.js';

/** An argument with the expression it was made from. */
export interface LoweredArgument extends CallArgument {
  readonly syntax: SyntaxNode;
}

/** Evaluates the arguments of an `ArgList` in order. */
export function lowerArguments(l: Lowering, list: SyntaxNode): LoweredArgument[] {
  const { tree } = l;
  const lowered: LoweredArgument[] = [];
  if (list < 0) return lowered;
  if (tree.has(list, K.kwFor)) {
    const node = lowerComprehension(l, list);
    return [{ node, index: 0, name: null, spread: null, loose: false, span: l.span(list), syntax: list }];
  }
  let index = 0;
  let loose = false;
  let spread: CallArgument['spread'] = null;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.Asterisk) spread = 'positional';
    else if (kind === K.DoubleAsterisk) spread = 'keyword';
    else if (!isPunctuation(kind)) {
      const named = namedArgument(l, child);
      const syntax = named?.value ?? child;
      const isKeyword = named !== null && !named.walrus;
      let node = l.value(syntax);
      if (named?.walrus === true) node = l.define(child, node);
      const positional = !isKeyword && spread !== 'keyword';
      lowered.push({
        node,
        index: positional ? index : null,
        name: isKeyword ? tree.slice(child) : null,
        spread,
        loose: loose && positional,
        span: { from: tree.from(child), to: tree.to(syntax) },
        syntax,
      });
      if (spread === 'positional') loose = true;
      else if (positional) index++;
      spread = null;
      if (named !== null) child = named.value;
    }
  }
  return lowered;
}

/** `name = value` and `name := value` are three children of the list. */
function namedArgument(
  l: Lowering,
  child: SyntaxNode,
): { readonly value: SyntaxNode; readonly walrus: boolean } | null {
  const { tree } = l;
  const operator = tree.kind(child) === K.VariableName ? tree.next(child) : -1;
  if (operator < 0 || tree.kind(operator) !== K.AssignOp) return null;
  const value = tree.next(operator);
  if (value < 0 || isPunctuation(tree.kind(value))) return null;
  return { value, walrus: tree.is(operator, ':=') };
}

function isPunctuation(kind: number): boolean {
  return (
    kind === K.ParenLeft || kind === K.ParenRight || kind === K.Comma || kind === K.AssignOp || kind === K.ErrorNode
  );
}
