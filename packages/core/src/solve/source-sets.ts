import type { DerivationGraph } from './derivations.js';
import type { FactStore } from './facts.js';
import { PairTable } from './pair-table.js';

/**
 * Which sources reach each absolute vertex (facts without an entry context, and entry contexts): what flows around a call comes
 * from the call's argument, so sources of another caller are not mixed in. Equal sets are one number; there are few of them.
 */
export class SourceSets {
  readonly #sets: (readonly number[])[] = [[]];
  readonly #ids: Map<string, number> = new Map([['', 0]]);
  readonly #pairs: PairTable = new PairTable();
  readonly #unions: number[] = [];
  readonly #of: Int32Array;
  readonly #graph: DerivationGraph;

  constructor(graph: DerivationGraph, facts: FactStore) {
    this.#graph = graph;
    this.#of = new Int32Array(graph.vertexCount);
    const queue: number[] = [];
    const users = carriedTo(graph);
    for (const { vertex, origin } of graph.axioms) {
      if (origin < 0) continue;
      this.#of[vertex] = this.#union(this.#of[vertex] ?? 0, this.#intern([facts.from(origin)]));
      queue.push(vertex);
    }
    for (let at = 0; at < queue.length; at++) {
      const vertex = queue[at] ?? 0;
      for (const user of users.get(vertex) ?? []) {
        const joined = this.#union(this.#of[user] ?? 0, this.#of[vertex] ?? 0);
        if (joined === this.#of[user]) continue;
        this.#of[user] = joined;
        queue.push(user);
      }
    }
  }

  /** Source occurrences that reach a fact, sorted. */
  of(reached: number): readonly number[] {
    const context = this.#graph.contextVertex(reached);
    return this.#sets[this.#of[context < 0 ? reached : context] ?? 0] ?? [];
  }

  #union(left: number, right: number): number {
    if (left === right || right === 0) return left;
    if (left === 0) return right;
    const pair = this.#pairs.intern(Math.min(left, right), Math.max(left, right));
    this.#unions[pair] ??= this.#intern([...(this.#sets[left] ?? []), ...(this.#sets[right] ?? [])]);
    return this.#unions[pair] ?? 0;
  }

  #intern(sources: readonly number[]): number {
    const sorted = [...new Set(sources)].sort((left, right) => left - right);
    const key = sorted.join();
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = this.#sets.push(sorted) - 1));
    return id;
  }
}

/** Absolute vertices that take over the sources of each absolute vertex. */
function carriedTo(graph: DerivationGraph): Map<number, number[]> {
  const users = new Map<number, number[]>();
  for (let rule = 0; rule < graph.ruleCount; rule++) {
    const target = graph.target.at(rule);
    if (target < graph.size && graph.contextVertex(target) >= 0) continue;
    const left = graph.left.at(rule);
    const context = graph.contextVertex(left);
    const carrier = context < 0 ? left : context;
    const present = users.get(carrier);
    if (present === undefined) users.set(carrier, [target]);
    else present.push(target);
  }
  return users;
}
