const SPACE = 32;
const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const END = 65_535;
const WINDOW = 100;
const FACTOR = 37n;
const MASK = (1n << 64n) - 1n;

/** FACTOR to the power of WINDOW, modulo 2^64: takes the oldest unit out of the rolling hash. */
const OLDEST = BigInt.asUintN(64, FACTOR ** BigInt(WINDOW));

/**
 * GitHub's `primaryLocationLineHash` of every line of a text, line 1 first: a hash over the 100 units that follow the line's
 * start, blanks left out, and a counter for equal ones. Source of the method: github/codeql-action, src/fingerprints.ts.
 * Units are UTF-16; line breaks are `\r\n`, `\n` and `\r`.
 */
export function lineHashes(text: string): readonly string[] {
  const units = significantUnits(text);
  const seen = new Map<string, number>();
  const hashes: string[] = [];
  let hash = 0n;
  for (let index = 0; index < WINDOW; index += 1) hash = (hash * FACTOR + unitAt(units, index)) & MASK;
  for (let index = 0; index < units.length; index += 1) {
    if (index === 0 || units[index - 1] === NEWLINE) {
      const digits = hash.toString(16);
      const count = (seen.get(digits) ?? 0) + 1;
      seen.set(digits, count);
      hashes.push(`${digits}:${count}`);
    }
    hash = (hash * FACTOR + unitAt(units, index + WINDOW) - OLDEST * unitAt(units, index)) & MASK;
  }
  return hashes;
}

/** Blanks dropped, every line break one newline, and the mark of the end. */
function significantUnits(text: string): readonly number[] {
  const units: number[] = [];
  let afterReturn = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === SPACE || unit === TAB || (unit === NEWLINE && afterReturn)) {
      afterReturn = false;
      continue;
    }
    afterReturn = unit === RETURN;
    units.push(unit === RETURN ? NEWLINE : unit);
  }
  units.push(END);
  return units;
}

function unitAt(units: readonly number[], index: number): bigint {
  return BigInt(units[index] ?? 0);
}
