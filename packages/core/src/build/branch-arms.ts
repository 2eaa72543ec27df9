import { ARM_END, type ArmTable } from '../facts/arm.js';
import { IntList } from '../columns/int-list.js';
import type { Tables } from './tables.js';

/** What follows a branch; `arm` and `loops` are around it. */
export interface Rest {
  readonly test: number;
  readonly callable: number;
  readonly first: number;
  end: number;
  readonly arm: number;
  readonly loops: number;
}

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
  /** What follows branches of which one arm handed back, up to the end of the arm, the loop or the callable around them. */
  readonly rests: Rest[] = [];
  readonly #openRests: Rest[] = [];
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
      if (this.#openRests.length > 0) this.endRests((rest) => rest.arm === arm);
      this.#open = around;
    }
    return arm;
  }

  /** What comes now runs only where the test had an outcome. */
  restOf(test: number, callable: number, loops: number): void {
    const node = this.#tables.nodeCount;
    const rest = { test, callable, first: node, end: node, arm: this.#open, loops };
    this.rests.push(rest);
    this.#openRests.push(rest);
  }

  /** An arm, a loop or a callable ends, and with it what followed branches in it. */
  endRests(isOver: (rest: Rest) => boolean): void {
    for (let at = this.#openRests.length - 1; at >= 0; at--) {
      const rest = this.#openRests[at];
      if (rest === undefined || !isOver(rest)) continue;
      rest.end = this.#tables.nodeCount;
      this.#openRests.splice(at, 1);
    }
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

  table(): Omit<ArmTable, 'rests'> {
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
