import { parse as parseToml } from 'smol-toml';
import type { Found } from './read-dependencies.js';
import { mapping, text, texts, type Wanted } from './wanted.js';

/** `[project]`, its extras, dependency groups (PEP 735), and Poetry's tables. */
export function pyproject(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(parseToml(source));
  const project = mapping(document['project']);
  const poetry = mapping(mapping(document['tool'])['poetry']);
  const lists = [
    project['dependencies'],
    ...Object.values(mapping(project['optional-dependencies'])),
    ...Object.values(mapping(document['dependency-groups'])),
  ];
  const tables = [
    poetry['dependencies'],
    poetry['dev-dependencies'],
    ...Object.values(mapping(poetry['group'])).map((group) => mapping(group)['dependencies']),
  ];
  return [
    ...lists.flatMap((list) => texts(list).flatMap((line) => requirement(line, wanted))),
    ...tables.flatMap((table) => versionTable(table, wanted)),
  ];
}

/** `requirements.txt`: one requirement a line. */
export function requirements(source: string, wanted: Wanted): readonly Found[] {
  return source.split(/\r\n|\n|\r/).flatMap((line) => requirement(line.replace(/(?:^|\s)#.*$/, ''), wanted));
}

/** `install_requires` and extras of `setup.cfg`: indented lines, one requirement each. */
export function setupCfg(source: string, wanted: Wanted): readonly Found[] {
  return source
    .split(/\r\n|\n|\r/)
    .flatMap((line) => requirement(line.replace(/^\s*(?:install_requires\s*=)?\s*/, ''), wanted));
}

/** Pipfile: tables of packages. */
export function pipfile(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(parseToml(source));
  return ['packages', 'dev-packages'].flatMap((table) => versionTable(document[table], wanted));
}

/** uv.lock, poetry.lock, pdm.lock and pylock.toml: one table for each installed package. Only those that matter are parsed. */
export function packageTables(source: string, wanted: Wanted): readonly Found[] {
  return source.split(/^\[\[packages?\]\]\s*$/m).flatMap((block): readonly Found[] => {
    const name = /^name = "([^"]+)"/m.exec(block)?.[1];
    const version = /^version = "([^"]+)"/m.exec(block)?.[1];
    if (name === undefined || version === undefined || !wanted.has(name)) return [];
    return [{ name, version, requirement: null }];
  });
}

/** Pipfile.lock: `default` and `develop`, versions as `==1.2.3`. */
export function pipfileLock(source: string, wanted: Wanted): readonly Found[] {
  const document = mapping(JSON.parse(source));
  return ['default', 'develop'].flatMap((group) =>
    Object.entries(mapping(document[group])).flatMap(([name, entry]): readonly Found[] => {
      const version = text(mapping(entry)['version'])?.replace(/^==/, '');
      return version === undefined || !wanted.has(name) ? [] : [{ name, version, requirement: null }];
    }),
  );
}

/** One requirement of PEP 508: name, extras, versions, marker. Addresses name no version. */
function requirement(line: string, wanted: Wanted): readonly Found[] {
  const match = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@()]*)\)?/.exec(line);
  const [, name, range = ''] = match ?? [];
  if (name === undefined || !wanted.has(name)) return [];
  const asked = range.replace(/\s--?\w.*$/s, '').trim();
  const pinned = /^===?\s*([^,*\s]+)$/.exec(asked)?.[1];
  return [{ name, version: pinned ?? null, requirement: asked === '' ? null : asked }];
}

/** A table of names and versions (Poetry, Pipfile); `*` asks for any. */
function versionTable(table: unknown, wanted: Wanted): readonly Found[] {
  return Object.entries(mapping(table)).flatMap(([name, entry]): readonly Found[] => {
    const asked = text(entry) ?? text(mapping(entry)['version']);
    if (!wanted.has(name)) return [];
    return [{ name, version: null, requirement: asked === '*' ? null : asked }];
  });
}
