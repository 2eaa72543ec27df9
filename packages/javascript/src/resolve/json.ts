import { parse } from 'jsonc-parser';

export interface JsonObject {
  readonly [key: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads JSON with comments and trailing commas; what is broken is left out, and no object, or one that is nested deeper than the
 * stack, gives an empty one.
 */
export function readJson(text: string | undefined): JsonObject {
  if (text === undefined) return {};
  try {
    const value: unknown = parse(text, [], { allowTrailingComma: true });
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
