import type { Catalogue } from '../../model/catalogue.js';

/** The barrier that a position is, and the index of its row in the catalogue's models. */
export interface EndingPosition {
  readonly kind: string;
  readonly rowIndex: number;
}

/** Names of positions that end a flow (`subject_token`), in lower case. */
export type EndingPositions = ReadonlyMap<string, EndingPosition>;

export function endingPositions(catalogue: Catalogue, language: 'python' | 'javascript'): EndingPositions {
  const positions = new Map<string, EndingPosition>();
  for (const [rowIndex, model] of catalogue.models.entries()) {
    if (!('barrier' in model) || (model.language !== language && model.language !== 'any')) continue;
    const { position, kind } = model.barrier;
    if (position !== undefined) positions.set(position.toLowerCase(), { kind, rowIndex });
  }
  return positions;
}

/** What placing edges on calls must know beside the rows of the call. */
export interface PlacementSettings {
  readonly language: 'python' | 'javascript';
  readonly endsFlow: EndingPositions;
}
