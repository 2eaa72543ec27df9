import type { Dependency, ProjectDependencies, SourceFile } from '@tokentrail/core';
import { bunLock, packageJson, packageLock, pnpmLock, yarnLock } from './javascript-files.js';
import { packageTables, pipfile, pipfileLock, pyproject, requirements, setupCfg } from './python-files.js';
import { Wanted } from './wanted.js';

/** What a file says of one package. `folder`: the workspace folder below the file's own that it speaks of. */
export interface Found extends Pick<Dependency, 'name' | 'version' | 'requirement'> {
  readonly folder?: string;
}

interface Reader {
  readonly language: ProjectDependencies['language'];
  readonly read: (source: string, wanted: Wanted) => readonly Found[];
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['pyproject.toml', { language: 'python', read: pyproject }],
  ['setup.cfg', { language: 'python', read: setupCfg }],
  ['Pipfile', { language: 'python', read: pipfile }],
  ['uv.lock', { language: 'python', read: packageTables }],
  ['poetry.lock', { language: 'python', read: packageTables }],
  ['pdm.lock', { language: 'python', read: packageTables }],
  ['pylock.toml', { language: 'python', read: packageTables }],
  ['Pipfile.lock', { language: 'python', read: pipfileLock }],
  ['package.json', { language: 'javascript', read: packageJson }],
  ['package-lock.json', { language: 'javascript', read: packageLock }],
  ['npm-shrinkwrap.json', { language: 'javascript', read: packageLock }],
  ['pnpm-lock.yaml', { language: 'javascript', read: pnpmLock }],
  ['yarn.lock', { language: 'javascript', read: yarnLock }],
  ['bun.lock', { language: 'javascript', read: bunLock }],
]);

/** What manifests and lock files say, and those of them that cannot be read. */
export interface Dependencies {
  readonly projects: readonly ProjectDependencies[];
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * The versions of some packages, by project, as manifests and lock files name them. A lock file wins over a manifest of the same
 * folder, a pinned requirement over an open one. A file that cannot be read says nothing, and is listed.
 */
export function readDependencies(files: readonly SourceFile[], packages: Iterable<string>): Dependencies {
  const unread: { readonly file: string; readonly reason: string }[] = [];
  const wanted = new Wanted(packages);
  const projects = new Map<string, { language: Reader['language']; root: string; packages: Map<string, Dependency> }>();
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const reader = readerOf(path);
    if (reader === undefined) continue;
    const read = tryRead(reader, text, wanted);
    if (read === null) unread.push({ file: path, reason: 'not valid: the versions in it are unknown' });
    for (const { folder = '', ...found } of read ?? []) {
      const root = [folderOf(path), folder].filter((part) => part !== '').join('/');
      const key = `${reader.language} ${root}`;
      const project = projects.get(key) ?? { language: reader.language, root, packages: new Map() };
      projects.set(key, project);
      const known = project.packages.get(found.name);
      project.packages.set(found.name, better(known, { ...found, file: path }));
    }
  }
  return {
    projects: [...projects.values()].map(({ language, root, packages: named }) => ({
      language,
      root,
      packages: [...named.values()],
    })),
    unread,
  };
}

function readerOf(path: string): Reader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isRequirements = /^requirements[\w.-]*\.txt$/.test(name);
  return isRequirements ? { language: 'python', read: requirements } : READERS.get(name);
}

function tryRead({ read }: Reader, text: string, wanted: Wanted): readonly Found[] | null {
  try {
    return read(text, wanted);
  } catch {
    return null;
  }
}

/** The surer of two statements: a version over a requirement, a requirement over none; what was asked for is kept beside. */
function better(known: Dependency | undefined, next: Dependency): Dependency {
  if (known === undefined) return next;
  const requirement = known.requirement ?? next.requirement;
  const isSurer = known.version === null && (next.version !== null || known.requirement === null);
  return { ...(isSurer ? next : known), requirement };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
