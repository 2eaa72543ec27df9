import { IntRows } from '../../columns/int-rows.js';

/** Columns of an edge: its ends, its kind with whether it is quiet, operand, note, and the edges before it of the same ends. */
const WIDTH = 7;
const SOURCE = 0;
const TARGET = 1;
const KIND = 2;
const OPERAND = 3;
const NOTE = 4;
const NEXT_OUT = 5;
const NEXT_IN = 6;

/** Columns of a node: its latest edge out and in, or -1. */
const ENDS = 2;
const NO_EDGES: readonly number[] = Object.freeze([-1, -1]);

const QUIET = 0x100;

/**
 * Edges that linking adds, deduplicated, with lists by source and by target. `quiet` edges are for flows alone: values do not
 * travel along them.
 */
export class EdgePool {
  readonly #edges = new IntRows(WIDTH, 1024);
  readonly #ends = new IntRows(ENDS);
  #table = new Int32Array(1024);

  get size(): number {
    return this.#edges.length;
  }

  grow(nodeCount: number): void {
    this.#ends.extend(nodeCount, NO_EDGES);
  }

  /** Id of the new edge, or -1 when it exists. */
  add(source: number, target: number, kind: number, operand: number, note: number, isQuiet: boolean): number {
    const table = this.#table;
    const known = this.#edges.cells;
    const mask = table.length - 1;
    let slot = hash(source, target, kind, operand) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const at = ((table[slot] as number) - 1) * WIDTH;
      if (at < 0) break;
      if (
        known[at + SOURCE] === source &&
        known[at + TARGET] === target &&
        ((known[at + KIND] as number) & ~QUIET) === kind &&
        known[at + OPERAND] === operand
      )
        return -1;
    }
    const edge = this.#edges.add();
    const edges = this.#edges.cells;
    const ends = this.#ends.cells;
    const at = edge * WIDTH;
    edges[at + SOURCE] = source;
    edges[at + TARGET] = target;
    edges[at + KIND] = isQuiet ? kind | QUIET : kind;
    edges[at + OPERAND] = operand;
    edges[at + NOTE] = note;
    edges[at + NEXT_OUT] = ends[source * ENDS] as number;
    ends[source * ENDS] = edge;
    edges[at + NEXT_IN] = ends[target * ENDS + 1] as number;
    ends[target * ENDS + 1] = edge;
    table[slot] = edge + 1;
    if (this.size * 2 > table.length) this.#widen();
    return edge;
  }

  source(edge: number): number {
    return this.#edges.cells[edge * WIDTH + SOURCE] as number;
  }

  target(edge: number): number {
    return this.#edges.cells[edge * WIDTH + TARGET] as number;
  }

  kind(edge: number): number {
    return (this.#edges.cells[edge * WIDTH + KIND] as number) & ~QUIET;
  }

  operand(edge: number): number {
    return this.#edges.cells[edge * WIDTH + OPERAND] as number;
  }

  note(edge: number): number {
    return this.#edges.cells[edge * WIDTH + NOTE] as number;
  }

  /** Whether an edge of any kind leads from the one node to the other. */
  has(source: number, target: number): boolean {
    for (let edge = this.firstIn(target); edge >= 0; edge = this.nextIn(edge))
      if (this.source(edge) === source) return true;
    return false;
  }

  isQuiet(edge: number): boolean {
    return ((this.#edges.cells[edge * WIDTH + KIND] as number) & QUIET) !== 0;
  }

  firstOut(node: number): number {
    return this.#ends.at(node, 0);
  }

  nextOut(edge: number): number {
    return this.#edges.cells[edge * WIDTH + NEXT_OUT] as number;
  }

  firstIn(node: number): number {
    return this.#ends.at(node, 1);
  }

  nextIn(edge: number): number {
    return this.#edges.cells[edge * WIDTH + NEXT_IN] as number;
  }

  #widen(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    for (let edge = 0; edge < this.size; edge++) {
      let free = hash(this.source(edge), this.target(edge), this.kind(edge), this.operand(edge)) & mask;
      while (table[free] !== 0) free = (free + 1) & mask;
      table[free] = edge + 1;
    }
    this.#table = table;
  }
}

function hash(source: number, target: number, kind: number, operand: number): number {
  const mixed =
    Math.imul(source, 0x9e3779b1) ^
    Math.imul(target + 0x7f4a7c15, 0x85ebca6b) ^
    Math.imul(operand * 16 + kind, 0xc2b2ae35);
  // Negative ones too are masked by who asks; beyond 31 bits a number would be an object.
  return mixed ^ (mixed >>> 15);
}
