import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';

// Keys that the text of one function does not tell: `setattr(state, spec.attribute, v)`, `headers[self.header_name]`, `store[name]`
// in a helper. Once values are known, the constants that a field of a project class or a parameter may be are those that the
// program puts there. Whatever is not certain makes the key unknown.

/** A store or read under a key that may be more constants than this is one of an unknown key. */
const MOST_KEYS = 16;
/** Fields and parameters followed on the way to a constant. */
const DEEPEST = 5;
/** Stores to one field, and calls of one function, that are looked at. */
const MOST_ORIGINS = 32;

/** Stores under one name in the whole program; a name that is stored more often (`id`, `name`) tells nothing. */
const MOST_STORES = 400;

/** The constants that keys may be, after value tracking. */
export class KeyConstants {
  readonly #propagation: Propagation;
  readonly #kept = new Map<number, readonly string[] | null>();
  readonly #active = new Set<number>();
  #stores: ReadonlyMap<number, readonly number[]> | null = null;
  #feeds: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(propagation: Propagation) {
    this.#propagation = propagation;
  }

  /** Texts that the key at the node may be, sorted; null when it may be another one, or one of too many. */
  of(node: number): readonly string[] | null {
    let known = this.#kept.get(node);
    if (known === undefined) {
      const texts = new Set<string>();
      known = this.#collect(node, texts, 0) && texts.size > 0 && texts.size <= MOST_KEYS ? [...texts].sort() : null;
      this.#kept.set(node, known);
    }
    return known;
  }

  /**
   * Members of a set that stands in a field (`self.DROP`), where everything that the program puts there has the same; null where one is
   * not known.
   */
  setOf(node: number): readonly string[] | null {
    const { index, origins } = this.#propagation;
    let found: readonly string[] | null = null;
    for (const end of origins.of(node)) {
      const stored = index.nodeKind[end] === NODE_KIND.read ? this.#stored(end) : [];
      if (stored.length === 0 || stored.length > MOST_ORIGINS) return null;
      for (const each of stored) {
        if (origins.of(each).length !== 1) return null;
        const members = origins.constantSet(each);
        // Nothing seen is no empty set: it may be filled out of sight.
        if (members === null || members.length === 0 || (found !== null && found.join('\n') !== members.join('\n')))
          return null;
        found = members;
      }
    }
    return found;
  }

  /** Adds the texts of a node; false when it may hold something else. */
  #collect(node: number, texts: Set<string>, depth: number): boolean {
    const { origins } = this.#propagation;
    const plain = origins.constants(node);
    if (plain !== null) {
      for (const text of plain) texts.add(text);
      return true;
    }
    // What comes round to itself adds nothing: an object is stored back where it was read from.
    if (this.#active.has(node)) return true;
    if (depth >= DEEPEST) return false;
    this.#active.add(node);
    const captured = this.#captured(node);
    const ends = captured ?? origins.of(node);
    const isKnown =
      captured !== null
        ? captured.length > 0 &&
          captured.length <= MOST_ORIGINS &&
          captured.every((each) => this.#collect(each, texts, depth + 1))
        : ends.length > 0 && ends.every((end) => this.#end(end, texts, depth));
    this.#active.delete(node);
    return isKnown;
  }

  #end(end: number, texts: Set<string>, depth: number): boolean {
    const { index, origins } = this.#propagation;
    const plain = origins.constants(end);
    if (plain !== null) {
      for (const text of plain) texts.add(text);
      return true;
    }
    if (index.nodeKind[end] === NODE_KIND.constant) return this.#isNothing(end);
    const members = index.nodeKind[end] === NODE_KIND.read ? this.#iterated(end) : null;
    const composed = members ?? this.#symbol(end) ?? this.#composed(end, depth);
    if (composed !== null) {
      for (const text of composed) texts.add(text);
      return true;
    }
    const next =
      index.nodeKind[end] === NODE_KIND.parameter
        ? this.#passed(end)
        : index.nodeKind[end] === NODE_KIND.read
          ? this.#stored(end)
          : [];
    return (
      next.length > 0 && next.length <= MOST_ORIGINS && next.every((node) => this.#collect(node, texts, depth + 1))
    );
  }

  /** What a variable of an outer callable holds wherever a closure over it is made; null for any other node. */
  #captured(node: number): readonly number[] | null {
    const { index } = this.#propagation;
    const { backward, contents } = index;
    const found: number[] = [];
    let isCaptured = false;
    for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++) {
      const from = backward.other[row] as number;
      const content = backward.operand[row] as number;
      if (backward.kind[row] === EDGE_KIND.read && contents.contents[content]?.kind === 'captured') {
        isCaptured = true;
        this.#stores ??= this.#groupStores();
        const stores = this.#stores.get(contents.canonical(content)) ?? [];
        for (let at = 0; at < stores.length; at += 2) found.push(stores[at] as number);
      } else if (index.nodeKind[from] === NODE_KIND.cellIn || index.nodeKind[from] === NODE_KIND.cellOut) {
        isCaptured = true;
        for (let cell = backward.first[from] as number; cell < (backward.first[from + 1] as number); cell++)
          found.push(backward.other[cell] as number);
      } else return null;
    }
    return isCaptured ? found : null;
  }

  /** A symbol of JavaScript is a key of its own, by where it is made or by the name that it is registered under. */
  #symbol(end: number): readonly string[] | null {
    const { index, origins } = this.#propagation;
    const file = index.files[index.nodeFile[end] as number];
    if (index.nodeKind[end] !== NODE_KIND.call || file?.isJavaScript !== true) return null;
    const call = index.calls[file.callBase + (index.nodeAux[end] as number)];
    if (call?.name === 'Symbol' && call.form === 'call' && index.nodeKind[call.callee] === NODE_KIND.global)
      return [`@@symbol ${end}`];
    if (call?.name !== 'for' || call.arguments.length !== 1 || index.nodeKind[call.receiver] !== NODE_KIND.global)
      return null;
    const names = origins.constants(call.arguments[0]?.node ?? -1);
    return names === null ? null : names.map((name) => `@@symbol for ${name}`);
  }

  /** A text put together from parts that are one constant each. */
  #composed(end: number, depth: number): readonly string[] | null {
    const { index } = this.#propagation;
    const facts = index.files[index.nodeFile[end] as number]?.facts;
    if (index.nodeKind[end] !== NODE_KIND.expression) return null;
    if (facts?.strings[(index.nodeAux[end] as number) - 1] !== 'text') return null;
    const { first, other, kind } = index.backward;
    let text = '';
    for (let row = first[end] as number; row < (first[end + 1] as number); row++) {
      const part = new Set<string>();
      if (kind[row] !== EDGE_KIND.taint || !this.#collect(other[row] as number, part, depth + 1)) return null;
      const [only, ...more] = part;
      // Numbers may be added.
      if (only === undefined || more.length > 0 || /^[\d.]+$/.test(only)) return null;
      text += only;
    }
    return text === '' ? null : [text];
  }

  /** `None` as a default means that some other value is there whenever the key is used. */
  #isNothing(constant: number): boolean {
    const { index } = this.#propagation;
    const facts = index.files[index.nodeFile[constant] as number]?.facts;
    const kind = facts?.constants[index.nodeAux[constant] as number]?.kind;
    return kind === 'null' || kind === 'undefined';
  }

  /** What the program passes for a parameter, and its default; nothing for a function that is called from outside. */
  #passed(parameter: number): readonly number[] {
    const { index, library, tracker, candidates } = this.#propagation;
    const callable = index.nodeCallable[parameter] as number;
    const entry = index.callables[callable];
    const position = index.nodeAux[parameter] as number;
    const facts = entry?.facts.parameters[position];
    if (entry === undefined || facts === undefined || facts.collects !== null || library.met.has(callable)) return [];
    this.#feeds ??= groupFeeds(candidates.feedings);
    const passed: number[] = facts.default < 0 ? [] : [facts.default + entry.file.nodeBase];
    for (const at of this.#feeds.get(callable) ?? []) {
      const feeding = candidates.feedings[at];
      if (feeding?.parameter !== position) continue;
      const argument = tracker.calls[feeding.call]?.arguments[feeding.argument];
      if (argument === undefined || argument.spread !== null) return [];
      passed.push(argument.node);
    }
    return passed;
  }

  /** What a loop over constants gives: `for name in ("authorization", "x-api-key")`. */
  #iterated(read: number): readonly string[] | null {
    const { index, origins } = this.#propagation;
    const { backward, contents } = index;
    const row = backward.first[read] as number;
    if (backward.kind[row] !== EDGE_KIND.read || (backward.first[read + 1] as number) !== row + 1) return null;
    const isElement = contents.contents[backward.operand[row] as number]?.kind === 'element';
    return isElement ? origins.constantSet(backward.other[row] as number) : null;
  }

  /** What the program stores in a field, when every object that has it is an instance of a project class. */
  #stored(read: number): readonly number[] {
    const { index, tracker, classes } = this.#propagation;
    const { backward, contents } = index;
    const row = backward.first[read] as number;
    if (backward.kind[row] !== EDGE_KIND.read || (backward.first[read + 1] as number) !== row + 1) return [];
    const content = backward.operand[row] as number;
    const named = contents.contents[content];
    if (named?.kind !== 'field' && named?.kind !== 'key') return [];
    const owners = this.#owners(backward.other[row] as number);
    if (owners === null) return [];
    const related = new Set([...owners].flatMap((owner) => [...classes.relatives(owner)]));
    this.#stores ??= this.#groupStores();
    const stored = new Set<number>();
    const edges = this.#stores.get(contents.canonical(content)) ?? [];
    if (edges.length > 2 * MOST_STORES) return [];
    for (let at = 0; at < edges.length; at += 2) {
      const holds = tracker
        .valuesAt(edges[at + 1] as number)
        .some((value) => tracker.values.kind(value) === VALUE_KIND.instance && related.has(tracker.values.a(value)));
      if (holds) stored.add(edges[at] as number);
    }
    for (const owner of related)
      for (const member of index.classes[owner]?.facts.members ?? [])
        if (member.name === named.name && member.node >= 0 && member.kind === 'field')
          stored.add(member.node + (index.classes[owner]?.file.nodeBase ?? 0));
    return [...stored].sort((a, b) => a - b);
  }

  /** Classes of the instances at a node; null when it may hold anything else. */
  #owners(node: number): ReadonlySet<number> | null {
    const { tracker, index } = this.#propagation;
    const { values } = tracker;
    const owners = new Set<number>();
    for (const value of tracker.valuesAt(node)) {
      const kind = values.kind(value);
      if (kind === VALUE_KIND.instance) owners.add(values.a(value));
      // Beside the instance stand its library bases and decorators, and its construction as an object.
      else if (kind === VALUE_KIND.object && index.nodeKind[values.a(value)] !== NODE_KIND.call) return null;
      else if (kind !== VALUE_KIND.object && kind !== VALUE_KIND.api) return null;
    }
    return owners.size === 0 ? null : owners;
  }

  /** Pairs of value and object of every store, by content. */
  #groupStores(): ReadonlyMap<number, readonly number[]> {
    const { tracker, index } = this.#propagation;
    const { forward, contents } = index;
    const stores = new Map<number, number[]>();
    const add = (content: number, source: number, target: number): void => {
      const id = contents.canonical(content);
      const known = stores.get(id);
      if (known === undefined) stores.set(id, [source, target]);
      else known.push(source, target);
    };
    for (let source = 0; source < index.nodeCount; source++)
      for (let row = forward.first[source] as number; row < (forward.first[source + 1] as number); row++)
        if (forward.kind[row] === EDGE_KIND.store)
          add(forward.operand[row] as number, source, forward.other[row] as number);
    const { edges } = tracker;
    for (let edge = 0; edge < edges.size; edge++)
      if (edges.kind(edge) === FLOW_KIND.store) add(edges.operand(edge), edges.source(edge), edges.target(edge));
    return stores;
  }
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
