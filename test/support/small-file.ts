import {
  createFlowBuilder,
  NO_NODE,
  ReferenceRows,
  type BindingId,
  type CallableId,
  type Content,
  type FlowBuilder,
  type NodeId,
  type Span,
  type Test,
} from '@tokentrail/core/lowering';
import type { FileFacts } from '../../packages/core/src/facts/file-facts.js';
import type { Binding, Scope } from '../../packages/core/src/facts/symbol.js';
import { checkFacts } from '../../packages/core/src/facts/check.js';
import { NaiveFlow } from './naive-flow.js';

/** A name of the small file: the callable that owns it and how closures treat it. */
export interface SmallName {
  readonly callable?: number;
  readonly usedIn?: readonly number[];
  readonly writtenInside?: boolean;
  readonly rewritten?: boolean;
  readonly kind?: Binding['kind'];
}

const NOWHERE: Span = { from: 0, to: 0 };
export const UNKNOWN: Test = { kind: 'opaque' };

/**
 * A file built by hand: callable 0 is the module, the others are its functions (or those of `parents`). Names are given by their
 * text; every operation gets a span of its own, so that nodes can be told apart.
 */
export class SmallFile {
  readonly builder: FlowBuilder;
  readonly names: readonly string[];
  #at = 0;

  constructor(names: Readonly<Record<string, SmallName>>, parents: readonly number[] = []) {
    this.names = Object.keys(names);
    const scopes: Scope[] = [-1, ...parents].map((parent, id) => ({
      id: id as Scope['id'],
      kind: id === 0 ? 'module' : 'function',
      parent: parent as Scope['parent'],
      callable: id as CallableId,
      span: NOWHERE,
    }));
    const references = new ReferenceRows();
    const bindings = this.names.map((name, id): Binding => {
      const { callable = 0, usedIn = [], writtenInside = false, rewritten = false, kind = 'variable' } = names[name]!;
      for (const inner of usedIn) {
        const scope = inner as Scope['id'];
        references.add(name, id, scope, false, NOWHERE.from, NOWHERE.to);
      }
      return {
        id: id as BindingId,
        name,
        scope: callable as Scope['id'],
        callable: callable as CallableId,
        kind,
        captured: usedIn.length > 0,
        writtenInside,
        rewritten,
        span: NOWHERE,
      };
    });
    this.builder = createFlowBuilder({
      path: 'small',
      language: 'none',
      symbols: { scopes, bindings, references: references.table() },
    });
    scopes.forEach((scope, id) => this.#declare(id, scope.parent));
  }

  #declare(id: number, parent: number): void {
    this.builder.declareCallable({
      kind: id === 0 ? 'module' : 'function',
      name: id === 0 ? '' : `f${id}`,
      qualifiedName: id === 0 ? '' : `f${id}`,
      parent: parent as CallableId,
      owner: -1,
      isAsync: false,
      isGenerator: false,
      hasSelf: false,
      span: NOWHERE,
      nameSpan: NOWHERE,
    });
  }

  span(): Span {
    this.#at += 10;
    return { from: this.#at, to: this.#at + 5 };
  }

  id(name: string): BindingId {
    return this.names.indexOf(name) as BindingId;
  }

  module(body: () => void): this {
    return this.lower(0, body);
  }

  lower(callable: number, body: () => void): this {
    this.builder.lowerCallable(callable as CallableId, body);
    return this;
  }

  /** `name = value`. */
  set(name: string, value: NodeId): NodeId {
    return this.builder.define(this.id(name), value, this.span());
  }

  get(name: string): NodeId {
    return this.builder.use(this.id(name));
  }

  text(value: string): NodeId {
    return this.builder.constant({ kind: 'string', value }, this.span());
  }

  object(): NodeId {
    return this.builder.allocate('mapping', this.span());
  }

  store(base: NodeId, key: string | Content, value: NodeId): void {
    this.builder.store(base, toContent(key), value, this.span());
  }

  read(base: NodeId, key: string | Content): NodeId {
    return this.builder.read(base, toContent(key), this.span());
  }

  remove(base: NodeId, ...keys: (string | Content)[]): void {
    this.builder.remove(base, keys.map(toContent), this.span());
  }

  call(name: string, args: readonly NodeId[] = [], receiver: NodeId = NO_NODE, pure = false): NodeId {
    const span = this.span();
    return this.builder.call({
      form: 'call',
      callee: this.builder.global(name, span),
      receiver,
      name,
      arguments: args.map((node, index) => ({ node, index, name: null, spread: null, loose: false, span })),
      ...(pure ? { keeps: 'all' as const } : {}),
      span,
      calleeSpan: span,
    });
  }

  /** The facts, checked for consistency. */
  finish(): FileFacts {
    const facts = this.builder.finish();
    const violations = checkFacts(facts);
    if (violations.length > 0) throw new Error(violations.join('\n'));
    return facts;
  }
}

function toContent(key: string | Content): Content {
  return typeof key === 'string' ? { kind: 'key', name: key } : key;
}

/** Paths (joined by nothing) with which what `source()` returns arrives at each call of `sink`, in order. */
export function arrivals(facts: FileFacts, source = 'source', sink = 'sink'): string[][] {
  const flow = new NaiveFlow(facts);
  for (const call of facts.calls) if (call.name === source) flow.seed(call.result);
  return facts.calls
    .filter((call) => call.name === sink)
    .map((call) => call.arguments.flatMap(({ node }) => flow.paths(node).map((path) => path.join(''))).sort());
}
