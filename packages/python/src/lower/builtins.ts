import { NO_NODE, type NodeId, type Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { stringList, stringValue } from '../shapes/string-literal.js';
import type { LoweredArgument } from './arguments.js';
import { NO_CALLABLE } from './class-draft.js';
import type { Lowering } from './lowering.js';
import { computedName } from './computed-names.js';
import { copyLoopPairs, isKey, isValue, keysGoneOver, sameKeySource } from './mappings.js';
import { addTypeHints } from './types.js';

/**
 * The value of a call that is really syntax: `getattr(o, "k")` reads, `setattr` and `delattr` write, `dict(k=v)` is a display,
 * `cast(T, x)` is x, `import_module("m")` imports. Null for any other call.
 */
export function builtinResult(
  l: Lowering,
  call: SyntaxNode,
  name: string,
  args: readonly LoweredArgument[],
): NodeId | null {
  const builtin = BUILTINS.get(name);
  if (builtin === undefined || args.some((argument) => argument.spread === 'positional')) return null;
  const callee = l.tree.first(call);
  const isName = l.tree.kind(callee) === K.VariableName;
  if (builtin.imported ? isName && !isImported(l, callee) : !l.isBuiltin(callee, name)) return null;
  return builtin.lower(l, call, args);
}

interface Builtin {
  /** Reached through an import, not a name of the language itself. */
  readonly imported: boolean;
  readonly lower: (l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]) => NodeId | null;
}

function isImported(l: Lowering, name: SyntaxNode): boolean {
  return l.bindingRow(name)?.kind === 'import';
}

function constantName(l: Lowering, argument: LoweredArgument | undefined): string | null {
  return argument === undefined || argument.index === null ? null : stringValue(l.tree, argument.syntax);
}

function getAttribute(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const object = args[0];
  const key = args[1];
  const fallback = args[2];
  const name = constantName(l, key) ?? (key === undefined ? null : computedName(l, key.syntax));
  if (object === undefined || name === null) return null;
  const span = l.span(call);
  const read = l.flow.read(object.node, { kind: 'attribute', name }, span);
  return fallback === undefined ? read : l.flow.join([read, fallback.node], span, 'undefined');
}

export function setAttribute(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const object = args[0];
  const key = args[1];
  const value = args[2];
  if (object === undefined || key === undefined || value === undefined) return null;
  const name = constantName(l, key);
  const span = l.span(call);
  if (name === null && copyAttribute(l, object.node, key.syntax, value.syntax, span))
    return l.flow.constant({ kind: 'null' }, span);
  l.flow.store(
    object.node,
    name === null ? { kind: 'anyKey', key: key.node } : { kind: 'attribute', name },
    value.node,
    span,
  );
  return l.flow.constant({ kind: 'null' }, span);
}

/** `setattr(o, k, v)` for the pairs of a mapping, `setattr(o, k, getattr(source, k))`: what is copied keeps its name. */
function copyAttribute(l: Lowering, object: NodeId, key: SyntaxNode, value: SyntaxNode, span: Span): boolean {
  const pairs = l.pairLoops.find((each) => isKey(l, each, key) && isValue(l, each, value));
  if (pairs !== undefined) {
    copyLoopPairs(
      l,
      object,
      pairs,
      key,
      l.keyFilters.filter((filter) => filter.loop === pairs),
      span,
    );
    return true;
  }
  const from = sameKeySource(l, key, value);
  if (from >= 0) l.flow.copyPairs(object, l.value(from), [keysGoneOver(l, key, null)], span);
  return from >= 0;
}

function deleteAttribute(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const object = args[0];
  const name = constantName(l, args[1]);
  if (object === undefined || name === null) return null;
  l.flow.remove(object.node, [{ kind: 'attribute', name }], l.span(call));
  return l.flow.constant({ kind: 'null' }, l.span(call));
}

/** `dict(a=1, **more)`; with a positional argument it is a call, since that may be a mapping or a list of pairs. */
function makeDict(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  if (args.some((argument) => argument.index !== null)) return null;
  const mapping = l.flow.allocate('mapping', l.span(call));
  for (const { node, name, span } of args) {
    if (name === null) l.flow.absorb(mapping, node, span);
    else l.flow.store(mapping, { kind: 'key', name }, node, span);
  }
  return mapping;
}

function castValue(l: Lowering, _call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const type = args[0];
  const value = args[1];
  if (type === undefined || value === undefined) return null;
  addTypeHints(l, value.node, type.syntax, l.callable.scope);
  return value.node;
}

function importModule(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const name = constantName(l, args[0]);
  if (name === null) return null;
  const isStatement = l.tree.is(l.tree.first(call), '__import__');
  const hands = isStatement && !args.some((argument) => argument.name === 'fromlist' || argument.index === 3);
  const specifier = hands ? (name.split('.')[0] ?? name) : inPackage(l, name, args[1]);
  return l.flow.addImport({ form: 'module', specifier, name: '', typeOnly: l.typeOnly, span: l.span(call) });
}

/** `import_module(".a", package="p.q")` counts its dots from a package; without a constant one, from this file. */
function inPackage(l: Lowering, name: string, anchor: LoweredArgument | undefined): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const base = anchor === undefined || dots === 0 ? null : stringValue(l.tree, anchor.syntax);
  if (base === null) return name;
  return [...base.split('.').slice(0, base.split('.').length - dots + 1), name.slice(dots)].join('.');
}

/** `dataclasses.replace(object, field=value)`: a new object with the contents of the old one, these fields changed. */
function replaceFields(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const callee = l.tree.first(call);
  const [object, ...fields] = args;
  if (
    l.tree.kind(callee) !== K.VariableName &&
    !/^(?:dataclasses|copy|attrs?)\.(?:replace|evolve)$/.test(l.tree.slice(callee))
  )
    return null;
  if (object === undefined || object.index !== 0 || fields.some((field) => field.index !== null)) return null;
  const copy = l.flow.allocate('object', l.span(call));
  l.flow.absorb(copy, object.node, object.span);
  writeFields(l, copy, fields);
  return copy;
}

/** Keywords as attributes of an object; a mapping of them brings names that are not known. */
export function writeFields(l: Lowering, object: NodeId, fields: readonly LoweredArgument[]): void {
  for (const { name, node, span } of fields) {
    if (name === null) l.flow.absorb(object, node, span);
    else l.flow.store(object, { kind: 'attribute', name }, node, span);
  }
}

/** `namedtuple("Pair", ["left", "right"])` is a class with these fields, `"left right"` as well. */
function namedTuple(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const [, list] = args;
  const name = constantName(l, args[0]);
  if (name === null || list === undefined) return null;
  const fields = stringList(l.tree, list.syntax) ?? stringValue(l.tree, list.syntax)?.split(/[\s,]+/) ?? null;
  if (fields === null) return null;
  const { flow } = l;
  const span = l.span(call);
  const id = flow.declareClass({ name, qualifiedName: name, kind: 'class', span });
  const node = flow.classValue(id, span);
  const base = flow.addImport({ form: 'named', specifier: 'typing', name: 'NamedTuple', typeOnly: false, span });
  const field = { kind: 'field', isStatic: false, isClassMethod: false, node: NO_NODE, type: NO_NODE } as const;
  const members = fields.map((one) => ({ ...field, name: one, callable: NO_CALLABLE, span }));
  flow.completeClass(id, { node, bases: [base], members, decorators: [] });
  return node;
}

/** `vars(object)`: the object's attributes as a mapping, which is the object under another kind of key. */
function attributesOf(_l: Lowering, _call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const object = args[0];
  return args.length === 1 && object !== undefined ? object.node : null;
}

/** `type(object)` is the class that the object has; with three arguments it makes one. */
function classOf(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): NodeId | null {
  const object = args[0];
  if (args.length !== 1 || object === undefined || object.index === null) return null;
  return l.flow.read(object.node, { kind: 'attribute', name: '__class__' }, l.span(call));
}

const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ['getattr', { imported: false, lower: getAttribute }],
  ['setattr', { imported: false, lower: setAttribute }],
  ['delattr', { imported: false, lower: deleteAttribute }],
  ['type', { imported: false, lower: classOf }],
  ['vars', { imported: false, lower: attributesOf }],
  ['dict', { imported: false, lower: makeDict }],
  ['__import__', { imported: false, lower: importModule }],
  ['cast', { imported: true, lower: castValue }],
  ['replace', { imported: true, lower: replaceFields }],
  ['evolve', { imported: true, lower: replaceFields }],
  ['namedtuple', { imported: true, lower: namedTuple }],
  ['import_module', { imported: true, lower: importModule }],
]);
