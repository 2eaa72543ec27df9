import type { ClassMember } from '../../facts/symbol.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import { passedAt } from '../contract/call-places.js';
import type { CandidateTable } from './candidates.js';
import type { ClassTable } from './classes.js';
import { Constructors } from './constructors.js';
import type { LinkedArgument, LinkedCall } from '../contract/contract.js';
import type { Members } from './members.js';
import type { Origins } from './origins.js';
import type { BoundCallable } from './bound-callable.js';
import type { Tracker } from './tracker.js';
import { TRANSFORM } from './value-links.js';
import { UNBOUND_METHOD, VALUE_KIND } from './values.js';

/** What dispatch needs from the side that knows library code. */
export interface DispatchHost {
  callApi(call: LinkedCall, value: number): void;
  partial(id: number): BoundCallable;
  bind(node: number, bound: BoundCallable): void;
}

const NONE: readonly number[] = Object.freeze([]);

const isMethod = (member: ClassMember): boolean => member.kind === 'method' || member.kind === 'field';

const FUNCTION_METHODS: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);

/** What a call gives to a collector: from which node to which, and the value of the collector. */
interface Collected {
  readonly call: LinkedCall;
  readonly node: number;
  readonly given: number;
  readonly collector: number;
}

/** What happens when a value arrives at the callee of a call: candidates, instances, library calls (engine notes 3.2). */
export class Dispatch {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #members: Members;
  readonly #candidates: CandidateTable;
  readonly constructors: Constructors;
  /** What functions of library code are called with, at `node`, and the node that gets it. */
  readonly collected: Collected[] = [];
  readonly #host: DispatchHost;
  readonly #methodCallees = new Map<string, number>();
  readonly #methodCalls = new Map<string, number>();
  /** Calls made from a written one, and back. */
  readonly #made = new Map<number, readonly number[]>();
  readonly #rootOf = new Map<number, number>();
  /** The value at the callee of the written call for which linking made a call. */
  readonly #madeFor = new Map<number, number>();
  readonly #partialCalls = new Set<string>();

  constructor(
    tracker: Tracker,
    classes: ClassTable,
    members: Members,
    candidates: CandidateTable,
    origins: Origins,
    host: DispatchHost,
  ) {
    this.#tracker = tracker;
    this.#classes = classes;
    this.#members = members;
    this.#candidates = candidates;
    this.#host = host;
    this.constructors = new Constructors(tracker, classes, members, candidates, origins);
  }

  /** Calls whose callee no value decides: the parent constructor, and what a generator hands out. */
  start(): void {
    for (const call of this.#tracker.index.calls) {
      if (call.form === 'super') this.constructors.callParent(call);
      if (call.name === '__new__')
        this.#tracker.addLink(call.arguments[0]?.node ?? -1, call.result, TRANSFORM.instance);
      if (FUNCTION_METHODS.has(call.name) && call.receiver >= 0) this.#callThroughFunction(call);
      if (call.form === 'enter' && call.receiver >= 0 && call.result >= 0)
        this.#tracker.addEdge(call.receiver, call.result, FLOW_KIND.read, this.#tracker.index.contents.element, 0);
    }
  }

  /** Calls that linking made of a written one: `f.call(…)`, calls of bound callables and of callable objects. */
  madeFrom(call: number): readonly number[] {
    return this.#made.get(call) ?? NONE;
  }

  /** The written call that a call was made from and the value at its callee for which it was; null for other calls. */
  originOf(call: number): { readonly call: number; readonly value: number } | null {
    const root = this.#rootOf.get(call);
    const value = this.#madeFor.get(call);
    return root === undefined || value === undefined ? null : { call: root, value };
  }

  /** Whether the call makes an instance of a class of the program, with or without a constructor of its own. */
  isConstruction(call: number): boolean {
    return this.constructors.constructs(call);
  }

  call(call: LinkedCall, value: number): void {
    const { values } = this.#tracker;
    switch (values.kind(value)) {
      case VALUE_KIND.callable:
        this.#callCallable(call, values.callable(value), values.b(value) - 1);
        return;
      case VALUE_KIND.class:
        this.constructors.construct(call, values.a(value));
        return;
      case VALUE_KIND.instance:
        this.#callMethod(call, value, '__call__', call.callee);
        return;
      case VALUE_KIND.api:
        this.#host.callApi(call, value);
        return;
      case VALUE_KIND.partial:
        this.#callPartial(call, value);
        return;
      case VALUE_KIND.collector:
        this.#collect(call, value);
    }
  }

  /** A method that runs without a written call; id of its call. A negative argument is one that nothing is known of. */
  runMethod(callable: number, receiver: number, args: readonly number[], target: number): number {
    const key = `${callable} ${receiver} ${args.join(' ')} ${target}`;
    const known = this.#methodCalls.get(key);
    if (known !== undefined) return known;
    const at = target >= 0 ? target : receiver;
    const file = this.#tracker.fileOf(at);
    const { from, to } = this.#tracker.spanOf(at);
    const call = this.addCall({
      file,
      callable: Math.max(0, this.#tracker.callableOf(at)),
      callee: -1,
      receiver,
      arguments: args.map((node, index) => ({ node, index, name: null, spread: null, loose: false, from, to })),
      result: target,
      form: 'operator',
      // A setter changes the object that was stored into, an operator with an operand its left one.
      posts: target < 0 || args.length === 1 ? [{ argument: -1, before: receiver, after: receiver }] : [],
      span: { from, to },
    });
    this.#methodCalls.set(key, call.id);
    this.#candidates.add(call, { callable, receiver, isBound: true, isConstruction: false, how: 'value' });
    return call.id;
  }

  addCall(
    options: Pick<LinkedCall, 'file' | 'callable' | 'callee' | 'receiver' | 'result' | 'form' | 'posts' | 'span'> & {
      readonly arguments: readonly LinkedArgument[];
      readonly handler?: number;
    },
  ): LinkedCall {
    const call: LinkedCall = {
      ...options,
      id: this.#tracker.calls.length,
      name: '',
      awaited: false,
      handler: options.handler ?? -1,
      calleeSpan: options.span,
      synthetic: true,
    };
    this.#tracker.calls.push(call);
    if (call.callee >= 0) this.#tracker.addCallee(call.callee, call.id);
    return call;
  }

  /** `value`: the one at the callee of `from` that asks for the call, or -1. */
  #derive(
    from: LinkedCall,
    value: number,
    options: Partial<Pick<LinkedCall, 'callee' | 'receiver' | 'arguments' | 'posts'>>,
  ): void {
    const root = this.#rootOf.get(from.id) ?? from.id;
    const id = this.#tracker.calls.length;
    this.#rootOf.set(id, root);
    const madeFor = root === from.id ? value : (this.#madeFor.get(from.id) ?? -1);
    if (madeFor >= 0) this.#madeFor.set(id, madeFor);
    this.#made.set(root, [...(this.#made.get(root) ?? []), id]);
    this.addCall({ ...from, form: 'call', ...options });
  }

  /** `f.call(self, …)`, `f.apply(self, list)`, `f.bind(self, …)`, where `f` may be a function of the program. */
  #callThroughFunction(call: LinkedCall): void {
    if (this.#tracker.index.files[call.file]?.isJavaScript !== true) return;
    const self = call.arguments.find(({ index, spread }) => index === 0 && spread === null)?.node ?? -1;
    const rest = call.arguments
      .filter(({ index }) => index !== null && index > 0)
      .map((argument) => ({ ...argument, index: (argument.index ?? 1) - 1 }));
    if (call.name === 'bind')
      this.#host.bind(call.result, {
        callee: call.receiver,
        args: rest.filter(({ spread }) => spread === null),
        receiver: self,
        isMethod: false,
      });
    else
      this.#derive(call, -1, {
        callee: call.receiver,
        receiver: self,
        posts: call.posts.flatMap((post) => {
          if (post.argument === 0) return [{ ...post, argument: -1 }];
          return call.name === 'call' && post.argument > 0 ? [{ ...post, argument: post.argument - 1 }] : [];
        }),
        arguments: call.name === 'call' ? rest : rest.slice(0, 1).map((list) => ({ ...list, spread: 'positional' })),
      });
  }

  #callCallable(call: LinkedCall, callable: number, bound: number): void {
    const entry = this.#tracker.index.callables[callable];
    if (entry === undefined) return;
    if (call.form === 'new' && call.result >= 0) {
      const { values } = this.#tracker;
      this.#tracker.add(call.result, values.of(VALUE_KIND.object, call.result));
      this.#tracker.add(call.result, values.of(VALUE_KIND.object, this.#members.functionNode(callable)));
      this.#members.readPrototype(callable, call.result);
      const target = { callable, receiver: call.result, isBound: true, isConstruction: true, how: 'value' } as const;
      this.#candidates.add(call, target);
      return;
    }
    const isBound = bound >= 0;
    // JavaScript gives the receiver with the call, wherever the method was read.
    const isGiven = entry.file.isJavaScript && call.receiver >= 0;
    const receiver = isGiven ? call.receiver : isBound ? bound : -1;
    this.#candidates.add(call, { callable, receiver, isBound, isConstruction: false, how: 'value' });
  }

  /** The call runs `name` of an instance at `receiver`. */
  #callMethod(call: LinkedCall, instance: number, name: string, receiver: number): void {
    for (const { owner, member } of this.#classes.lookUp(this.#tracker.values.a(instance), name, isMethod)) {
      const node = this.#classes.nodeOf(owner, member);
      const key = `${call.id} ${node}`;
      if (node < 0 || this.#methodCallees.has(key)) continue;
      const callee = this.#boundTo(receiver, node, call);
      this.#methodCallees.set(key, callee);
      this.#derive(call, instance, { callee, receiver });
    }
  }

  /** Library code keeps what its function is called with. Values take the short way; facts the one that `CollectedValues` finds. */
  #collect(call: LinkedCall, collector: number): void {
    const given = this.#tracker.values.a(collector);
    const index = this.#tracker.values.b(collector);
    for (const { argument, through } of passedAt(call, [{ kind: 'index', index }])) {
      let { node } = argument;
      if (through !== null) {
        node = this.#tracker.addNode(call.callable, call.file, call.span.from, call.span.to);
        const { contents } = this.#tracker.index;
        this.#tracker.addEdge(argument.node, node, FLOW_KIND.read, contents.canonical(contents.intern(through)), 0);
      }
      this.#tracker.addLink(node, given, TRANSFORM.plain);
      this.collected.push({ call, node, given, collector });
    }
  }

  #callPartial(call: LinkedCall, value: number): void {
    const id = this.#tracker.values.a(value);
    const through = this.#tracker.values.b(value) - UNBOUND_METHOD - 1;
    // Once for each written call: a callable that is bound again and again would never end.
    const root = this.#rootOf.get(call.id) ?? call.id;
    const key = `${root} ${id} ${through}`;
    if (this.#partialCalls.has(key)) return;
    this.#partialCalls.add(key);
    const bound = this.#host.partial(id);
    const shift = bound.args.filter((argument) => argument.index !== null).length;
    const written = new Set(call.arguments.flatMap((argument) => argument.name ?? []));
    const kept = bound.args
      .filter((argument) => argument.name === null || !written.has(argument.name))
      .map(
        ({ node, index, name }): LinkedArgument => ({
          node,
          index,
          name,
          spread: null,
          loose: false,
          from: call.span.from,
          to: call.span.to,
        }),
      );
    const moved = call.arguments.map((argument) =>
      argument.index === null ? argument : { ...argument, index: argument.index + shift },
    );
    this.#derive(call, value, {
      callee: through < 0 ? bound.callee : this.#boundTo(through, bound.callee, call),
      receiver: through < 0 ? bound.receiver : through,
      arguments: [...kept, ...moved],
      posts: call.posts
        .filter(({ argument }) => argument >= 0 || through >= 0)
        .map((post) => (post.argument < 0 ? post : { ...post, argument: post.argument + kept.length })),
    });
  }

  /** A node with the functions at `callee` as methods of the object at `receiver`. */
  #boundTo(receiver: number, callee: number, call: LinkedCall): number {
    const bound = this.#tracker.addNode(call.callable, call.file, call.span.from, call.span.to);
    this.#tracker.addLink(callee, bound, TRANSFORM.bind, receiver);
    return bound;
  }
}
