import type { PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';

/** An alternative that the parser follows; @lezer/lr splits one where a token may be read in two ways. */
interface Alternative {
  readonly buffer: { readonly length: number };
  /** Three numbers for each open state. */
  readonly stack: { readonly length: number };
  split(): Alternative;
}

/** The parts of @lezer/lr's parse that are not in its types. The version is pinned; `runParser` refuses one without them. */
interface ParseState extends PartialParse {
  bigReductionCount: number;
  stacks: Alternative[];
}

function isParseState(parse: PartialParse): parse is ParseState {
  return (
    'bigReductionCount' in parse &&
    typeof parse.bigReductionCount === 'number' &&
    'stacks' in parse &&
    Array.isArray(parse.stacks) &&
    parse.stacks.every(isAlternative)
  );
}

function isAlternative(stack: Partial<Alternative> | null): boolean {
  return (
    typeof stack?.split === 'function' &&
    typeof stack.buffer?.length === 'number' &&
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
 * Runs a parse to its end, or to the first bound it passes. Two guards of @lezer/lr are held off, since both give up on valid
 * source; `patient: false` leaves the first one on.
 *
 * - After some 300 large reductions at one place it closes what is open, against deep trees. Flat ones are hit as well: a class
 *   of hundreds of statements loses its end.
 * - Of two alternatives that are both some 125 nodes long it drops one. An object literal of 50 names could be a pattern up to
 *   the token after it.
 */
export function runParser(
  parser: LRParser,
  text: string,
  limits: RunLimits,
  patient: boolean,
): Tree | 'too-slow' | 'too-deep' {
  const parse = parser.startParse(text);
  if (!isParseState(parse)) {
    throw new Error(
      'this version of @lezer/lr differs from the one that packages/syntax/src/run-parser.ts was written for',
    );
  }
  let renewed = 0;
  for (let steps = 0; steps < limits.steps; steps += parse.stacks.length) {
    if (patient) parse.bigReductionCount = 0;
    const { stacks } = parse;
    if (stacks.length === 1) renewed = 0;
    else if (renewed < renewals && renew(stacks)) renewed++;
    if ((stacks[0]?.stack.length ?? 0) > limits.openStates * 3) return 'too-deep';
    const tree = parse.advance();
    if (tree !== null) return tree;
  }
  return 'too-slow';
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
