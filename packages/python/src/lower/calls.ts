import { ANNOTATION_ARGUMENT, type CallOptions, type Content, NO_NODE, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { comprehensionParts } from '../shapes/comprehension.js';
import { calleeName } from '../shapes/names.js';
import { stringValue } from '../shapes/string-literal.js';
import { type LoweredArgument, lowerArguments } from './arguments.js';
import { builtinResult, setAttribute, writeFields } from './builtins.js';
import { enter } from './context-managers.js';
import { storeAsKey } from './items.js';
import { knownListMethod, lengthOf, setLength } from './known-lengths.js';
import type { Lowering } from './lowering.js';
import { mutateReceiver } from './mutations.js';
import { mappingOfPairs, storeGivenPairs, storePairKeys } from './pair-displays.js';
import { lowerStartedCall } from './started-calls.js';
import { filledTemplate } from './templates.js';
import { annotationClasses } from './types.js';
import { PURE_FUNCTIONS, PURE_METHODS } from './pure-names.js';

/** Pairs that are put on a list of known length count by their keys as well, which leaves its length as it is. */
function addPairKeys(l: Lowering, list: NodeId, name: string, args: readonly LoweredArgument[]): void {
  const given = args[0];
  if (given === undefined || name === 'pop') return;
  const length = lengthOf(l, list);
  if (name === 'append') storeAsKey(l, list, given.syntax, given.node);
  else storePairKeys(l, list, given);
  setLength(l, list, length);
}

/** The class that annotates a parameter, for an imported marker without positional arguments that is its default. */
function markedClass(l: Lowering, call: SyntaxNode, args: readonly LoweredArgument[]): LoweredArgument[] {
  const { tree } = l;
  const marker = l.markers.get(call);
  if (marker === undefined || args.some(({ name }) => name === null)) return [];
  if (l.bindingRow(rootName(l, tree.first(call)))?.kind !== 'import') return [];
  const type = annotationClasses(l, marker.typeDef, marker.scope)[0];
  if (type === undefined) return [];
  const syntax = marker.typeDef;
  return [
    { node: type, index: null, name: ANNOTATION_ARGUMENT, spread: null, loose: false, span: l.span(syntax), syntax },
  ];
}

/** A call whose callee is `callee`, found on `receiver` (or `NO_NODE`). */
export function lowerCall(l: Lowering, call: SyntaxNode, callee: NodeId, receiver: NodeId, awaited: boolean): NodeId {
  const { tree, flow } = l;
  const calleeNode = tree.first(call);
  const name = calleeName(tree, calleeNode);
  const list = tree.child(call, K.ArgList);
  const isDict =
    (name === 'dict' && l.isBuiltin(calleeNode, name)) ||
    (name === 'OrderedDict' && l.bindingRow(rootName(l, calleeNode))?.kind === 'import');
  const mapping = isDict && list >= 0 ? mappingOfPairs(l, call, list) : NO_NODE;
  if (mapping !== NO_NODE) return mapping;
  const written = lowerArguments(l, list);
  const args = l.markers.size === 0 ? written : [...written, ...markedClass(l, call, written)];
  const builtin = builtinResult(l, call, name, args) ?? baseSetattr(l, call, name, args);
  if (builtin !== null) return builtin;
  const known = receiver === NO_NODE ? null : knownListMethod(l, call, receiver, name, args);
  if (known !== null) {
    addPairKeys(l, receiver, name, args);
    return known;
  }
  const template = name === 'format' ? stringValue(tree, tree.first(calleeNode)) : null;
  const text = template === null ? NO_NODE : filledTemplate(l, template, args, l.span(call));
  if (text !== NO_NODE) return text;
  const result = flow.call({
    form: isParentConstructor(l, calleeNode, name) ? 'super' : 'call',
    callee,
    receiver: receiver === NO_NODE ? NO_NODE : flow.current(receiver),
    name,
    arguments: args,
    awaited,
    keeps: keeps(l, calleeNode, name, receiver !== NO_NODE),
    span: l.span(call),
    calleeSpan: l.span(calleeNode),
  });
  lowerStartedCall(l, call, name, args);
  // `Pair._make(values)` is `Pair(*values)`.
  const given = args[0];
  if (name === '_make' && receiver !== NO_NODE && given !== undefined && given.index === 0 && given.spread === null) {
    const spread = { ...given, spread: 'positional' } as const;
    const made = { form: 'call', callee: receiver, receiver: NO_NODE, name: '', arguments: [spread] } as const;
    return l.flow.call({ ...made, span: l.span(call), calleeSpan: l.span(calleeNode) });
  }
  // `super().__new__(cls)`, `object.__new__(cls)`: a bare instance.
  const made = args[0];
  if (name === '__new__' && made !== undefined && made.spread === null) flow.addType(result, made.node, 'instance');
  if (receiver !== NO_NODE) {
    addTextFlow(l, tree.first(calleeNode), receiver, name, args, result);
    mutateReceiver(l, call, receiver, name, args);
    if (args.length === 0 && PURE_METHODS.has(name)) l.viewed.set(call, receiver);
    if (name === '_replace' || name === 'model_copy') copyObject(l, call, receiver, result, args);
    if (name === 'setdefault' && args.length === 2) return storedDefault(l, call, receiver, result, args);
    const manager = args[0];
    const entering = ENTERING.get(name);
    if (entering !== undefined && manager !== undefined && args.length === 1)
      return flow.join([enter(l, manager.node, entering, l.span(call)), result], l.span(call));
  } else if (isDict) fillDict(l, result, args);
  return result;
}

/** `object.__setattr__(o, name, value)` and `super().__setattr__(name, value)` put the value where it belongs. */
function baseSetattr(l: Lowering, call: SyntaxNode, name: string, args: readonly LoweredArgument[]): NodeId | null {
  if (name !== '__setattr__') return null;
  const { tree } = l;
  const base = tree.first(tree.first(call));
  if (l.isBuiltin(base, 'object')) return setAttribute(l, call, args);
  const self = l.flow.self();
  const isSuper = tree.kind(base) === K.CallExpression && l.isBuiltin(tree.first(base), 'super');
  const key = args[0];
  if (!isSuper || self === NO_NODE || key === undefined || args.length !== 2) return null;
  return setAttribute(l, call, [{ ...key, node: l.flow.current(self) }, ...args]);
}

function rootName(l: Lowering, callee: SyntaxNode): SyntaxNode {
  return l.tree.kind(callee) === K.MemberExpression ? l.tree.first(callee) : callee;
}

/** Methods of exit stacks, and whether they await. */
const ENTERING: ReadonlyMap<string, boolean> = new Map([
  ['enter_context', false],
  ['enter_async_context', true],
]);

/** What the call is known not to change. */
function keeps(l: Lowering, callee: SyntaxNode, name: string, isMethod: boolean): CallOptions['keeps'] {
  if (!isMethod) return PURE_FUNCTIONS.has(name) && l.isBuiltin(callee, name) ? 'all' : undefined;
  if (PURE_METHODS.has(name)) return 'all';
  if (name === 'update' || name === 'model_copy') return 'arguments';
  const binding = l.binding(l.tree.first(callee));
  return binding !== null && l.modules.has(binding) ? 'receiver' : undefined;
}

/** `super().__init__(…)`. */
function isParentConstructor(l: Lowering, callee: SyntaxNode, name: string): boolean {
  const { tree } = l;
  const base = tree.first(callee);
  return name === '__init__' && tree.kind(base) === K.CallExpression && tree.is(tree.first(base), 'super');
}

/** `"…".format(x)` and `"…".join(xs)` on a literal make a string of their arguments, whatever rows say. */
function addTextFlow(
  l: Lowering,
  base: SyntaxNode,
  receiver: NodeId,
  name: string,
  args: readonly LoweredArgument[],
  result: NodeId,
): void {
  if (name !== 'format' && name !== 'join' && name !== 'format_map') return;
  const text = stringValue(l.tree, base);
  if (text === null) return;
  l.flow.edge('taint', receiver, result);
  if (text === '' && name === 'join') for (const argument of args) addCharacters(l, argument, result);
  for (const argument of args) {
    const carries = name === 'format' && argument.spread === null;
    const part = carries ? argument.node : l.flow.read(argument.node, { kind: 'element' }, argument.span);
    l.flow.edge('taint', part, result);
  }
}

/** `"".join(text)` and `"".join(c for c in text)`: the characters of a text make it up again. */
function addCharacters(l: Lowering, argument: LoweredArgument, result: NodeId): void {
  const { tree, flow } = l;
  flow.edge('taint', argument.node, result);
  const { element, clauses } = comprehensionParts(tree, argument.syntax);
  const only = element[0];
  const clause = clauses[0];
  if (only === undefined || clause === undefined || tree.kind(clause.source) !== K.VariableName) return;
  const target = clause.targets[0];
  if (target !== undefined && tree.slice(target) === tree.slice(only))
    flow.edge('taint', l.value(clause.source), result);
}

/** `tuple._replace(field=value)` and pydantic's `model_copy(update={…})`: a changed copy of the receiver. */
function copyObject(
  l: Lowering,
  call: SyntaxNode,
  receiver: NodeId,
  copy: NodeId,
  args: readonly LoweredArgument[],
): void {
  l.flow.absorb(copy, receiver, l.span(call));
  if (l.tree.is(l.tree.last(l.tree.first(call)), '_replace')) writeFields(l, copy, args);
  else for (const { name, node, span } of args) if (name === 'update') l.flow.absorb(copy, node, span);
}

/** `box.setdefault(key, value)` hands out the object that is in the mapping now: what is done to it is done there. */
function storedDefault(
  l: Lowering,
  call: SyntaxNode,
  receiver: NodeId,
  result: NodeId,
  [key]: readonly LoweredArgument[],
): NodeId {
  if (key === undefined || key.index !== 0) return result;
  const name = stringValue(l.tree, key.syntax);
  const content: Content = name === null ? { kind: 'anyKey', key: key.node } : { kind: 'key', name };
  const span = l.span(call);
  return l.flow.join([l.flow.read(receiver, content, span), result], span);
}

/** `dict(base, key=value)`: keywords come after what the base brings. */
function fillDict(l: Lowering, result: NodeId, args: readonly LoweredArgument[]): void {
  for (const { node, name, spread, index, span, syntax } of args) {
    if (name !== null) l.flow.store(result, { kind: 'key', name }, node, span);
    else if (spread === 'keyword') l.flow.absorb(result, node, span);
    else if (index === 0 && spread === null) storeGivenPairs(l, result, syntax, node);
  }
}
