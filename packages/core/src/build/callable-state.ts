import type { Parameter } from '../facts/callable.js';
import type { BindingId, CallableId, CallId, NodeId } from '../facts/ids.js';
import type { Control } from './control.js';
import type { CallableOptions } from './flow-builder.js';
import type { FlowState } from './flow-state.js';

/** A callable as far as it is known: announced first, filled while its body is lowered. */
export interface CallableDraft {
  readonly id: CallableId;
  readonly options: CallableOptions;
  parameters: { -readonly [Key in keyof Parameter]: Parameter[Key] }[];
  self: NodeId;
  selfOut: NodeId;
  closure: NodeId;
  result: NodeId;
  thrown: NodeId;
  decorators: readonly CallId[];
  comesBack: boolean;
}

/** What exists only while one callable is lowered. */
export interface OpenCallable {
  readonly draft: CallableDraft;
  readonly flow: FlowState;
  readonly control: Control;
  /** Environment slots of its names: its own bindings, and outer ones from their first use. */
  readonly slots: Map<BindingId, number>;
  /** Own captured bindings for which a closure exists at some point. */
  readonly closedOver: Set<BindingId>;
  /** Own bindings that a closure assigns, with the value that already counts its writes. */
  readonly admitted: Map<BindingId, NodeId>;
  /** Bounds that were reached. */
  readonly reached: Set<string>;
}
