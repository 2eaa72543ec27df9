import type { Span } from '@tokentrail/core/lowering';

/** A node of a `SyntaxTree`: its index in source order, parents before children. The root is 0; "no node" is -1. */
export type SyntaxNode = number;

/** The columns of a tree, filled by `flatten`. One entry per node. */
export interface TreeColumns {
  readonly kind: Uint16Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The first node after the subtree. */
  readonly end: Int32Array;
  readonly parent: Int32Array;
}

/**
 * A parse tree as columns of numbers in source order (struct of arrays, as Lezer's own `TreeBuffer`), so that a visit costs no
 * object and a second visit costs nothing. Node kinds are the constants of a grammar's terms.ts. Comments are not in the tree.
 *
 * A column is never read outside its bounds: compiled code that does so takes whole numbers alone, and is thrown away each time an index
 * comes as a floating-point number from an object whose field once held one.
 *
 * Children are visited with
 *
 *     for (let child = tree.first(node); child >= 0; child = tree.next(child)) …
 */
export class SyntaxTree {
  /** The source; offsets are UTF-16 units into it. */
  readonly text: string;
  /** How many nodes there are. */
  readonly size: number;
  /** Places of the comments, in source order. */
  readonly comments: readonly Span[];
  readonly #kind: Uint16Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #end: Int32Array;
  readonly #parent: Int32Array;
  readonly #kindNames: readonly string[];

  constructor(text: string, columns: TreeColumns, comments: readonly Span[], kindNames: readonly string[]) {
    this.text = text;
    this.size = columns.kind.length;
    this.comments = comments;
    this.#kind = columns.kind;
    this.#from = columns.from;
    this.#to = columns.to;
    this.#end = columns.end;
    this.#parent = columns.parent;
    this.#kindNames = kindNames;
  }

  /** What kind of node it is; 0, which is an error node, for "no node". */
  kind(node: SyntaxNode): number {
    return node >= 0 && node < this.size ? (this.#kind[node] as number) : 0;
  }

  from(node: SyntaxNode): number {
    return node >= 0 && node < this.size ? (this.#from[node] as number) : 0;
  }

  to(node: SyntaxNode): number {
    return node >= 0 && node < this.size ? (this.#to[node] as number) : 0;
  }

  /** The node around it, -1 for the root. */
  parent(node: SyntaxNode): SyntaxNode {
    return node >= 0 && node < this.size ? (this.#parent[node] as number) : -1;
  }

  /** The first node after the subtree, in source order; nodes from `node + 1` up to it are the descendants. */
  end(node: SyntaxNode): SyntaxNode {
    return node >= 0 && node < this.size ? (this.#end[node] as number) : 0;
  }

  // The ways through the tree read the columns themselves: until they are compiled, each call costs as much as the rest of the step.

  /** The first child, or -1. */
  first(node: SyntaxNode): SyntaxNode {
    if (node < 0 || node >= this.size) return -1;
    return node + 1 < (this.#end[node] as number) ? node + 1 : -1;
  }

  /** The next sibling, or -1. */
  next(node: SyntaxNode): SyntaxNode {
    if (node <= 0 || node >= this.size) return -1;
    const after = this.#end[node] as number;
    return after < (this.#end[this.#parent[node] as number] as number) ? after : -1;
  }

  /** The last child, or -1. */
  last(node: SyntaxNode): SyntaxNode {
    if (node < 0 || node >= this.size) return -1;
    const ends = this.#end;
    const end = ends[node] as number;
    let last = -1;
    for (let child = node + 1; child < end; child = ends[child] as number) last = child;
    return last;
  }

  /** The first child of that kind, or -1. */
  child(node: SyntaxNode, kind: number): SyntaxNode {
    if (node < 0 || node >= this.size) return -1;
    const ends = this.#end;
    const kinds = this.#kind;
    const end = ends[node] as number;
    for (let child = node + 1; child < end; child = ends[child] as number) if (kinds[child] === kind) return child;
    return -1;
  }

  /** Whether a child of that kind exists. */
  has(node: SyntaxNode, kind: number): boolean {
    return this.child(node, kind) >= 0;
  }

  /** The children; for code that is not hot. */
  children(node: SyntaxNode): SyntaxNode[] {
    const children: SyntaxNode[] = [];
    for (let child = this.first(node); child >= 0; child = this.next(child)) children.push(child);
    return children;
  }

  /** Where a node stands. */
  span(node: SyntaxNode): Span {
    if (node < 0 || node >= this.size) return { from: 0, to: 0 };
    return { from: this.#from[node] as number, to: this.#to[node] as number };
  }

  /** The source of a node. */
  slice(node: SyntaxNode): string {
    if (node < 0 || node >= this.size) return '';
    return this.text.slice(this.#from[node] as number, this.#to[node] as number);
  }

  /** Whether the source of a node is exactly that; cheaper than `slice` for operators and names. */
  is(node: SyntaxNode, source: string): boolean {
    if (node < 0 || node >= this.size) return source === '';
    const from = this.#from[node] as number;
    return (this.#to[node] as number) - from === source.length && this.text.startsWith(source, from);
  }

  /** The node as `Kind(child,child)`, for tests and messages: the form the grammar notes use. */
  show(node: SyntaxNode = 0): string {
    const name = this.#kindNames[this.kind(node)] ?? '?';
    const shown = /^\w+$/.test(name) || name === '⚠' ? name : JSON.stringify(name);
    const children = this.children(node).map((child) => this.show(child));
    return children.length === 0 ? shown : `${shown}(${children.join(',')})`;
  }
}
