import type { Location } from '@tokentrail/core';
import type { PhysicalLocation, Region } from 'sarif';
import { toUri } from './uri.js';

/** The root that all paths are relative to; its place is left open, so that the file is the same on every machine. */
export const ROOT_ID = '%SRCROOT%';

/** A place as SARIF says it; `snippet` is the source line it stands on. */
export function physicalLocation(location: Location, snippet?: string): PhysicalLocation {
  const region: Region = {
    startLine: location.startLine,
    startColumn: location.startColumn,
    endLine: location.endLine,
    endColumn: location.endColumn,
  };
  if (snippet !== undefined && snippet !== '') region.snippet = { text: snippet };
  return { artifactLocation: { uri: toUri(location.file), uriBaseId: ROOT_ID }, region };
}

export function filePlace(file: string): PhysicalLocation {
  return { artifactLocation: { uri: toUri(file), uriBaseId: ROOT_ID } };
}
