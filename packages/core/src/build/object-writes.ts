import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { Content } from '../facts/content.js';
import type { NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import { NONE } from './environment.js';
import type { FlowState } from './flow-state.js';
import { linkContent } from './object-reads.js';
import type { Holder, RootId } from './objects.js';
import type { OpenLoop, Write } from './open-loop.js';
import { constantName } from './tables.js';

// Each operation makes a new state of the object it changes; whatever else may be the object, or holds it, gets one as well
// (engine notes 1.5).

/** The states of an object around a store, and the interned content. */
interface Stored {
  readonly before: NodeId;
  readonly after: NodeId;
  readonly content: number;
}

/** `base.content = value`: strong where the content is constant. */
export function storeContent(flow: FlowState, base: NodeId, content: Content, value: NodeId, span: Span): Stored {
  const { tables, objects, links } = flow;
  const id = tables.content(content);
  const name = constantName(content);
  const lose = name === null ? -1 : tables.keySetOf(name);
  const before = flow.current(base);
  const stored = flow.current(value);
  const root = objects.root(base);
  // What was linked ends before the new state is written back: the object may hold itself by the way that this store ends.
  if (root !== null) {
    if (name === null) links.doubtAll(root);
    else links.forget(root, id);
  }
  const after = mutate(flow, base, span, lose, (state) => tables.edge(EDGE_KIND.store, stored, state, id));
  if (root !== null) linkContent(flow, root, id, value);
  return { before, after, content: id };
}

/** A further element of a list; what is linked under known places stays there. */
export function appendElement(flow: FlowState, list: NodeId, value: NodeId, span: Span): Stored {
  const { tables, objects } = flow;
  const id = tables.content({ kind: 'element' });
  const before = flow.current(list);
  const stored = flow.current(value);
  const after = mutate(flow, list, span, -1, (state) => tables.edge(EDGE_KIND.store, stored, state, id));
  const root = objects.root(list);
  if (root !== null) linkContent(flow, root, id, value);
  return { before, after, content: id };
}

/** A state without these contents; those without a constant name stay. */
export function removeContents(flow: FlowState, base: NodeId, contents: readonly Content[], span: Span): void {
  const { tables, objects, links } = flow;
  const keys = contents.flatMap((content) => constantName(content) ?? []);
  if (keys.length === 0) return;
  const root = objects.root(base);
  if (root !== null) for (const content of contents) links.forget(root, tables.content(content));
  mutate(flow, base, span, tables.keySet({ keys, nodes: [], folded: false }), () => undefined);
}

/** A state without the keys of an interned set. */
export function removeKeySet(flow: FlowState, base: NodeId, set: number, span: Span): void {
  mutate(flow, base, span, set, () => undefined);
  const root = flow.objects.root(base);
  if (root !== null) flow.links.doubtAll(root);
}

/** A state with the keys of an interned set alone. What may be the object keeps what it has. */
export function keepKeySet(flow: FlowState, base: NodeId, set: number, span: Span): void {
  const root = flow.objects.root(base);
  if (root === null) return;
  const after = flow.tables.node(NODE_KIND.post, flow.callable, span, -1);
  flow.tables.edge(EDGE_KIND.only, flow.current(base), after, set);
  settle(flow, root, after, () => undefined, { span, isCall: false });
  flow.links.doubtAll(root);
}

/** A state with nothing in it. What may be the object keeps what it has. */
export function clearContents(flow: FlowState, base: NodeId, span: Span): void {
  const { tables, objects } = flow;
  const root = objects.root(base);
  if (root === null) return;
  const before = flow.current(base);
  const after = tables.node(NODE_KIND.post, flow.callable, span, -1);
  tables.edge(EDGE_KIND.only, before, after, tables.keySet({ keys: [], nodes: [], folded: false }));
  for (const slot of objects.childSlots(root)) flow.environment.set(slot, NONE);
  settle(flow, root, after, () => undefined, { span, isCall: false });
}

/** All contents of `from` in `into`, in place of those of `into` that `from` certainly has. */
export function absorbContents(flow: FlowState, into: NodeId, from: NodeId, span: Span): void {
  const { tables, objects, links } = flow;
  const source = flow.current(from);
  const origin = objects.root(from);
  const keys = origin === null ? [] : definiteKeys(flow, origin);
  const lose = keys.length === 0 ? -1 : tables.keySet({ keys, nodes: [], folded: false });
  mutate(flow, into, span, lose, (state) => tables.edge(EDGE_KIND.value, source, state));
  const root = objects.root(into);
  if (root !== null) links.doubtAll(root);
}

/**
 * A call got the object: `onState` is told of the state after it, and never for what is no object. What is linked below may have
 * changed. Where the object or one linked below has other names, now or when a loop ends, `onState` is told later of a second node,
 * for what the call writes and nothing else (`isGain`): another name has that besides its own, never what the object held before.
 */
export function stateAfterCall(
  flow: FlowState,
  base: NodeId,
  span: Span,
  call: number,
  onState: (after: NodeId, isGain: boolean) => void,
): void {
  const { tables, callable } = flow;
  const root = flow.objects.root(base);
  if (root === null) return;
  const after = tables.node(NODE_KIND.post, callable, span, call);
  onState(after, false);
  let written: NodeId = NONE;
  const gained = (): NodeId => {
    if (written !== NONE) return written;
    written = tables.node(NODE_KIND.post, callable, span, call);
    onState(written, true);
    return written;
  };
  flow.links.doubtAll(root);
  settle(flow, root, after, (state) => tables.edge(EDGE_KIND.value, gained(), state), { span, isCall: true });
  if (flow.objects.childSlots(root).length > 0)
    gainBelow(flow, root, gained, span, flow.limits.writeBack, new Set([root]));
}

/** What a call writes below an object that it got, the objects that are linked there have as well, under their own names. */
function gainBelow(
  flow: FlowState,
  root: RootId,
  gained: () => NodeId,
  span: Span,
  depth: number,
  seen: Set<RootId>,
): void {
  const { tables, objects, links } = flow;
  if (depth === 0) return;
  const slots = objects.childSlots(root);
  const contents = objects.childContents(root);
  for (let index = 0; index < slots.length; index++)
    for (const value of links.valuesIn(flow.environment.get(slots[index] ?? -1))) {
      const child = objects.known(value);
      // What was only read there is read anew; a method's name is among it at every call.
      if (child === null || seen.has(child) || tables.kindOf(objects.get(child).origin) === NODE_KIND.read) continue;
      seen.add(child);
      const below = tables.node(NODE_KIND.post, flow.callable, span, -1);
      tables.edge(EDGE_KIND.read, gained(), below, contents[index] ?? 0);
      const gain: Write = (state) => tables.edge(EDGE_KIND.value, below, state);
      const change = { span, isCall: true };
      for (const other of [child, ...objects.aliasesOf(child)]) {
        const weak = weaken(flow, other, change, gain);
        links.doubtAll(other);
        // The object above has it from the call.
        writeBack(flow, other, weak, change, 1, new Set(), root);
      }
      gainBelow(flow, child, () => below, span, depth - 1, seen);
    }
}

/** Constant keys that an object made here certainly has. */
function definiteKeys(flow: FlowState, root: RootId): readonly string[] {
  const { objects, environment } = flow;
  if (flow.tables.kindOf(objects.get(root).origin) !== NODE_KIND.allocation) return [];
  const slots = objects.childSlots(root);
  return objects
    .childContents(root)
    .flatMap((content, index) =>
      environment.get(slots[index] ?? -1) >= 0 ? (constantName(objects.content(content)) ?? []) : [],
    );
}

/** What changed an object: a write, or a call that may have written. Only a write's loss is worth a word when a bound is reached. */
interface Change {
  readonly span: Span;
  readonly isCall: boolean;
}

/** A new state of the object at `base`: `lose` ends contents of the old state, `gain` adds edges into the new one. */
function mutate(flow: FlowState, base: NodeId, span: Span, lose: number, gain: Write): NodeId {
  const root = flow.objects.root(base);
  const before = flow.current(base);
  const after = flow.tables.node(NODE_KIND.post, flow.callable, span, -1);
  flow.tables.edge(lose < 0 ? EDGE_KIND.value : EDGE_KIND.without, before, after, Math.max(lose, 0));
  gain(after);
  if (root !== null) settle(flow, root, after, gain, { span, isCall: false });
  return after;
}

/** What holds the object sees its new state: other roots by a store, captured variables by a jump, aliases weakly. */
function settle(flow: FlowState, root: RootId, after: NodeId, gain: Write, change: Change): void {
  const { limits, links, objects } = flow;
  flow.setState(root, after);
  note(flow, root, gain);
  if (objects.get(root).holders.length > 0) writeBack(flow, root, after, change, limits.writeBack, new Set());
  const others = objects.aliasesOf(root);
  for (let at = 0; at < others.length; at++) {
    const other = others[at] ?? root;
    const weak = weaken(flow, other, change, gain);
    links.doubtAll(other);
    writeBack(flow, other, weak, change, limits.writeBack, new Set([root]));
  }
  if (!change.isCall && objects.get(root).overflows) flow.onLimit('aliases', change.span);
}

/** A new state of what may be an object that changed: all it had, and what was written. */
function weaken(flow: FlowState, root: RootId, { span }: Change, gain: Write): NodeId {
  const before = flow.stateOf(root);
  const weak = flow.tables.node(NODE_KIND.post, flow.callable, span, -1);
  flow.tables.edge(EDGE_KIND.value, before, weak);
  flow.setState(root, weak);
  gain(weak);
  note(flow, root, gain);
  return weak;
}

/** A name may turn out to be another name of the object when the turn of a loop ends. */
function note(flow: FlowState, root: RootId, write: Write): void {
  const { loops } = flow;
  for (let at = 0; at < loops.length; at++) {
    const { writes } = loops[at] as OpenLoop;
    const list = writes.get(root);
    if (list === undefined) writes.set(root, [write]);
    else list.push(write);
  }
}

function writeBack(
  flow: FlowState,
  root: RootId,
  state: NodeId,
  change: Change,
  depth: number,
  seen: Set<RootId>,
  except = -1,
): void {
  const { holders } = flow.objects.get(root);
  if (holders.length === 0 || seen.has(root)) return;
  if (depth === 0) {
    if (!change.isCall) flow.onLimit('writeBack', change.span);
    return;
  }
  seen.add(root);
  for (const holder of holders) {
    if (holder.kind === 'cell') flow.tables.edge(EDGE_KIND.jump, state, holder.cell);
    else if (holder.root !== except) storeBack(flow, root, holder, state, change, depth, seen);
  }
}

/** Gives what holds `root` under a content a state with its new one. */
function storeBack(
  flow: FlowState,
  root: RootId,
  holder: Extract<Holder, { kind: 'root' }>,
  state: NodeId,
  change: Change,
  depth: number,
  seen: Set<RootId>,
): void {
  const { tables, objects, links } = flow;
  const { content } = holder;
  const slot = objects.childSlot(holder.root, content);
  const held = slot < 0 ? NONE : flow.environment.get(slot);
  const still = held >= 0 && objects.known(held) === root;
  // A content without a slot of its own may hold the object still.
  if (!still && slot >= 0 && !links.isDoubted(held)) return;
  // What was put there before the loop, an earlier turn may have replaced.
  const loop = flow.loops.at(-1);
  const isCertain = still && (loop === undefined || flow.environment.lastSet(slot) > loop.mark);
  if (slot < 0 && !change.isCall && objects.isExact(content)) flow.onLimit('children', change.span);
  const add: Write = (at) => tables.edge(EDGE_KIND.store, state, at, content);
  const before = flow.stateOf(holder.root);
  const after = tables.node(NODE_KIND.post, flow.callable, change.span, -1);
  const name = isCertain ? constantName(objects.content(content)) : null;
  if (name === null) tables.edge(EDGE_KIND.value, before, after);
  else tables.edge(EDGE_KIND.without, before, after, tables.keySetOf(name));
  add(after);
  flow.setState(holder.root, after);
  // The places of a sequence are the same; one of them has its object in another state.
  if (objects.content(content).kind === 'index') flow.shapes.set(after, flow.shapeOf(before));
  note(flow, holder.root, add);
  for (const other of objects.aliasesOf(holder.root))
    writeBack(flow, other, weaken(flow, other, change, add), change, depth - 1, seen);
  writeBack(flow, holder.root, after, change, depth - 1, seen);
}
