import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { Condition, Guard } from '../facts/condition.js';
import type { Span } from '../text/span.js';
import { type ConditionId, type NodeId, NO_NODE } from '../facts/ids.js';
import type { BranchArms } from './branch-arms.js';
import type { Test } from './flow-builder.js';
import type { FlowState } from './flow-state.js';

type Atom = Extract<Test, { kind: 'test' }>;

const NONE: readonly number[] = Object.freeze([]);
/** Parts of a junction that a later part remembers. */
const MOST_BEFORE = 16;

/** Atomic tests of a file, and what an outcome says of the values in them (pi nodes). */
export class Conditions {
  readonly rows: { -readonly [Key in keyof Condition]: Condition[Key] }[] = [];
  readonly guards: Guard[] = [];
  readonly #ids = new Map<Atom, ConditionId>();
  /** What a call got: its arguments and receiver, by result node. */
  readonly #given: (result: NodeId) => readonly NodeId[];

  readonly #arms: BranchArms;

  constructor(arms: BranchArms, given: (result: NodeId) => readonly NodeId[]) {
    this.#arms = arms;
    this.#given = given;
  }

  /** Refines every value that a known outcome speaks of; an outcome that implies nothing of a part leaves it. */
  refine(test: Test, outcome: boolean, flow: FlowState): void {
    switch (test.kind) {
      case 'not':
        this.refine(test.test, !outcome, flow);
        break;
      case 'and':
      case 'or':
        // `a and b` true says both are true; false says nothing of either. `or` the other way round.
        if (outcome === (test.kind === 'and')) for (const part of test.tests) this.refine(part, outcome, flow);
        break;
      case 'test': {
        const id = this.#id(test, flow.callable);
        const spoken = this.#spokenOf(test);
        for (let at = 0; at < spoken.length; at++) this.#refineNode(spoken[at] ?? NO_NODE, id, outcome, flow);
        break;
      }
      default:
    }
  }

  /** Notes on which outcome of a test the rest of the block is not reached, and whether it is left by returning alone. */
  leaves(test: Test, onTrue: boolean, onFalse: boolean, callable: number, handsBack = false): void {
    if (!onTrue && !onFalse) return;
    if (test.kind === 'not') this.leaves(test.test, onFalse, onTrue, callable, handsBack);
    else if (test.kind === 'and' || test.kind === 'or')
      for (const part of test.tests) this.leaves(part, onTrue, onFalse, callable, handsBack);
    else if (test.kind === 'test') {
      const row = this.rows[this.#id(test, callable)];
      if (row === undefined) return;
      row.leavesWhen = onTrue && onFalse ? 'both' : onTrue ? 'true' : 'false';
      row.handsBack = handsBack;
    }
  }

  /** Notes what runs only where the test had the outcome: a stretch of the text, or the way of a value into a join. */
  guard(
    test: Test,
    outcome: boolean,
    flow: FlowState,
    { from, to }: Span,
    value: NodeId = NO_NODE,
    joined: NodeId = NO_NODE,
  ): void {
    switch (test.kind) {
      case 'not':
        this.guard(test.test, !outcome, flow, { from, to }, value, joined);
        break;
      case 'and':
      case 'or':
        if (outcome === (test.kind === 'and'))
          for (const part of test.tests) this.guard(part, outcome, flow, { from, to }, value, joined);
        break;
      case 'test': {
        const isGiven = test.operands.some((node) => {
          const kind = node < 0 ? -1 : flow.tables.kindOf(node);
          return kind === NODE_KIND.parameter || kind === NODE_KIND.refinement;
        });
        if (isGiven) this.guards.push({ condition: this.#id(test, flow.callable), outcome, from, to, value, joined });
        break;
      }
      default:
    }
  }

  /** Notes the arm of a branch that is entered when a test has an outcome. */
  leadsTo(test: Test, outcome: boolean, arm: number, callable: number, needed = true): void {
    if (test.kind === 'not') this.leadsTo(test.test, !outcome, arm, callable, needed);
    else if (test.kind === 'and' || test.kind === 'or') {
      const all = needed && outcome === (test.kind === 'and');
      for (const part of test.tests) this.leadsTo(part, outcome, arm, callable, all || test.tests.length === 1);
    } else if (test.kind === 'test')
      this.#arms.enteredBy(arm, this.#id(test, callable) * 2 + (outcome ? 1 : 0), needed);
  }

  /** Notes which parts of a junction are reached only after others came out one way. */
  inOrder(test: Test, callable: number, before: readonly number[] = NONE): void {
    if (test.kind === 'not') this.inOrder(test.test, callable, before);
    else if (test.kind === 'test') {
      const row = before.length === 0 ? undefined : this.rows[this.#id(test, callable)];
      if (row !== undefined && row.after.length < before.length) row.after = before;
    } else if (test.kind === 'and' || test.kind === 'or') {
      let known = before;
      for (const part of test.tests) {
        this.inOrder(part, callable, known);
        if (known.length < MOST_BEFORE) known = [...known, ...this.implied(part, test.kind === 'and', callable)];
      }
    }
  }

  /** The outcomes of atomic tests that an outcome of a test implies. */
  implied(test: Test, outcome: boolean, callable: number): readonly number[] {
    if (test.kind === 'not') return this.implied(test.test, !outcome, callable);
    if (test.kind === 'test') return [this.#id(test, callable) * 2 + (outcome ? 1 : 0)];
    const isJunction = test.kind === 'and' || test.kind === 'or';
    return isJunction && outcome === (test.kind === 'and')
      ? test.tests.flatMap((part) => this.implied(part, outcome, callable))
      : [];
  }

  /** The callable hands back the truth of the test. */
  returned(test: Test, callable: number): void {
    if (test.kind === 'not') this.returned(test.test, callable);
    else if (test.kind === 'and' || test.kind === 'or') for (const part of test.tests) this.returned(part, callable);
    else if (test.kind === 'test') {
      const row = this.rows[this.#id(test, callable)];
      if (row !== undefined) row.returned = true;
    }
  }

  /** A value holds the truth of the test, or of a test that this one is a part of. */
  keeps(test: Test, value: NodeId, callable: number): void {
    if (test.kind === 'not') this.keeps(test.test, value, callable);
    else if (test.kind === 'and' || test.kind === 'or')
      for (const part of test.tests) this.keeps(part, value, callable);
    else if (test.kind === 'test') {
      const row = this.rows[this.#id(test, callable)];
      if (row === undefined) return;
      if (row.result < 0) row.result = value;
      // One more value that holds it; what the test does stands in the first row.
      else this.rows.push({ ...row, leavesWhen: 'never', returned: false, result: value });
    }
  }

  #id(test: Atom, callable: number): ConditionId {
    const known = this.#ids.get(test);
    if (known !== undefined) return known;
    const id = this.rows.length as ConditionId;
    this.rows.push({
      operator: test.operator,
      negated: test.negated,
      operands: test.operands,
      callable: callable as Condition['callable'],
      leavesWhen: 'never',
      handsBack: false,
      returned: false,
      result: NO_NODE,
      arm: this.#arms.current,
      after: NONE,
      span: test.span,
    });
    this.#ids.set(test, id);
    return id;
  }

  #spokenOf(test: Atom): readonly NodeId[] {
    const spoken: NodeId[] = [];
    for (let index = 0; index < test.operands.length; index++) {
      const operand = test.operands[index] ?? NO_NODE;
      if (!spoken.includes(operand)) spoken.push(operand);
      const given = this.#given(operand);
      for (let at = 0; at < given.length; at++) {
        const node = given[at] ?? NO_NODE;
        if (!spoken.includes(node)) spoken.push(node);
      }
    }
    return spoken;
  }

  #refineNode(node: NodeId, condition: ConditionId, outcome: boolean, flow: FlowState): void {
    const slot = flow.lastSlot.get(node);
    if (slot < 0 || flow.tables.kindOf(node) === NODE_KIND.constant) return;
    const held = flow.read(slot);
    if (held < 0) return;
    // The test itself may have handed the object to a call, on one side of an `and`: what holds now is the same object.
    const state = flow.current(held);
    const root = flow.objects.known(node);
    if (state !== node && (root === null || flow.objects.known(state) !== root)) return;
    const pi = flow.tables.nodeAt(NODE_KIND.refinement, flow.callable, node, condition * 2 + (outcome ? 1 : 0));
    flow.tables.edge(EDGE_KIND.value, state, pi);
    if (root !== null && state !== held) {
      flow.objects.isOf(pi, root);
      flow.environment.set(flow.objects.get(root).stateSlot, pi);
    } else {
      flow.objects.share(pi, node);
      flow.environment.set(slot, pi);
    }
    flow.lastSlot.set(pi, slot);
  }
}
