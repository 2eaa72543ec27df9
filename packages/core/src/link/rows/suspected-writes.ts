import type { ApiTrie } from '../../model/api-trie.js';
import type { GenericSinks } from '../../model/catalogue.js';
import type { LinkedStore, LinkView } from '../contract/contract.js';
import type { RowSearch } from './row-search.js';
import type { SinkDraft } from './sinks.js';
import type { SuspectedGoal, Suspects } from './suspects.js';

/** What the program writes on clients of packages without rows: `client.access_token = value`, `client.headers["Authorization"] = value`. */
export class SuspectedWrites {
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #suspects: Suspects;
  readonly #kind: string;
  readonly #parameters: ReadonlySet<string>;
  readonly #headerParameters: ReadonlySet<string>;
  readonly #headerKeys: readonly string[];

  constructor({ view, trie }: RowSearch, suspicion: GenericSinks, suspects: Suspects) {
    this.#view = view;
    this.#trie = trie;
    this.#suspects = suspects;
    this.#kind = suspicion.kind;
    this.#parameters = new Set(suspicion.parameterNames);
    this.#headerParameters = new Set(suspicion.headerParameterNames ?? []);
    this.#headerKeys = suspicion.headerKeys ?? [];
  }

  /** The sink that a store is suspected to be, or null. */
  of(store: LinkedStore): SinkDraft | null {
    const content = this.#view.contents[store.content];
    if (content?.kind !== 'key' && content?.kind !== 'field') return null;
    const { name } = content;
    const goals = this.#goals(store, name);
    if (goals.length === 0) return null;
    const state = this.#suspects.stateAmong(this.#view.apiStates(store.base));
    if (state < 0 || !this.#suspects.isOfClient(store.base)) return null;
    const owner = this.#trie.packageOf(state);
    return {
      rowIndex: -1,
      assumed: null,
      kind: this.#kind,
      label: `\`${name}\` of a client from ${owner}`,
      site: { file: store.file, span: store.span },
      call: -1,
      callable: store.callable,
      confidence: 'medium',
      goals: goals.map((goal) => ({ ...goal, strict: true })),
      mark: `${owner} is not modelled: only the name says that \`${name}\` is a credential`,
      address: '',
      purpose: '',
    };
  }

  #goals({ base, value }: LinkedStore, name: string): readonly SuspectedGoal[] {
    if (this.#headerParameters.has(name)) return [{ node: value, path: [], rest: 'credential-keys' }];
    const isHeader = this.#headerKeys.includes(name.toLowerCase());
    const isCredential = isHeader ? this.#suspects.isHeaders(base) : this.#parameters.has(name);
    return isCredential ? this.#suspects.whole(value) : [];
  }
}
