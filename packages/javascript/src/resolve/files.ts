import type { ProgramView } from '@tokentrail/core/lowering';
import { join } from './paths.js';

/** Endings of source files, those with code before those with types only. */
const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'];

/** What a written extension may stand for: TypeScript writes the extension of its output. */
const written: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.js', '.jsx', '.d.ts']],
  ['.jsx', ['.tsx', '.jsx']],
  ['.mjs', ['.mts', '.mjs', '.d.mts']],
  ['.cjs', ['.cts', '.cjs', '.d.cts']],
  ['.ts', ['.ts', '.d.ts']],
  ['.tsx', ['.tsx']],
  ['.mts', ['.mts']],
  ['.cts', ['.cts']],
];

/** Folders of built files and where their sources usually are. */
const built = /(^|\/)(?:dist|build|lib|out|esm|cjs|es)\//;

/** The source file that a path without certain extension means: as written, with an extension, or as a folder's index. */
export function sourceFile(program: ProgramView, path: string): string | null {
  return withExtension(program, path) ?? withExtension(program, path === '' ? 'index' : `${path}/index`);
}

function withExtension(program: ProgramView, path: string): string | null {
  for (const [ending, sources] of written) {
    if (!path.endsWith(ending)) continue;
    const stem = path.slice(0, -ending.length);
    for (const source of sources) if (program.has(stem + source)) return stem + source;
  }
  for (const extension of extensions) if (program.has(path + extension)) return path + extension;
  return null;
}

/**
 * The source of a file that a manifest names. Built files are rarely in a repository, so `dist/a.js` is looked for in `src` as
 * well, and beside the manifest.
 */
export function manifestFile(program: ProgramView, folder: string, target: string): string | null {
  const path = join(folder, target);
  if (path === null) return null;
  const direct = sourceFile(program, path);
  if (direct !== null) return direct;
  const inside = folder === '' ? path : path.slice(folder.length + 1);
  for (const source of sourcesOf(inside)) {
    const found = sourceFile(program, folder === '' ? source : `${folder}/${source}`);
    if (found !== null) return found;
  }
  return null;
}

function sourcesOf(path: string): string[] {
  const stem = path.replace(/\.d\.([cm]?)ts$/, '.$1js');
  if (!built.test(stem)) return [`src/${stem}`];
  // `dist/esm/index.js`, `dist/src/index.js`, `dist/index.js`
  const short = stem.replace(/^.*?(?:dist|build|lib|out|esm|cjs|es)\//, '');
  const shorter = short.replace(/^(?:esm|cjs|es|src|types|node)\//, '');
  return [`src/${short}`, `src/${shorter}`, short, shorter, `lib/${shorter}`];
}
