import type { ClassMember } from '../../facts/symbol.js';
import type { Cells } from '../values/cells.js';
import type { ClassTable } from '../values/classes.js';
import type { BoundCallable } from '../values/bound-callable.js';
import type { Members } from '../values/members.js';
import type { Tracker } from '../values/tracker.js';
import { TOP, VALUE_KIND } from '../values/values.js';

const isReadable = (member: ClassMember): boolean => member.kind !== 'setter';
const isMethod = (member: ClassMember): boolean => member.kind === 'method' || member.kind === 'field';

/** A bound callable may be bound again; deeper ones are not looked into. */
const DEEPEST_BINDING = 4;

/**
 * The values by which calls are narrowed (engine notes 5.3): abstract values, of an instance only the exact class. Says what is
 * reached from one by reading contents and what running it runs.
 */
export class PassedValues {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #members: Members;
  readonly #cells: Cells;
  readonly #partial: (id: number) => BoundCallable;
  readonly #known = new Map<number, readonly number[] | null>();

  constructor(
    tracker: Tracker,
    classes: ClassTable,
    members: Members,
    cells: Cells,
    partial: (id: number) => BoundCallable,
  ) {
    this.#tracker = tracker;
    this.#classes = classes;
    this.#members = members;
    this.#cells = cells;
    this.#partial = partial;
  }

  /** What a node may have, sorted; null: anything. */
  at(node: number): readonly number[] | null {
    let found = this.#known.get(node);
    if (found === undefined) this.#known.set(node, (found = this.of(this.#tracker.valuesAt(node))));
    return found;
  }

  /** Abstract values as values to narrow by; null: anything. */
  of(abstract: readonly number[]): readonly number[] | null {
    const { values } = this.#tracker;
    const found = new Set<number>();
    for (const value of abstract) {
      switch (values.kind(value)) {
        case VALUE_KIND.top:
        case VALUE_KIND.parent:
          return null;
        case VALUE_KIND.callable:
        case VALUE_KIND.partial:
          found.add(values.of(values.kind(value), values.a(value)));
          break;
        case VALUE_KIND.instance: {
          const id = values.a(value);
          found.add(values.of(VALUE_KIND.instance, id));
          if (values.b(value) === 0)
            for (const derived of this.#classes.descendants(id)) found.add(values.of(VALUE_KIND.instance, derived));
          break;
        }
        default:
          found.add(value);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** What reading the contents, one after the other, out of a value gives; null: anything. */
  read(value: number, path: readonly number[], at: number): readonly number[] | null {
    let found: readonly number[] = [value];
    for (const content of path) {
      const next: number[] = [];
      for (const each of found) {
        const inside = this.#readOne(each, content, at);
        if (inside === null) return null;
        next.push(...inside);
      }
      found = next;
    }
    return found;
  }

  /** Callables that run when one of the values is called; null: any. */
  run(called: readonly number[], depth = 0): ReadonlySet<number> | null {
    const { values } = this.#tracker;
    const found = new Set<number>();
    for (const value of called) {
      switch (values.kind(value)) {
        case VALUE_KIND.callable:
          found.add(values.callable(value));
          break;
        case VALUE_KIND.class:
          found.add(this.#classes.constructorOf(values.a(value)));
          break;
        case VALUE_KIND.instance:
        case VALUE_KIND.partial: {
          const inner =
            values.kind(value) === VALUE_KIND.partial
              ? this.#tracker.valuesAt(this.#partial(values.a(value)).callee)
              : this.#method(values.a(value), '__call__', isMethod);
          const ran = inner === null || depth >= DEEPEST_BINDING ? null : this.run(inner, depth + 1);
          if (ran === null) return null;
          for (const callable of ran) found.add(callable);
          break;
        }
        case VALUE_KIND.top:
          return null;
      }
    }
    return found;
  }

  #readOne(value: number, content: number, at: number): readonly number[] | null {
    const { values, index } = this.#tracker;
    switch (values.kind(value)) {
      case VALUE_KIND.object:
        return this.#cells.held(value, content, index.contents).flatMap((cell) => this.#tracker.valuesAt(cell));
      case VALUE_KIND.instance: {
        const name = this.#members.memberName(content, at);
        if (name === null) return null;
        const id = values.a(value);
        const own = this.#method(id, name, isReadable);
        if (own === null) return null;
        const fields = values.of(VALUE_KIND.instance, id);
        const held = this.#cells.held(fields, content, index.contents).flatMap((cell) => this.#tracker.valuesAt(cell));
        const onClass = this.#members.classCells(id, name).flatMap((cell) => this.#tracker.valuesAt(cell));
        return [...own, ...held, ...onClass];
      }
      default:
        return null;
    }
  }

  /** Values of the member that the class has under the name; null: it is computed. */
  #method(id: number, name: string, isWanted: (member: ClassMember) => boolean): readonly number[] | null {
    const { values } = this.#tracker;
    const found: number[] = [];
    for (const { owner, member } of this.#classes.lookUp(id, name, isWanted)) {
      const node = this.#classes.nodeOf(owner, member);
      const callable = this.#classes.callableOf(owner, member);
      if (member.kind === 'getter' || member.type >= 0) return null;
      if (node >= 0) found.push(...this.#tracker.valuesAt(node));
      else if (callable >= 0) found.push(values.of(VALUE_KIND.callable, callable));
    }
    return found.includes(TOP) ? null : found;
  }
}
