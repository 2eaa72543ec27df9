import type { CallOccurrence } from '../link/contract/program.js';
import { FLOW_KIND, type FlowContent } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

/**
 * Whether of the claims only some are read: `names`, and at least one. Claims that are kept, handed to code that the program does
 * not contain, or read under a name that is not constant, may be read anywhere. Bounded by `fuel` nodes.
 */
export function readsOnly(
  view: ProgramView,
  { claims }: CallOccurrence,
  names: ReadonlySet<string>,
  fuel: number,
): boolean {
  const { graph } = view.program;
  const seen = new Set(claims.map(({ node }) => node));
  if (claims.length === 0 || claims.some(({ path }) => path.length > 0)) return false;
  let reads = 0;
  for (const node of seen) {
    if (seen.size > fuel) return false;
    for (const { call, result } of view.uses.get(node) ?? [])
      if (view.program.candidates(call).length === 0 && !isReadOf(view, node, result)) return false;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
      const kind = graph.kind[edge] ?? 0;
      const target = graph.target[edge] ?? 0;
      if (kind === FLOW_KIND.read) {
        const content = view.program.contents[graph.operand[edge] ?? 0];
        if (content === undefined || !('name' in content)) return false;
        // A method that is looked up on the claims reads none of them.
        if (content.kind === 'field' && view.kindOf(target) === 'read') continue;
        if (!names.has(content.name)) return false;
        reads++;
      } else if (kind === FLOW_KIND.store || kind === FLOW_KIND.jump || kind === FLOW_KIND.shared) {
        return false;
      } else {
        seen.add(target);
      }
    }
  }
  return reads > 0;
}

/** Whether a call on the claims is a look-up that a row turned into reads of their keys (`claims.get("exp")`). */
function isReadOf({ program: { graph } }: ProgramView, claims: number, result: number): boolean {
  const into = new Set<number>();
  for (let edge = graph.first[claims] ?? 0; edge < (graph.first[claims + 1] ?? 0); edge++)
    if (graph.kind[edge] === FLOW_KIND.read) into.add(graph.target[edge] ?? 0);
  for (const node of into) {
    if (node === result) return true;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++)
      if (graph.target[edge] === result) return true;
  }
  return false;
}

/**
 * The nodes that the claims reach over some kinds of steps, without those by which the callable around the decode is left. Calls of
 * the program are gone through. Bounded by `fuel` nodes.
 */
export function reachedFrom(
  { program: { graph } }: ProgramView,
  { claims, callable }: CallOccurrence,
  isTaken: (kind: number) => boolean,
  fuel: number,
): ReadonlySet<number> {
  const seen = new Set(claims.map(({ node }) => node));
  for (const node of seen) {
    if (seen.size > fuel) break;
    for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
      const kind = graph.kind[edge] ?? 0;
      const isOwnReturn = kind === FLOW_KIND.return && graph.nodeCallable[node] === callable;
      if (!isOwnReturn && isTaken(kind)) seen.add(graph.target[edge] ?? 0);
    }
  }
  return seen;
}

/**
 * Whether anything takes the claims, or whatever is at a place, out of what a call gives back. A copy that nothing looks at, and a
 * read of something else beside them (what a promise is rejected with, for the handler of a `try`), takes none. Bounded by `fuel`
 * nodes.
 */
export function isUsed(view: ProgramView, claims: CallOccurrence['claims'], fuel: number): boolean {
  const { graph, contents } = view.program;
  return claims.some(({ node: start, path }) => {
    const head = contents[path[0] ?? -1];
    const seen = new Set([start]);
    for (const node of seen) {
      if (seen.size > fuel || view.kindOf(node) === 'return') return true;
      if (view.uses.has(node) || view.conditions.has(node)) return true;
      for (let edge = graph.first[node] ?? 0; edge < (graph.first[node + 1] ?? 0); edge++) {
        const kind = graph.kind[edge] ?? 0;
        const content = kind === FLOW_KIND.read ? contents[graph.operand[edge] ?? 0] : undefined;
        const isBeside = content !== undefined && head !== undefined && !mayBe(content, head);
        if (kind === FLOW_KIND.value) seen.add(graph.target[edge] ?? 0);
        else if (!isBeside) return true;
      }
    }
    return false;
  });
}

function mayBe(read: FlowContent, wanted: FlowContent): boolean {
  if (!('name' in read) || !('name' in wanted)) return read.kind === 'anyKey' || read.kind === wanted.kind;
  return read.name === wanted.name;
}
