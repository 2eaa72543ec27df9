import { readdirSync, readFileSync } from 'node:fs';
import { parseApiPath, parseRelativePath, validateCatalogue } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { catalogue } from '@tokentrail/catalogue';
import { describe, expect, it } from 'vitest';
import { kindOf, pathsOf } from './paths.js';

const sources = new URL('../../packages/catalogue/src/', import.meta.url);

describe('the built-in catalogue', () => {
  it('has only paths that parse', () => {
    const wrong = catalogue.models.flatMap((model) => {
      const { absolute, relative } = pathsOf(model);
      return [
        ...absolute.flatMap((path) => parseApiPath(path).errors.map((error) => `${path}: ${error.message}`)),
        ...relative.flatMap((path) => parseRelativePath(path).errors.map((error) => `${path}: ${error.message}`)),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('has only ranges of versions that its languages can read', () => {
    expect(validateCatalogue(catalogue, null, [python, javascript]).errors).toEqual([]);
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });

  it('describes every kind it uses and uses every kind it describes', () => {
    const used = new Set(catalogue.models.map(kindOf).filter((kind) => kind !== null));
    expect([...used].sort()).toEqual(catalogue.kinds.map(({ kind }) => kind).sort());
    for (const { kind, description } of catalogue.kinds) expect(description, kind).toMatch(/^[A-Z].*\.$/);
  });

  it('has rules that speak of known kinds and contexts', () => {
    const kinds = new Set(catalogue.kinds.map(({ kind }) => kind));
    const contexts = new Set(catalogue.contexts.map(({ id }) => id));
    for (const rule of catalogue.rules) {
      const named =
        rule.kind === 'flow' ? [...rule.sources, ...rule.sinks, ...rule.barriers] : [...rule.calls, ...rule.inbound];
      expect(
        named.filter((kind) => !kinds.has(kind)),
        rule.id,
      ).toEqual([]);
      expect(rule.context === undefined || contexts.has(rule.context), rule.id).toBe(true);
    }
  });

  it('lists every one of its files in the index', () => {
    const index = readFileSync(new URL('index.ts', sources), 'utf8');
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && name !== 'index.ts',
    );
    const missing = files.filter(
      (name) => !index.includes(`'./${name.replaceAll('\\', '/').replace(/\.ts$/, '.js')}'`),
    );
    expect(missing).toEqual([]);
  });

  it('takes every exported list of rows into the models', () => {
    const index = readFileSync(new URL('index.ts', sources), 'utf8');
    const imported = [...index.matchAll(/import \{\s([^}]+)\s\} from '\.\/(?:any|python|javascript)\//g)].flatMap(
      (match) =>
        (match[1] ?? '')
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
    );
    expect(imported.length).toBeGreaterThan(10);
    const left = imported.filter((name) => !index.includes(`...${name.split(' as ').at(-1) ?? ''},`));
    expect(left).toEqual([]);
  });

  it('states no row twice', () => {
    const seen = new Set<string>();
    const twice = catalogue.models
      .map((model) => JSON.stringify(model))
      .filter((text) => seen.size === seen.add(text).size);
    expect(twice).toEqual([]);
  });

  it('names headers and credential keys in lower case', () => {
    const upper = [...catalogue.headerNames, ...catalogue.credentialKeys].filter((name) => name !== name.toLowerCase());
    expect(upper).toEqual([]);
  });
});
