/** A path in a row: its JSON pointer within the row, its text, and whether it begins at a package or at the row's call. */
export interface PathPlace {
  readonly pointer: string;
  readonly text: string;
  readonly relative: boolean;
}

/** Where each type of row holds paths that begin at a package, and paths that begin at its call; `*` is every item of a list. */
const PLACES: Readonly<Record<string, { readonly absolute: readonly string[]; readonly relative: readonly string[] }>> =
  {
    source: {
      absolute: ['path', 'given/is', 'replacedBy/call', 'replacedBy/is/*'],
      relative: ['where/at', 'unless/*', 'given/at/*', 'replacedBy/at'],
    },
    sink: { absolute: ['path'], relative: ['address'] },
    summary: { absolute: ['path'], relative: ['input', 'output', 'keys'] },
    type: { absolute: ['path', 'is'], relative: [] },
    storage: { absolute: ['write', 'read'], relative: ['key'] },
    barrier: { absolute: ['path'], relative: [] },
    barrierGuard: { absolute: ['path'], relative: [] },
    entryPoint: { absolute: ['path'], relative: [] },
    call: {
      absolute: ['path'],
      relative: ['when', 'input', 'claims', 'claims/*', 'check/*', 'disable/*/at', 'disable/*/unless/at'],
    },
    forward: {
      absolute: ['path', 'given/is'],
      relative: ['when', 'unless/*', 'given/at/*', 'hooks/at/*', 'carries', 'kept'],
    },
    neutral: { absolute: ['path'], relative: [] },
  };

/** Every path that a row holds. The row may be of any shape: what is not there, or is no text, is no path. */
export function pathPlaces(row: unknown): readonly PathPlace[] {
  const places: PathPlace[] = [];
  if (!isRecord(row)) return places;
  for (const [type, { absolute, relative }] of Object.entries(PLACES)) {
    if (!Object.hasOwn(row, type)) continue;
    for (const place of absolute) collect(row[type], place.split('/'), `/${type}`, false, places);
    for (const place of relative) collect(row[type], place.split('/'), `/${type}`, true, places);
  }
  return places;
}

function collect(
  value: unknown,
  [name, ...rest]: readonly string[],
  pointer: string,
  relative: boolean,
  places: PathPlace[],
): void {
  if (name === undefined) {
    if (typeof value === 'string') places.push({ pointer, text: value, relative });
  } else if (name === '*') {
    if (Array.isArray(value))
      value.forEach((item: unknown, index) => collect(item, rest, `${pointer}/${index}`, relative, places));
  } else if (isRecord(value) && Object.hasOwn(value, name)) {
    collect(value[name], rest, `${pointer}/${name}`, relative, places);
  }
}

/** A mapping of a value that may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
