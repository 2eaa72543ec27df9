/**
 * Text of the scanned program, safe for a terminal: control characters, marks that turn the writing direction, and invisible ones
 * are written as escapes, so that no file name or source line can move the cursor, hide text or fake output. Tabs become spaces.
 */
export function escapeForTerminal(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
