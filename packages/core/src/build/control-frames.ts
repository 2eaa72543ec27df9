import type { NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import type { Arm } from './arm.js';

// What stands around a point and may be left by a jump, a return or a throw.

/** A statement that `break` or `continue` may leave. */
export interface Target {
  readonly kind: 'loop' | 'switch' | 'label';
  readonly label: string | null;
  readonly mark: number;
  /** How many loops around and with the target are open; those beyond are left by a jump here. */
  readonly loops: number;
  readonly breaks: Arm[];
  readonly continues: Arm[];
}

/** A `try` with a finalizer: what leaves it by a jump waits here until the finalizer has been lowered. */
export interface Finalizer {
  readonly mark: number;
  readonly loops: number;
  readonly pending: { readonly changes: Arm; readonly resume: () => void }[];
}

/** A value handed back or thrown, with the state of the environment at that point. */
export interface ExitHandler {
  onReturn(value: NodeId, span: Span): void;
  onThrow(value: NodeId, span: Span): void;
  /** A new node for what the handlers of a `try` get. */
  newHandler(): NodeId;
  onCaught(value: NodeId, handler: NodeId): void;
}
