import { createRequire } from 'node:module';
import type * as Yarn from '@yarnpkg/parsers';
import { parse as parseJsonc } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import type { Found } from './read-dependencies.js';
import { mapping, text, type Wanted } from './wanted.js';

const load = createRequire(import.meta.url);

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

export function packageJson(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(JSON.parse(source));
  return GROUPS.flatMap((group) =>
    Object.entries(mapping(document[group])).flatMap(([name, asked]): readonly Found[] =>
      wanted.has(name) ? [{ name, version: null, requirement: text(asked) }] : [],
    ),
  );
}

/** npm's lock, versions 1 to 3. Packages of a workspace folder belong to that folder. */
export function packageLock(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(JSON.parse(source));
  const old = Object.entries(mapping(document['dependencies'])).map(
    ([name, entry]) => [`node_modules/${name}`, entry] as const,
  );
  return [...old, ...Object.entries(mapping(document['packages']))].flatMap(([path, entry]): readonly Found[] => {
    const at = path.indexOf('node_modules/');
    const name = at < 0 ? '' : path.slice(at + 'node_modules/'.length);
    const version = text(mapping(entry)['version']);
    if (version === null || !wanted.has(name)) return [];
    return [{ name, version, requirement: null, folder: path.slice(0, at).replace(/\/$/, '') }];
  });
}

/** pnpm's lock: what each importer (workspace folder) has; the list of all packages behind it is not read. */
export function pnpmLock(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(parseYaml(source.split(/^packages:/m, 1)[0] ?? ''));
  const importers = document['importers'] === undefined ? { '.': document } : mapping(document['importers']);
  return Object.entries(importers).flatMap(([folder, importer]) =>
    GROUPS.flatMap((group) =>
      Object.entries(mapping(mapping(importer)[group])).flatMap(([name, entry]): readonly Found[] => {
        const written = text(entry) ?? text(mapping(entry)['version']);
        // Peers stand behind the version: `1.2.3(zod@3.0.0)`, in older locks `1.2.3_zod@3.0.0`.
        const version = /^\d[^(_]*/.exec(written ?? '')?.[0];
        if (version === undefined || !wanted.has(name)) return [];
        return [{ name, version, requirement: null, folder: folder === '.' ? '' : folder }];
      }),
    ),
  );
}

/** yarn's lock, classic and newer: blocks with a blank line between. Only those that matter are parsed. */
export function yarnLock(source: string, wanted: Wanted): readonly Found[] {
  // Loaded where it is needed: it takes as long as all else that starts.
  const { parseSyml }: typeof Yarn = load('@yarnpkg/parsers');
  // The parser reads the classic form only under its first line.
  const head = /^# yarn lockfile v1\r?$/m.exec(source)?.[0] ?? '';
  return source.split(/(?:\r?\n){2,}/).flatMap((block): readonly Found[] => {
    const name = /^"?((?:@[^/"\s]+\/)?[^@"\s]+)@/m.exec(block)?.[1];
    if (name === undefined || !wanted.has(name)) return [];
    return Object.values(mapping(parseSyml(head === '' ? block : `${head}\n${block}`))).flatMap(
      (entry): readonly Found[] => {
        const version = text(mapping(entry)['version']);
        return version === null ? [] : [{ name, version, requirement: null }];
      },
    );
  });
}

/** Bun's lock: JSON with commas at the end; `packages` maps names to `[name@version, ...]`. */
export function bunLock(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(parseJsonc(source, [], { allowTrailingComma: true }));
  return Object.entries(mapping(document['packages'])).flatMap(([name, entry]): readonly Found[] => {
    const resolved = Array.isArray(entry) ? text(entry[0]) : null;
    const version = resolved?.slice(resolved.lastIndexOf('@') + 1);
    return version === undefined || !/^\d/.test(version) || !wanted.has(name)
      ? []
      : [{ name, version, requirement: null }];
  });
}
