import { EDGE_KIND } from '../../facts/flow-edge.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { CandidateTable } from './candidates.js';
import { IDENTITY } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';

/** What one parameter's final state says: changed in the callable itself, or only if one of these calls changes it. */
interface Inspection {
  readonly key: string;
  isMutated: boolean;
  readonly calls: readonly Given[];
}

/** An object given to a call: `argument` -1 is the receiver. */
interface Given {
  readonly call: number;
  readonly argument: number;
  readonly before: number;
}

/**
 * Which calls can change the objects that they get: a bit per parameter, to a fixpoint over the calls of project code, blind to
 * fields (engine notes 1.5). An object that nobody can change goes past the call.
 */
export class Mutation {
  readonly #tracker: Tracker;
  readonly #candidates: CandidateTable;
  readonly #given = new Map<number, Given[]>();
  readonly #fed = new Map<string, string[]>();
  readonly #mutated = new Set<string>();

  constructor(tracker: Tracker, candidates: CandidateTable) {
    this.#tracker = tracker;
    this.#candidates = candidates;
    for (const call of tracker.calls)
      for (const { argument, before, after } of call.posts) {
        if (after < 0) continue;
        const given = { call: call.id, argument, before };
        const known = this.#given.get(after);
        if (known === undefined) this.#given.set(after, [given]);
        else known.push(given);
      }
    for (const { call, argument, callable, parameter } of candidates.feedings) {
      const key = `${call} ${argument}`;
      const fed = this.#fed.get(key);
      if (fed === undefined) this.#fed.set(key, [`${callable} ${parameter}`]);
      else fed.push(`${callable} ${parameter}`);
    }
    this.#solve();
  }

  /** Whether what the call gives back of the object comes by its candidates alone: every one of them changes it. */
  isReplaced(call: number, argument: number): boolean {
    const fed = new Set((this.#fed.get(`${call} ${argument}`) ?? []).filter((key) => this.#mutated.has(key)));
    const changing = new Set([...fed].map((key) => key.split(' ')[0]));
    return changing.size > 0 && changing.size === this.#candidates.of(call).length;
  }

  #solve(): void {
    const inspections: Inspection[] = [];
    this.#tracker.index.callables.forEach(({ facts, file }, callable) => {
      const inspect = (start: number, out: number, parameter: number): void => {
        if (start < 0 || out < 0) return;
        inspections.push(this.#inspect(`${callable} ${parameter}`, start + file.nodeBase, out + file.nodeBase));
      };
      facts.parameters.forEach(({ node, out }, parameter) => inspect(node, out, parameter));
      inspect(facts.self, facts.selfOut, -1);
    });
    for (const { key, isMutated } of inspections) if (isMutated) this.#mutated.add(key);
    let open = inspections.filter(({ isMutated, calls }) => !isMutated && calls.length > 0);
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const { key, calls } of open)
        if (calls.some((given) => this.#changes(given))) {
          this.#mutated.add(key);
          isChanged = true;
        }
      open = open.filter(({ key }) => !this.#mutated.has(key));
    }
  }

  #changes({ call, argument }: Given): boolean {
    return (this.#fed.get(`${call} ${argument}`) ?? []).some((key) => this.#mutated.has(key));
  }

  /** Backwards from the final state to the state at entry. */
  #inspect(key: string, start: number, out: number): Inspection {
    const { backward } = this.#tracker.index;
    const { edges } = this.#tracker;
    const calls: Given[] = [];
    const seen = new Set<number>([start]);
    const pending = [out];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      for (let row = backward.first[node] as number; row < (backward.first[node + 1] as number); row++) {
        const kind = backward.kind[row] as number;
        if (kind === EDGE_KIND.value || kind === IDENTITY) pending.push(backward.other[row] as number);
        else if (kind !== EDGE_KIND.read && kind !== EDGE_KIND.taint) return { key, isMutated: true, calls };
      }
      const given = this.#given.get(node);
      if (given === undefined) continue;
      calls.push(...given);
      for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge)) {
        const kind = edges.kind.at(edge);
        if (kind !== FLOW_KIND.value && kind !== FLOW_KIND.return) return { key, isMutated: true, calls };
      }
    }
    return { key, isMutated: false, calls };
  }
}
