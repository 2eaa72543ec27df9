import { type Compatibility, keyName } from './compatible.js';
import type { FlowContent, FlowGoal } from './flow-graph.js';
import { EMPTY_PATH, type PathId, type PathTable } from './paths.js';

/** Contents below the required ones that an open goal still looks into; 2 covers lists of pairs (`[["Authorization", t]]`). */
export const GOAL_DEPTH = 2;

/** How a fact meets a goal: not at all, surely, or only if an unknown key is the right one. */
export type Acceptance = 'no' | 'yes' | 'guess';

/** Decides which facts at a goal's node count (implicit reads at sinks). */
export class GoalTest {
  readonly #paths: PathTable;
  readonly #compatibility: Compatibility;
  readonly #names: readonly (string | null)[];
  readonly #credentialKeys: ReadonlySet<string>;

  constructor(
    paths: PathTable,
    compatibility: Compatibility,
    contents: readonly FlowContent[],
    credentialKeys: ReadonlySet<string>,
  ) {
    this.#paths = paths;
    this.#compatibility = compatibility;
    this.#names = contents.map((content) => keyName(content)?.toLowerCase() ?? null);
    this.#credentialKeys = credentialKeys;
  }

  /** Takes the goal's own contents off the front first, then asks whether what follows may follow. */
  accepts(goal: FlowGoal, path: PathId): Acceptance {
    const accepted = this.#meets(goal, path);
    return accepted === 'guess' && goal.strict === true ? 'no' : accepted;
  }

  #meets(goal: FlowGoal, path: PathId): Acceptance {
    let rest = path;
    let guess = false;
    for (const content of goal.path) {
      const head = this.#paths.head(rest);
      if (rest === EMPTY_PATH || !this.#compatibility.reads(content, head)) return 'no';
      guess ||= this.#compatibility.isGuess(content, head);
      rest = this.#paths.tail(rest);
    }
    const accepted = this.#acceptsRest(goal.rest, rest);
    return accepted === 'yes' && guess ? 'guess' : accepted;
  }

  #acceptsRest(rest: FlowGoal['rest'], path: PathId): Acceptance {
    if (rest === 'none') return path === EMPTY_PATH ? 'yes' : 'no';
    if (rest === 'any') return this.#paths.length(path) <= GOAL_DEPTH ? 'yes' : 'no';
    return path === EMPTY_PATH ? 'no' : this.#acceptsKey(rest, path);
  }

  /** A pair of key and value counts for `credential-keys` only: its key cannot be seen from the path of its value. */
  #acceptsKey(keys: 'credential-keys' | readonly string[], path: PathId): Acceptance {
    const head = this.#paths.head(path);
    const tail = this.#paths.tail(path);
    const below = this.#paths.head(tail);
    const member = tail !== EMPTY_PATH && this.#compatibility.isMember(below);
    const ends = tail === EMPTY_PATH || (member && this.#paths.tail(tail) === EMPTY_PATH);
    if (!ends) return 'no';
    if (this.#compatibility.isUnknownKey(head)) return 'guess';
    if (keys === 'credential-keys' && this.#compatibility.isMember(head))
      return member && (this.#names[below] ?? '1') === '1' ? 'guess' : 'no';
    const name = this.#names[head] ?? null;
    if (name === null) return 'no';
    const named =
      keys === 'credential-keys' ? this.#credentialKeys.has(name) : keys.some((key) => key.toLowerCase() === name);
    return named ? 'yes' : 'no';
  }
}
