import { ARM_END, type ArmTable } from '../facts/arm.js';
import { IntList } from '../columns/int-list.js';
import type { Tables } from './tables.js';

/** The arm table of a file while its callables are lowered, one after another. */
export class BranchArms {
  readonly #parent = new IntList();
  readonly #branch = new IntList();
  readonly #end = new IntList();
  readonly #always = new IntList();
  readonly #callable = new IntList();
  readonly #firstNode = new IntList();
  readonly #endNode = new IntList();
  readonly #tested = new IntList();
  readonly #tests = new IntList();
  readonly #needed = new IntList();
  readonly #tables: Tables;
  #open = -1;
  #branches = 0;
  #jumps = 0;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** The innermost open arm, or -1. */
  get current(): number {
    return this.#open;
  }

  /** A number for the arms of a new branch. */
  branch(): number {
    return this.#branches++;
  }

  /** A `break` or `continue`: an arm that ends with it does not leave the callable. */
  jumped(): void {
    this.#jumps++;
  }

  /**
   * Runs `body` as an arm of a branch and gives the arm; `reachable` tells afterwards whether code after the branch is reached from
   * it.
   */
  within(branch: number, callable: number, body: () => void, reachable: () => boolean, always = false): number {
    const around = this.#open;
    const jumps = this.#jumps;
    this.#parent.push(around);
    this.#branch.push(branch);
    this.#always.push(always ? 1 : 0);
    this.#callable.push(callable);
    this.#firstNode.push(this.#tables.nodeCount);
    this.#endNode.push(0);
    const arm = this.#end.push(ARM_END.goesOn);
    this.#open = arm;
    try {
      body();
      if (!reachable()) this.#end.set(arm, this.#jumps === jumps ? ARM_END.leaves : ARM_END.jumps);
    } finally {
      this.#endNode.set(arm, this.#tables.nodeCount);
      this.#open = around;
    }
    return arm;
  }

  /** An arm is entered by an outcome of an atomic test: 2 * condition, and 1 more for true. */
  enteredBy(arm: number, test: number, needed: boolean): void {
    this.#tested.push(arm);
    this.#tests.push(test);
    this.#needed.push(needed ? 1 : 0);
  }

  /** The callable of an arm. */
  callableOf(arm: number): number {
    return this.#callable.at(arm);
  }

  table(): ArmTable {
    const count = this.#end.length;
    const tests = this.#tests.length;
    return {
      count,
      parent: Int32Array.from({ length: count }, (_, arm) => this.#parent.at(arm)),
      branch: Int32Array.from({ length: count }, (_, arm) => this.#branch.at(arm)),
      end: Uint8Array.from({ length: count }, (_, arm) => this.#end.at(arm)),
      always: Uint8Array.from({ length: count }, (_, arm) => this.#always.at(arm)),
      firstNode: Int32Array.from({ length: count }, (_, arm) => this.#firstNode.at(arm)),
      endNode: Int32Array.from({ length: count }, (_, arm) => this.#endNode.at(arm)),
      tests: {
        count: tests,
        arm: Int32Array.from({ length: tests }, (_, row) => this.#tested.at(row)),
        test: Int32Array.from({ length: tests }, (_, row) => this.#tests.at(row)),
        needed: Uint8Array.from({ length: tests }, (_, row) => this.#needed.at(row)),
      },
    };
  }
}
