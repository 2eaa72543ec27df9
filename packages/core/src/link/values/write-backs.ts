import { PairTable } from '../../columns/pair-table.js';
import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { IDENTITY, type ProgramIndex } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';

/**
 * States of objects that lowering makes because something below changed or may have: after `self.client.get()` the object `client` has
 * a new state, and with it `self`. Tells stores that the program writes from those that write back, and finds the states that turn
 * out to hold what there was before.
 */
export class WriteBacks {
  readonly #index: ProgramIndex;
  /** By node: 1 where everything that is stored into the state is written back. */
  readonly #isState: Uint8Array;
  /** Stores that the program writes, by node of the value and content as in the rows of the index. */
  readonly #written = new PairTable();
  /** By node: 1 where the state is what it was before. */
  readonly #unchanged: Uint8Array;

  constructor(index: ProgramIndex) {
    this.#index = index;
    this.#isState = new Uint8Array(index.nodeCount);
    this.#unchanged = new Uint8Array(index.nodeCount);
    for (const { facts, nodeBase, contentIds } of index.files)
      for (const { value, content } of facts.stores)
        this.#written.intern(value + nodeBase, contentIds[content] as number);
    const { backward } = index;
    for (const node of index.nodesOfKind[NODE_KIND.post] ?? []) {
      let stores = 0;
      for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++) {
        if (backward.kind[row] !== EDGE_KIND.store) continue;
        if (!this.isWriteBack(backward.other[row] as number, backward.operand[row] as number)) stores = -1;
        if (stores < 0) break;
        stores++;
      }
      if (stores > 0) this.#isState[node] = 1;
    }
  }

  /** Whether a local store of the node under the content (of the rows of the index) puts an object back where it is already. */
  isWriteBack(source: number, content: number): boolean {
    return this.#index.nodeKind[source] === NODE_KIND.post && this.#written.find(source, content) < 0;
  }

  /** Whether things are stored into the state, and each is written back. */
  isState(node: number): boolean {
    return this.#isState[node] === 1;
  }

  /** Whether the state, after a call or after something was written back, is what there was before. Known after `settle`. */
  isUnchanged(node: number): boolean {
    return this.#unchanged[node] === 1;
  }

  /** Finds the unchanged states. `isSilent`: final states of parameters that their callable does not change. */
  settle(tracker: Tracker, isSilent: (node: number) => boolean): void {
    const { nodeCount, nodeKind, backward } = this.#index;
    for (const call of tracker.calls)
      for (const { before, after } of call.posts) {
        if (before < 0 || after < 0 || after >= nodeCount || nodeKind[after] !== NODE_KIND.post) continue;
        if (this.#keepsAfterCall(tracker, before, after, isSilent)) this.#unchanged[after] = 1;
      }
    const open: number[] = [];
    for (const node of this.#index.nodesOfKind[NODE_KIND.post] ?? [])
      if (this.#isState[node] === 1 && tracker.edges.firstIn(node) < 0) open.push(node);
    // What holds an object is held itself by others.
    for (let found = true; found; ) {
      found = false;
      for (const node of open) {
        if (this.#unchanged[node] === 1) continue;
        let isUnchanged = true;
        for (
          let row = backward.first[node] as number;
          isUnchanged && row < (backward.first[node + 1] as number);
          row++
        ) {
          const kind = backward.kind[row];
          if (kind === EDGE_KIND.store) isUnchanged = this.#unchanged[backward.other[row] as number] === 1;
          else isUnchanged = kind === EDGE_KIND.value || kind === EDGE_KIND.without;
        }
        if (!isUnchanged) continue;
        this.#unchanged[node] = 1;
        found = true;
      }
    }
  }

  #keepsAfterCall(tracker: Tracker, before: number, after: number, isSilent: (node: number) => boolean): boolean {
    const { backward } = this.#index;
    for (let row = backward.first[after] as number; row < (backward.first[after + 1] as number); row++)
      if (backward.kind[row] !== IDENTITY) return false;
    const { edges } = tracker;
    for (let edge = edges.firstIn(after); edge >= 0; edge = edges.nextIn(edge)) {
      const kind = edges.kind(edge);
      const source = edges.source(edge);
      if (kind === FLOW_KIND.value && source === before) continue;
      if (kind !== FLOW_KIND.return || !isSilent(source)) return false;
    }
    return true;
  }
}
