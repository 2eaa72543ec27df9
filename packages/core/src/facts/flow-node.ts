/**
 * What a node of the flow graph is (CodeQL `DataFlow::Node`). The `aux` column of the node table means, per kind:
 *
 * | kind | meaning | aux |
 * |---|---|---|
 * | expression | operator, template, concatenation: a value without an identity of its own | 1 + index into `strings` (its operator), or 0 |
 * | constant | an interned literal | index into `constants` |
 * | allocation | a list, mapping, object literal, regular expression: a new object | `AllocationKind` |
 * | function / class | the value of a function or class definition | callable id / class id |
 * | global | a name that no scope of the file binds (builtin, star import) | index into `strings` |
 * | import | the local end of an import | index into `imports` |
 * | call | the result of a call | call id |
 * | read | the result of reading a content | index into `reads` |
 * | definition | a named definition; uses have no nodes, a use is the reaching definition | index into `strings` (the name) |
 * | phi | join of several values | 0 |
 * | refinement | a value on the branch where a condition had a known outcome (pi node) | condition id * 2 + (outcome ? 1 : 0) |
 * | parameter | index into the callable's `parameters` | parameter index |
 * | self | the receiver inside a method | 0 |
 * | closure | the closure object itself, source of captured contents | 0 |
 * | return / thrown | what the callable hands back / throws; one each | 0 |
 * | parameterOut | the state of a parameter's object when the callable ends | parameter index, or -1 for the receiver |
 * | post | state of an object after a store, a removal or a call that got it | call id, or -1 for a store |
 * | binding | a module-level name as other callables and files see it | binding id |
 * | cellIn / cellOut | captured variable: values from the owner / values written by inner callables | binding id |
 */
export const NODE_KIND = {
  expression: 0,
  constant: 1,
  allocation: 2,
  function: 3,
  class: 4,
  global: 5,
  import: 6,
  call: 7,
  read: 8,
  definition: 9,
  phi: 10,
  refinement: 11,
  parameter: 12,
  self: 13,
  closure: 14,
  return: 15,
  thrown: 16,
  parameterOut: 17,
  post: 18,
  binding: 19,
  cellIn: 20,
  cellOut: 21,
} as const;

export type NodeKind = keyof typeof NODE_KIND;

/** The kinds in the order of their numbers, which is that of the packed `kind` column. */
export const NODE_KINDS: readonly NodeKind[] = Object.keys(NODE_KIND) as NodeKind[];

/** What an allocation makes; decides which contents a mapping or sequence row may speak of. */
export const ALLOCATION_KINDS = [
  'list',
  'tuple',
  'set',
  'mapping',
  'object',
  'array',
  'regexp',
  'generator',
  'other',
] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

/** Struct of arrays; row i is node i. Offsets are UTF-16 units. Nodes of one callable are contiguous. */
export interface NodeTable {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly callable: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly aux: Int32Array;
}
