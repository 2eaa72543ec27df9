import type { BindingId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyOf } from '../scopes/callables.js';
import { constantKey } from './constants.js';
import type { Lowering } from './lowering.js';

/** The name under which a file exports what `module.exports` or `export =` stands for. */
export const WHOLE_MODULE = 'export=';

/** Makes `module` and `exports`, so that a CommonJS file fills its exports like any object. */
export function beginCommonModule(lowering: Lowering): void {
  const { builder, scopes } = lowering;
  const { moduleBinding, exportsBinding } = scopes;
  if (moduleBinding < 0 && exportsBinding < 0) return;
  const span = { from: 0, to: 0 };
  const exported = builder.allocate('object', span);
  if (exportsBinding >= 0) builder.define(exportsBinding as BindingId, exported, span);
  if (moduleBinding < 0) return;
  const module = builder.allocate('object', span);
  builder.store(module, { kind: 'property', name: 'exports' }, exported, span);
  builder.define(moduleBinding as BindingId, module, span);
}

/** Notes the names that `exports.x = v`, `module.exports.x = v` and `module.exports = {…}` give to the module. */
export function noteCommonExport(lowering: Lowering, target: SyntaxNode, value: SyntaxNode): void {
  const { tree, scopes } = lowering;
  if (scopes.moduleBinding < 0 && scopes.exportsBinding < 0) return;
  if (isModuleExports(lowering, target)) {
    noteKeys(lowering, value);
    return;
  }
  const object = tree.first(target);
  const isExports = tree.kind(object) === T.VariableName && isBoundTo(lowering, object, scopes.exportsBinding);
  if (!isExports && !isModuleExports(lowering, object)) return;
  const name = tree.last(target);
  if (tree.kind(name) === T.PropertyName) note(lowering, tree.slice(name), target);
}

function isBoundTo(lowering: Lowering, at: SyntaxNode, binding: BindingId | -1): boolean {
  return binding >= 0 && lowering.scopes.bindingAt(at) === binding;
}

function isModuleExports(lowering: Lowering, at: SyntaxNode): boolean {
  const { tree, scopes } = lowering;
  const object = tree.first(at);
  return (
    tree.kind(at) === T.MemberExpression &&
    tree.kind(object) === T.VariableName &&
    isBoundTo(lowering, object, scopes.moduleBinding) &&
    tree.is(tree.last(at), 'exports')
  );
}

function noteKeys(lowering: Lowering, value: SyntaxNode): void {
  const { tree } = lowering;
  const literal = lowering.bare(value);
  if (tree.kind(literal) !== T.ObjectExpression) return;
  for (let child = tree.first(literal); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.Property) continue;
    const key = keyOf(tree, child);
    const name = tree.kind(key) === T.PropertyDefinition ? tree.slice(key) : constantKey(tree, key);
    if (name !== null) note(lowering, name, child);
  }
}

function note(lowering: Lowering, name: string, at: SyntaxNode): void {
  if (!lowering.commonExports.has(name)) lowering.commonExports.set(name, at);
}

/** Exports the module object as a whole, as the default, and name by name. */
export function endCommonModule(lowering: Lowering): void {
  const { builder, scopes } = lowering;
  const { moduleBinding, exportsBinding } = scopes;
  if (moduleBinding < 0 && exportsBinding < 0) return;
  const span = { from: 0, to: 0 };
  const whole =
    moduleBinding >= 0
      ? builder.read(builder.use(moduleBinding as BindingId), { kind: 'property', name: 'exports' }, span)
      : builder.use(exportsBinding as BindingId);
  builder.addExport({ name: WHOLE_MODULE, node: whole, specifier: null, imported: null, span });
  if (!lowering.commonExports.has('default')) {
    builder.addExport({ name: 'default', node: whole, specifier: null, imported: null, span });
  }
  for (const [name, at] of lowering.commonExports) {
    const place = lowering.span(at);
    const node = builder.read(whole, { kind: 'property', name }, place);
    builder.addExport({ name, node, specifier: null, imported: null, span: place });
  }
}
