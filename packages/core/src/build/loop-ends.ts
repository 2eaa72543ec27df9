import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { NodeId } from '../facts/ids.js';
import { NONE } from './environment.js';
import type { FlowState } from './flow-state.js';
import type { Arm } from './arm.js';
import { currentIn, distinctOf } from './joins.js';
import { type RootId, SLOT } from './objects.js';
import type { OpenLoop, Write } from './open-loop.js';

// What the end of a loop's text says of its head: the values of the turn before, and the names that a turn makes.

/** Adds the values at the end of a turn to the loop's header phis and leaves the header's state in the environment. */
export function closeLoop(flow: FlowState, loop: OpenLoop, turns: readonly Arm[]): void {
  const slots = new Set<number>(loop.phis.keys());
  for (const turn of turns) for (const slot of turn.slots) slots.add(slot);
  const heads = new Set(loop.phis.values());
  const results: (readonly [number, NodeId])[] = [];
  for (const slot of [...slots].sort((a, b) => a - b)) {
    const value = closeSlot(flow, slot, loop, heads, turns);
    if (value !== null) results.push([slot, value]);
  }
  for (const [slot, value] of results) {
    flow.environment.set(slot, value);
    // What a path that left early did not set in the loop is what the loop's head holds.
    for (const { changes, inside } of loop.escapes) if (!inside.has(slot)) changes.set(slot, value);
  }
  meetAliases(flow, loop, turns);
}

/** Changes for the place at `mark`, where a jump leads; the loops from number `open` on are left and not closed yet. */
export function leaveLoops(flow: FlowState, mark: number, open: number): Arm {
  const changes = flow.environment.changes(mark);
  for (const loop of flow.loops.slice(open))
    loop.escapes.push({ changes, inside: flow.environment.changes(loop.mark) });
  return changes;
}

function closeSlot(
  flow: FlowState,
  slot: number,
  loop: OpenLoop,
  heads: ReadonlySet<NodeId>,
  turns: readonly Arm[],
): NodeId | null {
  const { objects, links } = flow;
  const kind = objects.slotKind(slot);
  const ends = turns.flatMap((turn) => {
    const value = turn.get(slot);
    return value === undefined || value === NONE ? [] : [{ value, turn }];
  });
  if (kind === SLOT.child) {
    const held = [flow.environment.get(slot), ...ends.map((end) => end.value)];
    const values = distinctOf(held.flatMap((one) => links.valuesIn(one)));
    return values.length === 0 ? null : links.oneOf(values);
  }
  const phi = loop.phis.get(slot);
  if (kind === SLOT.state) {
    if (phi !== undefined) {
      for (const { value } of ends) flow.tables.edge(EDGE_KIND.value, value, phi);
      return phi;
    }
    const root = objects.slotRoot(slot);
    const { origin } = objects.get(root);
    // What a name holds at the loop's head is a state of its own: nothing of the turn has happened to it yet.
    if (ends.length === 0 || heads.has(origin)) return null;
    const outer = flow.read(slot);
    const before = outer === NONE ? (origin < loop.firstNode ? [origin] : []) : [outer];
    const operands = distinctOf([...before, ...ends.map((end) => end.value)]);
    return flow.phi(operands, (made) => objects.isOf(made, root));
  }
  if (phi === undefined) return ends.length === 0 ? null : closeName(flow, slot, ends);
  for (const { value, turn } of ends) {
    flow.tables.edge(EDGE_KIND.value, currentIn(flow, value, turn), phi);
    if (value !== phi) objects.joins(phi, [value]);
    else objects.joins(phi, []);
  }
  return phi;
}

/** A name that the loop sets and never reads before: after it, what it was or what a turn made it. */
function closeName(flow: FlowState, slot: number, ends: readonly { value: NodeId; turn: Arm }[]): NodeId {
  const outer = flow.read(slot);
  const before = outer === NONE ? [] : [flow.current(outer)];
  const states = ends.map(({ value, turn }) => currentIn(flow, value, turn));
  const made = flow.phi(distinctOf([...before, ...states]), () => undefined);
  const definitions = [...(outer === NONE ? [] : [outer]), ...ends.map((end) => end.value)].filter(
    (one) => one !== made,
  );
  if (made !== NONE && definitions.length > 0) flow.objects.joins(made, definitions);
  return made;
}

/**
 * A name of the loop's head became another name of an object: what a turn wrote through one of them, the other has on the next
 * turn. Writes are not repeated with the new alias (engine notes 1.5 lower the body twice); the head gets them all.
 */
function meetAliases(flow: FlowState, loop: OpenLoop, turns: readonly Arm[]): void {
  const { objects } = flow;
  for (const [slot, phi] of loop.phis) {
    const named = objects.slotKind(slot) === SLOT.name ? objects.known(phi) : null;
    if (named === null) continue;
    for (const turn of turns) {
      const value = turn.get(slot) ?? NONE;
      const root = value < 0 ? null : objects.known(value);
      if (root === null) continue;
      for (const other of [root, ...objects.aliasesOf(root)]) {
        if (other === named) continue;
        writeAtHead(flow, loop, other, loop.writes.get(named) ?? []);
        for (const write of loop.writes.get(other) ?? []) write(phi);
      }
    }
  }
}

/** An object from outside the loop has at its head what was written under another name. */
function writeAtHead(flow: FlowState, loop: OpenLoop, root: RootId, writes: readonly Write[]): void {
  const { stateSlot, origin } = flow.objects.get(root);
  if (origin >= loop.firstNode || writes.length === 0) return;
  let head = loop.phis.get(stateSlot);
  if (head === undefined) {
    const before = flow.stateOf(root);
    head = flow.tables.nodeAt(NODE_KIND.phi, flow.callable, origin);
    flow.tables.edge(EDGE_KIND.value, before, head);
    flow.setState(root, head);
  }
  for (const write of writes) write(head);
  flow.links.doubtAll(root);
}
