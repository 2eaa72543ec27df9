import { IntList } from '../../columns/int-list.js';

/**
 * Edges that linking adds, deduplicated, with lists by source and by target. `quiet` edges are for flows alone: values do not
 * travel along them.
 */
export class EdgePool {
  readonly source: IntList = new IntList();
  readonly target: IntList = new IntList();
  readonly kind: IntList = new IntList();
  readonly operand: IntList = new IntList();
  readonly note: IntList = new IntList();
  readonly #quiet = new IntList();
  readonly #nextOut = new IntList();
  readonly #nextIn = new IntList();
  readonly #out = new IntList();
  readonly #in = new IntList();
  #table = new Int32Array(1024);

  get size(): number {
    return this.source.length;
  }

  grow(nodeCount: number): void {
    this.#out.extend(nodeCount, -1);
    this.#in.extend(nodeCount, -1);
  }

  /** Id of the new edge, or -1 when it exists. */
  add(source: number, target: number, kind: number, operand: number, note: number, isQuiet: boolean): number {
    let mask = this.#table.length - 1;
    let slot = hash(source, target, kind, operand) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const edge = (this.#table[slot] as number) - 1;
      if (edge < 0) break;
      if (this.#is(edge, source, target, kind, operand)) return -1;
    }
    const edge = this.source.push(source);
    this.target.push(target);
    this.kind.push(kind);
    this.operand.push(operand);
    this.note.push(note);
    this.#quiet.push(isQuiet ? 1 : 0);
    this.#nextOut.push(this.#out.at(source));
    this.#out.set(source, edge);
    this.#nextIn.push(this.#in.at(target));
    this.#in.set(target, edge);
    this.#table[slot] = edge + 1;
    if (this.size * 2 > this.#table.length) {
      this.#table = new Int32Array(this.#table.length * 4);
      mask = this.#table.length - 1;
      for (let known = 0; known < this.size; known++) {
        let free =
          hash(this.source.at(known), this.target.at(known), this.kind.at(known), this.operand.at(known)) & mask;
        while (this.#table[free] !== 0) free = (free + 1) & mask;
        this.#table[free] = known + 1;
      }
    }
    return edge;
  }

  /** Whether an edge of any kind leads from the one node to the other. */
  has(source: number, target: number): boolean {
    for (let edge = this.#in.at(target); edge >= 0; edge = this.#nextIn.at(edge))
      if (this.source.at(edge) === source) return true;
    return false;
  }

  isQuiet(edge: number): boolean {
    return this.#quiet.at(edge) === 1;
  }

  firstOut(node: number): number {
    return this.#out.at(node);
  }

  nextOut(edge: number): number {
    return this.#nextOut.at(edge);
  }

  firstIn(node: number): number {
    return this.#in.at(node);
  }

  nextIn(edge: number): number {
    return this.#nextIn.at(edge);
  }

  #is(edge: number, source: number, target: number, kind: number, operand: number): boolean {
    return (
      this.source.at(edge) === source &&
      this.target.at(edge) === target &&
      this.kind.at(edge) === kind &&
      this.operand.at(edge) === operand
    );
  }
}

function hash(source: number, target: number, kind: number, operand: number): number {
  const mixed =
    Math.imul(source, 0x9e3779b1) ^
    Math.imul(target + 0x7f4a7c15, 0x85ebca6b) ^
    Math.imul(operand * 16 + kind, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
