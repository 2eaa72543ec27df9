import { NO_NODE, type NodeId, type ScopeId, type Span } from '@tokentrail/core/lowering';
import { pythonLiteral, type SyntaxNode } from '@tokentrail/syntax';
import * as K from '../generated/terms.js';
import { lastName } from '../shapes/names.js';
import { isSubscript, subscriptItems } from '../shapes/subscript.js';
import type { Lowering } from './lowering.js';

/** One alternative of a type expression: its last name, what the name stands for, and the alternatives of each argument. */
export interface TypeTerm {
  readonly name: string;
  readonly value: () => NodeId;
  readonly arguments: readonly (readonly TypeTerm[])[];
}

/** The alternatives of a type expression, `A | B` taken apart. */
export function typeTerms(l: Lowering, node: SyntaxNode, scope: ScopeId): TypeTerm[] {
  const { tree } = l;
  switch (tree.kind(node)) {
    case K.VariableName:
      return [{ name: tree.slice(node), value: () => l.value(node), arguments: [] }];
    case K.ParenthesizedExpression:
      return typeTerms(l, tree.next(tree.first(node)), scope);
    case K.BinaryExpression:
      return [...typeTerms(l, tree.first(node), scope), ...typeTerms(l, tree.last(node), scope)];
    case K.String:
      return textTerms(l, node, scope);
    case K.MemberExpression: {
      if (!isSubscript(tree, node)) {
        const name = lastName(tree, node);
        return name === '' ? [] : [{ name, value: () => l.value(node), arguments: [] }];
      }
      const base = typeTerms(l, tree.first(node), scope)[0];
      if (base === undefined) return [];
      const items = base.name === 'Annotated' ? subscriptItems(tree, node).slice(0, 1) : subscriptItems(tree, node);
      return [{ ...base, arguments: items.map((item) => typeTerms(l, item, scope)) }];
    }
    default:
      return [];
  }
}

/** The alternatives of a string annotation such as `"Client | None"`; names are looked up from `scope`. */
function textTerms(l: Lowering, node: SyntaxNode, scope: ScopeId): TypeTerm[] {
  const { from, to } = pythonLiteral(l.tree, node);
  return new TypeText(l, l.tree.text.slice(from, to), from, scope).union();
}

/** Reads the few forms that string annotations have: dotted names, `|`, and arguments in brackets. */
class TypeText {
  readonly #l: Lowering;
  readonly #text: string;
  readonly #offset: number;
  readonly #scope: ScopeId;
  readonly #token = /\s*([A-Za-z_][\w.]*|[|,[\]])/y;
  #at = 0;

  constructor(l: Lowering, text: string, offset: number, scope: ScopeId) {
    this.#l = l;
    this.#text = text;
    this.#offset = offset;
    this.#scope = scope;
  }

  union(): TypeTerm[] {
    const terms: TypeTerm[] = [];
    do {
      const term = this.#term();
      if (term === null) break;
      terms.push(term);
    } while (this.#take('|'));
    return terms;
  }

  #term(): TypeTerm | null {
    const name = this.#next();
    if (name === null || !/^[A-Za-z_]/.test(name)) return null;
    const from = this.#offset + this.#at - name.length;
    const args: TypeTerm[][] = [];
    if (this.#take('[')) {
      do args.push(this.union());
      while (this.#take(','));
      this.#take(']');
    }
    const parts = name.split('.');
    return { name: parts.at(-1) ?? '', value: () => this.#value(parts, from), arguments: args };
  }

  #value(parts: readonly string[], from: number): NodeId {
    const { flow, symbols } = this.#l;
    const [first = ''] = parts;
    const span: Span = { from, to: from + first.length };
    const binding = symbols.lookup(this.#scope, first);
    let value = binding === null ? NO_NODE : flow.use(binding);
    if (value < 0) value = flow.global(first, span);
    for (const name of parts.slice(1)) value = flow.read(value, { kind: 'attribute', name }, span);
    return value;
  }

  #next(): string | null {
    this.#token.lastIndex = this.#at;
    const match = this.#token.exec(this.#text);
    if (match === null) return null;
    this.#at = this.#token.lastIndex;
    return match[1] ?? null;
  }

  #take(token: string): boolean {
    const before = this.#at;
    if (this.#next() === token) return true;
    this.#at = before;
    return false;
  }
}
