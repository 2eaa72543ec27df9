import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { SourceFile } from '@tokentrail/core';
import { decode } from './decode.js';
import { folderSkip } from './folder-skips.js';
import { IgnoreRules } from './ignore-rules.js';
import { isLockFile, isManifest } from './manifests.js';
import { isMinified } from './minified.js';

/** Bytes; larger files are generated or data. */
export const LARGEST_FILE: number = 2 * 1024 * 1024;

/** Files of component frameworks that hold scripts among markup. */
const COMPONENT = /\.(?:vue|svelte|astro)$/i;

/** Bytes; lock files of large workspaces have a few million. */
const LARGEST_LOCK = 32 * 1024 * 1024;

export interface Tree {
  /** The folder that all paths are relative to, absolute. */
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly manifests: readonly SourceFile[];
  /** Lock files: the versions of packages. */
  readonly locks: readonly SourceFile[];
  /** What was left out and why: folders, and files of a known language. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

export interface ReadOptions {
  /** File endings of the languages, with the dot, lower case. */
  readonly extensions: readonly string[];
  readonly maxFileSize?: number;
}

/** A path that cannot be scanned at all. */
export class PathError extends Error {
  override readonly name = 'PathError';
}

/**
 * Reads the sources and manifests under some paths, relative to the folder that holds them all. Files named directly are read
 * even where a rule leaves them out. Links are not followed: what they lead to is read under its own name, or lies outside.
 *
 * @throws PathError when a path does not exist or cannot be opened
 */
export function readTree(paths: readonly string[], options: ReadOptions): Tree {
  const starts = paths.map(openPath);
  const root = commonFolder(starts.map((start) => (start.isFolder ? start.path : dirname(start.path))));
  const reader = new TreeReader(root, options);
  for (const { path, isFolder } of starts) {
    if (isFolder) reader.folder(path, IgnoreRules.above(path));
    else reader.file(path, true);
  }
  return reader.finish();
}

class TreeReader {
  readonly #root: string;
  readonly #extensions: readonly string[];
  readonly #maxFileSize: number;
  readonly #files = new Map<string, string>();
  readonly #manifests = new Map<string, string>();
  readonly #locks = new Map<string, string>();
  readonly #skipped = new Map<string, string>();

  constructor(root: string, options: ReadOptions) {
    this.#root = root;
    this.#extensions = options.extensions;
    this.#maxFileSize = options.maxFileSize ?? LARGEST_FILE;
  }

  finish(): Tree {
    return {
      root: this.#root,
      files: sortedFiles(this.#files),
      manifests: sortedFiles(this.#manifests),
      locks: sortedFiles(this.#locks),
      skipped: [...this.#skipped].map(([file, reason]) => ({ file, reason })).sort((a, b) => order(a.file, b.file)),
    };
  }

  /** A folder and all below it, without recursion: folders may be nested deeper than the stack. */
  folder(start: string, above: IgnoreRules): void {
    const pending: { readonly path: string; readonly rules: IgnoreRules }[] = [{ path: start, rules: above }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const entries = this.#entries(next.path);
      const rules = next.rules.within(next.path);
      for (const entry of entries) {
        const path = join(next.path, entry.name);
        if (entry.isSymbolicLink()) this.#link(path, entry.name);
        else if (entry.isDirectory()) {
          const reason = this.#folderReason(path, entry.name, rules);
          if (reason === null) pending.push({ path, rules });
          else this.#skip(path, reason);
        } else if (this.#matters(entry.name)) {
          const reason = entry.isFile() ? rules.reason(path, false) : 'not a regular file';
          if (reason === null) this.file(path, false);
          else this.#skip(path, reason);
        } else if (entry.isFile() && COMPONENT.test(entry.name) && rules.reason(path, false) === null)
          this.#skip(path, 'scripts inside component files are not read');
      }
    }
  }

  /** One file. `named`: asked for by its path, so that neither size nor look leaves it out. */
  file(path: string, named: boolean): void {
    const name = basename(path);
    const place = this.#placeOf(path);
    if (isLockFile(name) && !named) return this.#lock(path, place);
    try {
      if (!named && statSync(path).size > this.#maxFileSize) return this.#skip(path, this.#tooLarge());
      const { text, skip } = decode(readFileSync(path));
      if (text === null) return this.#skip(path, skip);
      if (isManifest(name)) this.#manifests.set(place, text);
      if (!named && !this.#isSource(name)) return;
      if (!named && isMinified(name, text)) return this.#skip(path, 'minified or bundled');
      if (!this.#isSource(name)) return this.#skip(path, 'not a language that is analysed');
      this.#files.set(place, text);
    } catch (error) {
      this.#skip(path, unreadable(path, error));
    }
  }

  #lock(path: string, place: string): void {
    try {
      if (statSync(path).size > LARGEST_LOCK) return this.#skip(path, 'larger than any lock file that is read');
      const { text } = decode(readFileSync(path));
      if (text !== null) this.#locks.set(place, text);
    } catch (error) {
      this.#skip(path, unreadable(path, error));
    }
  }

  #entries(path: string): readonly Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (error) {
      this.#skip(path, unreadable(path, error));
      return [];
    }
  }

  #folderReason(path: string, name: string, rules: IgnoreRules): string | null {
    const reason = folderSkip(name) ?? rules.reason(path, true);
    if (reason !== null) return reason;
    return existsSync(join(path, 'pyvenv.cfg')) ? 'virtual environment' : null;
  }

  /** A link to a folder, or to a file that would be read, is worth a line. */
  #link(path: string, name: string): void {
    if (folderSkip(name) !== null) return this.#skip(path, folderSkip(name) ?? '');
    let target: string;
    try {
      target = realpathSync(path);
      if (!statSync(target).isDirectory() && !this.#matters(name)) return;
    } catch {
      if (this.#matters(name)) this.#skip(path, 'broken symbolic link');
      return;
    }
    this.#skip(
      path,
      isWithin(target, this.#root)
        ? 'symbolic link, its target is read by its own name'
        : 'symbolic link out of the folder',
    );
  }

  #matters(name: string): boolean {
    return this.#isSource(name) || isManifest(name) || isLockFile(name);
  }

  #isSource(name: string): boolean {
    const lower = name.toLowerCase();
    return this.#extensions.some((extension) => lower.endsWith(extension));
  }

  #tooLarge(): string {
    return `larger than ${Math.round(this.#maxFileSize / 1024 / 102.4) / 10} MB`;
  }

  #skip(path: string, reason: string): void {
    this.#skipped.set(this.#placeOf(path), reason);
  }

  #placeOf(path: string): string {
    return relative(this.#root, path).split(sep).join('/') || '.';
  }
}

function openPath(path: string): { readonly path: string; readonly isFolder: boolean } {
  try {
    const real = realpathSync(path);
    return { path: real, isFolder: statSync(real).isDirectory() };
  } catch (error) {
    const code = codeOf(error);
    throw new PathError(code === 'ENOENT' ? `${path}: no such file or folder` : `${path}: cannot be opened (${code})`);
  }
}

function commonFolder(folders: readonly string[]): string {
  let [common = process.cwd()] = folders;
  for (const folder of folders) {
    while (!isWithin(folder, common)) common = dirname(common);
  }
  return common;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function sortedFiles(files: ReadonlyMap<string, string>): readonly SourceFile[] {
  return [...files].map(([path, text]) => ({ path, text })).sort((a, b) => order(a.path, b.path));
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Node gives names as text: bytes that are no UTF-8 are lost, and then there is no such file. */
function unreadable(path: string, error: unknown): string {
  const code = codeOf(error);
  return code === 'ENOENT' && path.includes('\u{fffd}') ? 'its name is not UTF-8' : `cannot be read (${code})`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
