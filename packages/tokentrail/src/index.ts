export { scan } from './api.js';
export type { ScanOptions } from './scan.js';
export type { ContextMode, Progress } from './engine.js';
export { PathError } from './files/read-tree.js';
export { parseRulesFile } from './rules-file.js';
export type { RulesFile, RulesFileError } from './rules-file.js';
