import type { Catalogue } from '../model/catalogue.js';

/** Names of positions that end a flow (`subject_token`), in lower case, with the kind of the barrier. */
export type EndingPositions = ReadonlyMap<string, string>;

export function endingPositions(catalogue: Catalogue, language: 'python' | 'javascript'): EndingPositions {
  const positions = new Map<string, string>();
  for (const model of catalogue.models) {
    if (!('barrier' in model) || (model.language !== language && model.language !== 'any')) continue;
    const { position, kind } = model.barrier;
    if (position !== undefined) positions.set(position.toLowerCase(), kind);
  }
  return positions;
}

/** What placing edges on calls must know beside the rows of the call. */
export interface PlacementSettings {
  readonly language: 'python' | 'javascript';
  readonly endsFlow: EndingPositions;
}
