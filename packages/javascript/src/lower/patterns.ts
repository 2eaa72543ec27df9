import { type BindingId, type Content, LARGEST_INDEX, type NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as T from '../generated/terms.js';
import { keyOf } from '../scopes/callables.js';
import { contentOfMember } from './constants.js';
import type { Lowering } from './lowering.js';
import { placeOf } from './places.js';

/** Gives a value to a name, a member or a pattern: declarations, assignments, parameters, loops and `catch` alike. */
export function assign(lowering: Lowering, target: SyntaxNode, value: NodeId): void {
  const { tree } = lowering;
  const node = lowering.bare(target);
  switch (tree.kind(node)) {
    case T.VariableName:
    case T.VariableDefinition: {
      const binding = lowering.scopes.bindingAt(node);
      if (binding >= 0) lowering.define(binding as BindingId, value, node);
      return;
    }
    case T.MemberExpression: {
      const { base, content } = placeOf(lowering, node);
      lowering.store(base, content, value, node);
      return;
    }
    case T.ObjectPattern:
      assignObject(lowering, node, value);
      return;
    case T.ArrayPattern:
      assignArray(lowering, node, value);
  }
}

/** The value, or the default where there is none. */
export function withDefault(lowering: Lowering, value: NodeId, fallback: SyntaxNode): NodeId {
  if (fallback < 0 || lowering.builder.isPresent(value)) return value;
  return lowering.builder.join([value, fallbackValue(lowering, fallback)], lowering.span(fallback), 'undefined');
}

/** The value of a default, which is made only where it is needed. */
export function fallbackValue(lowering: Lowering, fallback: SyntaxNode): NodeId {
  return lowering.builder.condition({ kind: 'opaque' }, true, () => lowering.expression(fallback));
}

function assignObject(lowering: Lowering, pattern: SyntaxNode, value: NodeId): void {
  const { tree, builder } = lowering;
  const taken: Content[] = [];
  for (let child = tree.first(pattern); child >= 0; child = tree.next(child)) {
    if (tree.kind(child) !== T.PatternProperty) continue;
    const first = tree.first(child);
    if (tree.kind(first) === T.Spread) {
      assign(lowering, tree.next(first), remaining(lowering, value, taken, child));
      continue;
    }
    const colon = tree.child(child, T.Colon);
    const target = colon < 0 ? first : tree.next(colon);
    const content = contentOfMember(lowering, child, colon < 0 ? first : keyOf(tree, child));
    if (content === null) continue;
    taken.push(content);
    const part = builder.read(value, content, lowering.span(child));
    const equals = tree.child(child, T.Equals);
    assign(lowering, target, withDefault(lowering, part, equals < 0 ? -1 : tree.next(equals)));
  }
}

/** What `...rest` of an object pattern holds: a copy without the keys that the pattern took. */
function remaining(lowering: Lowering, value: NodeId, taken: readonly Content[], at: SyntaxNode): NodeId {
  const { builder } = lowering;
  const rest = builder.allocate('object', lowering.span(at));
  const keys = taken.flatMap((content) => {
    if (content.kind === 'property') return [content.name];
    return content.kind === 'index' ? [String(content.index)] : [];
  });
  const nodes = taken.flatMap((content) => (content.kind === 'anyKey' ? [content.key] : []));
  builder.copyPairs(rest, value, [{ mode: 'without', keys, nodes, folded: false }], lowering.span(at));
  return rest;
}

function assignArray(lowering: Lowering, pattern: SyntaxNode, value: NodeId): void {
  const { tree, builder } = lowering;
  let index = 0;
  let isRest = false;
  for (let child = tree.first(pattern); child >= 0; child = tree.next(child)) {
    switch (tree.kind(child)) {
      case T.BracketLeft:
      case T.BracketRight:
      case T.ErrorNode:
        break;
      case T.Comma:
        index++;
        break;
      case T.Spread:
        isRest = true;
        break;
      case T.Equals:
        child = tree.next(child);
        if (child < 0) return;
        break;
      default: {
        const equals = tree.next(child);
        const fallback = tree.kind(equals) === T.Equals ? tree.next(equals) : -1;
        const part = isRest
          ? restOfArray(lowering, value, index, child)
          : builder.read(
              value,
              index <= LARGEST_INDEX ? { kind: 'index', index } : { kind: 'element' },
              lowering.span(child),
            );
        assign(lowering, child, withDefault(lowering, part, fallback));
      }
    }
  }
}

/** The items from a place on, each one of the known places at its new one. */
function restOfArray(lowering: Lowering, value: NodeId, from: number, at: SyntaxNode): NodeId {
  const { builder } = lowering;
  const span = lowering.span(at);
  const rest = builder.allocate('array', span);
  for (let index = from; index <= LARGEST_INDEX; index++) {
    const item = builder.read(value, { kind: 'index', index }, span);
    builder.store(rest, { kind: 'index', index: index - from }, item, span);
  }
  return rest;
}
