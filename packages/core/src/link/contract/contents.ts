import type { Content } from '../../facts/content.js';
import { LARGEST_INDEX } from '../../facts/content.js';
import type { FlowContent, FlowKeySet } from '../../solve/flow-graph.js';

// Contents of the whole program, interned (engine notes 2.1). Names stay as written while values are tracked, since members of
// classes and modules are case-sensitive; the flow graph uses `canonical`, in which header-like keys are folded.

/** Interns contents and key sets; ids are given in the order of first use. */
export class ContentTable {
  readonly contents: FlowContent[] = [];
  readonly keySets: FlowKeySet[] = [];
  readonly anyKey: number;
  readonly element: number;
  readonly mapKey: number;
  readonly #ids = new Map<string, number>();
  readonly #keySetIds = new Map<string, number>();
  readonly #canonical: number[] = [];
  readonly #plain: number[] = [];
  /** Answers of `keyOfField`; one that there was no key holds for as many contents as there were. */
  readonly #keyOfField: number[] = [];
  readonly #askedAt: number[] = [];
  readonly #headerNames: ReadonlySet<string>;

  constructor(headerNames: ReadonlySet<string>) {
    this.#headerNames = headerNames;
    this.anyKey = this.intern({ kind: 'anyKey' });
    this.element = this.intern({ kind: 'element' });
    this.mapKey = this.intern({ kind: 'mapKey' });
  }

  intern(content: FlowContent): number {
    const key = textOf(content);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.contents.length;
    this.#ids.set(key, id);
    this.contents.push(content);
    this.#canonical.push(id);
    this.#plain.push(content.kind === 'anyKey' && content.key !== undefined ? this.anyKey : id);
    if (content.kind === 'key') {
      const folded = this.fold(content.name);
      if (folded !== content.name) this.#canonical[id] = this.intern({ kind: 'key', name: folded });
    }
    return id;
  }

  key(name: string): number {
    return this.intern({ kind: 'key', name });
  }

  field(name: string): number {
    return this.intern({ kind: 'field', name });
  }

  /** The key of the same name as a field, if the program has one; -1. */
  keyOfField(content: number): number {
    const known = this.#keyOfField[content];
    if (known !== undefined && (known >= 0 || this.#askedAt[content] === this.contents.length)) return known;
    const field = this.contents[content];
    const key = field?.kind === 'field' ? (this.#ids.get(textOf({ kind: 'key', name: field.name })) ?? -1) : -1;
    this.#keyOfField[content] = key;
    this.#askedAt[content] = this.contents.length;
    return key;
  }

  index(index: number): number {
    return index >= 0 && index <= LARGEST_INDEX ? this.intern({ kind: 'index', index }) : this.element;
  }

  /** What a key stands for once its text is known: digits are an index. */
  ofConstantKey(text: string): number {
    return /^\d{1,9}$/.test(text) ? this.index(Number(text)) : this.canonical(this.key(text));
  }

  /** The content that flows compare: header names in lower case. */
  canonical(id: number): number {
    return this.#canonical[id] as number;
  }

  /** The content that values are tracked under: a key that is not known yet may be any. */
  plain(id: number): number {
    return this.#plain[id] as number;
  }

  keySet(set: FlowKeySet): number {
    const [only = ''] = set.keys;
    const keys = set.keys.length === 1 ? [this.fold(only)] : [...new Set(set.keys.map((key) => this.fold(key)))].sort();
    const names = keys.length === 1 ? keys[0] : JSON.stringify(keys);
    const text = `${keys.length} ${set.folded} ${set.uncertain} ${set.recased} ${names}`;
    const known = this.#keySetIds.get(text);
    if (known !== undefined) return known;
    const id = this.keySets.length;
    this.#keySetIds.set(text, id);
    this.keySets.push({ ...set, keys });
    return id;
  }

  /**
   * A content of a file's facts. JavaScript has one kind of property, reached by dot and by bracket, so both are `key` there.
   * `cellBase` makes captured bindings program-wide.
   */
  ofFacts(content: Content, cellBase: number): number {
    switch (content.kind) {
      case 'attribute':
        return this.field(content.name);
      case 'property':
      case 'key':
        return this.key(content.name);
      case 'index':
        return this.index(content.index);
      case 'element':
        return this.element;
      case 'anyKey':
        return this.anyKey;
      case 'mapKey':
        return this.mapKey;
      case 'captured':
        return this.intern({ kind: 'captured', cell: cellBase + content.binding });
    }
  }

  /** ASCII lower case for header-like keys; every other key as it is. */
  fold(key: string): string {
    const lower = !/[A-Z]/.test(key) ? key : key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return lower.startsWith('x-') || lower.includes('-') || this.#headerNames.has(lower) ? lower : key;
  }
}

function textOf(content: FlowContent): string {
  switch (content.kind) {
    case 'field':
      return `f ${content.name}`;
    case 'key':
      return `k ${content.name}`;
    case 'index':
      return `i ${content.index}`;
    case 'captured':
      return `c ${content.cell}`;
    case 'anyKey':
      return content.key === undefined ? 'anyKey' : `anyKey ${content.key}`;
    default:
      return content.kind;
  }
}
