import type { Kind } from './kind.js';

// Catalogue rows: what code that the engine does not see does (CodeQL models-as-data). Literals only; the user's YAML has the
// same shape. `path` strings follow the grammar of api-path.ts.

export type RowLanguage = 'python' | 'javascript' | 'any';

/**
 * How a function of unknown origin is named: the last name of the called function or method, also through aliases and callbacks.
 * Its body is not looked into.
 */
export interface BareName {
  readonly function: string;
}

/** Which contents of a sink argument count: only the value itself, any content up to depth 2, or these keys (case folded). */
export type AcceptedContents = 'none' | 'any' | 'credential-keys' | readonly string[];

export interface SourceRow {
  /** `starlette.requests.Request().headers.Key[authorization]`, `fastmcp.server.dependencies.get_access_token().ReturnValue` … */
  readonly path?: string;
  readonly function?: string;
  readonly kind: Kind;
  /** Only where the parameter whose default or annotation this is has one of these names (FastAPI `Header()`); '-' = '_' folded. */
  readonly parameterName?: readonly string[];
  /**
   * Only for calls whose argument at this place is one of these constants (case folded, '-' = '_'): `req.get("authorization")`,
   * `Header(alias="X-Api-Key")`. An argument that is not constant does not match. No values: nothing may be passed there.
   * Where the path ends in what a decorator gives a parameter, these are the arguments that the decorator was made with.
   */
  readonly where?: { readonly at: string; readonly values: readonly string[] };
  /** Only for calls that are given a library value of this name at one of these places: a copy of what came in. */
  readonly given?: { readonly at: readonly string[]; readonly is: string };
  /** Not where the call passes something at one of these places. */
  readonly unless?: readonly string[];
  /**
   * Not in a program that hands calls of this function one of these library values at this place, and nothing else: what comes in here
   * then is the server's own.
   */
  readonly replacedBy?: { readonly call: string; readonly at: string; readonly is: readonly string[] };
  /** Words for messages: "the Authorization header"; `{name}` is the constant or parameter name by which the row applies. */
  readonly label?: string;
}

export interface SinkRow {
  /** A path to an argument (`httpx.get.Argument[headers:]`), or to a written content (`requests.Session().headers.Key[authorization]`). */
  readonly path?: string;
  readonly function?: string;
  /** With `function`: which argument; a position, a keyword, or 'any'. Spread values count for 'any', the receiver never. */
  readonly argument?: number | string;
  readonly contents?: AcceptedContents;
  readonly kind: Kind;
  /** What the sink is, for messages: "the headers of httpx.get()". */
  readonly label?: string;
  /** Where the address goes (`Argument[0,url:]`): tried against the rule's `exemptAddresses`. */
  readonly address?: string;
  /** Lowered for sinks that are a guess. */
  readonly confidence?: 'high' | 'medium' | 'low';
}

/** A flow through the call: input path to output path, both relative to `path` (`Argument[0].Element` -> `ReturnValue.Key[x]`). */
export interface SummaryRow {
  readonly path?: string;
  /** Method name for receivers of unknown class (`.get`, `.split`); `receiver` says of which allocation kinds, if known. */
  readonly method?: string;
  readonly input: string;
  readonly output: string;
  /**
   * value: access path kept; taint: only the empty path, result empty; clear: contents named by `output` are removed; bind:
   * `output` is the callable `input` with the arguments after it in front (`functools.partial`), for a method (`f.bind(self, …)`)
   * with the first argument as its receiver; method: the same, and read through an object it runs behind that object
   * (`functools.partialmethod`); call: `input` is called with the arguments after it, and what it hands back goes to
   * `output` (`asyncio.to_thread`); object: `output` is the object of the program that `input` is, and what is inside stays where
   * it is (a stub has the methods of what it stands for); only, without: a copy of a mapping with these `keys`, or without them.
   */
  readonly flow: 'value' | 'taint' | 'clear' | 'bind' | 'method' | 'call' | 'object' | 'only' | 'without';
  /** With `only` and `without`: the arguments that are keys, or lists of them (`Argument[1..]`). Keys that are not constant cost confidence. */
  readonly keys?: string;
}

/** A value found at `path` is an instance of (or is) what `is` names. */
export interface TypeRow {
  readonly path: string;
  readonly is: string;
}

/** A place where a library carries a value from one callback to another: `write` and `read` paths of one `slot`. */
export interface StorageRow {
  /** Values written here (`fastapi.Request().state`, `Argument[0]` of `ContextVar().set`). */
  readonly write?: string;
  readonly read?: string;
  /** Place of the constant key that keeps the values of one slot apart (`Argument[0]` of Hono's `c.set`); absent: the object itself. */
  readonly key?: string;
  /**
   * 'site': one slot for each allocation (ContextVar, AsyncLocalStorage), 'site second' another one beside it; else the family's
   * name.
   */
  readonly slot: string;
}

/** The result (or `output`) of this call carries no live value of any source: a token exchange. */
export interface BarrierRow {
  readonly path?: string;
  readonly function?: string;
  readonly kind: Kind;
  /** A position that ends the flow when a value goes in (`subject_token`): keyword or key name in any call. */
  readonly position?: string;
}

export interface BarrierGuardRow {
  readonly path?: string;
  readonly function?: string;
  readonly argument: number | string;
  /** The outcome on which the argument is clean. */
  readonly when: boolean;
  readonly kind: Kind;
}

/** Callables found at `path` are called from outside: handlers, routes, tools. */
export interface EntryPointRow {
  readonly path: string;
  readonly entry: 'tool' | 'route' | 'middleware' | 'verifier' | 'main';
}

/** What a verify or decode call compares; names as in the audience lattice of the library notes. */
export type AudienceSemantics = 'check-if-argument' | 'reject-if-unset' | 'must-check' | 'never' | 'unverified-decode';

/** A step that a value was made over: a call of one of these names (that gets this constant), or the part at an index. */
export interface MadeBy {
  readonly calls?: readonly string[];
  readonly constant?: string;
  readonly index?: number;
  /** Not where the part at this index is used as well: a signature that is looked at. */
  readonly unusedIndex?: number;
}

/** A call rule's row: which call or construction, and where its argument is. */
export interface CallRow {
  readonly path?: string;
  readonly function?: string;
  readonly kind: Kind;
  readonly semantics: AudienceSemantics;
  /** Only where something is passed here: a constructor that verifies when it gets a token. */
  readonly when?: string;
  /** Places of the value that switches the check on, tried in order: `Argument[6,audience:]`, `Argument[2].Key[audience]`. */
  readonly check?: readonly string[];
  /** An empty text for `check` switches the check on as well: it is compared, and equals no audience. */
  readonly emptyCounts?: boolean;
  /** Places that switch it off, with the constants that do: `Argument[3,options:].Key[verify_aud]` = false. */
  readonly disable?: readonly {
    readonly at: string;
    readonly values: readonly (boolean | string | null)[];
    readonly unverified?: boolean;
    /** A list of constants there switches the check off when this one is not in it: `claims_to_verify=("iss", "exp")`. */
    readonly lacks?: string;
    /** It switches nothing off where one of these constants stands at another place; no values: where anything does. */
    readonly unless?: { readonly at: string; readonly values?: readonly (boolean | string | null)[] };
  }[];
  /** The value that is verified; a pseudo sink that tells whose it is. */
  readonly input?: string;
  /** Only where the input was made over these steps, the latest first: base64 of part 1 of a text split at dots. */
  readonly madeBy?: readonly MadeBy[];
  /** Where the claims come out, relative to the call: `ReturnValue`, `ReturnValue.Key[payload]`, `Argument[3].Parameter[1]`. */
  readonly claims?: string | readonly string[];
  /** Kind of sources that are its claims where the library hands them over: on the request, by the verifier that was made. */
  readonly claimsFrom?: Kind;
  /** Claims whose later comparison counts as the check. Default: aud. */
  readonly claimNames?: readonly string[];
  readonly label?: string;
}

/** Where the callbacks are passed, the methods of the outgoing request that set or remove headers, and the header (lower case). */
export interface ForwardHooks {
  readonly at: readonly string[];
  readonly methods: readonly string[];
  readonly header: string;
}

/** A library call that hands on what arrives at the server by itself, without a line of the program: a proxy, a bridge. */
export interface ForwardRow {
  readonly path: string;
  /** Kind of source that it takes, and kind of sink that it gives it to. */
  readonly from: Kind;
  readonly to: Kind;
  /** Only where something is passed here, and, with `words`, where its text or the name it is read from holds one (lower case). */
  readonly when?: string;
  readonly words?: readonly string[];
  /** Only for calls that are given a library value of this name at one of these places. */
  readonly given?: { readonly at: readonly string[]; readonly is: string };
  /** Not where something is passed at one of these places: options that replace what is handed on. */
  readonly unless?: readonly string[];
  /** Callbacks that get the outgoing request: they end the row unless it is seen that they leave the header alone. */
  readonly hooks?: ForwardHooks;
  /** What of an argument is handed on (`Argument[0].Key[headers].Key[authorization]`): the program may have taken it out before. */
  readonly carries?: string;
  /**
   * For results that are registered as functions for requests: what of what they get must not be taken out by functions that run before
   * (`ReturnValue.Parameter[0].Key[headers].Key[authorization]`).
   */
  readonly kept?: string;
  /** Only in code that an entry point runs: it hands on the request that is being handled, and elsewhere there is none. */
  readonly onRequest?: boolean;
  /** What it reaches, for messages. */
  readonly label?: string;
  /** What it takes, for messages. */
  readonly sourceLabel?: string;
}

/** Looked at: no flow and no callback. Ends the default for unknown code. */
export interface NeutralRow {
  readonly path?: string;
  readonly function?: string;
}

interface RowHead {
  readonly language: RowLanguage;
  /** Library versions for which the row holds, as a range of its ecosystem; absent: all. */
  readonly versions?: string;
  /** Package whose version decides, when it is not the first name of the path. */
  readonly package?: string;
  /** Where this was read. */
  readonly because?: string;
}

export type Model = RowHead &
  (
    | { readonly source: SourceRow }
    | { readonly sink: SinkRow }
    | { readonly summary: SummaryRow }
    | { readonly type: TypeRow }
    | { readonly storage: StorageRow }
    | { readonly barrier: BarrierRow }
    | { readonly barrierGuard: BarrierGuardRow }
    | { readonly entryPoint: EntryPointRow }
    | { readonly call: CallRow }
    | { readonly forward: ForwardRow }
    | { readonly neutral: NeutralRow }
  );
