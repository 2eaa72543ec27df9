import { catalogue as builtIn } from '@tokentrail/catalogue';
import { type Catalogue, type Limits, type Report, versionedPackages } from '@tokentrail/core';
import type { AnalysisRequest, ContextMode, Engine, Progress } from './engine.js';
import { readDependencies } from './dependencies/read-dependencies.js';
import { readTree, type Tree } from './files/read-tree.js';

export interface ScanOptions {
  /** Rules and library models. Default: the built-in catalogue. */
  readonly catalogue?: Catalogue;
  /** Default: 'project'. */
  readonly context?: ContextMode;
  readonly limits?: Partial<Limits>;
  /** Bytes; larger files are skipped. Default: 2 MB. */
  readonly maxFileSize?: number;
  /** Models of the catalogue from this index on are the user's own: barriers among them that match nothing are reported. */
  readonly ownModelsFrom?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ScannedTree {
  readonly tree: Tree;
  readonly report: Report;
}

/** Reads some paths of the disk and analyses what they hold as one program. */
export async function scanTree(paths: readonly string[], options: ScanOptions, engine: Engine): Promise<ScannedTree> {
  const { tree, request } = requestFor(paths, options, engine);
  options.signal?.throwIfAborted();
  return { tree, report: await engine.analyze(request) };
}

/** What an engine is asked for: the sources, manifests and versions under some paths of the disk. */
export function requestFor(
  paths: readonly string[],
  options: ScanOptions,
  engine: Engine,
): { readonly tree: Tree; readonly request: AnalysisRequest } {
  const { maxFileSize, limits, signal, onProgress, ownModelsFrom } = options;
  const catalogue = options.catalogue ?? builtIn;
  const tree = readTree(paths, {
    extensions: engine.extensions,
    ...(maxFileSize === undefined ? {} : { maxFileSize }),
  });
  const dependencies = readDependencies([...tree.manifests, ...tree.locks], versionedPackages(catalogue));
  const request: AnalysisRequest = {
    files: tree.files,
    manifests: tree.manifests,
    dependencies: dependencies.projects,
    skipped: [...tree.skipped, ...dependencies.unread],
    catalogue,
    context: options.context ?? 'project',
    ...(limits === undefined ? {} : { limits }),
    ...(ownModelsFrom === undefined ? {} : { ownModelsFrom }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  return { tree, request };
}
