import { MultiDirectedGraph } from 'graphology';

// Graphs for people and tools: built on request from facts and programs, never on the way of an analysis.

/** What every node of a view carries; offsets are UTF-16 units of `file`. */
export type ViewNode = {
  label: string;
  kind: string;
  file?: string;
  from?: number;
  to?: number;
};

export type ViewEdge = {
  kind: string;
  label?: string;
};

/** A graphology graph whose keys are stable for the same input. */
export type ViewGraph = MultiDirectedGraph<ViewNode, ViewEdge>;

/** An empty view; `name` goes into exports. */
export function createView(name: string): ViewGraph {
  const graph: ViewGraph = new MultiDirectedGraph<ViewNode, ViewEdge>();
  graph.setAttribute('name', name);
  return graph;
}

/** Adds an edge unless one of its ends is missing (`NO_NODE` in facts). */
export function connect(graph: ViewGraph, source: string, target: string, edge: ViewEdge): void {
  if (graph.hasNode(source) && graph.hasNode(target)) graph.addDirectedEdge(source, target, edge);
}
