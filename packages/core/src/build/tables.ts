import type { Constant } from '../facts/constant.js';
import type { Content, KeySet } from '../facts/content.js';
import { NODE_KIND } from '../facts/flow-node.js';
import type { NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';

/** Numbers of a node: kind, callable, from, to, aux. */
const NODE_WIDTH = 5;
/** Numbers of an edge: source, target, kind, operand. */
const EDGE_WIDTH = 4;

/**
 * Rows of nodes and edges and the interned operands, while a file is lowered. The numbers of a row stand side by side: what is made
 * in one step then grows in one place. Rows that do not exist are all zeros.
 */
export class Tables {
  #nodes = new Int32Array(NODE_WIDTH * 1024);
  #edges = new Int32Array(EDGE_WIDTH * 1024);
  #nodeCount = 0;
  #edgeCount = 0;
  readonly strings: string[] = [];
  readonly contents: Content[] = [];
  readonly keySets: KeySet[] = [];
  readonly constants: Constant[] = [];

  // Numbers of the operands, each in a table by what tells it apart within its kind, which spares making a key.
  readonly #strings = new Map<string, number>();
  readonly #attributes = new Map<string, number>();
  readonly #properties = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly #indexes = new Map<number, number>();
  readonly #anyKeys = new Map<NodeId, number>();
  readonly #captured = new Map<number, number>();
  readonly #others = new Map<string, number>();
  readonly #keySets = new Map<string, number>();
  readonly #singleKeys = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  readonly #numbers = new Map<number, number>();
  readonly #expressions = new Map<string, number>();
  readonly #words = new Map<string | boolean, number>();

  get nodeCount(): number {
    return this.#nodeCount;
  }

  get edgeCount(): number {
    return this.#edgeCount;
  }

  /** `kind` is one of `NODE_KIND`. */
  node(kind: number, callable: number, span: Span, aux = 0): NodeId {
    return this.#node(kind, callable, span.from, span.to, aux);
  }

  /** A node that stands where another does. */
  nodeAt(kind: number, callable: number, place: NodeId, aux = 0): NodeId {
    const at = place * NODE_WIDTH;
    return this.#node(kind, callable, this.#nodes[at + 2] ?? 0, this.#nodes[at + 3] ?? 0, aux);
  }

  #node(kind: number, callable: number, from: number, to: number, aux: number): NodeId {
    const at = this.#nodeCount * NODE_WIDTH;
    if (at === this.#nodes.length) this.#nodes = doubled(this.#nodes);
    const rows = this.#nodes;
    rows[at] = kind;
    rows[at + 1] = callable;
    rows[at + 2] = from;
    rows[at + 3] = to;
    rows[at + 4] = aux;
    return this.#nodeCount++ as NodeId;
  }

  kindOf(node: number): number {
    return this.#nodes[node * NODE_WIDTH] ?? 0;
  }

  callableOf(node: number): number {
    return this.#nodes[node * NODE_WIDTH + 1] ?? 0;
  }

  fromOf(node: number): number {
    return this.#nodes[node * NODE_WIDTH + 2] ?? 0;
  }

  toOf(node: number): number {
    return this.#nodes[node * NODE_WIDTH + 3] ?? 0;
  }

  auxOf(node: number): number {
    return this.#nodes[node * NODE_WIDTH + 4] ?? 0;
  }

  setAux(node: NodeId, aux: number): void {
    this.#nodes[node * NODE_WIDTH + 4] = aux;
  }

  /** `kind` is one of `EDGE_KIND`. */
  edge(kind: number, source: NodeId, target: NodeId, operand = 0): void {
    if (source === target || source < 0 || target < 0) return;
    const at = this.#edgeCount++ * EDGE_WIDTH;
    if (at === this.#edges.length) this.#edges = doubled(this.#edges);
    const rows = this.#edges;
    rows[at] = source;
    rows[at + 1] = target;
    rows[at + 2] = kind;
    rows[at + 3] = operand;
  }

  sourceOf(edge: number): NodeId {
    return (this.#edges[edge * EDGE_WIDTH] ?? 0) as NodeId;
  }

  targetOf(edge: number): NodeId {
    return (this.#edges[edge * EDGE_WIDTH + 1] ?? 0) as NodeId;
  }

  edgeKindOf(edge: number): number {
    return this.#edges[edge * EDGE_WIDTH + 2] ?? 0;
  }

  operandOf(edge: number): number {
    return this.#edges[edge * EDGE_WIDTH + 3] ?? 0;
  }

  content(content: Content): number {
    switch (content.kind) {
      case 'attribute':
        return this.#operand(this.#attributes, content.name, this.contents, content);
      case 'property':
        return this.#operand(this.#properties, content.name, this.contents, content);
      case 'key':
        return this.#operand(this.#keys, content.name, this.contents, content);
      case 'index':
        return this.#operand(this.#indexes, content.index, this.contents, content);
      case 'anyKey':
        return this.#operand(this.#anyKeys, content.key, this.contents, content);
      case 'captured':
        return this.#operand(this.#captured, content.binding, this.contents, content);
      default:
        return this.#operand(this.#others, content.kind, this.contents, content);
    }
  }

  keySet(set: KeySet): number {
    const key = `${set.folded ? 1 : 0}${set.recased ?? ''}|${set.keys.join('\0')}|${set.nodes.join(' ')}`;
    return this.#operand(this.#keySets, key, this.keySets, set);
  }

  constant(constant: Constant): number {
    switch (constant.kind) {
      case 'string':
        return this.#operand(this.#texts, constant.value, this.constants, constant);
      case 'number':
        return this.#operand(this.#numbers, constant.value, this.constants, constant);
      case 'regexp':
        return this.#operand(this.#expressions, constant.value, this.constants, constant);
      case 'boolean':
        return this.#operand(this.#words, constant.value, this.constants, constant);
      default:
        return this.#operand(this.#words, constant.kind, this.constants, constant);
    }
  }

  /** The number of an operand, which counts in the order of first appearance. */
  #operand<Key, Item>(numbers: Map<Key, number>, key: Key, items: Item[], item: Item): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, items.length);
    return items.push(item) - 1;
  }

  /** The set of one constant key. */
  keySetOf(name: string): number {
    const known = this.#singleKeys.get(name);
    if (known !== undefined) return known;
    const id = this.keySet({ keys: [name], nodes: [], folded: false });
    this.#singleKeys.set(name, id);
    return id;
  }

  string(text: string): number {
    return this.#operand(this.#strings, text, this.strings, text);
  }
}

function doubled(rows: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(rows.length * 2);
  wider.set(rows);
  return wider;
}

/** Imports, globals and classes are not changed by being passed on. */
export function isOutside(tables: Tables, node: NodeId): boolean {
  const kind = tables.kindOf(node);
  return kind === NODE_KIND.import || kind === NODE_KIND.global || kind === NODE_KIND.class;
}

/** Whether a node that makes a value makes one that is there: no read, parameter or result, which may be nothing. */
export function isPresent(tables: Tables, node: NodeId): boolean {
  switch (tables.kindOf(node)) {
    case NODE_KIND.allocation:
    case NODE_KIND.function:
    case NODE_KIND.class:
      return true;
    case NODE_KIND.constant: {
      const kind = tables.constants[tables.auxOf(node)]?.kind;
      return kind !== undefined && kind !== 'null' && kind !== 'undefined';
    }
    case NODE_KIND.expression:
      // The text of its parts.
      return tables.auxOf(node) > 0;
    default:
      return false;
  }
}

/** The name under which a later store certainly overwrites the content, or null. */
export function constantName(content: Content): string | null {
  return content.kind === 'attribute' || content.kind === 'property' || content.kind === 'key' ? content.name : null;
}
