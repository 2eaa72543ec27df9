import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

/** Steps that hand a value on as it is or as text made from it. */
const CARRIES: ReadonlySet<number> = new Set([
  FLOW_KIND.value,
  FLOW_KIND.taint,
  FLOW_KIND.read,
  FLOW_KIND.obscure,
  FLOW_KIND.obscureTaint,
  FLOW_KIND.barrier,
]);

/**
 * The nodes of the same callable that a value is made from, itself included: two calls whose arguments share one speak of the
 * same value. Bounded by `fuel` nodes.
 */
export function originsOf(view: ProgramView, node: number, fuel: number): ReadonlySet<number> {
  const { graph } = view.program;
  const callable = graph.nodeCallable[node];
  const found = new Set<number>([node]);
  const queue = [node];
  for (let next = queue.pop(); next !== undefined && found.size < fuel; next = queue.pop())
    for (let at = view.reverse.first[next] ?? 0; at < (view.reverse.first[next + 1] ?? 0); at++) {
      const edge = view.reverse.edges[at] ?? 0;
      const source = view.reverse.source[edge] ?? 0;
      if (!CARRIES.has(graph.kind[edge] ?? -1) || graph.nodeCallable[source] !== callable || found.has(source))
        continue;
      if (view.constantOf(source) !== null) continue;
      found.add(source);
      queue.push(source);
    }
  return found;
}
