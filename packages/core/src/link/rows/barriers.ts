import { EDGE_KIND } from '../../facts/flow-edge.js';
import type { BarrierPoint, LinkedCall, LinkView } from '../contract/contract.js';
import { givesBack } from './fake-exchange.js';
import type { EndingPosition, EndingPositions } from '../contract/ending-positions.js';
import type { BarrierOccurrence, LinkedFile } from '../contract/program.js';
import type { RowSearch } from './row-search.js';

/** Barriers and the points where they act; indexes of the points are those of the occurrences beside them. */
export interface FoundBarriers {
  readonly barriers: BarrierOccurrence[];
  readonly points: BarrierPoint[];
}

/** Calls whose result is clean: named by a path or by name. A body that hands its argument back is no barrier. */
export function findCallBarriers(search: RowSearch, found: FoundBarriers): void {
  const { view, knownCalls } = search;
  for (const call of knownCalls) {
    for (const [kind, rowIndex] of barrierRows(call, search)) {
      const fake = view
        .candidates(call.id)
        .some(({ callable }) => givesBack(callable, view).some((position) => passes(call, callable, position, view)));
      const name = call.name === '' ? 'the call' : `${call.name}()`;
      const barrier = found.barriers.push({
        rowIndex,
        kind,
        label: fake ? `${name} hands its argument back unchanged` : name,
        site: { file: call.file, span: call.span },
        call: call.id,
        fake,
      });
      if (!fake) found.points.push({ barrier: barrier - 1, source: -1, target: call.result });
    }
  }
}

/**
 * Values that are stored under the name of an exchange's input (`subject_token`): the way into that place is where the flow ends.
 * Every edge that stores so counts, also those that write a changed object back into what holds it.
 */
export function findPositionBarriers(
  { view, files }: RowSearch,
  positions: EndingPositions,
  found: FoundBarriers,
): void {
  if (positions.size === 0) return;
  for (const file of files) {
    const { edges, contents, nodes } = file.facts;
    const ending = contents.map((content) =>
      'name' in content && content.kind !== 'attribute' ? positions.get(content.name.toLowerCase()) : undefined,
    );
    if (!ending.some((row) => row !== undefined)) continue;
    const known = new Map<string, number>();
    for (let edge = 0; edge < edges.count; edge += 1) {
      const content = edges.operand[edge] ?? 0;
      const row = edges.kind[edge] === EDGE_KIND.store ? ending[content] : undefined;
      if (row === undefined) continue;
      const source = edges.source[edge] ?? 0;
      const target = edges.target[edge] ?? 0;
      // One occurrence for each place in a callable: write-backs have no place of their own.
      const key = `${content} ${nodes.callable[target]}`;
      const barrier = known.get(key) ?? found.barriers.push(positionBarrier(view, file, content, row, target)) - 1;
      known.set(key, barrier);
      found.points.push({ barrier, source: file.nodeBase + source, target: file.nodeBase + target });
    }
  }
}

function positionBarrier(
  view: LinkView,
  file: LinkedFile,
  content: number,
  { kind, rowIndex }: EndingPosition,
  target: number,
): BarrierOccurrence {
  const { contents, nodes } = file.facts;
  const named = contents[content];
  const span = { from: nodes.from[target] ?? 0, to: nodes.to[target] ?? 0 };
  return {
    rowIndex,
    kind,
    label: `handed over as \`${named !== undefined && 'name' in named ? named.name : ''}\``,
    site: { file: view.fileOfNode(file.nodeBase + target), span },
    call: -1,
    fake: false,
  };
}

/** Kinds of barriers that a call is, each with the first row that says so. */
function barrierRows(call: LinkedCall, { callees, trie, holds }: RowSearch): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const state of callees(call)) {
    for (const { model, index } of trie.rows(state)) {
      if (!('barrier' in model) || model.barrier.position !== undefined || !holds(model, call.file)) continue;
      if (!kinds.has(model.barrier.kind)) kinds.set(model.barrier.kind, index);
    }
  }
  return kinds;
}

/** Whether the call passes anything but a constant to the parameter. */
function passes(call: LinkedCall, callable: number, position: number, view: LinkView): boolean {
  const parameter = view.callable(callable).parameters[position];
  if (parameter === undefined) return false;
  return call.arguments.some(
    ({ node, index, name, spread }) =>
      (spread !== null ||
        (name !== null && name === parameter.name) ||
        (index !== null && index === parameter.index) ||
        parameter.collects !== null) &&
      view.constants(node) === null,
  );
}
