import type { LinkedFile } from '../link/contract/program.js';
import type { ProgramView } from './program-view.js';

/** Calls that never come back: functions of the program that can only throw, and what rows name (`abort(401)`, `ctx.throw(401)`). */
export class Refusals {
  readonly #view: ProgramView;
  readonly #calls: ReadonlySet<number>;
  readonly #depth: number;
  /** Calls (ids of the file) by the arm or the callable's own block that they stand in, for files that were asked about. */
  readonly #byBlock = new Map<LinkedFile, ReadonlyMap<number, readonly number[]>>();

  /** `calls`: those (program-wide ids) that rows name; `depth`: how many functions may stand around what throws. */
  constructor(view: ProgramView, calls: ReadonlySet<number>, depth: number) {
    this.#view = view;
    this.#calls = calls;
    this.#depth = depth;
  }

  /** Whether such a call stands in an arm into which a condition leads. */
  follow(file: LinkedFile, condition: number): boolean {
    const { tests } = file.facts.arms;
    for (let row = 0; row < tests.count; row++) {
      if ((tests.test[row] ?? 0) >> 1 !== condition) continue;
      if (this.#callsIn(file, tests.arm[row] ?? 0).some((call) => this.#isOne(file, call, this.#depth))) return true;
    }
    return false;
  }

  #isOne(file: LinkedFile, id: number, depth: number): boolean {
    const call = file.callBase + id;
    if (this.#calls.has(call)) return true;
    const { program } = this.#view;
    const candidates = program.candidates(call);
    if (candidates.length === 0 || program.isOpen(call)) return false;
    const isAwaited = file.facts.calls[id]?.awaited === true;
    return candidates.every(({ callable }) => this.#onlyThrows(callable, isAwaited, depth));
  }

  #onlyThrows(callable: number, isAwaited: boolean, depth: number): boolean {
    const declared = this.#view.callableOf(callable);
    const file = this.#view.program.files[this.#view.program.fileOfCallable(callable)];
    if (declared === null || file === undefined || (declared.isAsync && !isAwaited)) return false;
    if (!declared.comesBack) return true;
    if (depth === 0 || declared.isGenerator) return false;
    return this.#callsIn(file, blockOf(declared.id)).some((call) => this.#isOne(file, call, depth - 1));
  }

  #callsIn(file: LinkedFile, block: number): readonly number[] {
    let byBlock = this.#byBlock.get(file);
    if (byBlock === undefined) {
      const found = new Map<number, number[]>();
      for (const { id, arm, callable } of file.facts.calls) {
        const block = arm < 0 ? blockOf(callable) : arm;
        const calls = found.get(block);
        if (calls === undefined) found.set(block, [id]);
        else calls.push(id);
      }
      this.#byBlock.set(file, (byBlock = found));
    }
    return byBlock.get(block) ?? [];
  }
}

/** Stands for the own block of a callable, beside the arms. */
function blockOf(callable: number): number {
  return -1 - callable;
}
