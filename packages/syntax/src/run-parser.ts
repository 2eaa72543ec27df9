import { type PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import type { NodeRecords } from './flatten.js';

/** An alternative that the parser follows; @lezer/lr splits one where a token may be read in two ways. */
interface Alternative {
  /** Records of the nodes that it has made since it split off from `parent`; `bufferBase` of them are in front. */
  readonly buffer: readonly number[];
  readonly bufferBase: number;
  readonly parent: Alternative | null;
  readonly pos: number;
  /** Three numbers for each open state. */
  readonly stack: { readonly length: number };
  split(): Alternative;
}

/** The parts of @lezer/lr's parse that are not in its types. The version is pinned; `runParser` refuses one without them. */
interface ParseState extends PartialParse {
  bigReductionCount: number;
  stacks: Alternative[];
  readonly topTerm: number;
  /** What the parse does with the alternative that came to the end. */
  stackToTree(finished: Alternative): Tree;
}

function isParseState(parse: PartialParse): parse is ParseState {
  return (
    'bigReductionCount' in parse &&
    typeof parse.bigReductionCount === 'number' &&
    'topTerm' in parse &&
    typeof parse.topTerm === 'number' &&
    'stackToTree' in parse &&
    typeof parse.stackToTree === 'function' &&
    'stacks' in parse &&
    Array.isArray(parse.stacks) &&
    parse.stacks.every(isAlternative)
  );
}

function isAlternative(stack: Partial<Alternative> | null): boolean {
  return (
    typeof stack?.split === 'function' &&
    Array.isArray(stack.buffer) &&
    typeof stack.bufferBase === 'number' &&
    typeof stack.pos === 'number' &&
    typeof stack.stack?.length === 'number'
  );
}

/** Entries of an alternative's buffer at which @lezer/lr starts to drop all but one of them. */
const prunedAt = 500;
/** How often alternatives are kept past that before they may be dropped: long enough for any literal, no endless double work. */
const renewals = 400;

/** Bounds of a run, as counts. */
export interface RunLimits {
  /** Steps of all alternatives together. */
  readonly steps: number;
  /** Open states at one place: each open bracket, branch or prefix operator holds a few. */
  readonly openStates: number;
}

/**
 * Runs a parse to its end, or to the first bound it passes, and hands out the records of its nodes instead of a tree. Two guards
 * of @lezer/lr are held off, since both give up on valid source:
 *
 * - After some 300 large reductions at one place it closes what is open, against deep trees. Flat ones are hit as well: a class
 *   of hundreds of statements loses its end.
 * - Of two alternatives that are both some 125 nodes long it drops one. An object literal of 50 names could be a pattern up to
 *   the token after it.
 */
export function runParser(parser: LRParser, text: string, limits: RunLimits): NodeRecords | 'too-slow' | 'too-deep' {
  const parse = parser.startParse(text);
  if (!isParseState(parse)) {
    throw new Error(
      'this version of @lezer/lr differs from the one that packages/syntax/src/run-parser.ts was written for',
    );
  }
  let finished: Alternative | null = null;
  parse.stackToTree = (stack) => {
    finished = stack;
    return Tree.empty;
  };
  let renewed = 0;
  for (let steps = 0; steps < limits.steps; steps += parse.stacks.length) {
    parse.bigReductionCount = 0;
    const { stacks } = parse;
    if (stacks.length === 1) renewed = 0;
    else if (renewed < renewals && renew(stacks)) renewed++;
    if ((stacks[0]?.stack.length ?? 0) > limits.openStates * 3) return 'too-deep';
    if (parse.advance() !== null && finished !== null) return recordsOf(finished, parse.topTerm);
  }
  return 'too-slow';
}

/** The records of an alternative and of those that it split off from, up to where it did. */
function recordsOf(finished: Alternative, top: number): NodeRecords {
  let end = finished.bufferBase + finished.buffer.length;
  const records = new Int32Array(end);
  for (let stack: Alternative | null = finished; stack !== null; stack = stack.parent) {
    const { buffer, bufferBase } = stack;
    for (let at = bufferBase; at < end; at++) records[at] = buffer[at - bufferBase] ?? 0;
    end = bufferBase;
  }
  return { records, top, length: finished.pos };
}

/** Gives alternatives that are about to be dropped a new buffer that continues the old one. */
function renew(stacks: Alternative[]): boolean {
  let any = false;
  for (let index = 0; index < stacks.length; index++) {
    const stack = stacks[index];
    if (stack === undefined || stack.buffer.length < prunedAt - 100) continue;
    stacks[index] = stack.split();
    any = true;
  }
  return any;
}
