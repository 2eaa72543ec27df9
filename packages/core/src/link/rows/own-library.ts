import type { ApiState, ApiTrie } from '../../model/api-trie.js';
import type { LinkView } from '../contract/contract.js';

/**
 * Library values that callables of the program are, when the program is the library that rows speak of: a constructor is its class
 * (`fastmcp/server/auth/providers/jwt.py`, `JWTVerifier.__init__`). Python only, where modules are named by their place. Answers are
 * kept.
 */
export class OwnLibrary {
  readonly #view: LinkView;
  readonly #trie: ApiTrie;
  readonly #modules = new Map<number, readonly ApiState[]>();
  readonly #callables = new Map<number, readonly ApiState[]>();

  constructor(view: LinkView, trie: ApiTrie) {
    this.#view = view;
    this.#trie = trie;
  }

  statesOf(callable: number): readonly ApiState[] {
    let states = this.#callables.get(callable);
    if (states === undefined) this.#callables.set(callable, (states = this.#find(callable)));
    return states;
  }

  #find(callable: number): readonly ApiState[] {
    const { kind, qualifiedName } = this.#view.callable(callable);
    const names = qualifiedName.split('.');
    if (kind === 'constructor') names.pop();
    const [name] = names;
    if (name === undefined || names.length !== 1 || (kind !== 'constructor' && kind !== 'function')) return [];
    return this.#module(this.#view.fileOfCallable(callable)).flatMap((module) => this.#member(module, name));
  }

  /** A folder named like a modelled package is taken for it when its rows lead to the file's module. */
  #module(file: number): readonly ApiState[] {
    let states = this.#modules.get(file);
    if (states === undefined) this.#modules.set(file, (states = this.#findModule(file)));
    return states;
  }

  #findModule(file: number): readonly ApiState[] {
    const path = this.#view.files[file]?.facts.path ?? '';
    const parts = path
      .replace(/\.pyi?$/, '')
      .replace(/\/__init__$/, '')
      .split('/');
    const first = parts.findIndex((part) => this.#trie.isModelled(part));
    const [owner, ...inside] = first < 0 ? [] : parts.slice(first);
    if (owner === undefined || inside.length === 0) return [];
    let states: readonly ApiState[] = [this.#trie.root(owner)];
    for (const part of inside) states = states.flatMap((state) => this.#member(state, part));
    return states;
  }

  #member(state: ApiState, name: string): readonly ApiState[] {
    return this.#trie.step(state, { kind: 'member', name }).filter((next) => !this.#trie.isUnknown(next));
  }
}
