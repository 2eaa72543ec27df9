import { isTestPath } from '../../text/path-kinds.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { ApiState, ApiTrie, AttachedRow } from '../../model/api-trie.js';
import type { SourceRow } from '../../model/model.js';
import { FLOW_KIND, type FlowSeed } from '../../solve/flow-graph.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { flowPaths } from './flow-contents.js';
import { fileOf, kindOf } from '../contract/node-kinds.js';
import type { SourceOccurrence } from '../contract/program.js';
import { ReplacedSources } from './replaced-sources.js';
import { isGiven, isPassed, passedNodes } from './passed-options.js';
import type { RowSearch } from './row-search.js';

// Where values of a source kind enter: at the node where a library value that rows name comes into being. Nodes that only hand
// it on are no sources of their own; the flow reaches them.

/** Nodes that are followed back from an object to where it was made. */
const LONGEST_WALK = 100;

interface SourceAt {
  readonly state: ApiState;
  readonly row: AttachedRow;
  readonly source: SourceRow;
}

/** A constant argument, and the condition under which it is passed; 0: always. */
interface WordAt {
  readonly word: string;
  readonly tag: number;
}

const NO_WORD: readonly WordAt[] = [{ word: '', tag: 0 }];

/** Finds the sources of one language; seeds name them by their index in the result. */
export class SourceFinder {
  readonly #view: LinkView;
  readonly #search: RowSearch;
  readonly #trie: ApiTrie;
  readonly #language: 'python' | 'javascript';
  readonly #found: SourceOccurrence[] = [];
  #defaults: Map<number, string> | null = null;
  readonly #seeded = new Set<string>();
  readonly #replaced: ReplacedSources;
  #callersOf: ReadonlyMap<number, readonly LinkedCall[]> | null = null;

  constructor(search: RowSearch) {
    this.#search = search;
    this.#view = search.view;
    this.#trie = search.trie;
    this.#language = search.language;
    this.#replaced = new ReplacedSources(search);
  }

  find(): readonly SourceOccurrence[] {
    const rowsAt = new Map<readonly ApiState[], readonly SourceAt[]>();
    for (const node of this.#search.apiNodes) {
      const states = this.#view.apiStates(node);
      let rows = rowsAt.get(states);
      if (rows === undefined) rowsAt.set(states, (rows = this.#sourceRows(states)));
      if (rows.length === 0) continue;
      for (const { row, source, state } of rows) if (this.#comesFrom(node, state)) this.#add(node, row, source);
    }
    for (const call of this.#search.knownCalls) this.#bareNames(call);
    return this.#found;
  }

  /** Calls by callable that they may run. */
  #callers(): ReadonlyMap<number, readonly LinkedCall[]> {
    if (this.#callersOf !== null) return this.#callersOf;
    const found = new Map<number, LinkedCall[]>();
    for (const call of this.#search.calls)
      for (const { callable } of this.#view.candidates(call.id)) {
        const callers = found.get(callable);
        if (callers === undefined) found.set(callable, [call]);
        else callers.push(call);
      }
    return (this.#callersOf = found);
  }

  #sourceRows(states: readonly ApiState[]): readonly SourceAt[] {
    return states
      .flatMap((state) =>
        this.#trie
          .rows(state)
          .flatMap((row) => ('source' in row.model ? [{ row, source: row.model.source, state }] : [])),
      )
      .sort((left, right) => left.row.index - right.row.index);
  }

  /** `function: "SOURCE"`: the result of every call of that name. */
  #bareNames(call: LinkedCall): void {
    const known = this.#view.apiStates(call.result);
    for (const state of this.#search.callees(call)) {
      const { result } = this.#trie.branches(state);
      if (result < 0 || known.includes(result)) continue;
      for (const row of this.#trie.rows(result)) {
        if ('source' in row.model && row.model.source.function !== undefined) {
          this.#add(call.result, row, row.model.source);
        }
      }
    }
  }

  #add(node: number, row: AttachedRow, source: SourceRow): void {
    if (!this.#search.holds(row.model, this.#view.fileOfNode(node))) return;
    const name = this.#parameterName(node, source);
    const words = this.#arguments(node, source);
    const [argument] = words;
    if (name === null || argument === undefined) return;
    if (!this.#isGiven(node, source) || this.#replaced.isReplaced(source)) return;
    const index = this.#found.length;
    const paths = flowPaths(
      row.contents,
      this.#language,
      () => null,
      (content) => this.#view.content(content),
    );
    const seeds = paths.flatMap((path) =>
      words.map(({ tag }): FlowSeed => ({ node, path, source: index, ...(tag === 0 ? {} : { tag }) })),
    );
    if (this.#isKnown(node, source.kind, paths)) return;
    this.#found.push({
      rowIndex: row.index,
      assumed: this.#search.assumed(row.model, this.#view.fileOfNode(node)),
      kind: source.kind,
      label: source.label?.replace('{name}', argument.word || name.replaceAll('_', '-')) ?? this.#label(node, row),
      site: {
        file: this.#view.fileOfNode(node),
        span: this.#view.spanOf(node),
      },
      callable: this.#view.callableOfNode(node),
      seeds,
    });
  }

  /** Several rows may speak of one value, in general and in particular; the first says what it is called. */
  #isKnown(node: number, kind: string, paths: readonly (readonly number[])[]): boolean {
    let isKnown = true;
    for (const path of paths) {
      const key = `${node} ${kind} ${path.join(' ')}`;
      if (!this.#seeded.has(key)) isKnown = false;
      this.#seeded.add(key);
    }
    return isKnown;
  }

  #label(node: number, row: AttachedRow): string {
    const [content] = row.contents;
    if (content?.kind === 'key') return `the value under ${content.names.join(' or ')}`;
    const call = this.#view.callOfResult(node);
    const name = call < 0 ? '' : (this.#view.calls[call]?.name ?? '');
    if (name !== '') return `the result of ${name}()`;
    const named = this.#view.nameOf(node);
    return named === null ? 'an inbound value' : `\`${named}\``;
  }

  /** Whether the library value comes into being at this node. */
  #comesFrom(node: number, state: ApiState): boolean {
    const file = fileOf(this.#view.files, node);
    if (file === undefined) return this.#isReadByRow(node, state);
    const { kind, aux } = file.facts.nodes;
    const detail = aux[node - file.nodeBase] ?? 0;
    switch (kind[node - file.nodeBase]) {
      case NODE_KIND.read: {
        const read = file.facts.reads[detail];
        const content = read === undefined ? undefined : file.facts.contents[read.content];
        if (read === undefined || content === undefined) return false;
        const base = file.nodeBase + read.base;
        if (this.#isMadeHere(base)) return false;
        const bases = this.#view.apiStates(base);
        if ('name' in content) return bases.some((base) => this.#leads(base, content.name, state));
        return bases.some((base) => this.#trie.step(base, { kind: 'element' }).includes(state));
      }
      case NODE_KIND.call: {
        const call = this.#view.calls[this.#view.callOfResult(node)];
        if (call === undefined || this.#isHandedOn(call, state)) return false;
        const callees = this.#search.callees(call);
        return callees.some((callee) => this.#trie.step(callee, { kind: 'return' }).includes(state));
      }
      case NODE_KIND.parameter:
        return this.#trie.packageOf(state) !== '' && !this.#isPassed(node, detail, state);
      case NODE_KIND.import:
      case NODE_KIND.global:
      case NODE_KIND.self:
        return true;
      default:
        return false;
    }
  }

  /** Whether library code reads it for the program: `get(request, "headers.authorization")`. */
  #isReadByRow(node: number, state: ApiState): boolean {
    let isRead = false;
    this.#view.incoming(node, (base, kind, operand) => {
      const content = kind === FLOW_KIND.read ? this.#view.contents[operand] : undefined;
      if (content === undefined || !('name' in content) || this.#isMadeHere(base)) return;
      isRead ||= this.#view.apiStates(base).some((held) => this.#leads(held, content.name, state));
    });
    return isRead;
  }

  /** Whether the program made the object itself with `new`: then it is no inbound one. Arguments of such a call flow on by rows. */
  #isMadeHere(node: number): boolean {
    const pending = [node];
    const seen = new Set(pending);
    let isMade = false;
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const call = this.#view.calls[this.#view.callOfResult(at)];
      if (call?.form === 'new' && this.#view.candidates(call.id).length === 0) {
        isMade = true;
        continue;
      }
      const before = seen.size;
      this.#view.incoming(at, (source, kind) => {
        if ((kind !== FLOW_KIND.value && kind !== FLOW_KIND.jump && kind !== FLOW_KIND.without) || seen.has(source))
          return;
        seen.add(source);
        pending.push(source);
      });
      if (seen.size > LONGEST_WALK || (seen.size === before && this.#enters(at))) return false;
    }
    return isMade;
  }

  /** Parameters and reads bring objects from elsewhere. */
  #enters(node: number): boolean {
    const kind = kindOf(this.#view.files, node);
    return kind === 'parameter' || kind === 'read' || kind === 'self' || kind === 'import' || kind === 'global';
  }

  #leads(base: ApiState, name: string, state: ApiState): boolean {
    return (['member', 'key'] as const).some((kind) => this.#trie.step(base, { kind, name }).includes(state));
  }

  /** A function of the program gives it back: the source is inside that function. */
  #isHandedOn(call: LinkedCall, state: ApiState): boolean {
    const bare = this.#search
      .callees(call)
      .some((callee) => this.#trie.bare(call.name) === callee && this.#trie.branches(callee).result === state);
    return !bare && this.#view.candidates(call.id).length > 0;
  }

  /** A caller in the program passes it: the source is at that caller, or further up. */
  #isPassed(node: number, position: number, state: ApiState): boolean {
    const callable = this.#view.callableOfNode(node);
    const parameter = this.#view.callable(callable).parameters[position];
    if (parameter === undefined) return false;
    return (this.#callers().get(callable) ?? []).some((call) => {
      // What a test passes says nothing of what arrives at the server.
      if (call.callable === callable || isTestPath(this.#view.files[call.file]?.facts.path ?? '')) return false;
      const given = call.arguments.filter(
        ({ index, name, spread }) =>
          spread !== null ||
          (name !== null && name === parameter.name) ||
          (index !== null && index === parameter.index),
      );
      // What a spread brings is not tracked by name; the caller is where such a value comes from.
      return given.some(({ node: passed, spread }) => spread !== null || this.#view.apiStates(passed).includes(state));
    });
  }

  /** The name of the parameter for which the row applies: '' where it asks for none, null where it does not apply. */
  #parameterName(node: number, { parameterName }: SourceRow): string | null {
    if (parameterName === undefined) return '';
    const name = this.#defaultOf(node) ?? this.#view.nameOf(node);
    return name !== null && parameterName.some((wanted) => foldName(wanted) === foldName(name)) ? name : null;
  }

  /** The parameter whose default value the node is. */
  #defaultOf(node: number): string | null {
    if (this.#defaults === null) {
      this.#defaults = new Map();
      for (const { facts, nodeBase } of this.#search.files) {
        for (const { parameters } of facts.callables) {
          for (const parameter of parameters) {
            if (parameter.default >= 0) this.#defaults.set(nodeBase + parameter.default, parameter.label);
          }
        }
      }
    }
    return this.#defaults.get(node) ?? null;
  }

  /** The call that gives the node; for what a decorator gives, the call that made the decorator. */
  #madeBy(node: number): LinkedCall | undefined {
    const made = this.#view.calls[this.#view.callOfResult(node)];
    return made?.form === 'decorator' ? this.#view.calls[this.#view.callOfResult(made.callee)] : made;
  }

  #isGiven(node: number, { given, unless = [] }: SourceRow): boolean {
    if (given === undefined) return true;
    const call = this.#madeBy(node);
    if (call === undefined || unless.some((path) => isPassed(call, path, this.#search))) return false;
    return isGiven(call, given, this.#search);
  }

  /**
   * The constant arguments by which the row applies, each with the condition under which callers pass it: '' where it asks for none,
   * empty where it does not apply.
   */
  #arguments(node: number, { where }: SourceRow): readonly WordAt[] {
    if (where === undefined) return NO_WORD;
    const call = this.#madeBy(node);
    if (call === undefined) return [];
    const values = where.values.map(foldName);
    const passed = passedNodes(call, where.at, this.#search);
    if (values.length === 0) return passed.length === 0 ? NO_WORD : [];
    const isWanted = ({ word }: WordAt): boolean => values.includes(foldName(word));
    const words = passed.flatMap((argument) => this.#wordsAt(argument));
    const always = words.find((word) => word.tag === 0 && isWanted(word));
    return always === undefined ? words.filter(isWanted) : [always];
  }

  #wordsAt(node: number): readonly WordAt[] {
    const words = this.#view.words(node);
    if (words !== null) return words.map((word) => ({ word, tag: 0 }));
    return (this.#view.passedKeys(node) ?? []).flatMap(({ texts, tag }) =>
      (texts ?? []).map((word) => ({ word, tag })),
    );
  }
}

function foldName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
