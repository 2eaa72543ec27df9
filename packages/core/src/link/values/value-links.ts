import { IntList } from '../../columns/int-list.js';

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

/** Links between nodes that only values use, deduplicated, with lists by source. */
export class ValueLinks {
  readonly source: IntList = new IntList();
  readonly target: IntList = new IntList();
  readonly transform: IntList = new IntList();
  readonly operand: IntList = new IntList();
  readonly #next = new IntList();
  readonly #head = new IntList();
  #table = new Int32Array(1024);

  get size(): number {
    return this.source.length;
  }

  grow(nodeCount: number): void {
    this.#head.extend(nodeCount, -1);
  }

  /** Id of the new link, or -1 when it exists. */
  add(source: number, target: number, transform: number, operand: number): number {
    if (this.size * 2 >= this.#table.length) this.#widen();
    const mask = this.#table.length - 1;
    let slot = hash(source, target, transform, operand) & mask;
    for (let known = this.#table[slot] as number; known !== 0; known = this.#table[slot] as number) {
      if (this.#is(known - 1, source, target, transform, operand)) return -1;
      slot = (slot + 1) & mask;
    }
    const link = this.source.push(source);
    this.target.push(target);
    this.transform.push(transform);
    this.operand.push(operand);
    this.#next.push(this.#head.at(source));
    this.#head.set(source, link);
    this.#table[slot] = link + 1;
    return link;
  }

  /** Sources of plain links by target, for these targets. */
  plainInto(targets: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, number[]>();
    for (let link = 0; link < this.size; link++) {
      const target = this.target.at(link);
      if (this.transform.at(link) !== TRANSFORM.plain || !targets.has(target)) continue;
      const known = found.get(target);
      if (known === undefined) found.set(target, [this.source.at(link)]);
      else known.push(this.source.at(link));
    }
    return found;
  }

  /** The latest link from the node, or -1; `next` leads to the one before it. */
  first(node: number): number {
    return this.#head.at(node);
  }

  next(link: number): number {
    return this.#next.at(link);
  }

  #is(link: number, source: number, target: number, transform: number, operand: number): boolean {
    return (
      this.source.at(link) === source &&
      this.target.at(link) === target &&
      this.transform.at(link) === transform &&
      this.operand.at(link) === operand
    );
  }

  #widen(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    const mask = this.#table.length - 1;
    for (let link = 0; link < this.size; link++) {
      const { source, target, transform, operand } = this;
      let slot = hash(source.at(link), target.at(link), transform.at(link), operand.at(link)) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = link + 1;
    }
  }
}

function hash(source: number, target: number, transform: number, operand: number): number {
  const mixed =
    Math.imul(source, 0x9e3779b1) ^
    Math.imul(target + 0x7f4a7c15, 0x85ebca6b) ^
    Math.imul(operand * 8 + transform, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
