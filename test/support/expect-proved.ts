import type { Language } from '@tokentrail/core';
import { expect } from 'vitest';
import { type UnprovedRow, unprovedRows } from './row-removal.js';

const HOW = `Add lines to a fixture in fixtures/models that need the row: a flow that is found, or that is quiet, because of it alone.
Where the row makes a finding certain or reachable, say so: \`confidence=high\`, \`severity=high\` on the line, or on a line of its own
for all findings of the file. What a barrier ends is said by \`cleared=RULE\`. A row without which everything stays as it is should be
deleted.`;

/** Fails when a row can be removed without that a fixture fails; the message lists those rows and says how to mend it. */
export async function expectProved(language: Language['id']): Promise<void> {
  const unproved = await unprovedRows(language);
  expect(unproved.map(describe), HOW).toEqual([]);
}

function describe({ model, fixtures }: UnprovedRow): string {
  const { language: _, package: __, because: ___, ...row } = model;
  const where =
    fixtures.length === 0 ? 'spoken of by no fixture' : `without effect in ${fixtures.slice(0, 3).join(', ')}`;
  return `${where}: ${JSON.stringify(row)}`;
}
