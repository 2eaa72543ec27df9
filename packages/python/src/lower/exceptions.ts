import { type NodeId, NO_NODE } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import type { Lowering } from './lowering.js';

interface Handler {
  readonly types: SyntaxNode[];
  name: SyntaxNode;
  body: SyntaxNode;
}

interface TryParts {
  body: SyntaxNode;
  readonly handlers: Handler[];
  orElse: SyntaxNode;
  finalizer: SyntaxNode;
}

/** The clauses of a `try`, which are one flat list. */
function tryParts(l: Lowering, node: SyntaxNode): TryParts {
  const { tree } = l;
  const parts: TryParts = { body: -1, handlers: [], orElse: -1, finalizer: -1 };
  let clause = K.kwTry;
  for (let child = tree.first(node); child >= 0; child = tree.next(child)) {
    const kind = tree.kind(child);
    const handler = parts.handlers.at(-1);
    if (kind === K.kwTry || kind === K.kwElse || kind === K.kwFinally) clause = kind;
    else if (kind === K.kwExcept) {
      clause = kind;
      parts.handlers.push({ types: [], name: -1, body: -1 });
    } else if (kind === K.Body) {
      if (clause === K.kwTry) parts.body = child;
      else if (clause === K.kwElse) parts.orElse = child;
      else if (clause === K.kwFinally) parts.finalizer = child;
      else if (handler !== undefined) handler.body = child;
    } else if (clause === K.kwExcept && handler !== undefined) {
      if (kind === K.kwAs) handler.name = tree.next(child);
      else if (kind !== K.Comma && kind !== K.Asterisk && kind !== K.ErrorNode && child !== handler.name)
        handler.types.push(child);
    }
  }
  return parts;
}

export function lowerTry(l: Lowering, node: SyntaxNode): void {
  const { body, handlers, orElse, finalizer } = tryParts(l, node);
  l.flow.tryCatch({
    body: () => l.block(body),
    handlers: handlers.map((handler) => (caught) => handle(l, handler, caught)),
    ...(orElse < 0 ? {} : { orElse: () => l.block(orElse) }),
    ...(finalizer < 0 ? {} : { finalizer: () => l.block(finalizer) }),
  });
}

/** `except E as name:`; the name ends with the handler. */
function handle(l: Lowering, handler: Handler, caught: NodeId): void {
  const { tree, flow } = l;
  const outer = l.caught;
  l.caught = caught;
  const classes = handler.types.map((type) => l.value(type));
  if (handler.name >= 0 && tree.kind(handler.name) === K.VariableName) {
    const definition = l.define(handler.name, caught);
    const type = handler.types[0];
    if (handler.types.length === 1 && type !== undefined && tree.kind(type) !== K.TupleExpression)
      for (const value of classes) flow.addType(definition, value, 'instance');
  }
  if (handler.body >= 0) l.block(handler.body);
  const binding = handler.name < 0 ? null : l.binding(handler.name);
  if (binding !== null) flow.undefine(binding);
  l.caught = outer;
}

/** `raise`, `raise e`, `raise e from cause`, and Python 2's `raise E, value`. */
export function lowerRaise(l: Lowering, node: SyntaxNode): void {
  const { tree, flow } = l;
  const span = l.span(node);
  const first = tree.next(tree.first(node));
  if (first < 0) {
    flow.throwValue(l.caught === NO_NODE ? flow.expression(span) : flow.current(l.caught), span);
    return;
  }
  const thrown = l.value(first);
  for (let child = tree.next(first); child >= 0; child = tree.next(child))
    if (tree.kind(child) !== K.kwFrom && tree.kind(child) !== K.Comma) {
      const cause = l.value(child);
      if (tree.kind(child) !== K.None) flow.store(thrown, { kind: 'attribute', name: '__cause__' }, cause, span);
    }
  flow.throwValue(thrown, span);
}
