/** The root of paths that begin at an export of the program: files that a framework finds by where they stand. */
const ROOT = 'exports';

const OF = `${ROOT} of `;

/** Whether a root names what files of the program export. */
export function isExportRoot(root: string): boolean {
  return root === ROOT || root.startsWith(OF);
}

/** Whether an export root speaks of the file: its path, without the ending, has the root's segments one after the other. */
export function exportRootTakes(root: string, path: string): boolean {
  if (root === ROOT) return true;
  return `/${path.replace(/\.[^./]*$/, '')}/`.includes(`/${root.slice(OF.length)}/`);
}
