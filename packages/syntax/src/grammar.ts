import type { LRParser } from '@lezer/lr';

/** A generated parser with what is needed to read its trees; both come from the `generated` folder of a language package. */
export interface Grammar {
  readonly parser: LRParser;
  /** The constant of terms.ts for each id of the parser's node types. */
  readonly kinds: Uint16Array;
  /** The node name of each constant. */
  readonly kindNames: readonly string[];
  /** The constants of comments: they are kept beside the tree, not in it. */
  readonly comments: readonly number[];
}
