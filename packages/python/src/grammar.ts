import { type Grammar, type ParseOutcome, parse } from '@tokentrail/syntax';
import { parser } from './generated/parser.js';
import { Comment, kindNames, kinds } from './generated/terms.js';

const grammar: Grammar = { parser, kinds, kindNames, comments: [Comment] };

/** Parses Python (2.7 in most of its forms, 3.x in all). Node kinds are the constants of `generated/terms.js`. Never throws. */
export function parsePython(text: string): ParseOutcome {
  return parse(grammar, text);
}
