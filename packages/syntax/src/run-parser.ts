import type { PartialParse, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';

/** An alternative that the parser follows; @lezer/lr splits one where a token may be read in two ways. */
interface Alternative {
  readonly buffer: { readonly length: number };
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
    parse.stacks.every((stack) => typeof stack?.split === 'function' && typeof stack.buffer?.length === 'number')
  );
}

/** Entries of an alternative's buffer at which @lezer/lr starts to drop all but one of them. */
const prunedAt = 500;
/** How often alternatives are kept past that before they may be dropped: long enough for any literal, no endless double work. */
const renewals = 400;

/**
 * Runs a parse to its end; undefined when it takes more than `steps`. Two guards of @lezer/lr are held off, since both give up
 * on valid source:
 *
 * - After some 300 large reductions at one place it closes what is open, against deep trees. Flat ones are hit as well: a class
 *   of hundreds of statements loses its end.
 * - Of two alternatives that are both some 125 nodes long it drops one. An object literal of 50 names could be a pattern up to
 *   the token after it.
 */
export function runParser(parser: LRParser, text: string, steps: number): Tree | undefined {
  const parse = parser.startParse(text);
  if (!isParseState(parse)) {
    throw new Error(
      'this version of @lezer/lr differs from the one that packages/syntax/src/run-parser.ts was written for',
    );
  }
  let renewed = 0;
  for (let step = 0; step < steps; step++) {
    parse.bigReductionCount = 0;
    if (parse.stacks.length === 1) renewed = 0;
    else if (renewed < renewals && renew(parse.stacks)) renewed++;
    const tree = parse.advance();
    if (tree !== null) return tree;
  }
  return undefined;
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
