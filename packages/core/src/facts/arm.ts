/** How the end of an arm is reached: code goes on after its branch, leaves the callable, or jumps (to the next turn, out of a loop). */
export const ARM_END: Readonly<Record<'goesOn' | 'leaves' | 'jumps', number>> = Object.freeze({
  goesOn: 0,
  leaves: 1,
  jumps: 2,
});

/**
 * The arms of the branches of a file, struct of arrays: the sides of an `if`, of a conditional expression or of a short circuit (an
 * arm that is not written is there as well), the cases of a switch, the body of a `try` and its handlers. Calls name the innermost
 * arm around them; -1 is a callable's own block. Loops make no arms: their body counts as run.
 */
export interface ArmTable {
  readonly count: number;
  /** The arm around the branch, or -1. */
  readonly parent: Int32Array;
  /** One number for all arms of a branch. */
  readonly branch: Int32Array;
  /** One of `ARM_END`. */
  readonly end: Uint8Array;
  /** 1 for the body of a `try`: begun whatever its handlers do. */
  readonly always: Uint8Array;
  /** The nodes that were made in each arm: from `firstNode` up to `endNode`, all of its callable. */
  readonly firstNode: Int32Array;
  readonly endNode: Int32Array;
  readonly tests: ArmTests;
  readonly rests: Rests;
}

/** What comes after branches of which one arm hands back: it runs only where the test came out the other way. */
export interface Rests {
  readonly count: number;
  /** 2 * condition, and 1 more for the written test being true. */
  readonly test: Int32Array;
  readonly firstNode: Int32Array;
  readonly endNode: Int32Array;
}

/** Which atomic tests lead into which arms. */
export interface ArmTests {
  readonly count: number;
  readonly arm: Int32Array;
  /** 2 * condition, and 1 more for the written test being true. */
  readonly test: Int32Array;
  /** 1 where the arm is entered in no other way: the test stands alone, or all tests beside it must come out so as well. */
  readonly needed: Uint8Array;
}
