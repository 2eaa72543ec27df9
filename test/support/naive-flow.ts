import { EDGE_KIND } from '../../packages/core/src/facts/flow-edge.js';
import type { Content, KeySet } from '../../packages/core/src/facts/content.js';
import type { FileFacts } from '../../packages/core/src/facts/file-facts.js';

/** One content of an access path, as text that `contentName` gives. */
export type Path = readonly string[];

export interface NaiveOptions {
  /** Longest path; longer ones are dropped. */
  readonly depth?: number;
  /** Follow call arguments past the call: state before -> state after. Default true. */
  readonly pastCalls?: boolean;
}

/**
 * The simplest forward reachability over one file's facts with access paths: contexts are ignored, calls are not entered. A
 * reference to test against; slow on purpose.
 */
export class NaiveFlow {
  readonly #facts: FileFacts;
  readonly #depth: number;
  readonly #out = new Map<number, number[]>();
  readonly #past = new Map<number, number[]>();
  readonly #reached = new Map<number, Map<string, Path>>();

  constructor(facts: FileFacts, options: NaiveOptions = {}) {
    this.#facts = facts;
    this.#depth = options.depth ?? 5;
    for (let edge = 0; edge < facts.edges.count; edge++) append(this.#out, facts.edges.source[edge]!, edge);
    if (options.pastCalls === false) return;
    for (const call of facts.calls) for (const post of call.posts) append(this.#past, post.before, post.after);
  }

  /** Adds a fact at a node and everything that follows from it. */
  seed(node: number, path: Path = []): this {
    const work: [number, Path][] = [[node, path]];
    for (let item = work.pop(); item !== undefined; item = work.pop()) {
      const [at, here] = item;
      const key = here.join('\0');
      const known = this.#reached.get(at) ?? new Map<string, Path>();
      this.#reached.set(at, known);
      if (known.has(key)) continue;
      known.set(key, here);
      for (const after of this.#past.get(at) ?? []) work.push([after, here]);
      for (const edge of this.#out.get(at) ?? []) {
        const next = this.#step(edge, here);
        if (next !== null && next.length <= this.#depth) work.push([this.#facts.edges.target[edge]!, next]);
      }
    }
    return this;
  }

  /** Whether a fact with this path, or with any path when none is given, is at the node. */
  reaches(node: number, path?: Path): boolean {
    const known = this.#reached.get(node);
    return path === undefined ? known !== undefined : (known?.has(path.join('\0')) ?? false);
  }

  paths(node: number): Path[] {
    return [...(this.#reached.get(node)?.values() ?? [])];
  }

  #step(edge: number, path: Path): Path | null {
    const { edges, contents, keySets } = this.#facts;
    const operand = edges.operand[edge]!;
    switch (edges.kind[edge]) {
      case EDGE_KIND.value:
      case EDGE_KIND.jump:
        return path;
      case EDGE_KIND.taint:
        return path.length === 0 ? path : null;
      case EDGE_KIND.store:
        return [contentName(contents[operand]!), ...path];
      case EDGE_KIND.read:
        return path.length > 0 && reads(contentName(contents[operand]!), path[0]!) ? path.slice(1) : null;
      case EDGE_KIND.without:
        return path.length > 0 && contains(keySets[operand]!, path[0]!) ? null : path;
      default:
        return path.length > 0 && (contains(keySets[operand]!, path[0]!) || keySets[operand]!.nodes.length > 0)
          ? path
          : null;
    }
  }
}

/** `.name`, `name`, `0`, `*` (element), `?` (any key), `key`, `captured n`. */
export function contentName(content: Content): string {
  switch (content.kind) {
    case 'attribute':
    case 'property':
      return `.${content.name}`;
    case 'key':
      return `[${content.name}]`;
    case 'index':
      return `[${content.index}]`;
    case 'element':
      return '*';
    case 'anyKey':
      return '?';
    case 'mapKey':
      return 'key';
    case 'captured':
      return `captured ${content.binding}`;
  }
}

function reads(wanted: string, stored: string): boolean {
  if (wanted === stored) return true;
  if (wanted === '?') return stored.startsWith('[') || stored === '*';
  if (wanted === '*') return stored.startsWith('[') || stored === '?';
  return wanted.startsWith('[') && (stored === '?' || stored === '*');
}

function contains(set: KeySet, head: string): boolean {
  const name = head.startsWith('.') ? head.slice(1) : head.startsWith('[') ? head.slice(1, -1) : null;
  if (name === null) return false;
  return set.folded ? set.keys.some((key) => key === name.toLowerCase()) : set.keys.includes(name);
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
