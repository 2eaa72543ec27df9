import { type Tree, TreeBuffer } from '@lezer/common';
import type { Span } from '@tokentrail/core/lowering';
import type { Grammar } from './grammar.js';
import { SyntaxTree, type TreeColumns } from './syntax-tree.js';

/** A flattened tree and the error nodes in it. */
export interface Flattened {
  readonly tree: SyntaxTree;
  readonly errorCount: number;
  /** The first error nodes, as many as were asked for. */
  readonly errors: readonly Span[];
}

/** Depth at which @lezer/common gives up the shape of a tree and lists its leaves. */
const shapelessDepth = 2_500;

/**
 * Copies a Lezer tree into columns, reading its buffers directly, which costs a fraction of a walk over node objects.
 * Anonymous (repeat) nodes dissolve into their parents; comments go to their own list. What is nested too deeply to have kept its
 * shape counts as an error.
 */
export function flatten(tree: Tree, text: string, grammar: Grammar, errorSpans: number): Flattened {
  const flattener = new Flattener(grammar, countNodes(tree), errorSpans);
  flattener.addTree(tree, 0, -1, 0);
  return flattener.finish(text);
}

/** At least as many nodes as the tree has. */
function countNodes(tree: Tree): number {
  let count = 1;
  for (const child of tree.children) {
    count += child instanceof TreeBuffer ? child.buffer.length >> 2 : countNodes(child);
  }
  return count;
}

class Flattener {
  readonly #grammar: Grammar;
  readonly #columns: TreeColumns;
  readonly #comments: Span[] = [];
  readonly #isComment: Uint8Array;
  readonly #errors: Span[] = [];
  readonly #errorSpans: number;
  #errorCount = 0;
  #size = 0;

  constructor(grammar: Grammar, capacity: number, errorSpans: number) {
    this.#grammar = grammar;
    this.#errorSpans = errorSpans;
    this.#isComment = new Uint8Array(grammar.kinds.length);
    for (const kind of grammar.comments) this.#isComment[kind] = 1;
    this.#columns = {
      kind: new Uint16Array(capacity),
      from: new Int32Array(capacity),
      to: new Int32Array(capacity),
      end: new Int32Array(capacity),
      parent: new Int32Array(capacity),
    };
  }

  addTree(tree: Tree, from: number, parent: number, depth: number): void {
    const { type, children, positions } = tree;
    if (depth === shapelessDepth) this.#addError(from, from + tree.length);
    const node = type.isAnonymous ? parent : this.#open(type.id, from, from + tree.length, parent);
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      const at = from + (positions[index] ?? 0);
      if (child instanceof TreeBuffer) this.#addBuffer(child.buffer, 0, child.buffer.length, at, node);
      else if (child !== undefined) this.addTree(child, at, node, depth + 1);
    }
    if (node >= 0) this.#columns.end[node] = this.#size;
  }

  #addBuffer(buffer: Uint16Array, start: number, stop: number, offset: number, parent: number): void {
    let index = start;
    while (index < stop) {
      const end = buffer[index + 3] ?? stop;
      const from = offset + (buffer[index + 1] ?? 0);
      const to = offset + (buffer[index + 2] ?? 0);
      const node = this.#open(buffer[index] ?? 0, from, to, parent);
      if (end > index + 4) this.#addBuffer(buffer, index + 4, end, offset, node);
      if (node !== parent) this.#columns.end[node] = this.#size;
      index = end;
    }
  }

  /** Adds a node; a comment adds none and stands for its parent. */
  #open(id: number, from: number, to: number, parent: number): number {
    const kind = this.#grammar.kinds[id] ?? 0;
    if (this.#isComment[kind] === 1) {
      this.#comments.push({ from, to });
      return parent;
    }
    if (kind === 0) this.#addError(from, to);
    const node = this.#size++;
    const columns = this.#columns;
    columns.kind[node] = kind;
    columns.from[node] = from;
    columns.to[node] = to;
    columns.parent[node] = parent;
    return node;
  }

  #addError(from: number, to: number): void {
    if (this.#errors.length < this.#errorSpans) this.#errors.push({ from, to });
    this.#errorCount++;
  }

  finish(text: string): Flattened {
    const { kind, from, to, end, parent } = this.#columns;
    const size = this.#size;
    const columns = {
      kind: kind.subarray(0, size),
      from: from.subarray(0, size),
      to: to.subarray(0, size),
      end: end.subarray(0, size),
      parent: parent.subarray(0, size),
    };
    const tree = new SyntaxTree(text, columns, this.#comments, this.#grammar.kindNames);
    return { tree, errorCount: this.#errorCount, errors: this.#errors };
  }
}
