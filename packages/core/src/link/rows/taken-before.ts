import { EDGE_KIND } from '../../facts/flow-edge.js';
import type { FileFacts } from '../../facts/file-facts.js';
import { NODE_KIND } from '../../facts/flow-node.js';
import { parseRelativePath } from '../../model/parse-api-path.js';
import { FLOW_KIND } from '../../solve/flow-graph.js';
import type { LinkedCall, LinkView } from '../contract/contract.js';
import { fileOf, kindOf } from '../contract/node-kinds.js';
import { endsOf, isHandedOn, isState } from './forward-hooks.js';
import type { RowSearch } from './row-search.js';

// What a proxy hands on goes through the functions that are registered before it: `app.use(stripAuthorization, proxy)`.

/** Calls that register functions for requests, by name. */
const REGISTERS: ReadonlySet<string> = new Set(['use', 'all', 'get', 'post', 'put', 'patch', 'delete', 'options']);

/**
 * Whether a function that runs before what `call` makes takes the value at `path` (`ReturnValue.Parameter[0].Key[headers].Key[authorization]`) out of
 * what it gets.
 */
export function isTakenBefore(call: LinkedCall, path: string, search: RowSearch): boolean {
  const [parameter, ...inside] = parseRelativePath(path).path?.tokens.slice(1) ?? [];
  const names = inside.flatMap((token) => ('names' in token ? [token.names[0] ?? ''] : []));
  const place = parameter?.kind === 'parameter' ? parameter.places[0] : undefined;
  if (place?.kind !== 'index' || names.length === 0) return false;
  return functionsBefore(call, search).some((node) => takes(node, place.index, names, search.view));
}

/** Nodes of the functions that the same call registers before it, and those that calls before that one register on the same object. */
function functionsBefore(made: LinkedCall, { view, calls }: RowSearch): readonly number[] {
  const near = calls.filter((call) => call.callable === made.callable && REGISTERS.has(call.name));
  const own = near.find(({ arguments: given }) =>
    given.some(({ node }) => endsOf(node, view, isHandedOn).includes(made.result)),
  );
  if (own === undefined) return [];
  const at = own.arguments.findIndex(({ node }) => endsOf(node, view, isHandedOn).includes(made.result));
  const receivers = endsOf(own.receiver, view, isState);
  const path = pathOf(own, view);
  const earlier = near.filter(
    (call) =>
      call.span.from < own.span.from &&
      call.name === 'use' &&
      ['', path].includes(pathOf(call, view)) &&
      endsOf(call.receiver, view, isState).some((end) => receivers.includes(end)),
  );
  return [...own.arguments.slice(0, at), ...earlier.flatMap((call) => call.arguments)].map(({ node }) => node);
}

/** The path that functions are registered under; '' for all. */
function pathOf(call: LinkedCall, view: LinkView): string {
  const [only, ...more] = view.constants(call.arguments[0]?.node ?? -1) ?? [];
  return only === undefined || more.length > 0 ? '' : only;
}

/** Whether the function removes the content from its parameter. */
function takes(node: number, position: number, names: readonly string[], view: LinkView): boolean {
  return endsOf(node, view, isHandedOn).some((end) => {
    const file = kindOf(view.files, end) === 'function' ? fileOf(view.files, end) : undefined;
    if (file === undefined) return false;
    const { facts, nodeBase } = file;
    const callable = facts.callables[facts.nodes.aux[end - nodeBase] ?? -1];
    const given = callable?.parameters.find(({ index }) => index === position);
    if (callable === undefined || given === undefined) return false;
    const { kind, target, source, operand, count } = facts.edges;
    for (let edge = 0; edge < count; edge++) {
      if (kind[edge] !== EDGE_KIND.without || facts.nodes.callable[target[edge] ?? 0] !== callable.id) continue;
      const set = facts.keySets[operand[edge] ?? -1];
      if (set === undefined || !set.keys.some((key) => key.toLowerCase() === names.at(-1))) continue;
      if (isWrittenBack(facts, target[edge] ?? 0)) continue;
      if (isPartOf((source[edge] ?? 0) + nodeBase, given.node + nodeBase, names.slice(0, -1), view)) return true;
    }
    return false;
  });
}

/** Whether the state of an object only has what was read from it before: a call got that. */
function isWrittenBack({ edges, nodes }: FileFacts, state: number): boolean {
  for (let edge = 0; edge < edges.count; edge++)
    if (edges.target[edge] === state && edges.kind[edge] === EDGE_KIND.store)
      if (nodes.kind[edges.source[edge] ?? 0] === NODE_KIND.post) return true;
  return false;
}

/** Whether the node is what lies at the path inside an object. */
function isPartOf(node: number, object: number, path: readonly string[], view: LinkView): boolean {
  return endsOf(node, view, isState).some((end) => {
    const name = path.at(-1);
    if (name === undefined) return end === object;
    let isPart = false;
    view.incoming(end, (source, kind, operand) => {
      const content = kind === FLOW_KIND.read ? view.contents[operand] : undefined;
      if (content !== undefined && 'name' in content && content.name === name)
        isPart ||= isPartOf(source, object, path.slice(0, -1), view);
    });
    return isPart;
  });
}
