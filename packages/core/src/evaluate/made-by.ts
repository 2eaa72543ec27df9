import type { MadeBy } from '../model/model.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

/** Steps that a value is made over; calls of the program are entered and left beside them. */
const CARRIES: ReadonlySet<number> = new Set([
  FLOW_KIND.value,
  FLOW_KIND.taint,
  FLOW_KIND.read,
  FLOW_KIND.jump,
  FLOW_KIND.obscure,
  FLOW_KIND.obscureTaint,
  FLOW_KIND.barrier,
]);

interface Reached {
  readonly node: number;
  /** Steps still to be found. */
  readonly left: number;
  /** Calls entered on the way back, innermost last. */
  readonly entered: readonly number[];
}

/**
 * What the value at a node was made from over some steps, the latest first, with anything that keeps text in between: decoded from
 * one part of a split text. Empty when it was made otherwise. Matches calls with their returns; bounded by `fuel` nodes.
 */
export function madeFrom(view: ProgramView, node: number, steps: readonly MadeBy[], fuel: number): readonly number[] {
  const { graph } = view.program;
  const queue: Reached[] = [{ node, left: 0, entered: [] }];
  const seen = new Set<string>();
  const add = (next: Reached): void => {
    const key = `${next.node}|${next.left}|${next.entered.join(' ')}`;
    if (seen.has(key) || seen.size >= fuel) return;
    seen.add(key);
    queue.push(next);
  };
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const call = view.callAt(at.node);
    const wanted = steps[at.left];
    if (wanted === undefined) return [at.node];
    if (call !== null && wanted.calls?.includes(call.name) === true && takes(view, call.given, wanted.constant)) {
      for (const given of call.given) add({ ...at, node: given, left: at.left + 1 });
      if (at.left + 1 === steps.length) return call.given;
    }
    for (let slot = view.reverse.first[at.node] ?? 0; slot < (view.reverse.first[at.node + 1] ?? 0); slot++) {
      const edge = view.reverse.edges[slot] ?? 0;
      const kind = graph.kind[edge] ?? 0;
      const operand = graph.operand[edge] ?? 0;
      const next = { ...at, node: view.reverse.source[edge] ?? 0 };
      if (kind === FLOW_KIND.return) {
        if (at.entered.length < DEEPEST && !at.entered.includes(operand))
          add({ ...next, entered: [...at.entered, operand] });
      } else if (kind === FLOW_KIND.call) {
        const inside = at.entered.at(-1);
        if (inside === undefined || inside === operand) add({ ...next, entered: at.entered.slice(0, -1) });
      } else if (CARRIES.has(kind)) {
        const content = kind === FLOW_KIND.read ? view.program.contents[operand] : undefined;
        const isPart = wanted.index !== undefined && content?.kind === 'index' && content.index === wanted.index;
        add(isPart ? { ...next, left: at.left + 1 } : next);
      }
    }
  }
  return [];
}

const DEEPEST = 4;

function takes(view: ProgramView, given: readonly number[], constant: string | undefined): boolean {
  return (
    constant === undefined ||
    given.some((node) => {
      const value = view.constantOf(node);
      return value?.kind === 'string' && value.value === constant;
    })
  );
}
