import { catalogue as builtIn } from '@tokentrail/catalogue';
import { type Catalogue, type Limits, type Report, versionedPackages } from '@tokentrail/core';
import { type ContextMode, type Engine, type Progress } from './engine.js';
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
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ScannedTree {
  readonly tree: Tree;
  readonly report: Report;
}

/** Reads some paths of the disk and analyses what they hold as one program. */
export async function scanTree(paths: readonly string[], options: ScanOptions, engine: Engine): Promise<ScannedTree> {
  const { maxFileSize, limits, signal, onProgress } = options;
  const catalogue = options.catalogue ?? builtIn;
  const tree = readTree(paths, {
    extensions: engine.extensions,
    ...(maxFileSize === undefined ? {} : { maxFileSize }),
  });
  signal?.throwIfAborted();
  const report = await engine.analyze({
    files: tree.files,
    manifests: tree.manifests,
    dependencies: readDependencies([...tree.manifests, ...tree.locks], versionedPackages(catalogue)),
    skipped: tree.skipped,
    catalogue,
    context: options.context ?? 'project',
    ...(limits === undefined ? {} : { limits }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { tree, report };
}
