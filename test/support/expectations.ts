// Expectations that stand in the source line they speak of: `code  # $ finding=rule@name`. The grammar:
//
//   "$" item { item }
//   item = ["MISSING:" | "SPURIOUS:"] key "=" value ["@" name]
//   key  = finding | absent | source | limit | cleared | undecided | confidence | severity
//
// `confidence=high` and `severity=high` speak of all findings on their line; on a line of their own, of all findings of the file.
//
// A line without an expectation must have no finding: the world is closed.

export type ExpectationKey =
  | 'finding'
  | 'absent'
  | 'source'
  | 'limit'
  | 'cleared'
  | 'undecided'
  | 'confidence'
  | 'severity';

export interface Expectation {
  readonly key: ExpectationKey;
  readonly value: string;
  /** Name of the source that the finding must have, or that this source line gives. */
  readonly name: string | null;
  readonly state: 'expected' | 'missing' | 'spurious';
  readonly file: string;
  readonly line: number;
  /** Nothing but the comment stands on the line. */
  readonly isAlone: boolean;
}

const KEYS: ReadonlySet<string> = new Set([
  'finding',
  'absent',
  'source',
  'limit',
  'cleared',
  'undecided',
  'confidence',
  'severity',
]);
const MARKER = /(?:#|\/\/|\/\*)\s*\$\s(.*?)(?:\*\/\s*\}?\s*)?$/;

/** Reads a file's expectations; text that cannot be read is an error, never ignored. */
export function readExpectations(file: string, text: string): readonly Expectation[] {
  return text.split(/\r\n|\n|\r/).flatMap((source, index) => {
    const match = MARKER.exec(source);
    if (match === null) return [];
    const isAlone = source.slice(0, match.index).trim() === '';
    return readItems(match[1] ?? '', { file, line: index + 1, isAlone });
  });
}

function readItems(text: string, at: Pick<Expectation, 'file' | 'line' | 'isAlone'>): readonly Expectation[] {
  const { file, line } = at;
  let state: Expectation['state'] = 'expected';
  const items: Expectation[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (word === 'MISSING:' || word === 'SPURIOUS:') {
      state = word === 'MISSING:' ? 'missing' : 'spurious';
      continue;
    }
    const match = /^([a-z]+)=([^@\s]+)(?:@([\w-]+))?$/.exec(word);
    if (match === null || !KEYS.has(match[1] ?? ''))
      throw new Error(`${file}:${line}: cannot read the expectation '${word}'`);
    items.push({
      key: match[1] as ExpectationKey,
      value: match[2] ?? '',
      name: match[3] ?? null,
      state,
      ...at,
    });
    state = 'expected';
  }
  if (items.length === 0) throw new Error(`${file}:${line}: an expectation without content`);
  return items;
}
