import type { FlowContent } from './flow-graph.js';

/** Kinds of contents as small integers, in the order of the compatibility table. */
export const CONTENT_KINDS = ['field', 'key', 'index', 'element', 'anyKey', 'mapKey', 'captured'] as const;

/**
 * What a read finds besides the content of its own identity: rows are what is read, columns what was stored. A place with an
 * unknown key may be any key, index or field and the other way round; iteration yields every member of a sequence, and the keys of
 * what is known to be a mapping.
 */
const READS: Readonly<Record<FlowContent['kind'], readonly FlowContent['kind'][]>> = {
  field: ['anyKey'],
  key: ['anyKey'],
  index: ['element', 'anyKey'],
  element: ['index', 'mapKey'],
  anyKey: ['field', 'key', 'index', 'element'],
  mapKey: [],
  captured: [],
};

const WIDTH = CONTENT_KINDS.length;

/** The compatibility of contents, answered by identity and by kind: no table grows with the program. */
export class Compatibility {
  readonly #kind: Uint8Array;
  readonly #twin: Int32Array;
  readonly #reads: Uint8Array = new Uint8Array(WIDTH * WIDTH);

  constructor(contents: readonly FlowContent[]) {
    this.#kind = Uint8Array.from(contents, (content) => CONTENT_KINDS.indexOf(content.kind));
    this.#twin = twinsOf(contents);
    CONTENT_KINDS.forEach((read, row) => {
      for (const stored of READS[read]) this.#reads[row * WIDTH + CONTENT_KINDS.indexOf(stored)] = 1;
    });
  }

  /** Index into `CONTENT_KINDS`. */
  kind(content: number): number {
    return this.#kind[content] ?? 0;
  }

  /** Whether reading `read` may give what was stored under `stored`. */
  reads(read: number, stored: number): boolean {
    return read === stored || this.#twin[read] === stored || this.readsKind(this.kind(read), this.kind(stored));
  }

  /**
   * The field of a key's name and the other way round, or -1. Python copies attributes to keys and back (`asdict`, `**values`,
   * `scope["state"]["user"]` is `request.state.user`), and hardly ever keeps two things under one name.
   */
  twin(content: number): number {
    return this.#twin[content] ?? -1;
  }

  /** The same for two kinds and different identities. */
  readsKind(read: number, stored: number): boolean {
    return this.#reads[read * WIDTH + stored] === 1;
  }

  /** Whether a read gives what was stored only if an unknown key happens to be the right one. */
  isGuess(read: number, stored: number): boolean {
    const key = CONTENT_KINDS[this.kind(read)];
    return (key === 'key' || key === 'field') && this.isUnknownKey(stored);
  }

  isUnknownKey(content: number): boolean {
    return CONTENT_KINDS[this.kind(content)] === 'anyKey';
  }

  /** Whether it is a member of a sequence: `index` or `element`. */
  isMember(content: number): boolean {
    const kind = CONTENT_KINDS[this.kind(content)];
    return kind === 'index' || kind === 'element';
  }
}

function twinsOf(contents: readonly FlowContent[]): Int32Array {
  const ids = new Map(contents.map((content, id) => [`${content.kind} ${keyName(content) ?? ''}`, id]));
  return Int32Array.from(contents, (content) => {
    if (content.kind !== 'field' && content.kind !== 'key') return -1;
    return ids.get(`${content.kind === 'field' ? 'key' : 'field'} ${content.name}`) ?? -1;
  });
}

/** The constant name of a content as a key set or a credential list names it, or null when it has none. */
export function keyName(content: FlowContent): string | null {
  if (content.kind === 'key' || content.kind === 'field') return content.name;
  return content.kind === 'index' ? String(content.index) : null;
}
