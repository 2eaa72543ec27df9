import type { CallableKind, CallableOptions, FlowBuilder, Limits } from '@tokentrail/core/lowering';
import type { SyntaxTree } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { CallableRecord, FileSymbols } from '../scopes/file-symbols.js';
import { completeClasses } from './classes.js';
import { hasReceiver, lowerCallableBody } from './functions.js';
import { exportNames } from './imports.js';
import { Lowering } from './lowering.js';
import { tables } from './tables.js';

/**
 * Lowers a parsed file into `flow`: announces all classes and callables under the ids of the scope pass, then lowers the module
 * body and every other callable, outer ones first.
 */
export function lowerFile(tree: SyntaxTree, symbols: FileSymbols, flow: FlowBuilder, limits: Limits): void {
  const module = symbols.callables[0];
  if (module === undefined) return;
  for (const { node, name, qualifiedName } of symbols.classes)
    flow.declareClass({ name, qualifiedName, kind: 'class', span: tree.span(node) });
  for (const record of symbols.callables) flow.declareCallable(callableOptions(tree, record));
  const lowering = new Lowering({ tree, flow, symbols, module, tables, limits });
  lowering.body(module, () => {
    lowering.block(0);
    lowering.atEnd(() => exportNames(lowering));
  });
  for (const record of symbols.callables) {
    if (record !== module) lowering.body(record, () => lowerCallableBody(lowering, record));
  }
  completeClasses(lowering);
}

function callableOptions(tree: SyntaxTree, record: CallableRecord): CallableOptions {
  const { node, name, qualifiedName, parent, owner, isAsync, isGenerator } = record;
  const span = tree.span(node);
  const nameNode = record.kind === 'module' || record.kind === 'lambda' ? -1 : tree.child(node, K.VariableName);
  const nameSpan = nameNode < 0 ? { from: span.from, to: span.from } : tree.span(nameNode);
  return {
    kind: callableKind(record),
    name,
    qualifiedName,
    parent,
    owner,
    isAsync,
    isGenerator,
    hasSelf: hasReceiver(record),
    span,
    nameSpan,
  };
}

function callableKind({ kind, role, name }: CallableRecord): CallableKind {
  if (kind !== 'method') return kind;
  if (role === 'getter' || role === 'setter') return role;
  return name === '__init__' ? 'constructor' : 'method';
}
