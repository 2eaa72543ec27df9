import { NAME_GAP } from '@tokentrail/core/lowering';

// Regular expressions that name keys: `/^(authorization|cookie)$/i`, `/^x-/`, `/token/`. Such a one is a list of texts with gaps.
// Anything that says more of a text is not understood, so nothing is run.

/** Texts that one expression may stand for. */
const MOST_TEXTS = 64;
const START = '\u0002';
const END = '\u0003';

export interface KeyPattern {
  /** With `NAME_GAP` where any text may stand. */
  readonly texts: readonly string[];
  readonly folded: boolean;
}

/** What a literal as written (`/…/flags`) matches, or null. */
export function keyPattern(literal: string): KeyPattern | null {
  const end = literal.lastIndexOf('/');
  const flags = literal.slice(end + 1);
  // A sticky or global expression goes on where it stopped.
  if (!literal.startsWith('/') || end < 1 || /[^iu]/.test(flags)) return null;
  const reader = { source: literal.slice(1, end), at: 0 };
  const found = alternatives(reader);
  if (found === null || reader.at < reader.source.length) return null;
  const texts = found.map(anchored);
  return texts.includes(null) ? null : { texts: texts.filter((text) => text !== null), folded: flags.includes('i') };
}

/** The text of a match anywhere in a name: gaps stand at the ends that are not anchored. */
function anchored(text: string): string | null {
  const inner = text.slice(text.startsWith(START) ? 1 : 0, text.endsWith(END) ? -1 : undefined);
  if (inner.includes(START) || inner.includes(END)) return null;
  const whole = `${text.startsWith(START) ? '' : NAME_GAP}${inner}${text.endsWith(END) ? '' : NAME_GAP}`;
  return whole.replaceAll(NAME_GAP + NAME_GAP, NAME_GAP);
}

interface Reader {
  readonly source: string;
  at: number;
}

function alternatives(reader: Reader): string[] | null {
  const texts: string[] = [];
  for (;;) {
    const found = sequence(reader);
    if (found === null || texts.push(...found) > MOST_TEXTS) return null;
    if (reader.source[reader.at] !== '|') return texts;
    reader.at++;
  }
}

function sequence(reader: Reader): string[] | null {
  let texts = [''];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const part = quantified(reader);
    if (part === null || part.length * texts.length > MOST_TEXTS) return null;
    texts = texts.flatMap((text) => part.map((more) => text + more));
  }
  return texts;
}

function quantified(reader: Reader): string[] | null {
  const isAny = reader.source[reader.at] === '.';
  const part = item(reader);
  const sign = reader.source[reader.at] ?? '';
  if (part === null || sign === '+' || sign === '{' || (isAny && sign !== '*')) return null;
  if (sign !== '?' && sign !== '*') return part;
  if (sign === '*' && !isAny) return null;
  reader.at++;
  // A lazy match is the same match.
  if (reader.source[reader.at] === '?') reader.at++;
  return sign === '?' ? ['', ...part] : [NAME_GAP];
}

function item(reader: Reader): string[] | null {
  const sign = reader.source[reader.at++] ?? '';
  switch (sign) {
    case '^':
      return [START];
    case '$':
      return [END];
    case '.':
      return [NAME_GAP];
    case '(':
      return group(reader);
    case '[':
      return set(reader);
    case '\\': {
      const escaped = reader.source[reader.at++] ?? '';
      return /[\w]/.test(escaped) || escaped === '' ? null : [escaped];
    }
    case '*':
    case '+':
    case '?':
    case '{':
      return null;
    default:
      return [sign];
  }
}

function group(reader: Reader): string[] | null {
  if (reader.source.startsWith('?:', reader.at)) reader.at += 2;
  else if (reader.source[reader.at] === '?') return null;
  const texts = alternatives(reader);
  return reader.source[reader.at++] === ')' ? texts : null;
}

/** `[-_]`: one of a few signs, ranges and the like left out. */
function set(reader: Reader): string[] | null {
  const end = reader.source.indexOf(']', reader.at);
  const signs = reader.source.slice(reader.at, end);
  if (end < 0 || signs.startsWith('^') || signs.includes('\\') || /.-./.test(signs)) return null;
  reader.at = end + 1;
  return [...signs];
}
