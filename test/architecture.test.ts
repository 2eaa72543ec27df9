import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// Holds the invariants of ARCHITECTURE.md: who may import whom.

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface ImportLine {
  readonly file: string;
  readonly specifier: string;
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'generated' || entry.name === 'node_modules' || entry.name === 'dist'
        ? []
        : sourcesOf(path);
    return /\.[cm]?ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): readonly ImportLine[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map((match) => ({
    file,
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

const packages = ['core', 'syntax', 'python', 'javascript', 'catalogue', 'report', 'tokentrail'];
const imports = new Map(packages.map((name) => [name, sourcesOf(`packages/${name}/src`).flatMap(importsOf)] as const));

/** What each package may import besides itself; anything else is a wall broken. */
const allowed: Readonly<Record<string, RegExp>> = {
  core: /^(graphology[\w-]*|@noble\/hashes.*)$/,
  syntax: /^(@tokentrail\/core(\/lowering)?|@lezer\/(common|lr))$/,
  python: /^(@tokentrail\/(core(\/lowering)?|syntax)|@lezer\/(common|lr)|@renovatebot\/pep440)$/,
  javascript: /^(@tokentrail\/(core(\/lowering)?|syntax)|@lezer\/(common|lr)|jsonc-parser|semver)$/,
  catalogue: /^@tokentrail\/core$/,
  report: /^(@tokentrail\/core|sarif)$/,
  tokentrail: /./,
};

describe('packages', () => {
  test.for(packages)('%s imports only what it may', (name) => {
    const foreign = (imports.get(name) ?? []).filter(
      ({ specifier }) => !specifier.startsWith('.') && !(allowed[name] ?? /^$/).test(specifier),
    );
    expect(foreign).toEqual([]);
  });

  test('only the command-line package touches the disk', () => {
    const touching = packages
      .filter((name) => name !== 'tokentrail')
      .flatMap((name) => (imports.get(name) ?? []).filter(({ specifier }) => specifier.startsWith('node:')));
    expect(touching).toEqual([]);
  });
});

/** Folders of core in the order data flows; a folder may import those before it, and what its line adds. */
const stages: readonly (readonly [folder: string, besides: readonly string[]])[] = [
  ['text', []],
  ['columns', []],
  ['facts', []],
  ['build', []],
  ['model', ['generated']],
  ['solve', []],
  ['link', []],
  ['context', []],
  ['evaluate', []],
  ['finding', []],
  ['explain', []],
];
const freeFiles = new Set(['limits', 'language', 'dependencies', 'report']);

/** Folders of link/ and those that each may import: what they share, value tracking, placing rows, narrowing, the graph for the solver. */
const parts: readonly (readonly [folder: string, others: readonly string[]])[] = [
  ['contract', []],
  ['values', ['contract']],
  ['rows', ['contract']],
  ['narrowing', ['contract', 'values']],
  ['flow', ['contract', 'values', 'rows', 'narrowing']],
];

describe('stages of core', () => {
  test.for(stages.map(([folder]) => folder))('%s looks only backwards', (folder) => {
    const position = stages.findIndex(([name]) => name === folder);
    const [, besides = []] = stages[position] ?? [];
    const visible = new Set([...stages.slice(0, position + 1).map(([name]) => name), ...besides]);
    const broken = sourcesOf(`packages/core/src/${folder}`)
      .flatMap(importsOf)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({
        file,
        target: relative('packages/core/src', join(file, '..', specifier)).split(sep),
      }))
      .filter(({ target }) => {
        const [first = ''] = target;
        return target.length === 1 ? !freeFiles.has(first.replace(/\.js$/, '')) : !visible.has(first);
      });
    expect(broken).toEqual([]);
  });

  test.for(parts.map(([folder]) => folder))('link/%s looks only backwards', (folder) => {
    const position = parts.findIndex(([name]) => name === folder);
    const visible = new Set([folder, ...(parts[position]?.[1] ?? [])]);
    const broken = sourcesOf(`packages/core/src/link/${folder}`)
      .flatMap(importsOf)
      .map(({ file, specifier }) => ({ file, target: relative('packages/core/src', join(file, '..', specifier)) }))
      .filter(({ target }) => target.startsWith(`link${sep}`) && !visible.has(target.split(sep)[1] ?? ''));
    expect(broken).toEqual([]);
  });

  test('only explain/ knows graphology', () => {
    const users = (imports.get('core') ?? []).filter(
      ({ file, specifier }) => specifier.startsWith('graphology') && !file.includes('/src/explain/'),
    );
    expect(users).toEqual([]);
  });
});
