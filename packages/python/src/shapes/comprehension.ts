import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/** `for targets in source` or `if source` of a comprehension. */
export interface ComprehensionClause {
  readonly kind: 'for' | 'if';
  readonly targets: readonly SyntaxNode[];
  readonly source: SyntaxNode;
}

export interface ComprehensionParts {
  /** What stands before the first `for`: one expression, or key and value. */
  readonly element: readonly SyntaxNode[];
  /** The element is unpacked (`*x`, `**x`). */
  readonly unpacks: boolean;
  readonly clauses: readonly ComprehensionClause[];
}

/** Whether a node of this kind is always a comprehension; an `ArgList` is one when it has a `for`. */
export function isComprehension(kind: number): boolean {
  return (
    kind === K.ComprehensionExpression ||
    kind === K.ArrayComprehensionExpression ||
    kind === K.DictionaryComprehensionExpression ||
    kind === K.SetComprehensionExpression
  );
}

/** The parts of a comprehension, which are one flat list of children. */
export function comprehensionParts(tree: SyntaxTree, node: SyntaxNode): ComprehensionParts {
  const element: SyntaxNode[] = [];
  const clauses: ComprehensionClause[] = [];
  let unpacks = false;
  let targets: SyntaxNode[] = [];
  let state: 'element' | 'targets' | 'for' | 'if' | 'done' = 'element';
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    if (kind === K.kwFor) {
      state = 'targets';
      targets = [];
    } else if (kind === K.kwIn && state === 'targets') state = 'for';
    else if (kind === K.kwIf) state = 'if';
    else if (kind === K.Asterisk || kind === K.DoubleAsterisk) unpacks ||= state === 'element';
    else if (isToken(kind)) continue;
    else if (state === 'element') element.push(child);
    else if (state === 'targets') targets.push(child);
    else if (state === 'for' || state === 'if') {
      clauses.push({ kind: state, targets: state === 'for' ? targets : [], source: child });
      state = 'done';
    }
  }
  return { element, unpacks, clauses };
}

function isToken(kind: number): boolean {
  return (
    kind === K.ErrorNode ||
    kind === K.ParenLeft ||
    kind === K.ParenRight ||
    kind === K.BracketLeft ||
    kind === K.BracketRight ||
    kind === K.BraceLeft ||
    kind === K.BraceRight ||
    kind === K.Comma ||
    kind === K.Colon ||
    kind === K.kwAsync
  );
}
