/**
 * A relative POSIX path as SARIF wants it: every segment percent-encoded, no leading slash. Half a surrogate pair, which no URI
 * can hold, becomes U+FFFD.
 */
export function toUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\u{fffd}')
    .split('/')
    .filter((segment, index) => segment !== '' || index > 0)
    .map(encodeURIComponent)
    .join('/');
}
