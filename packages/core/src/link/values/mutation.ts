import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { CandidateTable } from './candidates.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';
import type { WriteBacks } from './write-backs.js';

/** What one parameter's final state says: changed in the callable itself, or only if one of these calls changes it. */
interface Inspection {
  readonly key: number;
  readonly isMutated: boolean;
  readonly calls: readonly Given[];
}

/** An object given to a call: `argument` -1 is the receiver. Without a state `before`, `after` is only what the call writes. */
interface Given {
  readonly call: number;
  readonly argument: number;
  readonly before: number;
}

/**
 * Which calls can change the objects that they get: a bit per parameter, to a fixpoint over the calls of project code, blind to
 * fields (engine notes 1.5). An object that nobody can change goes past the call, and nothing of it comes back from the callee. An
 * object in which one is written back that a call got (`self.client.get()` writes `client` back into `self`) changes only with it.
 */
export class Mutation {
  readonly #tracker: Tracker;
  readonly #candidates: CandidateTable;
  readonly #writeBacks: WriteBacks;
  readonly #given = new Map<number, Given[]>();
  /** Parameters that an argument of a call feeds, both as keys. */
  readonly #fed = new Map<number, number[]>();
  readonly #mutated = new Set<number>();
  readonly #silent: Uint8Array;

  constructor(tracker: Tracker, candidates: CandidateTable, writeBacks: WriteBacks) {
    this.#tracker = tracker;
    this.#candidates = candidates;
    this.#writeBacks = writeBacks;
    this.#silent = new Uint8Array(tracker.index.nodeCount);
    for (const call of tracker.calls)
      for (const { argument, before, after } of call.posts) {
        if (after < 0) continue;
        push(this.#given, after, { call: call.id, argument, before });
      }
    for (const { call, argument, callable, parameter } of candidates.feedings) {
      const parameterKey = keyOf(callable, parameter);
      push(this.#fed, keyOf(call, argument), parameterKey);
      // A bound receiver that is the first argument may be written as any argument.
      if (argument < 0 && parameter >= 0)
        for (const { argument: written } of tracker.calls[call]?.posts ?? [])
          if (written >= 0) push(this.#fed, keyOf(call, written), parameterKey);
    }
    this.#solve();
  }

  /** Whether what the call gives back of the object comes by its candidates alone: every one of them changes it. */
  isReplaced(call: number, argument: number): boolean {
    const changing = new Set<number>();
    for (const key of this.#fed.get(keyOf(call, argument)) ?? [])
      if (this.#mutated.has(key)) changing.add(Math.trunc(key / MOST_PARAMETERS));
    return changing.size > 0 && changing.size === this.#candidates.of(call).length;
  }

  /** Whether the node is the final state of a parameter or receiver that its callable does not change. */
  isSilent(node: number): boolean {
    return this.#silent[node] === 1;
  }

  #solve(): void {
    const outs: { readonly key: number; readonly out: number }[] = [];
    const waiting = new Map<number, number[]>();
    const pending: number[] = [];
    const mutate = (key: number): void => {
      if (this.#mutated.has(key)) return;
      this.#mutated.add(key);
      pending.push(key);
    };
    this.#tracker.index.callables.forEach(({ facts, file }, callable) => {
      const inspect = (start: number, out: number, parameter: number): void => {
        if (start < 0 || out < 0) return;
        const key = keyOf(callable, parameter);
        outs.push({ key, out: out + file.nodeBase });
        const { isMutated, calls } = this.#inspect(key, start + file.nodeBase, out + file.nodeBase);
        if (isMutated) mutate(key);
        else
          for (const { call, argument } of calls)
            for (const fed of this.#fed.get(keyOf(call, argument)) ?? []) push(waiting, fed, key);
      };
      facts.parameters.forEach(({ node, out }, parameter) => inspect(node, out, parameter));
      inspect(facts.self, facts.selfOut, -1);
    });
    for (let key = pending.pop(); key !== undefined; key = pending.pop())
      for (const by of waiting.get(key) ?? []) mutate(by);
    for (const { key, out } of outs) if (!this.#mutated.has(key)) this.#silent[out] = 1;
  }

  /** Backwards from the final state to the state at entry, and through what is written back to where that was read. */
  #inspect(key: number, start: number, out: number): Inspection {
    const { backward, nodeKind } = this.#tracker.index;
    const calls: Given[] = [];
    const mutated = { key, isMutated: true, calls };
    const seen = new Set<number>([start]);
    const pending = [out];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const isPost = nodeKind[node] === NODE_KIND.post;
      const isWriteBack = isPost && this.#writeBacks.isState(node);
      let isEnd = true;
      let whole = 0;
      for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++) {
        const kind = backward.kind[row] as number;
        const source = backward.other[row] as number;
        // Where something else was read, another object begins.
        if (kind === EDGE_KIND.read && !isPost) continue;
        if (kind === EDGE_KIND.value && isPost && !this.#isGain(source)) whole++;
        const isKept =
          kind === EDGE_KIND.value ||
          kind === IDENTITY ||
          kind === EDGE_KIND.read ||
          (kind === EDGE_KIND.without && isWriteBack);
        if (!isKept && !(kind === EDGE_KIND.store && isWriteBack)) return mutated;
        pending.push(source);
        isEnd = false;
      }
      // All contents of another object came in.
      if (whole > 1) return mutated;
      const given = this.#given.get(node);
      if (given !== undefined) {
        if (this.#isWritten(node, given)) return mutated;
        calls.push(...given);
        isEnd &&= given.some(({ before }) => before >= 0);
      }
      if (isEnd && nodeKind[node] !== NODE_KIND.read) return mutated;
    }
    return { key, isMutated: false, calls };
  }

  /** Whether a state holds what a call writes, or what is below that, and nothing the object had before. */
  #isGain(node: number): boolean {
    const { backward } = this.#tracker.index;
    const given = this.#given.get(node);
    if (given !== undefined) return given.every(({ before }) => before < 0);
    const row = backward.first[node] as number;
    return row < (backward.first[node + 1] as number) && backward.kind[row] === EDGE_KIND.read;
  }

  /** Whether linking adds anything to the state after a call but what its callees hand back. */
  #isWritten(node: number, given: readonly Given[]): boolean {
    const { edges } = this.#tracker;
    for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge)) {
      const source = edges.source(edge);
      switch (edges.kind(edge)) {
        case FLOW_KIND.value:
          if (!given.some(({ before }) => before === source)) return true;
          break;
        case FLOW_KIND.return:
          if (!given.some(({ call }) => call === edges.operand(edge))) return true;
          break;
        default:
          return true;
      }
    }
    return false;
  }
}

/** More than any callable or call has; receivers are -1. */
const MOST_PARAMETERS = 0x1000;

function keyOf(owner: number, parameter: number): number {
  return owner * MOST_PARAMETERS + parameter + 1;
}

function push<Item>(map: Map<number, Item[]>, key: number, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
