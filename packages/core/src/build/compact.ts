import type { ArmTable } from '../facts/arm.js';
import type { BranchArms } from './branch-arms.js';
import type { Callable } from '../facts/callable.js';
import type { Condition, Guard } from '../facts/condition.js';
import type { Content, KeySet } from '../facts/content.js';
import type { FileFacts } from '../facts/file-facts.js';
import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import { type NodeId, NO_NODE } from '../facts/ids.js';
import type { CallableDraft } from './callable-state.js';
import type { CallDraft, Drafts, Writable } from './drafts.js';
import type { SymbolTable } from './flow-builder.js';
import { type IncomingEdges, incomingEdges } from './incoming-edges.js';
import { findLive } from './live-nodes.js';
import type { Tables } from './tables.js';
import { mergeTrivialPhis } from './trivial-phis.js';

// The last step of lowering a file: joins of one value disappear, states that nobody reads disappear, and nodes are numbered
// so that those of one callable are contiguous. Rows that are the builder's own get their new numbers in place.

export interface Lowered {
  readonly path: string;
  readonly language: string;
  readonly tables: Tables;
  readonly drafts: Drafts;
  readonly conditions: Writable<Condition>[];
  readonly guards: readonly Guard[];
  readonly arms: BranchArms;
  readonly symbols: SymbolTable;
}

export function compact(lowered: Lowered): FileFacts {
  const { tables, drafts, conditions } = lowered;
  const into = incomingEdges(tables);
  const same = mergeTrivialPhis(tables, into);
  const live = findLive(tables, drafts, conditions, same, into);
  const order = orderByCallable(tables, same, live, drafts.callables.length);
  const { newId } = order;
  const map = (node: NodeId): NodeId => (node < 0 ? NO_NODE : (newId[node] as NodeId));
  for (const call of drafts.calls) renumberCall(call, newId);
  for (const store of drafts.stores) {
    store.base = map(store.base);
    store.value = map(store.value);
    store.post = map(store.post);
  }
  for (const read of drafts.reads) {
    read.base = map(read.base);
    read.node = map(read.node);
  }
  for (const row of drafts.returns) row.value = map(row.value);
  for (const condition of conditions) {
    condition.operands = condition.operands.map(map);
    condition.result = map(condition.result);
  }
  return {
    path: lowered.path,
    language: lowered.language,
    strings: tables.strings,
    nodes: nodeRows(tables, order.kept),
    edges: edgeRows(tables, newId, into, order.kept.length),
    contents: tables.contents.map((content) => mapContent(content, map)),
    keySets: tables.keySets.map((set) => mapKeySet(set, map)),
    constants: tables.constants,
    callables: drafts.callables.map((draft) => callableOf(draft, map, order)),
    classes: drafts.classes.map((shape) => ({
      ...shape,
      node: map(shape.node),
      bases: shape.bases.map(map).filter((node) => node >= 0),
      members: shape.members.map((member) => ({ ...member, node: map(member.node), type: map(member.type) })),
    })),
    calls: drafts.calls,
    stores: drafts.stores,
    reads: drafts.reads,
    returns: drafts.returns,
    fallbacks: drafts.fallbacks.flatMap((row) => joinRow(row, map, same)),
    choices: drafts.choices.flatMap((row) => joinRow(row, map, same)),
    conditions,
    guards: lowered.guards.map((guard) => ({ ...guard, value: map(guard.value), joined: map(guard.joined) })),
    arms: armRows(lowered.arms, tables, newId, same),
    imports: drafts.imports.map((row) => ({ ...row, node: map(row.node) })),
    exports: drafts.exports.map((row) => ({ ...row, node: map(row.node) })),
    types: drafts.types.map(({ target, type, shape }) => ({ target: map(target), type: map(type), shape })),
    scopes: lowered.symbols.scopes,
    bindings: lowered.symbols.bindings,
    references: lowered.symbols.references,
    diagnostics: drafts.diagnostics,
    limits: drafts.limits,
  };
}

interface Order {
  /** The old number of each node that is kept. */
  readonly kept: Int32Array;
  /** The new number of each node, or of the one that stands for it; -1 for what is not kept. */
  readonly newId: Int32Array;
  /** Where the nodes of each callable begin; one entry more than there are callables. */
  readonly starts: Int32Array;
}

function orderByCallable(tables: Tables, same: Int32Array, live: Uint8Array, callables: number): Order {
  const starts = new Int32Array(callables + 2);
  for (let node = 0; node < live.length; node++) {
    if (live[node] !== 1) continue;
    const at = tables.callableOf(node) + 2;
    starts[at] = (starts[at] as number) + 1;
  }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const kept = new Int32Array(starts[callables + 1] as number);
  const newId = new Int32Array(live.length).fill(-1);
  for (let node = 0; node < live.length; node++) {
    if (live[node] !== 1) continue;
    const at = tables.callableOf(node) + 1;
    const id = starts[at] as number;
    starts[at] = id + 1;
    newId[node] = id;
    kept[id] = node;
  }
  for (let node = 0; node < live.length; node++)
    if (same[node] !== node) newId[node] = newId[same[node] as number] as number;
  return { kept, newId, starts };
}

/** A row of a join that is still one. */
function joinRow<Row extends { readonly node: NodeId; readonly values: readonly NodeId[] }>(
  row: Row,
  map: (node: NodeId) => NodeId,
  same: Int32Array,
): readonly Row[] {
  const node = map(row.node);
  return node < 0 || same[row.node] !== row.node ? [] : [{ ...row, node, values: row.values.map(map) }];
}

/** The arms with the new numbers of their nodes; an arm of which no node is left begins and ends at 0. */
function armRows(built: BranchArms, tables: Tables, newId: Int32Array, same: Int32Array): ArmTable {
  const arms = built.table();
  const firstNode = new Int32Array(arms.count);
  const endNode = new Int32Array(arms.count);
  const range = (callable: number, from: number, to: number): readonly [first: number, end: number] => {
    const isKept = (node: number): boolean =>
      same[node] === node && (newId[node] as number) >= 0 && tables.callableOf(node) === callable;
    let first = from;
    let end = to;
    while (first < end && !isKept(first)) first++;
    while (first < end && !isKept(end - 1)) end--;
    return first === end ? [0, 0] : [newId[first] as number, (newId[end - 1] as number) + 1];
  };
  for (let arm = 0; arm < arms.count; arm++) {
    const [first, end] = range(built.callableOf(arm), arms.firstNode[arm] as number, arms.endNode[arm] as number);
    firstNode[arm] = first;
    endNode[arm] = end;
  }
  const rests = built.rests.map(({ callable, first, end }) => range(callable, first, end));
  return {
    ...arms,
    firstNode,
    endNode,
    rests: {
      count: rests.length,
      test: Int32Array.from(built.rests, ({ test }) => test),
      firstNode: Int32Array.from(rests, ([first]) => first),
      endNode: Int32Array.from(rests, ([, end]) => end),
    },
  };
}

function nodeRows(tables: Tables, kept: Int32Array): FileFacts['nodes'] {
  const count = kept.length;
  const rows = {
    count,
    kind: new Uint8Array(count),
    callable: new Int32Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    aux: new Int32Array(count),
  };
  for (let id = 0; id < count; id++) {
    const node = kept[id] as number;
    rows.kind[id] = tables.kindOf(node);
    rows.callable[id] = tables.callableOf(node);
    rows.from[id] = tables.fromOf(node);
    rows.to[id] = tables.toOf(node);
    rows.aux[id] = tables.auxOf(node);
  }
  return rows;
}

function edgeRows(tables: Tables, newId: Int32Array, into: IncomingEdges, nodes: number): FileFacts['edges'] {
  const isLost = repeatedEdges(tables, newId, into, nodes);
  let count = 0;
  for (let edge = 0; edge < isLost.length; edge++) {
    const from = newId[tables.sourceOf(edge)] as number;
    const to = newId[tables.targetOf(edge)] as number;
    if (from < 0 || to < 0 || from === to) isLost[edge] = 1;
    if (isLost[edge] !== 1) count++;
  }
  const rows = {
    count,
    source: new Int32Array(count),
    target: new Int32Array(count),
    kind: new Uint8Array(count),
    operand: new Int32Array(count),
  };
  let at = 0;
  for (let edge = 0; edge < isLost.length; edge++) {
    if (isLost[edge] === 1) continue;
    rows.source[at] = newId[tables.sourceOf(edge)] as number;
    rows.target[at] = newId[tables.targetOf(edge)] as number;
    rows.kind[at] = tables.edgeKindOf(edge);
    rows.operand[at++] = tables.operandOf(edge);
  }
  return rows;
}

/**
 * 1 for each edge that an earlier one repeats. Only joins and results collect the same edge twice. Copies are nearly all of them; edges
 * of another kind may stand twice, which changes nothing.
 */
function repeatedEdges(tables: Tables, newId: Int32Array, { first, edges }: IncomingEdges, nodes: number): Uint8Array {
  const repeated = new Uint8Array(edges.length);
  /** The last node into which a copy from a node led. */
  const copiedInto = new Int32Array(nodes).fill(-1);
  for (let node = 0; node < newId.length; node++) {
    const end = first[node + 1] as number;
    if (end - (first[node] as number) < 2) continue;
    const kind = tables.kindOf(node);
    if (kind !== NODE_KIND.phi && kind !== NODE_KIND.return && kind !== NODE_KIND.parameterOut) continue;
    for (let at = first[node] as number; at < end; at++) {
      const edge = edges[at] as number;
      const from = newId[tables.sourceOf(edge)] as number;
      if (from < 0 || tables.edgeKindOf(edge) !== EDGE_KIND.value) continue;
      if (copiedInto[from] === node) repeated[edge] = 1;
      copiedInto[from] = node;
    }
  }
  return repeated;
}

function mapContent(content: Content, map: (node: NodeId) => NodeId): Content {
  return content.kind === 'anyKey' ? { kind: 'anyKey', key: map(content.key) } : content;
}

function mapKeySet(set: KeySet, map: (node: NodeId) => NodeId): KeySet {
  return set.nodes.length === 0 ? set : { ...set, nodes: set.nodes.map(map) };
}

function renumberCall(call: CallDraft, newId: Int32Array): void {
  const map = (node: NodeId): NodeId => (node < 0 ? NO_NODE : (newId[node] as NodeId));
  call.callee = map(call.callee);
  call.receiver = map(call.receiver);
  for (const argument of call.arguments) argument.node = map(argument.node);
  call.result = map(call.result);
  call.handler = map(call.handler);
  // Only posts that somebody reads are kept.
  let kept = 0;
  for (const post of call.posts) {
    const after = map(post.after);
    const before = map(post.before);
    if (after < 0 || (before < 0 && post.before !== NO_NODE)) continue;
    post.after = after;
    post.before = before;
    call.posts[kept++] = post;
  }
  call.posts.length = kept;
}

function callableOf(draft: CallableDraft, map: (node: NodeId) => NodeId, { starts }: Order): Callable {
  const { options } = draft;
  for (const parameter of draft.parameters) {
    parameter.node = map(parameter.node);
    parameter.out = map(parameter.out);
    parameter.default = map(parameter.default);
  }
  return {
    id: draft.id,
    kind: options.kind,
    name: options.name,
    qualifiedName: options.qualifiedName,
    parent: options.parent,
    owner: options.owner as Callable['owner'],
    isAsync: options.isAsync,
    isGenerator: options.isGenerator,
    comesBack: draft.comesBack,
    span: options.span,
    nameSpan: options.nameSpan,
    parameters: draft.parameters,
    self: map(draft.self),
    selfOut: map(draft.selfOut),
    closure: map(draft.closure),
    result: map(draft.result),
    thrown: map(draft.thrown),
    decorators: draft.decorators,
    firstNode: starts[draft.id] as number,
    endNode: starts[draft.id + 1] as number,
  };
}
