const punctuation = {
  '(': 'ParenLeft',
  ')': 'ParenRight',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '{': 'BraceLeft',
  '}': 'BraceRight',
  '<': 'AngleLeft',
  '>': 'AngleRight',
  '.': 'Dot',
  ',': 'Comma',
  ';': 'Semicolon',
  ':': 'Colon',
  '@': 'AtSign',
  '*': 'Asterisk',
  '**': 'DoubleAsterisk',
  '?.': 'QuestionDot',
  '/': 'Slash',
  '⚠': 'ErrorNode',
};

/** The constant for a node name: types keep their name, keywords become `kwAsync`, punctuation is spelt out. */
function constantName(name) {
  if (name in punctuation) return punctuation[name];
  if (/^[A-Z]\w*$/.test(name)) return name;
  if (/^[a-z]+$/.test(name)) return `kw${name[0].toUpperCase()}${name.slice(1)}`;
  throw new Error(`no constant name for the node name ${JSON.stringify(name)}`);
}

/**
 * The text of terms.ts: one constant per node name, and the table from the parser's ids to those constants. The table is needed
 * because a grammar may give one name to several ids (every operator class, productions written in two places).
 * @param {string} parser the generated parser file
 */
export function termsFile(parser) {
  const names = JSON.parse(/nodeNames: (".*"),?$/m.exec(parser)[1]).split(' ');
  const first = new Map();
  names.forEach((name, id) => first.has(name) || first.set(name, id));
  const kinds = names.map((name) => first.get(name));
  const constants = [...first].map(([name, id]) => `export const ${constantName(name)} = ${id};`);
  return `// Generated; see packages/syntax/build/generate.mjs.

/** The constant for each id of the parser's node types: ids that share a name share the constant. */
export const kinds: Uint16Array = Uint16Array.of(
  ${kinds.join(',')},
);

/** The node name of each constant, for messages and tests. */
export const kindNames: readonly string[] = ${JSON.stringify(names)};

${constants.join('\n')}
`;
}
