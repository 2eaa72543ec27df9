import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { GenericSinks } from '../../model/catalogue.js';
import { FLOW_KIND, type FlowGoal } from '../../solve/flow-graph.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { defaultRests } from '../contract/goals.js';
import { kindOf } from '../contract/node-kinds.js';
import { wordsOf } from './obscure.js';
import { type RowSearch, statesOfBases } from './row-search.js';

/** A place of which a suspicion says that a credential leaves there. */
export type SuspectedGoal = Omit<FlowGoal, 'sink'>;

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
/** Last words of what is made of a credential for a client to send. */
const CREDENTIALS: ReadonlySet<string> = new Set('auth authentication credential credentials'.split(' '));

/** Last words of what only carries settings or data to where it is used. */
const CARRYING: ReadonlySet<string> = new Set(
  (
    'config configuration options settings params request response message context state input args result ' +
    'credential credentials token session user principal identity account profile info data model record entity'
  ).split(' '),
);

const BUILDING: ReadonlySet<string> = new Set('create make build init new from with connect client'.split(' '));

/** Unknown packages that a value may be of before that says nothing. */
const MOST_PACKAGES = 4;
/** Nodes that are followed back from an object to where it was built or read. */
const LONGEST_WALK = 30;

/** What is of packages that no row speaks of, and what its names say of it. */
export class Suspects {
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #search: RowSearch;
  readonly #suspicion: GenericSinks;
  readonly #headerParameters: ReadonlySet<string>;
  readonly #exceptPackages: ReadonlySet<string>;
  readonly #suspected = new Map<readonly ApiState[], ApiState | -1>();

  constructor(search: RowSearch, suspicion: GenericSinks) {
    this.#search = search;
    this.#view = search.view;
    this.#trie = search.trie;
    this.#suspicion = suspicion;
    this.#headerParameters = new Set(suspicion.headerParameterNames ?? []);
    this.#exceptPackages = new Set(suspicion.exceptPackages ?? []);
  }

  /** The unknown package that the callee is from, or -1. */
  stateOf(call: LinkedCall): ApiState | -1 {
    const states = this.#view.apiStates(call.callee);
    const isParent = call.form === 'super' && states.length === 0;
    return this.stateAmong(isParent ? statesOfBases(call, this.#view) : states);
  }

  /** An unknown package that a value is from, or -1. Where it may be of many, everything passes through and nothing is known. */
  stateAmong(states: readonly ApiState[]): ApiState | -1 {
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

  /** What is called, as written; of a parent's constructor, the class that is built. */
  nameOf(call: LinkedCall): string {
    if (call.form !== 'super') return call.name;
    return this.#view.files[call.file]?.facts.classes[this.#view.callable(call.callable).owner]?.name ?? '';
  }

  /** Whether the name says that the call makes an object. */
  isBuilding(call: LinkedCall): boolean {
    const [first = '', ...more] = wordsOf(call.name);
    if (call.form === 'new' || call.form === 'super' || BUILDING.has(first) || more.at(-1) === 'client') return true;
    const initial = call.name[0];
    return initial !== undefined && initial !== initial.toLowerCase();
  }

  /** Whether what is built stays in the process with what it gets, or asks the issuer about it. */
  isInternal(call: LinkedCall): boolean {
    const words = wordsOf(this.nameOf(call));
    return SERVING.has(words.at(-1) ?? '') || words.some((word) => CHECKING.has(word));
  }

  /** Whether an argument without a name is the credential: any of a client, the first of a credentials object. */
  takesUnnamed(call: LinkedCall, index: number | null): boolean {
    const last = wordsOf(this.nameOf(call)).at(-1) ?? '';
    return STANDS_FOR_SERVICE.has(last) || (CREDENTIALS.has(last) && index === 0);
  }

  /** Whether the object is what a client keeps as its headers (`client.headers`), whatever the program calls it. */
  isHeaders(node: number): boolean {
    return this.#leadsBack(node, false, (at) => {
      return kindOf(this.#view.files, at) === 'read' && this.#headerParameters.has(this.#view.nameOf(at) ?? '');
    });
  }

  /**
   * Whether the program built the object as a client of the package, or it is the package itself: only then is what is written on it
   * what it sends. Requests, sessions and events that a package hands over carry credentials inside the process.
   */
  isOfClient(node: number): boolean {
    return this.#leadsBack(node, true, (at) => {
      const kind = kindOf(this.#view.files, at);
      if (kind === 'import') return true;
      if (kind === 'read') return STANDS_FOR_SERVICE.has(wordsOf(this.#view.nameOf(at) ?? '').at(-1) ?? '');
      const call = this.#view.calls[this.#view.callOfResult(at)];
      return call !== undefined && this.#buildsClient(call);
    });
  }

  #buildsClient(call: LinkedCall): boolean {
    if (!this.isBuilding(call) || this.isInternal(call)) return false;
    return !CARRYING.has(wordsOf(this.nameOf(call)).at(-1) ?? '') && this.stateOf(call) >= 0;
  }

  /** Whether a node that the value at `start` comes from is wanted; `throughReads`: or what it is a member of. */
  #leadsBack(start: number, throughReads: boolean, isWanted: (node: number) => boolean): boolean {
    const pending = start < 0 ? [] : [start];
    const seen = new Set(pending);
    for (let node = pending.pop(); node !== undefined && seen.size <= LONGEST_WALK; node = pending.pop()) {
      if (isWanted(node)) return true;
      // What comes into a parameter is its type.
      if (kindOf(this.#view.files, node) === 'parameter') continue;
      this.#view.incoming(node, (source, kind) => {
        const isFollowed =
          kind === FLOW_KIND.value || kind === FLOW_KIND.jump || (throughReads && kind === FLOW_KIND.read);
        if (!isFollowed || seen.has(source)) return;
        seen.add(source);
        pending.push(source);
      });
    }
    return false;
  }

  /** Whatever of the value counts as a credential. */
  whole(node: number): readonly SuspectedGoal[] {
    return defaultRests(this.#suspicion.kind, this.#search.catalogue).map((rest) => ({ node, path: [], rest }));
  }
}
