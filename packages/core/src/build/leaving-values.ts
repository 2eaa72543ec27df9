import type { CallSite } from '../facts/call-site.js';
import { NO_NODE, type NodeId } from '../facts/ids.js';
import type { Tables } from './tables.js';

/** Which values of a callable may leave it by its result, or be given to a call: over its own steps, found once when first asked. */
export class LeavingValues {
  readonly #tables: Tables;
  readonly #resultOf: (callable: number) => NodeId | undefined;
  /** Rows of the edge table that each callable made. */
  readonly #edgesOf = new Map<number, readonly [from: number, to: number]>();
  readonly #leaving = new Map<number, ReadonlySet<NodeId>>();
  readonly #given = new Map<number, ReadonlySet<NodeId>>();
  readonly #arguments = new Map<number, NodeId[]>();
  /** Decorator calls, whose result mostly is what they were given. */
  readonly #decorations: CallSite[] = [];

  constructor(tables: Tables, resultOf: (callable: number) => NodeId | undefined) {
    this.#tables = tables;
    this.#resultOf = resultOf;
  }

  /** The callable is lowered; its edges are the rows from `from` up to `to`. */
  lowered(callable: number, from: number, to: number): void {
    this.#edgesOf.set(callable, [from, to]);
  }

  decorated(call: CallSite): void {
    this.#decorations.push(call);
  }

  called(call: CallSite): void {
    if (call.arguments.length === 0) return;
    const nodes = call.arguments.map(({ node }) => node);
    const known = this.#arguments.get(call.callable);
    if (known === undefined) this.#arguments.set(call.callable, nodes);
    else known.push(...nodes);
  }

  /** Whether the value, or what holds it, may be an argument of a call. */
  mayBeGiven(node: NodeId, callable: number): boolean {
    let given = this.#given.get(callable);
    if (given === undefined) {
      given = this.#leadingTo(this.#arguments.get(callable) ?? [], callable);
      this.#given.set(callable, given);
    }
    return given.has(node);
  }

  mayLeave(node: NodeId, callable: number): boolean {
    let leaving = this.#leaving.get(callable);
    if (leaving === undefined) {
      leaving = this.#leadingTo([this.#resultOf(callable) ?? NO_NODE], callable);
      this.#leaving.set(callable, leaving);
    }
    return leaving.has(node);
  }

  #leadingTo(ends: readonly NodeId[], callable: number): ReadonlySet<NodeId> {
    const tables = this.#tables;
    const into = new Map<number, number[]>();
    const step = (source: number, target: number): void => {
      const list = into.get(target);
      if (list === undefined) into.set(target, [source]);
      else list.push(source);
    };
    const [first, end] = this.#edgesOf.get(callable) ?? [0, 0];
    for (let edge = first; edge < end; edge++) step(tables.sourceOf(edge), tables.targetOf(edge));
    for (const call of this.#decorations)
      if (call.callable === callable) for (const { node } of call.arguments) step(node, call.result);
    const reached = new Set<NodeId>(ends);
    const queue: number[] = [...ends];
    for (let node = queue.pop(); node !== undefined; node = queue.pop())
      for (const source of into.get(node) ?? []) {
        if (reached.has(source as NodeId)) continue;
        reached.add(source as NodeId);
        queue.push(source);
      }
    return reached;
  }
}
