import type { ProgramView, SourceFile } from './language.js';
import type { LoweredFile } from './lower-files.js';

/** What a resolver may ask about the program: its paths, and the texts of its manifests. */
export class ManifestView implements ProgramView {
  readonly paths: readonly string[];
  readonly #paths: ReadonlySet<string>;
  readonly #texts: ReadonlyMap<string, string>;

  constructor(files: readonly LoweredFile[], manifests: readonly SourceFile[]) {
    this.#texts = new Map(manifests.map((manifest) => [manifest.path, manifest.text]));
    this.#paths = new Set([...files.map((file) => file.facts.path), ...this.#texts.keys()]);
    this.paths = [...this.#paths].sort();
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  text(path: string): string | undefined {
    return this.#texts.get(path);
  }
}
