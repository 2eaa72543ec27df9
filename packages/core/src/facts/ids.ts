// Branded ids: a number that only the builder of the facts makes, so that a node is never taken for a call.
// All of them index a table of one file's facts; linking adds a base offset to make them program-wide.

declare const brand: unique symbol;
type Id<Name extends string> = number & { readonly [brand]: Name };

/** A value at a program point; indexes `FileFacts.nodes`. */
export type NodeId = Id<'node'>;
/** A function, method, lambda or module body; indexes `FileFacts.callables`. Callable 0 is the module body. */
export type CallableId = Id<'callable'>;
/** A class or interface; indexes `FileFacts.classes`. */
export type ClassId = Id<'class'>;
/** A call expression or what behaves like one; indexes `FileFacts.calls`. */
export type CallId = Id<'call'>;
/** One storage place inside an object; indexes `FileFacts.contents`. */
export type ContentId = Id<'content'>;
/** A name bound in a scope; indexes `FileFacts.bindings`. */
export type BindingId = Id<'binding'>;
/** A lexical scope; indexes `FileFacts.scopes`. */
export type ScopeId = Id<'scope'>;
/** An atomic test; indexes `FileFacts.conditions`. */
export type ConditionId = Id<'condition'>;

/** Stands where a node could stand and none does. */
export const NO_NODE = -1 as NodeId;
