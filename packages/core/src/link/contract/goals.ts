import type { ApiState, ApiTrie, AttachedRow } from '../../model/api-trie.js';
import type { Catalogue } from '../../model/catalogue.js';
import type { Kind } from '../../model/kind.js';
import type { SinkRow } from '../../model/model.js';
import type { FlowGoal } from '../../solve/flow-graph.js';

/**
 * What of a sink's value counts; each entry makes a goal, see `FlowGoal.rest`. A row that ends in contents means these alone. A
 * kind's default adds to the value itself: `auth=token` counts as `headers={"Authorization": token}` does.
 */
export function acceptedRests(row: AttachedRow, sink: SinkRow, catalogue: Catalogue): readonly FlowGoal['rest'][] {
  if (sink.contents !== undefined) return [sink.contents];
  if (row.contents.length > 0) return [row.contents.at(-1)?.kind === 'anyContent' ? 'any' : 'none'];
  return defaultRests(sink.kind, catalogue);
}

/** What counts where no row says more than the kind. */
export function defaultRests(kind: Kind, catalogue: Catalogue): readonly FlowGoal['rest'][] {
  const contents = catalogue.kinds.find((entry) => entry.kind === kind)?.contents ?? 'none';
  return contents === 'credential-keys' ? ['none', contents] : [contents];
}

/** A sink row that speaks of a value, with the contents between that value and the row's place. */
export interface SinkBelow {
  readonly row: AttachedRow;
  readonly sink: SinkRow;
  /** Members from the value on which the row was found, outermost first. */
  readonly members: readonly string[];
}

/** Rows of `options().headers` are found from the value `options()`: so deep are members looked into. */
const DEEPEST_MEMBER = 3;

/** Sink rows at a state, at what it is by type rows, and at their members. Results are kept. */
export class SinkRows {
  readonly #trie: ApiTrie;
  readonly #kept = new Map<ApiState, readonly SinkBelow[]>();
  readonly #own = new Map<ApiState, readonly SinkBelow[]>();

  constructor(trie: ApiTrie) {
    this.#trie = trie;
  }

  /** Sinks that a value given as this state meets, at any member of it. */
  below(state: ApiState): readonly SinkBelow[] {
    let found = this.#kept.get(state);
    if (found === undefined) {
      const collected: SinkBelow[] = [];
      this.#collect(state, [], collected, new Set());
      this.#kept.set(state, (found = collected));
    }
    return found;
  }

  /** Sinks at exactly this state. */
  at(state: ApiState): readonly SinkBelow[] {
    let found = this.#own.get(state);
    if (found === undefined) {
      found = this.#trie
        .rows(state)
        .flatMap((row) => ('sink' in row.model ? [{ row, sink: row.model.sink, members: [] }] : []));
      this.#own.set(state, found);
    }
    return found;
  }

  #collect(state: ApiState, members: readonly string[], collected: SinkBelow[], seen: Set<ApiState>): void {
    for (const alias of this.#trie.aliases(state)) {
      if (seen.has(alias)) continue;
      seen.add(alias);
      for (const { row, sink } of this.at(alias)) collected.push({ row, sink, members });
      if (members.length >= DEEPEST_MEMBER) continue;
      for (const [name, child] of this.#trie.branches(alias).members) {
        this.#collect(child, [...members, name], collected, seen);
      }
    }
  }
}
