import { NODE_KIND } from '../facts/flow-node.js';
import type { CallSite } from '../facts/call-site.js';
import { type CallId, NO_NODE, type NodeId } from '../facts/ids.js';
import type { OpenCallable } from './callable-state.js';
import type { CallDraft, Drafts } from './drafts.js';
import type { CallArgument, CallOptions } from './flow-builder.js';
import { stateAfterCall } from './object-writes.js';
import { isOutside, type Tables } from './tables.js';

/** The call sites of a file: what goes in, in which state, and the states after of the objects that went in. */
export class CallSites {
  readonly #tables: Tables;
  readonly #calls: Drafts['calls'];

  constructor(tables: Tables, calls: Drafts['calls']) {
    this.#tables = tables;
    this.#calls = calls;
  }

  add({ draft, flow, control }: OpenCallable, options: CallOptions): CallSite {
    const id = this.#calls.length as CallId;
    const result = this.#tables.node(NODE_KIND.call, draft.id, options.span, id);
    const receiver = flow.current(options.receiver);
    const passed: CallDraft['arguments'] = [];
    const given = options.arguments;
    for (let at = 0; at < given.length; at++) {
      const { node, index, name, spread, loose, span } = given[at] as CallArgument;
      if (node >= 0) passed.push({ node: flow.current(node), index, name, spread, loose, span });
    }
    const posts: CallDraft['posts'] = [];
    const { keeps } = options;
    const first = keeps === 'receiver' ? 0 : keeps === 'all' ? given.length : -1;
    const end = keeps === 'arguments' ? 0 : given.length;
    for (let argument = first; argument < end; argument++) {
      const node = argument < 0 ? options.receiver : (given[argument]?.node ?? NO_NODE);
      if (node < 0 || isOutside(this.#tables, node)) continue;
      const before = flow.current(node);
      stateAfterCall(flow, node, options.span, id, (after, isGain) => {
        posts.push({ argument, before: isGain ? NO_NODE : before, after });
      });
    }
    const call: CallDraft = {
      id,
      form: options.form,
      callable: draft.id,
      callee: flow.current(options.callee),
      receiver,
      name: options.name,
      arguments: passed,
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
    return this.#tables.kindOf(result) === NODE_KIND.call ? (this.#tables.auxOf(result) as CallId) : -1;
  }

  /** What the call with this result got: its arguments and receiver. */
  givenTo(result: NodeId): readonly NodeId[] {
    const call = this.#calls[this.callOf(result)];
    if (call === undefined) return NOTHING;
    const given: NodeId[] = [];
    for (let at = 0; at < call.arguments.length; at++) given.push(call.arguments[at]?.node ?? NO_NODE);
    if (call.receiver >= 0) given.push(call.receiver);
    return given;
  }
}

const NOTHING: readonly NodeId[] = [];
