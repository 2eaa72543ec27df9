import type { ModuleResolver, ProgramView, Resolution } from '@tokentrail/core/lowering';
import { conventionalPaths } from './resolve/conventions.js';
import { sourceFile } from './resolve/files.js';
import { importTargets, type Manifest, packageFile, readManifests } from './resolve/package-json.js';
import { folderOf, foldersAround, join } from './resolve/paths.js';
import { aliasTargets, pathAliases, type PathAliases } from './resolve/tsconfig.js';

/** Files that are no modules of code. */
const asset =
  /\.(?:json5?|css|scss|sass|less|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|txt|md|mdx|html?|ya?ml|wasm|graphql|gql|sql|vue|svelte|node)$/i;

/**
 * Finds what import specifiers mean, as TypeScript and bundlers do: relative files with and without extension, path aliases,
 * packages of the workspace by their manifests. What is none of these is a package from outside, under the name written.
 */
export function createResolver(program: ProgramView): ModuleResolver {
  return new JavaScriptResolver(program);
}

class JavaScriptResolver implements ModuleResolver {
  readonly #program: ProgramView;
  readonly #manifests: ReadonlyMap<string, Manifest>;
  readonly #byName: Map<string, Manifest> = new Map();
  readonly #aliases: Map<string, PathAliases | null> = new Map();
  readonly #known: Map<string, Resolution | null> = new Map();

  constructor(program: ProgramView) {
    this.#program = program;
    this.#manifests = readManifests(program);
    for (const manifest of this.#manifests.values()) {
      if (manifest.name !== null && !this.#byName.has(manifest.name)) this.#byName.set(manifest.name, manifest);
    }
  }

  resolve(specifier: string, from: string): Resolution | null {
    const key = `${folderOf(from)}\0${specifier}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(
      specifier.replace(/[?#].*$/, (rest) => (specifier.startsWith('#') ? rest : '')),
      from,
    );
    this.#known.set(key, found);
    return found;
  }

  submodule(): null {
    return null;
  }

  #find(specifier: string, from: string): Resolution | null {
    if (specifier === '' || (asset.test(specifier) && !/\.[cm]?[jt]sx?$/i.test(specifier)))
      return this.#asset(specifier);
    if (specifier.startsWith('.') || specifier.startsWith('/')) return this.#relative(specifier, from);
    const mapped = this.#mapped(specifier, from);
    if (mapped !== null) return { kind: 'file', path: mapped };
    if (specifier.startsWith('#')) return this.#importedPackage(specifier, from);
    return { kind: 'package', name: specifier.replace(/^node:/, '') };
  }

  /** `./a.json` and pictures are no modules; a package may well be named like a file (`socket.io-client`, `chart.js`). */
  #asset(specifier: string): Resolution | null {
    return specifier === '' || specifier.startsWith('.') ? null : { kind: 'package', name: specifier };
  }

  #relative(specifier: string, from: string): Resolution | null {
    const path = specifier.startsWith('/') ? specifier.slice(1) : join(folderOf(from), specifier);
    if (path === null) return null;
    const manifest = this.#manifests.get(path);
    const file =
      (path === from ? path : sourceFile(this.#program, path)) ??
      (manifest === undefined ? null : packageFile(this.#program, manifest, '.'));
    return file === null ? null : { kind: 'file', path: file };
  }

  /** Aliases of the nearest configuration, `#` imports of the nearest manifest, packages of the workspace. */
  #mapped(specifier: string, from: string): string | null {
    const folders = foldersAround(from);
    for (const folder of folders) {
      const aliases = this.#aliasesOf(folder);
      if (aliases === null) continue;
      for (const path of aliasTargets(aliases, specifier)) {
        const file = this.#fileOrFolder(path);
        if (file !== null) return file;
      }
      break;
    }
    if (!specifier.startsWith('#')) return this.#conventional(specifier, from) ?? this.#workspace(specifier);
    const manifest = this.#nearest(from);
    return manifest === null ? null : this.#imported(manifest, specifier);
  }

  /** `$lib/x`, `@/x`: of the project that the file is in, or of the whole. */
  #conventional(specifier: string, from: string): string | null {
    const paths = conventionalPaths(specifier);
    if (paths.length === 0) return null;
    const folders = new Set([this.#nearest(from)?.folder ?? '', '']);
    for (const folder of folders) {
      for (const path of paths) {
        const file = this.#fileOrFolder(folder === '' ? path : `${folder}/${path}`);
        if (file !== null) return file;
      }
    }
    return null;
  }

  #nearest(from: string): Manifest | null {
    for (const folder of foldersAround(from)) {
      const manifest = this.#manifests.get(folder);
      if (manifest !== undefined) return manifest;
    }
    return null;
  }

  /** `"#dep": "left-pad"`. */
  #importedPackage(specifier: string, from: string): Resolution | null {
    const manifest = this.#nearest(from);
    const targets = manifest === null ? [] : importTargets(manifest, specifier);
    const name = targets.find((target) => !target.startsWith('.'));
    return name === undefined ? null : { kind: 'package', name: name.replace(/^node:/, '') };
  }

  #fileOrFolder(path: string): string | null {
    const manifest = this.#manifests.get(path);
    const file = sourceFile(this.#program, path);
    return file ?? (manifest === undefined ? null : packageFile(this.#program, manifest, '.'));
  }

  #imported(manifest: Manifest, specifier: string): string | null {
    for (const target of importTargets(manifest, specifier)) {
      const path = target.startsWith('.') ? join(manifest.folder, target) : null;
      const file = path === null ? this.#workspace(target) : sourceFile(this.#program, path);
      if (file !== null) return file;
    }
    return null;
  }

  #workspace(specifier: string): string | null {
    const parts = specifier.split('/');
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const manifest = this.#byName.get(name);
    if (manifest === undefined) return null;
    const rest = specifier.slice(name.length + 1);
    return packageFile(this.#program, manifest, rest === '' ? '.' : `./${rest}`);
  }

  #aliasesOf(folder: string): PathAliases | null {
    const known = this.#aliases.get(folder);
    if (known !== undefined) return known;
    const aliases = pathAliases(this.#program, folder);
    this.#aliases.set(folder, aliases);
    return aliases;
  }
}
