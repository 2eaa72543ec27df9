import { NODE_KIND, NODE_KINDS, type NodeKind } from '../../facts/flow-node.js';
import type { LinkedFile } from './program.js';

/** The file whose range of nodes a program-wide node lies in; undefined for nodes that linking added. */
export function fileOf(files: readonly LinkedFile[], node: number): LinkedFile | undefined {
  let low = 0;
  let high = files.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const file = files[middle];
    if (file === undefined || node < file.nodeBase) high = middle - 1;
    else if (node >= file.nodeBase + file.facts.nodes.count) low = middle + 1;
    else return file;
  }
  return undefined;
}

/** Kind of a program-wide node; null for nodes that linking added. */
export function kindOf(files: readonly LinkedFile[], node: number): NodeKind | null {
  const file = fileOf(files, node);
  if (file === undefined) return null;
  return NODE_KINDS[file.facts.nodes.kind[node - file.nodeBase] ?? 0] ?? null;
}

const ORIGINS: ReadonlySet<number> = new Set(
  (['parameter', 'self', 'read', 'call', 'import', 'global', 'cellIn'] as const).map((kind) => NODE_KIND[kind]),
);

/** Whether an object can enter a callable at this node, rather than being handed on from another one of it. */
export function isOrigin(files: readonly LinkedFile[], node: number): boolean {
  const file = fileOf(files, node);
  return file !== undefined && ORIGINS.has(file.facts.nodes.kind[node - file.nodeBase] ?? 0);
}
