import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { GenericSinks } from '../../model/catalogue.js';
import type { LinkedArgument, LinkedCall, LinkView } from '../contract/contract.js';
import { wordsOf } from './obscure.js';
import { purposeOf } from './purpose.js';
import type { RowSearch } from './row-search.js';
import type { SinkDraft } from './sinks.js';
import type { SuspectedGoal, Suspects } from './suspects.js';

type GoalPaths = readonly (readonly number[])[];

/** Words of functions that look at what they get and keep it in the process. */
const INSIDE: ReadonlySet<string> = new Set(
  (
    'session verify validate authenticate check parse decode escape hash log debug info warn error trace ' +
    'hasattr getattr setattr isinstance'
  ).split(' '),
);

/** Words of methods that hand a token to its issuer. */
const ISSUING: ReadonlySet<string> = new Set('introspect revoke exchange refresh userinfo obo'.split(' '));

/** First words of methods that keep what they get: a credential in it is data there. */
const KEEPING: ReadonlySet<string> = new Set(
  'set save store put insert upsert update write add append push cache publish emit record persist'.split(' '),
);

/** Methods by which headers take up further ones. */
const MERGING: ReadonlySet<string> = new Set('update assign merge'.split(' '));

/** Verbs of HTTP: with more than one argument no method of a mapping. */
const HTTP_VERBS: ReadonlySet<string> = new Set('get post put patch delete head options request fetch'.split(' '));

const HEADER_SETTERS: ReadonlySet<string> = new Set('set add append put with default'.split(' '));

/** What packages without rows get: clients what they are built with, setters, and any function a mapping of headers. */
export class SuspectedArguments {
  readonly #search: RowSearch;
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #suspects: Suspects;
  readonly #suspicion: GenericSinks;
  readonly #parameters: ReadonlySet<string>;
  readonly #methods: ReadonlySet<string>;
  readonly #perCall: readonly string[];
  readonly #except: ReadonlySet<string>;
  readonly #headerParameters: ReadonlySet<string>;
  readonly #headerPaths: GoalPaths;
  readonly #anyMember: GoalPaths;
  readonly #optionGroups: GoalPaths;
  readonly #headerKeys: readonly string[];

  constructor(search: RowSearch, suspicion: GenericSinks, suspects: Suspects) {
    const { view, trie, language } = search;
    this.#search = search;
    this.#view = view;
    this.#trie = trie;
    this.#suspects = suspects;
    this.#suspicion = suspicion;
    this.#parameters = new Set(suspicion.parameterNames);
    this.#methods = new Set(suspicion.methodNames);
    this.#perCall = suspicion.callParameterNames ?? [];
    this.#except = new Set(suspicion.exceptNames);
    this.#headerParameters = new Set(suspicion.headerParameterNames ?? []);
    this.#anyMember = [[view.content({ kind: 'anyKey' })]];
    this.#headerKeys = suspicion.headerKeys ?? [];
    const kinds = language === 'python' ? (['key', 'field'] as const) : (['key'] as const);
    this.#headerPaths = [...this.#headerParameters].flatMap((name) =>
      kinds.map((kind) => [view.content({ kind, name })]),
    );
    this.#optionGroups = (suspicion.optionGroups ?? []).map((group) =>
      group.split('.').map((name) => view.content({ kind: 'key', name })),
    );
  }

  /** The sink that a call is suspected to be, or null. */
  of(call: LinkedCall): SinkDraft | null {
    if (call.arguments.length === 0) return null;
    const state = this.#suspects.stateOf(call);
    if (state < 0) return null;
    const isOfProgram = this.#view.candidates(call.id).length > 0;
    if (isOfProgram && !this.#isStoodInFor(call)) return null;
    const found = this.#goals(call, wordsOf(this.#suspects.nameOf(call)), state);
    const goals = isOfProgram ? found.filter(({ path }) => path.length > 0) : found;
    return goals.length === 0 ? null : this.#draft(call, state, goals);
  }

  /** Whether each candidate takes whatever it gets: it stands in for the library's own, which it hands that on to (the trap of a proxy). */
  #isStoodInFor(call: LinkedCall): boolean {
    return this.#view.candidates(call.id).some(({ callable }) => {
      const { kind, parameters } = this.#view.callable(callable);
      return kind !== 'method' && parameters[0]?.collects === 'positional';
    });
  }

  #goals(call: LinkedCall, words: readonly string[], state: ApiState): readonly SuspectedGoal[] {
    const { arguments: given } = call;
    if (this.#methods.has(call.name)) return given.flatMap((argument) => this.#whole(argument));
    if (this.#setsHeader(call, words)) return given.slice(1).flatMap((argument) => this.#whole(argument));
    if (MERGING.has(call.name) && this.#suspects.isHeaders(call.receiver))
      return given.flatMap((argument) => this.#headers(argument, []));
    if (this.#suspects.isBuilding(call)) {
      if (this.#suspects.isInternal(call)) return [];
      return given
        .filter((argument) => !this.#isSuspectedItself(argument))
        .flatMap((argument) => [
          ...this.#named(argument),
          ...this.#headers(argument, this.#anyMember),
          ...(this.#suspects.takesUnnamed(call, argument.index) ? this.#unnamed(argument) : []),
        ]);
    }
    if (words.some((word) => INSIDE.has(word)) || this.#isBuiltin(call)) return [];
    const bringsOwn =
      !words.some((word) => ISSUING.has(word)) &&
      !KEEPING.has(words[0] ?? '') &&
      this.#suspects.isOfClient(call.receiver);
    return given.flatMap((argument) => [
      ...this.#headers(argument, this.#headerPaths),
      ...this.#configuration(argument, state),
      ...(bringsOwn ? this.#forThisCall(argument) : []),
    ]);
  }

  /** `Api(Client(options))`: the inner construction got the credential and is the finding. */
  #isSuspectedItself({ node }: LinkedArgument): boolean {
    const call = this.#view.calls[this.#view.callOfResult(node)];
    if (call === undefined || call.arguments.length === 0 || !this.#suspects.isBuilding(call)) return false;
    return this.#suspects.stateOf(call) >= 0;
  }

  /** A method of lists, mappings or texts: a type of the package says what they hold, not whose they are. */
  #isBuiltin(call: LinkedCall): boolean {
    if (call.receiver < 0 || this.#trie.methodSummaries(call.name).length === 0) return false;
    const isRequest = HTTP_VERBS.has(call.name) && call.arguments.length > 1;
    return !isRequest || !this.#suspects.isOfClient(call.receiver);
  }

  /** `client.set_default_header("Authorization", value)`. */
  #setsHeader(call: LinkedCall, words: readonly string[]): boolean {
    const [key, value] = call.arguments;
    if (key === undefined || value === undefined || !HEADER_SETTERS.has(words[0] ?? '')) return false;
    const names = this.#view.constants(key.node);
    const isCredential = names?.some((name) => this.#headerKeys.includes(name.toLowerCase())) === true;
    if (words.some((word) => word === 'header' || word === 'headers')) return isCredential;
    return (names === null || isCredential) && this.#suspects.isHeaders(call.receiver);
  }

  /** `client.set_token(value)`: whatever is passed, unless its own name says that it goes to an issuer. */
  #whole({ node, name, spread }: LinkedArgument): readonly SuspectedGoal[] {
    if (spread !== null || (name !== null && this.#except.has(name))) return [];
    return this.#suspects.whole(node);
  }

  /** A constructor: the keyword itself, or the key or attribute of an options or configuration object, also of one inside it. */
  #named({ node, name, spread }: LinkedArgument): readonly SuspectedGoal[] {
    if (name !== null && this.#headerParameters.has(name)) return [{ node, path: [], rest: 'credential-keys' }];
    if (name !== null && this.#parameters.has(name)) return this.#suspects.whole(node);
    if (spread === 'positional') return [];
    return [
      { node, path: [], rest: this.#suspicion.parameterNames },
      ...this.#optionGroups.map((path): SuspectedGoal => ({ node, path, rest: this.#suspicion.parameterNames })),
      ...this.#headerPaths.map((path): SuspectedGoal => ({ node, path, rest: 'credential-keys' })),
    ];
  }

  /** `new ForumApi(token)`: the credential itself, at a position that has no name. */
  #unnamed({ node, name, spread }: LinkedArgument): readonly SuspectedGoal[] {
    return name === null && spread === null ? [{ node, path: [], rest: 'none' }] : [];
  }

  /** `client.list_users(access_token=value)`, `client.listUsers({ accessToken: value })`. */
  #forThisCall({ node, name, spread }: LinkedArgument): readonly SuspectedGoal[] {
    if (spread === 'positional') return [];
    if (name === null && this.#search.language === 'javascript') return [{ node, path: [], rest: this.#perCall }];
    return name !== null && this.#perCall.includes(name) ? this.#suspects.whole(node) : [];
  }

  /**
   * A mapping that holds the credential as a header: itself, in any member of the options of something that is built, or in a member
   * with the name of headers for any function. What has an inbound request among its data (a prompt, a job, a message) says nothing of
   * where that goes. A library value that rows know, such as the inbound request itself, is handed on for what it is.
   */
  #headers({ node, name, spread }: LinkedArgument, paths: GoalPaths): readonly SuspectedGoal[] {
    if (spread === 'positional' || (name !== null && this.#except.has(name))) return [];
    if (this.#view.apiStates(node).some((state) => !this.#trie.isUnknown(state))) return [];
    const rest = this.#headerKeys;
    return [{ node, path: [], rest }, ...paths.map((path): SuspectedGoal => ({ node, path, rest }))];
  }

  /**
   * Any function of such a package that gets an object of the same package back: a configuration or request object, on which the
   * program may have written a credential since (`Configuration.set_default(configuration)`).
   */
  #configuration({ node, spread }: LinkedArgument, state: ApiState): readonly SuspectedGoal[] {
    if (spread === 'positional' || !this.#view.apiStates(node).includes(state)) return [];
    return [{ node, path: [], rest: this.#suspicion.parameterNames }];
  }

  #draft(call: LinkedCall, state: ApiState, goals: readonly SuspectedGoal[]): SinkDraft {
    const owner = this.#trie.packageOf(state);
    const name = this.#suspects.nameOf(call) || owner;
    return {
      rowIndex: -1,
      assumed: null,
      kind: this.#suspicion.kind,
      label: `the credential of ${name}() from ${owner}`,
      site: { file: call.file, span: call.span },
      call: call.id,
      callable: call.callable,
      confidence: 'medium',
      goals: goals.map((goal) => ({ ...goal, strict: true })),
      mark: `${owner} is not modelled: only the name says that ${name}() takes a credential`,
      address: '',
      purpose: purposeOf(call, this.#search),
    };
  }
}
