import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

/** Steps that hand a value on as it is, as text made from it, or as part of it. */
const CARRIES: ReadonlySet<number> = new Set([
  FLOW_KIND.value,
  FLOW_KIND.taint,
  FLOW_KIND.read,
  FLOW_KIND.jump,
  FLOW_KIND.obscure,
  FLOW_KIND.obscureTaint,
  FLOW_KIND.barrier,
]);

/**
 * The nodes that a value is made from, itself included, within the outermost function around it: two calls whose arguments share one
 * speak of the same value. A method's result is also made from its receiver. Bounded by `fuel` nodes.
 */
export function originsOf(view: ProgramView, node: number, fuel: number): ReadonlySet<number> {
  const { graph } = view.program;
  const around = view.outermost(graph.nodeCallable[node] ?? 0);
  const found = new Set<number>([node]);
  const queue = [node];
  const add = (source: number): void => {
    if (found.has(source) || view.constantOf(source) !== null) return;
    const callable = graph.nodeCallable[source] ?? OUTSIDE;
    const kind = callable === OUTSIDE ? view.kindOf(source) : null;
    if (callable === OUTSIDE ? kind !== 'cellIn' && kind !== 'cellOut' : view.outermost(callable) !== around) return;
    found.add(source);
    queue.push(source);
  };
  for (let next = queue.pop(); next !== undefined && found.size < fuel; next = queue.pop()) {
    for (let at = view.reverse.first[next] ?? 0; at < (view.reverse.first[next + 1] ?? 0); at++) {
      const edge = view.reverse.edges[at] ?? 0;
      if (CARRIES.has(graph.kind[edge] ?? -1)) add(view.reverse.source[edge] ?? 0);
    }
    const receiver = view.receiverOf(next);
    if (receiver >= 0) add(receiver);
  }
  return found;
}

const OUTSIDE = 0xffffffff;
