import type { SourceFile } from '../language.js';
import type { ContextMarkers } from '../model/catalogue.js';
import type { LinkedFile, LinkedProgram } from '../link/contract/program.js';

// Which projects a scan holds and of which kinds they are (design: "context gate"). A folder with its own manifest is a project;
// a file belongs to the nearest one above it.

/** File names that make a folder a project. */
const MANIFESTS: ReadonlySet<string> = new Set([
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'requirements.txt',
  'Pipfile',
  'deno.json',
  'wrangler.toml',
  'wrangler.jsonc',
]);

/** How the gate decides: by project, by single file, or not at all. */
export type ContextMode = 'project' | 'file' | 'any';

export interface Project {
  /** POSIX folder relative to the scan root; '' is the root itself. */
  readonly root: string;
  /** Ids of the context markers found in its manifests, imports or calls, sorted. */
  readonly contexts: readonly string[];
  readonly files: number;
}

export interface Contexts {
  readonly projects: readonly Project[];
  /**
   * How near a file is to a context: `in` a project of that kind (or imported from one), `beside` one in the same scan, or
   * `out` when the scan holds none.
   */
  standing(context: string, file: number): 'in' | 'beside' | 'out';
  /** Whether rules of a context look at some file of the project at `root`. */
  judges(context: string, root: string): boolean;
}

/** Finds the projects of a linked program and their contexts; `manifests` are configuration files by path and text. */
export function findContexts(
  program: LinkedProgram,
  manifests: readonly SourceFile[],
  markers: readonly ContextMarkers[],
  mode: ContextMode,
): Contexts {
  const roots = projectRoots(program, manifests);
  const rootOf = program.files.map((file) => nearestRoot(file.facts.path, roots));
  const found = new Map<string, Set<string>>();
  for (const root of roots) found.set(root, new Set());
  const inFile = program.files.map(
    (file, index) =>
      new Set([...markersOfImports(program, index, file.facts.language, markers), ...markersOfCalls(file, markers)]),
  );
  inFile.forEach((ids, index) => {
    for (const id of ids) found.get(rootOf[index] ?? '')?.add(id);
  });
  for (const manifest of manifests)
    for (const id of markersOfManifest(manifest.text, markers)) found.get(nearestRoot(manifest.path, roots))?.add(id);
  const counts = new Map<string, number>();
  for (const root of rootOf) counts.set(root, (counts.get(root) ?? 0) + 1);
  const near = new Map<string, Uint8Array>();
  const standing = (context: string, file: number): 'in' | 'beside' | 'out' => {
    if (mode === 'any') return 'in';
    if (mode === 'file') return inFile[file]?.has(context) === true ? 'in' : 'out';
    let reached = near.get(context);
    if (reached === undefined) {
      reached = importedFrom(
        program,
        rootOf.map((root) => found.get(root)?.has(context) === true),
      );
      near.set(context, reached);
    }
    if (reached[file] === 1) return 'in';
    return [...found.values()].some((ids) => ids.has(context)) ? 'beside' : 'out';
  };
  const projects = roots
    .map((root) => ({ root, contexts: [...(found.get(root) ?? [])].sort(), files: counts.get(root) ?? 0 }))
    .filter((project) => project.files > 0 || project.contexts.length > 0);
  const judges = (context: string, root: string): boolean =>
    rootOf.some((own, file) => own === root && standing(context, file) !== 'out');
  return { projects, standing, judges };
}

function projectRoots(program: LinkedProgram, manifests: readonly SourceFile[]): readonly string[] {
  const roots = new Set<string>(['']);
  const paths = [...manifests.map((manifest) => manifest.path), ...program.files.map((file) => file.facts.path)];
  for (const path of paths) if (MANIFESTS.has(baseName(path))) roots.add(folderOf(path));
  return [...roots].sort();
}

function nearestRoot(path: string, roots: readonly string[]): string {
  let best = '';
  for (const root of roots) if (root.length > best.length && path.startsWith(`${root}/`)) best = root;
  return best;
}

function markersOfImports(
  program: LinkedProgram,
  file: number,
  language: string,
  markers: readonly ContextMarkers[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const name of program.imports[file]?.packages ?? [])
    for (const marker of markers)
      for (const { language: of, prefix } of marker.imports)
        if ((of === 'any' || of === language) && isWithin(name, prefix)) ids.add(marker.id);
  return ids;
}

function markersOfCalls({ facts }: LinkedFile, markers: readonly ContextMarkers[]): readonly string[] {
  return markers
    .filter(({ calls = [] }) => {
      const own = calls.filter(({ language }) => language === 'any' || language === facts.language);
      if (own.length === 0) return false;
      return facts.calls.some(({ name, arguments: given }) =>
        own.some(
          (sign) =>
            (sign.function === undefined || sign.function === name) &&
            (sign.keyword === undefined || given.some((argument) => argument.name === sign.keyword)),
        ),
      );
    })
    .map(({ id }) => id);
}

/** `fastmcp.server` is within `fastmcp`, `fastmcps` is not. */
function isWithin(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const next = name[prefix.length];
  return next === undefined || next === '.' || next === '/' || prefix.endsWith('/');
}

function markersOfManifest(text: string, markers: readonly ContextMarkers[]): readonly string[] {
  const words = new Set(
    ownName(text)
      .toLowerCase()
      .split(/[^a-z0-9]+/),
  );
  return markers
    .filter(
      (marker) =>
        marker.manifestNames.some((name) => mentions(text, name)) ||
        (marker.projectWords ?? []).some((word) => words.has(word)),
    )
    .map((marker) => marker.id);
}

/** The name that a package.json, pyproject.toml or setup.cfg gives to its project; '' when none is seen. */
function ownName(text: string): string {
  const match = /^\s*(?:"name"\s*:\s*"([^"\n]{1,200})"|name\s*=\s*["']?([\w.@/-]{1,200}))/m.exec(text);
  return match?.[1] ?? match?.[2] ?? '';
}

/** Whether a manifest names a package as a whole word: `mcp` in `"mcp>=1.2"`, not in `mcp-remote`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? '\n';
    const after = text[at + name.length] ?? '\n';
    if (/[\s"'[,]/.test(before) && /[\s"'\],<>=~!^;@[]/.test(after)) return true;
  }
  return false;
}

/** Files of the start set and all that they import, transitively. */
function importedFrom(program: LinkedProgram, start: readonly boolean[]): Uint8Array {
  const reached = new Uint8Array(program.files.length);
  const queue: number[] = [];
  start.forEach((is, file) => {
    if (!is) return;
    reached[file] = 1;
    queue.push(file);
  });
  for (let file = queue.pop(); file !== undefined; file = queue.pop())
    for (const next of program.imports[file]?.files ?? [])
      if (reached[next] === 0) {
        reached[next] = 1;
        queue.push(next);
      }
  return reached;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
