import type { Limits } from '../limits.js';
import type { Coverage } from '../report.js';
import type { SolverLimit } from '../solve/solution.js';
import { compareLocations } from './order.js';
import type { Places } from './locate.js';

/** What each of the solver's bounds means for the result. */
const MEANING: Partial<Readonly<Record<keyof Limits, string>>> = {
  accessPathLength: 'A value is stored deeper in an object than is followed; what is read from that depth is not seen.',
  pathsPerNode: 'A value has more tainted parts than are followed; those that took the longest way are left out.',
  entryPaths:
    'A parameter is passed more tainted parts than are followed; those that took the longest way are left out.',
  dispatchTags:
    'A function gets more different callbacks than are told apart: each may be called where another one was passed.',
  obscureHops: 'A flow goes through more unknown library calls than are followed; it is not followed further.',
  solverEdges: 'The program is too large for this rule: there may be more findings than are reported.',
};

/** The solver's bounds as the report lists them: per limit and file the first place. */
export function limitEntries(limits: readonly SolverLimit[], places: Places): Coverage['limits'] {
  const entries = new Map<string, Coverage['limits'][number]>();
  for (const { limit, nodes } of limits) {
    const message = MEANING[limit] ?? limit;
    for (const node of nodes) {
      const site = places.nodeSite(node);
      const location = site === null ? null : places.location(site);
      const key = `${limit}:${location?.file ?? ''}`;
      const present = entries.get(key);
      const earlier =
        present === undefined ||
        (location !== null && present.location !== null && compareLocations(location, present.location) < 0);
      if (earlier) entries.set(key, { limit, location, message });
    }
  }
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry);
}
