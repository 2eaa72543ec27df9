import { PairTable } from '../../columns/pair-table.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { ProgramIndex } from '../contract/program-index.js';
import { ALL, type Cells } from './cells.js';
import { type ClassTable, isReadable } from './classes.js';
import type { MemberHost } from './member-host.js';
import type { Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** Names of JavaScript's iterator methods, which no program can write otherwise. */
const ITERATORS: readonly string[] = ['@@iterator', '@@asyncIterator'];

const ITERATING: readonly string[] = ['__iter__', '__aiter__', '__next__', '__anext__'];

/** A method of iteration: the content under which an object has it, and that under which its result has the items. */
interface Method {
  readonly name: string;
  readonly key: number;
  readonly items: number;
}

/** Elements and places of instances and iterables: what iterator and subscript methods hand out, and the fields of named tuples. */
export class Iterations {
  readonly #tracker: Tracker;
  readonly #index: ProgramIndex;
  readonly #classes: ClassTable;
  readonly #cells: Cells;
  readonly #host: MemberHost;
  readonly #items = new Map<string, number>();
  readonly #iterations = new Map<string, { readonly method: number; readonly result: number }>();
  /** Nodes that hold an object and where its items are read; and objects with those of them by which they are iterated. */
  readonly #readers = new PairTable();
  readonly #iterationsOf = new PairTable();
  readonly #iterated = new Map<number, { readonly readers: number[]; readonly methods: Method[] }>();
  #methods: readonly Method[] | null = null;
  readonly #hasIterators: boolean;

  constructor(tracker: Tracker, classes: ClassTable, cells: Cells, host: MemberHost) {
    this.#tracker = tracker;
    this.#index = tracker.index;
    this.#classes = classes;
    this.#cells = cells;
    this.#host = host;
    this.#hasIterators =
      tracker.index.contents.contents.some((content) => content.kind === 'key' && ITERATORS.includes(content.name)) ||
      tracker.index.classes.some(({ facts }) => facts.members.some(({ name }) => ITERATORS.includes(name)));
  }

  /** What an iterator method hands out for one reader; one node for all receivers, since an iterator may hand out itself. */
  #itemsOf(callable: number, content: number, target: number): number {
    const key = `${callable} ${target}`;
    let items = this.#items.get(key);
    if (items === undefined) {
      items = this.#tracker.addNode(this.#tracker.callableOf(target), this.#tracker.fileOf(target), 0, 0);
      this.#items.set(key, items);
      this.#tracker.addEdge(items, target, FLOW_KIND.read, content, 0);
    }
    return items;
  }

  /** Whether reading the content asks an iterator in JavaScript; only where the program writes one. */
  iterates(content: number, target: number): boolean {
    const kind = this.#index.contents.contents[content]?.kind;
    return this.#hasIterators && (kind === 'element' || kind === 'index') && this.#tracker.isJavaScript(target);
  }

  /** Items of an object with an iterator method, or of an iterator: its `next` gives objects that hold them as `value`. */
  iterate(object: number, source: number, target: number): void {
    const reader = this.#readers.intern(source, target);
    if (this.#iterationsOf.find(object, reader) >= 0) return;
    this.#iterationsOf.intern(object, reader);
    let iterated = this.#iterated.get(object);
    if (iterated === undefined) {
      this.#iterated.set(object, (iterated = { readers: [], methods: [] }));
      // Hardly any object has such a method, and all are read.
      this.#cells.follow(object, (content) => this.#found(object, content));
    }
    iterated.readers.push(reader);
    for (const method of iterated.methods.slice()) this.#run(method, object, reader);
  }

  /** Something is stored under the content: a method of iteration runs for everybody who reads the items. */
  #found(object: number, content: number): void {
    this.#methods ??= this.#methodContents();
    const method = this.#methods.find(({ key }) => key === content);
    const iterated = this.#iterated.get(object);
    if (method === undefined || iterated === undefined) return;
    iterated.methods.push(method);
    for (const reader of iterated.readers.slice()) this.#run(method, object, reader);
  }

  #methodContents(): readonly Method[] {
    const { contents } = this.#index;
    return [
      ...ITERATORS.map((name) => ({ name, key: contents.key(name), items: contents.element })),
      { name: 'next', key: contents.key('next'), items: contents.key('value') },
    ];
  }

  #run({ name, key, items }: Method, object: number, reader: number): void {
    const target = this.#readers.second(reader);
    const { method, result } = this.#iteration(object, name, target);
    this.#cells.read(object, key, method);
    this.#host.callMember(method, this.#readers.first(reader), [], result);
    this.#tracker.addEdge(result, target, FLOW_KIND.read, items, 0);
  }

  /** The nodes of one method of an iterable for one reader; the same for all receivers, since an iterator may hand out itself. */
  #iteration(object: number, name: string, target: number): { readonly method: number; readonly result: number } {
    const key = `${object} ${name} ${target}`;
    let nodes = this.#iterations.get(key);
    if (nodes === undefined) {
      const made = (): number =>
        this.#tracker.addNode(this.#tracker.callableOf(target), this.#tracker.fileOf(target), 0, 0);
      nodes = { method: made(), result: made() };
      this.#iterations.set(key, nodes);
    }
    return nodes;
  }

  /** What an instance holds under a content without a name. */
  read(value: number, content: number, source: number, target: number): void {
    const { values } = this.#tracker;
    const id = values.a(value);
    const fields = values.of(VALUE_KIND.instance, id);
    this.#readField(id, content, source, target);
    const { element, contents } = this.#index.contents;
    // An index of what cannot be subscripted comes from unpacking, or from a list that was made of it.
    const isIteration =
      content === element ||
      (contents[content]?.kind === 'index' && this.#classes.lookUp(id, '__getitem__', isReadable).length === 0);
    const names = isIteration ? this.#iterating(id) : ['__getitem__', '__missing__'];
    if (this.iterates(content, target)) names.push(...ITERATORS, 'next');
    for (const name of names)
      for (const { owner, member } of this.#classes.lookUp(id, name, isReadable)) {
        const callable = this.#classes.callableOf(owner, member);
        if (callable < 0) continue;
        const isIterable = name === '__iter__' || name === '__aiter__' || ITERATORS.includes(name);
        const part = isIterable ? element : name === 'next' ? this.#index.contents.key('value') : -1;
        this.#host.runMethod(callable, source, [], part < 0 ? target : this.#itemsOf(callable, part, target));
      }
    this.#cells.read(fields, content, target);
    this.#cells.read(fields, this.#index.contents.anyKey, target);
    if (isIteration || content === this.#index.contents.anyKey) this.#cells.read(fields, ALL, target);
  }

  /** Methods that hand out what an instance goes over; a class without any of them is asked for one index after the other. */
  #iterating(id: number): string[] {
    const found = ITERATING.filter((name) => this.#classes.lookUp(id, name, isReadable).length > 0);
    return found.length > 0 ? found : ['__getitem__'];
  }

  /** A named tuple comes apart by position, and a positional pattern takes the fields of a data class in order. */
  #readField(id: number, content: number, source: number, target: number): void {
    const { contents } = this.#index;
    const place = contents.contents[content];
    if (place?.kind !== 'index' || this.#tracker.isJavaScript(target)) return;
    const name = this.#host.fieldNames(id)[place.index];
    if (name !== undefined) this.#tracker.addEdge(source, target, FLOW_KIND.read, contents.field(name), 0);
  }
}
