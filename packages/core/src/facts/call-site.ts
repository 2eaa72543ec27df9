import type { Span } from '../text/span.js';
import type { CallableId, CallId, ContentId, NodeId } from './ids.js';

/**
 * One argument and how the source addresses it (CodeQL `ArgumentPosition`). A positional argument has an `index`; after a
 * positional spread its index is a lower bound and `loose` is true. `spread` hands over a sequence (from `index` on) or a
 * mapping of keywords.
 */
export interface Argument {
  readonly node: NodeId;
  readonly index: number | null;
  readonly name: string | null;
  readonly spread: 'positional' | 'keyword' | null;
  readonly loose: boolean;
  readonly span: Span;
}

/**
 * The name under which a call without positional arguments gets the class that annotates the parameter whose default it makes:
 * `caller: Caller = Depends()`.
 */
export const ANNOTATION_ARGUMENT = '__annotation__';

/**
 * The state of an object that a call got: `before` went in, `after` is what later uses see. `argument` -1 is the receiver. Without
 * a state before (`NO_NODE`), `after` is only what the call writes, for other names of the object; at most one for an argument,
 * beside the state with one.
 */
export interface PostState {
  readonly argument: number;
  readonly before: NodeId;
  readonly after: NodeId;
}

/**
 * `call` and `new` are written so. `decorator` applies a decorator to a function or class (argument 0). `tag` is a tagged
 * template. `enter` is what `with`/`async with` calls on the context manager (its result is bound by `as`). `super` is a
 * call of the parent constructor. `iterate` asks an iterator for its next value. `operator` is a dunder or implicit call.
 */
export type CallForm = 'call' | 'new' | 'decorator' | 'tag' | 'enter' | 'super' | 'iterate' | 'operator';

/** One call: what is called, with what, and what comes back (CodeQL `DataFlowCall`). */
export interface CallSite {
  readonly id: CallId;
  readonly form: CallForm;
  readonly callable: CallableId;
  readonly callee: NodeId;
  /** The object before the last dot of the callee, or `NO_NODE`. */
  readonly receiver: NodeId;
  /** The last name of the callee as written (`b` in `a.b()`), or ''. */
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly result: NodeId;
  readonly posts: readonly PostState[];
  readonly awaited: boolean;
  /** What the innermost handler around the call in its callable gets; `NO_NODE`: what is thrown leaves the callable. */
  readonly handler: NodeId;
  /** The innermost arm around the call in its callable, as index into `FileFacts.arms`, or -1. */
  readonly arm: number;
  readonly span: Span;
  /** Span of the callee expression. */
  readonly calleeSpan: Span;
}

/** One place where a callable hands a value back, from `from` to `end` in the text. `arm` as for calls. */
export interface ReturnSite {
  readonly value: NodeId;
  readonly callable: CallableId;
  readonly arm: number;
  readonly from: number;
  readonly end: number;
}

/**
 * A join of values in order (`a ?? b`, `a or b`, `{ a = b }`): the next one counts only where those before it are `without`: undefined,
 * nothing at all (null as well), or falsy.
 */
export interface FallbackSite {
  readonly node: NodeId;
  readonly values: readonly NodeId[];
  readonly without: FallbackTest;
}

/** A conditional expression: which value it takes in which arm, where both are there. */
export interface ChoiceSite {
  readonly node: NodeId;
  readonly values: readonly NodeId[];
  readonly arms: readonly number[];
}

export type FallbackTest = 'undefined' | 'nothing' | 'falsy';

/** A write `base.content = value`; models match it and long-lived storage sees it. */
export interface StoreSite {
  readonly base: NodeId;
  readonly content: ContentId;
  readonly value: NodeId;
  /** The state after the write; `NO_NODE` when nobody looks at it. */
  readonly post: NodeId;
  readonly callable: CallableId;
  /** As for calls. */
  readonly arm: number;
  readonly span: Span;
}

/** A read `base.content`; it may be a property, a getter or `__getitem__`. */
export interface ReadSite {
  readonly base: NodeId;
  readonly content: ContentId;
  readonly node: NodeId;
  readonly callable: CallableId;
  readonly span: Span;
}
