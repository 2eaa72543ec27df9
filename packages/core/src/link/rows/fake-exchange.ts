import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { fileOf } from '../contract/node-kinds.js';

// A function named like an exchange that hands its argument back is none (engine notes 7.2). Looked for on demand, only in
// bodies behind barrier names: backwards from what the function returns to its parameters.

/** Nodes looked at in one body, and functions entered one inside another. */
const LONGEST_WALK = 500;
const DEEPEST_CALL = 4;

/** Positions (indexes into `parameters`) whose value some path returns unchanged, or only wrapped in constant text. */
export function givesBack(callable: number, view: LinkView): readonly number[] {
  return walkBack(callable, view, new Set());
}

function walkBack(callable: number, view: LinkView, active: Set<number>): readonly number[] {
  if (active.has(callable) || active.size >= DEEPEST_CALL) return [];
  active.add(callable);
  const file = view.files[view.fileOfCallable(callable)];
  const found = new Set<number>();
  if (file !== undefined) {
    const { kind, aux } = file.facts.nodes;
    const pending = [file.nodeBase + view.callable(callable).result];
    const seen = new Set(pending);
    const add = (node: number): void => {
      if (seen.has(node) || view.callableOfNode(node) !== callable) return;
      seen.add(node);
      pending.push(node);
    };
    for (let node = pending.pop(); node !== undefined && seen.size < LONGEST_WALK; node = pending.pop()) {
      const local = node - file.nodeBase;
      if (fileOf(view.files, node) === file && kind[local] === NODE_KIND.parameter) {
        found.add(aux[local] ?? 0);
        continue;
      }
      for (const source of unchanged(node, view)) add(source);
      const call = view.calls[view.callOfResult(node)];
      if (call !== undefined) for (const source of passedThrough(call, view, active)) add(source);
    }
  }
  active.delete(callable);
  return [...found].sort((left, right) => left - right);
}

/** Nodes whose value is the node's own, or part of a text whose other parts are constants. */
function unchanged(node: number, view: LinkView): readonly number[] {
  const kept: number[] = [];
  const wrapped: number[] = [];
  view.incoming(node, (source, kind) => {
    switch (kind) {
      case FLOW_KIND.value:
      case FLOW_KIND.without:
      case FLOW_KIND.only:
        kept.push(source);
        break;
      case FLOW_KIND.taint:
        if (view.constants(source) === null) wrapped.push(source);
    }
  });
  return wrapped.length === 1 ? [...kept, ...wrapped] : kept;
}

/** Arguments of a call of the program that comes back as its result. */
function passedThrough(call: LinkedCall, view: LinkView, active: Set<number>): readonly number[] {
  return view.candidates(call.id).flatMap(({ callable }) => {
    const { parameters } = view.callable(callable);
    return walkBack(callable, view, active).flatMap((position) => {
      const parameter = parameters[position];
      return call.arguments
        .filter(
          ({ index, name }) =>
            (name !== null && name === parameter?.name) || (index !== null && index === parameter?.index),
        )
        .map(({ node }) => node);
    });
  });
}
