import type { Span } from '../text/span.js';
import type { CallableId, ConditionId, NodeId } from './ids.js';

/** `truthy` has one operand; `call` is a call used as a test (operand 0 is its result); the rest compare operand 0 with 1. */
export type ConditionOperator = 'truthy' | 'call' | 'equal' | 'identical' | 'in' | 'less' | 'instance' | 'other';

/**
 * An atomic test after `and`, `or` and `not` were taken apart. `negated` is already folded in: `a != b` is `equal` with
 * `negated`, and every outcome below speaks of the written test. `leavesWhen` says on which outcome the rest of the block is
 * not reached (return, raise, throw, continue): 'true', 'false', 'both' or 'never'; `handsBack` that it is by returning alone. `returned` says that the callable's
 * result is this test's truth. `result` is the node that holds its outcome where that is kept as a value, or `NO_NODE`. `arm` is the
 * innermost arm around the branch or value that it is a part of, or -1. `after` are the tests before it in `and` and `or` by which it is
 * reached at all: 2 * condition, and 1 more for the written test being true.
 */
export interface Condition {
  readonly operator: ConditionOperator;
  readonly negated: boolean;
  readonly operands: readonly NodeId[];
  readonly callable: CallableId;
  readonly leavesWhen: 'true' | 'false' | 'both' | 'never';
  readonly handsBack: boolean;
  readonly returned: boolean;
  readonly result: NodeId;
  readonly arm: number;
  readonly after: readonly number[];
  readonly span: Span;
}

/**
 * What runs only where a test of a parameter had an outcome: a stretch of the text, as far as it belongs to the callable of the test
 * (an arm, or the rest of a block of which the other arm left); or, with `joined`, the way of `value` into that join.
 */
export interface Guard {
  readonly condition: ConditionId;
  readonly outcome: boolean;
  readonly from: number;
  readonly to: number;
  readonly value: NodeId;
  readonly joined: NodeId;
}
