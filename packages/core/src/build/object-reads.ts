import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { Content } from '../facts/content.js';
import type { NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import { NONE } from './environment.js';
import type { FlowState } from './flow-state.js';
import type { RootId } from './objects.js';

/** `base.content`: the linked value where the content is certain, else a new read of the object's state, which `onRead` is told of. */
export function readContent(
  flow: FlowState,
  base: NodeId,
  content: Content,
  span: Span,
  onRead: (from: NodeId, content: number, node: NodeId) => void,
): NodeId {
  const { tables, objects } = flow;
  const id = tables.content(content);
  const root = objects.root(base);
  const slot = root === null ? -1 : objects.childSlot(root, id);
  const held = slot < 0 ? NONE : flow.read(slot);
  if (held >= 0) {
    const value = flow.current(held);
    flow.lastSlot.set(value, slot);
    return value;
  }
  const from = flow.current(base);
  const node = tables.node(NODE_KIND.read, flow.callable, span);
  tables.edge(EDGE_KIND.read, from, node, id);
  onRead(from, id, node);
  if (root === null) return node;
  mayBe(flow, node, held);
  // What was read may also be what another name of the object has under the content.
  for (const other of objects.aliasesOf(root)) {
    const there = objects.childSlot(other, id);
    if (there >= 0) mayBe(flow, node, flow.read(there));
  }
  linkContent(flow, root, id, node);
  return node;
}

/** The value that was read may be one of those that a child slot holds. */
function mayBe(flow: FlowState, node: NodeId, held: NodeId): void {
  for (const value of flow.links.valuesIn(held)) {
    const there = flow.objects.root(value);
    const here = there === null ? null : flow.objects.root(node);
    if (here !== null && there !== null) flow.objects.mayBe(here, there);
  }
}

/** From here on the content certainly is the value, where a content can be certain; the value's object is held by it. */
export function linkContent(flow: FlowState, root: RootId, content: number, value: NodeId): void {
  const { objects } = flow;
  const canBeCertain = objects.isExact(content) || objects.content(content).kind === 'index';
  const child = objects.root(value);
  const slot = canBeCertain ? objects.linkChild(root, content) : -1;
  if (slot >= 0) {
    flow.environment.set(slot, value);
    flow.lastSlot.set(value, slot);
  }
  if (child !== null) objects.hold(child, { kind: 'root', root, content });
}
