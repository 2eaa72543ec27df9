import type { Span } from '@tokentrail/core/lowering';
import { tooDeepAt } from './brackets.js';
import { flatten } from './flatten.js';
import type { Grammar } from './grammar.js';
import { runParser } from './run-parser.js';
import type { SyntaxTree } from './syntax-tree.js';

/** Bounds of one parse. All are counts, not times, so that the outcome is the same on every machine. */
export interface ParseLimits {
  /** UTF-16 units of a source; longer ones are generated or bundled code. */
  readonly length: number;
  /** Depth of open brackets: the parser recurses and its time per bracket grows with the depth. */
  readonly bracketDepth: number;
  /** Depth of what is open at one place in the parser's own terms: brackets, branches, prefix operators. */
  readonly openStates: number;
  /** Steps of the parser per UTF-16 unit (real code takes up to 0.9, garbage several times that). */
  readonly stepsPerUnit: number;
  /** How many error nodes are reported by place. */
  readonly errorSpans: number;
}

export const defaultParseLimits: ParseLimits = Object.freeze({
  length: 8_000_000,
  bracketDepth: 400,
  openStates: 2_600,
  stepsPerUnit: 4,
  errorSpans: 10,
});

/** Why there is no tree. */
export type ParseFailure = 'too-long' | 'too-deep' | 'too-slow' | 'not-text' | 'parser-failed';

export type ParseOutcome =
  | {
      readonly ok: true;
      readonly tree: SyntaxTree;
      /** Error nodes in the tree; 0 for source the grammar understands completely. */
      readonly errorCount: number;
      /** The places of the first ones. */
      readonly errors: readonly Span[];
    }
  | { readonly ok: false; readonly reason: ParseFailure; readonly message: string; readonly at: Span };

/**
 * Parses a source. Never throws: what cannot be parsed comes back as a failure, what can be parsed in part as a tree with error
 * nodes. A byte order mark is read as a space, so that offsets stay those of the file.
 */
export function parse(grammar: Grammar, source: string, limits: ParseLimits = defaultParseLimits): ParseOutcome {
  const text = source.charCodeAt(0) === 0xfeff ? ` ${source.slice(1)}` : source;
  const refused = refuse(text, limits);
  if (refused !== undefined) return refused;
  const bounds = { steps: Math.max(50_000, text.length * limits.stepsPerUnit), openStates: limits.openStates };
  try {
    const parsed = runParser(grammar.parser, text, bounds);
    if (parsed === 'too-slow') return failure(parsed, `parsing was given up after ${bounds.steps} steps`, 0);
    if (parsed === 'too-deep') return failure(parsed, `nests deeper than ${bounds.openStates} open states`, 0);
    return { ok: true, ...flatten(parsed, text, grammar, limits.errorSpans) };
  } catch (error) {
    return failure('parser-failed', error instanceof Error ? error.message : String(error), 0);
  }
}

function refuse(text: string, limits: ParseLimits): ParseOutcome | undefined {
  if (text.length > limits.length) return failure('too-long', `longer than ${limits.length} characters`, 0);
  const nul = text.indexOf('\0');
  if (nul >= 0 && isBinary(text)) return failure('not-text', 'NUL characters: binary or UTF-16', nul);
  const deep = tooDeepAt(text, limits.bracketDepth);
  if (deep >= 0) return failure('too-deep', `brackets nest deeper than ${limits.bracketDepth}`, deep);
  return undefined;
}

/** Sources may hold a NUL or two, in a string or as a mishap; binary files and UTF-16 read as UTF-8 are full of them. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 8000);
  return (head.split('\0').length - 1) * 16 > head.length;
}

function failure(reason: ParseFailure, message: string, at: number): ParseOutcome {
  return { ok: false, reason, message, at: { from: at, to: at } };
}
