import { EDGE_KIND } from '../facts/flow-edge.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { FallbackTest, ReadSite, StoreSite } from '../facts/call-site.js';
import type { Constant } from '../facts/constant.js';
import { type Content, SENT_TO_GENERATOR } from '../facts/content.js';
import type { FactsDiagnostic, FileFacts } from '../facts/file-facts.js';
import type { EdgeKind } from '../facts/flow-edge.js';
import { ALLOCATION_KINDS, type AllocationKind } from '../facts/flow-node.js';
import { type BindingId, type CallableId, type CallId, type ClassId, type NodeId, NO_NODE } from '../facts/ids.js';
import type { ClassMember } from '../facts/symbol.js';
import { defaultLimits, type LimitHit, type Limits } from '../limits.js';
import type { Span } from '../text/span.js';
import type { CallableDraft, OpenCallable } from './callable-state.js';
import type { Drafts } from './drafts.js';
import { BranchArms } from './branch-arms.js';
import { CallSites } from './call-sites.js';
import { compact } from './compact.js';
import { Conditions } from './conditions.js';
import { Control } from './control.js';
import type {
  ArmSpans,
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
import { LeavingValues } from './leaving-values.js';
import { ModuleNames } from './module-names.js';
import { Names } from './names.js';
import { ObjectColumns } from './objects.js';
import { readContent } from './object-reads.js';
import {
  absorbContents,
  appendElement,
  clearContents,
  removeContents,
  keepKeySet,
  removeKeySet,
  storeContent,
} from './object-writes.js';
import { isPresent, Tables } from './tables.js';

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

/** What a write into an object misses when it reaches a bound. */
const REACHED = {
  aliases: 'the object written here has more names or holders than are followed; the rest do not see the write',
  children:
    'the object written here is one of too many that another holds; a name it got from there earlier does not see the write',
  writeBack: 'the object written here is held too deeply; the outermost of what holds it do not see the write',
} as const;

class Builder implements FlowBuilder {
  readonly #options: FlowBuilderOptions;
  readonly #symbols: SymbolTable;
  readonly #limits: Limits;
  readonly #tables = new Tables();
  readonly #columns = new ObjectColumns();
  readonly #drafts: Drafts = {
    callables: [],
    classes: [],
    calls: [],
    stores: [],
    reads: [],
    returns: [],
    fallbacks: [],
    choices: [],
    imports: [],
    exports: [],
    types: [],
    diagnostics: [],
    limits: [],
  };
  readonly #conditions: Conditions;
  readonly #arms = new BranchArms(this.#tables);
  readonly #calls: CallSites;
  readonly #moduleNames: ModuleNames;
  readonly #names: Names;
  readonly #leaving: LeavingValues;
  /** Functions that are given to calls which run them. */
  readonly #run = new Set<NodeId>();
  #open: OpenCallable | null = null;

  constructor(options: FlowBuilderOptions) {
    this.#options = options;
    this.#symbols = options.symbols;
    this.#limits = { ...defaultLimits, ...options.limits };
    const { callables, calls } = this.#drafts;
    this.#calls = new CallSites(this.#tables, calls);
    this.#conditions = new Conditions(this.#arms, (result) => this.#calls.givenTo(result));
    this.#leaving = new LeavingValues(this.#tables, (callable) => callables[callable]?.result);
    this.#moduleNames = new ModuleNames(this.#tables, this.#symbols, () => calls.length);
    this.#names = new Names(
      this.#tables,
      this.#symbols,
      this.#moduleNames,
      (callable) => callables[callable]?.options.parent ?? 0,
      (node, creator) =>
        this.#run.has(node) || this.#leaving.mayLeave(node, creator) || !this.#leaving.mayBeGiven(node, creator),
    );
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
      comesBack: options.isGenerator,
    });
    return id;
  }

  lowerCallable(id: CallableId, body: () => void): void {
    const draft = this.#drafts.callables[id];
    if (draft === undefined || this.#open !== null) return;
    const { nameSpan, hasSelf } = draft.options;
    const firstEdge = this.#tables.edgeCount;
    draft.result = this.#tables.node(NODE_KIND.return, id, nameSpan);
    draft.thrown = this.#tables.node(NODE_KIND.thrown, id, nameSpan);
    draft.closure = this.#tables.node(NODE_KIND.closure, id, nameSpan);
    const flow = new FlowState(this.#tables, this.#columns, id, this.#limits, (limit, span) =>
      this.#reached(limit, span),
    );
    const control = new Control(flow, this.#conditions, this.#arms, {
      onReturn: (value) => this.#comeBack(value),
      onThrow: (value) => this.#leave(value, draft.thrown),
      newHandler: () => this.#tables.node(NODE_KIND.phi, id, nameSpan),
      onCaught: (value, handler) => {
        if (value >= 0) this.#tables.edge(EDGE_KIND.value, flow.current(value), handler);
      },
    });
    const open: OpenCallable = {
      draft,
      flow,
      control,
      slots: new Map(),
      closedOver: new Set(),
      admitted: new Map(),
      reached: new Set(),
    };
    this.#open = open;
    if (hasSelf) {
      draft.self = this.#tables.node(NODE_KIND.self, id, nameSpan);
      draft.selfOut = this.#tables.node(NODE_KIND.parameterOut, id, nameSpan, -1);
      const outer = draft.options.sharesSelf === true ? this.#drafts.callables[draft.options.parent] : undefined;
      if (outer !== undefined)
        for (const state of [outer.self, outer.selfOut]) this.#tables.edge(EDGE_KIND.jump, state, draft.self);
    }
    try {
      body();
    } finally {
      if (control.reachable) this.#comeBack(NO_NODE);
      control.end();
      const { rejection } = draft.options;
      if (rejection !== undefined)
        this.#tables.edge(EDGE_KIND.store, draft.thrown, draft.result, this.#tables.content(rejection));
      if ((id as number) === 0) this.#moduleNames.end(open);
      this.#leaving.lowered(id, firstEdge, this.#tables.edgeCount);
      this.#open = null;
    }
  }

  parameter(options: ParameterOptions): NodeId {
    const open = this.#current();
    const { draft } = open;
    const index = draft.parameters.length;
    const node = this.#tables.node(NODE_KIND.parameter, draft.id, options.span, index);
    const out = this.#tables.node(NODE_KIND.parameterOut, draft.id, options.span, index);
    const { label, name, collects, binding } = options;
    draft.parameters.push({ node, out, label, index: options.index, name, collects, default: options.default });
    if (options.default >= 0)
      this.#tables.edge(
        this.#isLocal(options.default) ? EDGE_KIND.value : EDGE_KIND.jump,
        this.current(options.default),
        node,
      );
    if (binding >= 0) this.#names.assign(open, binding as BindingId, node);
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
    inner.self = this.#tables.node(NODE_KIND.definition, inner.id, inner.options.nameSpan, this.#tables.string('this'));
    // It may run at any time, so it sees what the function around it is called with and what it leaves: a constructor fills its receiver.
    for (const state of [draft.self, draft.selfOut]) this.#tables.edge(EDGE_KIND.jump, state, inner.self);
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
        : this.#tables.node(NODE_KIND.import, this.#current().draft.id, options.span, this.#drafts.imports.length);
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
    return this.#tables.node(NODE_KIND.constant, this.#current().draft.id, span, this.#tables.constant(value));
  }

  allocate(kind: AllocationKind, span: Span): NodeId {
    const node = this.#tables.node(
      NODE_KIND.allocation,
      this.#current().draft.id,
      span,
      ALLOCATION_KINDS.indexOf(kind),
    );
    this.#flow().objects.root(node);
    return node;
  }

  expression(span: Span, operator?: string): NodeId {
    const aux = operator === undefined ? 0 : 1 + this.#tables.string(operator);
    return this.#tables.node(NODE_KIND.expression, this.#current().draft.id, span, aux);
  }

  functionValue(callable: CallableId, span: Span): NodeId {
    const open = this.#current();
    const node = this.#tables.node(NODE_KIND.function, open.draft.id, span, callable);
    this.#names.close(open, callable, node, span);
    return node;
  }

  classValue(id: ClassId, span: Span): NodeId {
    return this.#tables.node(NODE_KIND.class, this.#current().draft.id, span, id);
  }

  global(name: string, span: Span): NodeId {
    return this.#tables.node(NODE_KIND.global, this.#current().draft.id, span, this.#tables.string(name));
  }

  edge(kind: EdgeKind, source: NodeId, target: NodeId, operand?: Content | KeyFilter): void {
    const from = this.current(source);
    if (operand === undefined) this.#tables.edge(EDGE_KIND[kind], from, target);
    else if ('mode' in operand) this.#tables.edge(EDGE_KIND[kind], from, target, this.#keySet(operand));
    else this.#tables.edge(EDGE_KIND[kind], from, target, this.#tables.content(operand));
  }

  join(values: readonly NodeId[], span: Span, without?: FallbackTest): NodeId {
    const given = values.filter((value) => value >= 0);
    const states = [...new Set(given.map((value) => this.current(value)))];
    const first = states[0];
    if (first === undefined) return this.expression(span);
    if (states.length === 1) return first;
    const phi = this.#tables.node(NODE_KIND.phi, this.#current().draft.id, span);
    for (const state of states) this.#tables.edge(EDGE_KIND.value, state, phi);
    if (without !== undefined) this.#drafts.fallbacks.push({ node: phi, values: states, without });
    this.#flow().objects.joins(phi, [...new Set(given)]);
    return phi;
  }

  // ---- names -------------------------------------------------------------------------------------------------------

  define(binding: BindingId, value: NodeId, span: Span): NodeId {
    return this.#names.define(this.#current(), binding, value, span);
  }

  use(binding: BindingId): NodeId {
    return this.#names.use(this.#current(), binding);
  }

  shared(binding: BindingId): NodeId {
    return this.#moduleNames.node(binding);
  }

  undefine(binding: BindingId): void {
    this.#names.undefine(this.#current(), binding);
  }

  // ---- objects -----------------------------------------------------------------------------------------------------

  read(base: NodeId, content: Content, span: Span): NodeId {
    if (base < 0) return this.expression(span);
    const callable = this.#current().draft.id;
    return readContent(this.#flow(), base, content, span, (from, id, node) => {
      this.#tables.setAux(node, this.#drafts.reads.length);
      this.#drafts.reads.push({ base: from, content: id as ReadSite['content'], node, callable, span });
    });
  }

  store(base: NodeId, content: Content, value: NodeId, span: Span): void {
    if (base < 0 || value < 0) return;
    const stored = this.current(value);
    this.#stored(storeContent(this.#flow(), base, content, value, span), stored, span);
  }

  unlink(base: NodeId, content: Content): void {
    const { objects, links } = this.#flow();
    const root = base < 0 ? null : objects.root(base);
    const slot = root === null ? -1 : objects.childSlot(root, this.#tables.content(content));
    if (slot >= 0) links.doubt(slot);
  }

  append(list: NodeId, value: NodeId, span: Span): void {
    if (list < 0 || value < 0) return;
    const stored = this.current(value);
    this.#stored(appendElement(this.#flow(), list, value, span), stored, span);
  }

  mayBe(value: NodeId, object: NodeId): void {
    const { objects } = this.#flow();
    const whole = value < 0 ? null : objects.root(value);
    const part = object < 0 ? null : objects.root(object);
    if (whole !== null && part !== null) objects.mayBe(whole, part);
  }

  isPresent(value: NodeId): boolean {
    return value >= 0 && isPresent(this.#tables, this.#flow().objects.shown(value));
  }

  allocationOf(value: NodeId): AllocationKind | null {
    const made = value < 0 ? value : this.#flow().objects.shown(value);
    if (made < 0 || this.#tables.kindOf(made) !== NODE_KIND.allocation) return null;
    return ALLOCATION_KINDS[this.#tables.auxOf(made)] ?? null;
  }

  remove(base: NodeId, contents: readonly Content[], span: Span): void {
    if (base >= 0) removeContents(this.#flow(), base, contents, span);
  }

  removeKeys(base: NodeId, filter: KeyFilter, span: Span): void {
    const change = filter.mode === 'only' ? keepKeySet : removeKeySet;
    if (base >= 0) change(this.#flow(), base, this.#keySet(filter), span);
  }

  clear(base: NodeId, span: Span): void {
    if (base >= 0) clearContents(this.#flow(), base, span);
  }

  absorb(into: NodeId, from: NodeId, span: Span): void {
    if (into >= 0 && from >= 0) absorbContents(this.#flow(), into, from, span);
  }

  copyPairs(into: NodeId, from: NodeId, filters: readonly KeyFilter[], span: Span): void {
    if (into < 0 || from < 0) return;
    let passed = this.current(from);
    for (const filter of filters) {
      const next = this.expression(span);
      this.#tables.edge(EDGE_KIND[filter.mode], passed, next, this.#keySet(filter));
      passed = next;
    }
    absorbContents(this.#flow(), into, passed, span);
  }

  current(value: NodeId): NodeId {
    return value < 0 ? value : this.#flow().current(value);
  }

  shape(value: NodeId): NodeId {
    const flow = this.#flow();
    return value < 0 ? value : flow.shapeOf(flow.current(value));
  }

  // ---- calls -------------------------------------------------------------------------------------------------------

  call(options: CallOptions): NodeId {
    const open = this.#current();
    const call = this.#calls.add(open, options);
    if (options.form === 'decorator') this.#leaving.decorated(call);
    this.#leaving.called(call);
    if (options.runs === true) for (const { node } of options.arguments) this.#run.add(node);
    if (options.keeps !== 'all') this.#names.admitCalledWrites(open, options.span);
    return call.result;
  }

  callOf(result: NodeId): CallId | -1 {
    return this.#calls.callOf(result);
  }

  // ---- control -----------------------------------------------------------------------------------------------------

  branch(test: Test, whenTrue: () => void, whenFalse?: () => void, spans?: ArmSpans): void {
    this.#current().control.branch(test, whenTrue, whenFalse, spans);
  }

  choose(test: Test, whenTrue: () => NodeId, whenFalse: () => NodeId, span: Span, spans?: ArmSpans): NodeId {
    const { control, flow } = this.#current();
    const { values, arms } = control.choose(test, whenTrue, whenFalse);
    const node = this.join(values, span);
    const states = values.map((value) => this.current(value));
    if (states.every((state) => state >= 0 && state !== node))
      this.#drafts.choices.push({ node, values: states, arms });
    const [onTrue, onFalse] = values;
    if (spans?.whenFalse === undefined || spans.whenFalse === null) return node;
    if (onTrue === undefined || onFalse === undefined || onTrue === onFalse) return node;
    this.#conditions.guard(test, true, flow, spans.whenTrue, onTrue, node);
    this.#conditions.guard(test, false, flow, spans.whenFalse, onFalse, node);
    return node;
  }

  condition<T>(test: Test, outcome: boolean, lower: () => T): T {
    return this.#current().control.guarded(test, outcome, lower);
  }

  assume(test: Test): void {
    this.#current().control.assume(test);
  }

  loop(options: LoopOptions): void {
    const open = this.#current();
    open.control.loop(options, this.#names.slots(open, options.assigns));
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
    if (handler >= 0 && value >= 0) this.#tables.edge(EDGE_KIND.value, this.read(value, content, span), handler);
  }

  returnValue(value: NodeId, span: Span): void {
    const { control, draft } = this.#current();
    const { from, to: end } = span;
    if (value >= 0 && control.reachable)
      this.#drafts.returns.push({ value: this.current(value), callable: draft.id, arm: control.arm, from, end });
    control.returns(value, span);
  }

  returnTest(test: Test): void {
    this.#conditions.inOrder(test, this.#current().draft.id);
    this.#conditions.returned(test, this.#current().draft.id);
  }

  keepTest(test: Test, value: NodeId): void {
    this.#conditions.inOrder(test, this.#current().draft.id);
    this.#conditions.keeps(test, value, this.#current().draft.id);
  }

  throwValue(value: NodeId, span: Span): void {
    this.#current().control.throws(value, span);
  }

  yieldValue(value: NodeId, span: Span): NodeId {
    if (value >= 0) {
      const element = this.#tables.content({ kind: 'element' });
      this.#tables.edge(EDGE_KIND.store, this.current(value), this.#current().draft.result, element);
    }
    const received = this.expression(span);
    const sent = this.#tables.content({ kind: 'attribute', name: SENT_TO_GENERATOR });
    this.#tables.edge(EDGE_KIND.read, this.#current().draft.result, received, sent);
    return received;
  }

  yieldFrom(value: NodeId, span: Span): NodeId {
    const given = this.expression(span);
    if (value < 0) return given;
    this.#tables.edge(EDGE_KIND.value, this.current(value), this.#current().draft.result);
    this.#tables.edge(EDGE_KIND.value, this.current(value), given);
    return given;
  }

  get reachable(): boolean {
    return this.#current().control.reachable;
  }

  finish(): FileFacts {
    this.#moduleNames.showInnerWrites();
    return compact({
      path: this.#options.path,
      language: this.#options.language,
      tables: this.#tables,
      drafts: this.#drafts,
      conditions: this.#conditions.rows,
      guards: this.#conditions.guards,
      arms: this.#arms,
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

  #comeBack(value: NodeId): void {
    const { draft } = this.#current();
    draft.comesBack = true;
    this.#leave(value, draft.result);
  }

  /** Leaves the callable with a value and the present states of what it was given. */
  #leave(value: NodeId, into: NodeId): void {
    const { draft, flow } = this.#current();
    if (value >= 0) this.#tables.edge(EDGE_KIND.value, this.current(value), into);
    if (draft.selfOut >= 0) this.#tables.edge(EDGE_KIND.value, flow.current(draft.self), draft.selfOut);
    for (const { node, out } of draft.parameters) this.#tables.edge(EDGE_KIND.value, flow.current(node), out);
  }

  #isLocal(node: NodeId): boolean {
    return this.#tables.callableOf(node) === this.#current().draft.id;
  }

  #stored({ before, after, content }: ReturnType<typeof storeContent>, value: NodeId, span: Span): void {
    const callable = this.#current().draft.id;
    this.#drafts.stores.push({
      base: before,
      content: content as StoreSite['content'],
      value,
      post: after,
      callable,
      arm: this.#current().control.arm,
      span,
    });
  }

  /** Noted once a callable, where it was first reached. */
  #reached(limit: 'aliases' | 'children' | 'writeBack', span: Span): void {
    const { reached } = this.#current();
    if (reached.has(limit)) return;
    reached.add(limit);
    this.#drafts.limits.push({ limit, span, message: REACHED[limit] });
  }

  #keySet(filter: KeyFilter): number {
    const { keys, nodes, folded, recased } = filter;
    return this.#tables.keySet({ keys, nodes, folded, ...(recased === undefined ? {} : { recased }) });
  }
}
