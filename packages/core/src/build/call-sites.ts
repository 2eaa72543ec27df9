import type { CallSite } from '../facts/call-site.js';
import { type CallId, NO_NODE, type NodeId } from '../facts/ids.js';
import type { OpenCallable } from './callable-state.js';
import type { Drafts } from './drafts.js';
import type { CallOptions } from './flow-builder.js';
import { stateAfterCall } from './object-writes.js';
import { isOutside, type Tables } from './tables.js';

/** The call sites of a file: what goes in, in which state, and the states after of the objects that went in. */
export class CallSites {
  readonly #tables: Tables;
  readonly #calls: Drafts['calls'];
  readonly #callOf = new Map<NodeId, CallId>();

  constructor(tables: Tables, calls: Drafts['calls']) {
    this.#tables = tables;
    this.#calls = calls;
  }

  add({ draft, flow, control }: OpenCallable, options: CallOptions): CallSite {
    const id = this.#calls.length as CallId;
    const result = this.#tables.node('call', draft.id, options.span, id);
    this.#callOf.set(result, id);
    const current = (node: NodeId): NodeId => flow.current(node);
    const receiver = current(options.receiver);
    const passed = options.arguments.map(({ node, index, name, spread, loose, span }) => ({
      node: current(node),
      index,
      name,
      spread,
      loose,
      span,
    }));
    const posts: CallSite['posts'][number][] = [];
    const { keeps } = options;
    const first = keeps === 'receiver' ? 0 : keeps === 'all' ? options.arguments.length : -1;
    const end = keeps === 'arguments' ? 0 : options.arguments.length;
    for (let argument = first; argument < end; argument++) {
      const node = argument < 0 ? options.receiver : (options.arguments[argument]?.node ?? NO_NODE);
      if (node < 0 || isOutside(this.#tables, node)) continue;
      const before = current(node);
      stateAfterCall(flow, node, options.span, id, (after, isGain) => {
        posts.push({ argument, before: isGain ? NO_NODE : before, after });
      });
    }
    const call: CallSite = {
      id,
      form: options.form,
      callable: draft.id,
      callee: current(options.callee),
      receiver,
      name: options.name,
      arguments: passed.filter((argument) => argument.node >= 0),
      result,
      posts,
      awaited: options.awaited ?? false,
      handler: control.handler,
      arm: control.arm,
      span: options.span,
      calleeSpan: options.calleeSpan,
    };
    this.#calls.push(call);
    return call;
  }

  callOf(result: NodeId): CallId | -1 {
    return this.#callOf.get(result) ?? -1;
  }

  /** What the call with this result got: its arguments and receiver. */
  givenTo(result: NodeId): readonly NodeId[] {
    const call = this.#calls[this.callOf(result)];
    if (call === undefined) return [];
    const given = call.arguments.map((argument) => argument.node);
    return call.receiver >= 0 ? [...given, call.receiver] : given;
  }
}
