import { readFileSync } from 'node:fs';
import type { ParseOutcome, SyntaxNode, SyntaxTree } from '@tokentrail/syntax';
import ts from 'typescript6';
import * as js from '../../../packages/javascript/src/generated/terms.js';
import { dialectOf, parseJavaScript } from '../../../packages/javascript/src/grammar.js';
import { compare, type Figures, newFigures, type Structure } from './figures.js';

/** Compares our trees with TypeScript's over files. Functions and classes are known by where their body starts. */
export function compareJavaScript(paths: readonly string[], report: (difference: string) => void): Figures {
  const figures = newFigures();
  figures.files = paths.length;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, scriptKind(path));
    if (!accepted(file)) continue;
    const expected = referenceStructure(file);
    const outcome = parseJavaScript(text, dialectOf(path));
    for (const difference of compare(figures, path, outcome, expected, structure)) report(difference);
  }
  return figures;
}

function scriptKind(path: string): ts.ScriptKind {
  const dialect = dialectOf(path);
  if (dialect === 'ts') return ts.ScriptKind.TS;
  return dialect === 'tsx' ? ts.ScriptKind.TSX : ts.ScriptKind.JSX;
}

function accepted(file: ts.SourceFile): boolean {
  return 'parseDiagnostics' in file && Array.isArray(file.parseDiagnostics) && file.parseDiagnostics.length === 0;
}

function referenceStructure(file: ts.SourceFile): Structure {
  const owners = new Map<number, string>();
  const calls = new Set<string>();
  const visit = (node: ts.Node, owner: string): void => {
    const body = bodyOf(node, file);
    if (body !== undefined) owners.set(body, owner);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.add(`${node.getStart(file)}-${node.end}`);
    ts.forEachChild(node, (child) => visit(child, body === undefined ? owner : String(body)));
  };
  visit(file, '');
  return { owners, calls };
}

function bodyOf(node: ts.Node, file: ts.SourceFile): number | undefined {
  if (ts.isFunctionLike(node)) return 'body' in node ? (node.body as ts.Node | undefined)?.getStart(file) : undefined;
  if (ts.isClassLike(node)) return node.members.pos - 1;
  return undefined;
}

const functions = new Set([
  js.FunctionDeclaration,
  js.FunctionExpression,
  js.MethodDeclaration,
  js.Property,
  js.ClassDeclaration,
  js.ClassExpression,
]);
const calls = new Set([js.CallExpression, js.NewExpression, js.DynamicImport]);

function structure({ tree }: ParseOutcome & { ok: true }): Structure {
  const owners = new Map<number, string>();
  const found = new Set<string>();
  const bodies: string[] = [];
  for (let node = 0; node < tree.size; node++) {
    const owner = bodies[tree.parent(node)] ?? '';
    const body = ourBody(tree, node);
    bodies[node] = body === -1 ? owner : String(tree.from(body));
    if (body !== -1) owners.set(tree.from(body), owner);
    if (calls.has(tree.kind(node))) found.add(`${tree.from(node)}-${tree.to(node)}`);
  }
  return { owners, calls: found };
}

function ourBody(tree: SyntaxTree, node: SyntaxNode): SyntaxNode {
  const kind = tree.kind(node);
  if (kind === js.ArrowFunction) return tree.next(tree.child(node, js.Arrow));
  if (!functions.has(kind)) return -1;
  const body = tree.last(node);
  return tree.kind(body) === js.Block || tree.kind(body) === js.ClassBody ? body : -1;
}
