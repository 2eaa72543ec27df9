import type { ForwardRow } from '../../model/model.js';
import type { AttachedRow } from '../../model/api-trie.js';
import type { FlowSeed } from '../../solve/flow-graph.js';
import { addressOf } from './address.js';
import type { LinkedCall } from '../contract/contract.js';
import { carriedBy, isTakenAway } from './forward-hooks.js';
import type { SourceOccurrence } from '../contract/program.js';
import { isTakenBefore } from './taken-before.js';
import { isGiven, isPassed } from './passed-options.js';
import type { RowSearch } from './row-search.js';
import type { SinkDraft } from './sinks.js';

// Library calls that hand on what arrives at the server by themselves: proxies, bridges. Source and sink are the call, and the
// flow between them is the library's.

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
    const { from, to, label, sourceLabel, carries, onRequest = false } = row.model.forward;
    const occurrence = {
      rowIndex: row.index,
      assumed: search.assumed(row.model, call.file),
      site: { file: call.file, span: call.span },
      callable: call.callable,
    };
    const carried = carries === undefined ? null : carriedBy(call, carries, search);
    const isCarried = carried !== null && carried.nodes.length > 0;
    const { origins, nodes, path } = isCarried ? carried : { origins: [call.result], nodes: [call.result], path: [] };
    const seeds = origins.map((node): FlowSeed => ({ node, path, source: sources.length }));
    sources.push({ ...occurrence, kind: from, label: sourceLabel ?? 'what arrives at the server', seeds });
    sinks.push({
      ...occurrence,
      kind: to,
      label: label ?? `the requests of ${call.name}(), which hands it on by itself`,
      call: call.id,
      confidence: 'medium',
      goals: nodes.map((node) => ({ node, path, rest: 'none' })),
      mark: `${call.name}() hands it on by itself: no line of this program does`,
      address: '',
      purpose: '',
      onRequest,
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

function applies(
  call: LinkedCall,
  { when, words, given, unless, hooks, kept }: ForwardRow,
  search: RowSearch,
): boolean {
  if (given !== undefined && !isGiven(call, given, search)) return false;
  if (when !== undefined && !isPassed(call, when, search)) return false;
  if (when !== undefined && words !== undefined) {
    const text = addressOf(call, when, search.view);
    if (!words.some((word) => text.includes(word))) return false;
  }
  if (hooks !== undefined && isTakenAway(call, hooks, search)) return false;
  if (kept !== undefined && isTakenBefore(call, kept, search)) return false;
  return !(unless ?? []).some((place) => isPassed(call, place, search));
}
