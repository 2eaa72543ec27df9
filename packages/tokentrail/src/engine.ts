import type { Catalogue, Limits, ProjectDependencies, Report, SourceFile } from '@tokentrail/core';

/** How the rules' context gate decides: by project, by single file, or not at all. */
export type ContextMode = 'project' | 'file' | 'any';

/** `done` of `total` units of a stage of the analysis. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** All that an analysis needs, read from wherever. */
export interface AnalysisRequest {
  readonly files: readonly SourceFile[];
  readonly manifests: readonly SourceFile[];
  readonly dependencies: readonly ProjectDependencies[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly catalogue: Catalogue;
  readonly context: ContextMode;
  readonly limits?: Partial<Limits>;
  /** Models from this index on are the user's own. */
  readonly ownModelsFrom?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The analysis as the rest of this package sees it: replaced in tests by one that reports what it was given. */
export interface Engine {
  readonly extensions: readonly string[];
  analyze(request: AnalysisRequest): Promise<Report>;
  /** How often each row of the catalogue matches, by its index in the models; those that never do are missing. */
  countRows(request: AnalysisRequest): Promise<ReadonlyMap<number, number>>;
}
