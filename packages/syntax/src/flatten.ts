import type { Span } from '@tokentrail/core/lowering';
import type { Grammar } from './grammar.js';
import { SyntaxTree } from './syntax-tree.js';

/** A flattened tree and the error nodes in it. */
export interface Flattened {
  readonly tree: SyntaxTree;
  readonly errorCount: number;
  /** The first error nodes, as many as were asked for. */
  readonly errors: readonly Span[];
}

/**
 * What a parse leaves behind, as @lezer/lr keeps it: four numbers for each node (type, start, end, and how many numbers the node
 * takes with all that is in it), children before parents. A negative size marks a note of the parser that is no node.
 */
export interface NodeRecords {
  readonly records: Int32Array;
  /** The type of the whole and its length. */
  readonly top: number;
  readonly length: number;
}

/** Numbers of a record. */
const WIDTH = 4;

/**
 * Turns the records of a parse into columns. They are read where the parser left them, without a tree of objects in between: that
 * costs a fraction, and no depth is too deep for it. Anonymous (repeat) nodes dissolve into their parents; comments go to their
 * own list.
 */
export function flatten(parsed: NodeRecords, text: string, grammar: Grammar, errorSpans: number): Flattened {
  const mirrored = new MirroredNodes(parsed, grammar);
  const { size } = mirrored;
  const at = mirrored.places();
  const columns = {
    kind: new Uint16Array(size),
    from: new Int32Array(size),
    to: new Int32Array(size),
    end: new Int32Array(size),
    parent: new Int32Array(size),
  };
  for (let node = 0; node < size; node++) {
    const place = at[node] as number;
    columns.kind[place] = mirrored.kind[node] as number;
    columns.from[place] = mirrored.from[node] as number;
    columns.to[place] = mirrored.to[node] as number;
    columns.end[place] = place + 1 + (mirrored.inside[node] as number);
    columns.parent[place] = node === 0 ? -1 : (at[mirrored.parent[node] as number] as number);
  }
  const tree = new SyntaxTree(text, columns, mirrored.comments.toReversed(), grammar.kindNames);
  const errors: Span[] = [];
  let errorCount = 0;
  for (let node = 0; node < size; node++) {
    if (columns.kind[node] !== 0) continue;
    if (errorCount++ < errorSpans) errors.push({ from: tree.from(node), to: tree.to(node) });
  }
  return { tree, errorCount, errors };
}

/** The nodes in the order in which the records are read from behind: parents before children, the last child first. */
class MirroredNodes {
  readonly kind: Uint16Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly parent: Int32Array;
  /** How many nodes are inside the node. */
  readonly inside: Int32Array;
  readonly comments: Span[] = [];
  size = 0;

  constructor({ records, top, length }: NodeRecords, grammar: Grammar) {
    const capacity = records.length / WIDTH + 1;
    this.kind = new Uint16Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.parent = new Int32Array(capacity);
    this.inside = new Int32Array(capacity);
    const isLeftOut = leftOut(grammar);
    const isComment = new Set(grammar.comments);
    this.#add(grammar.kinds[top] ?? 0, 0, length, -1);
    // Open nodes by where their records begin; the innermost is last.
    const begins: number[] = [-1];
    const nodes: number[] = [0];
    for (let at = records.length; at > 0; at -= WIDTH) {
      while (at <= (begins.at(-1) as number)) {
        begins.pop();
        nodes.pop();
      }
      const size = records[at - 1] as number;
      if (size < 0) continue;
      const type = records[at - 4] as number;
      const from = records[at - 3] as number;
      const to = records[at - 2] as number;
      const parent = nodes.at(-1) as number;
      let node = parent;
      if (isLeftOut[type] !== 1) node = this.#add(grammar.kinds[type] ?? 0, from, to, parent);
      else if (isComment.has(grammar.kinds[type] ?? 0)) this.comments.push({ from, to });
      if (size > WIDTH) {
        begins.push(at - size);
        nodes.push(node);
      }
    }
    for (let node = this.size - 1; node > 0; node--) {
      const parent = this.parent[node] as number;
      this.inside[parent] = (this.inside[parent] as number) + (this.inside[node] as number) + 1;
    }
  }

  /** Where each node stands in source order: subtrees fill the room of their parent from its end. */
  places(): Int32Array {
    const at = new Int32Array(this.size);
    const room = new Int32Array(this.size);
    for (let node = 0; node < this.size; node++) {
      const inside = this.inside[node] as number;
      if (node > 0) {
        const parent = this.parent[node] as number;
        at[node] = (room[parent] as number) - inside - 1;
        room[parent] = at[node] as number;
      }
      room[node] = (at[node] as number) + 1 + inside;
    }
    return at;
  }

  #add(kind: number, from: number, to: number, parent: number): number {
    const node = this.size++;
    this.kind[node] = kind;
    this.from[node] = from;
    this.to[node] = to;
    this.parent[node] = parent;
    return node;
  }
}

/** Node types that are not in the tree: repetitions, and comments. */
function leftOut({ parser, kinds, comments }: Grammar): Uint8Array {
  const { types } = parser.nodeSet;
  return Uint8Array.from(types, (type) => (type.isAnonymous || comments.includes(kinds[type.id] ?? 0) ? 1 : 0));
}
