import type { FileFacts } from './facts/file-facts.js';
import type { Language, SourceFile } from './language.js';

/** A file with its facts. */
export interface LoweredFile {
  readonly facts: FileFacts;
  readonly text: string;
}

/** The language of a path by its ending, or null. */
export function languageOf(path: string, languages: readonly Language[]): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return languages.find((language) => language.extensions.some((ending) => name.endsWith(ending))) ?? null;
}

/** Keeps the facts of files between analyses; a file is lowered again only when its text changed. */
export class FactsStore {
  readonly #languages: readonly Language[];
  readonly #files = new Map<string, LoweredFile>();

  constructor(languages: readonly Language[]) {
    this.#languages = languages;
  }

  /** Lowers a file, unless its text is the one already known. False when no language reads it. */
  set({ path, text }: SourceFile): boolean {
    const language = languageOf(path, this.#languages);
    if (language === null) return false;
    if (this.#files.get(path)?.text !== text) this.#files.set(path, { facts: language.lower({ path, text }), text });
    return true;
  }

  delete(path: string): void {
    this.#files.delete(path);
  }

  /** All files in path order. */
  all(): readonly LoweredFile[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, file]) => file);
  }
}
