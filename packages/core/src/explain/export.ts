import { write } from 'graphology-gexf';
import type { SerializedGraph } from 'graphology-types';
import type { ViewEdge, ViewGraph, ViewNode } from './view.js';

/** GEXF, for Gephi and other graph tools. */
export function toGexf(graph: ViewGraph): string {
  return write(graph);
}

/** graphology's own serialisation; `Graph.from` reads it back. */
export function toGraphJson(graph: ViewGraph): SerializedGraph<ViewNode, ViewEdge> {
  return graph.export();
}

/** A Mermaid flowchart, which code hosts show in Markdown. Node ids are numbers in the order of the graph. */
export function toMermaid(graph: ViewGraph): string {
  const ids = new Map(graph.nodes().map((key, index) => [key, `n${index}`] as const));
  const nodes = graph.mapNodes((key, { label }) => `  ${ids.get(key) ?? ''}["${escapeLabel(label)}"]`);
  const edges = graph.mapEdges((_, { kind, label }, source, target) => {
    const text = escapeLabel(label === undefined ? kind : `${kind} ${label}`);
    return `  ${ids.get(source) ?? ''} -->|"${text}"| ${ids.get(target) ?? ''}`;
  });
  return `${['flowchart LR', ...nodes, ...edges].join('\n')}\n`;
}

/** Mermaid takes HTML entity codes with a hash sign; everything that could end a label or start markup becomes one. */
function escapeLabel(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[#"<>&`|\\[\]{}()]/g, (sign) => `#${sign.codePointAt(0) ?? 32};`);
}
