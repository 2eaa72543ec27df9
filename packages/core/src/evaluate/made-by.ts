import type { MadeBy } from '../model/model.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

/** Steps that a value is made over; calls of the program are entered and left beside them. */
const CARRIES: ReadonlySet<number> = new Set([
  FLOW_KIND.value,
  FLOW_KIND.taint,
  FLOW_KIND.read,
  FLOW_KIND.store,
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
      if (wanted.unusedIndex !== undefined && usesPart(view, at.node, wanted.unusedIndex)) return [];
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

/** Whether the part at an index of what a call gives is used for anything. */
function usesPart(view: ProgramView, result: number, index: number): boolean {
  const { graph, contents } = view.program;
  const pending: { readonly node: number; readonly isPart: boolean }[] = [{ node: result, isPart: false }];
  const seen = new Set([result]);
  for (let at = pending.pop(); at !== undefined && seen.size < LARGEST_LOOK; at = pending.pop()) {
    const { node, isPart } = at;
    if (isPart && (view.uses.has(node) || view.conditions.has(node))) return true;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
      const target = graph.target[edge] ?? 0;
      const kind = graph.kind[edge];
      const content = kind === FLOW_KIND.read ? contents[graph.operand[edge] ?? 0] : undefined;
      const isWanted = content?.kind === 'index' && content.index === index;
      if (isPart && kind !== FLOW_KIND.value) return true;
      if (seen.has(target) || (kind !== FLOW_KIND.value && !isWanted)) continue;
      seen.add(target);
      pending.push({ node: target, isPart: isPart || isWanted });
    }
  }
  return false;
}

const LARGEST_LOOK = 100;
