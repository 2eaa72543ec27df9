import type { NodeId } from '../facts/ids.js';
import type { Arm } from './arm.js';
import type { RootId } from './objects.js';

/** Adds to a state of an object what an operation wrote into it. */
export type Write = (state: NodeId) => void;

/** A loop being lowered: its header phis are made when a slot from outside is first read inside (engine notes 1.3). */
export interface OpenLoop {
  readonly mark: number;
  readonly firstNode: number;
  /** The newest node when the loop began. */
  readonly before: NodeId;
  readonly assigned: ReadonlySet<number>;
  readonly phis: Map<number, NodeId>;
  /** What the turn wrote into each object, for names that turn out to be other names of it at the turn's end. */
  readonly writes: Map<RootId, Write[]>;
  /** Paths that left the loop for a place further out: their changes for that place, and the slots they set in the loop. */
  readonly escapes: { readonly changes: Arm; readonly inside: Arm }[];
}
