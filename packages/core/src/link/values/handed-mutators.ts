import { ALLOCATION_KINDS, NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/**
 * What a method of Python's containers puts into the object: the argument at `index` as an `element`, what is in it as `elements`, or as
 * `entries` under the same keys; of which kinds of objects.
 */
interface Mutator {
  readonly index: number;
  readonly into: 'element' | 'elements' | 'entries';
  readonly of: ReadonlySet<string>;
}

const SEQUENCES: ReadonlySet<string> = new Set(['list', 'set']);
const MAPPINGS: ReadonlySet<string> = new Set(['mapping']);

const MUTATORS: ReadonlyMap<string, readonly Mutator[]> = new Map([
  ['append', [{ index: 0, into: 'element', of: SEQUENCES }]],
  ['add', [{ index: 0, into: 'element', of: SEQUENCES }]],
  ['appendleft', [{ index: 0, into: 'element', of: SEQUENCES }]],
  ['insert', [{ index: 1, into: 'element', of: SEQUENCES }]],
  ['extend', [{ index: 0, into: 'elements', of: SEQUENCES }]],
  [
    'update',
    [
      { index: 0, into: 'elements', of: SEQUENCES },
      { index: 0, into: 'entries', of: MAPPINGS },
    ],
  ],
]);

/** Functions and methods of Python's own that make a container, and what that is. */
const MAKERS: ReadonlyMap<string, string> = new Map([
  ['list', 'list'],
  ['set', 'set'],
  ['sorted', 'list'],
  ['deque', 'list'],
  ['split', 'list'],
  ['rsplit', 'list'],
  ['splitlines', 'list'],
  ['findall', 'list'],
  ['dict', 'mapping'],
  ['defaultdict', 'mapping'],
  ['OrderedDict', 'mapping'],
]);

/** States between an allocation and the place where its method is handed over. */
const MOST_STEPS = 64;

/** `subscribe(seen.append)`: a method of a builtin container that is handed to somebody, who calls it with what goes in. */
export class HandedMutators {
  readonly #tracker: Tracker;
  /** By container and what goes into it how, the node that gets it. */
  readonly #given = new Map<string, number>();
  /** Reads of such methods that are not called at once. */
  readonly #handed = new Set<number>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** Containers whose method is handed over so are tracked, whatever else happens to them. */
  start(): void {
    const { index, values } = this.#tracker;
    const { forward, contents } = index;
    const names = new Set([...MUTATORS.keys()].map((name) => contents.field(name)));
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

  /** The container, written or made by a call, whose state a node is, as far as one step after the other leads back; or -1. */
  #madeAt(state: number): number {
    const { backward } = this.#tracker.index;
    let node = state;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (this.#kindAt(node) !== '') return node;
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

  /** What kind of container comes into being at the node; empty: none. */
  #kindAt(node: number): string {
    const { nodeKind, nodeAux, nodeFile, files, calls } = this.#tracker.index;
    if (nodeKind[node] === NODE_KIND.allocation) {
      const kind = ALLOCATION_KINDS[nodeAux[node] as number];
      return kind === 'list' || kind === 'set' || kind === 'mapping' ? kind : '';
    }
    if (nodeKind[node] !== NODE_KIND.call || this.#tracker.isJavaScript(node)) return '';
    const call = calls[(files[nodeFile[node] as number]?.callBase ?? 0) + (nodeAux[node] as number)];
    return call?.form === 'call' ? (MAKERS.get(call.name) ?? '') : '';
  }

  /** `target` reads the method `name` of the object; where it is not called at once, it holds what collects into the object. */
  read(object: number, name: string, target: number): void {
    const { index, values } = this.#tracker;
    const made = values.a(object);
    if (made >= index.nodeCount || !this.#handed.has(target)) return;
    const kind = this.#kindAt(made);
    const mutator = MUTATORS.get(name)?.find(({ of }) => of.has(kind));
    if (mutator !== undefined)
      this.#tracker.add(target, values.of(VALUE_KIND.collector, this.#collector(made, mutator, target), mutator.index));
  }

  /** The node from which what comes in goes into the container. */
  #collector(made: number, { into }: Mutator, target: number): number {
    const key = `${made} ${into}`;
    let given = this.#given.get(key);
    if (given !== undefined) return given;
    const { contents } = this.#tracker.index;
    const [callable, file, { from, to }] = [
      this.#tracker.callableOf(made),
      this.#tracker.fileOf(made),
      this.#tracker.spanOf(target),
    ];
    given = this.#tracker.addNode(callable, file, from, to);
    this.#given.set(key, given);
    // The mapping itself goes nowhere, only what is in it.
    if (into === 'entries') this.#tracker.addEdge(given, made, FLOW_KIND.value, 0, 0, true);
    else {
      const element = into === 'element' ? given : this.#tracker.addNode(callable, file, from, to);
      if (element !== given) this.#tracker.addEdge(given, element, FLOW_KIND.read, contents.element, 0);
      this.#tracker.addEdge(element, made, FLOW_KIND.store, contents.element, 0);
    }
    return given;
  }
}
