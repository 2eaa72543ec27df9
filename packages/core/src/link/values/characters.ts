import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Propagation } from './propagation.js';
import { VALUE_KIND } from './values.js';

/** Kinds of values whose elements are not characters. */
const HOLDERS: ReadonlySet<number> = new Set([
  VALUE_KIND.object,
  VALUE_KIND.instance,
  VALUE_KIND.class,
  VALUE_KIND.module,
  VALUE_KIND.site,
]);

/** Iterating a text gives its characters (`for (const char of token)`): where nothing says that something else is iterated. */
export function connectCharacters({ tracker, index }: Propagation): void {
  for (const file of index.files) {
    if (!file.isJavaScript) continue;
    for (const { base, content, node } of file.facts.reads) {
      if (file.facts.contents[content]?.kind !== 'element') continue;
      const iterated = base + file.nodeBase;
      if (tracker.valuesAt(iterated).some((value) => HOLDERS.has(tracker.values.kind(value)))) continue;
      tracker.addEdge(iterated, node + file.nodeBase, FLOW_KIND.taint, 0, 0, true);
    }
  }
}
