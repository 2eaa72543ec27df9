import type { ArmTable } from '../facts/arm.js';
import type { Callable } from '../facts/callable.js';
import type { CallSite } from '../facts/call-site.js';
import type { Condition } from '../facts/condition.js';
import type { Content, KeySet } from '../facts/content.js';
import type { FileFacts } from '../facts/file-facts.js';
import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND, NODE_KINDS } from '../facts/flow-node.js';
import { type NodeId, NO_NODE } from '../facts/ids.js';
import type { CallableDraft } from './callable-state.js';
import type { Drafts } from './drafts.js';
import type { SymbolTable } from './flow-builder.js';
import type { Tables } from './tables.js';
import { UnionFind } from './union-find.js';

// The last step of lowering a file: joins of one value disappear, states that nobody reads disappear, and nodes are numbered
// so that those of one callable are contiguous.

export interface Lowered {
  readonly path: string;
  readonly language: string;
  readonly tables: Tables;
  readonly drafts: Drafts;
  readonly conditions: readonly Condition[];
  readonly arms: ArmTable;
  readonly symbols: SymbolTable;
}

/** Kinds that exist only for what reads them. */
const OPTIONAL: Uint8Array = new Uint8Array(NODE_KINDS.length);
for (const kind of ['phi', 'post', 'refinement', 'parameterOut', 'cellOut'] as const) OPTIONAL[NODE_KIND[kind]] = 1;

export function compact(lowered: Lowered): FileFacts {
  const { tables, drafts } = lowered;
  const same = mergeTrivialPhis(tables);
  const live = findLive(lowered, same);
  const order = orderByCallable(tables, same, live);
  const map = (node: NodeId): NodeId => (node < 0 ? NO_NODE : ((order.newId[same.find(node)] ?? -1) as NodeId));
  return {
    path: lowered.path,
    language: lowered.language,
    strings: tables.strings.items,
    nodes: nodeRows(tables, order.kept),
    edges: edgeRows(tables, map),
    contents: tables.contents.items.map((content) => mapContent(content, map)),
    keySets: tables.keySets.items.map((set): KeySet => ({ ...set, nodes: set.nodes.map(map) })),
    constants: tables.constants.items,
    callables: drafts.callables.map((draft) => callableOf(draft, map, order.ranges)),
    classes: drafts.classes.map((shape) => ({
      ...shape,
      node: map(shape.node),
      bases: shape.bases.map(map).filter((node) => node >= 0),
      members: shape.members.map((member) => ({ ...member, node: map(member.node), type: map(member.type) })),
    })),
    calls: drafts.calls.map((call) => mapCall(call, map)),
    stores: drafts.stores.map((store) => ({
      ...store,
      base: map(store.base),
      value: map(store.value),
      post: map(store.post),
    })),
    reads: drafts.reads.map(({ base, content, node, callable, span }) => ({
      base: map(base),
      content,
      node: map(node),
      callable,
      span,
    })),
    returns: drafts.returns.map((row) => ({ ...row, value: map(row.value) })),
    conditions: lowered.conditions.map((condition) => ({
      ...condition,
      operands: condition.operands.map(map),
      result: map(condition.result),
    })),
    arms: lowered.arms,
    imports: drafts.imports.map((row) => ({ ...row, node: map(row.node) })),
    exports: drafts.exports.map((row) => ({ ...row, node: map(row.node) })),
    types: drafts.types.map((hint) => ({ ...hint, target: map(hint.target), type: map(hint.type) })),
    scopes: lowered.symbols.scopes,
    bindings: lowered.symbols.bindings,
    references: lowered.symbols.references,
    diagnostics: drafts.diagnostics,
    limits: drafts.limits,
  };
}

/** A phi whose operands are one value and itself is that value (Braun et al., section 3.1). */
function mergeTrivialPhis(tables: Tables): UnionFind {
  const same = new UnionFind(tables.nodeKind.length);
  const operands = new Map<number, number[]>();
  for (let edge = 0; edge < tables.edgeTarget.length; edge++) {
    const target = tables.edgeTarget.at(edge);
    if (tables.nodeKind.at(target) !== NODE_KIND.phi) continue;
    // A phi that also joins cells or contents is no copy.
    const operand = tables.edgeKind.at(edge) === EDGE_KIND.value ? tables.edgeSource.at(edge) : -1;
    const list = operands.get(target);
    if (list === undefined) operands.set(target, [operand]);
    else list.push(operand);
  }
  const dependents = new Map<number, number[]>();
  for (const [phi, list] of operands)
    for (const operand of list) {
      if (!operands.has(operand)) continue;
      const users = dependents.get(operand);
      if (users === undefined) dependents.set(operand, [phi]);
      else users.push(phi);
    }
  const queue = [...operands.keys()];
  for (let phi = queue.pop(); phi !== undefined; phi = queue.pop()) {
    if (same.find(phi) !== phi) continue;
    const only = onlyOperand(operands.get(phi) ?? [], phi, same);
    if (only < 0) continue;
    same.replace(phi, only);
    queue.push(...(dependents.get(phi) ?? []));
  }
  return same;
}

/** The one value that all operands other than the phi itself are, or -1. */
function onlyOperand(operands: readonly number[], phi: number, same: UnionFind): number {
  let only = -1;
  for (const operand of operands) {
    const value = operand < 0 ? -1 : same.find(operand);
    if (value === phi || value === only) continue;
    if (value < 0 || only >= 0) return -1;
    only = value;
  }
  return only;
}

/** Nodes that something reads: backwards over edges from all that is not optional and all that a row names. */
function findLive({ tables, drafts, conditions }: Lowered, same: UnionFind): Uint8Array {
  const live = new Uint8Array(tables.nodeKind.length);
  const queue: number[] = [];
  const keep = (node: number): void => {
    if (node < 0) return;
    const root = same.find(node);
    if (live[root] === 1) return;
    live[root] = 1;
    queue.push(root);
  };
  for (let node = 0; node < live.length; node++)
    if (OPTIONAL[tables.nodeKind.at(node)] === 0 && same.find(node) === node) keep(node);
  for (const call of drafts.calls) {
    keep(call.callee);
    keep(call.receiver);
    for (const { node } of call.arguments) keep(node);
  }
  for (const store of drafts.stores) {
    keep(store.base);
    keep(store.value);
    // Others may see a change of an object that was not made here.
    if (tables.nodeKind.at(store.base) !== NODE_KIND.allocation) keep(store.post);
  }
  for (const read of drafts.reads) keep(read.base);
  for (const condition of conditions) condition.operands.forEach(keep);
  for (const row of drafts.exports) keep(row.node);
  for (const hint of drafts.types) {
    keep(hint.target);
    keep(hint.type);
  }
  for (const set of tables.keySets.items) set.nodes.forEach(keep);
  for (const content of tables.contents.items) if (content.kind === 'anyKey') keep(content.key);
  for (const shape of drafts.classes) {
    shape.bases.forEach(keep);
    for (const member of shape.members) [member.node, member.type].forEach(keep);
  }
  keepExits(tables, drafts, same, keep);
  const { first, edges } = edgesInto(tables, same);
  // Linking adds the step from the state before a call to the one after it, so the one needs the other.
  const before = new Map<number, NodeId>();
  for (const call of drafts.calls) for (const post of call.posts) before.set(post.after, post.before);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) keep(tables.edgeSource.at(edges[at] ?? 0));
    keep(before.get(node) ?? NO_NODE);
  }
  return live;
}

/** An exit state counts where it is another than the state at the entry. */
function keepExits(tables: Tables, drafts: Drafts, same: UnionFind, keep: (node: number) => void): void {
  const changed = new Set<number>();
  const entryOf = new Map<number, number>();
  for (const draft of drafts.callables) {
    entryOf.set(draft.selfOut, draft.self);
    for (const { node, out } of draft.parameters) entryOf.set(out, node);
  }
  for (let edge = 0; edge < tables.edgeTarget.length; edge++) {
    const out = tables.edgeTarget.at(edge);
    if (tables.nodeKind.at(out) !== NODE_KIND.parameterOut) continue;
    if (same.find(tables.edgeSource.at(edge)) !== entryOf.get(out)) changed.add(out);
  }
  for (const out of changed) keep(out);
}

function edgesInto(tables: Tables, same: UnionFind): { readonly first: Uint32Array; readonly edges: Uint32Array } {
  const nodes = tables.nodeKind.length;
  const count = tables.edgeTarget.length;
  const first = new Uint32Array(nodes + 2);
  for (let edge = 0; edge < count; edge++) {
    const slot = same.find(tables.edgeTarget.at(edge)) + 2;
    first[slot] = (first[slot] ?? 0) + 1;
  }
  for (let node = 1; node < first.length; node++) first[node] = (first[node] ?? 0) + (first[node - 1] ?? 0);
  const edges = new Uint32Array(count);
  for (let edge = 0; edge < count; edge++) {
    const slot = same.find(tables.edgeTarget.at(edge)) + 1;
    const at = first[slot] ?? 0;
    edges[at] = edge;
    first[slot] = at + 1;
  }
  return { first, edges };
}

interface Order {
  readonly kept: Uint32Array;
  readonly newId: Int32Array;
  readonly ranges: ReadonlyMap<number, readonly [number, number]>;
}

function orderByCallable(tables: Tables, same: UnionFind, live: Uint8Array): Order {
  const first: number[] = [];
  let count = 0;
  for (let node = 0; node < live.length; node++) {
    if (live[node] !== 1 || same.find(node) !== node) continue;
    const callable = tables.nodeCallable.at(node);
    first[callable] = (first[callable] ?? 0) + 1;
    count++;
  }
  const ranges = new Map<number, readonly [number, number]>();
  let start = 0;
  for (let callable = 0; callable < first.length; callable++) {
    const size = first[callable] ?? 0;
    if (size > 0) ranges.set(callable, [start, start + size]);
    first[callable] = start;
    start += size;
  }
  const kept = new Uint32Array(count);
  const newId = new Int32Array(live.length).fill(-1);
  for (let node = 0; node < live.length; node++) {
    if (live[node] !== 1 || same.find(node) !== node) continue;
    const callable = tables.nodeCallable.at(node);
    const id = first[callable] ?? 0;
    first[callable] = id + 1;
    newId[node] = id;
    kept[id] = node;
  }
  return { kept, newId, ranges };
}

function nodeRows(tables: Tables, kept: Uint32Array): FileFacts['nodes'] {
  const count = kept.length;
  const rows = {
    count,
    kind: new Uint8Array(count),
    callable: new Uint32Array(count),
    from: new Uint32Array(count),
    to: new Uint32Array(count),
    aux: new Int32Array(count),
  };
  kept.forEach((node, id) => {
    rows.kind[id] = tables.nodeKind.at(node);
    rows.callable[id] = tables.nodeCallable.at(node);
    rows.from[id] = tables.nodeFrom.at(node);
    rows.to[id] = tables.nodeTo.at(node);
    rows.aux[id] = tables.nodeAux.at(node);
  });
  return rows;
}

function edgeRows(tables: Tables, map: (node: NodeId) => NodeId): FileFacts['edges'] {
  const total = tables.edgeTarget.length;
  const source = new Uint32Array(total);
  const target = new Uint32Array(total);
  const kind = new Uint8Array(total);
  const operand = new Uint32Array(total);
  const seen = new Set<number>();
  const nodes = tables.nodeKind.length;
  let count = 0;
  for (let edge = 0; edge < total; edge++) {
    const from = map(tables.edgeSource.at(edge) as NodeId);
    const to = map(tables.edgeTarget.at(edge) as NodeId);
    if (from < 0 || to < 0 || from === to) continue;
    // Only joins and results collect the same edge twice.
    const into = tables.nodeKind.at(tables.edgeTarget.at(edge));
    if (into === NODE_KIND.phi || into === NODE_KIND.return || into === NODE_KIND.parameterOut) {
      // Copies are nearly all; edges of another kind may stand twice, which changes nothing.
      const key = tables.edgeKind.at(edge) === EDGE_KIND.value ? from * nodes + to : -1;
      if (key >= 0 && seen.has(key)) continue;
      seen.add(key);
    }
    source[count] = from;
    target[count] = to;
    kind[count] = tables.edgeKind.at(edge);
    operand[count] = tables.edgeOperand.at(edge);
    count++;
  }
  return {
    count,
    source: source.slice(0, count),
    target: target.slice(0, count),
    kind: kind.slice(0, count),
    operand: operand.slice(0, count),
  };
}

function mapContent(content: Content, map: (node: NodeId) => NodeId): Content {
  return content.kind === 'anyKey' ? { kind: 'anyKey', key: map(content.key) } : content;
}

function mapCall(call: CallSite, map: (node: NodeId) => NodeId): CallSite {
  return {
    id: call.id,
    form: call.form,
    callable: call.callable,
    callee: map(call.callee),
    receiver: map(call.receiver),
    name: call.name,
    arguments: call.arguments.map(({ node, index, name, spread, loose, span }) => ({
      node: map(node),
      index,
      name,
      spread,
      loose,
      span,
    })),
    result: map(call.result),
    posts: mapPosts(call.posts, map),
    awaited: call.awaited,
    handler: map(call.handler),
    arm: call.arm,
    span: call.span,
    calleeSpan: call.calleeSpan,
  };
}

/** Only posts that somebody reads are kept. */
function mapPosts(posts: CallSite['posts'], map: (node: NodeId) => NodeId): CallSite['posts'] {
  const mapped: CallSite['posts'][number][] = [];
  for (const { argument, before, after } of posts) {
    const state = map(after);
    const entry = map(before);
    if (state >= 0 && (entry >= 0 || before === NO_NODE)) mapped.push({ argument, before: entry, after: state });
  }
  return mapped;
}

function callableOf(
  draft: CallableDraft,
  map: (node: NodeId) => NodeId,
  ranges: ReadonlyMap<number, readonly [number, number]>,
): Callable {
  const { options } = draft;
  const [firstNode, endNode] = ranges.get(draft.id) ?? [0, 0];
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
    parameters: draft.parameters.map((parameter) => ({
      ...parameter,
      node: map(parameter.node),
      out: map(parameter.out),
      default: map(parameter.default),
    })),
    self: map(draft.self),
    selfOut: map(draft.selfOut),
    closure: map(draft.closure),
    result: map(draft.result),
    thrown: map(draft.thrown),
    decorators: draft.decorators,
    firstNode,
    endNode,
  };
}
