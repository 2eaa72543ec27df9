import { NODE_KIND } from '../../facts/flow-node.js';
import type { Callable } from '../../facts/callable.js';
import type { ApiToken, Place } from '../../model/api-path.js';
import type { ApiState, ApiTrie, AttachedRow } from '../../model/api-trie.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { contentOf } from '../../model/path-steps.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { passedAt, type PassedValue } from '../contract/call-places.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { flowPaths } from './flow-contents.js';
import { fileOf } from '../contract/node-kinds.js';
import { OwnLibrary } from './own-library.js';
import type { CallOccurrence, CallPlace } from '../contract/program.js';
import type { RowSearch } from './row-search.js';

/** Nodes followed backwards from a receiver to the calls that made it. */
const LONGEST_WALK = 200;
const NO_ROWS: readonly AttachedRow[] = Object.freeze([]);
const NO_STATES: readonly ApiState[] = Object.freeze([]);
const NOT_PASSED: CallPlace = { node: -1, keys: [], open: false };

type Placed = CallOccurrence['claims'][number];

/** Finds the calls that call rules speak of, with the places of their arguments resolved. */
export class CallFinder {
  readonly #view: LinkView;
  readonly #search: RowSearch;
  readonly #trie: ApiTrie;
  readonly #language: 'python' | 'javascript';
  readonly #own: OwnLibrary;
  readonly #rows = new Map<readonly ApiState[], readonly AttachedRow[]>();

  constructor(search: RowSearch) {
    this.#search = search;
    this.#view = search.view;
    this.#trie = search.trie;
    this.#language = search.language;
    this.#own = new OwnLibrary(search.view, search.trie);
  }

  find(): readonly CallOccurrence[] {
    const found: CallOccurrence[] = [];
    for (const call of this.#search.calls) {
      const callees = this.#rowsAt(this.#search.callees(call));
      const inherited = this.#rowsAt(this.#inheritedStates(call));
      const own = this.#rowsAt(this.#ownStates(call));
      if (callees.length + inherited.length + own.length === 0) continue;
      const rows = new Set([...callees, ...inherited]);
      for (const row of rows) found.push(...this.#occurrence(call, row, false));
      for (const row of new Set(own)) if (!rows.has(row)) found.push(...this.#occurrence(call, row, true));
    }
    return found;
  }

  /** Call rows at library values. Nodes that hold the same share one list of states, so each list is asked once. */
  #rowsAt(states: readonly ApiState[]): readonly AttachedRow[] {
    if (states.length === 0) return NO_ROWS;
    let rows = this.#rows.get(states);
    if (rows === undefined) {
      rows = states.flatMap((state) => this.#trie.rows(state).filter(({ model }) => 'call' in model));
      this.#rows.set(states, rows.length === 0 ? (rows = NO_ROWS) : rows);
    }
    return rows;
  }

  /** A class of the program without a constructor of its own is made as its library base is. */
  #inheritedStates(call: LinkedCall): readonly ApiState[] {
    // JavaScript makes objects by `new` alone; a library value is no class of the program.
    if (this.#language === 'javascript' && call.form !== 'new' && call.form !== 'super') return NO_STATES;
    if (this.#view.apiStates(call.callee).length > 0 || this.#view.candidates(call.id).length > 0) return NO_STATES;
    const states: ApiState[] = [];
    const seen = new Set<number>();
    const ofClass = (node: number): void => {
      this.#walkBack(node, (at) => {
        const file = fileOf(this.#view.files, at);
        if (file === undefined || file.facts.nodes.kind[at - file.nodeBase] !== NODE_KIND.class) return false;
        const shape = file.facts.classes[file.facts.nodes.aux[at - file.nodeBase] ?? 0];
        if (shape === undefined || seen.has(at)) return true;
        seen.add(at);
        for (const base of shape.bases) {
          states.push(...this.#view.apiStates(file.nodeBase + base));
          ofClass(file.nodeBase + base);
        }
        return true;
      });
    };
    ofClass(call.callee);
    return states;
  }

  #ownStates(call: LinkedCall): readonly ApiState[] {
    if (this.#language !== 'python') return NO_STATES;
    const found = this.#view.candidates(call.id).filter(({ how }) => how === 'value');
    return found.flatMap(({ callable }) => this.#own.statesOf(callable));
  }

  #occurrence(call: LinkedCall, { model, index }: AttachedRow, own: boolean): readonly CallOccurrence[] {
    if (!('call' in model) || !this.#search.holds(model, call.file)) return [];
    const row = model.call;
    if (row.when !== undefined && !this.#places(call, row.when).some(({ node, open }) => node >= 0 || open)) return [];
    const disables = (row.disable ?? []).map(({ at }) => this.#places(call, at)[0] ?? NOT_PASSED);
    return [
      {
        rowIndex: index,
        assumed: this.#search.assumed(model, call.file),
        row,
        own,
        call: call.id,
        site: { file: call.file, span: call.span },
        callable: call.callable,
        checks: (row.check ?? []).flatMap((path) => this.#places(call, path)),
        disables,
        exceptions: (row.disable ?? []).map(({ unless }) =>
          unless === undefined ? null : (this.#places(call, unless.at)[0] ?? NOT_PASSED),
        ),
        lacking: (row.disable ?? []).map(({ lacks }, index) => this.#lacks(disables[index] ?? NOT_PASSED, lacks)),
        inputs: row.input === undefined ? [] : this.#values(call, row.input),
        claims: [row.claims ?? []].flat().flatMap((path) => this.#values(call, path)),
      },
    ];
  }

  #lacks({ node, keys }: CallPlace, wanted: string | undefined): boolean {
    const words = wanted === undefined || node < 0 || keys.length > 0 ? null : this.#view.words(node);
    return words !== null && words.length > 0 && !words.some((word) => word === wanted);
  }

  /** The places that a path names on the call, one for each alternative key. A place that is not passed is one too. */
  #places(call: LinkedCall, path: string): readonly CallPlace[] {
    const tokens = parseRelativePath(path).path?.tokens ?? [];
    const [first, ...rest] = tokens;
    if (first?.kind === 'receiver') {
      const makers = this.#makersOf(call.receiver);
      const [inner] = rest;
      if (inner?.kind !== 'argument')
        return keyPaths(rest).map((keys) => ({ node: call.receiver, keys, open: false, isSetting: true }));
      return makers.flatMap((maker) => this.#placesAt(maker, inner, rest.slice(1)));
    }
    if (first?.kind === 'return')
      return keyPaths(rest).map((keys) => ({ node: this.#made(call), keys, open: false, isSetting: true }));
    return first?.kind === 'argument' ? this.#placesAt(call, first, rest) : [NOT_PASSED];
  }

  /** What a construction makes: its result, or the object as the constructor leaves it that calls that of its base. */
  #made(call: LinkedCall): number {
    const file = call.form === 'super' ? this.#view.files[call.file] : undefined;
    const selfOut = this.#view.callable(call.callable).selfOut;
    return file === undefined || selfOut < 0 ? call.result : file.nodeBase + selfOut;
  }

  #placesAt(
    call: LinkedCall,
    token: ApiToken & { readonly kind: 'argument' },
    rest: readonly ApiToken[],
  ): readonly CallPlace[] {
    const passed = passedAt(call, token.places);
    const certain = passed.find(({ through, argument }) => through === null && !argument.loose);
    const inner = keyPaths(rest);
    if (certain !== undefined) return inner.map((keys) => ({ node: certain.argument.node, keys, open: false }));
    const spreads = passed.flatMap((value) => inner.map((keys) => placeInSpread(value, keys)));
    return spreads.length > 0 ? spreads : [NOT_PASSED];
  }

  /** Nodes of a value with the contents in front of it. */
  #values(call: LinkedCall, path: string): readonly Placed[] {
    const tokens = parseRelativePath(path).path?.tokens ?? [];
    const [first, second, third] = tokens;
    if (second?.kind === 'method' && third?.kind === 'parameter')
      return this.#under(this.#parametersOfMethods(call, second.names, third.places), tokens.slice(3));
    if (first?.kind === 'return') return this.#under([call.result], tokens.slice(1));
    if (first?.kind === 'receiver') return this.#under([call.receiver], tokens.slice(1));
    if (first?.kind !== 'argument') return [];
    const nodes = passedAt(call, first.places).flatMap(({ argument, through }) =>
      through === null ? [argument.node] : [],
    );
    if (second?.kind !== 'parameter') return this.#under(nodes, tokens.slice(1));
    const parameters = nodes.flatMap((node) => this.#parametersOf(node, second));
    return this.#under(parameters, tokens.slice(2));
  }

  #under(nodes: readonly number[], contents: readonly ApiToken[]): readonly Placed[] {
    const content = contents.map((token) => contentOf(token, this.#language));
    const paths = flowPaths(
      content,
      this.#language,
      () => null,
      (wanted) => this.#view.content(wanted),
    );
    return nodes.filter((node) => node >= 0).flatMap((node) => paths.map((path) => ({ node, path })));
  }

  /** Parameters of the functions of the program that a callback argument is. */
  #parametersOf(node: number, token: ApiToken & { readonly kind: 'parameter' }): readonly number[] {
    const found: number[] = [];
    this.#walkBack(node, (at) => {
      const file = fileOf(this.#view.files, at);
      if (file === undefined || file.facts.nodes.kind[at - file.nodeBase] !== NODE_KIND.function) return false;
      const callable = file.facts.callables[file.facts.nodes.aux[at - file.nodeBase] ?? 0];
      found.push(...parametersAt(callable, token.places, file.nodeBase));
      return true;
    });
    return found;
  }

  /** Parameters of methods beside the constructor that makes its library base by this call. */
  #parametersOfMethods(call: LinkedCall, names: readonly string[], places: readonly Place[]): readonly number[] {
    const file = call.form === 'super' ? this.#view.files[call.file] : undefined;
    if (file === undefined) return [];
    const shape = file.facts.classes[this.#view.callable(call.callable).owner];
    return (shape?.members ?? []).flatMap(({ name, callable }) =>
      names.includes(name) ? parametersAt(file.facts.callables[callable], places, file.nodeBase) : [],
    );
  }

  /** Calls that made the object: constructions reached over names, module variables and joins. */
  #makersOf(receiver: number): readonly LinkedCall[] {
    const makers: LinkedCall[] = [];
    this.#walkBack(receiver, (node) => {
      const call = this.#view.calls[this.#view.callOfResult(node)];
      if (call === undefined) return false;
      makers.push(call);
      return true;
    });
    return makers;
  }

  #walkBack(start: number, isEnd: (node: number) => boolean): void {
    const pending = start < 0 ? [] : [start];
    const seen = new Set(pending);
    for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_WALK; node = pending.pop()) {
      if (isEnd(node)) continue;
      this.#view.incoming(node, (source, kind) => {
        if ((kind !== FLOW_KIND.value && kind !== FLOW_KIND.jump) || seen.has(source)) return;
        seen.add(source);
        pending.push(source);
      });
    }
  }
}

function parametersAt(callable: Callable | undefined, places: readonly Place[], nodeBase: number): readonly number[] {
  return (callable?.parameters ?? []).flatMap(({ node, index, name }) =>
    places.some(
      (place) => (place.kind === 'index' && place.index === index) || (place.kind === 'name' && place.name === name),
    )
      ? [nodeBase + node]
      : [],
  );
}

/** A place that a spread may bring: a mapping is asked for the keyword first, a sequence cannot be looked into. */
function placeInSpread({ argument, through }: PassedValue, keys: readonly string[]): CallPlace {
  if (through?.kind === 'key') return { node: argument.node, keys: [through.name, ...keys], open: true };
  return through === null ? { node: argument.node, keys, open: true } : { node: -1, keys: [], open: true };
}

function keyPaths(tokens: readonly ApiToken[]): readonly (readonly string[])[] {
  let paths: readonly (readonly string[])[] = [[]];
  for (const token of tokens) {
    const names = token.kind === 'key' || token.kind === 'field' || token.kind === 'member' ? token.names : [];
    paths = paths.flatMap((path) => names.map((name) => [...path, name]));
  }
  return paths;
}
