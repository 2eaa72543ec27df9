import type { Span } from '../text/span.js';
import type { CallableId, CallId, ClassId, NodeId } from './ids.js';

/**
 * A parameter and how callers may address it (CodeQL `ParameterPosition`): by `index` (from 0, the receiver of a Python
 * method not counted), by `name`, by both, or as the collector of what is left over. JavaScript parameters have no name
 * to a caller; a destructured one is a single parameter whose contents the body reads.
 */
export interface Parameter {
  readonly node: NodeId;
  /** The object's state when the callable ends; `NO_NODE` when nothing can mutate it. */
  readonly out: NodeId;
  readonly label: string;
  readonly index: number | null;
  readonly name: string | null;
  readonly collects: 'positional' | 'keyword' | null;
  readonly default: NodeId;
}

export type CallableKind = 'module' | 'function' | 'method' | 'lambda' | 'constructor' | 'getter' | 'setter';

/** The unit of call summaries (CodeQL `DataFlowCallable`; IFDS procedure). */
export interface Callable {
  readonly id: CallableId;
  readonly kind: CallableKind;
  /** The declared name, or '' for a lambda. */
  readonly name: string;
  /** Names of the enclosing classes and functions and its own, joined by '.'. */
  readonly qualifiedName: string;
  readonly parent: CallableId;
  readonly parameters: readonly Parameter[];
  readonly self: NodeId;
  readonly selfOut: NodeId;
  readonly closure: NodeId;
  readonly result: NodeId;
  readonly thrown: NodeId;
  /** The class whose body declares it, or -1. */
  readonly owner: ClassId;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Whether it may end otherwise than by throwing. */
  readonly comesBack: boolean;
  /** Decorator calls, outermost first. */
  readonly decorators: readonly CallId[];
  readonly firstNode: number;
  readonly endNode: number;
  readonly span: Span;
  /** The name's span, or the span of the head. */
  readonly nameSpan: Span;
}
