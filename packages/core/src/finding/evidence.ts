import type { SinkOccurrence } from '../link/contract/program.js';

/** Shared instances on a trail that is uncertain besides, from which on it says nothing. */
const MOST_SHARED = 2;

/**
 * Whether a flow says enough to be reported. Each shared instance on the way pairs every store of a field with every read of it, and each
 * mark is a guess. One such guess is worth a look; several of them, one upon another, are what any value finds that once got to a place
 * through which much passes. In a hundred servers, none of the credentials that really left went this way alone, and most of the false ones
 * did. A sink that no row names is a guess itself: it may take one shared instance and nothing else.
 */
export function isEvident(sink: SinkOccurrence, marks: readonly string[], sharedSteps: number): boolean {
  if (sharedSteps === 0) return true;
  const isUncertain = marks.length > 1;
  if (sink.rowIndex < 0 && sink.mark !== null) return sharedSteps === 1 && !isUncertain;
  return sharedSteps <= MOST_SHARED || !isUncertain;
}
