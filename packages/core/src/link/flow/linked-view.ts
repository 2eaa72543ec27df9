import { collectApiStates } from '../values/api-states.js';
import type { LinkedStore, LinkView } from '../contract/contract.js';
import type { Narrowing } from '../narrowing/narrowing.js';
import type { Openness } from '../values/openness.js';
import type { Propagation } from '../values/propagation.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';

/** The finished values as the row placement of one language reads them; library values of another one are not in sight. */
export function createView(
  propagation: Propagation,
  openness: Openness,
  narrowing: Narrowing,
  languageId: string,
): LinkView {
  const { tracker, index, library, candidates, origins, writer } = propagation;
  const callOfResult = new Int32Array(tracker.nodeCount).fill(-1);
  for (const { result, id } of tracker.calls) if (result >= 0) callOfResult[result] = id;
  const { contents } = index;
  const language = library.indexOf(languageId);
  const states = collectApiStates(tracker, language);
  return {
    files: index.files,
    calls: tracker.calls,
    stores: index.stores.map((store): LinkedStore => {
      const content = contents.canonical(store.content);
      return content === store.content ? store : { ...store, content };
    }),
    contents: contents.contents,
    apiStates: (node) => states.at(node),
    expectedStates: (node) => library.expectedAt(node, language),
    apiNodes: states.nodes,
    expectedNodes: library.expectedNodes(),
    candidates: (call) => candidates.of(call),
    isOpen: (call) => openness.isOpen(call),
    conditionOf: (call, state) => narrowing.ofLibrary(call, state, language),
    callable(id) {
      const entry = index.callables[id];
      if (entry === undefined) throw new RangeError(`no callable ${id}`);
      return entry.facts;
    },
    callableOfNode: (node) => tracker.callableOf(node),
    fileOfNode: (node) => tracker.fileOf(node),
    spanOf: (node) => tracker.spanOf(node),
    fileOfCallable: (callable) => index.callables[callable]?.file.index ?? -1,
    callOfResult: (node) => callOfResult[node] ?? -1,
    constants: (node) => origins.constants(node),
    words: (node) => origins.words(node) ?? origins.constantSet(node),
    passedKeys: (node) => narrowing.passedKeysAt(node),
    nameOf: (node) => writer.nameOf(node),
    incoming(node, visit) {
      const { backward, nodeCount } = index;
      const end = node < nodeCount ? (backward.first[node + 1] as number) : 0;
      for (let row = node < nodeCount ? (backward.first[node] as number) : 0; row < end; row++)
        if ((backward.kind[row] as number) <= LAST_LOCAL_KIND)
          visit(backward.other[row] as number, backward.kind[row] as number, backward.operand[row] as number);
      const { edges } = tracker;
      for (let edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge))
        if (!isCrossing(edges.kind(edge))) visit(edges.source(edge), edges.kind(edge), edges.operand(edge));
    },
    content: (content) => contents.canonical(contents.intern(content)),
  };
}

const LAST_LOCAL_KIND: number = FLOW_KIND.jump;

function isCrossing(kind: number): boolean {
  return kind === FLOW_KIND.call || kind === FLOW_KIND.return;
}
