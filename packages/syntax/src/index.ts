export type { Grammar } from './grammar.js';
export { defaultParseLimits, parse } from './parse.js';
export type { ParseFailure, ParseLimits, ParseOutcome } from './parse.js';
export { SyntaxTree } from './syntax-tree.js';
export type { SyntaxNode } from './syntax-tree.js';
