import { PairMap } from '../../columns/pair-map.js';
import { PairTable } from '../../columns/pair-table.js';
import type { ContentTable } from '../contract/contents.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';
import { VALUE_KIND } from './values.js';

/**
 * Contents of tracked objects, one level deep: a cell is a node that holds what was stored under one content of one object
 * (engine notes 3.1). Cells exist once something is stored; readers of a cell that does not exist yet wait for it.
 */
export class Cells {
  /** Library collections, by the node where each was made: their entries are no members of theirs. */
  readonly collections: Set<number> = new Set<number>();
  readonly #tracker: Tracker;
  readonly #cells = new PairMap();
  /** Owners and contents that are waited for, and by whom, in this order. */
  readonly #awaited = new PairTable();
  readonly #waiting: (number[] | null)[] = [];
  readonly #byOwner = new Map<number, { readonly content: number; readonly cell: number }[]>();
  readonly #followers = new Map<number, ((content: number, cell: number) => void)[]>();

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** `target` gets what `content` of the owner holds, now and later. `content` `ALL` stands for every content. */
  read(owner: number, content: number, target: number): void {
    const cell = this.#cells.get(owner, content);
    if (cell >= 0) {
      this.#tracker.addLink(cell, target, TRANSFORM.plain);
      return;
    }
    const place = this.#awaited.intern(owner, content);
    const waiting = this.#waiting[place];
    if (waiting === undefined) this.#waiting.push([target]);
    else waiting?.push(target);
  }

  /** The cell to store into. */
  cell(owner: number, content: number): number {
    let cell = this.#cells.get(owner, content);
    if (cell >= 0) return cell;
    cell = this.#tracker.addNode(-1, this.#fileOf(owner), 0, 0);
    this.#cells.set(owner, content, cell);
    if (this.#tracker.values.kind(owner) === VALUE_KIND.instance) this.#tracker.storage.add(cell);
    this.#connectWaiting(owner, content, cell);
    if (content !== ALL) {
      const known = this.#byOwner.get(owner);
      if (known === undefined) this.#byOwner.set(owner, [{ content, cell }]);
      else known.push({ content, cell });
      for (const follow of this.#followers.get(owner) ?? []) follow(content, cell);
    }
    return cell;
  }

  #connectWaiting(owner: number, content: number, cell: number): void {
    const place = this.#awaited.find(owner, content);
    if (place < 0) return;
    for (const target of this.#waiting[place] ?? []) this.#tracker.addLink(cell, target, TRANSFORM.plain);
    this.#waiting[place] = null;
  }

  /** Cells that reading the content of the owner may find, of those that exist. */
  held(owner: number, content: number, { anyKey, contents, element }: ContentTable): readonly number[] {
    const isNamed = contents[content]?.kind === 'key' || contents[content]?.kind === 'field';
    const found = isNamed
      ? [content, anyKey]
      : content === anyKey || content === element
        ? [ALL]
        : [content, anyKey, element];
    return found.map((each) => this.#cells.get(owner, each)).filter((cell) => cell >= 0);
  }

  #fileOf(owner: number): number {
    const { values, index } = this.#tracker;
    switch (values.kind(owner)) {
      case VALUE_KIND.callable:
        return index.callables[values.callable(owner)]?.file.index ?? 0;
      case VALUE_KIND.instance:
        return index.classes[values.a(owner)]?.file.index ?? 0;
      default:
        return this.#tracker.fileOf(values.a(owner));
    }
  }

  /** Cells of the owner whose place nobody knows for certain: an unknown key, some element. */
  looseOf(owner: number, { anyKey, element }: ContentTable): readonly number[] {
    const known = this.#byOwner.get(owner) ?? [];
    return known.filter(({ content }) => content === anyKey || content === element).map(({ cell }) => cell);
  }

  /** Cells of all contents that something is stored under. */
  of(owner: number): readonly number[] {
    return (this.#byOwner.get(owner) ?? []).map(({ cell }) => cell);
  }

  /** The cell of every content of the owner. */
  all(owner: number): number {
    return this.cell(owner, ALL);
  }

  /** Calls `visit` for every content of the owner that something is stored under, now and later. */
  follow(owner: number, visit: (content: number, cell: number) => void): void {
    const known = (this.#byOwner.get(owner) ?? []).slice();
    for (const { content, cell } of known) visit(content, cell);
    const followers = this.#followers.get(owner);
    if (followers === undefined) this.#followers.set(owner, [visit]);
    else followers.push(visit);
  }
}

/** Stands for "any content" of an owner: everything stored in it is there as well. */
export const ALL = -1;
