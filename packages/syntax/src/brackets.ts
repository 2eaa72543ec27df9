const single = 39;
const double = 34;
const backslash = 92;
const lineFeed = 10;

/**
 * Where brackets nest deeper than `limit`, or -1. The first look counts every bracket of the text, which is exact enough for
 * nearly all files; only when that passes the limit are one-line strings left out, because tables of unbalanced brackets in
 * strings are common enough in tests of tokenisers.
 */
export function tooDeepAt(text: string, limit: number): number {
  return deeperAt(text, limit, false) < 0 ? -1 : deeperAt(text, limit, true);
}

function deeperAt(text: string, limit: number, skipStrings: boolean): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 40 || unit === 91 || unit === 123) {
      if (++depth > limit) return at;
    } else if (unit === 41 || unit === 93 || unit === 125) {
      if (depth > 0) depth--;
    } else if (skipStrings && (unit === single || unit === double)) {
      at = endOfString(text, at, unit);
    }
  }
  return -1;
}

/** Offset of the closing quote, or of the opening one when the line ends first: then it was no string. */
function endOfString(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at;
    if (unit === backslash) at++;
    else if (unit === lineFeed) break;
  }
  return start;
}
