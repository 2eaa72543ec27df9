import type { EntryPointRow } from '../../model/model.js';

/** From what the outside can ask of a server most directly to least. */
const STRENGTH: readonly EntryPointRow['entry'][] = ['tool', 'route', 'middleware', 'verifier', 'main'];

/** One entry kind per callable, the strongest of those that rows gave it; in the order of callables. */
export function strongestEntries(
  marked: ReadonlyMap<number, ReadonlySet<string>>,
): ReadonlyMap<number, EntryPointRow['entry']> {
  const entries = new Map<number, EntryPointRow['entry']>();
  for (const [callable, kinds] of [...marked].sort(([a], [b]) => a - b)) {
    const strongest = STRENGTH.find((kind) => kinds.has(kind));
    if (strongest !== undefined) entries.set(callable, strongest);
  }
  return entries;
}
