import type { Constant } from '../facts/constant.js';
import type { Content, KeySet } from '../facts/content.js';
import { EDGE_KIND, type EdgeKind } from '../facts/flow-edge.js';
import { NODE_KIND, type NodeKind } from '../facts/flow-node.js';
import type { NodeId } from '../facts/ids.js';
import type { Span } from '../text/span.js';
import { IntList } from '../columns/int-list.js';
import { Interner } from './interner.js';

/** Rows of nodes and edges and the interned operands, while a file is lowered. */
export class Tables {
  readonly nodeKind: IntList = new IntList();
  readonly nodeCallable: IntList = new IntList();
  readonly nodeFrom: IntList = new IntList();
  readonly nodeTo: IntList = new IntList();
  readonly nodeAux: IntList = new IntList();
  readonly edgeSource: IntList = new IntList();
  readonly edgeTarget: IntList = new IntList();
  readonly edgeKind: IntList = new IntList();
  readonly edgeOperand: IntList = new IntList();
  readonly strings: Interner<string> = new Interner();
  readonly contents: Interner<Content> = new Interner();
  readonly keySets: Interner<KeySet> = new Interner();
  readonly constants: Interner<Constant> = new Interner();

  // What most operands are has a table by its own name, which spares making a key.
  readonly #attributes = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  readonly #singleKeys = new Map<string, number>();

  node(kind: NodeKind, callable: number, span: Span, aux = 0): NodeId {
    this.nodeKind.push(NODE_KIND[kind]);
    this.nodeCallable.push(callable);
    this.nodeFrom.push(span.from);
    this.nodeTo.push(span.to);
    return this.nodeAux.push(aux) as NodeId;
  }

  isKind(node: NodeId, kind: NodeKind): boolean {
    return this.nodeKind.at(node) === NODE_KIND[kind];
  }

  spanOf(node: NodeId): Span {
    return { from: this.nodeFrom.at(node), to: this.nodeTo.at(node) };
  }

  edge(kind: EdgeKind, source: NodeId, target: NodeId, operand = 0): void {
    if (source === target || source < 0 || target < 0) return;
    this.edgeSource.push(source);
    this.edgeTarget.push(target);
    this.edgeKind.push(EDGE_KIND[kind]);
    this.edgeOperand.push(operand);
  }

  content(content: Content): number {
    if (content.kind !== 'attribute') return this.contents.intern(keyOfContent(content), () => content);
    const known = this.#attributes.get(content.name);
    if (known !== undefined) return known;
    const id = this.contents.intern(keyOfContent(content), () => content);
    this.#attributes.set(content.name, id);
    return id;
  }

  keySet(set: KeySet): number {
    const key = `${set.folded ? 1 : 0}${set.recased ?? ''}|${set.keys.join('\0')}|${set.nodes.join(' ')}`;
    return this.keySets.intern(key, () => set);
  }

  constant(constant: Constant): number {
    if (constant.kind !== 'string') {
      const value = 'value' in constant ? String(constant.value) : '';
      return this.constants.intern(`${constant.kind}|${value}`, () => constant);
    }
    const known = this.#texts.get(constant.value);
    if (known !== undefined) return known;
    const id = this.constants.intern(`string|${constant.value}`, () => constant);
    this.#texts.set(constant.value, id);
    return id;
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
    return this.strings.intern(text, () => text);
  }
}

/** Imports, globals and classes are not changed by being passed on. */
export function isOutside(tables: Tables, node: NodeId): boolean {
  const kind = tables.nodeKind.at(node);
  return kind === NODE_KIND.import || kind === NODE_KIND.global || kind === NODE_KIND.class;
}

/** Whether a node that makes a value makes one that is there: no read, parameter or result, which may be nothing. */
export function isPresent(tables: Tables, node: NodeId): boolean {
  switch (tables.nodeKind.at(node)) {
    case NODE_KIND.allocation:
    case NODE_KIND.function:
    case NODE_KIND.class:
      return true;
    case NODE_KIND.constant: {
      const kind = tables.constants.items[tables.nodeAux.at(node)]?.kind;
      return kind !== undefined && kind !== 'null' && kind !== 'undefined';
    }
    case NODE_KIND.expression:
      // The text of its parts.
      return tables.nodeAux.at(node) > 0;
    default:
      return false;
  }
}

export function keyOfContent(content: Content): string {
  switch (content.kind) {
    case 'attribute':
    case 'property':
    case 'key':
      return `${content.kind}|${content.name}`;
    case 'index':
      return `index|${content.index}`;
    case 'anyKey':
      return `anyKey|${content.key}`;
    case 'captured':
      return `captured|${content.binding}`;
    default:
      return content.kind;
  }
}

/** The name under which a later store certainly overwrites the content, or null. */
export function constantName(content: Content): string | null {
  return content.kind === 'attribute' || content.kind === 'property' || content.kind === 'key' ? content.name : null;
}
