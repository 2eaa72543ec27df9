import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { unprovedRows } from './support/row-removal.js';
for (const language of ['python', 'javascript'] as const)
test('list '+language, { timeout: 600_000 }, async () => {
  const rows = await unprovedRows(language);
  writeFileSync(`/tmp/catalogue/unproved-${language}.txt`, rows.map((r) => JSON.stringify(r.model) + '\n      ' + r.fixtures.join(' ') + '\n').join(''));
});
