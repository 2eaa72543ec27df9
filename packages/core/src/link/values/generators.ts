import { SENT_TO_GENERATOR } from '../../facts/content.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall } from '../contract/contract.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

const SENDING: ReadonlySet<string> = new Set(['send', 'asend']);

/**
 * What a call sends into a generator: `yield` gives it inside, and the call hands out what is yielded next. Which generators an
 * object may be is known by the objects that their results are.
 */
export class Generators {
  readonly #tracker: Tracker;
  readonly #sends = new Map<number, LinkedCall[]>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  start(): void {
    for (const call of this.#tracker.index.calls) {
      const isNext = this.#tracker.index.files[call.file]?.isJavaScript === true && call.name === 'next';
      if (call.receiver < 0 || call.arguments.length !== 1 || !(isNext || SENDING.has(call.name))) continue;
      const known = this.#sends.get(call.receiver);
      if (known === undefined) this.#sends.set(call.receiver, [call]);
      else known.push(call);
      this.#tracker.watch(call.receiver);
      for (const value of this.#tracker.valuesAt(call.receiver)) this.watched(call.receiver, value);
    }
  }

  watched(node: number, value: number): void {
    const calls = this.#sends.get(node);
    if (calls === undefined) return;
    const { values, index } = this.#tracker;
    const generator = values.kind(value) === VALUE_KIND.object ? values.a(value) : -1;
    if (generator < 0 || index.nodeKind[generator] !== NODE_KIND.return) return;
    const { contents } = index;
    for (const call of calls) {
      const { callable, file, span, result } = call;
      const sent = this.#tracker.addNode(callable, file, span.from, span.to);
      const given = call.arguments[0]?.node ?? -1;
      this.#tracker.addEdge(given, sent, FLOW_KIND.store, contents.field(SENT_TO_GENERATOR), 0, true);
      this.#tracker.addEdge(sent, generator, FLOW_KIND.jump, 0, 0, true);
      if (index.files[file]?.isJavaScript === false)
        this.#tracker.addEdge(node, result, FLOW_KIND.read, contents.element, 0);
    }
  }
}
