import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { Catalogue, GenericSinks } from '../../model/catalogue.js';
import { FLOW_KIND, type FlowGoal } from '../../solve/flow-graph.js';
import type { LinkedArgument, LinkedCall, LinkView } from '../contract/contract.js';
import { defaultRests } from '../contract/goals.js';
import { kindOf } from '../contract/node-kinds.js';
import { wordsOf } from './obscure.js';
import { purposeOf } from './purpose.js';
import type { SinkDraft } from './sinks.js';
import type { RowSearch } from './row-search.js';

// Packages that no row speaks of are suspected by names alone: a constructor or setter of an imported package that gets a value
// under the name of a credential. The name of the position is all the evidence there is, so the confidence is medium.

/** Finds the suspected sinks of calls into packages without rows. */
export function findGenericSinks(search: RowSearch): readonly SinkDraft[] {
  const found: SinkDraft[] = [];
  for (const suspicion of search.catalogue.genericSinks) {
    const finder = new GenericFinder(search, suspicion);
    for (const call of search.calls) {
      const draft = finder.ofCall(call);
      if (draft !== null) found.push(draft);
    }
  }
  return found;
}

type GoalPaths = readonly (readonly number[])[];

type GoalDraft = Omit<FlowGoal, 'sink'>;

/** Words of functions that look at what they get and keep it in the process. */
const INSIDE: ReadonlySet<string> = new Set(
  (
    'session verify validate authenticate check parse decode escape hash log debug info warn error trace ' +
    'hasattr getattr setattr isinstance'
  ).split(' '),
);

/** Last words of what is built to serve, to hold or to report inside the process, whatever objects it is given. */
const SERVING: ReadonlySet<string> = new Set(
  'handler server app application router middleware executor store cache queue event error exception mock'.split(' '),
);

/** Words of what is built to have a token checked, here or by its issuer. */
const CHECKING: ReadonlySet<string> = new Set(
  'verifier validator decoder parser introspector review introspection validation verification'.split(' '),
);

/** Last words of what stands for another service: what it is built with, without a name, is how the program gets in there. */
const STANDS_FOR_SERVICE: ReadonlySet<string> = new Set('client api sdk'.split(' '));

const HEADER_SETTERS: ReadonlySet<string> = new Set('set add append put with default'.split(' '));

/** Unknown packages that a value may be of before that says nothing. */
const MOST_PACKAGES = 4;
/** Nodes that are followed back from an object to the member that it was read from. */
const LONGEST_WALK = 30;

const BUILDING: ReadonlySet<string> = new Set('create make build init new from with connect client'.split(' '));

class GenericFinder {
  readonly #search: RowSearch;
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #suspicion: GenericSinks;
  readonly #catalogue: Catalogue;
  readonly #parameters: ReadonlySet<string>;
  readonly #methods: ReadonlySet<string>;
  readonly #except: ReadonlySet<string>;
  readonly #exceptPackages: ReadonlySet<string>;
  readonly #headerParameters: ReadonlySet<string>;
  readonly #headerPaths: GoalPaths;
  readonly #anyMember: GoalPaths;
  readonly #optionGroups: GoalPaths;
  readonly #headerKeys: readonly string[];
  readonly #suspected = new Map<readonly ApiState[], ApiState | -1>();

  constructor(search: RowSearch, suspicion: GenericSinks) {
    const { view, trie, catalogue, language } = search;
    this.#search = search;
    this.#view = view;
    this.#trie = trie;
    this.#suspicion = suspicion;
    this.#catalogue = catalogue;
    this.#parameters = new Set(suspicion.parameterNames);
    this.#methods = new Set(suspicion.methodNames);
    this.#except = new Set(suspicion.exceptNames);
    this.#exceptPackages = new Set(suspicion.exceptPackages ?? []);
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

  ofCall(call: LinkedCall): SinkDraft | null {
    if (call.arguments.length === 0) return null;
    const state = this.#suspectedAmong(this.#view.apiStates(call.callee));
    if (state < 0) return null;
    const isOfProgram = this.#view.candidates(call.id).length > 0;
    if (isOfProgram && !this.#isStoodInFor(call)) return null;
    const found = this.#goals(call, wordsOf(call.name), state);
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

  #goals(call: LinkedCall, words: readonly string[], state: ApiState): readonly GoalDraft[] {
    const { arguments: given } = call;
    if (this.#methods.has(call.name)) return given.flatMap((argument) => this.#whole(argument));
    if (this.#setsHeader(call, words)) return given.slice(1).flatMap((argument) => this.#whole(argument));
    if (isBuilding(call, words)) {
      if (SERVING.has(words.at(-1) ?? '') || words.some((word) => CHECKING.has(word))) return [];
      return given
        .filter((argument) => !this.#isSuspectedItself(argument))
        .flatMap((argument) => [
          ...this.#named(argument),
          ...this.#headers(argument, this.#anyMember),
          ...(STANDS_FOR_SERVICE.has(words.at(-1) ?? '') ? this.#unnamed(argument) : []),
        ]);
    }
    if (words.some((word) => INSIDE.has(word)) || this.#isBuiltin(call)) return [];
    return given.flatMap((argument) => [
      ...this.#headers(argument, this.#headerPaths),
      ...this.#configuration(argument, state),
    ]);
  }

  /** `Api(Client(options))`: the inner construction got the credential and is the finding. */
  #isSuspectedItself({ node }: LinkedArgument): boolean {
    const call = this.#view.calls[this.#view.callOfResult(node)];
    if (call === undefined || call.arguments.length === 0 || !isBuilding(call, wordsOf(call.name))) return false;
    return this.#suspectedAmong(this.#view.apiStates(call.callee)) >= 0;
  }

  /** A method of lists, mappings or texts: a type of the package says what they hold, not whose they are. */
  #isBuiltin(call: LinkedCall): boolean {
    return call.receiver >= 0 && this.#trie.methodSummaries(call.name).length > 0;
  }

  /** `client.set_default_header("Authorization", value)`. */
  #setsHeader(call: LinkedCall, words: readonly string[]): boolean {
    const [key, value] = call.arguments;
    if (key === undefined || value === undefined || !HEADER_SETTERS.has(words[0] ?? '')) return false;
    const names = this.#view.constants(key.node);
    const isCredential = names?.some((name) => this.#headerKeys.includes(name.toLowerCase())) === true;
    if (words.some((word) => word === 'header' || word === 'headers')) return isCredential;
    return (names === null || isCredential) && this.#isHeaders(call.receiver);
  }

  /** Whether the object is what a client keeps as its headers (`client.headers`), whatever the program calls it. */
  #isHeaders(node: number): boolean {
    const pending = [node];
    const seen = new Set(pending);
    for (let at = pending.pop(); at !== undefined && seen.size <= LONGEST_WALK; at = pending.pop()) {
      if (at < 0) continue;
      if (kindOf(this.#view.files, at) === 'read' && this.#headerParameters.has(this.#view.nameOf(at) ?? ''))
        return true;
      this.#view.incoming(at, (source, kind) => {
        if ((kind !== FLOW_KIND.value && kind !== FLOW_KIND.jump) || seen.has(source)) return;
        seen.add(source);
        pending.push(source);
      });
    }
    return false;
  }

  /** An unknown package that a value is from. Where it may be of many, everything passes through and nothing is known. */
  #suspectedAmong(states: readonly ApiState[]): ApiState | -1 {
    let state = this.#suspected.get(states);
    if (state === undefined) {
      const suspected = states.filter((candidate) => this.#isSuspected(candidate));
      const packages = new Set(suspected.map((candidate) => this.#trie.packageOf(candidate)));
      state = packages.size > MOST_PACKAGES ? -1 : (suspected[0] ?? -1);
      this.#suspected.set(states, state);
    }
    return state;
  }

  #isSuspected(state: ApiState): boolean {
    if (!this.#trie.isUnknown(state)) return false;
    const owner = this.#trie.packageOf(state);
    return !this.#trie.isModelled(owner) && !this.#exceptPackages.has(owner);
  }

  /** `client.set_token(value)`: whatever is passed, unless its own name says that it goes to an issuer. */
  #whole({ node, name, spread }: LinkedArgument): readonly GoalDraft[] {
    if (spread !== null || (name !== null && this.#except.has(name))) return [];
    return defaultRests(this.#suspicion.kind, this.#catalogue).map((rest) => ({ node, path: [], rest }));
  }

  /** A constructor: the keyword itself, or the key or attribute of an options or configuration object, also of one inside it. */
  #named({ node, name, spread }: LinkedArgument): readonly GoalDraft[] {
    if (name !== null && this.#headerParameters.has(name)) return [{ node, path: [], rest: 'credential-keys' }];
    if (name !== null && this.#parameters.has(name)) {
      return defaultRests(this.#suspicion.kind, this.#catalogue).map((rest) => ({ node, path: [], rest }));
    }
    if (spread === 'positional') return [];
    return [
      { node, path: [], rest: this.#suspicion.parameterNames },
      ...this.#optionGroups.map((path): GoalDraft => ({ node, path, rest: this.#suspicion.parameterNames })),
      ...this.#headerPaths.map((path): GoalDraft => ({ node, path, rest: 'credential-keys' })),
    ];
  }

  /** `new ForumApi(token)`: the credential itself, at a position that has no name. */
  #unnamed({ node, name, spread }: LinkedArgument): readonly GoalDraft[] {
    return name === null && spread === null ? [{ node, path: [], rest: 'none' }] : [];
  }

  /**
   * A mapping that holds the credential as a header: itself, in any member of the options of something that is built, or in a member
   * with the name of headers for any function. What has an inbound request among its data (a prompt, a job, a message) says nothing of
   * where that goes. A library value that rows know, such as the inbound request itself, is handed on for what it is.
   */
  #headers({ node, name, spread }: LinkedArgument, paths: GoalPaths): readonly GoalDraft[] {
    if (spread === 'positional' || (name !== null && this.#except.has(name))) return [];
    if (this.#view.apiStates(node).some((state) => !this.#trie.isUnknown(state))) return [];
    const rest = this.#headerKeys;
    return [{ node, path: [], rest }, ...paths.map((path): GoalDraft => ({ node, path, rest }))];
  }

  /**
   * Any function of such a package that gets an object of the same package back: a configuration or request object, on which the
   * program may have written a credential since (`Configuration.set_default(configuration)`).
   */
  #configuration({ node, spread }: LinkedArgument, state: ApiState): readonly GoalDraft[] {
    if (spread === 'positional' || !this.#view.apiStates(node).includes(state)) return [];
    return [{ node, path: [], rest: this.#suspicion.parameterNames }];
  }

  #draft(call: LinkedCall, state: ApiState, goals: readonly GoalDraft[]): SinkDraft {
    const name = call.name === '' ? this.#trie.packageOf(state) : call.name;
    const owner = this.#trie.packageOf(state);
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

function isBuilding(call: LinkedCall, words: readonly string[]): boolean {
  const [first = '', ...more] = words;
  if (call.form === 'new' || BUILDING.has(first) || more.at(-1) === 'client') return true;
  const initial = call.name[0];
  return initial !== undefined && initial !== initial.toLowerCase();
}
