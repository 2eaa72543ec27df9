import type { LimitHit, Limits } from '../../limits.js';
import { Dispatch, type DispatchHost } from './dispatch.js';
import { CandidateTable } from './candidates.js';
import { Cells } from './cells.js';
import { ClassTable } from './classes.js';
import type { LinkedCall, LinkWriter, Placement } from '../contract/contract.js';
import { Generators } from './generators.js';
import { ImplicitMethods } from './implicit-methods.js';
import { Library, type LibraryLanguage } from './library.js';
import type { MemberHost } from './member-host.js';
import { Members } from './members.js';
import { type ImportTarget, ModuleTable } from './modules.js';
import type { ModuleResolver } from '../../language.js';
import { Origins } from './origins.js';
import type { BoundCallable } from './bound-callable.js';
import type { ProgramIndex } from '../contract/program-index.js';
import { Tracker, type ValueEvents } from './tracker.js';
import { VALUE_KIND } from './values.js';
import { createWriter } from './writer.js';

/** Value tracking of one program: the tables, and who answers when a value arrives somewhere. */
export class Propagation implements ValueEvents, MemberHost, DispatchHost {
  readonly index: ProgramIndex;
  readonly tracker: Tracker;
  readonly modules: ModuleTable;
  readonly origins: Origins;
  readonly classes: ClassTable;
  readonly cells: Cells;
  readonly library: Library;
  readonly members: Members;
  readonly candidates: CandidateTable;
  readonly dispatch: Dispatch;
  readonly generators: Generators;
  readonly implicit: ImplicitMethods;
  readonly writer: LinkWriter;

  constructor(
    index: ProgramIndex,
    resolvers: ReadonlyMap<string, ModuleResolver>,
    placements: ReadonlyMap<string, Placement>,
    limits: Limits,
  ) {
    this.index = index;
    this.tracker = new Tracker(index, limits);
    this.modules = new ModuleTable(index, resolvers);
    this.origins = new Origins(index, this.modules);
    this.classes = new ClassTable(index, this.origins);
    this.cells = new Cells(this.tracker);
    const languages = [...placements]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, placement]): LibraryLanguage => ({ id, placement, trie: placement.trie, writer: () => this.writer }));
    this.library = new Library(this.tracker, this.classes, this.cells, languages);
    this.members = new Members(this.tracker, this.classes, this.modules, this.cells, this);
    this.candidates = new CandidateTable(this.tracker, (callable) => this.library.isOpaque(callable));
    this.dispatch = new Dispatch(this.tracker, this.classes, this.members, this.candidates, this.origins, this);
    this.generators = new Generators(this.tracker);
    this.implicit = new ImplicitMethods(this.tracker, this.classes, (callable, receiver, args, target) =>
      this.runMethod(callable, receiver, args, target),
    );
    this.writer = createWriter(this.tracker, this.library, this.origins, this.dispatch);
  }

  run(): void {
    this.tracker.run(this);
  }

  // ---- ValueEvents -------------------------------------------------------------------------------------------------

  read(value: number, content: number, source: number, target: number): void {
    this.members.read(value, content, source, target);
  }

  storeSite(owner: number, content: number, source: number, target: number): void {
    this.members.storeSite(owner, content, source, target);
  }

  storeContent(owner: number, content: number, source: number): void {
    this.members.storeContent(owner, content, source);
  }

  text(value: number, source: number, target: number): void {
    if (this.tracker.values.kind(value) === VALUE_KIND.api) this.library.text(value, source, target);
    else this.members.convert(value, source, target);
  }

  call(call: LinkedCall, value: number): void {
    this.dispatch.call(call, value);
  }

  described(value: number, source: number, receiver: number, target: number): void {
    this.members.describe(value, source, receiver, target);
  }

  instance(value: number, target: number): void {
    const { values } = this.tracker;
    if (values.kind(value) === VALUE_KIND.class)
      this.tracker.add(target, values.of(VALUE_KIND.instance, values.a(value)));
    else if (values.kind(value) === VALUE_KIND.api) this.library.instanceOf(value, target);
  }

  watched(node: number, value: number): void {
    this.library.watched(node, value);
    this.generators.watched(node, value);
    this.implicit.watched(node, value);
  }

  api(node: number, value: number): void {
    this.library.arrived(node, value);
  }

  // ---- MemberHost, DispatchHost ------------------------------------------------------------------------------------

  runMethod(callable: number, receiver: number, args: readonly number[], target: number): number {
    return this.dispatch.runMethod(callable, receiver, args, target);
  }

  fieldNames(id: number): readonly string[] {
    return this.dispatch.constructors.fieldNames(id);
  }

  callMember(callee: number, receiver: number, args: readonly number[], target: number): void {
    const at = target < 0 ? receiver : target;
    const span = this.tracker.spanOf(receiver);
    const { from, to } = span;
    this.dispatch.addCall({
      file: this.tracker.fileOf(at),
      callable: Math.max(0, this.tracker.callableOf(at)),
      callee,
      receiver,
      arguments: args.map((node, index) => ({ node, index, name: null, spread: null, loose: false, from, to })),
      result: target,
      form: 'operator',
      // A setter changes the object that was stored into.
      posts: target < 0 ? [{ argument: -1, before: receiver, after: receiver }] : [],
      span,
    });
  }

  readApi(value: number, content: number, source: number, target: number): void {
    this.library.read(value, content, source, target);
  }

  importPackage(target: ImportTarget & { readonly kind: 'package' }, node: number): void {
    this.library.importPackage(target.name, target.members, node);
  }

  callApi(call: LinkedCall, value: number): void {
    this.library.call(call, value);
  }

  partial(id: number): BoundCallable {
    return this.library.partial(id);
  }

  bind(node: number, bound: BoundCallable): void {
    this.library.bind(node, bound);
  }

  /** Sets of values that grew too large, as limits of their files. */
  limits(limits: Limits): (LimitHit & { readonly file: number })[] {
    return this.tracker.widened
      .filter((node) => node < this.index.nodeCount)
      .sort((a, b) => a - b)
      .map((node) => {
        const file = this.tracker.fileOf(node);
        return {
          file,
          limit: 'valuesPerNode' as const,
          span: this.tracker.spanOf(node),
          message: `more than ${limits.valuesPerNode} values may be here; calls of it are taken as unknown`,
        };
      });
  }
}
