import { IntList } from '../../columns/int-list.js';
import { IntRows } from '../../columns/int-rows.js';

/** How a link changes a value on its way; `operand` per transform. */
export const TRANSFORM = {
  /** As it is. */
  plain: 0,
  /** From a type to what it describes: a class to its instances, a library class to what it returns. */
  instance: 1,
  /** A callable that gets bound to the object at node `operand`. */
  bind: 2,
  /** The content `operand` of the value. */
  read: 3,
  /** Functions alone, as they are. */
  callable: 4,
} as const;

/** Columns of a link: its ends, operand and transform as one number, and the link of the same source before it. */
const WIDTH = 4;
const SOURCE = 0;
const TARGET = 1;
const STEP = 2;
const NEXT = 3;

/** Links between nodes that only values use, deduplicated, with lists by source. */
export class ValueLinks {
  readonly #links = new IntRows(WIDTH, 1024);
  readonly #head = new IntList();
  #table = new Int32Array(1024);

  get size(): number {
    return this.#links.length;
  }

  grow(nodeCount: number): void {
    this.#head.extend(nodeCount, -1);
  }

  source(link: number): number {
    return this.#links.cells[link * WIDTH + SOURCE] as number;
  }

  target(link: number): number {
    return this.#links.cells[link * WIDTH + TARGET] as number;
  }

  transform(link: number): number {
    return (this.#links.cells[link * WIDTH + STEP] as number) & 7;
  }

  operand(link: number): number {
    return (this.#links.cells[link * WIDTH + STEP] as number) >> 3;
  }

  /** Id of the new link, or -1 when it exists. */
  add(source: number, target: number, transform: number, operand: number): number {
    if (this.size * 2 >= this.#table.length) this.#widen();
    const table = this.#table;
    const links = this.#links.cells;
    const mask = table.length - 1;
    const step = (operand << 3) | transform;
    let slot = hash(source, target, step) & mask;
    for (let known = table[slot] as number; known !== 0; known = table[slot] as number) {
      const at = (known - 1) * WIDTH;
      if (links[at + SOURCE] === source && links[at + TARGET] === target && links[at + STEP] === step) return -1;
      slot = (slot + 1) & mask;
    }
    const link = this.#links.add();
    const cells = this.#links.cells;
    cells[link * WIDTH + SOURCE] = source;
    cells[link * WIDTH + TARGET] = target;
    cells[link * WIDTH + STEP] = step;
    cells[link * WIDTH + NEXT] = this.#head.at(source);
    this.#head.set(source, link);
    table[slot] = link + 1;
    return link;
  }

  /** Sources of plain links by target, for these targets. */
  plainInto(targets: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, number[]>();
    for (let link = 0; link < this.size; link++) {
      const target = this.target(link);
      if (this.transform(link) !== TRANSFORM.plain || !targets.has(target)) continue;
      const known = found.get(target);
      if (known === undefined) found.set(target, [this.source(link)]);
      else known.push(this.source(link));
    }
    return found;
  }

  /** The latest link from the node, or -1; `next` leads to the one before it. */
  first(node: number): number {
    return this.#head.at(node);
  }

  next(link: number): number {
    return this.#links.cells[link * WIDTH + NEXT] as number;
  }

  #widen(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    const mask = this.#table.length - 1;
    const links = this.#links.cells;
    for (let link = 0; link < this.size; link++) {
      const at = link * WIDTH;
      let slot = hash(links[at + SOURCE] as number, links[at + TARGET] as number, links[at + STEP] as number) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = link + 1;
    }
  }
}

function hash(source: number, target: number, step: number): number {
  const mixed =
    Math.imul(source, 0x9e3779b1) ^ Math.imul(target + 0x7f4a7c15, 0x85ebca6b) ^ Math.imul(step, 0xc2b2ae35);
  // Negative ones too are masked by who asks; beyond 31 bits a number would be an object.
  return mixed ^ (mixed >>> 15);
}
