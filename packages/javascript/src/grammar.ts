import { type Grammar, type ParseOutcome, parse } from '@tokentrail/syntax';
import { parser } from './generated/parser.js';
import { BlockComment, kindNames, kinds, LineComment } from './generated/terms.js';

/** The forms of the language: with or without types, with or without JSX. */
export type Dialect = 'js' | 'jsx' | 'ts' | 'tsx';

function grammarFor(dialect: string): Grammar {
  return { parser: parser.configure({ dialect }), kinds, kindNames, comments: [LineComment, BlockComment] };
}

const grammars: { readonly [dialect in Dialect]: Grammar } = {
  js: grammarFor(''),
  jsx: grammarFor('jsx'),
  ts: grammarFor('ts'),
  tsx: grammarFor('ts jsx'),
};

/** The dialect of a file by its extension. Plain `.js` may hold JSX, which takes nothing from JavaScript. */
export function dialectOf(path: string): Dialect {
  if (/\.[cm]?ts$/i.test(path)) return 'ts';
  if (/\.tsx$/i.test(path)) return 'tsx';
  return 'jsx';
}

/** Parses JavaScript or TypeScript. Node kinds are the constants of `generated/terms.js`. Never throws. */
export function parseJavaScript(text: string, dialect: Dialect): ParseOutcome {
  return parse(grammars[dialect], text);
}
