/** What the command line needs of its process; tests give their own. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

export interface Stream {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

export const colorModes = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof colorModes)[number];

/** Colour: the flag first, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether people look at the stream. */
export function wantsColor(mode: ColorMode, stream: Stream, env: Terminal['env']): boolean {
  if (mode !== 'auto') return mode === 'always';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY && env['TERM'] !== 'dumb';
}

const NARROWEST = 60;
const WIDEST = 120;

/** Columns to wrap at: those of the terminal within reason, 100 where there is none. */
export function widthOf(stream: Stream): number {
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? 100));
}
