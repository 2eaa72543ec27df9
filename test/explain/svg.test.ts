import { toFlowGraph, toTrailGraph } from '@tokentrail/core/explain';
import { python } from '@tokentrail/python';
import { toSvg } from 'tokentrail/svg';
import { describe, expect, it } from 'vitest';

const file = {
  path: 'a.py',
  text: 'def f(request):\n    token = request.headers["<a> & \\"b\\""]\n    return token\n',
};
const graph = toFlowGraph(python.lower(file), file.text);

describe('a view as SVG', () => {
  const svg = toSvg(graph) ?? '';

  it('has a box for every node and a line for every edge', () => {
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg.match(/<rect /g)).toHaveLength(graph.order);
    expect(svg.match(/<path class="edge" /g)).toHaveLength(graph.size);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('keeps the text of the program out of the markup', () => {
    expect(svg).not.toContain('<a>');
    expect(svg).toContain('&lt;a&gt; &amp;');
    const inner = svg.replaceAll(/<(\/?(svg|defs|marker|path|style|g|title|rect|text)\b[^<>]*)>/g, '');
    expect(inner).not.toMatch(/[<>]/);
  });

  it('is the same from run to run', () => {
    expect(toSvg(toFlowGraph(python.lower(file), file.text))).toBe(svg);
  });

  it('draws an empty view, and leaves one that nobody can read to other tools', () => {
    expect(toSvg(toTrailGraph({ ruleId: 'r', trail: [] }))).toContain('</svg>');
    const large = graph.copy();
    for (let at = 0; at < 2_000; at++) large.addNode(`extra ${at}`, { label: 'x', kind: 'x' });
    expect(toSvg(large)).toBeNull();
  });
});
