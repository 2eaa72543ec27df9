import { parseRelativePath } from '../../model/parse-api-path.js';
import type { SourceRow } from '../../model/model.js';
import { passedAt } from '../contract/call-places.js';
import type { RowSearch } from './row-search.js';

type Replacement = NonNullable<SourceRow['replacedBy']>;

// What a library gives out where a client's value is meant may be the server's own, by how the program sets it up.

/** Answers for the rows of one program whether their value is replaced. */
export class ReplacedSources {
  readonly #search: RowSearch;
  readonly #answers = new Map<Replacement, boolean>();

  constructor(search: RowSearch) {
    this.#search = search;
  }

  /** Whether some call is set up so, and none in another way that can be told or not. */
  isReplaced({ replacedBy }: SourceRow): boolean {
    if (replacedBy === undefined) return false;
    let answer = this.#answers.get(replacedBy);
    if (answer === undefined) this.#answers.set(replacedBy, (answer = this.#isSetUp(replacedBy)));
    return answer;
  }

  #isSetUp({ call: wanted, at, is }: Replacement): boolean {
    const { calls, callees, trie, view } = this.#search;
    const [token] = parseRelativePath(at).path?.tokens ?? [];
    if (token?.kind !== 'argument') return false;
    const given = calls
      .filter((call) => callees(call).some((state) => trie.describe(state) === wanted))
      .flatMap((call) => passedAt(call, token.places));
    return (
      given.length > 0 &&
      given.every(({ argument, through }) => {
        const states = through === null ? view.apiStates(argument.node) : [];
        return states.length > 0 && states.every((state) => is.includes(trie.describe(state)));
      })
    );
  }
}
