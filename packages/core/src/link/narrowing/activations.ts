import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { activationEntry, type Passing } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Propagation } from '../values/propagation.js';

/** A callable that is called in more places than this is not told apart by them. */
const MOST_CALLS = 16;
/** Callables that stand in one another. */
const DEEPEST = 64;
/** Nodes looked at on the way back to the making of a closure. */
const FARTHEST = 60;

/**
 * Variables that closures share live in cells, one per variable and not one per run of the callable that owns it. Which call the
 * callable runs for is therefore an entry of its own, of the callable and of the closures in it: a closure that came out of one
 * call does not meet what another call's closures wrote. Kept for callables with such variables that are called more than once.
 */
export class Activations {
  readonly #propagation: Propagation;
  readonly #owners: ReadonlySet<number>;
  /** Per callable the owners that it is, or stands in. */
  readonly byCallable: ReadonlyMap<number, readonly number[]>;

  constructor(propagation: Propagation, callers: readonly (readonly number[] | undefined)[]) {
    this.#propagation = propagation;
    const { index } = propagation.tracker;
    const owners = new Set<number>();
    for (const kind of [NODE_KIND.cellIn, NODE_KIND.cellOut])
      for (const node of index.nodesOfKind[kind] ?? []) {
        if (index.backward.first[node] === index.backward.first[node + 1]) continue;
        const owner = index.nodeCallable[node] as number;
        const calls = callers[owner]?.length ?? 0;
        if (calls > 1 && calls <= MOST_CALLS) owners.add(owner);
      }
    this.#owners = owners;
    this.byCallable = owners.size === 0 ? new Map() : this.#within(owners);
  }

  /** What a jump keeps of the calling context: the owner of the variable, plus one; 0: nothing. */
  keptOn(source: number, target: number): number {
    if (this.#owners.size === 0) return 0;
    const { index } = this.#propagation.tracker;
    const owner = isCell(index.nodeKind[source])
      ? index.nodeCallable[source]
      : isCell(index.nodeKind[target])
        ? index.nodeCallable[target]
        : index.nodeKind[source] === NODE_KIND.function
          ? index.nodeCallable[source]
          : undefined;
    return owner !== undefined && this.#owners.has(owner) ? owner + 1 : 0;
  }

  /** What the call of `callable` says of the run of `owner` that it belongs to; null: nothing. */
  passing(call: LinkedCall, callable: number, owner: number): Passing | null {
    const entry = activationEntry(owner);
    if (callable === owner) return { entry, values: [call.id], from: [] };
    const makers = this.#makersOf(call.callee);
    if (makers === null) return null;
    if (makers.every((maker) => maker < 0))
      return (this.byCallable.get(call.callable) ?? []).includes(owner) ? { entry, values: [], from: [entry] } : null;
    const { candidates } = this.#propagation;
    const isMade = (maker: number): boolean =>
      maker >= 0 && candidates.of(maker).some((candidate) => candidate.callable === owner);
    return makers.every(isMade) ? { entry, values: makers, from: [] } : null;
  }

  #within(owners: ReadonlySet<number>): Map<number, readonly number[]> {
    const { callables } = this.#propagation.tracker.index;
    const found = new Map<number, readonly number[]>();
    callables.forEach((_, callable) => {
      const around: number[] = [];
      for (let at = callable, turns = 0; at >= 0 && turns < DEEPEST; at = this.#parentOf(at), turns++)
        if (owners.has(at)) around.push(at);
      if (around.length > 0) found.set(callable, around);
    });
    return found;
  }

  #parentOf(callable: number): number {
    const entry = this.#propagation.tracker.index.callables[callable];
    const parent = entry?.facts.parent ?? -1;
    return entry === undefined || parent < 0 || parent === entry.facts.id ? -1 : parent + entry.file.callableBase;
  }

  /** The calls whose results hold what is called, sorted; -1 for a function of the callable itself; null: not known. */
  #makersOf(callee: number): readonly number[] | null {
    const { index } = this.#propagation.tracker;
    const makers = new Set<number>();
    const seen = new Set<number>();
    const pending = callee < 0 ? [] : [callee];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      if (node >= index.nodeCount || seen.size >= FARTHEST) return null;
      seen.add(node);
      const kind = index.nodeKind[node];
      if (kind === NODE_KIND.function) makers.add(-1);
      else if (kind === NODE_KIND.call) {
        const base = index.files[index.nodeFile[node] as number]?.callBase ?? 0;
        makers.add(base + (index.nodeAux[node] as number));
      } else {
        const sources = this.#sourcesOf(node);
        if (sources === null) return null;
        pending.push(...sources);
      }
    }
    return makers.size === 0 ? null : [...makers].sort((a, b) => a - b);
  }

  /** What a node shows, or is read out of; null where that is not all there is to it. */
  #sourcesOf(node: number): readonly number[] | null {
    const { index } = this.#propagation.tracker;
    if (index.nodeKind[node] === NODE_KIND.import) {
      const ends = this.#propagation.origins.of(node);
      return ends.includes(node) ? null : ends;
    }
    const { first, other, kind } = index.backward;
    const sources: number[] = [];
    for (let row = first[node] as number; row < (first[node + 1] as number); row++) {
      const edge = kind[row];
      const isShown =
        edge === EDGE_KIND.value || edge === EDGE_KIND.jump || edge === EDGE_KIND.read || edge === IDENTITY;
      if (!isShown) return null;
      sources.push(other[row] as number);
    }
    const call = index.nodeKind[node] === NODE_KIND.post ? (index.nodeAux[node] as number) : -1;
    const base = index.files[index.nodeFile[node] as number]?.callBase ?? 0;
    if (call >= 0)
      for (const { before, after } of index.calls[base + call]?.posts ?? [])
        if (after === node && before >= 0) sources.push(before);
    return sources.length === 0 ? null : sources;
  }
}

function isCell(kind: number | undefined): boolean {
  return kind === NODE_KIND.cellIn || kind === NODE_KIND.cellOut;
}
