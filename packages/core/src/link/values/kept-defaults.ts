import { FLOW_KIND } from '../../solve/flow-graph.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import type { Propagation } from './propagation.js';

/** An edge that holds only where the parameter has its default. */
export interface DefaultEdge {
  readonly edge: number;
  readonly parameter: number;
}

/**
 * Python makes the object of a default once: what a callable leaves in it (`def remember(value, rows=[])`, a cache in a parameter) is
 * there at the next call. Lists and mappings that are written as defaults get back the final state of their parameter, from the calls
 * that took the default. `isSilent`: final states of parameters that their callable does not change.
 */
export function connectKeptDefaults(
  { tracker, index }: Propagation,
  isSilent: (node: number) => boolean,
): readonly DefaultEdge[] {
  const found: DefaultEdge[] = [];
  const note = tracker.note('store', 'kept in the default value, which is made once', null, true);
  index.callables.forEach(({ facts, file }) => {
    if (file.isJavaScript) return;
    for (const { node, out, default: given } of facts.parameters) {
      if (given < 0 || out < 0 || isSilent(out + file.nodeBase)) continue;
      const object = given + file.nodeBase;
      const kind = index.nodeKind[object];
      if (kind !== NODE_KIND.allocation && kind !== NODE_KIND.call) continue;
      const state = out + file.nodeBase;
      const { from, to } = tracker.spanOf(object);
      const kept = tracker.addNode(tracker.callableOf(state), file.index, from, to);
      const edge = tracker.edges.add(state, kept, FLOW_KIND.value, 0, 0, true);
      tracker.addEdge(kept, object, FLOW_KIND.jump, 0, note, true);
      found.push({ edge, parameter: node + file.nodeBase });
    }
  });
  return found;
}
