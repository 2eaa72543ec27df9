import type { ApiContent, ApiTrie } from '../../model/api-trie.js';
import type { Catalogue } from '../../model/catalogue.js';
import { sayPlace } from '../../model/label.js';
import type { Place } from '../../model/api-path.js';
import type { FlowContent, FlowGoal } from '../../solve/flow-graph.js';
import { addressOf } from './address.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkedStore, LinkView } from '../contract/contract.js';
import type { EndingPositions } from '../contract/ending-positions.js';
import { flowPaths, keyOfArgumentIn } from './flow-contents.js';
import { acceptedRests, type SinkBelow, SinkRows } from '../contract/goals.js';
import { fileOf } from '../contract/node-kinds.js';
import type { SinkOccurrence, Site } from '../contract/program.js';
import { purposeOf } from './purpose.js';
import type { RowSearch } from './row-search.js';

/** A sink before its index is known. */
export type SinkDraft = Omit<SinkOccurrence, 'goals'> & { readonly goals: readonly Omit<FlowGoal, 'sink'>[] };

/** Finds where values leave: arguments of calls that rows speak of, and contents written on library objects. */
export class SinkFinder {
  readonly #view: LinkView;
  readonly #search: RowSearch;
  readonly #trie: ApiTrie;
  readonly #catalogue: Catalogue;
  readonly #language: 'python' | 'javascript';
  readonly #rows: SinkRows;
  readonly #endsFlow: EndingPositions;
  readonly #headerNames: ReadonlySet<string>;

  /** `endsFlow`: argument names that hand a value to an issuer. */
  constructor(search: RowSearch, endsFlow: EndingPositions) {
    this.#search = search;
    this.#view = search.view;
    this.#trie = search.trie;
    this.#catalogue = search.catalogue;
    this.#language = search.language;
    this.#rows = new SinkRows(search.trie);
    this.#endsFlow = endsFlow;
    this.#headerNames = new Set(search.catalogue.headerNames);
  }

  find(): readonly SinkDraft[] {
    const found: SinkDraft[] = [];
    for (const call of this.#search.knownCalls) this.#ofCall(call, found);
    for (const store of this.#search.stores) this.#ofStore(store, found);
    for (const node of this.#view.expectedNodes) this.#ofResult(node, found);
    return found;
  }

  #ofCall(call: LinkedCall, found: SinkDraft[]): void {
    const byRow = new Map<
      number,
      { readonly below: SinkBelow; readonly label: string; goals: Omit<FlowGoal, 'sink'>[] }
    >();
    for (const callee of this.#search.callees(call)) {
      for (const { place, state } of this.#trie.branches(callee).arguments) {
        for (const below of this.#rows.below(state)) {
          if (!this.#search.holds(below.row.model, call.file)) continue;
          const placed = this.#goalsAt(call, place, below);
          if (placed.length === 0) continue;
          const tag = this.#view.conditionOf(call.id, callee);
          const goals = tag === 0 ? placed : placed.map((goal) => ({ ...goal, tag }));
          const known = byRow.get(below.row.index);
          const label = below.sink.label ?? argumentLabel(place, below, this.#trie.label(callee));
          if (known === undefined) byRow.set(below.row.index, { below, label, goals: [...goals] });
          else known.goals.push(...goals);
        }
      }
    }
    const site = { file: call.file, span: call.span };
    for (const { below, label, goals } of byRow.values()) found.push(this.#draft(below, label, site, call, goals));
  }

  #goalsAt(call: LinkedCall, place: Place, below: SinkBelow): readonly Omit<FlowGoal, 'sink'>[] {
    const rests = acceptedRests(below.row, below.sink, this.#catalogue);
    const paths = this.#paths(below, call);
    return passedAt(call, [place]).flatMap(({ argument, through }) => {
      // A position that hands the value to an issuer is never a sink, however wide the row is.
      if (argument.name !== null && this.#endsFlow.has(argument.name.toLowerCase())) return [];
      const before = through === null ? [] : [this.#view.content(through)];
      return paths.flatMap((path) => rests.map((rest) => this.#goal(argument.node, [...before, ...path], rest)));
    });
  }

  /** A key that is no header must be the very one: forms and queries are full of computed keys. */
  #goal(node: number, path: readonly number[], rest: FlowGoal['rest']): Omit<FlowGoal, 'sink'> {
    const last = this.#view.contents[path.at(-1) ?? -1];
    const isExact = rest === 'none' && last?.kind === 'key' && !this.#headerNames.has(last.name);
    return isExact ? { node, path, rest, strict: true } : { node, path, rest };
  }

  /** Stores on a library object, and stores of a whole object that the row looks into. */
  #ofStore(store: LinkedStore, found: SinkDraft[]): void {
    const content = this.#view.contents[store.content];
    const bases = this.#view.apiStates(store.base);
    if (content === undefined || bases.length === 0) return;
    const site = { file: store.file, span: store.span };
    const placed = new Set<string>();
    for (const base of bases) {
      for (const below of this.#rows.below(base)) {
        if (!this.#search.holds(below.row.model, store.file)) continue;
        const goals = this.#goalsOfStore(store, content, below);
        const key = `${below.row.index} ${JSON.stringify(goals)}`;
        if (goals.length === 0 || placed.has(key)) continue;
        placed.add(key);
        const label = below.sink.label ?? writtenLabel(content, below, this.#trie.label(base));
        found.push(this.#draft(below, label, site, store, goals));
      }
    }
  }

  /** What a callback hands back to library code: the token of a provider, the headers of a link. */
  #ofResult(node: number, found: SinkDraft[]): void {
    const file = fileOf(this.#view.files, node);
    const callable = this.#view.callableOfNode(node);
    if (file === undefined || file.facts.language !== this.#language || callable < 0) return;
    if (this.#view.callable(callable).result + file.nodeBase !== node) return;
    const at = { file: this.#view.fileOfNode(node), callable };
    for (const state of this.#view.expectedStates(node))
      for (const below of this.#rows.at(state)) {
        if (!this.#search.holds(below.row.model, at.file)) continue;
        const label = below.sink.label ?? `what ${this.#trie.label(state)} hands back`;
        const rests = acceptedRests(below.row, below.sink, this.#catalogue);
        const paths = this.#paths(below, null);
        for (const { callable: owner, value, from, end } of file.facts.returns) {
          if (owner + file.callableBase !== callable) continue;
          const goals = paths.flatMap((path) => rests.map((rest) => this.#goal(value + file.nodeBase, path, rest)));
          found.push(this.#draft(below, label, { file: at.file, span: { from, to: end } }, at, goals));
        }
      }
  }

  #goalsOfStore(store: LinkedStore, content: FlowContent, below: SinkBelow): readonly Omit<FlowGoal, 'sink'>[] {
    const rests = acceptedRests(below.row, below.sink, this.#catalogue);
    const node = store.value;
    const goals: Omit<FlowGoal, 'sink'>[] = [];
    for (const path of this.#paths(below, null)) {
      const [head, ...tail] = path;
      if (head === undefined) {
        for (const rest of rests) {
          const inside = restUnder(rest, content, this.#catalogue.credentialKeys);
          if (inside !== null) goals.push({ node, path: [], rest: inside });
        }
      } else if (sameContent(this.#view.contents[head], content)) {
        for (const rest of rests) goals.push({ node, path: tail, rest });
      }
    }
    return goals;
  }

  #paths({ row, members }: SinkBelow, call: LinkedCall | null): readonly (readonly number[])[] {
    const inner: readonly ApiContent[] = members.map((name) => ({ kind: 'field', names: [name] }));
    const key = call === null ? () => null : keyOfArgumentIn(call, (node) => this.#view.constants(node));
    const intern = (content: FlowContent): number => this.#view.content(content);
    const contents = [...inner, ...row.contents.filter((content) => content.kind !== 'anyContent')];
    return flowPaths(contents, this.#language, key, intern);
  }

  #draft(
    { row, sink }: SinkBelow,
    label: string,
    site: Site,
    at: LinkedCall | Pick<LinkedStore, 'file' | 'callable'>,
    goals: readonly Omit<FlowGoal, 'sink'>[],
  ): SinkDraft {
    const confidence = sink.confidence ?? 'high';
    const call = 'id' in at ? at : null;
    return {
      rowIndex: row.index,
      assumed: this.#search.assumed(row.model, at.file),
      kind: sink.kind,
      label,
      site,
      call: call?.id ?? -1,
      callable: at.callable,
      confidence,
      goals,
      mark: confidence === 'high' ? null : `${label} may not leave the process`,
      address: call === null ? '' : addressOf(call, sink.address, this.#view),
      purpose: call === null ? '' : purposeOf(call, this.#search),
    };
  }
}

function argumentLabel(place: Place, { row, members }: SinkBelow, callee: string): string {
  const inner = [
    ...members,
    ...row.contents.flatMap((content) => ('names' in content ? [content.names.join(' or ')] : [])),
  ];
  const position = place.kind === 'any' ? 'an argument' : `argument ${sayPlace(place)}`;
  const what = place.kind === 'name' ? place.name : position;
  const part = inner.length === 0 ? what : `${inner.at(-1)} in ${what}`;
  return place.kind === 'name' && inner.length === 0 ? `\`${part}\` of ${callee}` : `${part} of ${callee}`;
}

function writtenLabel(content: FlowContent, { members }: SinkBelow, base: string): string {
  const name = 'name' in content ? content.name : '';
  const what = [...members].filter((member) => member !== name).join('.');
  const holder = what === '' ? base : `${base}.${what}`;
  return name === '' ? `the contents of ${holder}` : `\`${name}\` of ${holder}`;
}

/** What of the stored value counts when the row accepts `rest` inside the object; null: this content does not count. */
function restUnder(
  rest: FlowGoal['rest'],
  content: FlowContent,
  credentialKeys: readonly string[],
): FlowGoal['rest'] | null {
  if (rest === 'none') return null;
  if (rest === 'any') return content.kind === 'captured' ? null : 'any';
  if (content.kind === 'anyKey' || content.kind === 'element') return 'none';
  const accepted = rest === 'credential-keys' ? credentialKeys : rest.map((key) => key.toLowerCase());
  return content.kind === 'key' && accepted.includes(content.name.toLowerCase()) ? 'none' : null;
}

/** Whether what is stored under `stored` is what a row names by `named`. */
function sameContent(named: FlowContent | undefined, stored: FlowContent): boolean {
  if (named === undefined) return false;
  if (named.kind === 'anyKey') return stored.kind === 'key' || stored.kind === 'anyKey' || stored.kind === 'field';
  if (stored.kind === 'anyKey') return named.kind === 'key';
  if (named.kind === 'element') return stored.kind === 'element' || stored.kind === 'index';
  if (named.kind === 'index' && stored.kind === 'index') return named.index === stored.index;
  if (named.kind !== stored.kind) return false;
  return 'name' in named && 'name' in stored ? named.name === stored.name : true;
}
