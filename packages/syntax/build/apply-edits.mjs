/**
 * Applies named edits to a source text, in order.
 * @param {string} text what is edited
 * @param {readonly { name: string, find: string, replace: string }[]} edits
 * @param {string} what names the text in a failure
 * @returns {string} the edited text; throws when an edit does not apply exactly once, with all such edits in the message
 */
export function applyEdits(text, edits, what) {
  const failures = [];
  for (const { name, find, replace } of edits) {
    const parts = text.split(find);
    if (parts.length === 2) text = parts.join(replace);
    else failures.push(`  ${name}: its text occurs ${parts.length - 1} times instead of once`);
  }
  if (failures.length === 0) return text;
  throw new Error(`edits no longer fit ${what} (was the package upgraded?):\n${failures.join('\n')}`);
}
