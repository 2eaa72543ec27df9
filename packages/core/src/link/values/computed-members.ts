import { EDGE_KIND } from '../../facts/flow-edge.js';
import { NAME_GAP, NAME_READ } from '../../facts/content.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { Cells } from './cells.js';
import type { ClassTable } from './classes.js';
import type { IndexedFile, ProgramIndex } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** A place in a `__getattr__` that hands on what another object has under the name that was asked for. */
interface HandOver {
  readonly base: number;
  /** The object is asked for a key, not for an attribute. */
  readonly isKey: boolean;
}

/** Names of one object that are matched by one pattern, at most. */
const MOST_MATCHES = 64;

/** Members whose names are not written where they are read: `getattr(self, "do_" + name)`, and objects that stand for others. */
export class ComputedMembers {
  readonly #tracker: Tracker;
  readonly #index: ProgramIndex;
  readonly #classes: ClassTable;
  readonly #cells: Cells;
  /** Beginning and end of the names that a content stands for. */
  readonly #patterns = new Map<number, readonly [string, string]>();
  readonly #handsOver: boolean;
  readonly #handOvers = new Map<number, readonly HandOver[]>();
  readonly #handed = new Map<string, number>();
  readonly #followed = new Set<string>();

  constructor(tracker: Tracker, classes: ClassTable, cells: Cells) {
    this.#tracker = tracker;
    this.#index = tracker.index;
    this.#classes = classes;
    this.#cells = cells;
    let handsOver = false;
    tracker.index.contents.contents.forEach((content, id) => {
      if (content.kind !== 'field' && content.kind !== 'key') return;
      if (content.name === NAME_READ) handsOver = true;
      const at = content.kind === 'field' ? content.name.indexOf(NAME_GAP) : -1;
      if (at >= 0) this.#patterns.set(id, [content.name.slice(0, at), content.name.slice(at + NAME_GAP.length)]);
    });
    this.#handsOver = handsOver;
  }

  /** Whether the content stands for all names of a form. */
  isPattern(content: number): boolean {
    return this.#patterns.size > 0 && this.#patterns.has(content);
  }

  /** `target` gets every member of the value whose name has the form. */
  readMatching(value: number, content: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const { contents } = this.#index;
    const read = (name: string): void => {
      if (this.#matches(content, name)) this.#tracker.addEdge(source, target, FLOW_KIND.read, contents.field(name), 0);
    };
    const kind = values.kind(value);
    if (kind === VALUE_KIND.module) for (const name of namesOf(this.#index.files[values.a(value)])) read(name);
    if (kind !== VALUE_KIND.instance && kind !== VALUE_KIND.class) return;
    const names = this.#classes
      .memberNames(values.a(value), values.b(value) > 0)
      .filter((name) => this.#matches(content, name));
    for (const name of names.slice(0, MOST_MATCHES)) read(name);
    const fields = values.of(VALUE_KIND.instance, values.a(value));
    const key = `${fields} ${content} ${source} ${target}`;
    if (this.#followed.has(key)) return;
    this.#followed.add(key);
    this.#cells.follow(fields, (stored) => {
      const named = contents.contents[stored];
      if (named?.kind === 'field') read(named.name);
    });
  }

  #matches(content: number, name: string): boolean {
    const [begin = '', end = ''] = this.#patterns.get(content) ?? [];
    return name.length >= begin.length + end.length && name.startsWith(begin) && name.endsWith(end);
  }

  /** `call` runs a `__getattr__` for a read of `name` at `target`: what that hands over of other objects comes back. */
  handOver(callable: number, call: number, name: string, target: number): void {
    if (!this.#handsOver || call < 0) return;
    const { contents } = this.#index;
    for (const { base, isKey } of this.#handOversOf(callable)) {
      const content = isKey ? contents.canonical(contents.key(name)) : contents.field(name);
      const key = `${base} ${content}`;
      let handed = this.#handed.get(key);
      if (handed === undefined) {
        const { from, to } = this.#tracker.spanOf(base);
        handed = this.#tracker.addNode(callable, this.#tracker.fileOf(base), from, to);
        this.#handed.set(key, handed);
        this.#tracker.addEdge(base, handed, FLOW_KIND.read, content, 0);
      }
      this.#tracker.addEdge(handed, target, FLOW_KIND.return, call, 0);
    }
  }

  #handOversOf(callable: number): readonly HandOver[] {
    const known = this.#handOvers.get(callable);
    if (known !== undefined) return known;
    const found: HandOver[] = [];
    this.#handOvers.set(callable, found);
    const entry = this.#index.callables[callable];
    if (entry === undefined) return found;
    const { forward, contents } = this.#index;
    const { firstNode, endNode } = entry.facts;
    for (let base = firstNode + entry.file.nodeBase; base < endNode + entry.file.nodeBase; base++)
      for (let row = forward.first[base] as number; row < (forward.first[base + 1] as number); row++) {
        const content =
          forward.kind[row] === EDGE_KIND.read ? contents.contents[forward.operand[row] as number] : undefined;
        if ((content?.kind === 'field' || content?.kind === 'key') && content.name === NAME_READ)
          found.push({ base, isKey: content.kind === 'key' });
      }
    return found;
  }
}

function namesOf(file: IndexedFile | undefined): readonly string[] {
  return file === undefined ? [] : file.facts.exports.map(({ name }) => name);
}
