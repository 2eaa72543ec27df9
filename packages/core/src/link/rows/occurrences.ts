import { findCallBarriers, findPositionBarriers, type FoundBarriers } from './barriers.js';
import { CallFinder } from './call-occurrences.js';
import type { Occurrences } from '../contract/contract.js';
import { endingPositions } from '../contract/ending-positions.js';
import { findForwards } from './forwards.js';
import { findGenericSinks } from './generic-sinks.js';
import { findGuards } from './guards.js';
import { SinkFinder } from './sinks.js';
import { SourceFinder } from './sources.js';
import type { RowSearch } from './row-search.js';

/** Where the rows of one language put sources, sinks, barriers and call rules in the linked program. */
export function findOccurrences(search: RowSearch): Omit<Occurrences, 'rowUses'> {
  if (search.files.length === 0) return { sources: [], sinks: [], barriers: [], calls: [], barrierPoints: [] };
  const positions = endingPositions(search.catalogue, search.language);
  const found: FoundBarriers = { barriers: [], points: [] };
  findCallBarriers(search, found);
  findPositionBarriers(search, positions, found);
  findGuards(search, found);
  const forwards = findForwards(search);
  const drafts = [...new SinkFinder(search, positions).find(), ...findGenericSinks(search), ...forwards.sinks];
  const sources = new SourceFinder(search).find();
  return {
    sources: [
      ...sources,
      ...forwards.sources.map((found) => ({
        ...found,
        seeds: found.seeds.map((seed) => ({ ...seed, source: seed.source + sources.length })),
      })),
    ],
    sinks: drafts.map((draft, index) => ({ ...draft, goals: draft.goals.map((goal) => ({ ...goal, sink: index })) })),
    barriers: found.barriers,
    calls: new CallFinder(search).find(),
    barrierPoints: found.points,
  };
}
