/**
 * Local steps between nodes (CodeQL local, read, store and jump steps), and what each does to a fact (node, access path p):
 *
 * | kind | effect | operand |
 * |---|---|---|
 * | value | p unchanged: assignment, join, await, cast | 0 |
 * | taint | only the empty path passes, and stays empty: concatenation, format, slice | 0 |
 * | read | p must begin with a content compatible with c; it is removed | content id |
 * | store | c is put in front of p | content id |
 * | without | facts whose head is certainly in the key set end here | key set id |
 * | only | facts whose head cannot be in the key set end here | key set id |
 * | jump | value, but calling context is forgotten: captured cells, module bindings | 0 |
 */
export const EDGE_KIND = {
  value: 0,
  taint: 1,
  read: 2,
  store: 3,
  without: 4,
  only: 5,
  jump: 6,
} as const;

export type EdgeKind = keyof typeof EDGE_KIND;

/** The kinds in the order of their numbers, which is that of the packed `kind` column. */
export const EDGE_KINDS: readonly EdgeKind[] = Object.keys(EDGE_KIND) as EdgeKind[];

/** Struct of arrays; one row an edge. */
export interface EdgeTable {
  readonly count: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly kind: Uint8Array;
  readonly operand: Int32Array;
}
