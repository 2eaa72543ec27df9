import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Tracker } from '../values/tracker.js';

/** Contents read on the way that are still told apart. */
const LONGEST_PATH = 2;
/** Nodes that one walk visits. */
const FARTHEST = 200;

/** Where a value of a callable comes from: an entry (parameter, receiver, captured variable), or contents of what is there. */
export interface EntryRoot {
  readonly entry: number;
  /** Program-wide contents, outermost first. */
  readonly path: readonly number[];
}

/** Everything that a value may come from. `isOpen`: from somewhere else as well. */
export interface Roots {
  readonly entries: readonly EntryRoot[];
  /** Nodes of the same callable whose own values it may have, after reading the contents. */
  readonly ends: readonly EntryRoot[];
}

/** Walks back from a node to the entries of its callable, over assignments, joins, states of objects and reads. */
export class EntryTrace {
  readonly #tracker: Tracker;
  readonly #known = new Map<number, Roots>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  of(node: number): Roots {
    let roots = this.#known.get(node);
    if (roots === undefined) this.#known.set(node, (roots = this.#walk(node)));
    return roots;
  }

  /**
   * What nodes of `caller` bring on the way into something else: entries that are handed on as they are, sorted, and nodes that
   * have all other values.
   */
  brought(
    sources: readonly number[],
    caller: number,
  ): { readonly entries: readonly number[]; readonly nodes: readonly number[] } {
    const nodes: number[] = [];
    const handed = new Set<number>();
    for (const source of sources) {
      const { entries, ends } = this.of(source);
      if ([...entries, ...ends].some(({ path }) => path.length > 0)) nodes.push(source);
      else for (const end of ends) nodes.push(end.entry);
      for (const { entry, path } of entries)
        if (path.length === 0 && this.#tracker.callableOf(entry) === caller) handed.add(entry);
        else if (path.length === 0) nodes.push(entry);
    }
    return { entries: [...handed].sort((a, b) => a - b), nodes };
  }

  /** Whether values enter the callable at the node. */
  isEntry(node: number): boolean {
    const { index } = this.#tracker;
    if (node >= index.nodeCount) return false;
    const kind = index.nodeKind[node];
    return kind === NODE_KIND.parameter || kind === NODE_KIND.self || this.isCaptured(node);
  }

  /** Whether the node is where a callable reads a captured variable. */
  isCaptured(node: number): boolean {
    const { index } = this.#tracker;
    const { first, other } = index.backward;
    for (let row = first[node] as number; row < (first[node + 1] as number); row++) {
      const kind = index.nodeKind[other[row] as number];
      if (kind === NODE_KIND.closure || kind === NODE_KIND.cellIn || kind === NODE_KIND.cellOut) return true;
    }
    return false;
  }

  #walk(start: number): Roots {
    const { index } = this.#tracker;
    const entries: EntryRoot[] = [];
    const ends: EntryRoot[] = [];
    const seen = new Set<number | string>();
    const pending: EntryRoot[] = [];
    const go = (entry: number, path: readonly number[]): void => {
      const key = path.length === 0 ? entry : `${entry} ${path.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      pending.push({ entry, path });
    };
    go(start, []);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (this.isEntry(at.entry)) entries.push(at);
      else if (at.entry >= index.nodeCount || seen.size > FARTHEST || !this.#back(at, go)) ends.push(at);
    }
    return { entries, ends };
  }

  /** Goes to what the node takes its value from; false when that is not (only) known from inside the callable. */
  #back({ entry, path }: EntryRoot, go: (node: number, path: readonly number[]) => void): boolean {
    const { index, edges } = this.#tracker;
    const { first, other, kind, operand } = index.backward;
    let isKnown = false;
    for (let row = first[entry] as number; row < (first[entry + 1] as number); row++) {
      const step = this.#step(path, kind[row] as number, operand[row] as number);
      if (step === 'elsewhere') return false;
      if (step === null) continue;
      go(other[row] as number, step);
      isKnown ||= kind[row] !== EDGE_KIND.store;
    }
    for (let edge = edges.firstIn(entry); edge >= 0; edge = edges.nextIn(edge)) {
      if (edges.isQuiet(edge)) continue;
      const source = edges.source(edge);
      const step = this.#step(path, edges.kind(edge), edges.operand(edge));
      if (step === null) continue;
      if (step === 'elsewhere' || this.#tracker.callableOf(source) !== this.#tracker.callableOf(entry)) return false;
      go(source, step);
      isKnown ||= edges.kind(edge) !== FLOW_KIND.store;
    }
    return isKnown;
  }

  /** The contents to read before an edge; null: nothing comes that way. */
  #step(path: readonly number[], kind: number, operand: number): readonly number[] | 'elsewhere' | null {
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.without:
      case FLOW_KIND.only:
      case FLOW_KIND.obscure:
      case IDENTITY:
        return path;
      case FLOW_KIND.read:
        return path.length < LONGEST_PATH ? [operand, ...path] : 'elsewhere';
      case FLOW_KIND.store:
        return path.length > 0 && this.#mayBe(path[0] as number, operand) ? path.slice(1) : null;
      case FLOW_KIND.taint:
      case FLOW_KIND.obscureTaint:
        return null;
      default:
        return 'elsewhere';
    }
  }

  #mayBe(read: number, stored: number): boolean {
    if (read === stored) return true;
    const { contents } = this.#tracker.index.contents;
    const isNamed = (content: number): boolean => {
      const kind = contents[content]?.kind;
      return kind === 'field' || kind === 'key';
    };
    return !isNamed(read) || !isNamed(stored);
  }
}
