// Subpath `@tokentrail/core/explain`: graphs for people and tools. Apart from the engine, so that scans do not load graphology.
export { toFlowGraph, toSymbolGraph } from './file-graphs.js';
export { toCallGraph, toModuleGraph, toTrailGraph } from './program-graphs.js';
export { toGexf, toGraphJson, toMermaid } from './export.js';
export type { ViewEdge, ViewGraph, ViewNode } from './view.js';
