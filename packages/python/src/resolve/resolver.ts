import type { ModuleResolver, ProgramView, Resolution } from '@tokentrail/core';
import { type Manifests, readManifests } from './dependencies.js';
import { baseName, folderOf, holds, join, sharedDepth } from './paths.js';

/**
 * Resolves Python imports inside a program. Which folders are import roots is written down nowhere reliable, so every folder that
 * holds the first name of an import is a candidate: folders around the importing file, source roots, and folders with a package
 * of that name; the one nearest to the importing file wins. A package without `__init__.py` resolves to the one it would have,
 * whose submodules `submodule` finds.
 */
export function pythonResolver(program: ProgramView): ModuleResolver {
  return new PythonResolver(program);
}

/** So many names in a row are no coincidence. */
const LONG_NAME = 3;

const SOURCE_ROOTS: ReadonlySet<string> = new Set(['src', 'lib', 'python']);

class PythonResolver implements ModuleResolver {
  readonly #program: ProgramView;
  /** Folders that hold Python files somewhere below. */
  readonly #folders = new Set<string>();
  /** For each name, the folders that hold a module or a folder of that name. */
  readonly #holders = new Map<string, Set<string>>();
  readonly #known = new Map<string, Resolution>();
  readonly #manifests: Manifests;

  constructor(program: ProgramView) {
    this.#program = program;
    for (const path of program.paths) if (/\.pyi?$/.test(path)) this.#index(path);
    this.#manifests = readManifests(program, this.#folders);
  }

  #index(path: string): void {
    const file = baseName(path);
    const name = file.slice(0, file.lastIndexOf('.'));
    let folder = folderOf(path);
    if (name !== '__init__') this.#hold(name, folder);
    while (!this.#folders.has(folder)) {
      this.#folders.add(folder);
      if (folder === '') return;
      this.#hold(baseName(folder), folderOf(folder));
      folder = folderOf(folder);
    }
  }

  #hold(name: string, folder: string): void {
    const known = this.#holders.get(name);
    if (known === undefined) this.#holders.set(name, new Set([folder]));
    else known.add(folder);
  }

  resolve(specifier: string, from: string): Resolution | null {
    if (specifier.startsWith('.')) return this.#relative(specifier, from);
    const key = `${from}\n${specifier}`;
    let resolution = this.#known.get(key);
    if (resolution === undefined) {
      const path = this.#absolute(specifier, from);
      resolution = path === null ? { kind: 'package', name: specifier } : { kind: 'file', path };
      this.#known.set(key, resolution);
    }
    return resolution;
  }

  submodule(path: string, name: string): string | null {
    if (!/(?:^|\/)__init__\.pyi?$/.test(path)) return null;
    return this.#place(join(folderOf(path), name));
  }

  /** One dot is the folder of the importing file, each further dot the folder above. */
  #relative(specifier: string, from: string): Resolution | null {
    const names = specifier.replace(/^\.+/, '');
    let folder = folderOf(from);
    for (let dots = specifier.length - names.length; dots > 1; dots--) {
      if (folder === '') return null;
      folder = folderOf(folder);
    }
    const path = this.#place(names === '' ? folder : join(folder, names.replaceAll('.', '/')));
    return path === null ? null : { kind: 'file', path };
  }

  #absolute(specifier: string, from: string): string | null {
    const names = specifier.split('.');
    const [first = ''] = names;
    const holders = this.#holders.get(first) ?? new Set();
    for (const root of nearestFirst(holders, folderOf(from))) {
      if (!this.#mayBeRoot(root, names, from)) continue;
      const path = this.#place(join(root, names.join('/')));
      if (path !== null && path !== from) return path;
    }
    return this.#byManifest(names, from);
  }

  /** A package that only a manifest names, in a folder of another name. */
  #byManifest([first = '', ...inner]: readonly string[], from: string): string | null {
    const folders = new Set(this.#manifests.packages.get(first) ?? []);
    for (const folder of nearestFirst(folders, folderOf(from))) {
      if (!this.#isPackage(folder)) continue;
      const path = this.#place([folder, ...inner].filter((name) => name !== '').join('/'));
      if (path !== null && path !== from) return path;
    }
    return null;
  }

  /**
   * Folders around the importing file are roots unless they are packages; its own folder always may be one, since a script
   * imports its neighbours. Elsewhere it takes a source root, a manifest, or a package proper. A folder without `__init__.py`
   * that has the name of a dependency is not that dependency, unless it holds all of a long name: packages of one namespace depend
   * on each other by it.
   */
  #mayBeRoot(root: string, names: readonly string[], from: string): boolean {
    const [first = ''] = names;
    const path = join(root, first);
    const isModule =
      this.#moduleFile(path) !== null ||
      (names.length >= LONG_NAME && this.#moduleFile(join(root, names.join('/'))) !== null);
    if (!isModule && this.#manifests.dependencies.has(first.toLowerCase())) return false;
    const here = folderOf(from);
    if (root === here) return true;
    if (this.#isPackage(root) && !this.#isProject(root)) return false;
    if (holds(root, here)) return true;
    return SOURCE_ROOTS.has(baseName(root)) || this.#manifests.folders.has(root) || this.#isPackage(path);
  }

  /** A folder that no import can name or that is for sources, or that has a manifest, is a root even with an `__init__.py`. */
  #isProject(folder: string): boolean {
    const name = baseName(folder);
    return this.#manifests.folders.has(folder) || name === 'src' || !/^[A-Za-z_]\w*$/.test(name);
  }

  #isPackage(folder: string): boolean {
    return this.#program.has(join(folder, '__init__.py')) || this.#program.has(join(folder, '__init__.pyi'));
  }

  /** `a/b` as a module, or as a package without `__init__.py`. */
  #place(path: string): string | null {
    const file = this.#moduleFile(path);
    if (file !== null) return file;
    return this.#folders.has(path) ? join(path, '__init__.py') : null;
  }

  /** `a/b` as `a/b/__init__.py` or `a/b.py`; stubs only where there is no code. */
  #moduleFile(path: string): string | null {
    for (const ending of ['/__init__.py', '.py', '/__init__.pyi', '.pyi']) {
      const candidate = path === '' ? ending.slice(1) : `${path}${ending}`;
      if (this.#program.has(candidate)) return candidate;
    }
    return null;
  }
}

function nearestFirst(folders: ReadonlySet<string>, here: string): string[] {
  return [...folders].sort(
    (one, other) =>
      sharedDepth(other, here) - sharedDepth(one, here) || one.length - other.length || (one < other ? -1 : 1),
  );
}
