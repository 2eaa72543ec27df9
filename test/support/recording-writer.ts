import type { LinkedCall, LinkWriter } from '../../packages/core/src/link/contract/contract.js';
import type { FlowContent } from '../../packages/core/src/solve/flow-graph.js';

/** One edge as text: `a -read(key token)-> b`. Nodes that placement makes are called `+1`, `+2`, slots by their name. */
export type EdgeText = string;

/** A writer that only notes what placement asks for, with readable names for nodes. */
export class RecordingWriter implements LinkWriter {
  readonly files = [];
  readonly edges: EdgeText[] = [];
  readonly marks = new Set<string>();
  readonly invocations: { callee: string; arguments: string[]; result: string }[] = [];
  readonly bound: string[] = [];
  readonly entries: [string, string][] = [];
  readonly constantTexts = new Map<number, readonly string[]>();
  readonly siteNodes = new Map<number, readonly number[]>();
  readonly callables = new Set<number>();
  readonly #names: string[];
  readonly #contents: FlowContent[] = [];
  readonly #keySets: string[] = [];
  readonly #notes: (string | null)[] = [null];
  readonly #slots = new Map<string, number>();
  #made = 0;

  constructor(names: readonly string[]) {
    this.#names = [...names];
  }

  node(name: string): number {
    return this.#names.indexOf(name);
  }

  addNode(): number {
    this.#made += 1;
    return this.#names.push(`+${this.#made}`) - 1;
  }

  slot(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    const node = this.#names.push(`slot(${name})`) - 1;
    this.#slots.set(name, node);
    return node;
  }

  addEdge(source: number, target: number, kind: string, operand: number, note: number): void {
    const mark = this.#notes[note];
    if (mark !== null && mark !== undefined) this.marks.add(mark);
    const what =
      kind === 'read' || kind === 'store'
        ? `(${describe(this.contentOf(operand))})`
        : kind === 'without' || kind === 'only'
          ? `(${this.#keySets[operand]})`
          : '';
    this.edges.push(`${this.#names[source]} -${kind}${what}-> ${this.#names[target]}`);
  }

  content(content: FlowContent): number {
    const known = this.#contents.findIndex((other) => describe(other) === describe(content));
    return known >= 0 ? known : this.#contents.push(content) - 1;
  }

  contentOf(id: number): FlowContent {
    return this.#contents[id] ?? { kind: 'anyKey' };
  }

  keySet(set: { keys: readonly string[]; uncertain: boolean }): number {
    return this.#keySets.push(set.uncertain ? 'all' : set.keys.join(',')) - 1;
  }

  note(_role: string, _text: string, mark: string | null): number {
    return this.#notes.push(mark) - 1;
  }

  addApi(): void {}

  addObject(): void {}

  invoke(
    _at: unknown,
    callee: number,
    given: readonly { node: number; index: number | null; name: string | null }[],
    result: number,
  ): void {
    this.invocations.push({
      callee: this.#names[callee] ?? '',
      arguments: given.map(({ node, index, name }) => `${index ?? name}=${this.#names[node]}`),
      result: this.#names[result] ?? '',
    });
  }

  collect(): void {}

  bind(
    node: number,
    callee: number,
    given: readonly { node: number; index: number | null; name: string | null }[],
    receiver: number,
  ): void {
    const bound = given
      .map((argument) => `${argument.index ?? argument.name}=${this.#names[argument.node]}`)
      .join(', ');
    const self = receiver < 0 ? '' : ` on ${this.#names[receiver]}`;
    this.bound.push(`${this.#names[node]} = ${this.#names[callee]}(${bound})${self}`);
  }

  markEntry(node: number, entry: string): void {
    this.entries.push([this.#names[node] ?? '', entry]);
  }

  constants(node: number): readonly string[] | null {
    return this.constantTexts.get(node) ?? null;
  }

  constantSet(node: number): readonly string[] | null {
    return this.constants(node);
  }

  holdsCallable(node: number): boolean {
    return this.callables.has(node);
  }

  allocationKinds(): readonly string[] {
    return [];
  }

  nameOf(): string | null {
    return null;
  }

  sites(node: number): readonly number[] {
    return this.siteNodes.get(node) ?? [];
  }
}

function describe(content: FlowContent): string {
  switch (content.kind) {
    case 'key':
    case 'field':
      return `${content.kind} ${content.name}`;
    case 'index':
      return `index ${content.index}`;
    default:
      return content.kind;
  }
}

/** A written call on named nodes. Positional arguments come first; `name=node` is a keyword, `*node` and `**node` are spreads. */
export function callOn(
  writer: RecordingWriter,
  parts: {
    readonly name: string;
    readonly arguments?: readonly string[];
    readonly receiver?: string;
    readonly form?: LinkedCall['form'];
    readonly awaited?: boolean;
    readonly posts?: readonly (readonly [argument: number, before: string, after: string])[];
  },
): LinkedCall {
  const span = { from: 0, to: 1 };
  return {
    id: 0,
    file: 0,
    form: parts.form ?? 'call',
    callable: 0,
    callee: writer.node('callee'),
    receiver: parts.receiver === undefined ? -1 : writer.node(parts.receiver),
    name: parts.name,
    arguments: (parts.arguments ?? []).map((text, position) => {
      const spread = text.startsWith('**') ? 'keyword' : text.startsWith('*') ? 'positional' : null;
      const [first = '', second] = text.replace(/^\*+/, '').split('=');
      const isNamed = second !== undefined;
      return {
        node: writer.node(second ?? first),
        index: isNamed || spread === 'keyword' ? null : position,
        name: isNamed ? first : null,
        spread,
        loose: false,
        from: 0,
        to: 1,
      };
    }),
    result: writer.node('result'),
    posts: (parts.posts ?? []).map(([argument, before, after]) => ({
      argument,
      before: writer.node(before),
      after: writer.node(after),
    })),
    awaited: parts.awaited ?? false,
    handler: -1,
    span,
    calleeSpan: span,
    synthetic: false,
  };
}
