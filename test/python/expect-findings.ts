import type { Model } from '@tokentrail/core';
import { expect } from 'vitest';
import { findings, linkSources, neutralRows } from '../support/link-sources.js';

/**
 * `SOURCE()` makes the value that must not reach `SINK`. A line that ends in `# finding` is the place of one; every other call of
 * `SINK` must be silent.
 */
export function expectFindings(sources: Readonly<Record<string, string>>, rows: readonly Model[] = []): void {
  const expected = Object.entries(sources).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (line.endsWith('# finding') ? [`${path}:${index + 1}`] : [])),
  );
  expect(findings(linkSources(sources, [...neutralRows, ...rows]))).toEqual(expected.sort());
}
