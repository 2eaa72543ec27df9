/** Packages whose versions matter, however their names are written. */
export class Wanted {
  readonly #names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.#names = new Set([...names].map(fold));
  }

  has(name: string): boolean {
    return this.#names.has(fold(name));
  }
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The value as a mapping; anything else is an empty one. */
export function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** The texts of a list; anything else holds none. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
