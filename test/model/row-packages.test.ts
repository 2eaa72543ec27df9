import { catalogue } from '@tokentrail/catalogue';
import type { Catalogue, Model } from '@tokentrail/core';
import { describe, expect, test } from 'vitest';
import { buildApiTrie } from '../../packages/core/src/model/api-trie-builder.js';
import { neededPackages, rowPackages } from '../../packages/core/src/model/row-packages.js';

const of = (...models: readonly Model[]): Catalogue => ({ ...catalogue, models, genericSinks: [] });

describe('rows of packages', () => {
  const rows = of(
    { language: 'python', type: { path: 'acme.Client()', is: 'base.Client()' } },
    { language: 'python', type: { path: 'base.Client().session', is: 'deep.Session()' } },
    { language: 'python', neutral: { path: 'other.send' } },
    { language: 'python', neutral: { path: 'builtins.len' } },
    { language: 'python', entryPoint: { path: '"callable request .. using frame"', entry: 'route' } },
    { language: 'python', type: { path: '"callable scope"', is: 'wire.Scope()' } },
  );

  test('are needed for what is imported, for what that leads to, and for what no import names', () => {
    const needed = neededPackages(rowPackages(rows, 'python'), new Set(['acme']));
    expect(
      [...needed].filter((name) => ['acme', 'base', 'deep', 'other', 'frame', 'wire'].includes(name)).sort(),
    ).toEqual(['acme', 'base', 'deep', 'wire']);
    expect(needed.has('builtins')).toBe(true);
  });

  test('are left out of a trie for a program that uses none of them', () => {
    const all = buildApiTrie(rows, 'python');
    const some = buildApiTrie(rows, 'python', null, new Set(['acme']));
    const isKnown = (trie: typeof all, name: string): boolean => !trie.isUnknown(trie.root(name));
    expect(['acme', 'base', 'other'].map((name) => isKnown(all, name))).toEqual([true, true, true]);
    expect(['acme', 'base', 'other'].map((name) => isKnown(some, name))).toEqual([true, true, false]);
    expect(some.isModelled('other')).toBe(true);
    expect(all.signatures).toHaveLength(2);
    expect(some.signatures).toHaveLength(1);
  });
});

test('a program that imports one package gets few of the built-in rows', () => {
  const all = buildApiTrie(catalogue, 'javascript').stateCount;
  const some = buildApiTrie(catalogue, 'javascript', null, new Set(['jose'])).stateCount;
  expect(some).toBeLessThan(all / 2);
});
