import { catalogue } from '@tokentrail/catalogue';
import { inspect } from '@tokentrail/core';
import {
  toCallGraph,
  toFlowGraph,
  toGexf,
  toGraphJson,
  toMermaid,
  toModuleGraph,
  toSymbolGraph,
  toTrailGraph,
} from '@tokentrail/core/explain';
import { python } from '@tokentrail/python';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';

const main = `import httpx
from helper import send

LIMIT = 3

def handle(request):
    token = request.headers["authorization"]
    def inner():
        return token
    return send(inner())
`;
const helper = `import httpx

def send(value):
    return httpx.get("https://x.example", headers={"Authorization": value})
`;
const facts = python.lower({ path: 'main.py', text: main });
const labelled = (graph: ReturnType<typeof toFlowGraph>, label: string) =>
  graph.filterNodes((_, node) => node.label === label);
const program = async () =>
  (
    await inspect({
      files: [
        { path: 'main.py', text: main },
        { path: 'helper.py', text: helper },
      ],
      languages: [python],
      catalogue,
      context: 'any',
    })
  ).program;

describe('graphs of a file', () => {
  it('show scopes, names, and who reads them', () => {
    const graph = toSymbolGraph(facts);
    const [token] = labelled(graph, 'token');
    expect(token).toBeDefined();
    const kinds = graph.mapInEdges(token, (_, { kind }) => kind).sort();
    expect(kinds).toEqual(['binds', 'reads', 'writes']);
    expect(graph.filterNodes((_, { kind }) => kind === 'specifier')).toHaveLength(2);
  });

  it('show every use as a node after its definitions', () => {
    const graph = toFlowGraph(facts, main);
    const uses = graph.filterNodes((_, { kind, label }) => kind === 'use' && label === 'request');
    expect(uses).toHaveLength(1);
    const from = graph.mapInEdges(uses[0], (_edge, _attributes, source) => graph.getNodeAttribute(source, 'kind'));
    expect(from).toEqual(['parameter']);
    const captured = graph.filterNodes((_, { kind, label }) => kind === 'use' && label === 'token');
    expect(captured.flatMap((use) => graph.mapInEdges(use, (_edge, _attributes, source) => source))).not.toEqual([]);
  });

  it('show reads with the key and calls with their arguments', () => {
    const graph = toFlowGraph(facts, main);
    const reads = graph.filterEdges((_, { kind, label }) => kind === 'read' && label === 'authorization');
    expect(reads.length).toBeGreaterThan(0);
    const argumentsOf = graph.filterEdges((_, { kind }) => kind === 'argument');
    expect(argumentsOf.length).toBeGreaterThan(0);
  });
});

describe('graphs of a program', () => {
  it('show which file imports what', async () => {
    const graph = toModuleGraph(await program());
    expect(graph.hasDirectedEdge('main.py', 'helper.py')).toBe(true);
    expect(graph.hasDirectedEdge('helper.py', 'main.py')).toBe(false);
    expect(graph.hasNode('package:httpx')).toBe(true);
  });

  it('show who calls whom across files', async () => {
    const graph = toCallGraph(await program());
    const edges = graph.mapEdges((_edge, _attributes, _source, _target, from, to) => `${from.label} -> ${to.label}`);
    expect(edges).toContain('handle -> send');
    expect(edges).not.toContain('send -> handle');
  });

  it('show a trail as a chain', () => {
    const location = { file: 'a.py', startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
    const step = { location, nesting: 0, snippet: '' };
    const graph = toTrailGraph({
      ruleId: 'r',
      trail: [
        { role: 'source', message: 'a header', ...step },
        { role: 'sink', message: 'reaches "x"', ...step },
      ],
    });
    expect(graph.order).toBe(2);
    expect(graph.mapEdges((_, { kind }) => kind)).toEqual(['sink']);
  });
});

describe('exports', () => {
  const graph = toFlowGraph(facts, main);

  it('give the same graph back from JSON and GEXF', () => {
    const copy = MultiDirectedGraph.from(toGraphJson(graph));
    expect([copy.order, copy.size]).toEqual([graph.order, graph.size]);
    const parsed = parse(MultiDirectedGraph, toGexf(graph));
    expect([parsed.order, parsed.size]).toEqual([graph.order, graph.size]);
  });

  it('write Mermaid that quotes cannot break', () => {
    const lines = toMermaid(graph).trimEnd().split('\n');
    expect(lines[0]).toBe('flowchart LR');
    expect(lines).toHaveLength(1 + graph.order + graph.size);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}n\d+(\["[^"<>`]*"\]| -->\|"[^"<>`]*"\| n\d+)$/);
  });
});
