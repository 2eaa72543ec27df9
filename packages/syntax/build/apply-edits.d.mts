/** See apply-edits.mjs. */
export function applyEdits(
  text: string,
  edits: readonly { readonly name: string; readonly find: string; readonly replace: string }[],
  what: string,
): string;
