import type { SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';

/**
 * One name that an import statement brings in. `specifier` keeps leading dots; `binds` is the node of the local name, or -1 for
 * `import *` and for the module that `import a.b.c` loads beside binding `a`.
 */
export interface ImportClause {
  readonly form: 'module' | 'named' | 'star';
  readonly specifier: string;
  readonly name: string;
  readonly binds: SyntaxNode;
  readonly node: SyntaxNode;
}

/** The clauses of an `ImportStatement`, in source order. */
export function importClauses(tree: SyntaxTree, statement: SyntaxNode): ImportClause[] {
  const first = tree.first(statement);
  return tree.kind(first) === K.kwFrom ? fromClauses(tree, first) : moduleClauses(tree, tree.next(first));
}

/** `import a.b.c, d as e` from the first name on. */
function moduleClauses(tree: SyntaxTree, start: SyntaxNode): ImportClause[] {
  const clauses: ImportClause[] = [];
  let node = start;
  while (node >= 0) {
    if (tree.kind(node) !== K.VariableName) {
      node = tree.next(node);
      continue;
    }
    const dotted = dottedName(tree, node);
    const after = dotted.after;
    if (tree.kind(after) === K.kwAs) {
      const alias = tree.next(after);
      clauses.push({ form: 'module', specifier: dotted.text, name: '', binds: alias, node });
      node = alias < 0 ? -1 : tree.next(alias);
      continue;
    }
    const top = tree.slice(node);
    clauses.push({ form: 'module', specifier: top, name: '', binds: node, node });
    if (top !== dotted.text) clauses.push({ form: 'module', specifier: dotted.text, name: '', binds: -1, node });
    node = after;
  }
  return clauses;
}

/** `from ..a.b import c as d, e` with `start` on `from`. */
function fromClauses(tree: SyntaxTree, start: SyntaxNode): ImportClause[] {
  let specifier = '';
  let node = tree.next(start);
  for (; node >= 0 && tree.kind(node) !== K.kwImport; node = tree.next(node)) specifier += tree.slice(node);
  const clauses: ImportClause[] = [];
  if (node >= 0) node = tree.next(node);
  while (node >= 0) {
    const kind = tree.kind(node);
    if (kind === K.Asterisk) clauses.push({ form: 'star', specifier, name: '*', binds: -1, node });
    if (kind !== K.VariableName) {
      node = tree.next(node);
      continue;
    }
    const after = tree.next(node);
    const alias = tree.kind(after) === K.kwAs && after >= 0 ? tree.next(after) : -1;
    clauses.push({ form: 'named', specifier, name: tree.slice(node), binds: alias < 0 ? node : alias, node });
    node = alias < 0 ? after : tree.next(alias);
  }
  return clauses;
}

function dottedName(tree: SyntaxTree, start: SyntaxNode): { text: string; after: SyntaxNode } {
  let text = tree.slice(start);
  let node = tree.next(start);
  while (node >= 0 && tree.kind(node) === K.Dot) {
    const part = tree.next(node);
    if (part < 0) return { text, after: -1 };
    text += `.${tree.slice(part)}`;
    node = tree.next(part);
  }
  return { text, after: node };
}
