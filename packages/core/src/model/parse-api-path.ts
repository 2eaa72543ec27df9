import { closest } from '../text/closest.js';
import type { ApiPath, ApiToken, Place } from './api-path.js';

/** One thing wrong with a path. `offset` and `length` are UTF-16 units in the path's text. */
export interface ApiPathError {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  /** What to write instead, ready to be shown after "did you mean"; null when nothing is close. */
  readonly suggestion: string | null;
}

export type ParsedApiPath =
  | { readonly path: ApiPath; readonly errors: readonly [] }
  | { readonly path: null; readonly errors: readonly ApiPathError[] };

/** Parses the path of a row: a package root and the way from it. All errors at once; never throws. */
export function parseApiPath(text: string): ParsedApiPath {
  return new PathParser(text).parse(true);
}

/** Parses a path relative to a call (summary ends, places and claims of call rows). All errors at once; never throws. */
export function parseRelativePath(text: string): ParsedApiPath {
  return new PathParser(text).parse(false);
}

const PLAIN_TOKENS: ReadonlyMap<string, ApiToken> = new Map<string, ApiToken>(
  Object.entries({
    ReturnValue: { kind: 'return' },
    Decorated: { kind: 'decorated' },
    Subclass: { kind: 'subclass' },
    Element: { kind: 'element' },
    AnyKey: { kind: 'anyKey' },
    MapKey: { kind: 'mapKey' },
    AnyContent: { kind: 'anyContent' },
    Receiver: { kind: 'receiver' },
    Keywords: { kind: 'keywords' },
    Thrown: { kind: 'thrown' },
  }),
);
const BRACKET_TOKENS = ['Argument', 'Parameter', 'Member', 'Method', 'Key', 'Path', 'Field', 'Index'] as const;
type BracketToken = (typeof BRACKET_TOKENS)[number];

const BRACKET_EXAMPLES: Readonly<Record<BracketToken, string>> = {
  Argument: 'Argument[0]',
  Parameter: 'Parameter[0]',
  Member: 'Member[name]',
  Method: 'Method[name]',
  Key: 'Key[name]',
  Path: 'Path[Argument[1]]',
  Field: 'Field[name]',
  Index: 'Index[0]',
};

class PathParser {
  readonly #text: string;
  readonly #errors: ApiPathError[] = [];
  readonly #tokens: ApiToken[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(absolute: boolean): ParsedApiPath {
    if (this.#text.trim() === '') {
      this.#fail(0, this.#text.length, 'the path is empty', absolute ? 'package.function.Argument[0]' : 'Argument[0]');
    } else {
      if (absolute) this.#root();
      else this.#token();
      while (this.#at < this.#text.length) this.#step();
      if (!absolute && this.#errors.length === 0) this.#checkStart();
      if (this.#errors.length === 0) this.#checkReceiver(absolute);
    }
    if (this.#errors.length > 0) return { path: null, errors: this.#errors };
    return { path: { text: this.#text, tokens: this.#tokens }, errors: [] };
  }

  #root(): void {
    if (this.#text[0] !== '"') {
      const name = this.#take(/[^.()[\]{}"\s]*/y);
      if (name !== '') this.#tokens.push({ kind: 'root', name });
      else this.#unexpected('the path must begin with a package name', null);
      return;
    }
    const close = this.#text.indexOf('"', 1);
    if (close < 0) {
      this.#fail(0, this.#text.length, 'the quoted package name is not closed', `${this.#text}"`);
      this.#at = this.#text.length;
      return;
    }
    const name = this.#text.slice(1, close);
    if (name === '') this.#fail(0, 2, 'the package name is empty', null);
    this.#tokens.push({ kind: 'root', name });
    this.#at = close + 1;
  }

  /** What follows a token: `.token` or `()`. */
  #step(): void {
    const character = this.#text[this.#at];
    if (character === '(') this.#call();
    else if (character === '.') {
      this.#at += 1;
      if (this.#at === this.#text.length)
        this.#fail(this.#at - 1, 1, 'the path ends with a dot', this.#text.slice(0, -1));
      else this.#token();
    } else this.#unexpected(`expected "." or "()" here, found ${quote(character ?? '')}`, null);
  }

  #call(): void {
    if (this.#text[this.#at + 1] === ')') {
      this.#tokens.push({ kind: 'return' });
      this.#at += 2;
      return;
    }
    const end = this.#text.indexOf(')', this.#at);
    const length = (end < 0 ? this.#text.length : end + 1) - this.#at;
    const message = end < 0 ? 'the parenthesis is not closed' : 'a call takes no arguments in a path';
    this.#fail(this.#at, length, message, end < 0 ? '()' : 'Argument[…] for what is passed, () for what comes back');
    this.#at += length;
  }

  #token(): void {
    const start = this.#at;
    if (this.#text[start] === '{') return this.#braces();
    const name = this.#take(/[A-Za-z_$#][\w$#-]*/y);
    if (name === '') return this.#unexpected(`expected a name here, found ${quote(this.#text[start] ?? '')}`, null);
    if (this.#text[this.#at] === '[') return this.#bracketed(name, start);
    if (isBracketToken(name)) {
      const message = `${name} needs brackets, and a member of that name braces: {${name}}`;
      return this.#fail(start, name.length, message, BRACKET_EXAMPLES[name]);
    }
    const plain = PLAIN_TOKENS.get(name);
    if (plain === undefined) this.#tokens.push({ kind: 'member', names: [name] });
    else if (plain.kind !== 'return' || !this.#afterCallSign(start)) this.#tokens.push(plain);
  }

  /** `f().ReturnValue` is one call: people write both signs for it. */
  #afterCallSign(start: number): boolean {
    return this.#text.slice(0, start).endsWith('().');
  }

  #braces(): void {
    const start = this.#at;
    const close = this.#text.indexOf('}', start);
    if (close < 0) {
      this.#fail(start, this.#text.length - start, 'the brace is not closed', `${this.#text.slice(start)}}`);
      this.#at = this.#text.length;
      return;
    }
    const names = this.#names(this.#text.slice(start + 1, close), start + 1, ',');
    this.#tokens.push({ kind: 'member', names });
    this.#at = close + 1;
  }

  #bracketed(name: string, start: number): void {
    const open = this.#at;
    const close = closingBracket(this.#text, open);
    if (close < 0) {
      this.#fail(open, this.#text.length - open, 'the bracket is not closed', `${this.#text.slice(start)}]`);
      this.#at = this.#text.length;
      return;
    }
    this.#at = close + 1;
    const inner = this.#text.slice(open + 1, close);
    if (!isBracketToken(name)) return this.#wrongBracket(name, start, inner);
    if (inner.trim() === '') {
      return this.#fail(open, inner.length + 2, `${name}[] says nothing`, BRACKET_EXAMPLES[name]);
    }
    this.#content(name, inner, open + 1);
  }

  #wrongBracket(name: string, start: number, inner: string): void {
    if (PLAIN_TOKENS.has(name)) {
      this.#fail(start, this.#at - start, `${name} takes no brackets`, name);
      return;
    }
    const close = closest(name, BRACKET_TOKENS);
    const suggestion = close === null ? `${name}.Key[${inner}]` : `${close}[${inner}]`;
    this.#fail(start, name.length, `there is no step ${name}[…]`, suggestion);
  }

  #content(name: BracketToken, inner: string, offset: number): void {
    switch (name) {
      case 'Argument':
        this.#tokens.push({ kind: 'argument', places: this.#places(inner, offset, name) });
        break;
      case 'Parameter':
        this.#tokens.push({ kind: 'parameter', places: this.#places(inner, offset, name) });
        break;
      case 'Member':
        this.#tokens.push({ kind: 'member', names: this.#names(inner, offset, '|') });
        break;
      case 'Method':
        this.#tokens.push({ kind: 'method', names: this.#names(inner, offset, '|') });
        break;
      case 'Field':
        this.#tokens.push({ kind: 'field', names: this.#names(inner, offset, '|') });
        break;
      case 'Key':
        this.#key(inner, offset);
        break;
      case 'Path':
        this.#path(inner, offset);
        break;
      case 'Index':
        this.#index(inner, offset);
        break;
    }
  }

  #key(inner: string, offset: number): void {
    const argument = /^Argument\[(.*)\]$/.exec(inner);
    if (argument === null) {
      this.#tokens.push({ kind: 'key', names: this.#names(inner, offset, '|') });
      return;
    }
    const place = this.#onePlace(argument[1] ?? '', inner, offset, 'a key is held by one argument', 'Key[Argument[0]]');
    if (place !== null) this.#tokens.push({ kind: 'keyOfArgument', place });
  }

  #path(inner: string, offset: number): void {
    const message = 'a path of keys is held by one argument';
    const argument = /^Argument\[(.*)\]$/.exec(inner);
    if (argument === null) return this.#fail(offset, inner.length, message, 'Path[Argument[1]]');
    const place = this.#onePlace(argument[1] ?? '', inner, offset, message, 'Path[Argument[1]]');
    if (place !== null) this.#tokens.push({ kind: 'pathOfArgument', place });
  }

  #onePlace(text: string, inner: string, offset: number, message: string, suggestion: string): Place | null {
    const [place, more] = this.#places(text, offset + 'Argument['.length, 'Argument');
    if (more !== undefined) this.#fail(offset, inner.length, message, suggestion);
    return place ?? null;
  }

  #index(inner: string, offset: number): void {
    if (/^\d+$/.test(inner.trim())) this.#tokens.push({ kind: 'index', index: Number(inner) });
    else
      this.#fail(offset, inner.length, `Index takes a number, found ${quote(inner)}`, 'Index[0], or Element for any');
  }

  #places(inner: string, offset: number, token: 'Argument' | 'Parameter'): readonly Place[] {
    const places: Place[] = [];
    forEachPart(inner, offset, ',', (part, at) => {
      const place = parsePlace(part);
      if (place !== null) places.push(place);
      else this.#fail(at, part.length, ...placeMessage(part, token));
    });
    return places;
  }

  #names(inner: string, offset: number, separator: ',' | '|'): readonly string[] {
    const names: string[] = [];
    forEachPart(inner, offset, separator, (part, at) => {
      const other = separator === '|' ? ',' : '|';
      if (part === '') this.#fail(at, 0, 'a name is missing', null);
      else if (part.includes(other)) {
        const suggestion = part.split(other).join(separator);
        this.#fail(at, part.length, `names are separated by ${quote(separator)} here`, suggestion);
      } else names.push(part);
    });
    return names;
  }

  #checkStart(): void {
    const first = this.#tokens[0];
    if (first === undefined || ['argument', 'receiver', 'return', 'keywords'].includes(first.kind)) return;
    const word = /^\w*/.exec(this.#text)?.[0] ?? '';
    const close = closest(word, ['Argument[0]', 'Keywords', 'Receiver', 'ReturnValue']);
    const message = 'a path relative to a call begins with Argument[…], Keywords, Receiver or ReturnValue';
    this.#fail(0, word.length, message, close);
  }

  #checkReceiver(absolute: boolean): void {
    const index = this.#tokens.findIndex((token) => token.kind === 'receiver');
    if (index < 0 || (index === 0 && !absolute)) return;
    const message = 'Receiver may only begin a path that is relative to a call';
    this.#fail(
      this.#text.indexOf('Receiver'),
      'Receiver'.length,
      message,
      'Member[Receiver] for a member of that name',
    );
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** Reports and goes on after the next dot, so that later errors are found as well. */
  #unexpected(message: string, suggestion: string | null): void {
    const next = this.#text.indexOf('.', this.#at + 1);
    const end = next < 0 ? this.#text.length : next;
    this.#fail(this.#at, end - this.#at, message, suggestion);
    this.#at = end;
  }

  #fail(offset: number, length: number, message: string, suggestion: string | null): void {
    this.#errors.push({ offset, length, message, suggestion });
  }
}

function parsePlace(text: string): Place | null {
  if (text === 'any') return { kind: 'any' };
  if (/^\d+$/.test(text)) return { kind: 'index', index: Number(text) };
  if (/^\d+\.\.$/.test(text)) return { kind: 'from', index: Number(text.slice(0, -2)) };
  if (/^[\p{L}_$][\p{L}\p{N}_$]*:$/u.test(text)) return { kind: 'name', name: text.slice(0, -1) };
  return null;
}

function placeMessage(text: string, token: string): readonly [message: string, suggestion: string | null] {
  if (text === '') return ['a place is missing', `${token}[0]`];
  if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text)) return ['a keyword place ends with a colon', `${token}[${text}:]`];
  const range = /^(\d+)\s*(?:\.\.\.?|-)/.exec(text);
  if (range !== null) return ['a range of places has no end', `${token}[${range[1]}..]`];
  if (/^-\d+$/.test(text)) return ['places count from 0, from the left', null];
  return [`${quote(text)} is no place`, `${token}[0], ${token}[1..], ${token}[any] or ${token}[name:]`];
}

function forEachPart(text: string, offset: number, separator: string, visit: (part: string, at: number) => void): void {
  let from = 0;
  for (const piece of text.split(separator)) {
    const part = piece.trim();
    visit(part, offset + from + piece.indexOf(part));
    from += piece.length + 1;
  }
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '[') depth += 1;
    else if (text[index] === ']') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

function isBracketToken(name: string): name is BracketToken {
  return (BRACKET_TOKENS as readonly string[]).includes(name);
}

function quote(text: string): string {
  return text === '' ? 'the end' : `"${text}"`;
}
