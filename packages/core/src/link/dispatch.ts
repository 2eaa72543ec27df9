import type { ClassMember } from '../facts/symbol.js';
import { FLOW_KIND } from '../solve/flow-graph.js';
import type { CandidateTable } from './candidates.js';
import type { ClassTable } from './classes.js';
import { Constructors } from './constructors.js';
import type { LinkedArgument, LinkedCall } from './contract.js';
import type { Members } from './members.js';
import type { Origins } from './origins.js';
import type { Partial } from './partials.js';
import { TRANSFORM, type Tracker } from './tracker.js';
import { VALUE_KIND } from './values.js';

/** What dispatch needs from the side that knows library code. */
export interface DispatchHost {
  callApi(call: LinkedCall, value: number): void;
  partial(id: number): Partial;
}

const isMethod = (member: ClassMember): boolean => member.kind === 'method' || member.kind === 'field';

/** What happens when a value arrives at the callee of a call: candidates, instances, library calls (engine notes 3.2). */
export class Dispatch {
  readonly #tracker: Tracker;
  readonly #classes: ClassTable;
  readonly #members: Members;
  readonly #candidates: CandidateTable;
  readonly constructors: Constructors;
  readonly #host: DispatchHost;
  readonly #entered = new Set<number>();
  readonly #methodCallees = new Map<string, number>();
  readonly #methodCalls = new Set<string>();
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
      if ((call.form === 'enter' || call.form === 'iterate') && call.result >= 0)
        this.#tracker.addEdge(call.callee, call.result, FLOW_KIND.read, this.#tracker.index.contents.element, 0);
    }
  }

  /** After the fixpoint: entering something whose class is not in the program gives the thing itself. */
  passOnUnresolved(): void {
    for (const call of this.#tracker.index.calls)
      if (call.form === 'enter' && call.result >= 0 && !this.#entered.has(call.id))
        this.#tracker.addEdge(call.callee, call.result, FLOW_KIND.value, 0, 0);
  }

  call(call: LinkedCall, value: number): void {
    const { values } = this.#tracker;
    switch (values.kind(value)) {
      case VALUE_KIND.callable:
        if (call.form === 'enter' || call.form === 'iterate') this.#passOn(call, value);
        else this.#callCallable(call, values.a(value), values.b(value) - 1);
        return;
      case VALUE_KIND.class:
        this.constructors.construct(call, values.a(value));
        return;
      case VALUE_KIND.instance:
        this.#callInstance(call, value);
        return;
      case VALUE_KIND.object:
        if (call.form === 'enter' || call.form === 'iterate') this.#passOn(call, value);
        return;
      case VALUE_KIND.api:
        this.#host.callApi(call, value);
        return;
      case VALUE_KIND.partial:
        this.#callPartial(call, values.a(value));
        return;
      case VALUE_KIND.parent:
        this.constructors.callParent(call);
    }
  }

  /** A method that runs without a written call. A negative argument is one that nothing is known of. */
  runMethod(callable: number, receiver: number, args: readonly number[], target: number): void {
    const key = `${callable} ${receiver} ${args.join(' ')} ${target}`;
    if (this.#methodCalls.has(key)) return;
    this.#methodCalls.add(key);
    const at = target >= 0 ? target : receiver;
    const file = this.#tracker.fileOf(at);
    const { from, to } = spanOf(this.#tracker, at);
    const call = this.addCall({
      file,
      callable: Math.max(0, this.#tracker.callableOf(at)),
      callee: -1,
      receiver,
      arguments: args.map((node, index) => ({ node, index, name: null, spread: null, loose: false, from, to })),
      result: target,
      form: 'operator',
      posts: [],
      span: { from, to },
    });
    this.#candidates.add(call, { callable, receiver, isBound: true, isConstruction: false, how: 'value' });
  }

  addCall(
    options: Pick<LinkedCall, 'file' | 'callable' | 'callee' | 'receiver' | 'result' | 'form' | 'posts' | 'span'> & {
      readonly arguments: readonly LinkedArgument[];
    },
  ): LinkedCall {
    const call: LinkedCall = {
      ...options,
      id: this.#tracker.calls.length,
      name: '',
      awaited: false,
      calleeSpan: options.span,
      synthetic: true,
    };
    this.#tracker.calls.push(call);
    if (call.callee >= 0) this.#tracker.addCallee(call.callee, call.id);
    return call;
  }

  #callCallable(call: LinkedCall, callable: number, bound: number): void {
    const entry = this.#tracker.index.callables[callable];
    if (entry === undefined) return;
    if (call.form === 'new' && call.result >= 0) {
      const { values } = this.#tracker;
      this.#tracker.add(call.result, values.of(VALUE_KIND.object, call.result));
      this.#tracker.add(call.result, values.of(VALUE_KIND.object, this.#members.functionNode(callable)));
      const target = { callable, receiver: call.result, isBound: true, isConstruction: true, how: 'value' } as const;
      this.#candidates.add(call, target);
      return;
    }
    const isBound = bound >= 0;
    const receiver = isBound ? bound : entry.file.isJavaScript ? call.receiver : -1;
    this.#candidates.add(call, { callable, receiver, isBound, isConstruction: false, how: 'value' });
  }

  #callInstance(call: LinkedCall, value: number): void {
    const id = this.#tracker.values.a(value);
    if (call.form === 'enter') {
      const isEntered =
        this.#callMethod(call, id, '__aenter__', call.callee) || this.#callMethod(call, id, '__enter__', call.callee);
      if (isEntered) this.#entered.add(call.id);
      else this.#passOn(call, value);
    } else if (call.form === 'iterate') {
      const isIterated =
        this.#callMethod(call, id, '__next__', call.callee) || this.#callMethod(call, id, 'next', call.callee);
      if (!isIterated) this.#passOn(call, value);
    } else {
      this.#callMethod(call, id, '__call__', call.callee);
    }
  }

  /** The call runs `name` of an instance at `receiver`; false when the class has no such method. */
  #callMethod(call: LinkedCall, id: number, name: string, receiver: number): boolean {
    const found = this.#classes.lookUp(id, name, isMethod);
    for (const { owner, member } of found) {
      const node = this.#classes.nodeOf(owner, member);
      const key = `${call.id} ${node}`;
      if (node < 0 || this.#methodCallees.has(key)) continue;
      const callee = this.#tracker.addNode(call.callable, call.file, call.span.from, call.span.to);
      this.#methodCallees.set(key, callee);
      this.#tracker.addLink(node, callee, TRANSFORM.bind, receiver);
      this.#tracker.addCallee(callee, this.addCall({ ...call, form: 'call', callee, receiver }).id);
    }
    return found.length > 0;
  }

  /** Entering or iterating a plain value gives the value. */
  #passOn(call: LinkedCall, value: number): void {
    if (call.result >= 0) this.#tracker.add(call.result, value);
  }

  #callPartial(call: LinkedCall, id: number): void {
    const key = `${call.id} ${id}`;
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
    this.addCall({
      ...call,
      form: 'call',
      callee: bound.callee,
      receiver: bound.receiver,
      arguments: [...kept, ...moved],
      posts: call.posts
        .filter(({ argument }) => argument >= 0)
        .map((post) => ({ ...post, argument: post.argument + kept.length })),
    });
  }
}

function spanOf(tracker: Tracker, node: number): { readonly from: number; readonly to: number } {
  const { nodeCount, files, nodeFile } = tracker.index;
  if (node >= nodeCount)
    return { from: tracker.madeFrom.at(node - nodeCount), to: tracker.madeTo.at(node - nodeCount) };
  const file = files[nodeFile[node] as number];
  const local = node - (file?.nodeBase ?? 0);
  return { from: file?.facts.nodes.from[local] ?? 0, to: file?.facts.nodes.to[local] ?? 0 };
}
