import type { SinkOccurrence } from '../link/contract/program.js';
import type { Confidence } from '../model/rule.js';
import type { FlowHit } from '../solve/solution.js';
import type { Places } from './locate.js';

/** The best hit of one place. */
interface PlacedHit {
  readonly hit: FlowHit;
  readonly sink: SinkOccurrence;
  readonly confidence: Confidence;
}

/**
 * Of places where one credential passes by on its way, those that only hand it on, with the place that stands for them: what gets a
 * client that already holds the credential (`Api(client)`) is suspected for no reason of its own, and a configuration object counts
 * where it is taken. A place that a row names is never dropped.
 *
 * @param hits one per place
 * @param isSurer whether the first of two confidences is the higher
 */
export function handedOn<T extends PlacedHit>(
  hits: readonly T[],
  places: Places,
  isSurer: (left: Confidence, right: Confidence) => boolean,
): ReadonlyMap<T, T> {
  const makers = new Map<number, T>();
  for (const placed of hits) for (const node of madeBy(placed.sink, places)) makers.set(node, placed);
  const dropped = new Map<T, T>();
  for (const later of hits) {
    if (!isSuspicion(later.sink)) continue;
    const { hops } = later.hit.trail;
    for (const { node, path } of hops) {
      const earlier = makers.get(node);
      if (earlier === undefined || earlier === later || !isInside(path, hops.at(-1)?.path ?? [])) continue;
      if (!isSuspicion(earlier.sink) || isSurer(earlier.confidence, later.confidence)) dropped.set(later, earlier);
      else dropped.set(earlier, later);
    }
  }
  return dropped;
}

/** Whether what lay under `path` of an object is still in there at the end; what was taken out of it goes its own way. */
function isInside(path: readonly number[], end: readonly number[]): boolean {
  if (path.length === 0) return end.length === 0;
  const from = end.length - path.length;
  return from >= 0 && path.every((content, index) => content === end[from + index]);
}

/** Whether no row of the catalogue names the place. */
function isSuspicion(sink: SinkOccurrence): boolean {
  return sink.rowIndex < 0;
}

/** Values that a call hands out with what it was given inside: its result, and its receiver afterwards. */
function madeBy(sink: SinkOccurrence, places: Places): readonly number[] {
  const found = places.call(sink.call);
  if (found === null) return [];
  const { file, call } = found;
  const receivers = call.posts.filter(({ argument }) => argument === -1);
  return [call.result, ...receivers.map(({ after }) => after)].map((node) => node + file.nodeBase);
}
