import type { Dependency, ProjectDependencies } from '../dependencies.js';
import type { LanguageId, VersionScheme } from '../language.js';
import type { Catalogue } from './catalogue.js';
import type { Model } from './model.js';
import { pathPlaces } from './path-places.js';
import { packageName } from './package-name.js';
import { parseApiPath } from './parse-api-path.js';

/** Newer than every release: what is taken where nothing is known of a package. */
const NEWEST = '99999.0.0';

/** The version by which rows of a package were chosen for a file. */
export interface AssumedVersion {
  readonly package: string;
  /** For people: `2.14.7`, `the newest of >=2.11,<3`, `the newest release`. */
  readonly version: string;
  /** The file that says so; null when nothing is known. */
  readonly file: string | null;
}

interface Known {
  readonly root: string;
  readonly dependency: Dependency;
}

/**
 * Which rows hold where: a row with `versions` holds in the files whose nearest project has such a version of the package. One for
 * each language of a program.
 */
export class RowVersions {
  readonly #scheme: VersionScheme;
  readonly #language: LanguageId;
  /** By package name; the innermost project first. */
  readonly #known = new Map<string, Known[]>();
  readonly #answers = new Map<string, boolean>();
  readonly #packages = new Map<Model, string>();

  constructor(
    language: { readonly id: LanguageId; readonly versions: VersionScheme },
    projects: readonly ProjectDependencies[],
  ) {
    this.#language = language.id;
    this.#scheme = language.versions;
    const ordered = [...projects].sort((a, b) => b.root.length - a.root.length || (a.root < b.root ? -1 : 1));
    for (const { root, packages } of ordered.filter((project) => project.language === language.id)) {
      for (const dependency of packages) {
        const name = this.#scheme.packageName(dependency.name);
        const list = this.#known.get(name) ?? [];
        list.push({ root, dependency });
        this.#known.set(name, list);
      }
    }
  }

  /** Whether the row holds for code in the file at `path`. */
  holds(model: Model, path: string): boolean {
    if (model.versions === undefined) return true;
    return this.#contains(model.versions, this.#versionAt(this.packageOf(model), path));
  }

  /** Whether the row holds for some file. */
  holdsAnywhere(model: Model): boolean {
    const { versions } = model;
    if (versions === undefined) return true;
    const known = this.#known.get(this.packageOf(model)) ?? [];
    const isKnownAtRoot = known.some(({ root }) => root === '');
    return (
      known.some(({ dependency }) => this.#contains(versions, this.#versionOf(dependency))) ||
      (!isKnownAtRoot && this.#contains(versions, NEWEST))
    );
  }

  /** The version that decided on the row in a file; null for rows that hold for every version. */
  assumed(model: Model, path: string): AssumedVersion | null {
    if (model.versions === undefined) return null;
    const name = this.packageOf(model);
    const dependency = this.#at(name, path);
    if (dependency === null) return { package: name, version: 'the newest release', file: null };
    const { version, requirement, file } = dependency;
    const isOpen = requirement === null || this.#scheme.newest(requirement) === null;
    return {
      package: name,
      version: version ?? (isOpen ? 'the newest release' : `the newest of ${requirement}`),
      file,
    };
  }

  /** The package whose version decides on a row, as registries name it. */
  packageOf(model: Model): string {
    let name = this.#packages.get(model);
    if (name === undefined)
      this.#packages.set(model, (name = this.#scheme.packageName(ownPackage(model, this.#language))));
    return name;
  }

  #versionAt(name: string, path: string): string {
    const dependency = this.#at(name, path);
    return dependency === null ? NEWEST : this.#versionOf(dependency);
  }

  #versionOf({ version, requirement }: Dependency): string {
    return version ?? (requirement === null ? null : this.#scheme.newest(requirement)) ?? NEWEST;
  }

  #at(name: string, path: string): Dependency | null {
    const found = this.#known.get(name)?.find(({ root }) => root === '' || path.startsWith(`${root}/`));
    return found?.dependency ?? null;
  }

  #contains(range: string, version: string): boolean {
    const key = `${version} ${range}`;
    let answer = this.#answers.get(key);
    if (answer === undefined) this.#answers.set(key, (answer = this.#scheme.satisfies(version, range)));
    return answer;
  }
}

/** Packages whose version decides on some row, as the rows name them, sorted. */
export function versionedPackages(catalogue: Pick<Catalogue, 'models'>): readonly string[] {
  const versioned = catalogue.models.filter(({ versions }) => versions !== undefined);
  const names = versioned.map((model) => ownPackage(model, model.language === 'any' ? 'python' : model.language));
  return [...new Set(names)].sort();
}

/** The package that a row names, or the first name of its path. */
function ownPackage(model: Model, language: LanguageId): string {
  if (model.package !== undefined) return model.package;
  const text = pathPlaces(model).find(({ relative }) => !relative)?.text;
  const root = text === undefined ? undefined : parseApiPath(text).path?.tokens[0];
  return root?.kind === 'root' ? packageName(root.name, language) : '';
}
