import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND, type Passing } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { EntryTrace } from './entry-trace.js';
import type { PassedValues } from './passed-values.js';
import type { Propagation } from '../values/propagation.js';
import { VALUE_KIND } from '../values/values.js';

/**
 * What calls say of the captured variables of a closure that they run, or that they hand to somebody who runs it. The closure was
 * made by the caller itself: then its variable is what the caller has at that place. It came out of calls (decorators, factories):
 * then the chain of those calls says what went in. Somebody handed it to the caller: then that one has said it, and it goes on.
 */
export class CapturedEntries {
  readonly #propagation: Propagation;
  readonly #trace: EntryTrace;
  readonly #values: PassedValues;

  constructor(propagation: Propagation, trace: EntryTrace, values: PassedValues) {
    this.#propagation = propagation;
    this.#trace = trace;
    this.#values = values;
  }

  /** What the call of `callable` passes for the captured `entry`, of `callable` or of a closure that it gets; null: nothing is known. */
  passing(call: LinkedCall, callable: number, entry: number): Passing | null {
    const { tracker } = this.#propagation;
    const closure = tracker.callableOf(entry);
    const bringing = closure === callable ? [call.callee] : call.arguments.map(({ node }) => node);
    const found = new Set<number>();
    const from = new Set<number>();
    let isMade = false;
    for (const node of bringing) {
      if (node < 0) continue;
      for (const value of tracker.valuesAt(node)) {
        const kind = tracker.values.kind(value);
        if (kind === VALUE_KIND.top) return null;
        if (kind !== VALUE_KIND.callable || tracker.values.callable(value) !== closure) continue;
        const passing = this.#ofValue(value, node, call, entry);
        if (passing === null) return null;
        isMade = true;
        for (const each of passing.values) found.add(each);
        for (const each of passing.from) from.add(each);
      }
    }
    if (!isMade) return null;
    return { entry, values: [...found].sort((a, b) => a - b), from: [...from].sort((a, b) => a - b) };
  }

  #ofValue(value: number, node: number, call: LinkedCall, entry: number): Omit<Passing, 'entry'> | null {
    const { tracker } = this.#propagation;
    const sources = this.#sourcesOf(entry);
    if (sources.length === 0) return null;
    const chain = tracker.values.chain(value);
    if (chain.length > 0) return this.#alongChain(sources, chain, call);
    const isHanded = this.#trace.of(node).entries.length > 0;
    if (isHanded) return { values: [], from: [entry] };
    if (tracker.callableOf(sources[0] as number) !== call.callable) return null;
    return this.#split(sources, call.callable);
  }

  /** What the variable holds at the closure's making, by the calls through which the closure came. */
  #alongChain(sources: readonly number[], chain: readonly number[], call: LinkedCall): Omit<Passing, 'entry'> | null {
    const { tracker } = this.#propagation;
    const found = new Set<number>();
    let nodes = sources;
    for (const outer of chain) {
      const maker = nodes[0] === undefined ? -1 : tracker.callableOf(nodes[0]);
      const { entries, nodes: rest } = this.#trace.brought(nodes, maker);
      for (const node of rest) {
        const values = this.#values.at(node);
        if (values === null) return null;
        for (const each of values) found.add(each);
      }
      const next = entries.flatMap((entry) => this.#passedInto(entry, outer));
      if (next.includes(-1)) return null;
      nodes = next;
    }
    const { callable } = call;
    const last = nodes.length === 0 ? { values: [], from: [] } : this.#split(nodes, callable);
    if (last === null) return null;
    return { values: [...new Set([...found, ...last.values])], from: last.from };
  }

  #split(nodes: readonly number[], callable: number): Omit<Passing, 'entry'> | null {
    const { entries, nodes: rest } = this.#trace.brought(nodes, callable);
    const found = new Set<number>();
    for (const node of rest) {
      const values = this.#values.at(node);
      if (values === null) return null;
      for (const each of values) found.add(each);
    }
    return { values: [...found], from: entries };
  }

  /** Nodes of the caller that a call passes into an entry, or what the parameter has by default; -1: that cannot be told. */
  #passedInto(entry: number, call: number): readonly number[] {
    const { tracker } = this.#propagation;
    const { edges, index } = tracker;
    if (this.#trace.isCaptured(entry)) return [-1];
    const found: number[] = [];
    for (let edge = edges.firstIn(entry); edge >= 0; edge = edges.nextIn(edge))
      if (edges.kind(edge) === FLOW_KIND.call && edges.operand(edge) === call) found.push(edges.source(edge));
    if (found.length > 0) return found;
    if (index.nodeKind[entry] === NODE_KIND.self) return [-1];
    for (let row = index.backward.first[entry] as number; row < (index.backward.first[entry + 1] as number); row++)
      found.push(index.backward.other[row] as number);
    return found;
  }

  /** What the maker of the closure puts into the captured variable; empty when inner callables write it as well. */
  #sourcesOf(entry: number): readonly number[] {
    const { index } = this.#propagation;
    const { backward, nodeKind } = index;
    const closure = index.callables[index.nodeCallable[entry] as number];
    if (closure === undefined) return [];
    const maker = closure.facts.parent + closure.file.callableBase;
    const found = new Set<number>();
    const add = (node: number): void => {
      if (index.nodeCallable[node] === maker) found.add(node);
    };
    for (let row = backward.first[entry] as number; row < (backward.first[entry + 1] as number); row++) {
      const cell = backward.other[row] as number;
      if (nodeKind[cell] === NODE_KIND.cellOut && this.#isReplaced(cell)) return [];
      if (nodeKind[cell] === NODE_KIND.cellIn)
        for (let into = backward.first[cell] as number; into < (backward.first[cell + 1] as number); into++)
          add(backward.other[into] as number);
      if (nodeKind[cell] !== NODE_KIND.closure) continue;
      // Stored into the function values of this callable, under the content that is read here.
      const content = backward.operand[row] as number;
      for (const made of this.#makings(index.nodeCallable[entry] as number))
        for (let into = backward.first[made] as number; into < (backward.first[made + 1] as number); into++)
          if (backward.kind[into] === EDGE_KIND.store && backward.operand[into] === content)
            add(backward.other[into] as number);
    }
    return [...found];
  }

  /** Whether an inner callable puts something else into the variable; new states of what it holds are the same object. */
  #isReplaced(cellOut: number): boolean {
    const { first, other } = this.#propagation.index.backward;
    const isOfCell = (entry: number): boolean => {
      for (let row = first[entry] as number; row < (first[entry + 1] as number); row++)
        if (other[row] === cellOut) return true;
      return false;
    };
    for (let row = first[cellOut] as number; row < (first[cellOut + 1] as number); row++) {
      const { entries, ends } = this.#trace.of(other[row] as number);
      if (ends.length > 0 || entries.some(({ entry, path }) => path.length > 0 || !isOfCell(entry))) return true;
    }
    return false;
  }

  /** Function nodes per callable. */
  #made: Map<number, number[]> | null = null;

  #makings(callable: number): readonly number[] {
    if (this.#made === null) {
      this.#made = new Map();
      const { index } = this.#propagation;
      for (let node = 0; node < index.nodeCount; node++) {
        if (index.nodeKind[node] !== NODE_KIND.function) continue;
        const base = index.files[index.nodeFile[node] as number]?.callableBase ?? 0;
        const id = base + (index.nodeAux[node] as number);
        const known = this.#made.get(id);
        if (known === undefined) this.#made.set(id, [node]);
        else known.push(node);
      }
    }
    return this.#made.get(callable) ?? [];
  }
}
