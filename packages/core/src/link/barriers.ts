import type { ApiState, ApiTrie } from '../model/api-trie.js';
import type { BarrierPoint, LinkedCall, LinkView } from './contract.js';
import { givesBack } from './fake-exchange.js';
import type { BarrierOccurrence } from './program.js';
import type { RowSearch } from './row-search.js';

/** Barriers and the points where they act; indexes of the points are those of the occurrences beside them. */
export interface FoundBarriers {
  readonly barriers: BarrierOccurrence[];
  readonly points: BarrierPoint[];
}

/** Calls whose result is clean: named by a path or by name. A body that hands its argument back is no barrier. */
export function findCallBarriers({ view, trie, calls, callees }: RowSearch, found: FoundBarriers): void {
  for (const call of calls) {
    for (const kind of barrierKinds(callees(call), trie)) {
      const fake = view
        .candidates(call.id)
        .some(({ callable }) => givesBack(callable, view).some((position) => passes(call, callable, position, view)));
      const name = call.name === '' ? 'the call' : `${call.name}()`;
      const barrier = found.barriers.push({
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
 * Values that are stored or passed under the name of an exchange's input (`subject_token`): the way into that position is where
 * the flow ends. Functions of the program are looked into instead, where the same holds for what they do with the value.
 */
export function findPositionBarriers(
  { view, stores }: RowSearch,
  positions: ReadonlyMap<string, string>,
  found: FoundBarriers,
): void {
  if (positions.size === 0) return;
  for (const store of stores) {
    const content = view.contents[store.content];
    const name = content !== undefined && 'name' in content ? content.name : null;
    const kind = name === null ? undefined : positions.get(name.toLowerCase());
    if (kind === undefined || store.post < 0) continue;
    const barrier = found.barriers.push({
      kind,
      label: `handed over as \`${name}\``,
      site: { file: store.file, span: store.span },
      call: -1,
      fake: false,
    });
    found.points.push({ barrier: barrier - 1, source: store.value, target: store.post });
  }
}

function barrierKinds(states: readonly ApiState[], trie: ApiTrie): readonly string[] {
  const kinds = new Set<string>();
  for (const state of states) {
    for (const { model } of trie.rows(state)) {
      if ('barrier' in model && model.barrier.position === undefined) kinds.add(model.barrier.kind);
    }
  }
  return [...kinds];
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
