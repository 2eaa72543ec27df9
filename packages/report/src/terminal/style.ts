import type { Severity } from '@tokentrail/core';

/** Ways to set text off. Without colour every one of them is the text itself. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
}

const RED = 31;
const YELLOW = 33;
const BLUE = 34;

const COLOURS: Readonly<Record<Severity, number>> = { critical: RED, high: RED, medium: YELLOW, low: BLUE, note: BLUE };

/** Select Graphic Rendition codes (ECMA-48), or nothing. */
export function styleFor(color: boolean): Style {
  const wrap = (on: number, off: number, text: string): string => (color ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return {
    bold: (text) => wrap(1, 22, text),
    dim: (text) => wrap(2, 22, text),
    severity: (severity, text) => wrap(COLOURS[severity], 39, text),
  };
}
