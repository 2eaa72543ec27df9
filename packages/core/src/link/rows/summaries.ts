import type { ApiToken, Place } from '../../model/api-path.js';
import type { AttachedRow } from '../../model/api-trie.js';
import type { SummaryRow } from '../../model/model.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { contentOf } from '../../model/path-steps.js';
import type { FlowContent } from '../../solve/flow-graph.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall, LinkWriter } from '../contract/contract.js';
import type { EndingPositions, PlacementSettings } from '../contract/ending-positions.js';
import { flowContentsOf, keyOfArgumentIn, type KeyOfArgument } from './flow-contents.js';

/** A summary row with its ends read; rows whose ends do not parse are dropped (validation has reported them). */
export interface ParsedSummary {
  readonly flow: SummaryRow['flow'];
  readonly input: readonly ApiToken[];
  readonly output: readonly ApiToken[];
  /** The arguments that are keys, for flows that keep some. */
  readonly keys: readonly Place[];
}

export function parseSummary(row: AttachedRow): ParsedSummary | null {
  if (!('summary' in row.model)) return null;
  const { input, output, flow, keys } = row.model.summary;
  const from = parseRelativePath(input).path;
  const to = parseRelativePath(output).path;
  const [held] = keys === undefined ? [] : (parseRelativePath(keys).path?.tokens ?? []);
  if (from === null || to === null) return null;
  return { flow, input: from.tokens, output: to.tokens, keys: held?.kind === 'argument' ? held.places : [] };
}

/** An end of a summary on the nodes of a call: a node, and the contents to read from it or to store into it. */
interface End {
  readonly node: number;
  readonly contents: readonly ApiToken[];
}

interface Callback {
  readonly arguments: { readonly node: number; readonly index: number | null; readonly name: string | null }[];
  result: number;
  thrown: number;
}

const CALLBACK_ENDS: ReadonlySet<ApiToken['kind']> = new Set<ApiToken['kind']>(['parameter', 'return', 'thrown']);

/** How many positions a callback parameter place without an end (`1..`, `any`) is filled up to. */
const CALLBACK_POSITIONS = 4;

/** Puts the summaries of one call into the graph. Callbacks that several rows speak of are invoked once, by `finish`. */
export class SummaryPlacer {
  readonly #call: LinkedCall;
  readonly #writer: LinkWriter;
  readonly #language: 'python' | 'javascript';
  readonly #endsFlow: EndingPositions;
  readonly #label: string;
  readonly #callbacks = new Map<number, Callback>();
  readonly #cleared = new Set<number>();
  /** Names that keyword arguments give to a node, as a key set: other rows leave them out. */
  readonly #given = new Map<number, number>();
  readonly #note: number;
  readonly #key: KeyOfArgument;

  constructor(call: LinkedCall, label: string, settings: PlacementSettings, writer: LinkWriter) {
    this.#call = call;
    this.#writer = writer;
    this.#language = settings.language;
    this.#endsFlow = settings.endsFlow;
    this.#label = label;
    this.#note = writer.note('model', `passes through ${label}`, null);
    this.#key = keyOfArgumentIn(call, (node) => writer.constants(node));
  }

  place(row: ParsedSummary): void {
    const { flow, keys } = row;
    const input = row.input.flatMap((token) => this.#withPath(token));
    const output = row.output.flatMap((token) => this.#withPath(token));
    if (flow === 'clear') {
      this.#clear(output);
      return;
    }
    const targets = this.#ends(output, 'output');
    if (flow === 'bind' || flow === 'method') {
      const isOf = input[0]?.kind === 'receiver';
      for (const callee of this.#roots(input[0], 'input')) this.#bind(callee, isOf, targets, flow === 'method');
      return;
    }
    if (targets.length === 0) return;
    if (flow === 'call') {
      for (const callee of this.#roots(input[0], 'input')) this.#callWithRest(callee, targets);
      return;
    }
    if (input[0]?.kind === 'keywords') {
      for (const target of targets) this.#keywords(target);
      return;
    }
    for (const source of this.#ends(input, 'input')) {
      for (const target of targets) {
        if (flow === 'object') this.#writer.addObject(source.node, target.node);
        else if (flow === 'only' || flow === 'without') this.#copy(source.node, target.node, flow, keys);
        else this.#connect(source, target, flow);
      }
    }
  }

  /** Invokes the callbacks, and lets what no row clears pass the call: objects keep what they had. */
  finish(): void {
    for (const [callee, { arguments: given, result, thrown }] of this.#callbacks) {
      this.#writer.invoke(this.#call, callee, given, result, thrown);
    }
    passObjects(this.#call, this.#writer, this.#cleared);
  }

  #connect(source: End, target: End, flow: 'value' | 'taint'): void {
    const keepsContents =
      source.contents.at(-1)?.kind === 'anyContent' && target.contents.at(-1)?.kind === 'anyContent';
    const reads = keepsContents ? source.contents.slice(0, -1) : source.contents;
    const stores = keepsContents ? target.contents.slice(0, -1) : target.contents;
    for (const node of this.#read([source.node], reads)) this.#store(node, target.node, stores, flow);
  }

  /** A mapping with the keys that are passed, or without them. */
  #copy(source: number, target: number, flow: 'only' | 'without', places: readonly Place[]): void {
    const sets = passedAt(this.#call, places).map(({ argument, through }) =>
      through === null && argument.spread === null ? this.#writer.constantSet(argument.node) : null,
    );
    const keys = sets.flatMap((known) => known ?? []);
    const set = this.#writer.keySet({ keys, folded: false, uncertain: sets.includes(null) });
    this.#writer.addEdge(source, target, flow, set, this.#note);
  }

  /** The keys that a constant text leads through, one inside the other: `"headers['x-token']"`, `"user.token"`. */
  #withPath(token: ApiToken): readonly ApiToken[] {
    if (token.kind !== 'pathOfArgument') return [token];
    const [text, other] = this.#key({ kind: 'keyOfArgument', place: token.place }) ?? [];
    if (text === undefined || other !== undefined) return [{ kind: 'anyContent' }];
    const keys = text.split(/[.[\]'"]+/).filter((key) => key !== '');
    return keys.map((key) => ({ kind: 'key', names: [key] }));
  }

  /** What follows the callable among the arguments is bound; spreads cannot be. */
  #bind(callee: number, isOf: boolean, targets: readonly End[], isMethod: boolean): void {
    const written = this.#call.arguments.filter(({ spread }) => spread === null);
    const first = written.findIndex(({ node }) => isOf || node === callee);
    const receiver = isOf ? (written[0]?.node ?? -1) : -1;
    let position = 0;
    const bound = written
      .filter(({ name }, at) => name !== null || at > first)
      .map(({ node, name }) => ({ node, index: name === null ? position++ : null, name }));
    for (const { node } of targets) this.#writer.bind(node, callee, bound, receiver, isMethod);
  }

  /** The arguments after the callable are those it is called with, spreads included. */
  #callWithRest(callee: number, targets: readonly End[]): void {
    const { arguments: given } = this.#call;
    const first = given.findIndex(({ node }) => node === callee);
    const start = (given[first]?.index ?? -1) + 1;
    const passed = given
      .filter(({ name, spread }, at) => at > first || (name !== null && spread === null))
      .filter(({ node }) => node !== callee)
      .map(({ node, index, name, spread, loose }) => ({
        node,
        index: index === null ? null : index - start,
        name,
        spread,
        loose,
      }));
    const result = this.#newNode();
    this.#writer.invoke(this.#call, callee, passed, result);
    for (const target of targets) this.#store(result, target.node, target.contents, 'value');
  }

  #read(from: readonly number[], contents: readonly ApiToken[]): readonly number[] {
    let nodes = from;
    for (const token of contents) {
      const next = this.#readOne(nodes, this.#contents(token));
      nodes = token.kind === 'anyContent' ? [...next, ...this.#readOne(next, this.#contents(token))] : next;
    }
    return nodes;
  }

  #readOne(from: readonly number[], contents: readonly FlowContent[]): readonly number[] {
    const target = this.#newNode();
    for (const node of from) {
      for (const content of contents) {
        this.#writer.addEdge(node, target, 'read', this.#writer.content(content), this.#note);
      }
    }
    return [target];
  }

  #store(value: number, target: number, contents: readonly ApiToken[], flow: 'value' | 'taint'): void {
    let node = value;
    if (flow === 'taint' && contents.length > 0) {
      node = this.#newNode();
      this.#writer.addEdge(value, node, 'taint', 0, this.#note);
    }
    for (const [depth, token] of contents.toReversed().entries()) {
      const holder = depth === contents.length - 1 ? target : this.#newNode();
      for (const content of this.#contents(token)) {
        // `form.append("subject_token", t)` hands the value to its issuer.
        if (content.kind === 'key' && this.#endsFlow.has(content.name.toLowerCase())) continue;
        this.#writer.addEdge(node, holder, 'store', this.#writer.content(content), this.#note);
      }
      node = holder;
    }
    if (contents.length > 0) return;
    const given = flow === 'value' ? this.#given.get(target) : undefined;
    if (given === undefined) this.#writer.addEdge(value, target, flow, 0, this.#note);
    else this.#writer.addEdge(value, target, 'without', given, this.#note);
  }

  /** Keyword arguments by their names, and spread mappings as they are. */
  #keywords(target: End): void {
    const names: string[] = [];
    for (const { node, name, spread } of this.#call.arguments) {
      if (spread === 'keyword') this.#store(node, target.node, target.contents, 'value');
      if (spread !== null || name === null) continue;
      names.push(name);
      this.#store(node, target.node, [...target.contents, { kind: 'key', names: [name] }], 'value');
    }
    if (names.length === 0 || target.contents.length > 0) return;
    this.#given.set(target.node, this.#writer.keySet({ keys: names, folded: false, uncertain: false }));
  }

  #contents(token: ApiToken): readonly FlowContent[] {
    const content = contentOf(token, this.#language);
    const found = flowContentsOf(content, this.#language, this.#key);
    if (content.kind !== 'keyOfArgument' || found[0]?.kind !== 'anyKey') return found;
    // What the key may be is asked again when values are known.
    const [passed] = passedAt(this.#call, [content.place]);
    return passed === undefined || passed.through !== null ? found : [{ kind: 'anyKey', key: passed.argument.node }];
  }

  /** The object passes on without the contents that the output names; only constant keys are certain to go. */
  #clear(output: readonly ApiToken[]): void {
    const [content, more] = output.slice(1);
    if (content === undefined || more !== undefined) return;
    const keys = this.#contents(content).flatMap((known) => (known.kind === 'key' ? [known.name] : []));
    if (keys.length !== 1 && content.kind !== 'key') return;
    const set = this.#writer.keySet({ keys, folded: false, uncertain: false });
    for (const post of this.#postsOf(output[0])) {
      this.#writer.addEdge(post.before, post.after, 'without', set, this.#note);
      this.#cleared.add(post.after);
    }
  }

  /** Nodes that an end of a row stands for on this call. */
  #ends(tokens: readonly ApiToken[], side: 'input' | 'output'): readonly End[] {
    const handed = tokens.findIndex(({ kind }, index) => index > 0 && kind === 'argument');
    if (handed > 0) return this.#calledWith(tokens.slice(0, handed), tokens.slice(handed));
    const last = tokens.findLastIndex(({ kind }, index) => index > 0 && CALLBACK_ENDS.has(kind));
    if (last < 0) return this.#roots(tokens[0], side).map((node) => ({ node, contents: tokens.slice(1) }));
    const callees = this.#read(this.#roots(tokens[0], 'input'), tokens.slice(1, last));
    const token = tokens[last];
    const contents = tokens.slice(last + 1);
    return callees.flatMap((callee) => this.#callbackEnds(callee, token).map((node) => ({ node, contents })));
  }

  #roots(token: ApiToken | undefined, side: 'input' | 'output'): readonly number[] {
    // What the parent's constructor makes is the receiver.
    const isParent = this.#call.form === 'super' && side === 'output';
    if (token?.kind === 'return')
      return isParent ? this.#postsOf({ kind: 'receiver' }).map((post) => post.after) : [this.#call.result];
    if (side === 'output') return this.#postsOf(token).map((post) => post.after);
    if (token?.kind === 'receiver') {
      const { receiver, callee } = this.#call;
      return receiver >= 0 ? [receiver] : callee >= 0 ? [callee] : [];
    }
    if (token?.kind !== 'argument') return [];
    return passedAt(this.#call, token.places).flatMap(({ argument, through }) =>
      through === null ? [argument.node] : this.#readOne([argument.node], [through]),
    );
  }

  #postsOf(token: ApiToken | undefined): LinkedCall['posts'] {
    const { posts, arguments: given } = this.#call;
    if (token?.kind === 'receiver') return posts.filter((post) => post.argument < 0);
    if (token?.kind !== 'argument') return [];
    const positions = passedAt(this.#call, token.places).map(({ argument }) => given.indexOf(argument));
    return posts.filter((post) => positions.includes(post.argument));
  }

  #callbackEnds(callee: number, token: ApiToken | undefined): readonly number[] {
    let callback = this.#callbacks.get(callee);
    if (callback === undefined) this.#callbacks.set(callee, (callback = { arguments: [], result: -1, thrown: -1 }));
    if (token?.kind === 'parameter') {
      const parameters = callback.arguments;
      return token.places.flatMap(positionsOf).map((position) => this.#callbackArgument(parameters, position));
    }
    if (token?.kind === 'thrown') {
      if (callback.thrown < 0) callback.thrown = this.#newNode();
      return [callback.thrown];
    }
    if (callback.result < 0) callback.result = this.#newNode();
    return [callback.result];
  }

  /** What the program calls a function with that library code hands to a callback or puts into a result. */
  #calledWith(place: readonly ApiToken[], [argument, ...contents]: readonly ApiToken[]): readonly End[] {
    if (argument?.kind !== 'argument') return [];
    const isHanded = place.some(({ kind }) => kind === 'parameter');
    return this.#ends(isHanded ? place : place.slice(0, 1), 'input').map(({ node }) => {
      const holder = isHanded ? node : this.#newNode();
      if (!isHanded) this.#store(holder, node, place.slice(1), 'value');
      const given = this.#newNode();
      for (const { index } of argument.places.flatMap(positionsOf))
        if (index !== null) this.#writer.collect(holder, index, given);
      return { node: given, contents };
    });
  }

  #callbackArgument(
    given: Callback['arguments'],
    { index, name }: { readonly index: number | null; readonly name: string | null },
  ): number {
    const known = given.find((argument) => argument.index === index && argument.name === name);
    if (known !== undefined) return known.node;
    const node = this.#newNode();
    given.push({ node, index, name });
    return node;
  }

  #newNode(): number {
    const { callable, file, span } = this.#call;
    return this.#writer.addNode(callable, file, span.from, span.to);
  }

  /** What the call is called in messages. */
  get label(): string {
    return this.#label;
  }
}

/** Objects that go into a call come out as they were, except where `cleared` says otherwise. */
export function passObjects(call: LinkedCall, writer: LinkWriter, cleared: ReadonlySet<number> = new Set()): void {
  for (const { before, after } of call.posts) {
    if (!cleared.has(after)) writer.addEdge(before, after, 'value', 0, 0);
  }
}

function positionsOf(place: Place): readonly { readonly index: number | null; readonly name: string | null }[] {
  if (place.kind === 'name') return [{ index: null, name: place.name }];
  if (place.kind === 'index') return [{ index: place.index, name: null }];
  const first = place.kind === 'from' ? place.index : 0;
  return Array.from({ length: CALLBACK_POSITIONS }, (_, offset) => ({ index: first + offset, name: null }));
}
