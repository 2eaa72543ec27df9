import { NODE_KIND } from '../facts/flow-node.js';
import { NO_NODE, type NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import type { BranchArms } from './branch-arms.js';
import type { Conditions } from './conditions.js';
import { Collector } from './collector.js';
import { NONE } from './environment.js';
import type { ArmSpans, LoopOptions, Test, TryOptions } from './flow-builder.js';
import type { ExitHandler, Finalizer, Target } from './control-frames.js';
import type { FlowState } from './flow-state.js';
import { Arm } from './arm.js';
import { endArm, flagsSet, listsGrown, joinArms } from './joins.js';
import { SLOT } from './objects.js';
import { closeLoop, leaveLoops } from './loop-ends.js';
import type { OpenLoop } from './open-loop.js';

/** Branches, loops, switches, `try` and jumps over one callable's `FlowState`, on structured code without a CFG. */
export class Control {
  readonly #flow: FlowState;
  readonly #conditions: Conditions;
  readonly #arms: BranchArms;
  readonly #exits: ExitHandler;
  readonly #frames: (Target | Finalizer)[] = [];
  /** Jumps and throws so far: what is left without one of them is left by returning. */
  #otherExits = 0;
  /** What the handlers of the enclosing `try` statements get, innermost last. */
  readonly #handlers: NodeId[] = [];

  constructor(flow: FlowState, conditions: Conditions, arms: BranchArms, exits: ExitHandler) {
    this.#flow = flow;
    this.#conditions = conditions;
    this.#arms = arms;
    this.#exits = exits;
  }

  /** Whether the current point can run; definitions of dead code reach no handler. */
  get reachable(): boolean {
    return this.#flow.environment.reachable;
  }

  set reachable(reachable: boolean) {
    this.#flow.environment.reachable = reachable;
  }

  /** Where what is thrown here arrives; `NO_NODE` outside every `try` with a handler. */
  get handler(): NodeId {
    return this.#handlers.at(-1) ?? NO_NODE;
  }

  /** The innermost arm around the current point, or -1. */
  get arm(): number {
    return this.#arms.current;
  }

  // ---- branches ----------------------------------------------------------------------------------------------------

  branch(test: Test, whenTrue: () => void, whenFalse?: () => void, spans?: ArmSpans): void {
    const before = this.reachable;
    const branch = this.#arms.branch();
    const exits = this.#otherExits;
    const first = this.#arm(branch, test, true, whenTrue);
    const second = this.#arm(branch, test, false, whenFalse ?? (() => undefined));
    const handsBack = this.#otherExits === exits;
    if (before) this.#conditions.leaves(test, !first.reachable, !second.reachable, this.#flow.callable, handsBack);
    this.#decides(test, first.id, second.id);
    if (spans !== undefined) this.#guard(test, spans, before && !first.reachable, before && !second.reachable);
    const isOpen = first.reachable && second.reachable;
    const flags = isOpen ? flagsSet(this.#flow, first.changes, second.changes) : [];
    const grown = isOpen ? listsGrown(this.#flow, first.changes, second.changes) : [];
    this.#meet([first, second], before);
    if (before && handsBack && first.reachable !== second.reachable) this.#rest(test, first.reachable);
    for (const slot of [...flags, ...grown]) {
      const joined = this.#flow.environment.get(slot);
      if (this.#flow.tables.kindOf(joined) === NODE_KIND.phi) this.#conditions.keeps(test, joined, this.#flow.callable);
    }
  }

  /** The text of the arms, and what is left of the block where one of them left it. */
  #guard(test: Test, { whenTrue, whenFalse, rest }: ArmSpans, isLeftOnTrue: boolean, isLeftOnFalse: boolean): void {
    this.#conditions.guard(test, true, this.#flow, whenTrue);
    if (whenFalse !== null) this.#conditions.guard(test, false, this.#flow, whenFalse);
    if (rest !== null && isLeftOnTrue !== isLeftOnFalse) this.#conditions.guard(test, isLeftOnFalse, this.#flow, rest);
  }

  choose(
    test: Test,
    whenTrue: () => NodeId,
    whenFalse: () => NodeId,
  ): { readonly values: readonly NodeId[]; readonly arms: readonly number[] } {
    const values: NodeId[] = [];
    const before = this.reachable;
    const branch = this.#arms.branch();
    const first = this.#arm(branch, test, true, () => values.push(whenTrue()));
    const second = this.#arm(branch, test, false, () => values.push(whenFalse()));
    this.#decides(test, first.id, second.id);
    this.#meet([first, second], before);
    return { values, arms: [first.id, second.id] };
  }

  /** Lowers what runs only where the test had the outcome, and joins it with where it did not run. */
  guarded<T>(test: Test, outcome: boolean, lower: () => T): T {
    const before = this.reachable;
    let result: T | undefined;
    const branch = this.#arms.branch();
    const ran = this.#arm(branch, test, outcome, () => {
      result = lower();
    });
    const skipped = this.#arm(branch, test, !outcome, () => undefined);
    this.#decides(test, outcome ? ran.id : skipped.id, outcome ? skipped.id : ran.id);
    this.#meet([ran, skipped], before);
    return result as T;
  }

  assume(test: Test): void {
    this.#conditions.refine(test, true, this.#flow);
    this.#conditions.leaves(test, false, true, this.#flow.callable);
  }

  #arm(
    branch: number,
    test: Test,
    outcome: boolean,
    body: () => void,
  ): { readonly id: number; readonly changes: Arm; readonly reachable: boolean } {
    const before = this.reachable;
    const mark = this.#flow.environment.mark();
    if (test.kind === 'constant' && test.value !== outcome) this.reachable = false;
    this.#conditions.refine(test, outcome, this.#flow);
    const id = this.#within(branch, body);
    const arm = { id, changes: endArm(this.#flow, mark), reachable: this.reachable };
    this.reachable = before;
    return arm;
  }

  /** `isFallen`: the arms may be entered from the case before as well. */
  #decides(test: Test, whenTrue: number, whenFalse: number, isFallen = { whenTrue: false, whenFalse: false }): void {
    const { callable } = this.#flow;
    this.#conditions.inOrder(test, callable);
    if (whenTrue >= 0) this.#conditions.leadsTo(test, true, whenTrue, callable, !isFallen.whenTrue);
    if (whenFalse >= 0) this.#conditions.leadsTo(test, false, whenFalse, callable, !isFallen.whenFalse);
  }

  /** The callable ends. */
  end(): void {
    const { callable } = this.#flow;
    this.#arms.endRests((rest) => rest.callable === callable);
  }

  /** What comes now runs only where the test had the outcome. */
  #rest(test: Test, outcome: boolean): void {
    const { callable, loops } = this.#flow;
    for (const row of this.#conditions.implied(test, outcome, callable)) this.#arms.restOf(row, callable, loops.length);
  }

  #within(branch: number, body: () => void, always = false): number {
    return this.#arms.within(branch, this.#flow.callable, body, () => this.reachable, always);
  }

  /** Goes on from the arms that end; where none does, the state of all, for the dead code that may follow. */
  #meet(arms: readonly { readonly changes: Arm; readonly reachable: boolean }[], before: boolean): void {
    const live = arms.filter((arm) => arm.reachable);
    this.reachable = before && live.length > 0;
    joinArms(
      this.#flow,
      (live.length > 0 ? live : arms).map((arm) => arm.changes),
    );
  }

  // ---- loops -------------------------------------------------------------------------------------------------------

  loop(options: LoopOptions, assigned: ReadonlySet<number>): void {
    const before = this.reachable;
    const { environment, tables, loops } = this.#flow;
    const mark = environment.mark();
    const firstNode = tables.nodeCount;
    const loop: OpenLoop = {
      mark,
      firstNode,
      before: (firstNode - 1) as NodeId,
      assigned,
      phis: new Map(),
      escapes: [],
      writes: new Map(),
    };
    const target: Target = {
      kind: 'loop',
      label: options.label ?? null,
      mark,
      loops: loops.length + 1,
      breaks: [],
      continues: [],
    };
    loops.push(loop);
    this.#frames.push(target);
    const exits: Arm[] = [];
    if (options.bodyFirst !== true) this.#head(options, mark, exits);
    options.body();
    this.#joinHere(target.continues, mark);
    options.update?.();
    if (options.bodyFirst === true) this.#head(options, mark, exits);
    const turns = this.reachable ? [environment.changes(mark)] : [];
    environment.undo(mark);
    loops.pop();
    this.#arms.endRests((rest) => rest.callable === this.#flow.callable && rest.loops > loops.length);
    this.#frames.pop();
    closeLoop(this.#flow, loop, turns);
    this.#leaveLoop(options, exits, target.breaks, before);
  }

  /** Lowers the head; the outcome that ends the loop is an exit, the other goes on. */
  #head(options: LoopOptions, mark: number, exits: Arm[]): void {
    if (options.head === undefined) return;
    const test = options.head();
    const { environment } = this.#flow;
    if (test.kind !== 'constant' || !test.value) {
      const inner = environment.mark();
      this.#conditions.refine(test, false, this.#flow);
      if (this.reachable) exits.push(environment.changes(mark));
      environment.undo(inner);
    }
    if (test.kind === 'constant' && !test.value) this.reachable = false;
    this.#conditions.refine(test, true, this.#flow);
  }

  #leaveLoop(options: LoopOptions, exits: readonly Arm[], breaks: readonly Arm[], before: boolean): void {
    const { environment } = this.#flow;
    const ends: Arm[] = [...breaks];
    const mark = environment.mark();
    this.reachable = before && exits.length > 0;
    joinArms(this.#flow, exits);
    options.orElse?.();
    if (this.reachable) ends.push(environment.changes(mark));
    environment.undo(mark);
    joinArms(this.#flow, ends);
    this.reachable = before && ends.length > 0;
  }

  /** Joins what jumped here with the current end of the body. */
  #joinHere(jumps: readonly Arm[], mark: number): void {
    if (jumps.length === 0) return;
    const arms = [...jumps];
    if (this.reachable) arms.push(this.#flow.environment.changes(mark));
    this.#flow.environment.undo(mark);
    joinArms(this.#flow, arms);
    this.reachable = true;
  }

  // ---- jumps -------------------------------------------------------------------------------------------------------

  labelled(label: string, body: () => void): void {
    const mark = this.#flow.environment.mark();
    const target: Target = { kind: 'label', label, mark, loops: this.#flow.loops.length, breaks: [], continues: [] };
    this.#frames.push(target);
    body();
    this.#frames.pop();
    this.#joinHere(target.breaks, mark);
  }

  jump(kind: 'break' | 'continue', label?: string): void {
    const target = this.#target(kind, label);
    if (target === null) return;
    this.#arms.jumped();
    this.#otherExits++;
    if (this.reachable)
      this.#through(target, () => {
        const changes = leaveLoops(this.#flow, target.mark, target.loops);
        (kind === 'break' ? target.breaks : target.continues).push(changes);
      });
    this.reachable = false;
  }

  #target(kind: 'break' | 'continue', label?: string): Target | null {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at];
      if (frame === undefined || !('kind' in frame)) continue;
      if (
        label !== undefined
          ? frame.label === label && (kind === 'break' || frame.kind === 'loop')
          : kind === 'break'
            ? frame.kind !== 'label'
            : frame.kind === 'loop'
      )
        return frame;
    }
    return null;
  }

  returns(value: NodeId, span: Span): void {
    if (this.reachable) this.#through(null, () => this.#exits.onReturn(value, span));
    this.reachable = false;
  }

  throws(value: NodeId, span: Span): void {
    const { handler } = this;
    this.#otherExits++;
    if (handler >= 0 && this.reachable) this.#exits.onCaught(value, handler);
    else if (this.reachable) this.#through(null, () => this.#exits.onThrow(value, span));
    this.reachable = false;
  }

  /** Leaves towards a target: at once, or after the innermost finalizer on the way. */
  #through(target: Target | null, resume: () => void): void {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const frame = this.#frames[at];
      if (frame === undefined || frame === target) break;
      if ('kind' in frame) continue;
      frame.pending.push({
        changes: leaveLoops(this.#flow, frame.mark, frame.loops),
        resume: () => this.#through(target, resume),
      });
      return;
    }
    resume();
  }

  // ---- switch ------------------------------------------------------------------------------------------------------

  arms(
    arms: readonly { readonly test: () => Test; readonly body: () => void }[],
    options: { readonly fallsThrough: boolean; readonly breaks: boolean; readonly exhaustive: boolean },
  ): void {
    const before = this.reachable;
    const { environment } = this.#flow;
    const mark = environment.mark();
    const target: Target = {
      kind: 'switch',
      label: null,
      mark,
      loops: this.#flow.loops.length,
      breaks: [],
      continues: [],
    };
    if (options.breaks) this.#frames.push(target);
    const ends: Arm[] = target.breaks;
    let fallen: Arm | null = null;
    const branch = this.#arms.branch();
    const cases: {
      readonly test: Test;
      readonly leaves: boolean;
      readonly arm: number;
      readonly isFallen: boolean;
    }[] = [];
    for (const { test: lower, body } of arms) {
      const untested = environment.changes(mark);
      const test = lower();
      const tested = environment.changes(mark);
      this.#conditions.refine(test, true, this.#flow);
      const entered = environment.changes(mark);
      environment.undo(mark);
      joinArms(this.#flow, fallen === null ? [entered] : [entered, fallen]);
      const breaks = target.breaks.length;
      const goesOn = (): boolean => this.reachable || target.breaks.length > breaks;
      const arm = this.#arms.within(branch, this.#flow.callable, body, goesOn);
      cases.push({ test, leaves: !goesOn(), arm, isFallen: fallen !== null });
      fallen = null;
      if (this.reachable && options.fallsThrough) fallen = environment.changes(mark);
      else if (this.reachable) ends.push(environment.changes(mark));
      environment.undo(mark);
      this.#notTaken(untested, tested);
      this.reachable = before;
      this.#conditions.refine(test, false, this.#flow);
    }
    if (fallen !== null) ends.push(fallen);
    if (!options.exhaustive) this.#within(branch, () => undefined);
    if (before) this.#casesLeave(cases, options.exhaustive);
    if (!options.exhaustive && before) ends.push(environment.changes(mark));
    if (options.breaks) this.#frames.pop();
    environment.undo(mark);
    joinArms(this.#flow, ends);
    this.reachable = before && ends.length > 0;
  }

  /** A case leaves on its own outcome, and on the other when all after it do. */
  #casesLeave(
    cases: readonly {
      readonly test: Test;
      readonly leaves: boolean;
      readonly arm: number;
      readonly isFallen: boolean;
    }[],
    exhaustive: boolean,
  ): void {
    const last = cases.at(-1);
    const rest = last?.test.kind === 'constant' ? last.arm : -1;
    let restLeaves = exhaustive;
    for (const { test, leaves, arm, isFallen } of cases.toReversed()) {
      if (test.kind !== 'constant') {
        this.#conditions.leaves(test, leaves, restLeaves, this.#flow.callable);
        this.#decides(test, arm, rest, { whenTrue: isFallen, whenFalse: last?.isFallen === true });
      }
      restLeaves &&= leaves;
    }
  }

  /** Where an arm's test fails: a name that its pattern captures may have been set or not. */
  #notTaken(untested: Arm, tested: Arm): void {
    const captured = new Arm([], []);
    const rest = new Arm([...untested.slots], [...untested.values]);
    for (const [at, slot] of tested.slots.entries()) {
      const value = tested.values[at] ?? NONE;
      if (this.#flow.objects.slotKind(slot) === SLOT.name && untested.get(slot) !== value) captured.set(slot, value);
      else rest.set(slot, value);
    }
    joinArms(this.#flow, [rest]);
    if (captured.slots.length > 0) joinArms(this.#flow, [captured, new Arm([], [])]);
  }

  // ---- try ---------------------------------------------------------------------------------------------------------

  tryCatch(options: TryOptions): void {
    const before = this.reachable;
    const { environment } = this.#flow;
    const mark = environment.mark();
    const finalizer: Finalizer | null =
      options.finalizer === undefined ? null : { mark, loops: this.#flow.loops.length, pending: [] };
    if (finalizer !== null) this.#frames.push(finalizer);
    const collector = new Collector();
    const caught = options.handlers.length > 0 ? this.#exits.newHandler() : NO_NODE;
    environment.collect(collector);
    if (caught >= 0) this.#handlers.push(caught);
    const branch = this.#arms.branch();
    this.#within(branch, options.body, true);
    if (caught >= 0) this.#handlers.pop();
    environment.endCollect();
    // A handler may be entered from any point of the body.
    const raised = collector.arms();
    const rest = new Collector();
    if (finalizer !== null) environment.collect(rest);
    options.orElse?.();
    const ends: Arm[] = this.reachable ? [environment.changes(mark)] : [];
    environment.undo(mark);
    for (const handler of options.handlers) {
      this.reachable = before;
      joinArms(this.#flow, raised);
      this.#within(branch, () => handler(caught));
      if (this.reachable) ends.push(environment.changes(mark));
      environment.undo(mark);
    }
    if (finalizer !== null) {
      environment.endCollect();
      this.#frames.pop();
      this.#finish(options, finalizer, [raised, rest.arms()], ends, before);
      return;
    }
    joinArms(this.#flow, ends);
    this.reachable = before && ends.length > 0;
  }

  /** Lowers the finalizer once, on the join of all that reaches it; what it changes then applies to each way on. */
  #finish(
    options: TryOptions,
    finalizer: Finalizer,
    raising: readonly (readonly Arm[])[],
    ends: readonly Arm[],
    before: boolean,
  ): void {
    const { environment } = this.#flow;
    const { mark, pending } = finalizer;
    for (const arms of raising) joinArms(this.#flow, arms);
    const raised = environment.changes(mark);
    environment.undo(mark);
    joinArms(this.#flow, [...ends, ...pending.map((one) => one.changes), raised]);
    const entered = environment.mark();
    this.reachable = before;
    options.finalizer?.();
    const completes = this.reachable;
    const added = environment.changes(entered);
    environment.undo(mark);
    if (!completes) {
      this.reachable = false;
      return;
    }
    for (const { changes, resume } of pending) {
      this.#apply([changes], added);
      this.reachable = before;
      resume();
      environment.undo(mark);
    }
    if (ends.length > 0) this.#apply(ends, added);
    this.reachable = before && ends.length > 0;
  }

  #apply(arms: readonly Arm[], added: Arm): void {
    joinArms(this.#flow, arms);
    for (const [at, slot] of added.slots.entries()) {
      const value = added.values[at] ?? NONE;
      if (value !== NONE) this.#flow.environment.set(slot, value);
    }
  }
}
