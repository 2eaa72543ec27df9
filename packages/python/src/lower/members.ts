import { NO_NODE, type NodeId, type Span } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { isAnnotated } from '../shapes/annotation.js';
import { isClassName, lastName } from '../shapes/names.js';
import { isSlice, isSubscript, subscriptItems } from '../shapes/subscript.js';
import { lowerCall } from './calls.js';
import { ELEMENT, METADATA } from './contents.js';
import { handOutMethod, knownSlice } from './known-lengths.js';
import { placeContent } from './places.js';
import type { Lowering } from './lowering.js';

/** A chain of calls, attributes and subscripts (`a.b[c]().d`), innermost first and without recursion: chains may be long. */
export function lowerChain(l: Lowering, node: SyntaxNode): NodeId {
  return lowerLinks(l, node, false);
}

/** The same directly under `await`. */
export function lowerAwaitedChain(l: Lowering, node: SyntaxNode): NodeId {
  return lowerLinks(l, node, true);
}

function lowerLinks(l: Lowering, node: SyntaxNode, awaited: boolean): NodeId {
  const { tree } = l;
  const links: SyntaxNode[] = [];
  let base = node;
  while (tree.kind(base) === K.MemberExpression || tree.kind(base) === K.CallExpression) {
    links.push(base);
    base = tree.first(base);
    if (base < 0) break;
  }
  let value = l.value(base);
  let receiver = NO_NODE;
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index] ?? node;
    if (tree.kind(link) === K.MemberExpression) {
      const object = isSuperCall(l, tree.first(link)) ? selfOr(l, value) : value;
      const member = readMember(l, link, value);
      if (index === 0 && !isSubscript(tree, link)) handOutMethod(l, link, value);
      if (!isSubscript(tree, link)) receiver = object;
      else if (member !== value) receiver = NO_NODE;
      value = member;
    } else {
      value = lowerCall(l, link, value, receiver, awaited && index === 0);
      receiver = NO_NODE;
    }
  }
  return value;
}

/** `super()` and `super(C, self)`: what is found through them runs on the object itself. */
function isSuperCall(l: Lowering, node: SyntaxNode): boolean {
  const { tree } = l;
  return tree.kind(node) === K.CallExpression && l.isBuiltin(tree.first(node), 'super');
}

function selfOr(l: Lowering, value: NodeId): NodeId {
  const self = l.flow.self();
  return self === NO_NODE ? value : l.flow.current(self);
}

/** `base.name`, `base[key]` or `base[from:to]`. */
export function readMember(l: Lowering, member: SyntaxNode, base: NodeId): NodeId {
  const { tree, flow } = l;
  const span = l.span(member);
  if (!isSubscript(tree, member)) {
    const name = tree.last(member);
    if (tree.kind(name) !== K.PropertyName || tree.is(name, '__dict__')) return base;
    return flow.read(base, { kind: 'attribute', name: tree.slice(name) }, span);
  }
  if (isSlice(tree, member)) return slice(l, member, base);
  if (isAnnotated(tree, member)) {
    return annotatedAlias(l, subscriptItems(tree, member), span);
  }
  const content = placeContent(l, member, base);
  if (isGeneric(l, tree.first(member)) && content.kind !== 'key') return base;
  return flow.read(base, content, span);
}

/** `Annotated[T, f()]` stands for the type, and carries what is made beside it where Python keeps it (PEP 593). */
function annotatedAlias(l: Lowering, items: readonly SyntaxNode[], span: Span): NodeId {
  const [type, ...beside] = items.map((item) => l.value(item));
  if (type === undefined || beside.length === 0) return type ?? l.flow.expression(span);
  const alias = l.flow.allocate('other', span);
  l.flow.store(alias, METADATA, l.flow.join(beside, span), span);
  return l.flow.join([type, l.flow.current(alias)], span);
}

/** Part of a string or of a sequence: what the whole carries, at unknown places. */
function slice(l: Lowering, member: SyntaxNode, base: NodeId): NodeId {
  const known = knownSlice(l, member, base);
  if (known !== null) return known;
  for (const bound of subscriptItems(l.tree, member)) l.value(bound);
  return sliceOf(l, member, base);
}

/** A value that has the text of a string or the elements of a sequence, not their places. */
export function sliceOf(l: Lowering, node: SyntaxNode, base: NodeId): NodeId {
  const span = l.span(node);
  const part = l.flow.expression(span);
  l.flow.edge('taint', base, part);
  l.flow.edge('store', l.flow.read(base, ELEMENT, span), part, ELEMENT);
  return part;
}

/** `list[str]`, `ContextVar[str]`: the class itself. A class is told by its name: builtin, or in capitalised words. */
function isGeneric(l: Lowering, base: SyntaxNode): boolean {
  const name = lastName(l.tree, base);
  if (BUILTIN_GENERICS.has(name)) return l.isBuiltin(base, name);
  return isClassName(name);
}

const BUILTIN_GENERICS: ReadonlySet<string> = new Set(['list', 'dict', 'set', 'frozenset', 'tuple', 'type']);
