import type { CallSite, ReadSite, StoreSite } from '../facts/call-site.js';
import type { Constant } from '../facts/constant.js';
import type { Content } from '../facts/content.js';
import type { FactsDiagnostic, FileFacts } from '../facts/file-facts.js';
import type { EdgeKind } from '../facts/flow-edge.js';
import { ALLOCATION_KINDS, type AllocationKind, NODE_KIND } from '../facts/flow-node.js';
import { type BindingId, type CallableId, type CallId, type ClassId, type NodeId, NO_NODE } from '../facts/ids.js';
import type { ClassMember } from '../facts/symbol.js';
import { defaultLimits, type LimitHit, type Limits } from '../limits.js';
import type { Span } from '../text/span.js';
import type { CallableDraft, OpenCallable } from './callable-state.js';
import type { Drafts } from './drafts.js';
import { Captures } from './captures.js';
import { compact } from './compact.js';
import { Conditions } from './conditions.js';
import { Control } from './control.js';
import { NONE } from './environment.js';
import type {
  CallableOptions,
  CallOptions,
  FlowBuilder,
  ImportOptions,
  KeyFilter,
  LoopOptions,
  ParameterOptions,
  SymbolTable,
  Test,
  TryOptions,
} from './flow-builder.js';
import { FlowState } from './flow-state.js';
import { Tables } from './tables.js';

export interface FlowBuilderOptions {
  readonly path: string;
  readonly language: string;
  readonly symbols: SymbolTable;
  readonly limits?: Partial<Limits>;
}

/** Makes the facts of one file; see `FlowBuilder` for what a front end calls. Never throws on odd use. */
export function createFlowBuilder(options: FlowBuilderOptions): FlowBuilder {
  return new Builder(options);
}

class Builder implements FlowBuilder {
  readonly #options: FlowBuilderOptions;
  readonly #symbols: SymbolTable;
  readonly #limits: Limits;
  readonly #tables = new Tables();
  readonly #drafts: Drafts = {
    callables: [],
    classes: [],
    calls: [],
    stores: [],
    reads: [],
    imports: [],
    exports: [],
    types: [],
    diagnostics: [],
    limits: [],
  };
  readonly #conditions: Conditions;
  readonly #callOf = new Map<NodeId, CallId>();
  readonly #moduleBindings = new Map<BindingId, NodeId>();
  /** Names of the module by the cells for what inner callables write. */
  readonly #moduleCells = new Map<NodeId, BindingId>();
  /** Where the module looked at names that inner callables may have written, and how many calls there were then. */
  readonly #looks: [BindingId, NodeId][] = [];
  readonly #seenAt = new Map<BindingId, number>();
  /** Rows of the edge table that each callable made, and which of its nodes lead to its result. */
  readonly #edgesOf = new Map<number, readonly [number, number]>();
  readonly #leaving = new Map<number, ReadonlySet<NodeId>>();
  /** Decorator calls, whose result mostly is what they were given. */
  readonly #decorations: CallSite[] = [];
  #captures: Captures | null = null;
  #open: OpenCallable | null = null;

  constructor(options: FlowBuilderOptions) {
    this.#options = options;
    this.#symbols = options.symbols;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#conditions = new Conditions((result) => this.#givenTo(result));
  }

  // ---- definitions of the file -------------------------------------------------------------------------------------

  declareCallable(options: CallableOptions): CallableId {
    const id = this.#drafts.callables.length as CallableId;
    this.#drafts.callables.push({
      id,
      options,
      parameters: [],
      self: NO_NODE,
      selfOut: NO_NODE,
      closure: NO_NODE,
      result: NO_NODE,
      thrown: NO_NODE,
      decorators: [],
    });
    return id;
  }

  lowerCallable(id: CallableId, body: () => void): void {
    const draft = this.#drafts.callables[id];
    if (draft === undefined || this.#open !== null) return;
    const { nameSpan, hasSelf } = draft.options;
    const firstEdge = this.#tables.edgeSource.length;
    draft.result = this.#tables.node('return', id, nameSpan);
    draft.thrown = this.#tables.node('thrown', id, nameSpan);
    draft.closure = this.#tables.node('closure', id, nameSpan);
    const flow = new FlowState(this.#tables, id, this.#limits);
    const control = new Control(flow, this.#conditions, {
      onReturn: (value) => this.#leave(value, draft.result),
      onThrow: (value) => this.#leave(value, draft.thrown),
      newHandler: () => this.#tables.node('expression', id, nameSpan),
      onCaught: (value, handler) => {
        if (value >= 0) this.#tables.edge('value', flow.current(value), handler);
      },
    });
    const open: OpenCallable = { draft, flow, control, slots: new Map(), closedOver: new Set(), admitted: new Map() };
    this.#open = open;
    if (hasSelf) {
      draft.self = this.#tables.node('self', id, nameSpan);
      draft.selfOut = this.#tables.node('parameterOut', id, nameSpan, -1);
    }
    try {
      body();
    } finally {
      if (control.reachable) this.#leave(NO_NODE, draft.result);
      const { rejection } = draft.options;
      if (rejection !== undefined)
        this.#tables.edge('store', draft.thrown, draft.result, this.#tables.content(rejection));
      if ((id as number) === 0) this.#endModule(open);
      this.#edgesOf.set(id, [firstEdge, this.#tables.edgeSource.length]);
      this.#open = null;
    }
  }

  parameter(options: ParameterOptions): NodeId {
    const { draft, flow } = this.#current();
    const index = draft.parameters.length;
    const node = this.#tables.node('parameter', draft.id, options.span, index);
    const out = this.#tables.node('parameterOut', draft.id, options.span, index);
    const { label, name, collects, binding } = options;
    draft.parameters.push({ node, out, label, index: options.index, name, collects, default: options.default });
    if (options.default >= 0)
      this.#tables.edge(this.#isLocal(options.default) ? 'value' : 'jump', options.default, node);
    if (binding >= 0) {
      const slot = this.#slot(binding as BindingId);
      flow.environment.set(slot, node);
      flow.lastSlot.set(node, slot);
      this.#spread(binding as BindingId, node);
    }
    return node;
  }

  self(): NodeId {
    let draft: CallableDraft | undefined = this.#current().draft;
    if (draft.self >= 0) return this.#flow().current(draft.self);
    // An arrow function's receiver is that of the function around it; it arrives like a captured variable.
    const inner = draft;
    while (draft !== undefined && draft.self < 0 && (draft.id as number) !== 0)
      draft = this.#drafts.callables[draft.options.parent];
    if (draft === undefined || draft.self < 0) return NO_NODE;
    inner.self = this.#tables.node('definition', inner.id, inner.options.nameSpan, this.#tables.string('this'));
    this.#tables.edge('jump', draft.self, inner.self);
    return inner.self;
  }

  result(): NodeId {
    return this.#current().draft.result;
  }

  declareClass(options: { name: string; qualifiedName: string; kind: 'class' | 'interface'; span: Span }): ClassId {
    const id = this.#drafts.classes.length as ClassId;
    this.#drafts.classes.push({ id, ...options, node: NO_NODE, bases: [], members: [], decorators: [] });
    return id;
  }

  completeClass(
    id: ClassId,
    shape: { node: NodeId; bases: readonly NodeId[]; members: readonly ClassMember[]; decorators: readonly CallId[] },
  ): void {
    const draft = this.#drafts.classes[id];
    if (draft !== undefined) Object.assign(draft, shape);
  }

  setDecorators(id: CallableId, decorators: readonly CallId[]): void {
    const draft = this.#drafts.callables[id];
    if (draft !== undefined) draft.decorators = decorators;
  }

  addImport(options: ImportOptions): NodeId {
    const node =
      options.form === 'star'
        ? NO_NODE
        : this.#tables.node('import', this.#current().draft.id, options.span, this.#drafts.imports.length);
    this.#drafts.imports.push({ ...options, node });
    return node;
  }

  addExport(options: {
    name: string;
    node: NodeId;
    specifier: string | null;
    imported: string | null;
    span: Span;
  }): void {
    this.#drafts.exports.push(options);
  }

  addType(target: NodeId, type: NodeId, shape: 'instance' | 'element' | 'class'): void {
    if (target >= 0 && type >= 0) this.#drafts.types.push({ target, type, shape });
  }

  diagnose(diagnostic: FactsDiagnostic): void {
    this.#drafts.diagnostics.push(diagnostic);
  }

  limit(hit: LimitHit): void {
    this.#drafts.limits.push(hit);
  }

  // ---- values ------------------------------------------------------------------------------------------------------

  constant(value: Constant, span: Span): NodeId {
    return this.#tables.node('constant', this.#current().draft.id, span, this.#tables.constant(value));
  }

  allocate(kind: AllocationKind, span: Span): NodeId {
    const node = this.#tables.node('allocation', this.#current().draft.id, span, ALLOCATION_KINDS.indexOf(kind));
    this.#flow().objects.root(node);
    return node;
  }

  expression(span: Span): NodeId {
    return this.#tables.node('expression', this.#current().draft.id, span);
  }

  functionValue(callable: CallableId, span: Span): NodeId {
    const { draft, flow, closedOver } = this.#current();
    const node = this.#tables.node('function', draft.id, span, callable);
    const values = new Map<BindingId, NodeId>();
    for (const binding of this.#capturesOf().capturedBy(callable)) {
      const value = this.use(binding, span);
      values.set(binding, value);
      if (value < 0) continue;
      const root = flow.objects.root(value);
      if (root !== null) flow.objects.hold(root, { kind: 'cell', cell: this.#capturesOf().cell('cellIn', binding) });
      if (this.#symbols.bindings[binding]?.callable === draft.id) closedOver.add(binding);
      this.#admitInnerWrites(binding, value, span);
    }
    this.#capturesOf().created(callable, { creator: draft.id, node, values });
    return node;
  }

  classValue(id: ClassId, span: Span): NodeId {
    return this.#tables.node('class', this.#current().draft.id, span, id);
  }

  global(name: string, span: Span): NodeId {
    return this.#tables.node('global', this.#current().draft.id, span, this.#tables.string(name));
  }

  edge(kind: EdgeKind, source: NodeId, target: NodeId, operand?: Content | KeyFilter): void {
    const from = this.current(source);
    if (operand === undefined) this.#tables.edge(kind, from, target);
    else if ('mode' in operand) this.#tables.edge(kind, from, target, this.#keySet(operand));
    else this.#tables.edge(kind, from, target, this.#tables.content(operand));
  }

  join(values: readonly NodeId[], span: Span): NodeId {
    const given = values.filter((value) => value >= 0);
    const states = [...new Set(given.map((value) => this.current(value)))];
    const [first] = states;
    if (first === undefined) return this.expression(span);
    if (states.length === 1) return first;
    const phi = this.#tables.node('phi', this.#current().draft.id, span);
    for (const state of states) this.#tables.edge('value', state, phi);
    this.#flow().objects.joins(phi, [...new Set(given)]);
    return phi;
  }

  // ---- names -------------------------------------------------------------------------------------------------------

  define(binding: BindingId, value: NodeId, span: Span): NodeId {
    const { draft, flow } = this.#current();
    const row = this.#symbols.bindings[binding];
    const node = this.#tables.node('definition', draft.id, span, this.#tables.string(row?.name ?? ''));
    if (value >= 0) {
      this.#tables.edge('value', this.current(value), node);
      flow.objects.share(node, value);
    }
    const slot = this.#slot(binding);
    flow.environment.set(slot, node);
    flow.lastSlot.set(node, slot);
    this.#spread(binding, node);
    if ((draft.id as number) === 0) this.#seenAt.set(binding, this.#drafts.calls.length);
    return node;
  }

  use(binding: BindingId, _span: Span): NodeId {
    const { flow } = this.#current();
    const slot = this.#slot(binding);
    const held = flow.read(slot);
    if (held < 0) return NO_NODE;
    const value = this.#afterCalls(binding, slot, flow.current(held));
    flow.lastSlot.set(value, slot);
    return value;
  }

  shared(binding: BindingId): NodeId {
    return this.#moduleNode(binding);
  }

  undefine(binding: BindingId): void {
    this.#flow().environment.set(this.#slot(binding), NONE);
  }

  // ---- objects -----------------------------------------------------------------------------------------------------

  read(base: NodeId, content: Content, span: Span): NodeId {
    if (base < 0) return this.expression(span);
    const callable = this.#current().draft.id;
    return this.#flow().readContent(base, content, span, (from, id, node) => {
      this.#tables.nodeAux.set(node, this.#drafts.reads.length);
      this.#drafts.reads.push({ base: from, content: id as ReadSite['content'], node, callable, span });
    });
  }

  store(base: NodeId, content: Content, value: NodeId, span: Span): void {
    if (base < 0 || value < 0) return;
    const stored = this.current(value);
    const { before, after, content: id } = this.#flow().store(base, content, value, span);
    this.#drafts.stores.push({
      base: before,
      content: id as StoreSite['content'],
      value: stored,
      post: after,
      callable: this.#current().draft.id,
      span,
    });
  }

  remove(base: NodeId, contents: readonly Content[], span: Span): void {
    if (base >= 0) this.#flow().remove(base, contents, span);
  }

  removeKeys(base: NodeId, filter: KeyFilter, span: Span): void {
    if (base >= 0) this.#flow().removeKeys(base, this.#keySet(filter), span);
  }

  clear(base: NodeId, span: Span): void {
    if (base >= 0) this.#flow().clear(base, span);
  }

  absorb(into: NodeId, from: NodeId, span: Span): void {
    if (into >= 0 && from >= 0) this.#flow().absorb(into, from, span);
  }

  copyPairs(into: NodeId, from: NodeId, filters: readonly KeyFilter[], span: Span): void {
    if (into < 0 || from < 0) return;
    let passed = this.current(from);
    for (const filter of filters) {
      const next = this.expression(span);
      this.#tables.edge(filter.mode, passed, next, this.#keySet(filter));
      passed = next;
    }
    this.#flow().absorb(into, passed, span);
  }

  current(value: NodeId): NodeId {
    return value < 0 ? value : this.#flow().current(value);
  }

  // ---- calls -------------------------------------------------------------------------------------------------------

  call(options: CallOptions): NodeId {
    const { draft, flow, control } = this.#current();
    const id = this.#drafts.calls.length as CallId;
    const result = this.#tables.node('call', draft.id, options.span, id);
    this.#callOf.set(result, id);
    const receiver = this.current(options.receiver);
    const passed = options.arguments.map(({ node, index, name, spread, loose, span }) => ({
      node: this.current(node),
      index,
      name,
      spread,
      loose,
      span,
    }));
    const posts: CallSite['posts'][number][] = [];
    const first = options.keeps === undefined ? -1 : options.keeps === 'receiver' ? 0 : options.arguments.length;
    for (let argument = first; argument < options.arguments.length; argument++) {
      const node = argument < 0 ? options.receiver : (options.arguments[argument]?.node ?? NO_NODE);
      if (node < 0 || this.#isOutside(node)) continue;
      const before = this.current(node);
      const after = flow.pending(node, options.span, id);
      if (after !== NONE) posts.push({ argument, before, after });
    }
    const call: CallSite = {
      id,
      form: options.form,
      callable: draft.id,
      callee: this.current(options.callee),
      receiver,
      name: options.name,
      arguments: passed.filter((argument) => argument.node >= 0),
      result,
      posts,
      awaited: options.awaited ?? false,
      handler: control.handler,
      span: options.span,
      calleeSpan: options.calleeSpan,
    };
    this.#drafts.calls.push(call);
    if (options.form === 'decorator') this.#decorations.push(call);
    if (options.keeps !== 'all') this.#admitCalledWrites(options.span);
    return result;
  }

  callOf(result: NodeId): CallId | -1 {
    return this.#callOf.get(result) ?? -1;
  }

  // ---- control -----------------------------------------------------------------------------------------------------

  branch(test: Test, whenTrue: () => void, whenFalse?: () => void): void {
    this.#current().control.branch(test, whenTrue, whenFalse);
  }

  choose(test: Test, whenTrue: () => NodeId, whenFalse: () => NodeId, span: Span): NodeId {
    return this.join(this.#current().control.choose(test, whenTrue, whenFalse), span);
  }

  condition<T>(test: Test, outcome: boolean, lower: () => T): T {
    return this.#current().control.guarded(test, outcome, lower);
  }

  assume(test: Test): void {
    this.#current().control.assume(test);
  }

  loop(options: LoopOptions): void {
    const assigned = new Set([...options.assigns].map((binding) => this.#slot(binding)));
    this.#current().control.loop(options, assigned);
  }

  breakTo(label?: string): void {
    this.#current().control.jump('break', label);
  }

  continueTo(label?: string): void {
    this.#current().control.jump('continue', label);
  }

  labelled(label: string, body: () => void): void {
    this.#current().control.labelled(label, body);
  }

  arms(
    arms: readonly { readonly test: () => Test; readonly body: () => void }[],
    options: { readonly fallsThrough: boolean; readonly breaks: boolean; readonly exhaustive: boolean },
  ): void {
    this.#current().control.arms(arms, options);
  }

  tryCatch(options: TryOptions): void {
    this.#current().control.tryCatch(options);
  }

  mayThrow(value: NodeId, content: Content, span: Span): void {
    const { handler } = this.#current().control;
    if (handler >= 0 && value >= 0) this.#tables.edge('value', this.read(value, content, span), handler);
  }

  returnValue(value: NodeId, span: Span): void {
    this.#current().control.returns(value, span);
  }

  returnTest(test: Test): void {
    this.#conditions.returned(test, this.#current().draft.id);
  }

  keepTest(test: Test, value: NodeId): void {
    this.#conditions.keeps(test, value, this.#current().draft.id);
  }

  throwValue(value: NodeId, span: Span): void {
    this.#current().control.throws(value, span);
  }

  yieldValue(value: NodeId, span: Span): NodeId {
    if (value >= 0) {
      const element = this.#tables.content({ kind: 'element' });
      this.#tables.edge('store', this.current(value), this.#current().draft.result, element);
    }
    return this.expression(span);
  }

  yieldFrom(value: NodeId, span: Span): NodeId {
    const given = this.expression(span);
    if (value < 0) return given;
    this.#tables.edge('value', this.current(value), this.#current().draft.result);
    this.#tables.edge('value', this.current(value), given);
    return given;
  }

  get reachable(): boolean {
    return this.#current().control.reachable;
  }

  finish(): FileFacts {
    this.#showInnerWrites();
    return compact({
      path: this.#options.path,
      language: this.#options.language,
      tables: this.#tables,
      drafts: this.#drafts,
      conditions: this.#conditions.rows,
      symbols: this.#symbols,
    });
  }

  // ---- inside ------------------------------------------------------------------------------------------------------

  #current(): OpenCallable {
    if (this.#open === null) throw new Error('no callable is being lowered');
    return this.#open;
  }

  #flow(): FlowState {
    return this.#current().flow;
  }

  #capturesOf(): Captures {
    this.#captures ??= new Captures(
      this.#tables,
      this.#symbols,
      (callable) => this.#drafts.callables[callable]?.options.parent ?? 0,
    );
    return this.#captures;
  }

  /** The slot of a name in the callable being lowered; an outer name gets its value on first use. */
  #slot(binding: BindingId): number {
    const { slots, flow, draft } = this.#current();
    const known = slots.get(binding);
    if (known !== undefined) return known;
    const slot = flow.objects.slot({ kind: 'name' });
    slots.set(binding, slot);
    const row = this.#symbols.bindings[binding];
    if (row !== undefined && row.callable !== draft.id) flow.environment.initialise(slot, this.#outer(binding));
    return slot;
  }

  /** Where the callable being lowered reads a name of an outer one. */
  #outer(binding: BindingId): NodeId {
    const { draft, flow } = this.#current();
    const row = this.#symbols.bindings[binding];
    const entry = this.#tables.node(
      'definition',
      draft.id,
      row?.span ?? draft.options.nameSpan,
      this.#tables.string(row?.name ?? ''),
    );
    const isModules = row === undefined || (row.callable as number) === 0;
    const root = flow.objects.root(entry);
    if (root !== null) flow.objects.hold(root, { kind: 'cell', cell: this.#writtenInside(binding) });
    if (isModules) this.#tables.edge('jump', this.#moduleNode(binding), entry);
    else
      this.#capturesOf().connect(draft.id, binding, entry, draft.closure, (node, creator) =>
        this.#mayLeave(node, creator),
      );
    return entry;
  }

  #moduleNode(binding: BindingId): NodeId {
    const known = this.#moduleBindings.get(binding);
    if (known !== undefined) return known;
    const row = this.#symbols.bindings[binding];
    const node = this.#tables.node('binding', 0, row?.span ?? { from: 0, to: 0 }, binding);
    this.#moduleBindings.set(binding, node);
    return node;
  }

  /** What inner callables write into a name or its object. */
  #writtenInside(binding: BindingId): NodeId {
    const cell = this.#capturesOf().cell('cellOut', binding);
    const row = this.#symbols.bindings[binding];
    if (row !== undefined && (row.callable as number) === 0) this.#moduleCells.set(cell, binding);
    return cell;
  }

  /** What functions did write into names of the module is seen by all that read them. */
  #showInnerWrites(): void {
    if (this.#moduleCells.size === 0) return;
    const { edgeTarget } = this.#tables;
    const written = new Map<BindingId, NodeId>();
    for (let edge = 0; edge < edgeTarget.length; edge++) {
      const cell = edgeTarget.at(edge) as NodeId;
      const binding = this.#moduleCells.get(cell);
      if (binding !== undefined) written.set(binding, cell);
    }
    for (const [binding, cell] of written) this.#tables.edge('value', cell, this.#moduleNode(binding));
    for (const [binding, phi] of this.#looks) {
      const cell = written.get(binding);
      if (cell !== undefined) this.#tables.edge('jump', cell, phi);
    }
  }

  /** The module's own code sees what functions wrote since it last looked: a call may have run them. */
  #afterCalls(binding: BindingId, slot: number, value: NodeId): NodeId {
    const { draft, flow } = this.#current();
    const row = this.#symbols.bindings[binding];
    const calls = this.#drafts.calls.length;
    if ((draft.id as number) !== 0 || row === undefined || !row.captured || this.#isOutside(value)) return value;
    if ((this.#seenAt.get(binding) ?? 0) >= calls) return value;
    this.#seenAt.set(binding, calls);
    const root = flow.objects.root(value);
    if (root === null && !row.writtenInside) return value;
    const phi = this.#tables.node('phi', draft.id, row.span);
    this.#tables.edge('value', value, phi);
    this.#looks.push([binding, phi]);
    if (root !== null && !row.writtenInside) {
      flow.objects.isOf(phi, root);
      flow.environment.set(flow.objects.get(root).stateSlot, phi);
      return phi;
    }
    if (root !== null) flow.objects.joins(phi, [value, phi]);
    flow.environment.set(slot, phi);
    return phi;
  }

  /** A definition is seen by others: an outer name's cell, or the inner callables that captured a name of this one. */
  #spread(binding: BindingId, node: NodeId): void {
    const { draft, closedOver } = this.#current();
    const row = this.#symbols.bindings[binding];
    if (row === undefined) return;
    if (row.callable !== draft.id) this.#tables.edge('jump', node, this.#writtenInside(binding));
    else if (row.captured && (draft.id as number) !== 0 && (row.rewritten || closedOver.has(binding)))
      this.#tables.edge('jump', node, this.#capturesOf().cell('cellIn', binding));
  }

  /** From here on the variable may hold what an inner callable writes into it or into its object. */
  #admitInnerWrites(binding: BindingId, value: NodeId, span: Span): void {
    const { draft, flow, admitted } = this.#current();
    const row = this.#symbols.bindings[binding];
    if (row === undefined || row.callable !== draft.id) return;
    const root = flow.objects.root(value);
    if (root === null && !row.writtenInside) return;
    if (row.writtenInside && admitted.get(binding) === value) return;
    const phi = this.#tables.node('phi', draft.id, span);
    this.#tables.edge('value', this.current(value), phi);
    this.#tables.edge('jump', this.#capturesOf().cell('cellOut', binding), phi);
    if (root !== null && !row.writtenInside) {
      flow.objects.isOf(phi, root);
      flow.environment.set(flow.objects.get(root).stateSlot, phi);
      return;
    }
    if (root !== null) flow.objects.joins(phi, [value, phi]);
    const slot = this.#slot(binding);
    flow.environment.set(slot, phi);
    flow.lastSlot.set(phi, slot);
    admitted.set(binding, phi);
  }

  /** A call may run a closure that assigns a variable of this callable. */
  #admitCalledWrites(span: Span): void {
    for (const binding of this.#current().admitted.keys()) {
      const value = this.use(binding, span);
      if (value >= 0) this.#admitInnerWrites(binding, value, span);
    }
  }

  /** Whether a function value may leave its creator by its result: over the creator's own steps, found once. */
  #mayLeave(node: NodeId, creator: number): boolean {
    let leaving = this.#leaving.get(creator);
    if (leaving === undefined) {
      leaving = this.#leadingTo(creator);
      this.#leaving.set(creator, leaving);
    }
    return leaving.has(node);
  }

  #leadingTo(creator: number): ReadonlySet<NodeId> {
    const { edgeSource, edgeTarget } = this.#tables;
    const into = new Map<number, number[]>();
    const step = (source: number, target: number): void => {
      const list = into.get(target);
      if (list === undefined) into.set(target, [source]);
      else list.push(source);
    };
    const [first, end] = this.#edgesOf.get(creator) ?? [0, 0];
    for (let edge = first; edge < end; edge++) step(edgeSource.at(edge), edgeTarget.at(edge));
    for (const call of this.#decorations)
      if (call.callable === creator) for (const { node } of call.arguments) step(node, call.result);
    const reached = new Set<NodeId>();
    const queue: number[] = [this.#drafts.callables[creator]?.result ?? NO_NODE];
    for (let node = queue.pop(); node !== undefined; node = queue.pop())
      for (const source of into.get(node) ?? []) {
        if (reached.has(source as NodeId)) continue;
        reached.add(source as NodeId);
        queue.push(source);
      }
    return reached;
  }

  /** Leaves the callable with a value and the present states of what it was given. */
  #leave(value: NodeId, into: NodeId): void {
    const { draft, flow } = this.#current();
    if (value >= 0) this.#tables.edge('value', this.current(value), into);
    if (draft.selfOut >= 0) this.#tables.edge('value', flow.current(draft.self), draft.selfOut);
    for (const { node, out } of draft.parameters) this.#tables.edge('value', flow.current(node), out);
  }

  #endModule({ flow, slots }: OpenCallable): void {
    for (const binding of this.#symbols.bindings) {
      if ((binding.callable as number) !== 0 || ((binding.scope as number) !== 0 && !binding.captured)) continue;
      const slot = slots.get(binding.id);
      const held = slot === undefined ? NONE : flow.read(slot);
      if (held >= 0) this.#tables.edge('value', flow.current(held), this.#moduleNode(binding.id));
    }
  }

  #isLocal(node: NodeId): boolean {
    return this.#tables.nodeCallable.at(node) === this.#current().draft.id;
  }

  /** Imports and globals are not changed by being passed on. */
  #isOutside(node: NodeId): boolean {
    const kind = this.#tables.nodeKind.at(node);
    return kind === NODE_KIND.import || kind === NODE_KIND.global || kind === NODE_KIND.class;
  }

  #givenTo(result: NodeId): readonly NodeId[] {
    const call = this.#drafts.calls[this.#callOf.get(result) ?? -1];
    if (call === undefined) return [];
    const given = call.arguments.map((argument) => argument.node);
    return call.receiver >= 0 ? [...given, call.receiver] : given;
  }

  #keySet(filter: KeyFilter): number {
    return this.#tables.keySet({ keys: filter.keys, nodes: filter.nodes, folded: filter.folded });
  }
}
