import { EDGE_KINDS } from '../../packages/core/src/facts/flow-edge.js';
import { NODE_KINDS } from '../../packages/core/src/facts/flow-node.js';
import type { CallSite } from '../../packages/core/src/facts/call-site.js';
import type { Content } from '../../packages/core/src/facts/content.js';
import type { FileFacts } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';

// A plain closure over the facts of one file, context-insensitive: which results of `S()` reach an argument of `K(…)`. Slow and
// simple on purpose; it judges what lowering says, not how the engine solves it.

type Path = readonly string[];

const DEPTH = 4;

interface Step {
  readonly kind: string;
  readonly target: number;
  readonly operand: number;
}

/** The lines (from 1) of `K` calls that something from `S()` reaches, itself or inside an argument. */
export function reached(text: string, path = 'a.ts'): number[] {
  const facts = javascript.lower({ path, text });
  const flow = new Flow(facts);
  const lines = new Set<number>();
  for (const call of facts.calls) {
    if (call.name !== 'K' || !call.arguments.some(({ node }) => flow.has('S', node))) continue;
    lines.add(text.slice(0, call.span.from).split('\n').length);
  }
  return [...lines].sort((a, b) => a - b);
}

class Flow {
  readonly #facts: FileFacts;
  readonly #steps = new Map<number, Step[]>();
  readonly #known = new Map<number, Set<string>>();
  readonly #queue: (readonly [origin: string, node: number, path: Path])[] = [];
  readonly #linked = new Set<string>();

  constructor(facts: FileFacts) {
    this.#facts = facts;
    const { source, target, kind, operand, count } = facts.edges;
    for (let edge = 0; edge < count; edge++) {
      this.#step(source[edge] ?? 0, EDGE_KINDS[kind[edge] ?? 0] ?? '', target[edge] ?? 0, operand[edge] ?? 0);
    }
    for (let node = 0; node < facts.nodes.count; node++) this.#seed(node);
    for (const call of facts.calls) {
      for (const { before, after } of call.posts) if (before >= 0) this.#step(before, 'value', after, 0);
      if (call.form === 'new' && /^(?:Set|Map|Headers)$/.test(call.name)) {
        for (const { node } of call.arguments) this.#step(node, 'value', call.result, 0);
      }
      if (/^(?:String|fromEntries|entries)$/.test(call.name)) {
        for (const { node } of call.arguments) this.#step(node, 'value', call.result, 0);
      }
    }
    // Constants and callees first: what a key set holds must be known before a value passes it.
    this.#settle();
    for (const call of facts.calls) if (call.name === 'S') this.#add('S', call.result, []);
    this.#settle();
  }

  #settle(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) this.#run(...next);
  }

  /** Whether something of the origin is at the node, at any path. */
  has(origin: string, node: number): boolean {
    return [...(this.#known.get(node) ?? [])].some((fact) => fact.startsWith(`${origin}|`));
  }

  #seed(node: number): void {
    const { nodes, constants } = this.#facts;
    const kind = NODE_KINDS[nodes.kind[node] ?? 0];
    const aux = nodes.aux[node] ?? 0;
    if (kind === 'function') this.#add(`f${aux}`, node, []);
    else if (kind === 'class') this.#add(`c${aux}`, node, []);
    else if (kind === 'constant') {
      const constant = constants[aux];
      if (constant?.kind === 'string') this.#add(`=${constant.value}`, node, []);
    }
  }

  #step(from: number, kind: string, target: number, operand: number): void {
    if (from < 0 || target < 0) return;
    const list = this.#steps.get(from) ?? [];
    list.push({ kind, target, operand });
    this.#steps.set(from, list);
    for (const fact of this.#known.get(from) ?? []) {
      const [origin = '', ...path] = fact.split('|');
      this.#follow(
        origin,
        path.filter((part) => part !== ''),
        { kind, target, operand },
      );
    }
  }

  #add(origin: string, node: number, path: Path): void {
    const cut = path.slice(0, DEPTH);
    const known = this.#known.get(node) ?? new Set();
    this.#known.set(node, known);
    const key = [origin, ...cut].join('|') + (cut.length === 0 ? '|' : '');
    if (known.has(key)) return;
    known.add(key);
    this.#queue.push([origin, node, cut]);
  }

  #run(origin: string, node: number, path: Path): void {
    for (const step of this.#steps.get(node) ?? []) this.#follow(origin, path, step);
    const id = Number(origin.slice(1));
    if (path.length === 0 && /^[fci]\d+$/.test(origin)) this.#dispatch(origin.charAt(0), id, node);
  }

  #follow(origin: string, path: Path, { kind, target, operand }: Step): void {
    const content = this.#facts.contents[operand];
    const [head, ...tail] = path;
    if (kind === 'pack') this.#add(origin, target, [`[${operand}]`, ...path]);
    else if (kind === 'value' || kind === 'jump') this.#add(origin, target, path);
    else if (kind === 'taint') {
      if (path.length === 0 && origin === 'S') this.#add(origin, target, path);
    } else if (kind === 'store' && content !== undefined) this.#add(origin, target, [nameOf(content), ...path]);
    else if (kind === 'read' && content !== undefined) {
      if (head !== undefined && matches(head, nameOf(content))) this.#add(origin, target, tail);
      if (head === undefined && /^i\d+$/.test(origin)) this.#member(Number(origin.slice(1)), nameOf(content), target);
    } else if (kind === 'without' || kind === 'only') {
      if (head === undefined || this.#inSet(head, operand) !== (kind === 'without')) this.#add(origin, target, path);
    }
  }

  #inSet(head: string, operand: number): boolean {
    const set = this.#facts.keySets[operand];
    const folded = set?.folded ?? false;
    const keys = [...(set?.keys ?? []), ...(set?.nodes ?? []).flatMap((node) => this.#constantsAt(node))];
    return keys.some((key) => head === `.${key}` || (folded && head.toLowerCase() === `.${key.toLowerCase()}`));
  }

  #constantsAt(node: number): string[] {
    const facts = [...(this.#known.get(node) ?? [])];
    return facts.flatMap((fact) => (fact.startsWith('=') ? [fact.slice(1, fact.indexOf('|'))] : []));
  }

  #member(id: number, name: string, target: number): void {
    const member = this.#facts.classes[id]?.members.find((row) => `.${row.name}` === name && row.kind === 'method');
    if (member !== undefined) this.#add(`f${member.callable}`, target, []);
  }

  /** A function, class or instance came to a node: calls of it are connected. */
  #dispatch(kind: string, id: number, node: number): void {
    for (const call of this.#facts.calls) {
      if (call.callee !== node || kind === 'i' || this.#linked.has(`${call.id} ${kind}${id}`)) continue;
      this.#linked.add(`${call.id} ${kind}${id}`);
      if (kind === 'f') this.#connect(call, id);
      else {
        this.#add(`i${id}`, call.result, []);
        const made = this.#facts.callables.find((row) => row.kind === 'constructor' && row.owner === id);
        if (made !== undefined) this.#connect(call, made.id, made.selfOut);
      }
    }
  }

  #connect(call: CallSite, id: number, instance = -1): void {
    const callable = this.#facts.callables[id];
    if (callable === undefined) return;
    for (const { node, index, spread } of call.arguments) {
      for (const parameter of callable.parameters) {
        if (parameter.index === null || index === null) continue;
        if (parameter.collects !== null && index >= parameter.index) {
          this.#step(node, 'pack', parameter.node, index - parameter.index);
        } else if (parameter.index === index && spread === null) this.#step(node, 'value', parameter.node, 0);
      }
    }
    for (const { argument, after } of call.posts) {
      const index = call.arguments[argument]?.index;
      const out = argument < 0 ? callable.selfOut : callable.parameters.find((row) => row.index === index)?.out;
      this.#step(out ?? -1, 'value', after, 0);
    }
    this.#step(call.receiver, 'value', callable.self, 0);
    this.#step(call.callee, 'value', callable.closure, 0);
    this.#step(instance >= 0 ? instance : callable.result, 'value', call.result, 0);
  }
}

function nameOf(content: Content): string {
  switch (content.kind) {
    case 'attribute':
    case 'property':
    case 'key':
      return `.${content.name}`;
    case 'index':
      return `[${content.index}]`;
    case 'captured':
      return `captured ${content.binding}`;
    default:
      return content.kind;
  }
}

function matches(stored: string, wanted: string): boolean {
  if (stored === wanted) return true;
  if (stored.startsWith('captured') || wanted.startsWith('captured')) return false;
  if (wanted === 'anyKey' || stored === 'anyKey') return true;
  const isPlace = (name: string): boolean => name.startsWith('[') || name === 'element';
  return isPlace(stored) && isPlace(wanted) && (stored === 'element' || wanted === 'element');
}
