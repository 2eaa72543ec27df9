/**
 * Text of the scanned program or of a rule inside a SARIF message: brackets would read as links and braces as placeholders, so
 * they become parentheses; control characters become spaces.
 */
export function plain(text: string): string {
  return text
    .replace(/[[{]/g, '(')
    .replace(/[\]}]/g, ')')
    .replace(/\\/g, '\\\\')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** As a sentence: what SARIF viewers show in small space is the text up to the first full stop. */
export function sentence(text: string): string {
  const trimmed = plain(text);
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Cut to a number of UTF-16 units, an ellipsis at the end when something is left out. */
export function clip(text: string, units: number): string {
  return text.length <= units ? text : `${text.slice(0, units - 1)}…`;
}
