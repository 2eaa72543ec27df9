import { NODE_KIND } from '../../facts/flow-node.js';
import type { ClassMember } from '../../facts/symbol.js';
import type { Origins } from './origins.js';
import type { ProgramIndex } from '../contract/program-index.js';

/** A member with the class that declares it. */
export interface FoundMember {
  readonly owner: number;
  readonly member: ClassMember;
}

const NO_MEMBERS: readonly ClassMember[] = Object.freeze([]);
const NOTHING_FOUND: readonly FoundMember[] = Object.freeze([]);

/** Whether reading the name finds the member. */
export const isReadable = (member: ClassMember): boolean => member.kind !== 'setter';

/** Classes of the program: bases, order of look-up, members, descendants. All ids are program-wide. */
export class ClassTable {
  readonly #index: ProgramIndex;
  readonly #bases: (readonly number[])[];
  /** Base nodes that are no class of the program; library values may be there. */
  readonly #foreignBases: (readonly number[])[];
  readonly #orders: (readonly number[] | undefined)[] = [];
  readonly #foreignNames: (readonly string[])[];
  readonly #constructors = new Map<number, number>();
  readonly #members: (ReadonlyMap<string, readonly ClassMember[]> | undefined)[] = [];
  readonly #children: number[][];
  readonly #relatives: (readonly number[] | undefined)[] = [];
  readonly #partners: (readonly number[] | undefined)[] = [];
  readonly #descendants: (readonly number[] | undefined)[] = [];

  constructor(index: ProgramIndex, origins: Origins) {
    this.#index = index;
    this.#children = index.classes.map(() => []);
    const found = index.classes.map(({ facts, file }, id) =>
      resolveBases(index, origins, id, facts.bases, file.nodeBase),
    );
    // What a mixin made extends what it was given (`class A extends mixin(B)`).
    for (const { mixed } of found) for (const { made, given } of mixed) found[made]?.classes.push(given);
    this.#bases = found.map(({ classes }) => [...new Set(classes)]);
    this.#foreignBases = found.map(({ foreign }) => foreign);
    this.#foreignNames = found.map(({ names }) => names);
    index.callables.forEach(({ facts, file }, callable) => {
      if (facts.owner >= 0 && (facts.kind === 'constructor' || facts.name === '__init__'))
        this.#constructors.set(facts.owner + file.classBase, callable);
    });
    this.#bases.forEach((bases, id) => {
      for (const base of bases) this.#children[base]?.push(id);
    });
  }

  /** The constructor that building an instance runs, by the order of look-up, or -1; `after` as in `lookUp`. */
  constructorOf(id: number, after = -1): number {
    const order = this.order(id);
    for (const owner of after < 0 ? order : order.slice(order.indexOf(after) + 1)) {
      const found = this.#constructors.get(owner);
      if (found !== undefined) return found;
    }
    return -1;
  }

  get count(): number {
    return this.#bases.length;
  }

  basesOf(id: number): readonly number[] {
    return this.#bases[id] ?? [];
  }

  foreignBasesOf(id: number): readonly number[] {
    return this.#foreignBases[id] ?? [];
  }

  /** Whether the class or an ancestor extends an imported class of one of these names. */
  extendsForeign(id: number, ...names: readonly string[]): boolean {
    return this.order(id).some((owner) => this.#foreignNames[owner]?.some((name) => names.includes(name)) ?? false);
  }

  /** Order of look-up, the class first: C3, or depth first where the hierarchy has no C3 order. */
  order(id: number): readonly number[] {
    let order = this.#orders[id];
    if (order === undefined) {
      this.#orders[id] = [id];
      const bases = this.basesOf(id).filter((base) => base !== id);
      const merged = merge([...bases.map((base) => [...this.order(base)]), [...bases]]);
      order = [id, ...(merged ?? depthFirst(id, this.#bases)).filter((base) => base !== id)];
      this.#orders[id] = order;
    }
    return order;
  }

  /** All classes below, sorted; the class itself is not among them unless a cycle makes it so. */
  descendants(id: number): readonly number[] {
    return (this.#descendants[id] ??= this.#below(id));
  }

  #below(id: number): readonly number[] {
    const found = new Set<number>();
    const pending = [...(this.#children[id] ?? [])];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      pending.push(...(this.#children[next] ?? []));
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The class, its ancestors, its descendants and their other bases: whose fields are the same storage (engine notes 4.2). Sorted. */
  relatives(id: number): readonly number[] {
    let relatives = this.#relatives[id];
    if (relatives === undefined) {
      relatives = [...new Set([...this.order(id), ...this.descendants(id), ...this.#partnersOf(id)])].sort(
        (a, b) => a - b,
      );
      this.#relatives[id] = relatives;
    }
    return relatives;
  }

  own(id: number, name: string): readonly ClassMember[] {
    let members = this.#members[id];
    if (members === undefined) {
      const byName = new Map<string, ClassMember[]>();
      for (const member of this.#index.classes[id]?.facts.members ?? []) {
        const same = byName.get(member.name);
        if (same === undefined) byName.set(member.name, [member]);
        else same.push(member);
      }
      members = byName;
      this.#members[id] = members;
    }
    return members.get(name) ?? NO_MEMBERS;
  }

  /** What reading `name` finds: the first class of the order that has it, `after` skips classes up to that one (`super`). */
  lookUp(id: number, name: string, isWanted: (member: ClassMember) => boolean, after = -1): readonly FoundMember[] {
    const order = this.order(id);
    for (let at = after < 0 ? 0 : order.indexOf(after) + 1; at < order.length; at++) {
      const owner = order[at] as number;
      const own = this.own(owner, name);
      if (own.length === 0) continue;
      const found = own.filter(isWanted);
      if (found.length > 0) return found.map((member) => ({ owner, member }));
    }
    return NOTHING_FOUND;
  }

  /** Other bases of the descendants: what they bring meets the class in one object (mixins). Sorted. */
  #partnersOf(id: number): readonly number[] {
    let partners = this.#partners[id];
    if (partners === undefined) {
      const descendants = this.descendants(id);
      const found = new Set(descendants.flatMap((descendant) => this.order(descendant)));
      for (const known of [...this.order(id), ...descendants]) found.delete(known);
      partners = [...found].sort((a, b) => a - b);
      this.#partners[id] = partners;
    }
    return partners;
  }

  /** Overrides of `name` in descendants of the class and in what these extend besides. */
  overrides(id: number, name: string, isWanted: (member: ClassMember) => boolean): readonly FoundMember[] {
    const found: FoundMember[] = [];
    for (const others of [this.descendants(id), this.#partnersOf(id)])
      for (const owner of others)
        for (const member of this.own(owner, name)) if (isWanted(member)) found.push({ owner, member });
    return found;
  }

  /** Names of all methods along the order of look-up, sorted. */
  methodNames(id: number): readonly string[] {
    const names = new Set<string>();
    for (const owner of this.order(id))
      for (const member of this.#index.classes[owner]?.facts.members ?? [])
        if (member.callable >= 0 && !member.isStatic) names.add(member.name);
    return [...names].sort();
  }

  /** Names of all members along the order of look-up, sorted; without `isExact` those of the classes below as well. */
  memberNames(id: number, isExact: boolean): readonly string[] {
    const names = new Set<string>();
    for (const owner of isExact ? this.order(id) : [...this.order(id), ...this.descendants(id)])
      for (const { name } of this.#index.classes[owner]?.facts.members ?? []) names.add(name);
    return [...names].sort();
  }

  nodeOf(owner: number, member: ClassMember): number {
    return member.node < 0 ? -1 : member.node + (this.#index.classes[owner]?.file.nodeBase ?? 0);
  }

  typeOf(owner: number, member: ClassMember): number {
    return member.type < 0 ? -1 : member.type + (this.#index.classes[owner]?.file.nodeBase ?? 0);
  }

  callableOf(owner: number, member: ClassMember): number {
    return member.callable < 0 ? -1 : member.callable + (this.#index.classes[owner]?.file.callableBase ?? 0);
  }
}

interface Bases {
  readonly classes: number[];
  /** Classes that a mixin made here, with the class each extends. */
  readonly mixed: { readonly made: number; readonly given: number }[];
  readonly foreign: readonly number[];
  readonly names: readonly string[];
}

/** Base expressions to classes; a call that makes a base from others (a mixin) stands for its arguments as well. */
function resolveBases(
  index: ProgramIndex,
  origins: Origins,
  id: number,
  bases: readonly number[],
  nodeBase: number,
): Bases {
  const classes: number[] = [];
  const foreign: number[] = [];
  const names: string[] = [];
  const mixed: Bases['mixed'] = [];
  for (const base of bases) {
    const pending = [base + nodeBase];
    let isProject = false;
    for (let node = pending.pop(), turns = 0; node !== undefined && turns < 16; node = pending.pop(), turns++) {
      for (const end of origins.of(node)) {
        const file = index.files[index.nodeFile[end] as number];
        if (file === undefined) continue;
        const aux = index.nodeAux[end] as number;
        if (index.nodeKind[end] === NODE_KIND.class) {
          const found = file.classBase + aux;
          isProject = true;
          if (found !== id && !classes.includes(found)) classes.push(found);
        } else if (index.nodeKind[end] === NODE_KIND.import) {
          names.push(file.facts.imports[aux]?.name ?? '');
        } else if (index.nodeKind[end] === NODE_KIND.read) {
          const content =
            index.contents.contents[index.backward.operand[index.backward.first[end] as number] as number];
          if (content?.kind === 'field' || content?.kind === 'key') names.push(content.name);
        } else if (index.nodeKind[end] === NODE_KIND.call) {
          const call = index.calls[file.callBase + aux];
          const made = madeBy(index, origins, call?.callee ?? -1);
          for (const maker of made) {
            isProject = true;
            if (maker !== id && !classes.includes(maker)) classes.push(maker);
          }
          for (const argument of call?.arguments ?? []) {
            pending.push(argument.node);
            for (const given of classesAt(index, origins, argument.node))
              for (const maker of made) if (maker !== given) mixed.push({ made: maker, given });
          }
        }
      }
    }
    if (!isProject) foreign.push(base + nodeBase);
  }
  return { classes, foreign, names, mixed };
}

/** Classes that a function of the program returns, by the text alone. */
function madeBy(index: ProgramIndex, origins: Origins, callee: number, depth = 4): readonly number[] {
  return origins.of(callee).flatMap((end) => {
    const file = index.files[index.nodeFile[end] as number];
    if (file === undefined || index.nodeKind[end] !== NODE_KIND.function) return [];
    const result = index.callables[file.callableBase + (index.nodeAux[end] as number)]?.facts.result ?? -1;
    return result < 0 ? [] : classesAt(index, origins, result + file.nodeBase, depth);
  });
}

/** Classes that a value is by the text alone; `depth` mixins deep. */
function classesAt(index: ProgramIndex, origins: Origins, node: number, depth = 4): readonly number[] {
  return origins.of(node).flatMap((end) => {
    const file = index.files[index.nodeFile[end] as number];
    const aux = index.nodeAux[end] as number;
    if (file === undefined) return [];
    if (index.nodeKind[end] === NODE_KIND.class) return [file.classBase + aux];
    if (index.nodeKind[end] !== NODE_KIND.call || depth === 0) return [];
    return madeBy(index, origins, index.calls[file.callBase + aux]?.callee ?? -1, depth - 1);
  });
}

/** C3 merge; null when the lists contradict each other. */
function merge(lists: number[][]): number[] | null {
  const merged: number[] = [];
  let open = lists.filter((list) => list.length > 0);
  while (open.length > 0) {
    const next = open.map((list) => list[0] as number).find((head) => !open.some((list) => list.indexOf(head) > 0));
    if (next === undefined) return null;
    merged.push(next);
    open = open.map((list) => (list[0] === next ? list.slice(1) : list)).filter((list) => list.length > 0);
  }
  return merged;
}

function depthFirst(id: number, bases: readonly (readonly number[])[]): number[] {
  const found = new Set<number>();
  const pending = [id];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...(bases[next] ?? []).toReversed());
  }
  return [...found];
}
