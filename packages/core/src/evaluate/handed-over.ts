import type { ClaimsOfCall } from './claims-check.js';
import type { CallOccurrence, LinkedFile } from '../link/contract/program.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { ProgramView } from './program-view.js';

interface ClassOf {
  readonly file: LinkedFile;
  readonly id: number;
}

const LONGEST_WALK = 50;
const DEEPEST = 4;

/**
 * The claims of a call that its library hands over elsewhere. What a class of the program asks of its own library base speaks of its own
 * instances alone.
 */
export function handedOver(view: ProgramView, { row, call }: CallOccurrence): readonly ClaimsOfCall[] {
  if (row.claimsFrom === undefined) return [];
  const { nodeCallable } = view.program.graph;
  const made = madeClass(view, call);
  return view.program.sources
    .filter(({ kind }) => kind === row.claimsFrom)
    .flatMap(({ seeds }) => seeds)
    .filter(({ node }) => {
      const asking = askingClass(view, node);
      return asking === null || (made !== null && isA(view, made, asking, DEEPEST));
    })
    .map(({ node, path }) => ({ node, path, callable: nodeCallable[node] ?? -1, call: -1 }));
}

/** The class whose instance is made by a call, or whose constructor makes its library base by it; null for others. */
function madeClass(view: ProgramView, call: number): ClassOf | null {
  const file = call < 0 ? undefined : view.program.files[view.program.fileOfCall(call)];
  const site = file?.facts.calls[call - file.callBase];
  if (file === undefined || site === undefined) return null;
  const { owner = -1, kind } = file.facts.callables[site.callable] ?? {};
  if (owner >= 0 && kind === 'constructor') return { file, id: owner };
  return classesAt(view, file.nodeBase + site.callee)[0] ?? null;
}

/** The class a method of which asks its own instance for the claims; null where something else is asked. */
function askingClass(view: ProgramView, claims: number): ClassOf | null {
  const asked = walkBack(view, claims, (node) => view.kindOf(node) === 'call');
  for (const node of asked) {
    const receiver = view.receiverOf(node);
    const file = receiver < 0 || view.kindOf(receiver) !== 'self' ? undefined : view.fileOf(receiver);
    const owner = view.callableOf(view.program.graph.nodeCallable[receiver] ?? -1)?.owner ?? -1;
    if (file !== undefined && owner >= 0) return { file, id: owner };
  }
  return null;
}

function isA(view: ProgramView, made: ClassOf, wanted: ClassOf, depth: number): boolean {
  if (made.file === wanted.file && made.id === wanted.id) return true;
  const bases = made.file.facts.classes[made.id]?.bases ?? [];
  return (
    depth > 0 &&
    bases.some((base) =>
      classesAt(view, made.file.nodeBase + base).some((found) => isA(view, found, wanted, depth - 1)),
    )
  );
}

function classesAt(view: ProgramView, node: number): readonly ClassOf[] {
  return walkBack(view, node, (at) => view.kindOf(at) === 'class').flatMap((at) => {
    const file = view.fileOf(at);
    return file === undefined ? [] : [{ file, id: view.auxOf(at) }];
  });
}

/** The nearest nodes of some kind that a value comes from as it is, or as a part. */
function walkBack(view: ProgramView, start: number, isEnd: (node: number) => boolean): readonly number[] {
  const { graph } = view.program;
  const { first, edges, source } = view.reverse;
  const seen = new Set([start]);
  const ends: number[] = [];
  for (const node of seen) {
    if (isEnd(node)) {
      ends.push(node);
      continue;
    }
    if (seen.size > LONGEST_WALK) break;
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
      const edge = edges[at] ?? 0;
      const kind = graph.kind[edge];
      if (kind === FLOW_KIND.value || kind === FLOW_KIND.jump || kind === FLOW_KIND.read) seen.add(source[edge] ?? 0);
    }
  }
  return ends;
}
