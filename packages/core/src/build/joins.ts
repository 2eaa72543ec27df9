import { ALLOCATION_KINDS, NODE_KIND } from '../facts/flow-node.js';
import type { NodeId } from '../facts/ids.js';
import type { Arm } from './arm.js';
import { NONE } from './environment.js';
import type { FlowState } from './flow-state.js';
import { Meeting, UNCHANGED } from './meeting.js';
import { SLOT } from './objects.js';

// Where paths meet.

const LISTS: ReadonlySet<number> = new Set(
  ['list', 'array', 'set'].map((kind) => ALLOCATION_KINDS.findIndex((known) => known === kind)),
);

/** The values once each, in the order they first appear. */
export function distinctOf(values: readonly NodeId[]): readonly NodeId[] {
  if (values.length > 8) return [...new Set(values)];
  const distinct: NodeId[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NONE;
    if (!distinct.includes(value)) distinct.push(value);
  }
  return distinct;
}

/** Ends an arm: what it changed since the mark, after which the environment is as at the mark. */
export function endArm(flow: FlowState, mark: number): Arm {
  const changes = flow.environment.changes(mark);
  flow.environment.undo(mark);
  return changes;
}

/** Joins arms against the environment as it is now. No arm: nothing is known to change. */
export function joinArms(flow: FlowState, arms: readonly Arm[]): void {
  const { environment } = flow;
  const only = arms[0];
  if (only === undefined) return;
  if (arms.length === 1) {
    for (let at = 0; at < only.slots.length; at++) environment.set(only.slots[at] ?? 0, only.values[at] ?? NONE);
    return;
  }
  const meeting = new Meeting(arms);
  const { slots } = meeting;
  const firstNode = flow.tables.nodeCount;
  const results: NodeId[] = [];
  for (let at = 0; at < slots.length; at++) results.push(joinSlot(flow, slots[at] ?? 0, meeting, firstNode));
  for (let at = 0; at < slots.length; at++) environment.set(slots[at] ?? 0, results[at] ?? NONE);
}

function joinSlot(flow: FlowState, slot: number, meeting: Meeting, firstNode: number): NodeId {
  const { objects, links } = flow;
  const held = meeting.heldIn(slot);
  // Where an arm did not change it, the slot is read through loops, since a join is a read.
  if (held.includes(UNCHANGED)) {
    const base = flow.read(slot);
    for (let arm = 0; arm < held.length; arm++) if (held[arm] === UNCHANGED) held[arm] = base;
  }
  const kind = objects.slotKind(slot);
  const distinct = distinctOf(held);
  if (kind === SLOT.child) {
    const value = distinct[0];
    if (distinct.length === 1 && value !== undefined) return value;
    return links.oneOf(distinctOf(distinct.flatMap((one) => links.valuesIn(one))));
  }
  if (kind === SLOT.state) {
    const root = objects.slotRoot(slot);
    const { origin } = objects.get(root);
    const operands = distinct.includes(NONE)
      ? distinctOf(distinct.flatMap((value) => (value === NONE ? (origin < firstNode ? [origin] : []) : [value])))
      : distinct;
    return flow.phi(operands, (phi) => objects.isOf(phi, root));
  }
  const definitions = distinct.includes(NONE) ? distinct.filter((value) => value !== NONE) : distinct;
  const first = definitions[0];
  if (definitions.length === 1 && first !== undefined) return first;
  const states: NodeId[] = [];
  for (let arm = 0; arm < held.length; arm++) {
    const value = held[arm] ?? NONE;
    if (value !== NONE) states.push(currentIn(flow, value, meeting.arms[arm]));
  }
  const phi = flow.phi(distinctOf(states), () => undefined);
  if (phi !== NONE) objects.joins(phi, definitions);
  return phi;
}

/** Slots of names that one of two arms leaves with a yes, a no or nothing, and the other with something else. */
export function flagsSet(flow: FlowState, left: Arm, right: Arm): readonly number[] {
  if (flow.flags.size === 0) return [];
  const slots = [...left.slots, ...right.slots.filter((slot) => !left.has(slot))];
  return slots.filter((slot) => {
    if (flow.objects.slotKind(slot) !== SLOT.name) return false;
    const held = flow.environment.get(slot);
    const a = left.get(slot) ?? held;
    const b = right.get(slot) ?? held;
    return a !== b && (flow.flags.has(a) || flow.flags.has(b));
  });
}

/** Slots of the states of lists made here that the two arms leave differently: an error was added in one of them. */
export function listsGrown(flow: FlowState, left: Arm, right: Arm): readonly number[] {
  const slots = [...left.slots, ...right.slots.filter((slot) => !left.has(slot))];
  return slots.filter((slot) => {
    if (flow.objects.slotKind(slot) !== SLOT.state || left.get(slot) === right.get(slot)) return false;
    const { origin } = flow.objects.get(flow.objects.slotRoot(slot));
    return flow.tables.kindOf(origin) === NODE_KIND.allocation && LISTS.has(flow.tables.auxOf(origin));
  });
}

/** Latest state of a value's object at the end of an arm. */
export function currentIn(flow: FlowState, value: NodeId, arm: Arm | undefined): NodeId {
  const root = flow.objects.known(value);
  if (root === null) return value;
  const { stateSlot } = flow.objects.get(root);
  const state = arm?.get(stateSlot) ?? flow.read(stateSlot);
  return state < 0 ? value : state;
}
