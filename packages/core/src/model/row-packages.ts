import type { Catalogue } from './catalogue.js';
import { isExportRoot } from './export-roots.js';
import type { Model } from './model.js';
import { moduleName, packageName } from './package-name.js';
import { isRecord } from './path-places.js';
import { isSignatureRoot, signatureOf } from './signature-roots.js';

// Which packages the rows of a catalogue speak of, read off the beginnings of their paths. A program uses few of them, and only rows of
// those, and of what they lead to, are worth compiling for it.

export interface RowPackages {
  /** By index of the model: packages of which one must be used for the row to matter. */
  readonly owners: readonly (readonly string[])[];
  /** Packages that type rows of a package lead to. */
  readonly leadsTo: ReadonlyMap<string, ReadonlySet<string>>;
  /** What matters whatever a program imports: names of the language itself, exports and signatures of the program, bare names. */
  readonly always: ReadonlySet<string>;
  /** All packages that rows stand at. */
  readonly names: ReadonlySet<string>;
}

const ROOT = /^[^.()[\]{}"\s]*/;

const known = new WeakMap<Catalogue, Map<string, RowPackages>>();

/** The packages of the rows of one language; kept for as long as the catalogue lives. */
export function rowPackages(catalogue: Catalogue, language: 'python' | 'javascript'): RowPackages {
  let byLanguage = known.get(catalogue);
  if (byLanguage === undefined) known.set(catalogue, (byLanguage = new Map()));
  let found = byLanguage.get(language);
  if (found === undefined) byLanguage.set(language, (found = readPackages(catalogue, language)));
  return found;
}

/** The packages whose rows matter for a program that imports `used`: those, and what type rows lead to from them. */
export function neededPackages({ leadsTo, always }: RowPackages, used: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set([...always, ...used]);
  for (const name of needed) for (const target of leadsTo.get(name) ?? []) needed.add(target);
  return needed;
}

function readPackages(catalogue: Catalogue, language: 'python' | 'javascript'): RowPackages {
  const leadsTo = new Map<string, Set<string>>();
  const always = new Set(['', 'global', 'builtins']);
  const owners = catalogue.models.map((model): readonly string[] => {
    if (model.language !== language && model.language !== 'any') return [];
    const paths = ownPaths(model);
    const names = paths.length === 0 ? [''] : [...new Set(paths.flatMap((path) => packagesAt(path, language, always)))];
    if ('type' in model) {
      const targets = packagesAt(model.type.is, language, always);
      for (const name of names) leadsTo.set(name, new Set([...(leadsTo.get(name) ?? []), ...targets]));
    }
    return names;
  });
  return { owners, leadsTo, always, names: new Set(owners.flat()) };
}

/** The paths at which the row stands; none for rows by bare name, position or method. */
function ownPaths(model: Model): readonly string[] {
  const row = Object.values<unknown>({ ...model }).find(isRecord) ?? {};
  return [row['path'], row['write'], row['read']].filter((path) => typeof path === 'string');
}

/** The packages of which one must be used for the beginning of the path. Roots that no import names are added to `always`. */
function packagesAt(path: string, language: 'python' | 'javascript', always: Set<string>): readonly string[] {
  const root = path.startsWith('"') ? path.slice(1, path.indexOf('"', 1)) : (ROOT.exec(path)?.[0] ?? '');
  const { packages } = isSignatureRoot(root) ? signatureOf(root) : { packages: [] };
  if (packages.length > 0) return packages;
  const name = packageName(moduleName(root, language), language);
  if (isExportRoot(root) || isSignatureRoot(root)) always.add(name);
  return [name];
}
