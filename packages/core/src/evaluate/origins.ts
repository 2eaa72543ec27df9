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
      const source = view.reverse.source[edge] ?? 0;
      const operand = graph.operand[edge] ?? 0;
      if (graph.kind[edge] === FLOW_KIND.read && view.program.contents[operand]?.kind === 'captured')
        for (const captured of capturedAs(view, source, operand)) add(captured);
      else if (CARRIES.has(graph.kind[edge] ?? -1)) add(source);
    }
    const receiver = view.receiverOf(next);
    if (receiver >= 0) add(receiver);
  }
  return found;
}

/** What a variable of a closure was where the closure was made: `closure` gets the function value, which holds it. */
function capturedAs(view: ProgramView, closure: number, content: number): readonly number[] {
  const { graph } = view.program;
  const into = (node: number, kind: number, operand: number | null): number[] => {
    const found: number[] = [];
    for (let at = view.reverse.first[node] ?? 0; at < (view.reverse.first[node + 1] ?? 0); at++) {
      const edge = view.reverse.edges[at] ?? 0;
      if (graph.kind[edge] !== kind || (operand !== null && graph.operand[edge] !== operand)) continue;
      found.push(view.reverse.source[edge] ?? 0);
    }
    return found;
  };
  return into(closure, FLOW_KIND.call, null).flatMap((made) => into(made, FLOW_KIND.store, content));
}

const OUTSIDE = 0xffffffff;
