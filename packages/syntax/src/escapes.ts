/** The character of a code point in hexadecimal digits, U+FFFD if there is none. */
export function fromHex(digits: string): string {
  return fromCodePoint(Number.parseInt(digits, 16));
}

/** The character of a code point, U+FFFD if there is none. */
export function fromCodePoint(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
