/** Below this size a file is analysed whatever it looks like. */
const SMALLEST = 20_000;
const LONG_LINE = 1_000;

/**
 * Whether a text was written by a bundler or minifier: most of it stands in lines no one writes. Such a file is another
 * program's output; its flows are found in the sources.
 */
export function isMinified(name: string, text: string): boolean {
  if (/[.-]min\.[cm]?js$/.test(name)) return true;
  if (text.length < SMALLEST || !/\.[cm]?[jt]sx?$/.test(name)) return false;
  let long = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LONG_LINE) long += end - start;
    start = end + 1;
  }
  return long > text.length / 2;
}
