// What front ends build facts with; hosts of the engine do not need it.
export { createFlowBuilder } from './build/builder.js';
export type { FlowBuilderOptions } from './build/builder.js';
export type * from './build/flow-builder.js';
export { NO_NODE } from './facts/ids.js';
export type { BindingId, CallableId, CallId, ClassId, NodeId, ScopeId } from './facts/ids.js';
export { LARGEST_INDEX, NAME_GAP, NAME_READ } from './facts/content.js';
export type { Content } from './facts/content.js';
export type { Constant } from './facts/constant.js';
export type { Span } from './text/span.js';
export type { CallForm } from './facts/call-site.js';
export type { CallableKind } from './facts/callable.js';
export type { ConditionOperator } from './facts/condition.js';
export type { FactsDiagnostic, FileFacts } from './facts/file-facts.js';
export type { AllocationKind } from './facts/flow-node.js';
export type { Binding, ClassMember, Reference, Scope } from './facts/symbol.js';
export { defaultLimits } from './limits.js';
export type { LimitHit, Limits } from './limits.js';
export type { Language, ModuleResolver, ProgramView, Resolution, SourceFile } from './language.js';
