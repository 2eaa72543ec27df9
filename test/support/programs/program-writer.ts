import type { SourceFile } from '@tokentrail/core';
import type { Choices } from './choices.js';

/** Names that a piece of program may read and assign; all hold a value of their kind wherever it runs. */
export interface Names {
  readonly texts: readonly string[];
  readonly mappings: readonly string[];
  readonly lists: readonly string[];
}

/** How a language writes what every generated program is made of. */
export interface ProgramSyntax {
  readonly file: string;
  readonly other: string;
  /** Lines that give the names their first values. */
  declare(names: Names): readonly string[];
  /** A function of some texts whose body is given; the name is in scope behind it. */
  define(name: string, parameters: readonly string[], body: readonly string[]): readonly string[];
  readonly start: (name: string) => string;
  readonly returns: (value: string) => string;
  readonly statements: readonly ((writer: ProgramWriter) => void)[];
  /** Imports of names from the other file. */
  importing(names: readonly string[]): readonly string[];
  exporting(names: readonly string[]): readonly string[];
  readonly head: readonly string[];
  readonly otherHead: readonly string[];
  readonly main: readonly string[];
}

const MAIN: Names = { texts: ['t0', 't1', 't2', 't3'], mappings: ['d0', 'd1'], lists: ['l0', 'l1'] };

/** Writes one program: statements over a few names, helpers at the top of this file or of another one. */
export class ProgramWriter {
  readonly choices: Choices;
  readonly #syntax: ProgramSyntax;
  readonly #top: string[] = [];
  readonly #other: string[] = [];
  readonly #exported: string[] = [];
  readonly #helpers = new Map<string, { readonly here: string[]; readonly other: string[] }>();
  names: Names = MAIN;
  #lines: string[] = [];
  #indent = '';
  #fresh = 0;
  #depth = 0;
  #elsewhere = false;

  constructor(syntax: ProgramSyntax, choices: Choices) {
    this.#syntax = syntax;
    this.choices = choices;
  }

  line(text: string): void {
    this.#lines.push(`${this.#indent}${text}`);
  }

  /** A name that stands for nothing yet. */
  fresh(prefix: string): string {
    return `${prefix}${this.#fresh++}`;
  }

  text(): string {
    return this.choices.one(this.names.texts);
  }

  mapping(): string {
    return this.choices.one(this.names.mappings);
  }

  list(): string {
    return this.choices.one(this.names.lists);
  }

  key(): string {
    return this.choices.one(['authorization', 'b']);
  }

  /** Statements a step further in; `least` is how many there are at least. */
  block(least = 1): void {
    const outer = this.#indent;
    this.#indent += '    ';
    this.#depth++;
    for (let count = this.choices.below(3) + least; count > 0; count--) this.statement();
    this.#depth--;
    this.#indent = outer;
  }

  /** Lines a step further in. */
  inside(write: () => void): void {
    const outer = this.#indent;
    this.#indent += '    ';
    write();
    this.#indent = outer;
  }

  statement(): void {
    const { statements } = this.#syntax;
    // The first forms are the plain ones; deep inside and behind the end of the choices there are no others.
    const count = this.#depth > 2 || !this.choices.left ? PLAIN_FORMS : statements.length;
    statements[this.choices.below(count)]!(this);
  }

  /** Whether a form may open another level. */
  get shallow(): boolean {
    return this.#depth < 2 && this.choices.left;
  }

  /** Whether the statements of the main function are written, and not those of a helper. */
  get isMain(): boolean {
    return this.names === MAIN;
  }

  /**
   * The name of a helper of a kind: one that exists already, or a new one whose lines `write` gives. Helpers stand before all that
   * uses them, in this file or in the other.
   */
  helper(kind: string, write: (name: string) => readonly string[]): string {
    const { here, other } = this.#helpers.get(kind) ?? { here: [], other: [] };
    this.#helpers.set(kind, { here, other });
    const known = this.#elsewhere ? other : [...here, ...other];
    if (known.length > 0 && !this.choices.once(3)) return this.choices.one(known);
    const name = this.fresh(kind);
    const outer = this.#elsewhere;
    this.#elsewhere ||= this.choices.once(3);
    const lines = write(name);
    if (this.#elsewhere) {
      this.#other.push(...lines);
      this.#exported.push(name);
    } else this.#top.push(...lines);
    (this.#elsewhere ? other : here).push(name);
    this.#elsewhere = outer;
    return name;
  }

  /** Lines of a function body over its own names, ending in a return. */
  body(parameters: readonly string[], end = (value: string) => this.#syntax.returns(value)): readonly string[] {
    const saved = [this.#lines, this.#indent, this.names, this.#depth] as const;
    const own: Names = { texts: ['u0', 'u1'], mappings: ['e0'], lists: ['m0'] };
    this.#lines = [];
    this.#indent = '    ';
    this.#depth = 2;
    this.names = { ...own, texts: [...own.texts, ...parameters] };
    for (const line of this.#syntax.declare(own)) this.line(line);
    for (let count = this.choices.below(3); count > 0; count--) this.statement();
    this.line(end(this.text()));
    const lines = this.#lines;
    [this.#lines, this.#indent, this.names, this.#depth] = saved;
    return lines;
  }

  /** The helper that takes some texts and gives one. */
  function(count: number): string {
    const parameters = ['p0', 'p1', 'p2'].slice(0, count);
    return this.helper(`f${count}_`, (name) => this.#syntax.define(name, parameters, this.body(parameters)));
  }

  /** The files of the program. */
  program(): readonly SourceFile[] {
    const syntax = this.#syntax;
    this.#indent = '    ';
    for (const line of syntax.declare(MAIN)) this.line(line);
    this.line(syntax.start('t0'));
    for (let count = this.choices.below(9) + 3; count > 0; count--) this.statement();
    for (const name of MAIN.texts) this.line(`sink(${name})`);
    const main = syntax.define('main', [], this.#lines);
    const lines = [...syntax.head, ...syntax.importing(this.#exported), ...this.#top, ...main, ...syntax.main, ''];
    const files = [{ path: syntax.file, text: lines.join('\n') }];
    if (this.#exported.length === 0) return files;
    const other = [...syntax.otherHead, ...this.#other, ...syntax.exporting(this.#exported), ''];
    return [...files, { path: syntax.other, text: other.join('\n') }];
  }
}

/** How many forms at the start of a language's list need no helper and open no level. */
export const PLAIN_FORMS = 12;
