import type { NodeId } from '../facts/ids.js';
import { NONE } from './environment.js';
import type { FlowState } from './flow-state.js';

// Where paths meet. An arm is what a path changed, against the environment at the place where the arms began.

export type Arm = ReadonlyMap<number, NodeId>;

/** The values once each, in the order they first appear. */
export function distinctOf(values: readonly NodeId[]): readonly NodeId[] {
  if (values.length > 8) return [...new Set(values)];
  return values.filter((value, index) => values.indexOf(value) === index);
}

/** Ends an arm: what it changed since the mark, after which the environment is as at the mark. */
export function endArm(flow: FlowState, mark: number): Map<number, NodeId> {
  const changes = flow.environment.changes(mark);
  flow.environment.undo(mark);
  return changes;
}

/** Joins arms against the environment as it is now. No arm: nothing is known to change. */
export function joinArms(flow: FlowState, arms: readonly Arm[]): void {
  const { environment } = flow;
  const [only] = arms;
  if (only === undefined) return;
  if (arms.length === 1) {
    for (const [slot, value] of only) environment.set(slot, value);
    return;
  }
  const slots = [...only.keys()];
  for (let index = 1; index < arms.length; index++)
    for (const slot of arms[index]?.keys() ?? []) if (!only.has(slot)) slots.push(slot);
  slots.sort((a, b) => a - b);
  const results: NodeId[] = [];
  const firstNode = flow.tables.nodeCount;
  // A slot that several later arms changed stands there more than once.
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0;
    results.push(slot === slots[index - 1] ? (results.at(-1) ?? NONE) : joinSlot(flow, slot, arms, firstNode));
  }
  for (let index = 0; index < slots.length; index++) environment.set(slots[index] ?? 0, results[index] ?? NONE);
}

function joinSlot(flow: FlowState, slot: number, arms: readonly Arm[], firstNode: number): NodeId {
  const { objects, links } = flow;
  const use = objects.useOf(slot);
  // Where an arm did not change it, the slot is read through loops, since a join is a read.
  const base = arms.every((arm) => arm.has(slot)) ? NONE : flow.read(slot);
  const held = arms.map((arm) => arm.get(slot) ?? base);
  const distinct = distinctOf(held);
  if (use.kind === 'child') {
    const [value] = distinct;
    if (distinct.length === 1 && value !== undefined) return value;
    return links.oneOf(distinctOf(distinct.flatMap((one) => links.valuesIn(one))));
  }
  if (use.kind === 'state') {
    const { origin } = objects.get(use.root);
    const operands = distinct.flatMap((value) => (value === NONE ? (origin < firstNode ? [origin] : []) : [value]));
    return flow.phi(distinctOf(operands), (phi) => objects.isOf(phi, use.root));
  }
  const definitions = distinct.filter((value) => value !== NONE);
  const [first] = definitions;
  if (definitions.length === 1 && first !== undefined) return first;
  const states = held.flatMap((value, index) => (value === NONE ? [] : [currentIn(flow, value, arms[index])]));
  const phi = flow.phi(distinctOf(states), () => undefined);
  if (phi !== NONE) objects.joins(phi, definitions);
  return phi;
}

/** Slots of names that one of two arms leaves with a yes, a no or nothing, and the other with something else. */
export function flagsSet(flow: FlowState, left: Arm, right: Arm): readonly number[] {
  const slots = [...left.keys(), ...[...right.keys()].filter((slot) => !left.has(slot))];
  return slots.filter((slot) => {
    if (flow.objects.useOf(slot).kind !== 'name') return false;
    const held = flow.environment.get(slot);
    const a = left.get(slot) ?? held;
    const b = right.get(slot) ?? held;
    return a !== b && (flow.flags.has(a) || flow.flags.has(b));
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
