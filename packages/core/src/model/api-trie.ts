import type { Model } from './model.js';

// The catalogue's paths of one language, compiled into a trie that linking steps through while it tracks values. States are
// small integers; leaving the known paths of a package lands in the package's absorbing `unknown` state, so that "some value of
// package P" stays known (for the generic sinks and for the defaults of unknown code) and the set of states stays finite.

/** A state of the trie: "the library value that this path names". */
export type ApiState = number;

/** One step from a value to a related one. Mirrors the tokens of api-path.ts that concern a single value. */
export type ApiStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'return' }
  | { readonly kind: 'argument'; readonly index: number | null; readonly name: string | null }
  | { readonly kind: 'parameter'; readonly index: number | null; readonly name: string | null }
  | { readonly kind: 'decorated' }
  | { readonly kind: 'subclass' }
  | { readonly kind: 'method'; readonly name: string };

/** A row attached to a state, with the part of its path that speaks of contents (after the last value step). */
export interface AttachedRow {
  readonly model: Model;
  /** Index in the catalogue's `models`; identifies the row in coverage tests. */
  readonly index: number;
  /** Contents that follow the state's own path, outermost first (`Key[authorization]`). */
  readonly contents: readonly ApiContent[];
}

export type ApiContent =
  | { readonly kind: 'key'; readonly names: readonly string[] }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'element' }
  | { readonly kind: 'anyKey' }
  | { readonly kind: 'mapKey' };

export interface ApiTrie {
  /**
   * The value that importing a package gives: Python by dotted module path (`starlette.requests`; each dot is a member step),
   * JavaScript by specifier. A package without any row still has its absorbing state.
   */
  root(name: string): ApiState;
  /** The state of a name that no import brings (`fetch`, `print`): root `global` or `builtins`; -1 if no row speaks of it. */
  global(name: string): ApiState | -1;
  /** The state of rows that name a function barely (`function: "SOURCE"`); -1 if none. */
  bare(name: string): ApiState | -1;
  /** All states that a step leads to, type rows applied (a value may be several things). May be empty for argument/parameter steps. */
  step(state: ApiState, step: ApiStep): readonly ApiState[];
  /** Rows whose path ends here (before their contents). */
  rows(state: ApiState): readonly AttachedRow[];
  /** Rows that end at an argument or parameter of a call of this state, for iterating over a call's arguments once. */
  hasArgumentRows(state: ApiState): boolean;
  /** Whether rows speak of subclasses of this class. */
  hasSubclassRows(state: ApiState): boolean;
  /** Whether storage rows with slot 'site' speak of this value or of its members: then its allocation site is tracked. */
  hasSites(state: ApiState): boolean;
  /** True in the absorbing state of a package that no row led further into. */
  isUnknown(state: ApiState): boolean;
  /** The package that the state belongs to. */
  packageOf(state: ApiState): string;
  /** The path as text, for messages and debugging. */
  describe(state: ApiState): string;
  /** `httpx.AsyncClient().get` reads as "httpx.AsyncClient.get()": for people. */
  label(state: ApiState): string;
  readonly stateCount: number;
  /** Summary rows that apply by method name to receivers of unknown class. */
  methodSummaries(name: string): readonly AttachedRow[];
}
