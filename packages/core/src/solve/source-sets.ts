import type { DerivationGraph } from './derivations.js';
import type { FactStore } from './facts.js';
import { type Rows, rowsBy } from './rows.js';

/** Sources that one pass follows: as many as a word has bits. */
const WIDTH = 32;

/**
 * Which sources reach each hit. Followed over absolute vertices alone (facts without an entry context, and entry contexts): what
 * flows around a call comes from the call's argument, so sources of another caller are not mixed in. A pass follows 32 sources at a
 * time, one bit each, so memory does not grow with their number.
 */
export class SourceSets {
  readonly #graph: DerivationGraph;
  readonly #facts: FactStore;
  readonly #users: Rows;

  constructor(graph: DerivationGraph, facts: FactStore) {
    this.#graph = graph;
    this.#facts = facts;
    this.#users = rowsBy(graph.vertexCount, graph.ruleCount, (rule) => this.#carrier(rule));
  }

  /** Sources of each of the reached facts, sorted; in the order of the input. */
  of(reached: readonly number[]): readonly (readonly number[])[] {
    const seeds = this.#graph.axioms
      .filter(({ origin }) => origin >= 0)
      .map(({ vertex, origin }) => ({ vertex, source: this.#facts.from(origin) }));
    const sources = [...new Set(seeds.map(({ source }) => source))].sort((left, right) => left - right);
    const found: number[][] = reached.map(() => []);
    for (let start = 0; start < sources.length; start += WIDTH) {
      const pass = sources.slice(start, start + WIDTH);
      const bitOf = new Map(pass.map((source, bit) => [source, 1 << bit]));
      const bits = new Int32Array(this.#graph.vertexCount);
      const queue: number[] = [];
      for (const { vertex, source } of seeds) this.#add(bits, queue, vertex, bitOf.get(source) ?? 0);
      this.#spread(bits, queue);
      reached.forEach((id, index) => {
        const word = bits[this.#absolute(id)] ?? 0;
        pass.forEach((source, bit) => {
          if ((word & (1 << bit)) !== 0) found[index]?.push(source);
        });
      });
    }
    return found;
  }

  #spread(bits: Int32Array, queue: number[]): void {
    const { first, rows } = this.#users;
    for (let at = 0; at < queue.length; at++) {
      const vertex = queue[at] ?? 0;
      for (let use = first[vertex] ?? 0, end = first[vertex + 1] ?? 0; use < end; use++)
        this.#add(bits, queue, this.#graph.target.at(rows[use] ?? 0), bits[vertex] ?? 0);
    }
  }

  #add(bits: Int32Array, queue: number[], vertex: number, more: number): void {
    const before = bits[vertex] ?? 0;
    if ((before | more) === before) return;
    bits[vertex] = before | more;
    queue.push(vertex);
  }

  /** The absolute vertex from which the rule's target takes over its sources, or -1 when the target is not absolute. */
  #carrier(rule: number): number {
    const target = this.#graph.target.at(rule);
    if (target < this.#graph.size && this.#graph.contextVertex(target) >= 0) return -1;
    return this.#absolute(this.#graph.left.at(rule));
  }

  #absolute(reached: number): number {
    const context = this.#graph.contextVertex(reached);
    return context < 0 ? reached : context;
  }
}
