import { PairTable } from '../../columns/pair-table.js';
import { ALLOCATION_KINDS, NODE_KIND } from '../../facts/flow-node.js';
import type { ClassMember } from '../../facts/symbol.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { ALL, type Cells } from './cells.js';
import { ClassAttributes } from './class-attributes.js';
import { type ClassTable, type FoundMember, isReadable } from './classes.js';
import { ComputedMembers } from './computed-members.js';
import { Conversions } from './conversions.js';
import { FunctionAttributes } from './function-attributes.js';
import { HandedMutators } from './handed-mutators.js';
import { Iterations } from './iterations.js';
import type { MemberHost } from './member-host.js';
import type { ImportTarget, ModuleTable } from './modules.js';
import type { IndexedFile, ProgramIndex } from '../contract/program-index.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';
import { VALUE_KIND } from './values.js';

const SETTER = '@@set ';
const GETTER = '@@get ';

const isSetter = (member: ClassMember): boolean => member.kind === 'setter';

/** Reads and stores of contents, by what the object is: instances and classes by their members, modules by their exports. */
export class Members {
  readonly #tracker: Tracker;
  readonly #index: ProgramIndex;
  readonly #classes: ClassTable;
  readonly #modules: ModuleTable;
  readonly #cells: Cells;
  readonly #host: MemberHost;
  /** States with the content that the program stores there. */
  readonly #written = new PairTable();
  /** Contents of functions and classes, and the nodes that were stored there or read from there. */
  readonly #places = new PairTable();
  readonly #stored = new PairTable();
  readonly #read = new PairTable();
  readonly #foreign = new Map<number, number>();
  readonly #attributes: ClassAttributes;
  readonly #iterations: Iterations;
  readonly #conversions: Conversions;
  readonly #computed: ComputedMembers;
  readonly #functions: FunctionAttributes;
  readonly #mutators: HandedMutators;
  readonly #implicit = new Set<string>();
  readonly #moduleCells = new Map<string, number>();
  /** Contents under which object literals hold setters, by the name of the property. */
  readonly #setters = new Map<string, number>();
  /** Contents under which objects and prototypes hold getters that a call defined. */
  readonly #getters = new Map<string, number>();

  constructor(tracker: Tracker, classes: ClassTable, modules: ModuleTable, cells: Cells, host: MemberHost) {
    this.#tracker = tracker;
    this.#index = tracker.index;
    this.#classes = classes;
    this.#modules = modules;
    this.#cells = cells;
    this.#host = host;
    this.#attributes = new ClassAttributes(tracker, classes);
    this.#iterations = new Iterations(tracker, classes, cells, host);
    this.#mutators = new HandedMutators(tracker);
    this.#functions = new FunctionAttributes(tracker);
    this.#computed = new ComputedMembers(tracker, classes, cells);
    this.#conversions = new Conversions(tracker, classes, (callable, receiver, args, target) =>
      host.runMethod(callable, receiver, args, target),
    );
    const { contents } = tracker.index.contents;
    contents.forEach((content, id) => {
      if (content.kind === 'key' && content.name.startsWith(SETTER))
        this.#setters.set(content.name.slice(SETTER.length), id);
      else if (content.kind === 'key' && content.name.startsWith(GETTER))
        this.#getters.set(content.name.slice(GETTER.length), id);
    });
    for (const { post, content } of tracker.index.stores) this.#written.intern(post, content);
  }

  start(): void {
    this.#mutators.start();
  }

  /** `target` gets `content` of the value that `source` holds. */
  read(value: number, content: number, source: number, target: number): void {
    if (this.#computed.isPattern(content)) return this.#computed.readMatching(value, content, source, target);
    const { values } = this.#tracker;
    const name = this.memberName(content, target);
    const getter = name === null || this.#getters.size === 0 ? undefined : this.#getters.get(name);
    if (getter !== undefined) this.#get(value, getter, source, target);
    switch (values.kind(value)) {
      case VALUE_KIND.object:
      case VALUE_KIND.callable:
        if (name !== null && values.kind(value) === VALUE_KIND.object) this.#mutators.read(value, name, target);
        this.#readCells(value, content, target);
        if (this.#iterations.iterates(content, target)) this.#iterations.iterate(value, source, target);
        return;
      case VALUE_KIND.instance:
        if (name === null) this.#iterations.read(value, content, source, target);
        else this.#readInstance(values.a(value), values.b(value) > 0, name, content, source, target);
        return;
      case VALUE_KIND.class:
        if (name !== null) this.#readClass(values.a(value), name, content, source, target);
        else if (content === this.#index.contents.element) this.#readMembers(values.a(value), target);
        return;
      case VALUE_KIND.parent:
        if (name !== null) this.readParent(values.a(value), values.b(value) - 1, name, content, target);
        return;
      case VALUE_KIND.module: {
        const file = this.#index.files[values.a(value)];
        if (name === null) return;
        if (file === undefined) this.connect(this.#modules.inFolder(values.a(value), name), target);
        else this.#readModule(file, name, target);
        return;
      }
      case VALUE_KIND.api:
        this.#host.readApi(value, content, source, target);
    }
  }

  /** Parts of a store that depend on the object alone: setters, and places outside the callable. */
  storeSite(owner: number, content: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const name = this.memberName(content, target);
    switch (values.kind(owner)) {
      case VALUE_KIND.instance: {
        // Writing an object back into what holds it is no store of the source.
        if (this.#written.find(target, content) < 0) return;
        const setters = name === null ? [] : this.#classes.lookUp(values.a(owner), name, isSetter);
        const general = name === null ? '__setitem__' : '__setattr__';
        const found = setters.length > 0 ? setters : this.#classes.lookUp(values.a(owner), general, isReadable);
        for (const { owner: declaring, member } of found) {
          const callable = this.#classes.callableOf(declaring, member);
          if (callable >= 0) this.#host.runMethod(callable, target, setters.length === 0 ? [-1, source] : [source], -1);
        }
        return;
      }
      case VALUE_KIND.object:
        if (name !== null) this.#set(owner, name, source, target);
        return;
      case VALUE_KIND.callable:
        if (name !== null && !this.#tracker.isJavaScript(target) && this.#written.find(target, content) >= 0)
          this.#functions.store(values.callable(owner), name, source);
        return;
      case VALUE_KIND.class:
        if (name !== null)
          this.#tracker.addEdge(source, this.#attributes.cell(values.a(owner), name), FLOW_KIND.jump, 0, 0);
        return;
      case VALUE_KIND.module: {
        const file = this.#index.files[values.a(owner)];
        if (file === undefined || name === null) return;
        const exported = this.#modules.exported(file, name);
        if (exported.length === 0) this.#tracker.addEdge(source, this.#moduleCell(file, name), FLOW_KIND.jump, 0, 0);
        for (const found of exported)
          if (found.kind === 'node') this.#tracker.addEdge(source, found.node, FLOW_KIND.jump, 0, 0);
      }
    }
  }

  /** A getter that a call defined runs where the property is read. */
  #get(value: number, getter: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const isInstance = values.kind(value) === VALUE_KIND.instance;
    if (!isInstance && values.kind(value) !== VALUE_KIND.object) return;
    const owner = isInstance ? values.of(VALUE_KIND.instance, values.a(value)) : value;
    const key = `${owner} ${getter} ${source} ${target}`;
    if (this.#implicit.has(key)) return;
    this.#implicit.add(key);
    const method = this.#tracker.addNode(this.#tracker.callableOf(target), this.#tracker.fileOf(target), 0, 0);
    this.#cells.read(owner, getter, method);
    this.#host.callMember(method, source, [], target);
  }

  /** A setter of an object literal runs where the property is stored. */
  #set(owner: number, name: string, source: number, target: number): void {
    const setter = this.#setters.get(name);
    if (setter === undefined || this.#written.find(target, this.#index.contents.key(name)) < 0) return;
    const key = `${owner} ${name} ${source} ${target}`;
    if (this.#implicit.has(key)) return;
    this.#implicit.add(key);
    const method = this.#tracker.addNode(this.#tracker.callableOf(target), this.#tracker.fileOf(target), 0, 0);
    this.#cells.read(owner, setter, method);
    this.#host.callMember(method, target, [source], -1);
  }

  /** What is at `source` is under `content` of the object, and under every content of it. */
  storeContent(owner: number, content: number, source: number): void {
    const { values } = this.#tracker;
    switch (values.kind(owner)) {
      case VALUE_KIND.object:
        this.#tracker.addLink(this.#put(owner, content, source), this.#cells.all(owner), TRANSFORM.plain);
        return;
      case VALUE_KIND.callable: {
        const callable = values.of(VALUE_KIND.callable, values.callable(owner));
        if (this.#isNew(this.#stored, callable, content, source)) this.#put(callable, content, source);
        return;
      }
      case VALUE_KIND.instance:
        if (!this.#isNew(this.#stored, values.of(VALUE_KIND.instance, values.a(owner)), content, source)) return;
        for (const relative of this.#classes.relatives(values.a(owner))) {
          const fields = values.of(VALUE_KIND.instance, relative);
          const cell = this.#put(fields, content, source);
          if (this.memberNameOf(content) === null)
            this.#tracker.addLink(cell, this.#cells.all(fields), TRANSFORM.plain);
        }
    }
  }

  /** The cell that gets what is at `source`. */
  #put(owner: number, content: number, source: number): number {
    const cell = this.#cells.cell(owner, content);
    this.#tracker.addLink(source, cell, TRANSFORM.plain);
    return cell;
  }

  /** Whether this is the first time: a function has one set of contents, on whatever it is bound, a class one of fields. */
  #isNew(done: PairTable, owner: number, content: number, node: number): boolean {
    const place = this.#places.intern(owner, content);
    if (done.find(place, node) >= 0) return false;
    done.intern(place, node);
    return true;
  }

  /** Connects a node with what an import or a member of a module stands for. */
  connect(targets: readonly ImportTarget[], node: number): void {
    for (const target of targets) {
      if (target.kind === 'node') this.#tracker.addEdge(target.node, node, FLOW_KIND.jump, 0, 0);
      else if (target.kind === 'member')
        this.#tracker.addEdge(target.node, node, FLOW_KIND.read, this.#index.contents.key(target.name), 0);
      else if (target.kind === 'module')
        this.#tracker.add(node, this.#tracker.values.of(VALUE_KIND.module, target.file));
      else this.#host.importPackage(target, node);
    }
  }

  /** What a module hands out under a name: what it binds, what others stored there, what its `__getattr__` makes. */
  #readModule(file: IndexedFile, name: string, target: number): void {
    const exported = this.#modules.exported(file, name);
    this.connect(exported, target);
    if (exported.length > 0 || file.isJavaScript) return;
    this.#tracker.addEdge(this.#moduleCell(file, name), target, FLOW_KIND.jump, 0, 0);
    const maker = file.facts.callables.find((callable) => callable.name === '__getattr__' && callable.parent === 0);
    if (maker !== undefined && maker.owner < 0) this.#host.runMethod(maker.id + file.callableBase, -1, [], target);
  }

  /** An attribute that a module's own code does not bind. */
  #moduleCell(file: IndexedFile, name: string): number {
    const key = `${file.index} ${name}`;
    let cell = this.#moduleCells.get(key);
    if (cell === undefined) {
      cell = this.#tracker.addNode(-1, file.index, 0, 0);
      this.#moduleCells.set(key, cell);
      this.#tracker.storage.add(cell);
    }
    return cell;
  }

  /** `super().name` in a method of the class: what follows the class in its order, and in the orders of its descendants. */
  readParent(id: number, receiver: number, name: string, content: number, target: number): void {
    // A written call of JavaScript brings the receiver as it is there, after the parent's constructor.
    const connect = (found: FoundMember): void => {
      const node = this.#classes.nodeOf(found.owner, found.member);
      if (found.member.kind === 'method' && node >= 0 && this.#tracker.isJavaScript(target))
        this.#tracker.addLink(node, target, TRANSFORM.plain);
      else this.#connectMember(found, receiver, target);
    };
    const found = this.#classes.lookUp(id, name, isReadable, id);
    for (const member of found) connect(member);
    for (const descendant of this.#classes.descendants(id))
      if (this.#classes.order(descendant).includes(id))
        for (const member of this.#classes.lookUp(descendant, name, isReadable, id)) connect(member);
    if (found.length > 0) return;
    if (name === '__init__' || name === 'constructor') this.foreignBases(id, target);
    else this.#tracker.addLink(this.#foreignInstance(id), target, TRANSFORM.read, content);
  }

  /** Library classes that the class extends, as values at `target`. */
  foreignBases(id: number, target: number): void {
    for (const owner of this.#classes.order(id))
      for (const base of this.#classes.foreignBasesOf(owner)) this.#tracker.addLink(base, target, TRANSFORM.plain);
  }

  /** The flow nodes that exist of an attribute of the class and of those it inherits from. */
  classCells(id: number, name: string): readonly number[] {
    return this.#attributes.of(id, name);
  }

  /** An operator or a conversion uses an instance. */
  convert(value: number, source: number, target: number): void {
    this.#conversions.convert(value, source, target);
  }

  /** The name by which a content addresses a member, in the language of `node`; null for keys, indexes and elements. */
  memberName(content: number, node: number): string | null {
    const named = this.#index.contents.contents[content];
    return named?.kind === (this.#tracker.isJavaScript(node) ? 'key' : 'field') ? named.name : null;
  }

  memberNameOf(content: number): string | null {
    const named = this.#index.contents.contents[content];
    return named?.kind === 'key' || named?.kind === 'field' ? named.name : null;
  }

  #readCells(value: number, content: number, target: number): void {
    const { values } = this.#tracker;
    const { contents } = this.#index;
    if (values.kind(value) === VALUE_KIND.callable) {
      const callable = values.of(VALUE_KIND.callable, values.callable(value));
      if (!this.#isNew(this.#read, callable, content, target)) return;
      if (this.memberNameOf(content) === 'prototype')
        this.#tracker.add(target, values.of(VALUE_KIND.object, this.functionNode(values.callable(value))));
      this.#cells.read(callable, content, target);
      const name = this.memberName(content, target);
      if (name !== null && !this.#tracker.isJavaScript(target))
        this.#functions.read(values.callable(value), name, target);
      return;
    }
    if (content === contents.anyKey || content === contents.element) {
      this.#cells.read(value, ALL, target);
      return;
    }
    const kind = contents.contents[content]?.kind;
    if (kind === 'key' && target < this.#index.nodeCount && this.#cells.collections.has(values.a(value))) return;
    this.#cells.read(value, content, target);
    if (kind === 'key' && !(target < this.#index.nodeCount && this.#isCollection(value, target)))
      this.#cells.read(value, contents.anyKey, target);
    // A mapping whose entries became attributes on the way: `Namespace(**values)`, the state that a lifespan yields.
    const key = contents.keyOfField(content);
    if (key >= 0) this.#cells.read(value, key, target);
    if (kind === 'index') {
      this.#cells.read(value, contents.element, target);
      this.#cells.read(value, contents.anyKey, target);
    }
  }

  /** What an instance made by a constructor function has from an object that was assigned to its prototype. */
  readPrototype(callable: number, target: number): void {
    const { values } = this.#tracker;
    this.#cells.read(values.of(VALUE_KIND.callable, callable), this.#index.contents.key('prototype'), target);
  }

  /** Whether `x.name` in JavaScript is a method of the object, never one of the entries that are kept in it: maps, lists, sets. */
  #isCollection(object: number, target: number): boolean {
    const node = this.#tracker.values.a(object);
    if (node >= this.#index.nodeCount || !this.#tracker.isJavaScript(target)) return false;
    if (this.#index.nodeKind[node] === NODE_KIND.call) return true;
    const made = ALLOCATION_KINDS[this.#index.nodeAux[node] as number];
    return made === 'array' || made === 'list' || made === 'set';
  }

  /** The node of a function's value; stands for its `prototype` object as well. */
  functionNode(callable: number): number {
    const entry = this.#index.callables[callable];
    return entry === undefined ? callable : entry.file.nodeBase + entry.facts.firstNode;
  }

  #readInstance(id: number, isExact: boolean, name: string, content: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const found = this.#classes.lookUp(id, name, isReadable);
    for (const member of found) this.#connectMember(member, source, target);
    if (name === 'start' && found.length === 0 && this.#classes.extendsForeign(id, 'Thread', 'Process'))
      return this.#readInstance(id, isExact, 'run', this.#index.contents.field('run'), source, target);
    if (!isExact)
      for (const member of this.#classes.overrides(id, name, isReadable)) this.#connectMember(member, source, target);
    this.#cells.read(values.of(VALUE_KIND.instance, id), content, target);
    this.#attributes.read(id, name, target, this.#tracker.isJavaScript(target) ? -1 : source);
    if (name === '__class__' || name === 'constructor') {
      this.#tracker.add(target, values.of(VALUE_KIND.class, id));
      return;
    }
    if (found.length > 0) return;
    this.#tracker.addLink(this.#foreignInstance(id), target, TRANSFORM.read, content);
    for (const { owner, member } of this.#classes.lookUp(id, '__getattr__', isReadable)) {
      const callable = this.#classes.callableOf(owner, member);
      if (callable < 0) continue;
      this.#computed.handOver(callable, this.#host.runMethod(callable, source, [], target), name, target);
    }
  }

  /** Going over an enumeration hands out its members. */
  #readMembers(id: number, target: number): void {
    if (!this.#classes.extendsForeign(id, 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag')) return;
    for (const { name, kind } of this.#index.classes[id]?.facts.members ?? [])
      if (kind === 'field')
        for (const { owner, member } of this.#classes.lookUp(id, name, isReadable))
          this.#tracker.addEdge(this.#classes.nodeOf(owner, member), target, FLOW_KIND.jump, 0, 0);
  }

  #readClass(id: number, name: string, content: number, source: number, target: number): void {
    const isJavaScript = this.#tracker.isJavaScript(target);
    const { values } = this.#tracker;
    const found = this.#classes.lookUp(id, name, (member) => isReadable(member) && (!isJavaScript || member.isStatic));
    for (const { owner, member } of found) {
      const node = this.#classes.nodeOf(owner, member);
      if (member.kind === 'getter' && member.isStatic) this.#connectMember({ owner, member }, source, target);
      else if (member.isClassMethod || (isJavaScript && member.kind === 'method'))
        this.#tracker.addLink(node, target, TRANSFORM.bind, source);
      else if (member.kind === 'field') this.#tracker.addEdge(node, target, FLOW_KIND.jump, 0, 0);
      else this.#tracker.addLink(node, target, TRANSFORM.plain);
    }
    this.#attributes.read(id, name, target, -1);
    if (isJavaScript && name === 'prototype') this.#tracker.add(target, values.of(VALUE_KIND.instance, id));
    if (found.length > 0) return;
    if (name === '__init__') this.foreignBases(id, target);
    else
      for (const owner of this.#classes.order(id))
        for (const base of this.#classes.foreignBasesOf(owner))
          this.#tracker.addLink(base, target, TRANSFORM.read, content);
  }

  /** What reading a found member through an instance at `source` gives. */
  #connectMember({ owner, member }: FoundMember, source: number, target: number): void {
    const node = this.#classes.nodeOf(owner, member);
    const callable = this.#classes.callableOf(owner, member);
    const { values } = this.#tracker;
    this.#tracker.addLink(this.#classes.typeOf(owner, member), target, TRANSFORM.instance);
    if (member.kind === 'getter') {
      if (callable >= 0) this.#host.runMethod(callable, source, [], target);
      return;
    }
    if (member.kind === 'field') {
      this.#tracker.addEdge(node, target, FLOW_KIND.jump, 0, 0, true);
      this.#tracker.addLink(
        node,
        target,
        this.#tracker.isJavaScript(target) ? TRANSFORM.plain : TRANSFORM.bind,
        source,
      );
    } else if (node < 0) {
      if (callable >= 0) this.#tracker.add(target, values.of(VALUE_KIND.callable, callable, source + 1));
    } else {
      this.#tracker.addLink(node, target, member.isStatic ? TRANSFORM.plain : TRANSFORM.bind, source);
    }
  }

  /** The `__get__` of a descriptor in a class attribute makes what is read through the object at `receiver`. */
  describe(value: number, source: number, receiver: number, target: number): void {
    for (const { owner, member } of this.#classes.lookUp(this.#tracker.values.a(value), '__get__', isReadable)) {
      const callable = this.#classes.callableOf(owner, member);
      if (callable >= 0) this.#host.runMethod(callable, source, [receiver], target);
    }
  }

  /** A node that holds instances of the library classes that the class extends. */
  #foreignInstance(id: number): number {
    let node = this.#foreign.get(id);
    if (node === undefined) {
      node = this.#tracker.addNode(-1, this.#index.classes[id]?.file.index ?? 0, 0, 0);
      this.#foreign.set(id, node);
      for (const owner of this.#classes.order(id))
        for (const base of this.#classes.foreignBasesOf(owner)) this.#tracker.addLink(base, node, TRANSFORM.instance);
    }
    return node;
  }
}
