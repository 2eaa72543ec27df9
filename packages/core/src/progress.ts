/** Stages of one analysis as a host may show them. */
export type Stage = 'lower' | 'link' | 'solve' | 'evaluate' | 'collect';

/** `done` of `total` units of the stage are finished; `file` is the one just lowered. */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  readonly file: string | null;
}

/** The part of an `AbortSignal` that the engine looks at. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
}
