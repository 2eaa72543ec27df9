/** The value of a Python number literal; the imaginary unit and the `L` of Python 2 are ignored. */
export function numberValue(literal: string): number {
  const text = literal.replaceAll('_', '').replace(/[jJlL]$/, '');
  // Python 2 writes octal numbers as 0777.
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return Number(text);
}
