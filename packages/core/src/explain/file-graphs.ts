import type { Content } from '../facts/content.js';
import type { FileFacts } from '../facts/file-facts.js';
import { EDGE_KINDS } from '../facts/flow-edge.js';
import { NODE_KIND, NODE_KINDS } from '../facts/flow-node.js';
import type { Span } from '../text/span.js';
import { referencesOf } from '../facts/references.js';
import { connect, createView, type ViewGraph } from './view.js';

/** Longest source text in a label, in UTF-16 units. */
const LABEL_LENGTH = 40;

/**
 * The symbol graph of a file: scopes, the names they bind, imports and exports. Edges: `contains` (scope to scope), `binds` (scope to
 * name), `reads` and `writes` (scope to name, one per use), `imports`, `exports`.
 */
export function toSymbolGraph(facts: FileFacts): ViewGraph {
  const graph = createView(`symbols of ${facts.path}`);
  const place = (span: Span) => ({ file: facts.path, from: span.from, to: span.to });
  for (const { id, kind, span } of facts.scopes)
    graph.addNode(`scope:${id}`, { label: kind, kind: 'scope', ...place(span) });
  for (const { id, name, kind, span } of facts.bindings)
    graph.addNode(`binding:${id}`, { label: name, kind, ...place(span) });
  for (const scope of facts.scopes)
    if (scope.parent !== scope.id) connect(graph, `scope:${scope.parent}`, `scope:${scope.id}`, { kind: 'contains' });
  for (const { id, scope } of facts.bindings) connect(graph, `scope:${scope}`, `binding:${id}`, { kind: 'binds' });
  for (const { binding, scope, writes } of referencesOf(facts))
    connect(graph, `scope:${scope}`, `binding:${binding}`, { kind: writes ? 'writes' : 'reads' });
  facts.imports.forEach(({ specifier, name, span }, index) => {
    graph.addNode(`import:${index}`, { label: `${specifier} ${name}`.trim(), kind: 'specifier', ...place(span) });
    connect(graph, 'scope:0', `import:${index}`, { kind: 'imports' });
  });
  facts.exports.forEach(({ name, span }, index) => {
    graph.addNode(`export:${index}`, { label: name, kind: 'export', ...place(span) });
    connect(graph, 'scope:0', `export:${index}`, { kind: 'exports' });
  });
  return graph;
}

/**
 * The flow graph of a file. `text` is its source, for labels. In the facts a use of a variable is the definition itself; here each
 * use is a node with an edge from every definition that its name has in the callable (`mayUse`), or from the cell or module
 * variable of an outer one. Calls get edges from what goes in.
 */
export function toFlowGraph(facts: FileFacts, text: string): ViewGraph {
  const graph = createView(`flow of ${facts.path}`);
  const { nodes, edges } = facts;
  for (let node = 0; node < nodes.count; node++) {
    const [from, to] = [nodes.from[node] ?? 0, nodes.to[node] ?? 0];
    const kind = NODE_KINDS[nodes.kind[node] ?? 0] ?? 'expression';
    const label = shorten(kind === 'definition' ? (facts.strings[nodes.aux[node] ?? 0] ?? '') : text.slice(from, to));
    graph.addNode(`${node}`, { label: label === '' ? kind : label, kind, file: facts.path, from, to });
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const kind = EDGE_KINDS[edges.kind[edge] ?? 0] ?? 'value';
    const label = operandLabel(facts, kind, edges.operand[edge] ?? 0);
    const attributes = label === '' ? { kind } : { kind, label };
    connect(graph, `${edges.source[edge] ?? 0}`, `${edges.target[edge] ?? 0}`, attributes);
  }
  for (const call of facts.calls) {
    const result = `${call.result}`;
    if (call.callee !== call.receiver) connect(graph, `${call.callee}`, result, { kind: 'callee' });
    connect(graph, `${call.receiver}`, result, { kind: 'receiver' });
    for (const { node, name, index } of call.arguments)
      connect(graph, `${node}`, result, { kind: 'argument', label: name ?? `${index ?? '*'}` });
  }
  addUses(graph, facts);
  return graph;
}

function addUses(graph: ViewGraph, facts: FileFacts): void {
  const definitions = definitionsByName(facts);
  referencesOf(facts).forEach(({ name, binding, scope, writes, span }, index) => {
    if (writes || binding < 0) return;
    const use = `use:${index}`;
    graph.addNode(use, { label: name, kind: 'use', file: facts.path, from: span.from, to: span.to });
    const callable = facts.scopes[scope]?.callable ?? 0;
    const owner = facts.bindings[binding]?.callable;
    const found = definitions.get(owner === callable ? `${callable} ${name}` : `outer ${binding}`) ?? [];
    for (const node of found) connect(graph, `${node}`, use, { kind: 'mayUse' });
  });
}

/** Definitions and parameters under "callable name", cells and module variables under "outer binding". */
function definitionsByName(facts: FileFacts): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (key: string, node: number): void => {
    const present = found.get(key);
    if (present === undefined) found.set(key, [node]);
    else present.push(node);
  };
  const { nodes } = facts;
  for (let node = 0; node < nodes.count; node++) {
    const callable = nodes.callable[node] ?? 0;
    const aux = nodes.aux[node] ?? 0;
    switch (nodes.kind[node]) {
      case NODE_KIND.definition:
        add(`${callable} ${facts.strings[aux] ?? ''}`, node);
        break;
      case NODE_KIND.parameter:
        add(`${callable} ${facts.callables[callable]?.parameters[aux]?.label ?? ''}`, node);
        break;
      case NODE_KIND.binding:
      case NODE_KIND.cellIn:
      case NODE_KIND.cellOut:
        add(`outer ${aux}`, node);
        break;
      default:
        break;
    }
  }
  return found;
}

function operandLabel(facts: FileFacts, kind: string, operand: number): string {
  if (kind === 'read' || kind === 'store') return contentLabel(facts.contents[operand]);
  if (kind === 'without' || kind === 'only') return facts.keySets[operand]?.keys.join(', ') ?? '';
  return '';
}

function contentLabel(content: Content | undefined): string {
  if (content === undefined) return '';
  if ('name' in content) return content.name;
  return content.kind === 'index' ? `${content.index}` : content.kind;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LABEL_LENGTH ? line : `${line.slice(0, LABEL_LENGTH - 1)}…`;
}
