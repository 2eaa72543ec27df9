import { analyzeFacts, type EngineOptions } from './analyze.js';
import type { SourceFile } from './language.js';
import { FactsStore } from './lower-files.js';
import type { Skipped } from './report-coverage.js';
import type { Report } from './report.js';

/** A program that changes file by file: editors, watch mode, scanners that embed the engine. */
export interface Project {
  /** Adds or replaces a source file; its facts are made now, unless the text is the one already known. */
  set(path: string, text: string): void;
  /** Adds or replaces a manifest (package.json, tsconfig.json, pyproject.toml …). */
  setManifest(path: string, text: string): void;
  /** Takes a source file or manifest away; an unknown path is no error. */
  delete(path: string): void;
  /** Files that the host cannot hand over, and why; replaces the former list. */
  setSkipped(skipped: readonly Skipped[]): void;
  /** The report of the program as it is now: byte for byte what a fresh `analyze` of the same files gives. */
  check(): Report;
}

/** An empty project. Facts are kept per file; linking and solving run anew at each check, so nothing old can stay behind. */
export function createProject(options: EngineOptions): Project {
  const store = new FactsStore(options.languages);
  const manifests = new Map<string, SourceFile>();
  let skipped: readonly Skipped[] = [];
  return {
    set: (path, text) => {
      store.set({ path, text });
    },
    setManifest: (path, text) => {
      manifests.set(path, { path, text });
    },
    delete: (path) => {
      store.delete(path);
      manifests.delete(path);
    },
    setSkipped: (files) => {
      skipped = files;
    },
    check: () => analyzeFacts(store.all(), [...manifests.values()], skipped, options),
  };
}
