/**
 * Our changes to the grammar and tokeniser of @lezer/javascript, applied when the parser is generated.
 * Each has a name, a reason, the text it replaces (which must occur exactly once) and the source that shows it.
 */
export const source = '@lezer/javascript';
export const grammarFile = 'javascript.grammar';

export const grammarEdits = [
  {
    name: 'no highlighting',
    reason: 'Highlighting properties are of no use here and would need @lezer/highlight at run time.',
    find: '@external propSource jsHighlight from "./highlight"',
    replace: '',
  },
];

export const tokenEdits = [];
