import { NODE_KIND } from '../../facts/flow-node.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import type { RowSearch } from './row-search.js';
import { fileOf } from '../contract/node-kinds.js';
import type { LinkedFile } from '../contract/program.js';

// What a call is made for, told by what becomes of its answer. A function that says by its name that it checks something, and
// gives back no answer as it came, asks a question about the value that it sends (flows of labelled servers: addresses tell of
// seven introspections in seventeen, names alone fail both ways).

/** Nodes that a result is followed back over; a longer way is taken for one that hands the answer out. */
const LONGEST_WALK = 200;

/** What the body of an answer is read by. */
const WHOLE: ReadonlySet<string> = new Set([
  'json',
  'text',
  'content',
  'body',
  'data',
  'read',
  'parse',
  'loads',
  'blob',
]);

/**
 * The name of the function around a call, in lower case without '-' and '_', when the call's answer does not leave that function
 * as it came, whole or as the body that it holds, but is looked at there; '' otherwise, and where no rule exempts the name.
 */
export function purposeOf(call: LinkedCall, { view, exemptPurposes }: RowSearch): string {
  const callable = view.callable(call.callable);
  const file = view.files[view.fileOfCallable(call.callable)];
  const name = callable.name.toLowerCase().replace(/[-_\s]/g, '');
  if (!exemptPurposes.some((word) => name.includes(word)) || file === undefined || callable.result < 0) return '';
  if (!isUsed(call, file)) return '';
  return leaves(call.result, callable.result + file.nodeBase, view) ? '' : name;
}

/** Whether the function does anything with the answer. */
function isUsed({ result }: LinkedCall, { facts, nodeBase }: LinkedFile): boolean {
  const answer = result - nodeBase;
  const { edges } = facts;
  for (let edge = 0; edge < edges.count; edge++) if (edges.source[edge] === answer) return true;
  return facts.calls.some(({ receiver, arguments: given }) => {
    return receiver === answer || given.some(({ node }) => node === answer);
  });
}

function leaves(answer: number, result: number, view: LinkView): boolean {
  const pending = [result];
  const seen = new Set(pending);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === answer || seen.size > LONGEST_WALK) return true;
    for (const source of wholes(node, view)) {
      if (seen.has(source)) continue;
      seen.add(source);
      pending.push(source);
    }
  }
  return false;
}

/** Nodes whose whole value the node may be, or whose body. */
function wholes(node: number, view: LinkView): readonly number[] {
  const found: number[] = [];
  const at = fileOf(view.files, node);
  const kind = at?.facts.nodes.kind[node - at.nodeBase];
  if (kind === NODE_KIND.call) {
    const call = view.calls[view.callOfResult(node)];
    if (call !== undefined && WHOLE.has(call.name)) {
      if (call.receiver >= 0) found.push(call.receiver);
      found.push(...call.arguments.map((argument) => argument.node));
    }
    return call?.form === 'enter' && call.receiver >= 0 ? [...found, call.receiver] : found;
  }
  view.incoming(node, (source, flow) => {
    if (flow === FLOW_KIND.read) {
      if (WHOLE.has(view.nameOf(node) ?? '')) found.push(source);
    } else if (
      flow === FLOW_KIND.value ||
      flow === FLOW_KIND.jump ||
      flow === FLOW_KIND.without ||
      flow === FLOW_KIND.only
    )
      found.push(source);
  });
  return found;
}
