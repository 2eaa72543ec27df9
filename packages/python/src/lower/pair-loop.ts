import type { BindingId, KeyFilter, NodeId } from '@tokentrail/core/lowering';
import type { SyntaxNode } from '@tokentrail/syntax';

/**
 * A loop or comprehension over the pairs or the keys of a mapping: `for k, v in source.items()`, `for k in source`. `keys` are the
 * names that hold the key, possibly in another case; `value` is the name of the pair's value, or null.
 */
export interface PairLoop {
  /** The loop or comprehension. */
  readonly loop: SyntaxNode;
  readonly source: NodeId;
  /** How the mapping is written, to recognise `source[k]`. */
  readonly sourceText: string;
  readonly keys: Set<BindingId>;
  /** Those of them that hold the key in lower case. */
  readonly folded: Set<BindingId>;
  readonly value: BindingId | null;
  /** Whether the mapping is one of headers, whose names have no case. */
  readonly isHeaders: boolean;
  /** Bindings that the loop's text assigns more than by its head, and so hold something else. */
  readonly changed: ReadonlySet<BindingId>;
}

/** A filter that every pair passes: what is copied is some of the pairs, so none of the target's is certainly overwritten. */
export const ANY_PAIR: KeyFilter = { mode: 'without', keys: [], nodes: [], folded: false };
