import type { LanguageId } from './language.js';

/** What a project says of one package that it depends on. */
export interface Dependency {
  readonly name: string;
  /** The installed version, as a lock file names it; null when only a requirement is known. */
  readonly version: string | null;
  /** What the manifest asks for (`>=2.11,<3`, `^1.2.0`); null when a lock file alone speaks of the package. */
  readonly requirement: string | null;
  /** POSIX path of the file that says so, relative to the scan root. */
  readonly file: string;
}

/** The dependencies of one project, read by the host from its manifests and lock files. */
export interface ProjectDependencies {
  /** POSIX folder relative to the scan root; '' is the root itself. Files belong to the nearest one that names the package. */
  readonly root: string;
  readonly language: LanguageId;
  readonly packages: readonly Dependency[];
}
