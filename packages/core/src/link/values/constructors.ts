import { NODE_KIND } from '../../facts/flow-node.js';
import type { ClassMember } from '../../facts/symbol.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { CandidateTable } from './candidates.js';
import type { ClassTable } from './classes.js';
import type { LinkedArgument, LinkedCall } from '../contract/contract.js';
import type { Members } from './members.js';
import type { Origins } from './origins.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

const isMethod = (member: ClassMember): boolean => member.kind === 'method';

/** A field that a synthesised constructor fills. */
interface Field {
  readonly name: string;
  /** The parameter's name where it differs (`alias=`). */
  readonly alias: string | null;
}

/**
 * Construction: the instance, the constructor along the order of look-up, the library base's constructor, or the fields of a class
 * that has none of its own (dataclass, NamedTuple, pydantic and attrs models; engine notes 3.2).
 */
export class Constructors {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #members: Members;
  readonly #candidates: CandidateTable;
  readonly #origins: Origins;
  readonly #done = new Set<number>();
  readonly #built = new Set<number>();
  readonly #constructing = new Set<number>();
  readonly #fields = new Map<number, readonly Field[]>();

  constructor(tracker: Tracker, classes: ClassTable, members: Members, candidates: CandidateTable, origins: Origins) {
    this.#origins = origins;
    this.#tracker = tracker;
    this.#classes = classes;
    this.#members = members;
    this.#candidates = candidates;
  }

  construct(call: LinkedCall, id: number): void {
    const key = call.id * 0x200000 + id;
    if (this.#done.has(key)) return;
    this.#done.add(key);
    this.#constructing.add(call.id);
    this.#built.add(id);
    if (call.result >= 0)
      this.#tracker.add(call.result, this.#tracker.values.of(VALUE_KIND.instance, id, call.result + 1));
    for (const { owner, member } of this.#classes.lookUp(id, '__new__', isMethod))
      this.#candidates.add(call, {
        callable: this.#classes.callableOf(owner, member),
        receiver: call.callee,
        isBound: true,
        isConstruction: false,
        how: 'value',
      });
    const constructor = this.#classes.constructorOf(id);
    if (constructor >= 0) {
      const target = { receiver: -1, isBound: true, isConstruction: true, how: 'value' } as const;
      this.#candidates.add(call, { ...target, callable: constructor });
      return;
    }
    this.#constructLibraryBase(call, id);
    if (this.#tracker.index.classes[id]?.file.isJavaScript ?? false) return;
    this.#fill(call, id);
    for (const { owner, member } of this.#classes.lookUp(id, '__post_init__', isMethod)) {
      const callable = this.#classes.callableOf(owner, member);
      if (callable >= 0)
        this.#candidates.add(
          { ...call, arguments: [] },
          { callable, receiver: call.result, isBound: true, isConstruction: true, how: 'value' },
        );
    }
  }

  /** Names of the fields that the synthesised constructor fills, in order; empty for a class with a constructor of its own. */
  fieldNames(id: number): readonly string[] {
    return this.#classes.constructorOf(id) >= 0 ? [] : this.#fieldsOf(id).map(({ name }) => name);
  }

  /** Whether some call of the program makes instances of the class itself. */
  isBuilt(id: number): boolean {
    return this.#built.has(id);
  }

  /** Whether the call makes an instance of a class of the program. */
  constructs(call: number): boolean {
    return this.#constructing.has(call);
  }

  /** `super(…)`: the constructor after the class of the method around the call. */
  callParent(call: LinkedCall): void {
    const { owner, self } = this.enclosingMethod(call.callable);
    if (owner < 0) return;
    const receiver = call.receiver >= 0 ? call.receiver : self;
    const callable = this.#classes.constructorOf(owner, owner);
    if (callable >= 0)
      this.#candidates.add(call, { callable, receiver, isBound: true, isConstruction: false, how: 'value' });
    else this.#constructLibraryBase(call, owner);
  }

  /** The class and receiver of the method that a callable stands in; -1 where there is none. */
  enclosingMethod(callable: number): { readonly owner: number; readonly self: number } {
    let at = callable;
    for (let turns = 0; turns < 64; turns++) {
      const entry = this.#tracker.index.callables[at];
      if (entry === undefined) break;
      const { facts, file } = entry;
      if (facts.owner >= 0)
        return { owner: facts.owner + file.classBase, self: facts.self < 0 ? -1 : facts.self + file.nodeBase };
      if (facts.parent < 0 || facts.parent === facts.id) break;
      at = facts.parent + file.callableBase;
    }
    return { owner: -1, self: -1 };
  }

  #constructLibraryBase(call: LinkedCall, id: number): void {
    if (!this.#classes.order(id).some((owner) => this.#classes.foreignBasesOf(owner).length > 0)) return;
    const callee = this.#tracker.addNode(call.callable, call.file, call.span.from, call.span.to);
    this.#members.foreignBases(id, callee);
    this.#tracker.addCallee(callee, call.id);
  }

  /** Arguments become fields of the new instance, in the order of declaration, bases first. */
  #fill(call: LinkedCall, id: number): void {
    if (call.result < 0) return;
    const fields = this.#fieldsOf(id);
    const isMapping = this.#classes.extendsForeign(id, 'TypedDict');
    const { contents } = this.#tracker.index;
    const contentOf = (name: string): number =>
      isMapping ? contents.canonical(contents.key(name)) : contents.field(name);
    const isTuple = this.#classes.extendsForeign(id, 'NamedTuple');
    const store = (argument: LinkedArgument, name: string): void => {
      this.#tracker.addEdge(argument.node, call.result, FLOW_KIND.store, contentOf(name), 0);
      const place = isTuple ? fields.findIndex((field) => field.name === name) : -1;
      if (place >= 0) this.#tracker.addEdge(argument.node, call.result, FLOW_KIND.store, contents.index(place), 0);
    };
    for (const argument of call.arguments) {
      if (argument.spread === 'keyword') {
        for (const { name, alias } of fields) this.#take(call, argument, alias ?? name, contentOf(name));
      } else if (argument.name !== null) {
        const field = fields.find(({ name, alias }) => name === argument.name || alias === argument.name);
        if (field !== undefined || isMapping) store(argument, field?.name ?? argument.name);
      } else if (argument.index !== null && argument.spread === 'positional') {
        fields.slice(argument.index).forEach(({ name }, place) => this.#place(call, argument, place, contentOf(name)));
      } else if (argument.index !== null && argument.spread === null) {
        const field = fields[argument.index];
        if (field !== undefined) store(argument, field.name);
      }
    }
  }

  /** `Pair(*values)`: the values at their places. */
  #place(call: LinkedCall, argument: LinkedArgument, place: number, content: number): void {
    const made = this.#tracker.addNode(call.callable, call.file, argument.from, argument.to);
    const from = argument.loose ? this.#tracker.index.contents.element : this.#tracker.index.contents.index(place);
    this.#tracker.addEdge(argument.node, made, FLOW_KIND.read, from, 0);
    this.#tracker.addEdge(made, call.result, FLOW_KIND.store, content, 0);
  }

  #take(call: LinkedCall, argument: LinkedArgument, key: string, content: number): void {
    const { contents } = this.#tracker.index;
    const made = this.#tracker.addNode(call.callable, call.file, argument.from, argument.to);
    this.#tracker.addEdge(argument.node, made, FLOW_KIND.read, contents.canonical(contents.key(key)), 0);
    this.#tracker.addEdge(made, call.result, FLOW_KIND.store, content, 0);
  }

  #fieldsOf(id: number): readonly Field[] {
    const known = this.#fields.get(id);
    if (known !== undefined) return known;
    const fields = new Map<string, Field>();
    for (const owner of this.#classes.order(id).toReversed())
      for (const member of this.#tracker.index.classes[owner]?.facts.members ?? [])
        if (member.kind === 'field' && !member.isStatic)
          fields.set(member.name, { name: member.name, alias: this.#aliasOf(owner, member) });
    const found = [...fields.values()];
    this.#fields.set(id, found);
    return found;
  }

  /** `Field(alias="accessToken")` names the parameter. */
  #aliasOf(owner: number, member: ClassMember): string | null {
    const { index } = this.#tracker;
    const node = this.#classes.nodeOf(owner, member);
    for (const end of node < 0 ? [] : this.#origins.of(node)) {
      if (index.nodeKind[end] !== NODE_KIND.call) continue;
      const file = index.files[index.nodeFile[end] as number];
      const call = index.calls[(file?.callBase ?? 0) + (index.nodeAux[end] as number)];
      const alias = call?.arguments.find(({ name }) => name === 'alias');
      const texts = alias === undefined ? null : this.#origins.constants(alias.node);
      if (texts?.length === 1) return texts[0] ?? null;
    }
    return null;
  }
}
