import type { ForwardRow } from '../../model/model.js';
import type { AttachedRow } from '../../model/api-trie.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { FLOW_KIND, type FlowSeed } from '../../solve/flow-graph.js';
import { addressOf } from './address.js';
import { passedAt } from '../contract/call-places.js';
import type { LinkedCall } from '../contract/contract.js';
import type { SourceOccurrence } from '../contract/program.js';
import type { RowSearch } from './row-search.js';
import type { SinkDraft } from './sinks.js';

// Library calls that hand on what arrives at the server by themselves: proxies, bridges. Source and sink are the call, and the
// flow between them is the library's.

/** States of an options object that are looked through for its keys. */
const LONGEST_WALK = 60;

export interface FoundForwards {
  /** Seeds name their source by its index here. */
  readonly sources: readonly SourceOccurrence[];
  readonly sinks: readonly SinkDraft[];
}

export function findForwards(search: RowSearch): FoundForwards {
  const sources: SourceOccurrence[] = [];
  const sinks: SinkDraft[] = [];
  for (const call of search.calls) {
    const row = rowOf(call, search);
    if (row === null || !('forward' in row.model)) continue;
    const { from, to, label, sourceLabel } = row.model.forward;
    const occurrence = {
      rowIndex: row.index,
      assumed: search.assumed(row.model, call.file),
      site: { file: call.file, span: call.span },
      callable: call.callable,
    };
    const seeds: readonly FlowSeed[] = [{ node: call.result, path: [], source: sources.length }];
    sources.push({ ...occurrence, kind: from, label: sourceLabel ?? 'what arrives at the server', seeds });
    sinks.push({
      ...occurrence,
      kind: to,
      label: label ?? `the requests of ${call.name}(), which hands it on by itself`,
      call: call.id,
      confidence: 'medium',
      goals: [{ node: call.result, path: [], rest: 'none' }],
      mark: `${call.name}() hands it on by itself: no line of this program does`,
      address: '',
      purpose: '',
    });
  }
  return { sources, sinks };
}

function rowOf(call: LinkedCall, search: RowSearch): AttachedRow | null {
  for (const state of search.callees(call))
    for (const row of search.trie.rows(state))
      if ('forward' in row.model && search.holds(row.model, call.file) && applies(call, row.model.forward, search))
        return row;
  return null;
}

function applies(call: LinkedCall, { when, words, unless }: ForwardRow, search: RowSearch): boolean {
  if (when !== undefined && !isPassed(call, when, search)) return false;
  if (when !== undefined && words !== undefined) {
    const text = addressOf(call, when, search.view);
    if (!words.some((word) => text.includes(word))) return false;
  }
  return !(unless ?? []).some((place) => isPassed(call, place, search));
}

/** Whether the call passes something at the place; a place inside an options object must be written there. */
function isPassed(call: LinkedCall, path: string, search: RowSearch): boolean {
  const [first, ...inside] = parseRelativePath(path).path?.tokens ?? [];
  if (first?.kind !== 'argument') return false;
  let nodes: readonly number[] = passedAt(call, first.places).map(({ argument }) => argument.node);
  for (const token of inside) nodes = 'names' in token ? written(nodes, token.names, search) : [];
  return nodes.length > 0;
}

/** What is stored under one of the names in the objects at the nodes, or in what these were made from. */
function written(nodes: readonly number[], names: readonly string[], { view }: RowSearch): readonly number[] {
  const folded = names.map((name) => name.toLowerCase());
  const pending = [...nodes];
  const seen = new Set(pending);
  const found: number[] = [];
  for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_WALK; node = pending.pop())
    view.incoming(node, (source, kind, operand) => {
      const content = kind === FLOW_KIND.store ? view.contents[operand] : undefined;
      if (content !== undefined) {
        if ('name' in content && folded.includes(content.name.toLowerCase())) found.push(source);
      } else if (!seen.has(source)) {
        seen.add(source);
        pending.push(source);
      }
    });
  return found;
}
