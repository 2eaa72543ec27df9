import { readdirSync } from 'node:fs';
import { type Model, parseApiPath, parseRelativePath, validateCatalogue } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { catalogue, readIn } from '@tokentrail/catalogue';
import { describe, expect, it } from 'vitest';
import { libraries } from '../support/docs/libraries.js';
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

  it('takes every list of rows that a file of it exports', async () => {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /^(?:any|python|javascript)\/.+\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(50);
    const rows = new Set(catalogue.models);
    const left: string[] = [];
    for (const file of files) {
      const lists = (await import(new URL(file, sources).href)) as Readonly<Record<string, readonly Model[]>>;
      for (const [name, list] of Object.entries(lists))
        if (list.some((row) => !rows.has(row))) left.push(`${file}: ${name}`);
    }
    expect(left, 'add a line to libraries.ts beside the file').toEqual([]);
  });

  it('says where it read libraries that it has rows of', () => {
    const named = libraries().flatMap(({ name, language, rows }) =>
      rows.some(({ because }) => because === undefined) ? [`${language} ${name}`] : [],
    );
    const read = Object.entries(readIn).flatMap(([language, names]) =>
      Object.keys(names).map((name) => `${language} ${name}`),
    );
    expect(read.filter((name) => !named.includes(name))).toEqual([]);
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
