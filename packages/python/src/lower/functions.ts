import { type BindingId, type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { CallableRecord } from '../scopes/file-symbols.js';
import { decoratorExpression, decoratorNames, decoratorsOf } from '../shapes/decorator.js';
import { lastName } from '../shapes/names.js';
import { parameterShapes } from '../shapes/parameters.js';
import { applyDecorators, lowerDecorators } from './decorators.js';
import type { Lowering } from './lowering.js';
import { returnExpression } from './statements.js';
import { addAnnotation, lowerMetadata, noteMarkers } from './types.js';

/** `def`: decorators and defaults are evaluated here, the body later; the name gets what the decorators make of the function. */
export function lowerFunction(l: Lowering, node: SyntaxNode): void {
  const { flow, symbols } = l;
  const record = symbols.callable(node);
  if (record === undefined) return;
  const decorators = lowerDecorators(l, node, record.owner >= 0);
  lowerDefaults(l, node, record);
  const name = l.tree.child(node, K.VariableName);
  const at = l.span(name < 0 ? node : name);
  const { value, calls } = applyDecorators(l, decorators, flow.functionValue(record.id, at));
  flow.setDecorators(record.id, calls);
  if (name < 0) return;
  const binding = l.binding(name);
  const definition = binding === null ? value : flow.define(binding, value, at);
  registerImplementations(l, node, record, binding, definition);
  if (l.classBody === undefined || decoratorNames(l.tree, node).includes('overload')) return;
  l.classBody.method(record.name, record.role, definition, record.id, at);
}

/**
 * `@singledispatch` makes a function that stands for all that is registered with it: `@handle.register`, `@handle.register(T)`.
 */
function registerImplementations(
  l: Lowering,
  node: SyntaxNode,
  record: CallableRecord,
  binding: BindingId | null,
  definition: NodeId,
): void {
  const { tree } = l;
  for (const decorator of decoratorsOf(tree, node)) {
    const expression = decoratorExpression(tree, decorator);
    const callee = tree.kind(expression) === K.CallExpression ? tree.first(expression) : expression;
    const name = lastName(tree, callee);
    if (binding !== null && (name === 'singledispatch' || name === 'singledispatchmethod')) l.dispatching.add(binding);
    const general = name === 'register' && tree.kind(callee) === K.MemberExpression ? tree.first(callee) : -1;
    const target = tree.kind(general) === K.VariableName ? l.binding(general) : null;
    if (target === null || !l.dispatching.has(target)) continue;
    const span = l.span(general);
    l.flow.define(target, l.flow.join([l.flow.use(target), definition], span), span);
    l.classBody?.method(tree.slice(general), record.role, definition, record.id, span);
  }
}

export function lowerLambda(l: Lowering, node: SyntaxNode): NodeId {
  const record = l.symbols.callable(node);
  if (record === undefined) return l.flow.expression(l.span(node));
  lowerDefaults(l, node, record);
  return l.flow.functionValue(record.id, l.span(node));
}

/** Default values belong to the callable that defines the function. `Annotated[T, f()]` is a default too. */
function lowerDefaults(l: Lowering, node: SyntaxNode, record: CallableRecord): void {
  const list = l.tree.child(node, K.ParamList);
  if (list < 0) return;
  const defaults = parameterShapes(l.tree, list).map((parameter) => {
    if (parameter.type >= 0) noteMarkers(l, parameter.type, parameter.default, outerScope(l, record));
    const values = parameter.type < 0 ? [] : lowerMetadata(l, parameter.type);
    if (parameter.default >= 0) values.push(l.value(parameter.default));
    const only = values[0];
    if (only === undefined) return NO_NODE;
    return values.length === 1 ? only : l.flow.join(values, l.span(parameter.name));
  });
  l.defaults.set(record.id, defaults);
}

/** The body of a function or lambda, with `flow` inside its callable. */
export function lowerCallableBody(l: Lowering, record: CallableRecord): void {
  const { tree } = l;
  const node = record.node;
  const list = tree.child(node, K.ParamList);
  if (list >= 0) lowerParameters(l, record, list);
  if (record.kind === 'lambda') {
    const body = tree.last(node);
    if (body > list && tree.kind(body) !== K.Colon) returnExpression(l, body);
    return;
  }
  const result = tree.child(node, K.TypeDef);
  if (result >= 0) addAnnotation(l, l.flow.result(), result, outerScope(l, record));
  const body = tree.child(node, K.Body);
  if (body >= 0) l.block(body);
}

function outerScope(l: Lowering, record: CallableRecord): typeof record.scope {
  return l.symbols.table.scopes[record.scope]?.parent ?? record.scope;
}

/** Whether the first parameter of a callable is the object it is called on. */
export function hasReceiver(record: CallableRecord): boolean {
  return record.kind === 'method' && record.role !== 'static';
}

function lowerParameters(l: Lowering, record: CallableRecord, list: SyntaxNode): void {
  const { tree, flow } = l;
  const defaults = l.defaults.get(record.id);
  let receives = hasReceiver(record);
  let index = 0;
  parameterShapes(tree, list).forEach((parameter, position) => {
    if (parameter.name < 0) return;
    const binding = l.binding(parameter.name);
    const span = l.span(parameter.name);
    if (receives && parameter.collects === null) {
      receives = false;
      if (binding !== null) flow.define(binding, flow.self(), span);
      l.selfBinding = binding;
      return;
    }
    receives = false;
    const label = tree.slice(parameter.name);
    const isPositional = !parameter.keywordOnly && parameter.collects !== 'keyword';
    const value = flow.parameter({
      label,
      index: isPositional ? index : null,
      name: parameter.collects === null && !parameter.positionalOnly ? label : null,
      collects: parameter.collects,
      default: defaults?.[position] ?? NO_NODE,
      binding: binding ?? -1,
      span,
    });
    if (isPositional) index++;
    if (parameter.type < 0) return;
    if (parameter.collects === null) addAnnotation(l, value, parameter.type, outerScope(l, record));
  });
}
