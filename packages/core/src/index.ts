export type { Language, ModuleResolver, ProgramView, Resolution, SourceFile } from './language.js';
export type { FileFacts } from './facts/file-facts.js';
export type { Catalogue, ContextMarkers, GenericSinks } from './model/catalogue.js';
export type * from './model/model.js';
export type { CallRule, Confidence, FlowRule, Rule, Severity } from './model/rule.js';
export type * from './report.js';
export { defaultLimits } from './limits.js';
export type { LimitHit, Limits } from './limits.js';
