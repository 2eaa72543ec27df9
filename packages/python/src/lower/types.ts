import type { NodeId, ScopeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { annotatedMetadata, annotatedType } from '../shapes/annotation.js';
import { isSubscript } from '../shapes/subscript.js';
import { METADATA } from './contents.js';
import type { Lowering } from './lowering.js';
import { type TypeTerm, typeTerms } from './type-terms.js';

type Shape = 'instance' | 'element' | 'class';

/** Says of `target` what the annotation of a `TypeDef` says. */
export function addAnnotation(l: Lowering, target: NodeId, typeDef: SyntaxNode, scope: ScopeId): void {
  const type = annotatedType(l.tree, typeDef);
  if (type >= 0) addTypeHints(l, target, type, scope);
}

/** Says of `target` what a type expression says; `scope` is where the names of string annotations are looked up. */
export function addTypeHints(l: Lowering, target: NodeId, type: SyntaxNode, scope: ScopeId): void {
  for (const term of typeTerms(l, type, scope)) addTerm(l, target, term, 'instance');
}

/** The classes that an annotation names, for members of classes. */
export function annotationClasses(l: Lowering, typeDef: SyntaxNode, scope: ScopeId): NodeId[] {
  const type = annotatedType(l.tree, typeDef);
  if (type < 0) return [];
  const classes: NodeId[] = [];
  for (const term of typeTerms(l, type, scope)) collectClasses(term, classes);
  return classes;
}

/** Calls that make the default of an annotated parameter may mean its class: they get it as an argument. */
export function noteMarkers(l: Lowering, typeDef: SyntaxNode, given: SyntaxNode, scope: ScopeId): void {
  for (const node of [...annotatedMetadata(l.tree, typeDef), given])
    if (node >= 0 && l.tree.kind(node) === K.CallExpression) l.markers.set(node, { typeDef, scope });
}

/** Evaluates what stands beside the type in `Annotated[T, x]` or in an alias of it; the values that are made by calls. */
export function lowerMetadata(l: Lowering, typeDef: SyntaxNode): NodeId[] {
  const made: NodeId[] = [];
  const type = annotatedType(l.tree, typeDef);
  if (mayBeAlias(l, type)) made.push(l.flow.read(l.value(type), METADATA, l.span(type)));
  for (const node of annotatedMetadata(l.tree, typeDef)) {
    const value = l.value(node);
    if (l.tree.kind(node) === K.CallExpression) made.push(value);
  }
  return made;
}

/** A name of this file that is one, or one that another file may define as one. */
function mayBeAlias(l: Lowering, type: SyntaxNode): boolean {
  const { tree } = l;
  let root = type;
  while (tree.kind(root) === K.MemberExpression && !isSubscript(tree, root)) root = tree.first(root);
  const binding = tree.kind(root) === K.VariableName ? l.binding(root) : null;
  if (binding === null) return false;
  return root === type ? l.annotatedAliases.has(binding) || l.imported.has(binding) : l.modules.has(binding);
}

function collectClasses(term: TypeTerm, classes: NodeId[]): void {
  const inner = unwrapped(term);
  if (inner !== null) for (const part of inner) collectClasses(part, classes);
  else if (!SAYS_NOTHING.has(term.name) && !CLASS_OF.has(term.name)) classes.push(term.value());
}

function addTerm(l: Lowering, target: NodeId, term: TypeTerm, shape: Shape): void {
  const inner = unwrapped(term);
  if (inner !== null) {
    for (const part of inner) addTerm(l, target, part, shape);
    return;
  }
  if (SAYS_NOTHING.has(term.name)) return;
  if (CLASS_OF.has(term.name)) {
    if (shape === 'instance') for (const part of term.arguments[0] ?? []) addTerm(l, target, part, 'class');
    return;
  }
  l.flow.addType(target, term.value(), shape);
  if (shape !== 'instance') return;
  const elements = ELEMENTS.get(term.name);
  if (elements === undefined) return;
  const parts = elements === 'all' ? term.arguments.flat() : (term.arguments[elements] ?? []);
  for (const part of parts) addTerm(l, target, part, 'element');
}

/** What a wrapper that says nothing itself wraps, or null for a type of its own. */
function unwrapped(term: TypeTerm): readonly TypeTerm[] | null {
  if (term.name === 'Union') return term.arguments.flat();
  if (term.name === 'Coroutine') return term.arguments[2] ?? [];
  if (WRAPPERS.has(term.name)) return term.arguments[0] ?? [];
  return null;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'InitVar',
  'Required',
  'NotRequired',
  'ReadOnly',
  'Awaitable',
  'Mapped',
]);

const CLASS_OF: ReadonlySet<string> = new Set(['type', 'Type']);

/** Types that no library value and no class of a program hides behind. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'str',
  'int',
  'float',
  'bool',
  'bytes',
  'object',
  'None',
  'Any',
  'Literal',
  'Callable',
  'Self',
  'NoReturn',
  'Never',
  '',
]);

/** Which type argument the elements of a container have. */
const ELEMENTS: ReadonlyMap<string, number | 'all'> = new Map<string, number | 'all'>([
  ...['list', 'List', 'set', 'Set', 'frozenset', 'FrozenSet', 'deque', 'Deque'].map((name) => [name, 0] as const),
  ...['Sequence', 'MutableSequence', 'Iterable', 'Iterator', 'Collection'].map((name) => [name, 0] as const),
  ...['AsyncIterable', 'AsyncIterator', 'Generator', 'AsyncGenerator'].map((name) => [name, 0] as const),
  ...['dict', 'Dict', 'Mapping', 'MutableMapping', 'defaultdict', 'OrderedDict'].map((name) => [name, 1] as const),
  ['tuple', 'all'],
  ['Tuple', 'all'],
]);
