import type { Export, Import } from '../../facts/symbol.js';
import type { ModuleResolver, Resolution } from '../../language.js';
import type { IndexedFile, ProgramIndex } from '../contract/program-index.js';

// Imports to files and packages, through re-export chains, cycles and star imports (engine notes 3.1).

/** Name of the export that stands for the whole module: `module.exports = x`, TypeScript's `export = x`. */
export const WHOLE_MODULE = 'export=';

/** What an imported name stands for. `member` is a property of the node's value; a package has the members that were named. */
export type ImportTarget =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'member'; readonly node: number; readonly name: string }
  // Numbers from the count of files on stand for folders that are packages without a file.
  | { readonly kind: 'module'; readonly file: number }
  | { readonly kind: 'package'; readonly name: string; readonly members: readonly string[] };

interface FileNames {
  readonly exports: ReadonlyMap<string, readonly Export[]>;
  readonly stars: readonly string[];
}

/** Answers what an import or a member of a module leads to. Results are kept; a cycle of re-exports gives nothing. */
export class ModuleTable {
  readonly #index: ProgramIndex;
  readonly #resolvers: ReadonlyMap<string, ModuleResolver>;
  readonly #resolutions = new Map<string, Resolution | null>();
  readonly #names: (FileNames | undefined)[] = [];
  readonly #found = new Map<string, readonly ImportTarget[]>();
  /** Packages without a file of their own: the path that it would have, and the language. */
  readonly #folders: { readonly path: string; readonly language: string }[] = [];
  readonly #folderIds = new Map<string, number>();

  constructor(index: ProgramIndex, resolvers: ReadonlyMap<string, ModuleResolver>) {
    this.#index = index;
    this.#resolvers = resolvers;
  }

  ofImport(file: IndexedFile, item: Import): readonly ImportTarget[] {
    if (item.form === 'star') return [];
    const resolution = this.#resolve(file, item.specifier);
    if (resolution === null) return [];
    if (resolution.kind === 'package') return packageTargets(resolution.name, item);
    const target = this.#index.byPath.get(resolution.path);
    if (target === undefined) return this.#ofFolder(file, item, resolution.path);
    if (item.form === 'named') {
      // `from . import part` in a package's own file: the name that this binds is the submodule.
      const part = target === file ? this.#submodule(file.facts.language, resolution.path, item.name) : null;
      return part === null ? this.exported(target, item.name) : [part];
    }
    const module: ImportTarget = { kind: 'module', file: target.index };
    const whole = this.exported(target, WHOLE_MODULE);
    if (item.form === 'module') return [module, ...whole];
    const named = this.exported(target, 'default');
    if (named.length > 0) return named;
    return whole.length > 0 ? whole : [module];
  }

  /**
   * A member of a folder that is a package without a file of its own: its submodule. Where it has none, the folder only shares
   * its name with a package outside the program.
   */
  #ofFolder(file: IndexedFile, item: Import, path: string): readonly ImportTarget[] {
    const { language } = file.facts;
    const submodule = item.form === 'named' ? this.#submodule(language, path, item.name) : this.#folder(language, path);
    if (item.form === 'named' && submodule !== null) return [submodule];
    const outside = item.specifier.startsWith('.') ? [] : packageTargets(item.specifier, item);
    return submodule === null ? outside : [...outside, submodule];
  }

  /** What a package without a file of its own has under a name; `folder` as in a `module` target. */
  inFolder(folder: number, name: string): readonly ImportTarget[] {
    const known = this.#folders[folder - this.#index.files.length];
    const found = known === undefined ? null : this.#submodule(known.language, known.path, name);
    return found === null ? [] : [found];
  }

  #submodule(language: string, path: string, name: string): (ImportTarget & { kind: 'module' }) | null {
    const found = this.#resolvers.get(language)?.submodule(path, name) ?? null;
    if (found === null) return null;
    const file = this.#index.byPath.get(found);
    return file === undefined ? this.#folder(language, found) : { kind: 'module', file: file.index };
  }

  #folder(language: string, path: string): ImportTarget & { kind: 'module' } {
    let id = this.#folderIds.get(path);
    if (id === undefined) {
      id = this.#folders.push({ path, language }) - 1;
      this.#folderIds.set(path, id);
    }
    return { kind: 'module', file: this.#index.files.length + id };
  }

  /** What `name` of a module stands for; names that star imports bring included. Empty when nothing in sight has the name. */
  exported(file: IndexedFile, name: string): readonly ImportTarget[] {
    const key = `${file.index} ${name}`;
    let targets = this.#found.get(key);
    if (targets === undefined) {
      targets = this.#lookUp(file, name, new Set());
      this.#found.set(key, targets);
    }
    return targets;
  }

  /** What a name that the file does not bind may be, by its star imports. */
  starred(file: IndexedFile, name: string): readonly ImportTarget[] {
    return this.#namesOf(file).stars.length === 0 ? [] : this.#throughStars(file, name, new Set());
  }

  /** Files (indexes) and packages that a file's imports and re-exports lead to, sorted. */
  reached(file: IndexedFile): { readonly files: readonly number[]; readonly packages: readonly string[] } {
    const files = new Set<number>();
    const packages = new Set<string>();
    const add = (specifier: string, name: string | null): void => {
      const resolution = this.#resolve(file, specifier);
      if (resolution?.kind === 'package') packages.add(resolution.name);
      if (resolution?.kind !== 'file') return;
      const target = this.#index.byPath.get(resolution.path);
      if (target === undefined) {
        const submodule = name === null ? null : this.#submodule(file.facts.language, resolution.path, name);
        if (submodule !== null && submodule.file < this.#index.files.length) files.add(submodule.file);
        else if (!specifier.startsWith('.')) packages.add(specifier);
        return;
      }
      files.add(target.index);
      for (const found of name === null ? [] : this.exported(target, name))
        if (found.kind === 'module' && found.file < this.#index.files.length) files.add(found.file);
    };
    for (const item of file.facts.imports) add(item.specifier, item.form === 'named' ? item.name : null);
    for (const { specifier } of file.facts.exports) if (specifier !== null) add(specifier, null);
    files.delete(file.index);
    return { files: [...files].sort((a, b) => a - b), packages: [...packages].sort() };
  }

  #lookUp(file: IndexedFile, name: string, visiting: Set<string>): readonly ImportTarget[] {
    const key = `${file.index} ${name}`;
    if (visiting.has(key)) return [];
    visiting.add(key);
    const rows = this.#namesOf(file).exports.get(name) ?? [];
    const direct = rows.flatMap((row) => this.#ofExport(file, row, visiting));
    if (direct.length > 0) return unique(direct);
    const starred = name === 'default' || name === WHOLE_MODULE ? [] : this.#throughStars(file, name, visiting);
    if (starred.length > 0) return starred;
    const submodule = this.#submodule(file.facts.language, file.facts.path, name);
    if (submodule !== null) return [submodule];
    if (name === WHOLE_MODULE || name === 'default') return [];
    return this.#lookUp(file, WHOLE_MODULE, visiting).flatMap((whole): ImportTarget[] =>
      whole.kind === 'node' ? [{ kind: 'member', node: whole.node, name }] : [],
    );
  }

  #ofExport(file: IndexedFile, row: Export, visiting: Set<string>): readonly ImportTarget[] {
    if (row.specifier === null) return row.node < 0 ? [] : [{ kind: 'node', node: file.nodeBase + row.node }];
    const imported = row.imported ?? row.name;
    return this.#through(file, row.specifier, imported, visiting);
  }

  #through(file: IndexedFile, specifier: string, name: string, visiting: Set<string>): readonly ImportTarget[] {
    const resolution = this.#resolve(file, specifier);
    if (resolution === null) return [];
    if (resolution.kind === 'package')
      return [{ kind: 'package', name: resolution.name, members: name === '*' ? [] : [name] }];
    const target = this.#index.byPath.get(resolution.path);
    if (target === undefined) return [];
    return name === '*' ? [{ kind: 'module', file: target.index }] : this.#lookUp(target, name, visiting);
  }

  /** Program files win over packages, of which every name is possible. */
  #throughStars(file: IndexedFile, name: string, visiting: Set<string>): readonly ImportTarget[] {
    const found = this.#namesOf(file).stars.flatMap((specifier) => this.#through(file, specifier, name, visiting));
    const inProgram = found.filter((target) => target.kind !== 'package');
    return unique(inProgram.length > 0 ? inProgram : found);
  }

  #namesOf(file: IndexedFile): FileNames {
    let names = this.#names[file.index];
    if (names === undefined) {
      const exports = new Map<string, Export[]>();
      const stars: string[] = [];
      for (const row of file.facts.exports) {
        if (row.name === '*') {
          if (row.specifier !== null) stars.push(row.specifier);
          continue;
        }
        const rows = exports.get(row.name);
        if (rows === undefined) exports.set(row.name, [row]);
        else rows.push(row);
      }
      for (const item of file.facts.imports) if (item.form === 'star') stars.push(item.specifier);
      names = { exports, stars };
      this.#names[file.index] = names;
    }
    return names;
  }

  #resolve(file: IndexedFile, specifier: string): Resolution | null {
    const key = `${file.index} ${specifier}`;
    let resolution = this.#resolutions.get(key);
    if (resolution === undefined) {
      resolution = this.#resolvers.get(file.facts.language)?.resolve(specifier, file.facts.path) ?? null;
      this.#resolutions.set(key, resolution);
    }
    return resolution;
  }
}

/** The default import of a CommonJS package is the package itself, so both readings are kept. */
function packageTargets(name: string, item: Import): readonly ImportTarget[] {
  const whole: ImportTarget = { kind: 'package', name, members: [] };
  if (item.form === 'module') return [whole];
  if (item.form === 'default') return [whole, { kind: 'package', name, members: ['default'] }];
  return [{ kind: 'package', name, members: [item.name] }];
}

function unique(targets: readonly ImportTarget[]): readonly ImportTarget[] {
  if (targets.length < 2) return targets;
  const seen = new Set<string>();
  return targets.filter((target) => {
    const key = JSON.stringify(target);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
