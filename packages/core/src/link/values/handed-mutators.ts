import { ALLOCATION_KINDS, NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** Methods of Python's lists and sets that put their argument into the object. */
const MUTATORS: ReadonlySet<string> = new Set(['append', 'add', 'appendleft']);

/** States between an allocation and the place where its method is handed over. */
const MOST_STEPS = 64;

/** `subscribe(seen.append)`: a method of a builtin container that is handed to somebody, who calls it with what goes in. */
export class HandedMutators {
  readonly #tracker: Tracker;
  readonly #given = new Map<number, number>();
  /** Reads of such methods that are not called at once. */
  readonly #handed = new Set<number>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** Lists that are handed over so are tracked, whatever else happens to them. */
  start(): void {
    const { index, values } = this.#tracker;
    const { forward, contents } = index;
    const names = new Set([...MUTATORS].map((name) => contents.field(name)));
    for (let source = 0; source < index.nodeCount; source++)
      for (let row = forward.first[source] as number; row < (forward.first[source + 1] as number); row++) {
        if (forward.kind[row] !== FLOW_KIND.read || !names.has(forward.operand[row] as number)) continue;
        const target = forward.other[row] as number;
        // Library code may call it later on; here only calls are known that are written.
        if (this.#tracker.isCallee(target)) continue;
        this.#handed.add(target);
        const made = this.#madeAt(source);
        if (made >= 0) this.#tracker.add(made, values.of(VALUE_KIND.object, made));
      }
  }

  /** The allocation whose state a node is, as far as one step after the other leads back; -1 elsewhere. */
  #madeAt(state: number): number {
    const { backward, nodeKind } = this.#tracker.index;
    let node = state;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (nodeKind[node] === NODE_KIND.allocation) return node;
      const row = backward.first[node] as number;
      if (row === backward.first[node + 1] || backward.kind[row] !== FLOW_KIND.value) return -1;
      node = backward.other[row] as number;
    }
    return -1;
  }

  /** `target` reads the method `name` of the object; where it is not called at once, it holds what collects into the object. */
  read(object: number, name: string, target: number): void {
    if (!MUTATORS.has(name) || !this.#handed.has(target)) return;
    const { index, values } = this.#tracker;
    const made = values.a(object);
    if (made >= index.nodeCount || index.nodeKind[made] !== NODE_KIND.allocation) return;
    const kind = ALLOCATION_KINDS[index.nodeAux[made] as number];
    if (kind !== 'list' && kind !== 'set') return;
    let given = this.#given.get(made);
    if (given === undefined) {
      const { from, to } = this.#tracker.spanOf(target);
      given = this.#tracker.addNode(this.#tracker.callableOf(made), this.#tracker.fileOf(made), from, to);
      this.#given.set(made, given);
      this.#tracker.addEdge(given, made, FLOW_KIND.store, index.contents.element, 0);
    }
    this.#tracker.add(target, values.of(VALUE_KIND.collector, given, 0));
  }
}
