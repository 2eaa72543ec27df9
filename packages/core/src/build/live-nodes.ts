import { NODE_KIND, NODE_KINDS } from '../facts/flow-node.js';
import type { Condition } from '../facts/condition.js';
import type { Drafts } from './drafts.js';
import type { IncomingEdges } from './incoming-edges.js';
import type { Tables } from './tables.js';

/** Kinds that exist only for what reads them. */
const OPTIONAL: Uint8Array = new Uint8Array(NODE_KINDS.length);
for (const kind of ['phi', 'post', 'refinement', 'parameterOut', 'cellOut'] as const) OPTIONAL[NODE_KIND[kind]] = 1;

/**
 * Nodes that something reads: backwards over edges from all that is not optional and all that a row names; 1 at the index of the
 * node that stands for it. A node that another stands for has only edges from that one, so its own edges are not asked.
 */
export function findLive(
  tables: Tables,
  drafts: Drafts,
  conditions: readonly Condition[],
  same: Int32Array,
  into: IncomingEdges,
): Uint8Array {
  const walk = new Walk(same);
  for (let node = 0; node < same.length; node++)
    if (OPTIONAL[tables.kindOf(node)] === 0 && same[node] === node) walk.keep(node);
  keepNamed(tables, drafts, conditions, walk);
  keepExits(tables, drafts, same, into, walk);
  walk.back(tables, into, statesBefore(drafts, same.length));
  return walk.live;
}

/** What is known to be live, and of that what was not followed yet. */
class Walk {
  readonly live: Uint8Array;
  readonly #same: Int32Array;
  readonly #queue: Int32Array;
  #waiting = 0;

  constructor(same: Int32Array) {
    this.#same = same;
    this.live = new Uint8Array(same.length);
    this.#queue = new Int32Array(same.length);
  }

  keep(node: number): void {
    if (node < 0) return;
    const found = this.#same[node] as number;
    if (this.live[found] === 1) return;
    this.live[found] = 1;
    this.#queue[this.#waiting++] = found;
  }

  /** Keeps all that leads to what is live; linking adds the step from the state before a call to the one after it. */
  back(tables: Tables, { first, edges }: IncomingEdges, before: Int32Array): void {
    while (this.#waiting > 0) {
      const node = this.#queue[--this.#waiting] as number;
      const end = first[node + 1] as number;
      for (let at = first[node] as number; at < end; at++) this.keep(tables.sourceOf(edges[at] as number));
      this.keep(before[node] as number);
    }
  }
}

/** Nodes that rows name. */
function keepNamed(tables: Tables, drafts: Drafts, conditions: readonly Condition[], walk: Walk): void {
  for (const call of drafts.calls) {
    walk.keep(call.callee);
    walk.keep(call.receiver);
    for (const { node } of call.arguments) walk.keep(node);
  }
  for (const store of drafts.stores) {
    walk.keep(store.base);
    walk.keep(store.value);
    // Others may see a change of an object that was not made here.
    if (tables.kindOf(store.base) !== NODE_KIND.allocation) walk.keep(store.post);
  }
  for (const read of drafts.reads) walk.keep(read.base);
  for (const condition of conditions) for (const operand of condition.operands) walk.keep(operand);
  for (const row of drafts.exports) walk.keep(row.node);
  for (const hint of drafts.types) {
    walk.keep(hint.target);
    walk.keep(hint.type);
  }
  for (const set of tables.keySets) for (const node of set.nodes) walk.keep(node);
  for (const content of tables.contents) if (content.kind === 'anyKey') walk.keep(content.key);
  for (const shape of drafts.classes) {
    for (const base of shape.bases) walk.keep(base);
    for (const member of shape.members) {
      walk.keep(member.node);
      walk.keep(member.type);
    }
  }
}

/** An exit state counts where it is another than the state at the entry. */
function keepExits(tables: Tables, drafts: Drafts, same: Int32Array, into: IncomingEdges, walk: Walk): void {
  for (const draft of drafts.callables) {
    if (isChanged(tables, draft.selfOut, draft.self, same, into)) walk.keep(draft.selfOut);
    for (const { node, out } of draft.parameters) if (isChanged(tables, out, node, same, into)) walk.keep(out);
  }
}

function isChanged(
  tables: Tables,
  out: number,
  entry: number,
  same: Int32Array,
  { first, edges }: IncomingEdges,
): boolean {
  if (out < 0) return false;
  for (let at = first[out] as number; at < (first[out + 1] as number); at++)
    if (same[tables.sourceOf(edges[at] as number)] !== entry) return true;
  return false;
}

/** The state before a call by the one after it, or -1. */
function statesBefore(drafts: Drafts, nodes: number): Int32Array {
  const before = new Int32Array(nodes).fill(-1);
  for (const call of drafts.calls) for (const post of call.posts) before[post.after] = post.before;
  return before;
}
