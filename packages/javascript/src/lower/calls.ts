import { type CallArgument, type CallOptions, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import { javascriptString, type SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { constantOf } from './constants.js';
import { interpolated } from './texts.js';
import type { Lowering } from './lowering.js';
import { applyMutation } from './mappings.js';
import { isObjectFunction } from './object-functions.js';
import { isFilledFromPairs, pairList } from './pair-lists.js';
import { copyPairsByCall } from './pair-copies.js';
import { argumentNodes } from './pairs.js';

/** What is called: its value, the object before its last dot, its last name, and the node it was written as. */
export interface Callee {
  readonly value: NodeId;
  readonly receiver: NodeId;
  readonly name: string;
  readonly at: SyntaxNode;
}

/** Methods and functions that run what they are given, now or later, and keep it nowhere else. */
const RUNNING: ReadonlySet<string> = new Set(
  (
    'map flatMap filter find findLast findIndex findLastIndex some every forEach reduce reduceRight sort toSorted from replace ' +
    'replaceAll then catch finally setTimeout setImmediate setInterval queueMicrotask nextTick try run'
  ).split(' '),
);

/** What `Object.entries(e)`, `e.entries()` and the like enumerate. */
function noteEnumerated(
  lowering: Lowering,
  { at, receiver }: Callee,
  list: SyntaxNode,
  args: readonly CallArgument[],
): void {
  const { tree, builder } = lowering;
  const [passed, ...more] = argumentNodes(tree, list);
  const argument = args[0];
  if (more.length > 0 || tree.kind(at) !== T.MemberExpression) return;
  const map = passed ?? tree.first(at);
  let value = passed === undefined ? receiver : (argument?.node ?? NO_NODE);
  if (isHeldLater(lowering, list)) {
    // The mapping may be another one by the time that its entries are used.
    const copy = builder.allocate('object', lowering.span(map));
    builder.copyPairs(copy, value, [], lowering.span(map));
    value = copy;
  }
  lowering.enumerated.set(lowering.bare(map), value);
}

/** Whether a variable gets the entries, or what a chain of calls makes of them. */
function isHeldLater({ tree }: Lowering, list: SyntaxNode): boolean {
  let node = tree.parent(list);
  for (;;) {
    const parent = tree.parent(node);
    const kind = tree.kind(parent);
    if (kind === T.VariableDeclaration) return true;
    const isChained = (kind === T.MemberExpression || kind === T.CallExpression) && tree.first(parent) === node;
    if (!isChained && kind !== T.ParenthesizedExpression) return false;
    node = parent;
  }
}

/** A call or tagged template, as a link of a chain. */
export function applyCall(lowering: Lowering, at: SyntaxNode, callee: Callee, awaited: boolean): NodeId {
  const { tree, builder } = lowering;
  if (tree.kind(at) === T.TaggedTemplateExpression) return applyTag(lowering, at, callee, awaited);
  if (isBorrowed(lowering, callee)) return applyBorrowed(lowering, at, callee, awaited);
  const list = tree.child(at, T.ArgList);
  const module = requiredModule(lowering, callee, list);
  if (module >= 0) return importModule(lowering, javascriptString(tree, module), at);
  const args = argumentsOf(lowering, list, isFilledFromPairs(lowering, callee.at));
  if (lowering.copied.has(at)) forgetValue(lowering, args, at);
  if (callee.name === 'entries' || callee.name === 'keys') noteEnumerated(lowering, callee, list, args);
  const result = builder.call({
    form: tree.kind(callee.at) === T.kwSuper ? 'super' : 'call',
    callee: callee.value,
    receiver: callee.receiver,
    name: callee.name,
    arguments: args,
    awaited,
    runs: RUNNING.has(callee.name),
    keeps: keptBy(lowering, callee),
    span: lowering.span(at),
    calleeSpan: lowering.span(callee.at),
  });
  if (args.length === 2) runOnReceiver(lowering, at, callee, args);
  const copy = copyPairsByCall(lowering, at, callee, list, args);
  if (copy !== NO_NODE) return copy;
  if (tree.kind(callee.at) === T.kwSuper) lowering.afterSuper();
  return applyMutation(lowering, at, callee, args, result);
}

/** What is lowered as writes of its own needs no state after the call. */
function keptBy(lowering: Lowering, { name, receiver, at }: Callee): CallOptions['keeps'] {
  if (receiver === NO_NODE) return undefined;
  if (name === 'push') return lowering.builder.allocationOf(receiver) === 'array' ? 'receiver' : undefined;
  return isObjectFunction(lowering, at) ? 'all' : undefined;
}

/** Array methods that take a receiver for the function that they run. */
const WITH_RECEIVER: ReadonlySet<string> = new Set(
  'map flatMap filter find findLast findIndex findLastIndex some every forEach'.split(' '),
);

/** `list.forEach(function () { … this … }, receiver)`. */
function runOnReceiver(lowering: Lowering, at: SyntaxNode, callee: Callee, args: readonly CallArgument[]): void {
  const { tree, builder } = lowering;
  const callback = args[0];
  const receiver = args[1];
  const written = tree.child(tree.child(at, T.ArgList), T.FunctionExpression);
  if (written < 0 || callback === undefined || receiver === undefined || !WITH_RECEIVER.has(callee.name)) return;
  const span = lowering.span(written);
  const item = builder.read(callee.receiver, { kind: 'element' }, span);
  builder.call({
    form: 'operator',
    callee: callback.node,
    receiver: receiver.node,
    name: '',
    arguments: [positional(lowering, item, 0, written)],
    span,
    calleeSpan: span,
  });
}

/** `[].slice.call(…)`, `Array.prototype.slice.apply(…)`: a method of a built-in kind, run on what is passed first. */
function isBorrowed({ tree }: Lowering, { at, name }: Callee): boolean {
  if (name !== 'call' && name !== 'apply') return false;
  const method = tree.first(at);
  if (tree.kind(method) !== T.MemberExpression || tree.kind(tree.last(method)) !== T.PropertyName) return false;
  const object = tree.first(method);
  return /^(?:\[\]|''|""|\{\}|(?:Array|String|Object|Map|Set)\.prototype)$/.test(tree.slice(object));
}

function applyBorrowed(lowering: Lowering, at: SyntaxNode, { name, at: member }: Callee, awaited: boolean): NodeId {
  const { tree, builder } = lowering;
  const method = tree.first(member);
  const [receiver, ...given] = argumentsOf(lowering, tree.child(at, T.ArgList));
  const object = receiver?.node ?? NO_NODE;
  const content = { kind: 'property', name: tree.slice(tree.last(method)) } as const;
  return builder.call({
    form: 'call',
    callee: builder.read(object, content, lowering.span(method)),
    receiver: object,
    name: content.name,
    arguments: given.map((argument, index) =>
      name === 'apply' ? { ...argument, index, spread: 'positional' } : { ...argument, index },
    ),
    awaited,
    span: lowering.span(at),
    calleeSpan: lowering.span(method),
  });
}

/** `out.set(k, v)` that a pair copy stands for: the value must not reach `out` a second time, past the checks of the key. */
function forgetValue(lowering: Lowering, args: CallArgument[], at: SyntaxNode): void {
  const value = args[1];
  if (value !== undefined) args[1] = { ...value, node: lowering.unknown(at) };
}

/** Arguments in source order. After a spread, positions are lower bounds. `isFilled`: the first may be a list of pairs. */
export function argumentsOf(lowering: Lowering, list: SyntaxNode, isFilled = false): CallArgument[] {
  const { tree } = lowering;
  const args: CallArgument[] = [];
  let isSpread = false;
  let loose = false;
  for (let child = tree.first(list); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.ParenLeft:
      case T.ParenRight:
      case T.Comma:
      case T.ErrorNode:
        continue;
      case T.Spread:
        isSpread = true;
        continue;
    }
    args.push({
      node: isFilled && args.length === 0 && !isSpread ? pairList(lowering, child) : lowering.expression(child),
      index: args.length,
      name: null,
      spread: isSpread ? 'positional' : null,
      loose,
      span: lowering.span(child),
    });
    loose ||= isSpread;
    isSpread = false;
  }
  return args;
}

/** The specifier of `require('m')`, or -1. A `require` that the file binds counts when it was made by `createRequire`. */
function requiredModule(lowering: Lowering, callee: Callee, list: SyntaxNode): SyntaxNode {
  const { tree } = lowering;
  if (callee.name !== 'require' || tree.kind(callee.at) !== T.VariableName) return -1;
  const binding = lowering.scopes.bindings[lowering.scopes.bindingAt(callee.at)];
  if (binding !== undefined && binding.scope.kind !== 'module') return -1;
  const specifier = tree.child(list, T.String);
  return specifier >= 0 && tree.kind(tree.next(specifier)) === T.ParenRight ? specifier : -1;
}

/** The module that a constant `require()` or `import()` stands for. */
function importModule(lowering: Lowering, specifier: string, at: SyntaxNode): NodeId {
  return lowering.builder.addImport({
    form: 'module',
    specifier,
    name: '',
    typeOnly: false,
    span: lowering.span(at),
  });
}

/** `import(m)`: a module where `m` is constant, else a call of which nothing is known. */
export function dynamicImport(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  const open = tree.child(at, T.ParenLeft);
  const specifier = tree.next(open < 0 ? tree.first(at) : open);
  const constant = constantOf(tree, specifier);
  if (constant?.kind === 'string') return importModule(lowering, constant.value, at);
  const keyword = lowering.span(tree.first(at));
  return builder.call({
    form: 'call',
    callee: builder.global('import', keyword),
    receiver: NO_NODE,
    name: 'import',
    arguments: specifier < 0 ? [] : [positional(lowering, lowering.expression(specifier), 0, specifier)],
    span: lowering.span(at),
    calleeSpan: keyword,
  });
}

function positional(lowering: Lowering, node: NodeId, index: number, at: SyntaxNode): CallArgument {
  return { node, index, name: null, spread: null, loose: false, span: lowering.span(at) };
}

/** A tag gets the constant texts as one array and each interpolated value as an argument of its own. */
function applyTag(lowering: Lowering, at: SyntaxNode, callee: Callee, awaited: boolean): NodeId {
  const { tree, builder } = lowering;
  const template = tree.last(at);
  const args = [positional(lowering, builder.allocate('array', lowering.span(template)), 0, template)];
  for (let child = tree.first(template); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.Interpolation) continue;
    const value = interpolated(lowering, child);
    if (value !== NO_NODE) args.push(positional(lowering, value, args.length, child));
  }
  return builder.call({
    form: 'tag',
    callee: callee.value,
    receiver: callee.receiver,
    name: callee.name,
    arguments: args,
    awaited,
    span: lowering.span(at),
    calleeSpan: lowering.span(callee.at),
  });
}

/** `new X(…)`. */
export function construct(lowering: Lowering, at: SyntaxNode): NodeId {
  const { tree, builder } = lowering;
  let target = tree.next(tree.first(at));
  if (tree.kind(target) === T.InstantiationExpression) target = tree.first(target);
  const inner = lowering.bare(target);
  const name = tree.kind(inner) === T.MemberExpression ? tree.slice(tree.last(inner)) : tree.slice(inner);
  const callee = lowering.expression(target);
  return builder.call({
    form: 'new',
    callee,
    receiver: NO_NODE,
    name: /^[#\w$]+$/.test(name) ? name : '',
    arguments: argumentsOf(lowering, tree.child(at, T.ArgList), isFilledFromPairs(lowering, inner)),
    runs: name === 'Promise',
    span: lowering.span(at),
    calleeSpan: lowering.span(target),
  });
}

/** Applies a decorator to a function, class or parameter value, followed by `others`; returns what takes its place. */
export function decorate(
  lowering: Lowering,
  decorator: SyntaxNode,
  target: NodeId,
  others: readonly NodeId[] = [],
): NodeId {
  const { tree, builder } = lowering;
  const expression = tree.last(decorator);
  return builder.call({
    form: 'decorator',
    callee: lowering.expression(expression),
    receiver: NO_NODE,
    name: '',
    arguments: [target, ...others].map((node, index) => positional(lowering, node, index, decorator)),
    span: lowering.span(decorator),
    calleeSpan: lowering.span(expression),
  });
}
