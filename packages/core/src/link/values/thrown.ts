import { IntList } from '../../columns/int-list.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Tracker } from './tracker.js';

/**
 * What callees throw arrives at the handler around the call, or leaves the caller as well. Most callables throw nothing that the
 * program made, so the edges are added at the end, for those that do.
 */
export class Thrown {
  readonly #tracker: Tracker;
  readonly #call = new IntList();
  readonly #callable = new IntList();
  readonly #note = new IntList();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** The call may run the callable. */
  add(call: number, callable: number, note: number): void {
    this.#call.push(call);
    this.#callable.push(callable);
    this.#note.push(note);
  }

  /** Adds the edges; once, when all calls are known. */
  connect(): void {
    const { index, edges } = this.#tracker;
    const { first } = index.backward;
    const nodes = Int32Array.from(index.callables, ({ facts, file }) =>
      facts.thrown < 0 ? -1 : facts.thrown + file.nodeBase,
    );
    const calls = this.#callsByCallable(nodes.length);
    const pending: number[] = [];
    nodes.forEach((node, callable) => {
      if (node >= 0 && (first[node] !== first[node + 1] || edges.firstIn(node) >= 0)) pending.push(callable);
    });
    const throws = new Uint8Array(nodes.length);
    for (const callable of pending) throws[callable] = 1;
    for (let callable = pending.pop(); callable !== undefined; callable = pending.pop())
      for (const at of calls[callable] ?? []) {
        const call = this.#tracker.calls[this.#call.at(at)];
        if (call === undefined || call.handler >= 0 || throws[call.callable] === 1) continue;
        throws[call.callable] = 1;
        pending.push(call.callable);
      }
    for (let at = 0; at < this.#call.length; at++) {
      const call = this.#tracker.calls[this.#call.at(at)];
      const callable = this.#callable.at(at);
      if (call === undefined || throws[callable] !== 1) continue;
      const handler = call.handler >= 0 ? call.handler : (nodes[call.callable] ?? -1);
      this.#tracker.addEdge(nodes[callable] ?? -1, handler, FLOW_KIND.return, call.id, this.#note.at(at), true);
    }
  }

  /** Positions in the list, by callable. */
  #callsByCallable(count: number): readonly (readonly number[] | undefined)[] {
    const found: number[][] = Array.from({ length: count });
    for (let at = 0; at < this.#call.length; at++) (found[this.#callable.at(at)] ??= []).push(at);
    return found;
  }
}
