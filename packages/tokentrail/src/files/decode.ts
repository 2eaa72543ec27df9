/** The text of a file, or why it has none. */
export type Decoded = { readonly text: string; readonly skip: null } | { readonly text: null; readonly skip: string };

/** Bytes looked at for NUL, as Git does. */
const SNIFFED = 8_000;

/**
 * Source text from bytes: UTF-8, or UTF-16 by its byte order mark, which is not part of the text. Bytes that are no UTF-8 become
 * U+FFFD: strings and comments in older encodings do not hide the code around them.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), skip: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), skip: null };
  if (bytes.subarray(0, SNIFFED).includes(0)) return { text: null, skip: 'binary file' };
  return { text: new TextDecoder().decode(bytes), skip: null };
}
