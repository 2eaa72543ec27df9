import type { RowSearch } from './row-search.js';
import type { SinkDraft } from './sinks.js';
import { SuspectedArguments } from './suspected-arguments.js';
import { SuspectedWrites } from './suspected-writes.js';
import { Suspects } from './suspects.js';

// Packages that no row speaks of are suspected by names alone: a constructor or setter of an imported package that gets a value
// under the name of a credential, a member so named of one of its clients. The name of the position is all the evidence there is, so
// the confidence is medium.

/** Finds the suspected sinks of calls into packages without rows, and of writes on their clients. */
export function findGenericSinks(search: RowSearch): readonly SinkDraft[] {
  return search.catalogue.genericSinks.flatMap((suspicion) => {
    const suspects = new Suspects(search, suspicion);
    const byArgument = new SuspectedArguments(search, suspicion, suspects);
    const byWrite = new SuspectedWrites(search, suspicion, suspects);
    return [
      ...search.calls.map((call) => byArgument.of(call)),
      ...search.stores.map((store) => byWrite.of(store)),
    ].filter((draft) => draft !== null);
  });
}
