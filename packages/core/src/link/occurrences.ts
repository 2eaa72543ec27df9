import type { ApiTrie } from '../model/api-trie.js';
import type { Catalogue } from '../model/catalogue.js';
import { barrierPositions, findCallBarriers, findPositionBarriers, type FoundBarriers } from './barriers.js';
import { CallFinder } from './call-occurrences.js';
import type { LinkView, Occurrences } from './contract.js';
import { findGenericSinks } from './generic-sinks.js';
import { findGuards } from './guards.js';
import { SinkFinder } from './sinks.js';
import { SourceFinder } from './sources.js';
import { ownParts } from './view-states.js';

/** Where the rows of one language put sources, sinks, barriers and call rules in the linked program. */
export function findOccurrences(
  view: LinkView,
  trie: ApiTrie,
  catalogue: Catalogue,
  language: 'python' | 'javascript',
): Occurrences {
  const own = ownParts(view, language);
  const positions = barrierPositions(catalogue, language);
  const found: FoundBarriers = { barriers: [], points: [] };
  findCallBarriers(view, own, trie, found);
  findPositionBarriers(view, own, positions, found);
  findGuards(view, own, trie, found);
  const drafts = [
    ...new SinkFinder(view, own, trie, catalogue, language, new Set(positions.keys())).find(),
    ...findGenericSinks(view, own, trie, catalogue, language),
  ];
  return {
    sources: new SourceFinder(view, own, trie, language).find(),
    sinks: drafts.map((draft, index) => ({ ...draft, goals: draft.goals.map((goal) => ({ ...goal, sink: index })) })),
    barriers: found.barriers,
    calls: new CallFinder(view, own, trie, language).find(),
    barrierPoints: found.points,
  };
}
