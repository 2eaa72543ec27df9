import { expect } from 'vitest';
import { findings, linkSources } from './link-sources.js';

/** A small program: its name, and its files by path. Lines that end in `# found` or `// found` must be findings, all others must not. */
export type LinkedFlow = readonly [name: string, files: Readonly<Record<string, string>>];

const MARKER = /(?:#|\/\/) found$/;

/** Links the files in both orders and compares what is found with the marked lines. */
export function checkFlows(files: Readonly<Record<string, string>>): void {
  const expected = Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (MARKER.test(line) ? [`${path}:${index + 1}`] : [])),
  );
  expect(findings(linkSources(files))).toEqual(expected.sort());
  const reversed = Object.keys(files).toReversed();
  expect(findings(linkSources(files, undefined, reversed))).toEqual(expected.sort());
}
