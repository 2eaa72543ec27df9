import { FLOW_KIND, type FlowContent } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

const LONGEST_KEYS = 4;
const DEEPEST = 4;

/** A value: at a node, or under keys of the object there. */
export interface Asked {
  readonly node: number;
  /** Names still to be read from the object at the node, outermost first. */
  readonly keys: readonly string[];
  /** Calls entered on the way back, innermost last. */
  readonly entered: readonly number[];
}

/**
 * Whether the value at a node, or under keys of the object there, may be taken from one of some nodes: as it is, as a part, or as text
 * made of it. What unknown code makes of a value counts as something else. `entered` are the calls (innermost last) over which the node's
 * callable was reached. Matches calls with their returns; bounded by `fuel` nodes.
 */
export function derivesFrom(view: ProgramView, asked: Asked, from: ReadonlySet<number>, fuel: number): boolean {
  return derivationFrom(view, asked, from, fuel) !== null;
}

/** The nodes that were looked at until one of some nodes was found, that one not among them; null when none is. */
export function derivationFrom(
  view: ProgramView,
  asked: Asked,
  from: ReadonlySet<number>,
  fuel: number,
): ReadonlySet<number> | null {
  const { graph, contents } = view.program;
  const queue: Asked[] = [asked];
  const seen = new Set<string>();
  const nodes = new Set<number>();
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const { node, keys, entered } = at;
    const key = `${node}|${keys.join('\0')}|${entered.join(' ')}`;
    if (seen.has(key)) continue;
    if (seen.add(key).size > fuel) return null;
    if (from.has(node)) return nodes;
    nodes.add(node);
    for (let slot = view.reverse.first[node] ?? 0; slot < (view.reverse.first[node + 1] ?? 0); slot++) {
      const edge = view.reverse.edges[slot] ?? 0;
      const source = view.reverse.source[edge] ?? 0;
      const operand = graph.operand[edge] ?? 0;
      switch (graph.kind[edge]) {
        case FLOW_KIND.value:
        case FLOW_KIND.barrier:
        case FLOW_KIND.only:
        case FLOW_KIND.without:
          queue.push({ node: source, keys, entered });
          break;
        case FLOW_KIND.taint:
          if (keys.length === 0) queue.push({ node: source, keys, entered });
          break;
        case FLOW_KIND.read: {
          const name = nameOf(contents[operand]);
          if (name !== null && keys.length < LONGEST_KEYS) queue.push({ node: source, keys: [name, ...keys], entered });
          break;
        }
        case FLOW_KIND.store:
          if (keys[0] !== undefined && nameOf(contents[operand]) === keys[0])
            queue.push({ node: source, keys: keys.slice(1), entered });
          break;
        case FLOW_KIND.return:
          if (entered.length < DEEPEST && !entered.includes(operand))
            queue.push({ node: source, keys, entered: [...entered, operand] });
          break;
        case FLOW_KIND.call:
          if (entered.length === 0 || entered.at(-1) === operand)
            queue.push({ node: source, keys, entered: entered.slice(0, -1) });
      }
    }
  }
  return null;
}

/** A name to ask for; elements of lists have one of their own. */
function nameOf(content: FlowContent | undefined): string | null {
  if (content === undefined) return null;
  if ('name' in content) return content.name;
  return content.kind === 'element' || content.kind === 'index' ? ' element' : null;
}
