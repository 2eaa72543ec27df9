import * as dagre from '@dagrejs/dagre';
import type { ViewGraph } from '@tokentrail/core/explain';

// Subpath `tokentrail/svg`: a view as a picture. Apart from the core, which carries no layout.

/** Width of a letter and height of a line in the font below, in pixels. */
const LETTER = 7;
const LINE = 16;
const PADDING = 8;
const LONGEST_LABEL = 60;
/** Larger pictures are of no use to people, and the layout's time grows faster than the graph. */
const LARGEST = 2_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Draws a view from left to right as an SVG document; the same graph gives the same text. Null for a graph of more than 2,000 nodes and
 * edges together, for which `toGexf` and a graph tool are the way.
 */
export function toSvg(view: ViewGraph): string | null {
  if (view.order + view.size > LARGEST) return null;
  const layout = new dagre.graphlib.Graph({ multigraph: true });
  layout.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 48, marginx: PADDING, marginy: PADDING });
  view.forEachNode((key, { label }) => layout.setNode(key, sizeOf(shortened(label))));
  view.forEachEdge((key, { kind, label }, source, target) => {
    const text = shortened(label === undefined ? kind : `${kind} ${label}`);
    layout.setEdge(source, target, { ...sizeOf(text), text, labelpos: 'c' }, key);
  });
  dagre.layout(layout);
  const nodes = view.mapNodes((key, { label, kind }) => drawNode(layout.node(key) as Point, shortened(label), kind));
  const edges = layout.edges().map((edge: dagre.Edge) => {
    const { points, text, x, y } = layout.edge(edge) as { points: Point[]; text: string } & Point;
    return drawEdge(points, text, { x, y });
  });
  const { width = 0, height = 0 } = layout.graph() as { width?: number; height?: number };
  const [right, bottom] = [Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${right}" height="${bottom}" viewBox="0 0 ${right} ${bottom}">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
    '<path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>',
    '<style>text{font:12px monospace;text-anchor:middle;dominant-baseline:central}',
    'rect{fill:#fff;stroke:#333}path.edge{fill:none;stroke:#555}text.edge{fill:#555;font-size:10px}</style>',
    ...edges,
    ...nodes,
    '</svg>',
    '',
  ].join('\n');
}

function drawNode({ x, y }: Point, label: string, kind: string): string {
  const { width, height } = sizeOf(label);
  const box = `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}" rx="4"/>`;
  const text = `<text x="${round(x)}" y="${round(y)}">${escape(label)}</text>`;
  return `<g><title>${escape(kind)}</title>${box}${text}</g>`;
}

function drawEdge(points: readonly Point[], text: string, label: Point): string {
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const words = `<text class="edge" x="${round(label.x)}" y="${round(label.y)}">${escape(text)}</text>`;
  return `<path class="edge" d="${path}" marker-end="url(#arrow)"/>${words}`;
}

function sizeOf(label: string): { readonly width: number; readonly height: number } {
  return { width: label.length * LETTER + 2 * PADDING, height: LINE + PADDING };
}

function shortened(label: string): string {
  const line = label.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text of a scanned file must not end an element; what XML cannot hold becomes a blank. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
