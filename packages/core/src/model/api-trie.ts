import type { Place } from './api-path.js';
import type { Model } from './model.js';
import type { Signature } from './signature-roots.js';

// The catalogue's paths of one language, compiled into a trie that linking steps through while it tracks values. States are
// small integers; leaving the known paths of a package lands in an absorbing `unknown` state, so that "some library value" stays
// known (for the defaults of unknown code) and the set of states stays finite. Packages that generic sinks suspect have one each;
// all others share one, since nobody asks which of them a value comes from.

/** A state of the trie: "the library value that this path names". */
export type ApiState = number;

/**
 * One step from a value to a related one. Mirrors the tokens of api-path.ts that concern a single value. `key` and `element`
 * are reads of contents: `d["k"]` in Python (JavaScript asks for a member, dot and bracket alike), an item of an iteration.
 */
export type ApiStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'element' }
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
  /**
   * Contents that follow the state's own path, outermost first (`Key[authorization]`). After an argument they are what the
   * row speaks of inside the argument. Storage, type and entry rows have none: there contents are steps of the state.
   */
  readonly contents: readonly ApiContent[];
  /** Which path of a storage row this is; null for all other rows. */
  readonly side: 'write' | 'read' | null;
}

export type ApiContent =
  | { readonly kind: 'key'; readonly names: readonly string[] }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'element' }
  | { readonly kind: 'anyKey' }
  | { readonly kind: 'mapKey' }
  | { readonly kind: 'anyContent' }
  | { readonly kind: 'keyOfArgument'; readonly place: Place };

/** What can follow a state, for walking what the program hands to a library (callbacks, options, subclasses). */
export interface ApiBranches {
  readonly members: ReadonlyMap<string, ApiState>;
  readonly keys: ReadonlyMap<string, ApiState>;
  readonly methods: ReadonlyMap<string, ApiState>;
  readonly element: ApiState | -1;
  readonly result: ApiState | -1;
  readonly decorated: ApiState | -1;
  readonly subclass: ApiState | -1;
  readonly arguments: readonly PlacedState[];
  readonly parameters: readonly PlacedState[];
}

export interface PlacedState {
  readonly place: Place;
  readonly state: ApiState;
}

export interface ApiTrie {
  /**
   * The value that importing a package gives: Python by dotted module path (`starlette.requests`; each dot is a member step),
   * JavaScript by specifier. A package without any row still has its absorbing state.
   */
  root(name: string): ApiState;
  /** The state of a name that no import brings (`fetch`, `print`): root `global` or `builtins`; -1 if no row speaks of it. */
  global(name: string): ApiState | -1;
  /** What rows say of the program's own exports, for a file with this path: exported names and their states. */
  exportsOf(path: string): readonly { readonly name: string; readonly state: ApiState }[];
  /** What rows say of callables of the program that have a signature, or whose class is built with it. */
  readonly signatures: readonly { readonly signature: Signature; readonly state: ApiState }[];
  /** The state of rows that name a function barely (`function: "SOURCE"`); -1 if none. */
  bare(name: string): ApiState | -1;
  /** All states that a step leads to, type rows applied (a value may be several things). May be empty for argument/parameter steps. */
  step(state: ApiState, step: ApiStep): readonly ApiState[];
  /** The state and all it is by type rows, itself first. */
  aliases(state: ApiState): readonly ApiState[];
  /** What follows this very state (type rows not applied; the absorbing state has nothing). */
  branches(state: ApiState): ApiBranches;
  /** Rows whose path ends at this very state (before their contents); rows of its aliases are not among them. */
  rows(state: ApiState): readonly AttachedRow[];
  /** Whether rows speak of arguments of a call of this state (or of what it is by type rows). */
  hasArgumentRows(state: ApiState): boolean;
  /** Whether rows speak of subclasses of this class. */
  hasSubclassRows(state: ApiState): boolean;
  /** Whether storage rows with slot 'site' speak of this value or of its members: then its allocation site is tracked. */
  hasSites(state: ApiState): boolean;
  /** Whether the state is an item of a library value: summaries of it speak of reading the item, not of calling it. */
  isItem(state: ApiState): boolean;
  /** True in an absorbing state: no row led further. */
  isUnknown(state: ApiState): boolean;
  /** Whether rows speak of this package, and not only of what leaves through some of its functions. */
  isModelled(packageName: string): boolean;
  /** The package that the state belongs to; empty in the absorbing state of packages that nothing tells apart. */
  packageOf(state: ApiState): string;
  /** The path as text, for messages and debugging. */
  describe(state: ApiState): string;
  /** `httpx.AsyncClient().get` reads as "httpx.AsyncClient.get()": for people. */
  label(state: ApiState): string;
  readonly stateCount: number;
  /** Summary rows that apply by method name to receivers of unknown class. */
  methodSummaries(name: string): readonly AttachedRow[];
}
