import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passed, type Passing } from '../../solve/flow-graph.js';
import type { KeyChoice, LinkedCall } from '../contract/contract.js';
import type { Propagation } from '../values/propagation.js';
import type { EntryTrace } from './entry-trace.js';
import type { KeyConstants } from './key-constants.js';

// A helper that gets the name of a key, or the names of keys: `header(request, "accept")`, `omit(headers, ["authorization"])`. What
// all callers name is pooled by `KeyConstants`; here each caller has its own. The names that a parameter has are an entry of the
// callable beside the parameter's value.

/** Names of one parameter that are told apart. */
const MOST_CHOICES = 16;
/** Calls that bring a key nearer to the form in which it is used. */
const CASES: ReadonlyMap<string, 'lower' | 'upper'> = new Map([
  ['toLowerCase', 'lower'],
  ['toLocaleLowerCase', 'lower'],
  ['lower', 'lower'],
  ['casefold', 'lower'],
  ['toUpperCase', 'upper'],
  ['toLocaleUpperCase', 'upper'],
  ['upper', 'upper'],
]);
const PLAIN: ReadonlySet<string> = new Set(['trim', 'strip', 'toString']);
/** Such calls around one another. */
const DEEPEST_FORM = 3;
/** Nodes between a key and the list that it is of. */
const MOST_STEPS = 12;
/** In place of names: a caller whose names are not known. */
const UNKNOWN = 0;

/** One key, several that are used one after the other, or a constant that is tested. */
type Form = 'key' | 'set' | 'literal';
const FORMS: readonly Form[] = ['key', 'set', 'literal'];

/** What one call says: values (see `#valueOf`), and entries of the caller whose names it hands on. */
interface Said {
  readonly values: readonly number[];
  readonly from: readonly number[];
}

const bySize = (left: number, right: number): number => left - right;
const NO_ARGUMENTS: readonly number[] = Object.freeze([]);
const NOTHING_KNOWN: Said = { values: [UNKNOWN], from: [] };

/** The names of keys that callers pass, per caller. */
export class PassedKeys {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #keys: KeyConstants;
  readonly #callers: () => readonly (readonly number[] | undefined)[];
  readonly #conditionOf: (passed: Passed) => number;
  /** Entries that a caller has to speak of, by callable. */
  readonly byCallable: Map<number, Set<number>> = new Map();
  readonly #choices = new Map<string, readonly KeyChoice[] | null>();
  readonly #texts: (readonly string[])[] = [[]];
  readonly #valueIds = new Map<string, number>();
  /** Positions in the list of feedings, by callable. */
  #feeds: ReadonlyMap<number, readonly number[]> | null = null;
  /** By parameter and call the positions of the arguments that feed it. */
  readonly #arguments = new Map<number, ReadonlyMap<number, readonly number[]>>();
  /** By tested parameter all that callers pass, and the parameters on the way. */
  readonly #literals = new Map<number, { readonly values: ReadonlySet<number>; readonly asked: ReadonlySet<number> }>();

  constructor(
    propagation: Propagation,
    trace: EntryTrace,
    keys: KeyConstants,
    callers: () => readonly (readonly number[] | undefined)[],
    conditionOf: (passed: Passed) => number,
  ) {
    this.#propagation = propagation;
    this.#trace = trace;
    this.#keys = keys;
    this.#callers = callers;
    this.#conditionOf = conditionOf;
  }

  /** Asks for every computed key of the program, so that all conditions are known. */
  prepare(): void {
    const { contents, files } = this.#propagation.index;
    for (const content of contents.contents)
      if (content.kind === 'anyKey' && content.key !== undefined) this.of(content.key, 'key');
    for (const { facts, nodeBase } of files) {
      for (const content of facts.contents)
        if (content.kind === 'anyKey' && content.key >= 0) this.of(content.key + nodeBase, 'key');
      for (const { nodes } of facts.keySets) for (const node of nodes) if (node >= 0) this.of(node + nodeBase, 'set');
    }
  }

  /** What the key or the set at the node is by what callers pass; null when they do not decide it. */
  of(node: number, form: Form): readonly KeyChoice[] | null {
    const key = `${node} ${form}`;
    let choices = this.#choices.get(key);
    if (choices === undefined) this.#choices.set(key, (choices = this.#choicesAt(node, form)));
    return choices;
  }

  /**
   * The constants that callers pass into a parameter that is tested, with the entry that tells them apart: `values` says of each whether
   * it is wanted, and of one that nobody knows that it is. Null when callers do not decide.
   */
  tested(parameter: number, isWanted: (literal: string) => boolean): Passed | null {
    if (!this.#isParameter(parameter)) return null;
    const { values: passed, asked } = this.#literalsOf(parameter);
    const all = [...passed];
    const wanted = all.filter((value) => value === UNKNOWN || isWanted(this.#texts[value]?.[0] ?? ''));
    if (wanted.length === all.length || all.length > MOST_CHOICES) return null;
    for (const each of asked) this.#ask(each);
    // Where nobody who is known passes it, it is one that nobody sees.
    const values = wanted.length === 0 ? [UNKNOWN] : wanted.sort((a, b) => a - b);
    return { entry: entryOf(parameter, 'literal'), values };
  }

  #literalsOf(parameter: number): { readonly values: ReadonlySet<number>; readonly asked: ReadonlySet<number> } {
    let known = this.#literals.get(parameter);
    if (known === undefined) {
      const asked = new Set<number>();
      this.#literals.set(parameter, (known = { values: this.#allValues(entryOf(parameter, 'literal'), asked), asked }));
    }
    return known;
  }

  /** What the call says of the entry. */
  passing(call: LinkedCall, entry: number): Passing {
    const { values, from } = this.#said(call, parameterOf(entry), formOf(entry));
    return { entry, values, from };
  }

  #choicesAt(node: number, form: Form): readonly KeyChoice[] | null {
    const { tracker, index } = this.#propagation;
    const used = this.#usedForm(node, form);
    const { entries, ends } = this.#trace.of(used.node);
    const [root, ...others] = entries;
    if (root === undefined || others.length > 0 || ends.length > 0) return null;
    // `for (const key of keys)`: each of the keys that the caller passes together.
    const isMember = form === 'key' && root.path.length === 1 && root.path[0] === index.contents.element;
    if (root.path.length > 0 && !isMember) return null;
    const held = isMember ? 'set' : form;
    const parameter = root.entry;
    if (!this.#isParameter(parameter) || tracker.callableOf(parameter) !== tracker.callableOf(node)) return null;
    const asked = new Set<number>();
    const values = [...this.#allValues(entryOf(parameter, held), asked)].sort(bySize);
    const known = values.filter((value) => value !== UNKNOWN);
    if (known.length === 0 || known.length > MOST_CHOICES) return null;
    for (const each of asked) this.#ask(each);
    return values.map((value) => ({
      texts: value === UNKNOWN ? null : recased(this.#texts[value] ?? [], used.recased),
      tag: values.length === 1 ? 0 : this.#conditionOf({ entry: entryOf(parameter, held), values: [value] }),
    }));
  }

  /** The node behind calls that only change the case of a text, and the case; behind the set that a list is made. */
  #usedForm(node: number, form: Form): { readonly node: number; readonly recased: 'lower' | 'upper' | null } {
    const { index } = this.#propagation;
    let at = node;
    let recased: 'lower' | 'upper' | null = null;
    for (let depth = 0; depth < DEEPEST_FORM; depth++) {
      const { entries, ends } = this.#trace.of(at);
      const [end, ...others] = ends;
      if (end === undefined || others.length > 0 || entries.length > 0 || end.path.length > 0) break;
      if (end.entry >= index.nodeCount || index.nodeKind[end.entry] !== NODE_KIND.call) break;
      const file = index.files[index.nodeFile[end.entry] as number];
      const call = index.calls[(file?.callBase ?? 0) + (index.nodeAux[end.entry] as number)];
      const [only, ...more] = call?.arguments ?? [];
      if (form === 'set' && call?.form === 'new' && call.name === 'Set' && only?.spread === null && more.length === 0) {
        at = only.node;
        continue;
      }
      if (call === undefined || call.receiver < 0 || only !== undefined) break;
      const made = CASES.get(call.name);
      if (made === undefined && !PLAIN.has(call.name)) break;
      recased ??= made ?? null;
      at = call.receiver;
    }
    return { node: at, recased };
  }

  #isParameter(node: number): boolean {
    const { index } = this.#propagation;
    return node < index.nodeCount && index.nodeKind[node] === NODE_KIND.parameter && !this.#trace.isCaptured(node);
  }

  /** All that callers, and theirs, pass; `asked` gets the entries on the way. */
  #allValues(entry: number, asked: Set<number>): ReadonlySet<number> {
    const { tracker, library } = this.#propagation;
    const values = new Set<number>();
    if (asked.has(entry)) return values;
    asked.add(entry);
    const parameter = parameterOf(entry);
    const callable = tracker.callableOf(parameter);
    if (library.met.has(callable)) values.add(UNKNOWN);
    for (const id of this.#callers()[callable] ?? []) {
      const call = tracker.calls[id];
      if (call === undefined) continue;
      const said = this.#said(call, parameter, formOf(entry));
      for (const value of said.values) values.add(value);
      for (const outer of said.from) for (const value of this.#allValues(outer, asked)) values.add(value);
    }
    return values;
  }

  #ask(entry: number): void {
    const callable = this.#propagation.tracker.callableOf(parameterOf(entry));
    const asked = this.byCallable.get(callable) ?? new Set();
    asked.add(entry);
    this.byCallable.set(callable, asked);
  }

  #said(call: LinkedCall, parameter: number, form: Form): Said {
    const { tracker, index } = this.#propagation;
    const callable = tracker.callableOf(parameter);
    const entry = index.callables[callable];
    const position = index.nodeAux[parameter] as number;
    const facts = entry?.facts.parameters[position];
    if (entry === undefined || facts === undefined) return NOTHING_KNOWN;
    const given: LinkedCall['arguments'][number][] = [];
    for (const at of this.#given(parameter, callable, position).get(call.id) ?? NO_ARGUMENTS) {
      const argument = call.arguments[at];
      if (argument === undefined || argument.loose) return NOTHING_KNOWN;
      given.push(argument);
    }
    if (facts.collects === 'positional') return form === 'set' ? this.#collected(given, call.callable) : NOTHING_KNOWN;
    if (facts.collects !== null || given.some(({ spread }) => spread !== null)) return NOTHING_KNOWN;
    const nodes = given.map(({ node }) => node);
    if (nodes.length === 0 && facts.default >= 0) nodes.push(facts.default + entry.file.nodeBase);
    return nodes.length === 0 ? NOTHING_KNOWN : this.#namedBy(nodes, call.callable, form);
  }

  /** By call the arguments that feed a parameter. */
  #given(parameter: number, callable: number, position: number): ReadonlyMap<number, readonly number[]> {
    const known = this.#arguments.get(parameter);
    if (known !== undefined) return known;
    const { feedings } = this.#propagation.candidates;
    this.#feeds ??= groupFeeds(feedings);
    const found = new Map<number, number[]>();
    for (const at of this.#feeds.get(callable) ?? []) {
      const feeding = feedings[at];
      if (feeding?.parameter !== position) continue;
      const given = found.get(feeding.call);
      if (given === undefined) found.set(feeding.call, [feeding.argument]);
      else given.push(feeding.argument);
    }
    this.#arguments.set(parameter, found);
    return found;
  }

  /** The set that a parameter of the rest holds. */
  #collected(given: LinkedCall['arguments'], caller: number): Said {
    const { origins } = this.#propagation;
    const [first, ...more] = given;
    if (first?.spread === 'positional' && more.length === 0) return this.#namedBy([first.node], caller, 'set');
    const texts: string[] = [];
    for (const { node, spread } of given) {
      const members = spread === null ? origins.constants(node) : origins.constantSet(node);
      if (members === null || (spread === null && members.length > 1)) return NOTHING_KNOWN;
      texts.push(...members);
    }
    return { values: [this.#valueOf(texts)], from: [] };
  }

  #namedBy(arguments_: readonly number[], caller: number, form: Form): Said {
    const { origins } = this.#propagation;
    // One of several keys that the caller has: in a callback for each of them, in a helper that a loop calls.
    const [argument] = arguments_;
    const list = form !== 'key' || argument === undefined || arguments_.length > 1 ? -1 : this.#listOf(argument);
    if (list >= 0) return this.#namedBy([list], caller, 'set');
    const { entries, nodes } = this.#trace.brought(arguments_, caller);
    const values = new Set<number>();
    for (const node of nodes) {
      const texts =
        form === 'set' ? origins.constantSet(node) : form === 'literal' ? origins.literals(node) : this.#keys.of(node);
      if (texts === null) values.add(UNKNOWN);
      else if (form === 'set') values.add(texts.length === 0 ? UNKNOWN : this.#valueOf(texts));
      else for (const text of texts) values.add(this.#valueOf([text]));
    }
    for (const entry of entries) if (!this.#isParameter(entry)) values.add(UNKNOWN);
    return {
      values: [...values].sort(bySize),
      from: entries.filter((entry) => this.#isParameter(entry)).map((parameter) => entryOf(parameter, form)),
    };
  }

  /** The list of which the node is one element, by a loop or by library code that calls back; -1 where it may be anything else. */
  #listOf(node: number): number {
    const { element, anyKey } = this.#propagation.index.contents;
    const pending = [node];
    const seen = new Set(pending);
    let list = -1;
    let isOther = false;
    for (let at = pending.pop(); at !== undefined && seen.size < MOST_STEPS; at = pending.pop()) {
      let isMade = false;
      this.#incoming(at, (source, kind, content) => {
        isMade = true;
        if (kind === FLOW_KIND.read && (content === element || content === anyKey) && (list < 0 || list === source))
          list = source;
        else if (kind !== FLOW_KIND.value) isOther = true;
        else if (!seen.has(source)) {
          seen.add(source);
          pending.push(source);
        }
      });
      isOther ||= !isMade;
    }
    return isOther || seen.size >= MOST_STEPS ? -1 : list;
  }

  #incoming(node: number, visit: (source: number, kind: number, operand: number) => void): void {
    const { tracker, index } = this.#propagation;
    const { first, other, kind, operand } = index.backward;
    const end = node < index.nodeCount ? (first[node + 1] as number) : 0;
    for (let row = node < index.nodeCount ? (first[node] as number) : 0; row < end; row++)
      visit(other[row] as number, kind[row] as number, operand[row] as number);
    const { edges } = tracker;
    for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge))
      if (!edges.isQuiet(edge)) visit(edges.source(edge), edges.kind(edge), edges.operand(edge));
  }

  /** A number for a key or a set of keys. */
  #valueOf(texts: readonly string[]): number {
    const sorted = [...new Set(texts)].sort();
    const key = sorted.join('\n');
    let value = this.#valueIds.get(key);
    if (value === undefined) {
      value = this.#texts.push(sorted) - 1;
      this.#valueIds.set(key, value);
    }
    return value;
  }
}

function recased(texts: readonly string[], to: 'lower' | 'upper' | null): readonly string[] {
  if (to === null) return texts;
  return texts.map((text) => (to === 'lower' ? text.toLowerCase() : text.toUpperCase()));
}

/** Numbers below those of nodes, of defaults, and above those of activations. */
const FIRST_ENTRY = -0x8000000000;

function entryOf(parameter: number, form: Form): number {
  return FIRST_ENTRY - FORMS.length * parameter - FORMS.indexOf(form);
}

function parameterOf(entry: number): number {
  return Math.floor((FIRST_ENTRY - entry) / FORMS.length);
}

function formOf(entry: number): Form {
  return FORMS[(FIRST_ENTRY - entry) % FORMS.length] as Form;
}

/** Positions in the list of feedings, by callable. */
function groupFeeds(feedings: Propagation['candidates']['feedings']): ReadonlyMap<number, readonly number[]> {
  const grouped = new Map<number, number[]>();
  feedings.forEach(({ callable }, at) => {
    const known = grouped.get(callable);
    if (known === undefined) grouped.set(callable, [at]);
    else known.push(at);
  });
  return grouped;
}
