import { ALLOCATION_KINDS, NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** Methods of Python's lists and sets that put their argument into the object. */
const MUTATORS: ReadonlySet<string> = new Set(['append', 'add', 'appendleft']);

/** Functions and methods of Python's own that make a list or a set. */
const MAKERS: ReadonlySet<string> = new Set([
  'list',
  'set',
  'sorted',
  'deque',
  'split',
  'rsplit',
  'splitlines',
  'findall',
]);

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

  /** The list or set, written or made by a call, whose state a node is, as far as one step after the other leads back; or -1. */
  #madeAt(state: number): number {
    const { backward } = this.#tracker.index;
    let node = state;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (this.#isMade(node)) return node;
      const row = backward.first[node] as number;
      const isShown = row < (backward.first[node + 1] as number) && backward.kind[row] === FLOW_KIND.value;
      node = isShown ? (backward.other[row] as number) : this.#beforeCall(node);
      if (node < 0) return -1;
    }
    return -1;
  }

  /** The state that a call got and left as this one; -1 for other nodes. */
  #beforeCall(node: number): number {
    const { nodeKind, nodeAux, nodeFile, files, calls } = this.#tracker.index;
    if (nodeKind[node] !== NODE_KIND.post) return -1;
    const call = calls[(files[nodeFile[node] as number]?.callBase ?? 0) + (nodeAux[node] as number)];
    return call?.posts.find(({ after }) => after === node)?.before ?? -1;
  }

  #isMade(node: number): boolean {
    const { nodeKind, nodeAux, nodeFile, files, calls } = this.#tracker.index;
    if (nodeKind[node] === NODE_KIND.allocation) {
      const kind = ALLOCATION_KINDS[nodeAux[node] as number];
      return kind === 'list' || kind === 'set';
    }
    if (nodeKind[node] !== NODE_KIND.call || this.#tracker.isJavaScript(node)) return false;
    const call = calls[(files[nodeFile[node] as number]?.callBase ?? 0) + (nodeAux[node] as number)];
    return call?.form === 'call' && MAKERS.has(call.name);
  }

  /** `target` reads the method `name` of the object; where it is not called at once, it holds what collects into the object. */
  read(object: number, name: string, target: number): void {
    if (!MUTATORS.has(name) || !this.#handed.has(target)) return;
    const { index, values } = this.#tracker;
    const made = values.a(object);
    if (made >= index.nodeCount || !this.#isMade(made)) return;
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
